"""What the parts of a child's page have in common: a card with a heading, and boxes that keep themselves."""

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.rows.conference_record import ChildDecisionRow, RecordShown
from ui.conference_record.section import RecordSection
from ui.shared.kept_field import KeptField
from ui.shared.plain_text import plain_label


class ChildPart(QFrame):
    """One part of a child's page. `boxes` are its boxes by the name of their field; the section keeps them."""

    def __init__(self, section: RecordSection, heading: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.section = section
        self.boxes: dict[str, KeptField] = {}
        self.heading = plain_label(heading, "strong")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 8, 12, 10)
        self.column.setSpacing(8)
        self.column.addWidget(self.heading)

    def show_child(self, child: ChildDecisionRow, shown: RecordShown) -> None:
        """Show what is kept of the child now; parts extend this."""
        for name, box in self.boxes.items():
            box.show_value(value_of(child, name))
            box.set_open(may_write=self.section.may_edit())

    def place_of(self, field: str) -> QWidget | None:
        """Where the keyboard goes for a field that is missing, none when it is not of this part."""
        return self.boxes.get(field)

    def add_boxes(self, *boxes: tuple[KeptField, int]) -> None:
        """Put boxes side by side, each with its share of the width."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for box, share in boxes:
            self.boxes[box.field] = box
            row.addWidget(box, share)
        self.column.addLayout(row)


def value_of(child: ChildDecisionRow, field: str) -> object:
    """What is kept in a field of a child's decision, as requests name it."""
    if field.startswith("lpm_"):
        return getattr(child.lpm, field.removeprefix("lpm_"))
    return getattr(child, field)


def side_by_side(*parts: QWidget) -> QHBoxLayout:
    """Parts in a line, those at the left as wide as their words."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def first_of(parts: Iterable[QWidget | None]) -> QWidget | None:
    """The first that is there."""
    return next((part for part in parts if part is not None), None)
