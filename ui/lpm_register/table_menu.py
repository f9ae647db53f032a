"""The menu of a line in the register (right click, Menu key or Shift+F10): everything it offers has a key too."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.lpm_register.columns import FACES, Change
from ui.lpm_register.table import RegisterTable


class TableMenu(QMenu):
    """What can be done with the line and the cell that the keyboard is on."""

    explanation_wanted = Signal()
    group_wanted = Signal()

    def __init__(self, table: RegisterTable, parent: QWidget | None = None) -> None:
        super().__init__(parent or table)
        self._table = table
        face = FACES[max(table.currentIndex().column(), 0)]
        chosen = len(table.chosen_entries())
        self._offer("Open in the pane", "Enter", table.opened.emit)
        if face.change is not Change.NONE:
            self._offer(f"Change {_small(face.heading)}", "F2", lambda: table.edit(table.currentIndex()))
        if face.change is Change.DATE:
            self._offer("Put today's date", "Ctrl+D", lambda: table.today_wanted.emit(table.currentIndex()))
        self._offer(f"Explain {_small(face.heading)}", "Shift+F1", self.explanation_wanted.emit)
        if chosen > 1:
            self._offer(f"Record one LPM date for {chosen}", "", self.group_wanted.emit)
        self.addSeparator()
        self._offer("Copy", "Ctrl+C", lambda: table.copy(headings=False))
        self._offer("Copy with headings", "Ctrl+Shift+C", lambda: table.copy(headings=True))
        self.addSeparator()
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        self._offer(f"Sort by {_small(face.heading)}, upwards", "Alt+Up", lambda: table.sort_by_current(ascending))
        self._offer(f"Sort by {_small(face.heading)}, downwards", "Alt+Down", lambda: table.sort_by_current(descending))

    def open_for(self, event: QContextMenuEvent) -> None:
        """Show the menu where it was asked for: at the mouse, or at the cell the keyboard is on."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            cell = self._table.visualRect(self._table.currentIndex())
            at = self._table.viewport().mapToGlobal(cell.bottomLeft() + QPoint(8, 0))
        self.popup(at)

    def _offer(self, words: str, keys: str, act: object) -> None:
        action = QAction(f"{words}\t{keys}" if keys else words, self)
        action.triggered.connect(act)
        self.addAction(action)


def _small(heading: str) -> str:
    """A heading inside a sentence: "State" becomes "state", "LPM due" stays."""
    return heading if heading[:2].isupper() else heading[0].lower() + heading[1:]
