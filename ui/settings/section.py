"""One section of the settings: a heading, its content, and the words that the search box finds it by."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.shared.notice_bar import NoticeBar
from ui.shared.theme import Theme

LABEL_LETTERS = 20
FIELD_WIDE = 460


class Section(QWidget):
    """A heading, a notice for what was done, and whatever the section adds to `body`."""

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.notice = NoticeBar(theme)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 8)
        column.setSpacing(10)
        column.addWidget(heading(title))
        column.addWidget(self.notice)
        column.addLayout(self.body, 1)

    def read_again(self) -> None:
        """Reads what the section shows; a section that shows nothing kept has nothing to read."""

    def words(self) -> str:
        """Everything written in the section, for the search box."""
        found = [self.title]
        found += [label.text() for label in self.findChildren(QLabel)]
        found += [button.text() for button in self.findChildren(QAbstractButton)]
        for box in self.findChildren(QComboBox):
            found += [box.itemText(place) for place in range(box.count())]
        for table in self.findChildren(QTableWidget):
            cells = (
                table.item(row, column) for row in range(table.rowCount()) for column in range(table.columnCount())
            )
            found += [cell.text() for cell in cells if cell is not None]
        return " ".join(found).casefold()


def heading(text: str) -> QLabel:
    """A heading within a page."""
    label = QLabel(text)
    label.setProperty("kind", "heading")
    return label


def paragraph(text: str, kind: str = "quiet") -> QLabel:
    """A sentence or two that wrap."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("kind", kind)
    return label


def labelled(words: str, field: QWidget) -> QHBoxLayout:
    """A field with its label before it; the label also names the field for people who hear it."""
    label = QLabel(words)
    label.setMinimumWidth(label.fontMetrics().averageCharWidth() * LABEL_LETTERS)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setContentsMargins(0, 6, 0, 0)
    label.setBuddy(field)
    field.setAccessibleName(words)
    if isinstance(field, QComboBox) and (typed := field.lineEdit()) is not None:
        typed.setAccessibleName(words)
    field.setMaximumWidth(min(field.maximumWidth(), FIELD_WIDE))
    row = QHBoxLayout()
    row.addWidget(label)
    row.addWidget(field, 1)
    row.addStretch(0)
    return row


def table_of(name: str, headings: tuple[str, ...]) -> QTableWidget:
    """A plain table to read from, with these headings."""
    table = QTableWidget(0, len(headings))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(headings))
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def fill(table: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    """Puts these rows into a table, each column as wide as its words and the last one as wide as there is room."""
    table.setRowCount(len(rows))
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            table.setItem(row, column, QTableWidgetItem(words))
    for column in range(table.columnCount() - 1):
        table.resizeColumnToContents(column)


def chosen_row(table: QTableWidget) -> int | None:
    """The one line chosen in a table, or None."""
    rows = {index.row() for index in table.selectedIndexes()}
    return rows.pop() if len(rows) == 1 else None


def scrolled(inner: QWidget) -> QScrollArea:
    """The same with a scroll bar where it is higher than the window."""
    inner.setProperty("kind", "scrolled")
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
