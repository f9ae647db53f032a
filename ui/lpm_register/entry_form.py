"""The form for a new recommendation (L02 to L06)."""

from datetime import date
from uuid import uuid4

from cpdesk.rows.register_deeds import EnterRecommendation
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.timescale import lpm_by_explained, read_timescale
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.children_field import ChildrenField
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.fields import ChoiceBox, FormField, LongText, NameBox, ShortText
from ui.shared.forms.form import Form, Missing
from ui.shared.forms.names_offered import NamesOffered
from ui.shared.theme import Theme

CONFERENCE_WORDS = {
    ConferenceKind.ICPC: "Initial conference (ICPC)",
    ConferenceKind.RCPC: "Review conference (RCPC)",
}
LIKE = "like 27/3/2027"
FORM_NAME = "new-recommendation"


class EntryForm(Form):
    """A new recommendation, from the children to the day by which the LPM is due."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac) -> None:
        super().__init__(link, theme, name=FORM_NAME, title="New recommendation", keep_words="Keep the recommendation")
        self._theme = theme
        self._almanac = almanac
        self._uuid = str(uuid4())
        self._proposed: date | None = None
        self._suggested_chair = ""
        self._add_case_fields()
        self._add_recommendation_fields()
        self.names = NamesOffered(link, self.fields)
        self.fields["team"].edited.connect(self._suggest_chair)
        for key in ("timescale", "conference_on"):
            self.fields[key].edited.connect(self._propose_date)
        self.fields["conference_on"].editor.dateChanged.connect(lambda _on: self._propose_date())  # type: ignore[attr-defined]  # a DateBox
        self._propose_date()

    def request(self) -> EnterRecommendation:
        """The recommendation as typed; L02 and L04 name what it must carry."""
        self._check_children()
        kind = self.fields["conference_kind"].text()
        if not kind:
            raise Missing("conference_kind", "Choose the conference that the recommendation came from.")
        held_on = self.required_date("conference_on", f"Enter the date of the conference, {LIKE}.")
        self.required_text("rationale", "Enter why the chair recommends a Legal Planning Meeting.")
        self.required_text("risk_statement", "Enter the chair's statement about the level of risk to the child.")
        due = self.required_date(
            "lpm_by", f"Enter the day the LPM is due by, {LIKE}, or a timescale like within 4 weeks."
        )
        return EnterRecommendation(
            children=self._children().children_typed(),
            case_id=self.fields["case_id"].text(),
            team=self.fields["team"].text(),
            chair=self.fields["chair"].text(),
            team_manager=self.fields["team_manager"].text(),
            social_worker=self.fields["social_worker"].text(),
            conference_kind=ConferenceKind(kind),
            conference_on=held_on,
            rationale=self.fields["rationale"].text(),
            risk_statement=self.fields["risk_statement"].text(),
            lpm_by=due,
            timescale=self.fields["timescale"].text(),
            plan_start_on=self.optional_date("plan_start_on"),
            notes=self.fields["notes"].text(),
            uuid=self._uuid,
        )

    def start_afresh(self) -> None:
        """Forget the draft; what is typed next is another entry."""
        self._uuid = str(uuid4())
        self._proposed = None
        super().start_afresh()

    def gathered(self) -> dict[str, object]:
        """Everything typed, and which entry it will be: kept twice after a crash, it is still one."""
        return {**super().gathered(), "uuid": self._uuid}

    def fill(self, body: dict[str, object]) -> None:
        """Put back what a draft holds."""
        self._uuid = str(body.get("uuid") or self._uuid)
        super().fill(body)
        self._propose_date()

    def _add_case_fields(self) -> None:
        self.add_field("children", FormField("Children", ChildrenField(self._theme, self._almanac)))
        self.add_field("case_id", FormField("Reference", ShortText()))
        self.add_field("conference_kind", FormField("Conference", ChoiceBox(CONFERENCE_WORDS)))
        self.add_field("conference_on", FormField("Date of the conference", self._date_box()))
        self.add_field("team", FormField("Team", NameBox()))
        self.add_field(
            "chair", FormField("Chair (IC)", NameBox(), help_text="The Independent Chair who held the conference.")
        )
        self.add_field("team_manager", FormField("Team manager", NameBox()))
        self.add_field("social_worker", FormField("Social worker", NameBox()))

    def _add_recommendation_fields(self) -> None:
        self.add_field(
            "rationale",
            FormField(
                "Rationale",
                LongText(4),
                help_text="A recommendation carries a clear text and its rationale; without both it is not finished.",
            ),
        )
        self.add_field(
            "risk_statement",
            FormField(
                "Risk statement",
                LongText(3),
                help_text="The chair's clear statement about the level of risk to the child.",
            ),
        )
        self.add_field("timescale", FormField("Timescale", ShortText(), help_text=TIMESCALE_HELP))
        self.add_field("lpm_by", FormField("LPM due by", self._date_box(), help_text=DUE_HELP))
        self.add_field("plan_start_on", FormField("CP plan began, if it did", self._date_box()))
        self.add_field("notes", FormField("Notes", LongText(3)))

    def _date_box(self) -> DateBox:
        return DateBox(self._theme, self._almanac)

    def _children(self) -> ChildrenField:
        editor = self.fields["children"].editor
        assert isinstance(editor, ChildrenField)  # noqa: S101 - put there a few lines above
        return editor

    def _check_children(self) -> None:
        if problem := self._children().problem():
            raise Missing("children", problem)

    def _suggest_chair(self) -> None:
        """Offer the team's linked chair as long as no other was typed; who held the conference may differ."""
        chair = self.fields["chair"]
        if chair.text() not in ("", self._suggested_chair):
            return
        linked = self.names.linked_chair(self.fields["team"].text())
        if linked != chair.text():
            chair.write(linked)
        self._suggested_chair = linked
        if linked:
            chair.say(f"{linked} is linked to this team. Change it if somebody else held the conference.")

    def _propose_date(self) -> None:
        """Work out the day from the timescale, as long as no other was typed (L04)."""
        typed, held_on = self.fields["timescale"].text(), self._conference_on()
        due = self.fields["lpm_by"]
        calendar = self._almanac.calendar()
        meant = read_timescale(typed, held_on, calendar)
        if typed and not meant.understood:
            self.fields["timescale"].say("This does not name a day. It is kept as written; enter the day below.")
        elif typed and meant.by is None:
            self.fields["timescale"].say("Enter the date of the conference and the day is worked out.")
        elif meant.by is not None:
            self.fields["timescale"].say(lpm_by_explained(meant.by, meant.unit, meant.count, held_on, calendar))
        else:
            self.fields["timescale"].say(TIMESCALE_HELP)
        ours = not due.text() or (self._proposed is not None and self._due() == self._proposed)
        if ours and meant.by != self._proposed:
            due.write(meant.by if meant.by is not None else "")  # half a timescale ("10 w") must leave no day behind
            self.draft.typed()
        self._proposed = meant.by

    def _conference_on(self) -> date | None:
        return self._date_in("conference_on")

    def _due(self) -> date | None:
        return self._date_in("lpm_by")

    def _date_in(self, key: str) -> date | None:
        editor = self.fields[key].editor
        return editor.date() if isinstance(editor, DateBox) else None


TIMESCALE_HELP = "As the chair put it: within 4 weeks, 15 working days, by 6/11/26."
DUE_HELP = "The recommendation carries a clear, child-focused timescale: a day after the conference."
