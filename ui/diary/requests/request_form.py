"""The form for a new request: "ICPC" was ticked as the outcome of a section 47 enquiry (D01)."""

from datetime import datetime
from uuid import uuid4

from cpdesk.rows.requests import ReceiveRequest
from cpdesk.rows.unit import TheUnit, Unit
from cpdesk.rules.london import LONDON
from cpdesk.rules.squeeze import squeeze
from cpdesk.rules.standards import Standard, standard
from ui.diary.requests.known_family import KnownFamily
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.children_field import ChildrenField
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.fields import FormField
from ui.shared.forms.form import Missing
from ui.shared.forms.names_offered import NamesOffered
from ui.shared.forms.panel_form import LIKE, LIKE_MOMENT, PanelForm
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme

CLOCK = "The 15 working days run from the strategy discussion that led to the section 47 enquiry, not from its outcome."
ASK_STRATEGY = "Enter the date of the strategy discussion and of the tick, and the days that are left are counted here."


class RequestForm(PanelForm):
    """A new request: the day that starts the clock first, then who it is about."""

    draft_name = "new-request"
    form_title = "New request for an ICPC"
    keep_words = "Keep the request"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac) -> None:
        super().__init__(link, theme, almanac)
        self._uuid = str(uuid4())
        self._standard: Standard | None = None
        self.set_up()
        link.ask(TheUnit(), self._take_unit)

    def add_fields(self) -> None:
        """The clock first, then the family and who asks."""
        self._add_clock_fields()
        self._add_family_fields()
        self.names = NamesOffered(self.link, self.fields)
        self.fields["team"].edited.connect(self._name_linked_chair)
        self.fields["looked_after"].edited.connect(self._follow_looked_after)
        self._follow_looked_after()

    def request(self) -> ReceiveRequest:
        """The request as typed."""
        strategy_on = self.required_date("strategy_on", f"Enter the date of the strategy discussion, {LIKE}.")
        ticked_at = self.required_moment("ticked_at", f"Enter when ICPC was ticked, {LIKE_MOMENT}.")
        if problem := self.children_field().problem():
            raise Missing("children", problem)
        looked_after = self.is_ticked("looked_after")
        return ReceiveRequest(
            children=self.children_field().children_typed(),
            strategy_on=strategy_on,
            ticked_at=ticked_at,
            team=self.required_text("team", "Enter the team that asks for the conference."),
            social_worker=self.fields["social_worker"].text(),
            team_manager=self.fields["team_manager"].text(),
            case_id=self.fields["case_id"].text(),
            looked_after=looked_after,
            looked_after_on=self.optional_date("looked_after_on") if looked_after else None,
            notes=self.fields["notes"].text(),
            uuid=self._uuid,
        )

    def blank(self) -> dict[str, object]:
        """Ticked today, at this hour, unless a person says otherwise."""
        now = datetime.now(LONDON)
        return {"ticked_at": datetime.combine(self.almanac.today(), now.time(), LONDON)}

    def gathered(self) -> dict[str, object]:
        """Everything typed, and which request it will be: kept twice after a crash, it is still one."""
        return {**super().gathered(), "uuid": self._uuid}

    def fill(self, body: dict[str, object]) -> None:
        """Put back what a draft holds."""
        self._uuid = str(body.get("uuid") or self._uuid)
        super().fill(body)
        self._count()
        self._follow_looked_after()

    def start_afresh(self) -> None:
        """Forget the draft; what is typed next is another request."""
        self._uuid = str(uuid4())
        super().start_afresh()
        self._count()

    def children_field(self) -> ChildrenField:
        """The lines of the children."""
        editor = self.fields["children"].editor
        if not isinstance(editor, ChildrenField):
            raise TypeError("the children have a field of their own")
        return editor

    def _add_clock_fields(self) -> None:
        self.add_date("strategy_on", "Strategy discussion that led to the section 47", CLOCK)
        self.add_moment("ticked_at", "ICPC ticked on the section 47")
        self.counted = plain_label(ASK_STRATEGY, "quiet")
        self.add_part(self.counted)
        strategy = self.fields["strategy_on"].editor
        if isinstance(strategy, DateBox):
            strategy.dateChanged.connect(lambda _on: self._count())
        self.fields["ticked_at"].edited.connect(self._count)

    def _add_family_fields(self) -> None:
        number = self.add_line("case_id", "Case number, if there is one")
        children = ChildrenField(self.theme, self.almanac)
        self.known = KnownFamily(self.link, number, children)
        self.add_part(self.known)
        self.add_field("children", FormField("Children", children))
        self.add_name("team", "Team")
        self.add_name("social_worker", "Social worker")
        self.add_name("team_manager", "Team manager")
        self.add_tick("looked_after", "A child is looked after too")
        self.add_date("looked_after_on", "Looked after since")
        self.add_text("notes", "Notes")

    def _take_unit(self, unit: Unit) -> None:
        self._standard = standard(unit.standards)
        self._count()

    def _count(self) -> None:
        """Say what the days still allow while the dates are typed (A15, A16)."""
        strategy = self.fields["strategy_on"].editor
        on = strategy.date() if isinstance(strategy, DateBox) else None
        ticked_at = self.moment_box("ticked_at").moment()
        if on is None or ticked_at is None or self._standard is None:
            self._say_count(ASK_STRATEGY, "quiet")
            return
        if ticked_at.astimezone(LONDON).date() < on:
            self._say_count("The tick is before the strategy discussion. Look at both dates.", "amber")
            return
        found = squeeze(on, ticked_at, self._standard, self.almanac.calendar())
        self._say_count(found.said, "strong" if found.safe_if_24h_used_twice else "amber")

    def _say_count(self, words: str, kind: str) -> None:
        self.counted.setText(words)
        self.counted.setProperty("kind", kind)
        self.counted.style().polish(self.counted)

    def _name_linked_chair(self) -> None:
        linked = self.names.linked_chair(self.fields["team"].text())
        if linked:
            self.fields["team"].say(f"{linked} is the linked chair of this team.")

    def _follow_looked_after(self) -> None:
        self.fields["looked_after_on"].setVisible(self.is_ticked("looked_after"))
