"""The menu of a table's cell (right click, Menu key or Shift+F10): everything it offers has a key too."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu, QTableView


class CellMenu(QMenu):
    """What can be done with the line and the cell that the keyboard is on."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def offer(self, words: str, keys: str, act: Callable[[], object]) -> None:
        """One thing to do, with the key that does the same."""
        action = QAction(f"{words}\t{keys}" if keys else words, self)
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)

    def open_for(self, event: QContextMenuEvent) -> None:
        """Show the menu where it was asked for: at the mouse, or at the cell the keyboard is on."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            cell = self._table.visualRect(self._table.currentIndex())
            at = self._table.viewport().mapToGlobal(cell.bottomLeft() + QPoint(8, 0))
        self.popup(at)


def within_a_sentence(heading: str) -> str:
    """A heading inside a sentence: "State" becomes "state", "LPM due" stays."""
    return heading if heading[:2].isupper() else heading[:1].lower() + heading[1:]
