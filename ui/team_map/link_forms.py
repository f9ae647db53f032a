"""The forms that link a team to a chair from a day on, and that take a link out which was a mistake (D11, I25)."""

from datetime import date, timedelta

from cpdesk.rows.team_map import LinkRow, TeamShown
from cpdesk.rows.team_map_deeds import LinkTeam, RemoveLink
from cpdesk.rules.how_dates_read import long, short
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.fields import FormField
from ui.shared.forms.form import Missing
from ui.shared.forms.panel_form import LIKE
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme
from ui.team_map.about_team import AboutTeam, linked_on
from ui.team_map.pick_box import PickBox

NOBODY = "nobody"
NEITHER = "Choose a chair and the first day. The days before stay as they were."


class LinkForm(AboutTeam):
    """From which day which chair is linked. `proposed` is the chair on whose card the team was let go."""

    draft_name = "team-link"
    form_title = "Link a chair"
    keep_words = "Link from this day"

    def __init__(  # noqa: PLR0917  what every form of the map is given, then what this one proposes
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        shown: TeamShown,
        chairs: tuple[str, ...],
        proposed: str | None = None,
        from_on: date | None = None,
    ) -> None:
        self._chairs = chairs
        self._proposed = proposed
        self._from_on = from_on
        self.says = plain_label(NEITHER, "quiet")
        super().__init__(link, theme, almanac, shown)
        self.fields["chair"].edited.connect(self._say)
        self.date_box.dateChanged.connect(lambda _on: self._say())
        self._say()

    def add_fields(self) -> None:
        """The chair, the first day, and what that changes."""
        self.add_name("chair", "Linked chair", "Empty means that nobody is linked from that day on.", self._chairs)
        self.date_box = DateBox(self.theme, self.almanac)
        self.add_field("from_on", FormField("From which day?", self.date_box))
        self.says.setAccessibleName("What changes")
        self.add_part(self.says)

    def blank(self) -> dict[str, object]:
        """The chair that was proposed, from the day looked at."""
        return {"chair": self._proposed or "", "from_on": self._from_on or self.almanac.today()}

    def fill(self, body: dict[str, object]) -> None:
        """What was typed before comes back, but not over the chair on whose card the team was let go just now."""
        super().fill(body if self._proposed is None else {**body, "chair": self._proposed})

    def request(self) -> LinkTeam:
        """The chair from the day on, and who was linked on that day when this was opened."""
        on = self.required_date("from_on", f"Enter the first day of the link, {LIKE}.")
        return LinkTeam(self.team.id, self.fields["chair"].text(), on, linked_on(self.shown.links, on))

    def _say(self) -> None:
        on = self.date_box.date()
        if on is None:
            self.says.setText(NEITHER)
            return
        before = linked_on(self.shown.links, on) or NOBODY
        after = self.fields["chair"].text() or NOBODY
        later = min((row.from_on for row in self.shown.links if row.from_on > on), default=None)
        until = f" Until {short(later - timedelta(days=1))}: a later link begins then." if later else ""
        if before.casefold() == after.casefold():
            self.says.setText(f"On {long(on)} it is {after} already.")
        else:
            self.says.setText(f"From {long(on)}: {after} instead of {before}.{until}")


class RemoveLinkForm(AboutTeam):
    """A link was a mistake: it goes, and the one before goes on in its place."""

    draft_name = "team-link-out"
    form_title = "Take a link out"
    keep_words = "Take this link out"

    def add_fields(self) -> None:
        """Which link, and why."""
        self.add_words("The link before goes on instead. For a chair who stops on a day, link another one from there.")
        self.pick = PickBox("Choose a link", [(row.id, link_words(row)) for row in self.shown.links])
        self.add_field("id", FormField("Which link?", self.pick))
        self.add_text("why", "Why was it a mistake?", lines=2)

    def request(self) -> RemoveLink:
        """The link and the reason."""
        number = self.pick.number()
        if number is None:
            raise Missing("id", "Choose the link that was a mistake.")
        return RemoveLink(number, self.required_text("why", "Enter why the link was a mistake."))


def link_words(row: LinkRow) -> str:
    """One link of a team's history: "Wed 1 May 2024 to Fri 4 Apr 2025: P. Example"."""
    until = f"to {short(row.to_on - timedelta(days=1))}" if row.to_on is not None else "until now"
    return f"{short(row.from_on)} {until}: {row.chair}"
