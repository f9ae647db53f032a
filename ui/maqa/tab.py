"""The room that will hold this, and says so until it does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shared.desk_link import DeskLink
from ui.shared.empty_state import EmptyState
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

WHAT = "Alerts to agencies about missing or late reports and absences, with the clock for each reply."
NOT_YET = "MAQA alerts are not part of this version yet. Go on raising them as you do now."


class MaqaTab(QWidget):
    """An honest empty room: what will be here, and that it is not built yet."""

    counted = Signal(str)
    badge = Signal(int)

    def __init__(self, link: DeskLink, theme: Theme, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.addWidget(EmptyState(NOT_YET, heading=WHAT))

    def read_again(self) -> None:
        """There is nothing to read."""
