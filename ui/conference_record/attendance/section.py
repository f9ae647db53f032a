"""Who took part: the invitation list as a table to write in, further people, the quorum, and concerns."""

from typing import Any

from cpdesk.rows.conference_record import MissingLine, RecordShown
from cpdesk.rows.record_deeds import (
    AddParticipant,
    ChangeParticipant,
    JudgeQuoracy,
    NoteConcern,
    SetParticipation,
    TakeOutParticipant,
    TakeOverInvitees,
)
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import counted
from cpdesk.rules.record import Participation
from cpdesk.rules.record_parts import Section
from ui.conference_record.attendance.concerns import ConcernsPart
from ui.conference_record.attendance.person_form import PersonForm
from ui.conference_record.attendance.quorum import QuorumCard
from ui.conference_record.attendance.rows import (
    HOW,
    new_participant,
    part_of_agency,
    participant_columns,
    participant_row,
)
from ui.conference_record.attendance.which_concern import likely_concern
from ui.conference_record.on_what_was_seen import NOT_THE_NEWEST, on_what_was_seen
from ui.conference_record.people import change_of_person
from ui.conference_record.section import RecordSection
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.edit_table.table import EditTable
from ui.shared.plain_text import plain_label
from ui.shared.rows_of_buttons import ButtonRow
from ui.shared.theme import Theme

NOT_SHOWN = "The record is not open. Read it again (F5)."
CHOOSE = "Go to the person whom the concern is about, then press M."


