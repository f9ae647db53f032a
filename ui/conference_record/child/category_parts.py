"""The categories of which multiple abuse consists, each to be ticked (I34)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpdesk.rules.decisions import Category
from cpdesk.words import CATEGORY_WORDS
from ui.shared.flow_row import FlowRow
from ui.shared.forms.tick_box import TickBox
from ui.shared.kept_field import KeptField

PARTS = tuple(one for one in Category if one is not Category.MULTIPLE)


class CategoryTicks(QWidget):
    """A box to tick for each category but multiple."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {category: TickBox(CATEGORY_WORDS[category]) for category in PARTS}
        row = FlowRow(self, self)
        for box in self.boxes.values():
            box.setAccessibleName(f"Multiple: {box.text()}")
            box.edited.connect(self.edited)
            row.addWidget(box)
        self.setFocusProxy(self.boxes[PARTS[0]])

    def chosen(self) -> tuple[Category, ...]:
        """The categories that are ticked."""
        return tuple(category for category, box in self.boxes.items() if box.isChecked())

    def written(self) -> list[str]:
        """The categories that are ticked, for a draft."""
        return [category.value for category in self.chosen()]

    def write(self, value: object) -> None:
        """Tick these categories and no others."""
        wanted = {str(one) for one in value} if isinstance(value, list | tuple) else set()
        for category, box in self.boxes.items():
            box.setChecked(category.value in wanted)


def kept_parts(field: str, label: str) -> KeptField:
    """The ticks as a box that keeps itself."""
    ticks = CategoryTicks()
    return KeptField(field, label, ticks, ticks.chosen)
