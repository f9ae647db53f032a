"""The first core group: its date, agreed at the conference (S27, I06), and who belongs to it (S28)."""

from PySide6.QtWidgets import QWidget

from cpdesk.rows.conference_record import RecordShown
from cpdesk.rows.record_deeds import AddParticipant, ChangeRecord
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rows.record_plan import CoreGroupOfRecord
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import listed, long, slashed
from cpdesk.rules.record import SOCIAL_CARE, Participation
from cpdesk.words import AGENCY_WORDS
from ui.conference_record.card import Card, first_shown, show_words
from ui.conference_record.on_what_was_seen import NOT_THE_NEWEST, on_what_was_seen
from ui.conference_record.people import change_of_person
from ui.conference_record.section import RecordSection
from ui.shared.edit_table.columns import ColumnKind, EditColumn, EditRow
from ui.shared.edit_table.model import NEW
from ui.shared.edit_table.table import EditTable
from ui.shared.explained import ExplainedDate
from ui.shared.kept_text import KeptText, kept_text
from ui.shared.plain_text import reading_label
from ui.shared.rows_of_buttons import ButtonRow

NOT_YET = "Its date is set once the conference is recorded as held."
COLUMNS = (
    EditColumn("in_core_group", "In it", ColumnKind.TICK, width=7, tip="Space ticks; Y and N say it too"),
    EditColumn("name", "Name", ColumnKind.TEXT, width=24, stretch=True),
    EditColumn("role", "Role", ColumnKind.TEXT, width=22, stretch=True),
    EditColumn(
        "agency", "Agency", ColumnKind.TEXT, width=22, stretch=True, offers=(*AGENCY_WORDS.values(), SOCIAL_CARE)
    ),
)
_WHO = frozenset({"name", "role", "agency"})


