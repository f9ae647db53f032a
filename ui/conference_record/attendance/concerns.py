"""Concerns about somebody's part in the conference, kept as drafts until they are raised (S17, S18)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rows.conference_record import RecordShown
from cpdesk.rows.record_deeds import ChangeConcern, TakeOutConcern
from cpdesk.rows.record_people import ConcernRow
from cpdesk.rows.refusals import Refusal
from ui.conference_record.attendance.rows import concern_columns, concern_row
from ui.conference_record.card import show_words
from ui.conference_record.on_what_was_seen import NOT_THE_NEWEST, on_what_was_seen
from ui.conference_record.section import Build, RecordSection
from ui.shared.edit_table.table import EditTable
from ui.shared.plain_text import plain_label
from ui.shared.rows_of_buttons import ButtonRow

GONE = "This concern was taken out. Read the record again (F5)."
WHERE = (
    "Each is a draft of an alert, until it is raised. About social care's own people it goes into internal quality "
    "assurance."
)


class ConcernsPart(QWidget):
    """Out of sight while there is none; the section has what is written here kept."""

    def __init__(self, section: RecordSection) -> None:
        super().__init__()
        self._section = section
        self._concerns: tuple[ConcernRow, ...] = ()
        self._go_on_to: int | None = None
        self.table = EditTable("Concerns", section.theme, section.almanac)
        self.table.set_columns(concern_columns())
        self.table.show_whole()
        self.table.let_remove("Take the concern out")
        self.table.let_open("Open the alert, to raise it")
        self.table.row_opened.connect(self._raise)
        self.buttons = ButtonRow()
        self.table.changed.connect(self._change)
        self.table.removed.connect(self._take_out)
        self.how_counted = plain_label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label("Concerns", "strong"))
        column.addWidget(plain_label(WHERE, "quiet"))
        column.addWidget(self.table)
        column.addWidget(self.how_counted)
        column.addWidget(self.buttons)
        self.buttons.add("Open the alert, to raise it (Ctrl+Enter)", self._raise_current, drawn="alert")
        self.hide()

    def show_concerns(self, shown: RecordShown) -> None:
        """Show the drafts; the keyboard goes on to the words of one just noted."""
        self._concerns = shown.concerns
        people = shown.record.participants if shown.record is not None else ()
        self.table.set_rows(concern_row(one, people) for one in shown.concerns)
        counted = dict.fromkeys(one.raise_by_explained for one in shown.concerns)
        show_words(self.how_counted, f"Raise by: {' '.join(counted)}" if shown.concerns else "")
        self.setVisible(bool(shown.concerns))
        if self._go_on_to is not None and self.table.go_to(str(self._go_on_to), "words"):
            self._go_on_to = None

    def go_on_to(self, concern_id: int) -> None:
        """Go on to the words of this concern as soon as it is shown."""
        self._go_on_to = concern_id

    def take_keyboard(self) -> bool:
        """Take the keyboard to the first concern; False when there is none."""
        return bool(self._concerns) and self.table.go_to(str(self._concerns[0].id), "words")

    def _concern(self, key: str) -> ConcernRow | None:
        return next((one for one in self._concerns if str(one.id) == key), None)

    def _change(self, key: str, column: str, value: object, seen: object) -> None:
        self._section.keep_cell(self.table, key, column, self._change_of(key, column, value, seen))

    def _change_of(self, key: str, column: str, value: object, seen: object) -> Build:
        def make(stands: bool) -> ChangeConcern:
            concern = self._concern(key)
            if concern is None:
                raise Refusal(GONE)
            return ChangeConcern(
                concern.id, concern.version if stands else NOT_THE_NEWEST, {column: value}, {column: seen}
            )

        return on_what_was_seen(lambda: getattr(self._concern(key), column, None), seen, make)

    def _raise_current(self) -> None:
        """Raise the alert that the keyboard is on, else the first."""
        first = str(self._concerns[0].id) if self._concerns else ""
        self._raise(self.table.row_key() or first)

    def _raise(self, key: str) -> None:
        """Go on among the alerts, where it is raised; what was raised already is shown there."""
        concern = self._concern(key)
        if concern is not None:
            self._section.leads.emit("maqa_alert", concern.id)

    def _take_out(self, key: str) -> None:
        concern = self._concern(key)
        if concern is not None:
            self._section.keep(lambda: TakeOutConcern(concern.id, concern.version))
