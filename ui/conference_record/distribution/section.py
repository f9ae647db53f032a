"""Distribution: who gets the record and why, their own copies as PDF and email drafts, when it went to each (S26)."""

from PySide6.QtWidgets import QWidget

from cpdesk.rows.conference_record import MissingLine, RecordShown
from cpdesk.rows.record_deeds import DraftRecordEmails, WriteRecord
from cpdesk.rules.how_dates_read import long, slashed
from cpdesk.rules.record import RecordState
from cpdesk.rules.record_parts import Section
from ui.conference_record.card import Card, show_words
from ui.conference_record.distribution.recipients import COLUMNS, distribution_words, recipient_rows, unsent
from ui.conference_record.distribution.sending_forms import KeptOutForm, RecordSentForm
from ui.conference_record.distribution.versions import VersionsPart
from ui.conference_record.in_sight import bring_into_sight
from ui.conference_record.people import change_of_person, person_of
from ui.conference_record.section import RecordSection
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.edit_table.table import EditTable
from ui.shared.explained import ExplainedDate
from ui.shared.plain_text import plain_label, reading_label
from ui.shared.rows_of_buttons import ButtonRow
from ui.shared.theme import Theme

BEFORE = {
    RecordState.DRAFT: "Nothing goes out yet: the chair agrees the record, then it is issued.",
    RecordState.AGREED: "The record is agreed. Issue it, then it goes out.",
}
HOW = "Enter on a row says whose details are kept out of that person's copy."
HOW_TO_SEND = "Shift and the arrows choose several rows, for drafts to those people only."
CORRECTED = "The version issued before stays as it is until this one is issued."


class DistributionSection(RecordSection):
    """The recipients of the record, and every version of it."""

    section = Section.DISTRIBUTION

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(link, theme, almanac, parent)
        self.words = reading_label("")
        self.stands = reading_label("", "amber")
        self.due = ExplainedDate()
        self.table = EditTable("Recipients of the record", theme, almanac)
        self.how = plain_label("", "quiet")
        self.versions = VersionsPart(self)
        self._lay_out()
        self._join()

    def show_record(self, shown: RecordShown) -> None:
        """Show who gets the record as it stands now."""
        super().show_record(shown)
        record = shown.record
        if record is None:
            return
        show_words(self.words, distribution_words(record))
        before = BEFORE.get(record.state, "")
        corrected = CORRECTED if before and len(shown.versions) > 1 else ""
        show_words(self.stands, " ".join(words for words in (before, corrected) if words))
        self.due.setVisible(shown.due_on is not None)
        if shown.due_on is not None:
            self.due.show_date(f"To be sent out by {slashed(shown.due_on)}", shown.due_explained)
            self.due.setAccessibleName(f"To be sent out by {long(shown.due_on)}")
        self.table.set_rows(recipient_rows(shown))
        issued = record.state is RecordState.ISSUED
        self.drafts.setVisible(issued)
        self.sent.setVisible(issued)
        self.kept_out.setVisible(shown.may_edit)
        show_words(self.how, HOW if shown.may_edit else HOW_TO_SEND if issued else "")
        self.versions.show_record(shown)

    def go_to(self, missing: MissingLine) -> None:
        """Take the keyboard to the recipient who has not had it."""
        self.table.go_to(str(missing.participant_id or ""), missing.field) or self.table.setFocus()
        bring_into_sight(self.table)

    def take_keyboard(self) -> None:
        """Begin with the recipients."""
        self.table.setFocus()

    def write_copy(self) -> None:
        """Have the copy of the person of this row written as PDF."""
        record, key = self.record, self.table.row_key()
        if record is not None and key:
            conference, version, number = record.conference_id, record.version_no, int(key)
            self.writes.emit(lambda folder: WriteRecord(conference, folder, number, version), "Writing the copy")

    def write_drafts(self) -> None:
        """Have an email draft written for each chosen recipient, or for everybody who has not had it yet."""
        shown, record = self.shown, self.record
        if shown is None or record is None:
            return
        chosen = self._chosen_ids() or tuple(one.participant_id for one in unsent(record))
        if not chosen:
            self.said.emit("Everybody has had the record. Choose rows to write their drafts again.")
            return
        conference = shown.conference_id
        self.writes.emit(lambda folder: DraftRecordEmails(conference, chosen, folder), "Writing the drafts")

    def say_sent(self) -> None:
        """Open the form in which it is said to whom the record went."""
        if self.record is not None:
            self.wants_form.emit(RecordSentForm(self.link, self.theme, self.almanac, self.record, self._chosen_ids()))

    def keep_out(self, row: str = "") -> None:
        """Open the form in which it is said whose details are kept out of a person's copy."""
        key = row or self.table.row_key()
        if self.record is None or not key:
            return
        if not self.may_edit():
            self.said.emit("This version stands as it is. Begin a correction to change what is kept out of a copy.")
            return
        self.wants_form.emit(KeptOutForm(self.link, self.theme, self.almanac, self.record, person_of(self, key)))

    def _chosen_ids(self) -> tuple[int, ...]:
        """The recipients of several chosen rows; one row alone is only where the keyboard is."""
        keys = self.table.chosen_keys()
        getting = {one.participant_id for one in self.record.recipients} if self.record is not None else set()
        return tuple(int(key) for key in keys if int(key) in getting) if len(keys) > 1 else ()

    def _keep_cell(self, key: str, column: str, value: object, seen: object) -> None:
        self.keep_cell(self.table, key, column, change_of_person(self, key, column, value, seen))

    def _lay_out(self) -> None:
        card = Card("Who gets the record")
        row = ButtonRow()
        self.drafts = row.add("Write the email drafts", self.write_drafts, drawn="mail", main=True)
        self.drafts.setToolTip("One for each who has not had it yet, with their own copy; for chosen rows only those")
        self.sent = row.add("Say it was sent", self.say_sent, drawn="tick")
        self.copy = row.add("Write this copy as PDF", self.write_copy, drawn="pdf")
        self.kept_out = row.add("Keep details out of this copy", self.keep_out, drawn="lock")
        self.table.set_columns(COLUMNS)
        self.table.let_choose_many()
        self.table.let_open("Keep details out of this copy")
        self.table.show_whole()
        card.add(self.words, self.stands, self.due, row, self.table, self.how)
        self.column.addWidget(card)
        self.column.addWidget(self.versions)
        self.column.addStretch(1)

    def _join(self) -> None:
        self.table.changed.connect(self._keep_cell)
        self.table.row_opened.connect(self.keep_out)
        self.table.said.connect(self.said)
