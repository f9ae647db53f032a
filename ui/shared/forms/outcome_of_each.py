"""A box for the outcome of each child of a conference."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cpdesk.rules.conferences import OUTCOMES_OF, ConferenceOutcome
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.words import CONFERENCE_OUTCOME_WORDS
from ui.shared.forms.fields import ChoiceBox
from ui.shared.plain_text import plain_label


def outcome_words(kind: str) -> dict[ConferenceOutcome, str]:
    """What a conference of this kind may decide, in words."""
    return {choice: CONFERENCE_OUTCOME_WORDS[choice] for choice in OUTCOMES_OF[ConferenceKind(kind)]}


class OutcomeOfEach(QWidget):
    """The children by their numbers, each with its own choice; `nothing` says what no choice means."""

    edited = Signal()

    def __init__(
        self, children: Mapping[int, str], kind: str, *, nothing: str = "Choose", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.boxes: dict[int, ChoiceBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for line, (number, name) in enumerate(children.items()):
            box = ChoiceBox(outcome_words(kind), nothing)
            box.setAccessibleName(f"Outcome for {name}")
            box.edited.connect(self.edited)
            grid.addWidget(plain_label(name), line, 0)
            grid.addWidget(box, line, 1)
            self.boxes[number] = box
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def outcomes(self) -> tuple[tuple[int, ConferenceOutcome], ...]:
        """The children for whom an outcome was chosen."""
        return tuple((id_, ConferenceOutcome(chosen)) for id_, box in self.boxes.items() if (chosen := box.written()))

    def written(self) -> dict[str, str]:
        """What was chosen for each child, for a draft."""
        return {str(id_): box.written() for id_, box in self.boxes.items()}

    def write(self, value: object) -> None:
        """Put back the choices of a draft."""
        chosen = value if isinstance(value, dict) else {}
        for id_, box in self.boxes.items():
            box.write(chosen.get(str(id_), ""))