class AttendanceSection(RecordSection):
    """The table first, then the judgement on the quorum, then the concerns."""

    section = Section.ATTENDANCE

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac) -> None:
        super().__init__(link, theme, almanac)
        self.buttons = ButtonRow()
        self.table = EditTable("Who took part", theme, almanac)
        self.quorum = QuorumCard(theme)
        self.concerns = ConcernsPart(self)
        self.take_over = self.buttons.add("", self._take_over, drawn="plus", main=True)
        self.others = self.buttons.add("All others attended", self._others_attended, drawn="tick")
        self.buttons.add("Add somebody", self.table.go_to_new_row, drawn="plus")
        self.buttons.add("Note a concern (M)", self.note_concern, drawn="alert")
        self._set_up_table()
        for part in (self.buttons, plain_label(HOW, "quiet"), self.table, self.quorum, self.concerns):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.quorum.judged.connect(self._judge)

    def show_record(self, shown: RecordShown) -> None:
        """Show what is kept now; what somebody is writing just then stays in its cell."""
        super().show_record(shown)
        record = shown.record
        if record is None:
            return
        may_write = self.may_edit()
        self.take_over.setText(f"Take over {counted(shown.new_invitees, 'person')} from the invitations")
        self.take_over.setVisible(bool(shown.new_invitees))
        self.others.setEnabled(bool(self._unsaid()) and may_write)
        self.table.set_columns(participant_columns(record.participants))
        self.table.set_rows(participant_row(one, shown.missing, may_write=may_write) for one in record.participants)
        self.table.set_new_row(new_participant() if may_write else None, "agency", "name")
        self.quorum.show_quorum(record.quoracy, may_write=may_write)
        self.concerns.show_concerns(shown)

    def go_to(self, missing: MissingLine) -> None:
        """Take the keyboard to the person, or to the judgement on the quorum."""
        if missing.participant_id is not None:
            self.table.go_to(str(missing.participant_id), missing.field)
        elif not self.quorum.go_to(missing):
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Begin with how the first one took part of whom it is not said yet."""
        people = self.record.participants if self.record is not None else ()
        first = next(iter(self._unsaid()), people[0].id if people else None)
        if first is None or not self.table.go_to(str(first), "participation"):
            self.table.setFocus()

    def person(self, key: str) -> ParticipantRow | None:
        """A participant as the record shows them now."""
        people = self.record.participants if self.record is not None else ()
        return next((one for one in people if str(one.id) == key), None)

    def note_concern(self) -> None:
        """Note a concern about the person whom the keyboard is on, and go on to its words."""
        about = self.person(self.table.row_key())
        if about is None or self.shown is None:
            self.said.emit(CHOOSE)
            return
        request = NoteConcern(self.shown.conference_id, likely_concern(about, self.almanac.today()), about.id)
        self.keep(lambda: request, kept=lambda kept: self.concerns.go_on_to(kept.ids[0]))

    # What is sent

    def _change(self, key: str, column: str, value: object, seen: object) -> None:
        self.keep_cell(self.table, key, column, change_of_person(self, key, column, value, seen))

    def _change_many(self, keys: tuple[str, ...], column: str, value: object) -> None:
        if column == "participation" and (value is None or isinstance(value, Participation)):
            self._set_participation(tuple(int(key) for key in keys), value)
            return
        for key in keys:
            person = self.person(key)
            if person is not None:
                self._change(key, column, value, getattr(person, column))

    def _set_participation(self, ids: tuple[int, ...], value: Participation | None) -> None:
        if self.shown is not None and ids:
            request = SetParticipation(self.shown.conference_id, ids, value)
            self.keep(lambda: request)

    def _others_attended(self) -> None:
        self._set_participation(self._unsaid(), Participation.ATTENDED)
        self.table.setFocus()

    def _unsaid(self) -> tuple[int, ...]:
        people = self.record.participants if self.record is not None else ()
        return tuple(one.id for one in people if one.participation is None and not one.only_told)

    def _add(self, values: dict[str, Any]) -> None:
        if self.shown is None:
            return
        given = {name: value for name, value in values.items() if name in _OF_NEW and value}
        later = {name: value for name, value in values.items() if name not in _OF_NEW and value}
        part = values.get("part") or part_of_agency(str(values.get("agency") or ""))
        request = AddParticipant(self.shown.conference_id, part, **given)
        self.keep(
            lambda: request,
            kept=lambda kept: self._add_the_rest(str(kept.ids[0]), later),
            refused=lambda _refusal: self.table.put_back(values),
        )

    def _add_the_rest(self, key: str, later: dict[str, Any]) -> None:
        """What belongs to nobody before they are there: who represented them, when the report came."""
        if later:
            self.keep(lambda: ChangeParticipant(int(key), 1, later))

    def _take_out(self, key: str) -> None:
        person = self.person(key)
        if person is not None:
            self.keep(lambda: TakeOutParticipant(person.id, person.version))

    def _take_over(self) -> None:
        if self.shown is not None:
            request = TakeOverInvitees(self.shown.conference_id)
            self.keep(lambda: request)
            self.table.setFocus()

    def _judge(self, field: str, values: dict[str, Any], seen: dict[str, Any]) -> None:
        def make(stands: bool) -> JudgeQuoracy:
            shown = self.shown
            if shown is None:
                raise Refusal(NOT_SHOWN)
            version = shown.record_version if stands else NOT_THE_NEWEST
            return JudgeQuoracy(shown.conference_id, version, **values, seen=seen)

        build = on_what_was_seen(lambda: {name: self._judged(name) for name in seen}, seen, make)
        self.keep_box(self.quorum.boxes[field], build, lambda: self._judged(field))

    def _judged(self, field: str) -> object:
        return getattr(self.record.quoracy, field) if self.record is not None else None

    def _open(self, key: str) -> None:
        person = self.person(key)
        if person is not None and self.shown is not None:
            number = self.shown.conference_id
            self.wants_form.emit(PersonForm(self.link, self.theme, self.almanac, number, person))

    def _set_up_table(self) -> None:
        self.table.show_whole()
        self.table.let_choose_many()
        self.table.let_open("Address, team and report of this person")
        self.table.let_remove("Take this person out")
        self.table.let_key("m", "Note a concern", self.note_concern)
        self.table.changed.connect(self._change)
        self.table.many_changed.connect(self._change_many)
        self.table.added.connect(self._add)
        self.table.removed.connect(self._take_out)
        self.table.row_opened.connect(self._open)
        self.table.said.connect(self.said)


_OF_NEW = frozenset({"name", "role", "agency", "participation", "in_core_group", "within_authority"})
