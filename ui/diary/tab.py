"""The room that will hold this, and says so until it does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shared.desk_link import DeskLink
from ui.shared.empty_state import EmptyState
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

WHAT = "Conferences by week, day, chair and room, and those that wait for a date."
NOT_YET = "The conference diary is not part of this version yet. Go on booking conferences as you do now."


class DiaryTab(QWidget):
    """An honest empty room: what will be here, and that it is not built yet."""

    counted = Signal(str)
    badge = Signal(int)

    def __init__(self, link: DeskLink, theme: Theme, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.addWidget(EmptyState(NOT_YET, heading=WHAT))

    def read_again(self) -> None:
        """There is nothing to read."""
