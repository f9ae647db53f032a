"""The entries that somebody should look at before the list goes; Enter opens one in the register."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from cpdesk.rows.lpm_list import NotReady

MOST_LINES = 10
"""So many lines stand there at once; beyond them the table scrolls, and what is done with the list stays in sight."""
HEADINGS = ("Why", "Children", "Reference", "Chair (IC)")


class NotReadyTable(QTableWidget):
    """A short table of gaps."""

    open_entry = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(HEADINGS), parent)
        self.setHorizontalHeaderLabels(HEADINGS)
        self.setAccessibleName("Entries that are not ready for the list")
        self.setToolTip("Enter opens the entry in the LPM register")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.itemActivated.connect(self._open)

    def show_entries(self, entries: tuple[NotReady, ...]) -> None:
        """Shows these entries, the first one current."""
        self.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            for column, words in enumerate((entry.why, entry.child, entry.reference, entry.chair)):
                item = QTableWidgetItem(words)
                item.setData(Qt.ItemDataRole.UserRole, entry.recommendation_id)
                item.setToolTip(entry.why if column == 0 else "")
                self.setItem(row, column, item)
        for column in range(1, len(HEADINGS)):
            self.resizeColumnToContents(column)
        if entries:
            self.setCurrentCell(0, 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Larger text makes taller lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As tall as its lines, up to a number of them."""
        lines = sum(self.rowHeight(row) for row in range(min(self.rowCount(), MOST_LINES)))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + lines + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the entry on every system; some activate by another key."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._open(item)
            return
        super().keyPressEvent(event)

    def _open(self, item: QTableWidgetItem) -> None:
        self.open_entry.emit(item.data(Qt.ItemDataRole.UserRole))
