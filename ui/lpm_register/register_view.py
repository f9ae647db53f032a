"""The register's table with everything that narrows it, and what it says when there is nothing to show."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cpdesk.rows.lpm_register import Column, Counts, RegisterCounts, RegisterFilter, Show
from cpdesk.rows.marks import Mark
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import Names, NamesToChoose
from ui.lpm_register.cell_changes import CellChanges
from ui.lpm_register.chips import CountStrip, shown_of
from ui.lpm_register.column_chooser import ColumnChooser
from ui.lpm_register.column_layout import ColumnLayout
from ui.lpm_register.columns import FACES, PLACE_OF, column_named
from ui.lpm_register.filter_row import SHOW_WORDS, FilterRow
from ui.lpm_register.model import RegisterModel
from ui.lpm_register.next_list import said_of_next_list
from ui.lpm_register.shown_line import explained
from ui.lpm_register.table import RegisterTable
from ui.shared.desk_link import DeskLink
from ui.shared.empty_state import EmptyState
from ui.shared.notice_bar import NoticeBar
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

NO_ENTRIES = "No recommendations yet. They start when a chair recommends an LPM at a conference."
_UNTIL_COUNTED = 40  # milliseconds, so that the lines are painted before their marks are counted
_USUAL = RegisterFilter()


class RegisterView(QWidget):
    """The register: filter, counts, lines.

    `chosen` carries the ids of the chosen entries; `counted` the words for the status bar, `said` what was just done.
    """

    chosen = Signal(tuple)
    opened = Signal()
    counted = Signal(str)
    said = Signal(str)
    new_wanted = Signal()
    import_wanted = Signal()
    preview_wanted = Signal()
    group_wanted = Signal(tuple)

    def __init__(self, link: DeskLink, theme: Theme, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._remembered = remembered
        self._mark: Mark | None = None
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_UNTIL_COUNTED)
        self.model = RegisterModel(link, self)
        self.filter_row = FilterRow()
        self.strip = CountStrip(theme)
        self.notice = NoticeBar(theme)
        self.table = RegisterTable(self.model, theme)
        self.columns = ColumnLayout(self.table, remembered)
        self.chooser = ColumnChooser(self.columns, self)
        self.changes = CellChanges(link, theme, self.table, columns=self.columns, notice=self.notice)
        self.nothing = EmptyState(
            NO_ENTRIES,
            [("New recommendation", self.new_wanted.emit), ("Import the spreadsheet", self.import_wanted.emit)],
        )
        self.no_match = EmptyState("", [("Clear", self.clear), ("Show all", self.show_all)])
        self._lay_out()
        self._sort_as_remembered()
        self._connect()

    def read_again(self) -> None:
        """Read lines, counts and names again."""
        self._link.ask(NamesToChoose(), self._take_names, latest=True)
        self.model.read_again()
        self._counting.start()
        self.strip.next_list.say(said_of_next_list(self._link.almanac))

    def find_words(self, text: str) -> None:
        """Show what these words find in the whole register; without words, the usual view."""
        self._narrow_to(RegisterFilter(text=text, show=Show.ALL) if text.strip() else _USUAL)

    def show_only(self, entry: int) -> None:
        """Show one entry alone, whatever its state."""
        self._narrow_to(RegisterFilter(show=Show.ALL, only=entry))

    def narrow_to_mark(self, mark: Mark, chair_id: int | None = None) -> None:
        """Show the entries that bear this mark, of one chair where one is given."""
        self._narrow_to(replace(_USUAL, mark=mark, chair_id=chair_id))

    def clear(self) -> None:
        """Show the usual view again."""
        self._narrow_to(_USUAL)
        self.table.setFocus()

    def show_all(self) -> None:
        """Show every entry there is."""
        self._narrow_to(RegisterFilter(show=Show.ALL))
        self.table.setFocus()

    def narrowed(self) -> RegisterFilter:
        """What the register is narrowed to."""
        return replace(self.filter_row.narrowed(), mark=self._mark)

    # What follows when somebody narrows, reads or chooses

    def _narrow_to(self, wanted: RegisterFilter) -> None:
        self._mark = wanted.mark
        self.filter_row.set_narrowed(wanted)
        self.strip.set_mark(wanted.mark)
        self._narrow()

    def _narrow(self) -> None:
        narrowed = self.narrowed()
        self.strip.set_narrowed(narrowed=narrowed != _USUAL)
        self.model.narrow(narrowed)
        self._counting.start()

    def _set_mark(self, mark: Mark | None) -> None:
        self._mark = mark
        self._narrow()

    def _ask_counts(self) -> None:
        self._link.ask(RegisterCounts(replace(self.narrowed(), mark=None)), self._take_counts, latest=True)

    def _take_counts(self, counts: Counts) -> None:
        self.strip.set_counts(counts)

    def _take_names(self, names: Names) -> None:
        self.filter_row.set_names(names)
        self.changes.set_names(names)

    def _show_what_was_read(self) -> None:
        page = self.model.page
        if page is None:
            return
        self.strip.set_shown(page)
        if self.model.rowCount():
            self._lines.setCurrentWidget(self.table)
        elif page.total == 0:
            self._lines.setCurrentWidget(self.nothing)
        else:
            self.no_match.say(self._why_nothing())
            self.no_match.buttons[0].setVisible(self.narrowed() != _USUAL)
            self.no_match.buttons[1].setVisible(self.narrowed() == _USUAL)
            self._lines.setCurrentWidget(self.no_match)
        self._count()

    def _why_nothing(self) -> str:
        narrowed = self.narrowed()
        if narrowed == _USUAL:
            return "Nothing is open, and no LPM was held this month."
        if narrowed.text.strip():
            within = "" if narrowed.show is Show.ALL else f" in “{SHOW_WORDS[narrowed.show]}”"
            return f"Nothing matches “{narrowed.text.strip()}”{within}."
        return "Nothing matches this filter."

    def _count(self) -> None:
        number = len(self.table.chosen_entries())
        self.strip.set_chosen(number)
        if self.model.page is not None:
            self.counted.emit(f"{shown_of(self.model.page)} · {number} selected")

    def _say_not_read(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal), button="Read again", act=self.read_again)

    def _explain(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            face, shown_line = FACES[index.column()], self.model.line(index.row())
            sentence = explained(shown_line.line, face.column, shown_line.cells[index.column()])
            self.notice.say(f"{face.heading}: {sentence or face.full}")

    # Columns and sorting

    def _choose_columns(self) -> None:
        self.chooser.open_under(self.filter_row.columns)

    def _sort_as_remembered(self) -> None:
        column = column_named(self._remembered.value("lpm_register/sort", "")) or Column.STATE
        downwards = self._remembered.value("lpm_register/downwards", False)
        order = Qt.SortOrder.DescendingOrder if downwards else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(PLACE_OF[column], order)
        self.model.sort_from_the_start(column, descending=downwards)
        self.table.let_sort()

    def _remember_sort(self, place: int, order: Qt.SortOrder) -> None:
        self._remembered.keep("lpm_register/sort", FACES[place].column.value)
        self._remembered.keep("lpm_register/downwards", order is Qt.SortOrder.DescendingOrder)
        self.columns.fit()

    def _lay_out(self) -> None:
        self._lines = QStackedWidget()
        for part in (self.table, self.nothing, self.no_match):
            self._lines.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.filter_row)
        column.addWidget(self.strip)
        column.addWidget(self.notice)
        column.addWidget(self.changes.stale)
        column.addWidget(self.changes.why)
        column.addWidget(self._lines, 1)

    def _connect(self) -> None:
        self.filter_row.changed.connect(self._narrow)
        self.filter_row.down.connect(self.table.setFocus)
        self.filter_row.columns_wanted.connect(self._choose_columns)
        self.filter_row.import_wanted.connect(self.import_wanted)
        self.filter_row.new_wanted.connect(self.new_wanted)
        self.strip.marked.connect(self._set_mark)
        self.strip.cleared.connect(self.clear)
        self.strip.preview_wanted.connect(self.preview_wanted)
        self.strip.group_wanted.connect(lambda: self.group_wanted.emit(self.table.chosen_entries()))
        self._counting.timeout.connect(self._ask_counts)
        self.model.read.connect(self._show_what_was_read)
        self.model.not_read.connect(self._say_not_read)
        self.table.chosen.connect(self.chosen)
        self.table.chosen.connect(self._count)
        self.table.opened.connect(self.opened)
        self.table.said.connect(self.said)
        self.table.explanation_wanted.connect(self._explain)
        self.table.group_wanted.connect(lambda: self.group_wanted.emit(self.table.chosen_entries()))
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._remember_sort)
        find = QKeySequence(QKeySequence.StandardKey.Find)
        QShortcut(find, self, self.filter_row.go_to_words, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts a notice away, then clears the filter."""
        if event.key() == Qt.Key.Key_Escape and self.notice.sentence():
            self.notice.clear()
        elif event.key() == Qt.Key.Key_Escape and self.narrowed() != _USUAL:
            self.clear()
        else:
            super().keyPressEvent(event)