class CoreGroupPart(Card):
    """The date of the first core group, its members, and why somebody is left out."""

    def __init__(self, section: RecordSection) -> None:
        super().__init__("First core group")
        self._section = section
        self.words = reading_label("")
        self.late = reading_label("", "amber")
        self.due = ExplainedDate()
        buttons = ButtonRow()
        self.plan = buttons.add("Set the date", self._set_date, drawn="calendar", main=True)
        self.change = buttons.add("Change the date, time or place", self._set_date, drawn="calendar")
        self.lacking = reading_label("", "amber")
        self.members = EditTable("Members of the core group", section.theme, section.almanac)
        self.members.set_columns(COLUMNS)
        self.members.show_whole()
        self.why: KeptText | None = None
        self.add(self.words, self.late, self.due, buttons, self.lacking, self.members)
        self.members.changed.connect(self._keep_member)
        self.members.added.connect(self._add_member)
        self.members.said.connect(section.said)

    def show_record(self, shown: RecordShown) -> None:
        """Show the core group as it is agreed now."""
        group = shown.record.core_group if shown.record is not None else None
        self.setVisible(group is not None and group.needed)
        if group is None or shown.record is None or not group.needed:
            return
        show_words(self.words, date_words(group))
        show_words(self.late, late_words(group))
        self.due.setVisible(group.due_on is not None)
        if group.due_on is not None:
            self.due.show_date(f"Due by {slashed(group.due_on)}", group.due_explained)
        self.plan.setVisible(group.id is not None and group.planned_on is None)
        self.change.setVisible(group.id is not None and group.planned_on is not None and not was_held(shown))
        show_words(self.lacking, lacking_words(group, may_write=self._section.may_edit()))
        self._show_members(shown.record.participants)
        self._show_why(shown, group)

    def place_of(self, field: str) -> QWidget | None:
        """Where the keyboard goes for what is missing here."""
        if field in {"core_group_on", "core_group_breach_why"}:
            return first_shown(self.plan, self.change)
        return self.members if field == "core_group_why" else None

    def _show_members(self, people: tuple[ParticipantRow, ...]) -> None:
        may_write = self._section.may_edit()
        locked = _WHO if may_write else frozenset(column.key for column in COLUMNS)
        self.members.set_rows(
            EditRow(
                str(one.id),
                {"in_core_group": one.in_core_group, "name": one.name, "role": one.role, "agency": one.agency},
                read_only=locked,
                label=one.shown,
            )
            for one in people
        )
        self.members.set_new_row(
            EditRow(NEW, {"in_core_group": True, "name": "", "role": "", "agency": ""}, label="Somebody else")
            if may_write
            else None,
            "name",
            "role",
            "agency",
        )

    def _show_why(self, shown: RecordShown, group: CoreGroupOfRecord) -> None:
        if self.why is None:
            about = f"{shown.conference_id}"
            self.why = kept_text(
                self._section.link, about, "core_group_why", "Why somebody who belongs to it is left out", lines=2
            )
            self.why.keep.connect(self._keep_why)
            self.add(self.why)
            QWidget.setTabOrder(self.members, self.why.box)
        self.why.show_value(group.why)
        self.why.set_open(may_write=self._section.may_edit())

    def _keep_why(self, field: str, value: object, seen: object) -> None:
        box = self.why
        if box is None:
            return

        def kept() -> object:
            record = self._section.record
            return record.core_group.why if record is not None else seen

        build = on_what_was_seen(kept, seen, lambda version: self._change_record(version, field, value, seen))
        self._section.keep_box(box, build, kept)

    def _change_record(self, stands: bool, field: str, value: object, seen: object) -> ChangeRecord:
        shown = self._section.shown
        if shown is None:
            raise Refusal("Nobody has begun the record of this conference yet.")
        version = shown.record_version if stands else NOT_THE_NEWEST
        return ChangeRecord(shown.conference_id, version, {field: value}, {field: seen})

    def _keep_member(self, key: str, column: str, value: object, seen: object) -> None:
        build = change_of_person(self._section, key, column, value, seen)
        self._section.keep_cell(self.members, key, column, build)

    def _add_member(self, values: dict[str, object]) -> None:
        shown = self._section.shown
        if shown is None:
            return
        name, role, agency = (str(values.get(key) or "") for key in ("name", "role", "agency"))
        inside = bool(values.get("in_core_group", True))
        request = AddParticipant(
            shown.conference_id, name=name, role=role, agency=agency, in_core_group=inside,
            participation=Participation.NOT_ASKED,
        )  # fmt: skip
        self._section.keep(lambda: request, None, lambda _no: self.members.put_back(values))

    def _set_date(self) -> None:
        if self._section.shown is not None:
            self._section.leads.emit("core_group", self._section.shown.conference_id)


def was_held(shown: RecordShown) -> bool:
    """Whether the first core group met already: its date stands then."""
    dates = shown.record.dates if shown.record is not None else ()
    return any(line.key == "first_core_due" and line.done for line in dates)


def date_words(group: CoreGroupOfRecord) -> str:
    """When and where it meets, or that it waits for its date."""
    if group.planned_on is None:
        return "It has no date yet. Agree it now, while everybody is there." if group.id is not None else NOT_YET
    time = f" at {group.time}" if group.time else ""
    lead = f"led by {group.lead}" if group.lead else ""
    return ", ".join(part for part in (f"{long(group.planned_on)}{time}", group.place, lead) if part) + "."


def late_words(group: CoreGroupOfRecord) -> str:
    """That it is later than its limit, with the reason (I06)."""
    if group.planned_on is None or group.due_on is None or group.planned_on <= group.due_on:
        return ""
    return f"Later than its limit. {group.breach_why or 'Nobody said why yet.'}"


def lacking_words(group: CoreGroupOfRecord, *, may_write: bool) -> str:
    """Who still belongs to it (S28), and what to do about it while somebody can."""
    if not group.lacking:
        return ""
    said = f"It has no {listed(group.lacking)}"
    if group.why.strip():
        return f"{said}; why not stands below."
    return f"{said} yet. Tick who it is, add them in the empty row, or say below why not." if may_write else f"{said}."
