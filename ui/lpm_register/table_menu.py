"""The menu of a line in the register: what can be done with its cell, with the line, and with the order."""

from PySide6.QtCore import Qt, Signal

from ui.lpm_register.columns import FACES, Change
from ui.lpm_register.table import RegisterTable
from ui.shared.cell_menu import CellMenu, within_a_sentence


class TableMenu(CellMenu):
    """What can be done with the line and the cell that the keyboard is on."""

    explanation_wanted = Signal()
    group_wanted = Signal()

    def __init__(self, table: RegisterTable) -> None:
        super().__init__(table)
        face = FACES[max(table.currentIndex().column(), 0)]
        heading = within_a_sentence(face.heading)
        chosen = len(table.chosen_entries())
        self.offer("Open in the pane", "Enter", table.opened.emit)
        if face.change is not Change.NONE:
            self.offer(f"Change {heading}", "F2", lambda: table.edit(table.currentIndex()))
        if face.change is Change.DATE:
            self.offer("Put today's date", "Ctrl+D", lambda: table.today_wanted.emit(table.currentIndex()))
        self.offer(f"Explain {heading}", "Shift+F1", self.explanation_wanted.emit)
        if chosen > 1:
            self.offer(f"Record one LPM date for {chosen}", "", self.group_wanted.emit)
        self.addSeparator()
        self.offer("Copy", "Ctrl+C", lambda: table.copy(headings=False))
        self.offer("Copy with headings", "Ctrl+Shift+C", lambda: table.copy(headings=True))
        self.addSeparator()
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        self.offer(f"Sort by {heading}, upwards", "Alt+Up", lambda: table.sort_by_current(ascending))
        self.offer(f"Sort by {heading}, downwards", "Alt+Down", lambda: table.sort_by_current(descending))
