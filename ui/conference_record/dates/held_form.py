"""The form that records a conference as held: when, and the first core group; the outcomes stand in the record."""

from datetime import date

from cpdesk.rows.booking import HoldConference
from cpdesk.rows.conference_record import OpenRecord, RecordShown, TheRecord
from cpdesk.rules.conferences import WITH_PLAN
from cpdesk.rules.how_dates_read import listed, long
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.words import CONFERENCE_OUTCOME_WORDS
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.fields import FormField
from ui.shared.forms.form import Missing
from ui.shared.forms.panel_form import LIKE_MOMENT, PanelForm
from ui.shared.theme import Theme

FOLLOWS = "Plans and the next dates follow from these outcomes. What was decided stands on each child's page."


class HeldForm(PanelForm):
    """When it was held; refused while nobody has said what was decided for a child."""

    draft_name = "record-held"
    form_title = "Record as held"
    keep_words = "Record as held"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, shown: RecordShown, record: TheRecord) -> None:
        super().__init__(link, theme, almanac, draft_of=shown.conference_id)
        self._shown = shown
        self._record = record
        self.set_up()

    def add_fields(self) -> None:
        """The outcomes to read, when it was held, and the first core group of an initial conference."""
        self.add_words(outcomes_words(self._record), "")
        self.add_words(FOLLOWS)
        self.add_moment("at", "Held at")
        self.add_line("holiday_why", "Why was it held on a day that is not worked?")
        self.fields["holiday_why"].hide()
        if self._has_core_group():
            self._add_core_group()

    def request(self) -> HoldConference:
        """The conference as held; the outcomes are those of the record."""
        undecided = [child.first_name for child in self._record.children if child.outcome is None]
        if undecided:
            raise Missing("", f"Say first what was decided for {listed(undecided)}: it stands on each child's page.")
        at = self.required_moment("at", f"Enter when the conference was held, {LIKE_MOMENT}.")
        core_on = self.optional_date("core_group_on") if "core_group_on" in self.fields else None
        return HoldConference(
            self._shown.conference_id,
            self._shown.conference_version,
            at,
            core_group_on=core_on,
            core_group_breach_why=self._if_shown("core_group_breach_why"),
            holiday_why=self._if_shown("holiday_why"),
        )

    def blank(self) -> dict[str, object]:
        """Held when it was booked."""
        return {"at": self._shown.start_at or ""}

    def save_over(self) -> None:
        """Record it on the newest state of the conference, now that both were looked at."""
        self.link.ask(OpenRecord(self._shown.conference_id), self._newest)

    def _newest(self, shown: RecordShown) -> None:
        self._shown = shown
        self.keep_button.setFocus()

    def _has_core_group(self) -> bool:
        with_plan = any(child.outcome in WITH_PLAN for child in self._record.children)
        return with_plan and self._record.kind == ConferenceKind.ICPC

    def _add_core_group(self) -> None:
        box = DateBox(self.theme, self.almanac)
        box.set_context(self._against_limit)
        due = self._record.core_group.due_on
        by = f"By {long(due)}." if due is not None else ""
        self.add_field("core_group_on", FormField("First core group, if it has its date", box, help_text=by))
        self.add_line("core_group_breach_why", "Why is the core group later?")
        self.fields["core_group_breach_why"].hide()
        box.dateChanged.connect(lambda on: self.fields["core_group_breach_why"].setVisible(self._is_late(on)))

    def _is_late(self, on: date | None) -> bool:
        due = self._record.core_group.due_on
        return on is not None and due is not None and on > due

    def _against_limit(self, on: date) -> tuple[str, bool]:
        late = self._is_late(on)
        return ("That is later than the limit: say why below." if late else ""), late

    def _if_shown(self, key: str) -> str:
        field = self.fields.get(key)
        return field.text() if field is not None and not field.isHidden() else ""


def outcomes_words(record: TheRecord) -> str:
    """What was decided for each child, a line each."""
    return "\n".join(
        f"{child.first_name}: {_within(CONFERENCE_OUTCOME_WORDS[child.outcome]) if child.outcome else 'not said yet'}"
        for child in record.children
    )


def _within(words: str) -> str:
    return words[:1].lower() + words[1:]
