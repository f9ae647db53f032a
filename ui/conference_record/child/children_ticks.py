"""A box to tick for each child of a conference."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rows.conference_record import ChildDecisionRow
from ui.conference_record.child.whose import full_name
from ui.shared.forms.tick_box import TickBox


class ChildrenTicks(QWidget):
    """The children, each to be ticked; `spoken` begins what is heard of a box: "Recommend for Amira Example"."""

    edited = Signal()

    def __init__(self, children: Sequence[ChildDecisionRow], spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {child.child_id: TickBox(full_name(child)) for child in children}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for child in children:
            box = self.boxes[child.child_id]
            box.setAccessibleName(f"{spoken} {full_name(child)}")
            box.edited.connect(self.edited)
            column.addWidget(box)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def ids(self) -> tuple[int, ...]:
        """The children who are ticked."""
        return tuple(id_ for id_, box in self.boxes.items() if box.isChecked())

    def written(self) -> list[int]:
        """The children who are ticked, for a draft."""
        return list(self.ids())

    def write(self, value: object) -> None:
        """Tick these children and no others."""
        wanted = {int(one) for one in value} if isinstance(value, list | tuple) else set()
        for id_, box in self.boxes.items():
            box.setChecked(id_ in wanted)
