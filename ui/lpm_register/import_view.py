"""How the import page looks: the steps one beneath the other, and the main button always in sight."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cpdesk.rows.old_spreadsheet import Doubt, Rejected, SpreadsheetKept, SpreadsheetSeen
from cpdesk.rules.how_dates_read import counted
from ui.lpm_register.import_columns import ImportColumns
from ui.lpm_register.import_sheets import ImportSheets
from ui.lpm_register.import_words import (
    DOUBT_HEADINGS,
    PREVIEW_HEADINGS,
    REJECTED_HEADINGS,
    gaps_words,
    preview_line,
    where,
    would_do,
)
from ui.shared.empty_state import EmptyState
from ui.shared.notice_bar import NoticeBar
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme
from ui.shared.words_table import WordsTable

START = (
    "Choose the spreadsheet in which the recommendations are kept, or drop it here. "
    "Nothing is kept until you have looked at it and say so."
)


class ImportView(QWidget):
    """The parts of the page and what they show; it decides nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Import the spreadsheet")
        self.title = plain_label("Import the spreadsheet", "strong")
        self.file_name = plain_label("")
        self.another = QPushButton("Choose another file")
        self.back = QPushButton("Back to the register")
        self.notice = NoticeBar(theme)
        self.start = EmptyState(START, [("Choose the spreadsheet", lambda: None)])
        self.sheets = ImportSheets()
        self.said = plain_label("", "quiet")
        self.columns = ImportColumns()
        self.preview = WordsTable("Rows as entries", PREVIEW_HEADINGS)
        self.doubts = WordsTable("Rows to look at", DOUBT_HEADINGS)
        self.rejected = WordsTable("Rows that cannot come in", REJECTED_HEADINGS)
        self.tabs = QTabWidget()
        self.sentence = plain_label("", "strong")
        self.gaps = plain_label("", "amber")
        self.progress = QProgressBar()
        self.cancel = QPushButton("Cancel")
        self.import_button = QPushButton("Import")
        self.import_button.setProperty("kind", "main")
        self._lay_out()
        self.show_start()

    def show_start(self) -> None:
        """Nothing is chosen yet."""
        self._stack.setCurrentWidget(self.start)
        self.file_name.clear()
        self.another.hide()
        self.show_busy(busy=False)
        self.say_nothing_to_import("")
        self.gaps.clear()
        self.import_button.hide()

    def say_file(self, name: str) -> None:
        """Name the file."""
        self.file_name.setText(name)
        self.another.show()

    def say_reading(self, name: str) -> None:
        """Say that the file is being read; what was seen before stays on the screen meanwhile."""
        self.say_nothing_to_import(f"Reading {name}...")
        self.gaps.clear()

    def say_nothing_to_import(self, sentence: str) -> None:
        """Say why nothing can be imported now."""
        self.sentence.setText(sentence)
        self.import_button.setEnabled(False)

    def show_seen(self, seen: SpreadsheetSeen) -> None:
        """Show what importing would do."""
        self._stack.setCurrentWidget(self._body)
        self.sheets.show_sheets(seen.sheets)
        self.said.setText(" ".join(seen.said))
        self.said.setVisible(bool(seen.said))
        self.columns.show_matches([match for sheet in seen.sheets if sheet.taken for match in sheet.matches])
        self.preview.show_rows([preview_line(row) for row in seen.preview])
        self._name_tab(self.preview, _preview_name(seen))
        self._show_doubts(seen.doubts, seen.rejected)
        self.sentence.setText(would_do(seen))
        self.gaps.setText(gaps_words(seen.gaps) if seen.accepted else "")
        self.gaps.setVisible(bool(self.gaps.text()))
        self.import_button.setText(f"Import {counted(seen.accepted, 'row')}" if seen.accepted else "Nothing to import")
        self.import_button.setEnabled(bool(seen.accepted))
        self.import_button.show()

    def show_busy(self, *, busy: bool, words: str = "") -> None:
        """While importing, nothing can be changed and Cancel is there."""
        for part in (self.another, self.back, self.sheets, self.columns):
            part.setEnabled(not busy)
        self.import_button.setHidden(busy)
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)
        if busy:
            self.progress.setRange(0, 0)
            self.sentence.setText(words)
            self.cancel.setFocus()

    def show_progress(self, done: int, total: int, words: str) -> None:
        """How far the import is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.sentence.setText(words)

    def show_imported(self, kept: SpreadsheetKept) -> None:
        """Show what was imported; what is to be looked at stays here to be read."""
        self._show_doubts(kept.doubts, kept.rejected)
        self.gaps.clear()
        self.say_nothing_to_import(kept.said)
        self.import_button.hide()

    def _show_doubts(self, doubts: Sequence[Doubt], rejected: Sequence[Rejected]) -> None:
        self.doubts.show_rows([(where(one.sheet, one.row), one.column, one.value, one.doubt) for one in doubts])
        self.rejected.show_rows([(where(one.sheet, one.row), one.reason) for one in rejected])
        self._name_tab(self.doubts, f"To look at ({len(doubts)})")
        self._name_tab(self.rejected, f"Cannot come in ({len(rejected)})")

    def _name_tab(self, table: QWidget, name: str) -> None:
        self.tabs.setTabText(self.tabs.indexOf(table), name)

    def _lay_out(self) -> None:
        for table, name in ((self.preview, "Rows as entries"), (self.doubts, ""), (self.rejected, "")):
            self.tabs.addTab(table, name)
        self.tabs.setAccessibleName("What the rows become")
        self.progress.setAccessibleName("How far the import is")
        self.title.setWordWrap(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 10, 14, 8)
        whole.setSpacing(8)
        whole.addLayout(self._head())
        whole.addWidget(self.notice)
        self._body = self._middle()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self._body)
        whole.addWidget(self._stack, 1)
        whole.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.title)
        row.addWidget(self.file_name, 1)
        row.addWidget(self.another)
        row.addWidget(self.back)
        return row

    def _middle(self) -> QWidget:
        body = QWidget()
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.columns)
        split.addWidget(self.tabs)
        split.setSizes([300, 300])
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sheets)
        column.addWidget(self.said)
        column.addWidget(split, 1)
        return body

    def _foot(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.gaps)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.progress)
        row.addWidget(self.cancel)
        row.addWidget(self.import_button)
        return row


def _preview_name(seen: SpreadsheetSeen) -> str:
    readable, shown = seen.rows_read - len(seen.rejected), len(seen.preview)
    return f"Rows as entries ({shown})" if shown == readable else f"The first {shown} of {readable} rows as entries"
