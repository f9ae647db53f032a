"""A box to choose one of a few things that are kept, each by its number."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ui.shared.choice_box import TypedChoiceBox

LETTERS = 16


class PickBox(TypedChoiceBox):
    """Nothing is chosen until a person chooses."""

    edited = Signal()

    def __init__(self, nothing: str, things: Iterable[tuple[int, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LETTERS)
        self.addItem(nothing, None)
        for number, words in things:
            self.addItem(words, number)
        self.currentIndexChanged.connect(lambda _place: self.edited.emit())

    def number(self) -> int | None:
        """The number of what was chosen."""
        chosen = self.currentData()
        return int(chosen) if chosen is not None else None

    def written(self) -> object:
        """The number, for a draft."""
        return self.number()

    def write(self, value: object) -> None:
        """Choose the thing of this number, if it is still there."""
        self.setCurrentIndex(max(0, self.findData(value)) if value not in {None, ""} else 0)
