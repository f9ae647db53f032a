"""A box of names that narrows what is shown: everything stands first, and what was chosen stays chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from ui.shared.choice_box import TypedChoiceBox

LETTERS = 8


class NarrowingBox(TypedChoiceBox):
    """Narrow in its row, as wide as its names once it is open."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(what)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LETTERS)

    def offer(self, everything: str, names: Sequence[tuple[object, str]]) -> None:
        """Offer these names beneath the word for everything, without saying that anything changed."""
        chosen = self.currentData()
        blocker = QSignalBlocker(self)
        self.clear()
        self.addItem(everything, None)
        for identity, name in names:
            self.addItem(name, identity)
        self.setCurrentIndex(max(0, self.findData(chosen)) if chosen is not None else 0)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)
        blocker.unblock()
