"""The agencies that are considered for every conference, each invited or not relevant (S08)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cpdesk.rows.invitations import ConsideredRow
from cpdesk.rules.invitations import Considered, ConsideredAnswer
from cpdesk.words import CONSIDERED_WORDS
from ui.shared.forms.fields import ChoiceBox
from ui.shared.plain_text import plain_label

COLUMNS = 2


class ConsideredList(QWidget):
    """A box for each agency; `answered` carries the agency and the answer, or None when it was taken back."""

    answered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[Considered, ChoiceBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._writing = False

    def show_rows(self, rows: Sequence[ConsideredRow]) -> None:
        """Show how each agency was considered."""
        self._writing = True
        for place, row in enumerate(rows):
            if row.agency not in self.boxes:
                self._add(place, row)
            self.boxes[row.agency].write(row.answer.value if row.answer else "")
        self._writing = False

    def _add(self, place: int, row: ConsideredRow) -> None:
        box = ChoiceBox(CONSIDERED_WORDS, "Not considered yet")
        box.setAccessibleName(f"{row.name}: considered")
        agency = row.agency
        box.edited.connect(lambda: self._tell(agency))
        line, column = divmod(place, COLUMNS)
        self._grid.addWidget(plain_label(row.name), line, column * 2)
        self._grid.addWidget(box, line, column * 2 + 1)
        self._grid.setColumnStretch(column * 2, 1)
        self._grid.setColumnStretch(column * 2 + 1, 1)
        self.boxes[agency] = box

    def _tell(self, agency: Considered) -> None:
        if not self._writing:
            chosen = self.boxes[agency].written()
            self.answered.emit(agency, ConsideredAnswer(chosen) if chosen else None)
