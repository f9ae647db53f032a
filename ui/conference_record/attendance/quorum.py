"""The quorum: as it is computed on agencies, and as the chair judges it, with the basis of the judgement (N08, I12)."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cpdesk.rows.conference_record import MissingLine
from cpdesk.rows.marks import Mark
from cpdesk.rows.record_people import QuoracyRow
from cpdesk.rules.decisions import Answer
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.words import QUORUM_BASIS_WORDS
from ui.conference_record.in_sight import bring_into_sight
from ui.shared.kept_field import KeptField, kept_choice, kept_line
from ui.shared.marks import MarkChip
from ui.shared.plain_text import plain_label, reading_label
from ui.shared.theme import Theme

JUDGED = {Answer.YES: "Quorate", Answer.NO: "Not quorate"}
STANDING: dict[bool | None, tuple[Mark, str]] = {
    True: (Mark.HELD, "Enough agencies"),
    False: (Mark.DUE_SOON, "Not enough agencies"),
    None: (Mark.NEUTRAL, "No number set"),
}


class QuorumCard(QFrame):
    """Three boxes that keep themselves as one judgement; `judged` carries the field, every value, and what was seen."""

    judged = Signal(str, object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._chip = MarkChip(Mark.NEUTRAL, "", theme)
        self._computed = reading_label("")
        self.boxes: dict[str, KeptField] = {
            "quorate": kept_choice("quorate", "The chair's judgement", Answer, JUDGED),
            "basis": kept_choice("basis", "On what basis", QuorumBasis, QUORUM_BASIS_WORDS),
            "note": kept_line("note", "Why it went on, or on what other basis"),
        }
        self._lay_out()
        for box in self.boxes.values():
            box.keep.connect(self._judge)

    def show_quorum(self, quorum: QuoracyRow, *, may_write: bool) -> None:
        """Show what is computed and what was judged."""
        self._chip.set_state(*STANDING[quorum.agency_basis])
        self._computed.setText(quorum.explained)
        self._computed.setAccessibleName(quorum.explained)
        for name, box in self.boxes.items():
            box.show_value(getattr(quorum, name))
            box.set_open(may_write=may_write)

    def go_to(self, missing: MissingLine) -> bool:
        """Take the keyboard to this box; False when it is not one of these."""
        box = self.boxes.get(missing.field)
        if box is None:
            return False
        box.editor.setFocus()
        bring_into_sight(box)
        return True

    def _judge(self, field: str, value: object, seen: object) -> None:
        """One judgement is sent whole; the other two stand as they are kept."""
        values: dict[str, Any] = {name: box.stands_on() for name, box in self.boxes.items()}
        stood = {**values, field: seen}
        self.judged.emit(field, {**values, field: value}, stood)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(plain_label("Quorum", "strong"))
        head.addWidget(self._chip)
        head.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        for box, share in zip(self.boxes.values(), (2, 3, 5), strict=True):
            row.addWidget(box, share, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.addLayout(head)
        column.addWidget(self._computed)
        column.addLayout(row)
