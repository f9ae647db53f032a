"""One section of the settings: a heading, its content, and the words that the search box finds it by."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cpdesk.rows.refusals import Refusal
from ui.shared.desk_link import DeskLink
from ui.shared.notice_bar import NoticeBar
from ui.shared.theme import Theme

Row = TypeVar("Row")
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


class ListSection(Section):
    """A list of what is kept, a button for the line chosen in it, and a form that adds one more.

    Each section states its words and the areas of the register that it follows, makes its fields, lays itself out,
    and does what its two buttons say.
    """

    heading_words: ClassVar[str]
    list_name: ClassVar[str]
    columns: ClassVar[tuple[str, ...]]
    chosen_words: ClassVar[str]
    choose_first: ClassVar[str]
    add_words: ClassVar[str]
    follows: ClassVar[tuple[str, ...]] = ("diary",)

    def __init__(self, link: DeskLink, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.heading_words, theme, parent)
        self._link = link
        self._theme = theme
        self.table = table_of(self.list_name, self.columns)
        self.for_chosen = QPushButton(self.chosen_words)
        self.add = QPushButton(self.add_words)
        self.add.setProperty("kind", "main")
        self.make_fields()
        self.lay_out()
        self.table.itemSelectionChanged.connect(self.choice_changed)
        self.for_chosen.clicked.connect(self.act_on_chosen)
        self.add.clicked.connect(self.add_one)
        link.changed.connect(self._area_changed)
        self.choice_changed()

    def make_fields(self) -> None:
        """The fields of what can be added."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Puts the list, the fields and the buttons in their places."""
        raise NotImplementedError

    def add_one(self) -> None:
        """Adds what stands in the fields."""
        raise NotImplementedError

    def act_on_chosen(self) -> None:
        """Does with the line chosen what its button says."""
        raise NotImplementedError

    def choice_changed(self) -> None:
        """The button for the line chosen waits until there is one, and says so."""
        chosen = chosen_row(self.table) is not None
        self.for_chosen.setEnabled(chosen)
        self.for_chosen.setToolTip("" if chosen else self.choose_first)

    def done(self, _kept: object) -> None:
        """It is kept: what the notice said before is over."""
        self.notice.clear()

    def refused(self, refusal: Refusal) -> None:
        """Says why it is not kept."""
        self.notice.refuse(str(refusal))

    def _area_changed(self, area: str) -> None:
        if area in self.follows:
            self.read_again()


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


def chosen_of(table: QTableWidget, rows: Sequence[Row]) -> Row | None:
    """What the one line chosen in a table stands for, or None."""
    row = chosen_row(table)
    return rows[row] if row is not None and row < len(rows) else None
