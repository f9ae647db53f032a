"""A list of boxes to tick: people, children, actions, each by its number."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shared.forms.tick_box import TickBox


class TickList(QWidget):
    """A box for each of these, one beneath the other; `spoken` is what is heard of a box where it says more."""

    edited = Signal()

    def __init__(
        self, words: Mapping[int, str], spoken: Mapping[int, str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.boxes = {number: TickBox(said) for number, said in words.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for number, box in self.boxes.items():
            box.setAccessibleName((spoken or words)[number])
            box.edited.connect(self.edited)
            column.addWidget(box)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def ids(self) -> tuple[int, ...]:
        """The numbers of those that are ticked."""
        return tuple(number for number, box in self.boxes.items() if box.isChecked())

    def written(self) -> list[int]:
        """Those that are ticked, for a draft."""
        return list(self.ids())

    def write(self, value: object) -> None:
        """Tick these and no others."""
        ticked = {int(number) for number in value} if isinstance(value, list | tuple) else set()
        for number, box in self.boxes.items():
            box.setChecked(number in ticked)
