"""The menu of an alert in the table: open it, copy its row, sort by its column."""

from PySide6.QtCore import Qt

from ui.maqa.columns import FACES
from ui.maqa.table import AlertsTable
from ui.shared.cell_menu import CellMenu, within_a_sentence


class AlertMenu(CellMenu):
    """What can be done with the alert and the cell that the keyboard is on."""

    def __init__(self, table: AlertsTable, alert: int) -> None:
        super().__init__(table)
        self.offer("Open in the pane", "Enter", lambda: table.opened.emit(alert))
        self.addSeparator()
        self.offer("Copy", "Ctrl+C", lambda: table.copy(headings=False))
        self.offer("Copy with headings", "Ctrl+Shift+C", lambda: table.copy(headings=True))
        face = FACES[max(table.currentIndex().column(), 0)]
        if face.sort is None:
            return
        self.addSeparator()
        heading = within_a_sentence(face.heading)
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        self.offer(f"Sort by {heading}, upwards", "Alt+Up", lambda: table.sort_by_current(ascending))
        self.offer(f"Sort by {heading}, downwards", "Alt+Down", lambda: table.sort_by_current(descending))
