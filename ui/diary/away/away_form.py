"""The forms for a chair who is not there: the days, and when it ended or was wrong (D14)."""

from cpdesk.rows.diary import AwayRow
from cpdesk.rows.people import AddAway, Bookable, ChairsAndRooms, EndAway
from cpdesk.rules.conferences import AwayKind
from cpdesk.words import AWAY_WORDS
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import NameBox
from ui.shared.forms.panel_form import LIKE, PanelForm
from ui.shared.theme import Theme


class AwayForm(PanelForm):
    """Who is away, from when to when, and why."""

    draft_name = "away"
    form_title = "A chair is away"
    keep_words = "Keep the absence"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac) -> None:
        super().__init__(link, theme, almanac)
        self.set_up()

    def add_fields(self) -> None:
        """The chair, the days and the reason."""
        self.add_name("person", "Chair")
        self.add_choice("kind", "Why", AWAY_WORDS)
        self.add_date("from_on", "First day")
        self.add_date("to_on", "Last day", "Empty means one day.")
        self.add_line("why", "Remark, if there is one")
        self.link.ask(ChairsAndRooms(), self._offer)

    def request(self) -> AddAway:
        """The absence as typed."""
        person = self.required_text("person", "Choose the chair who is away.")
        kind = self.required_choice("kind", AwayKind, "Choose why the chair is away.")
        first = self.required_date("from_on", f"Enter the first day, {LIKE}.")
        return AddAway(person, first, self.optional_date("to_on") or first, kind, self.fields["why"].text())

    def blank(self) -> dict[str, object]:
        """On leave, unless a person says otherwise."""
        return {"kind": AwayKind.LEAVE.value}

    def _offer(self, bookable: Bookable) -> None:
        box = self.fields["person"].editor
        if isinstance(box, NameBox):
            box.offer(row.name for row in bookable.chairs)


class EndAwayForm(PanelForm):
    """The chair is back, or the days were wrong."""

    draft_name = "end-away"
    keep_words = "Keep the days"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, away: AwayRow) -> None:
        super().__init__(link, theme, almanac, draft_of=away.id, title=f"{away.person}: other days")
        self.away = away
        self.set_up()

    def add_fields(self) -> None:
        """The first and the last day, and what it means to leave them empty."""
        self.add_words("Both empty means that the chair was not away at all.")
        self.add_date("from_on", "First day")
        self.add_date("to_on", "Last day")

    def request(self) -> EndAway:
        """The days as they are now."""
        first = self.optional_date("from_on")
        return EndAway(self.away.id, self.away.version, first, self.optional_date("to_on") or first)

    def blank(self) -> dict[str, object]:
        """The days as they are kept."""
        return {"from_on": self.away.from_on, "to_on": self.away.to_on}
