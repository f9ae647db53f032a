"""What the parts of a child's page have in common: a card with boxes that keep themselves, side by side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpdesk.rows.conference_record import RecordShown
from cpdesk.rows.record_decisions import ChildDecisionRow
from ui.conference_record.card import Card
from ui.conference_record.section import RecordSection
from ui.shared.forms.tick_box import TickBox
from ui.shared.kept_field import KeptField


class ChildPart(Card):
    """One part of a child's page. `boxes` are its boxes by the name of their field; the section keeps them."""

    def __init__(self, section: RecordSection, heading: str) -> None:
        super().__init__(heading)
        self.section = section
        self.boxes: dict[str, KeptField] = {}

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
            # A text with its name above it and a tick without one stand level with the boxes beside them.
            at = Qt.AlignmentFlag.AlignBottom if isinstance(box.editor, TickBox) else Qt.AlignmentFlag.AlignTop
            row.addWidget(box, share, at)
        row.addStretch(0)
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
