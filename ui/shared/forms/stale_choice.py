"""What to do when somebody else changed the entry first: both values, side by side, and nothing typed is lost (I29)."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from cpdesk.rows.alert_words import ALERT_OUTCOME_WORDS, THEME_WORDS
from cpdesk.rows.map_words import (
    INDUCTION_KIND_WORDS,
    INDUCTION_STATE_WORDS,
    INDUCTION_TOPIC_WORDS,
    MEETING_STATE_WORDS,
)
from cpdesk.rows.refusals import StaleSave
from cpdesk.words import (
    ANSWER_WORDS,
    BASIS_WORDS,
    CATEGORY_WORDS,
    CONCERN_ABOUT_WORDS,
    CONFERENCE_OUTCOME_WORDS,
    LPM_DECISION_WORDS,
    OUTCOME_WORDS,
    PART_WORDS,
    PARTICIPATION_WORDS,
    QUORUM_BASIS_WORDS,
    TM_VIEW_WORDS,
)
from ui.shared.forms.field_words import field_words
from ui.shared.plain_text import plain_label, reading_label

EMPTY = "Nothing"
CHOICES: dict[str, Mapping[Any, str]] = {
    "outcome": OUTCOME_WORDS | CONFERENCE_OUTCOME_WORDS | ALERT_OUTCOME_WORDS,
    "tm_view": TM_VIEW_WORDS,
    "participation": PARTICIPATION_WORDS,
    "part": PART_WORDS,
    "quorate": ANSWER_WORDS,
    "quorum_basis": QUORUM_BASIS_WORDS,
    "about": CONCERN_ABOUT_WORDS,
    "threshold": ANSWER_WORDS,
    "plan_needed": ANSWER_WORDS,
    "supervision_view": ANSWER_WORDS,
    "basis_stated": BASIS_WORDS,
    "category": CATEGORY_WORDS,
    "lpm_decision": LPM_DECISION_WORDS,
    "lpm_sm_decision": ANSWER_WORDS,
    "themes": THEME_WORDS,
    "state": MEETING_STATE_WORDS | INDUCTION_STATE_WORDS,
    "kind": INDUCTION_KIND_WORDS,
    "topics": INDUCTION_TOPIC_WORDS,
}
"""The choices of each field that is one, in the unit's words."""
CHOICE_WORDS = {field: {choice.value: said for choice, said in words.items()} for field, words in CHOICES.items()}


class StaleChoice(QFrame):
    """Theirs and mine for each field that both changed, with Use theirs and Keep mine."""

    theirs_taken = Signal(str, str)
    mine_kept = Signal(str)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._column = QVBoxLayout(self)
        self._open: dict[str, QWidget] = {}
        self._labels: Mapping[str, str] = {}
        self._came_from: QWidget | None = None
        self.hide()

    def show_both(self, refusal: StaleSave, labels: Mapping[str, str] | None = None) -> None:
        """Lay out both values of every field that differs, and take the keyboard to the first choice.

        Fields are named as in `labels`, the names that the form itself gives them, where it gives any.
        """
        self.clear()
        self._labels = labels or {}
        self._column.addWidget(plain_label(str(refusal), "problem"))
        differing = [field for field, mine in refusal.mine.items() if refusal.theirs.get(field, "") != mine]
        for field in differing or refusal.mine:
            self._add(field, refusal)
        self.show()
        here = QApplication.focusWidget()
        if here is not None and not self.isAncestorOf(here):
            self._came_from = here
        first = next(iter(self._open.values()), None)
        if first is not None:
            first.findChildren(QPushButton)[0].setFocus()

    def is_open(self) -> bool:
        """Whether a choice is still to be made."""
        return bool(self._open)

    def clear(self) -> None:
        """Put everything away."""
        self._open.clear()
        while (item := self._column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.deleteLater()
        self.hide()

    def _add(self, field: str, refusal: StaleSave) -> None:
        theirs, mine = refusal.theirs.get(field, ""), refusal.mine[field]
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 6)
        column.addWidget(plain_label(self._name(field), "strong"))
        who = refusal.changed_by or "Somebody else"
        column.addWidget(reading_label(f"{who} wrote: {_said(field, theirs)}"))
        column.addWidget(reading_label(f"You wrote: {_said(field, mine)}"))
        row = QHBoxLayout()
        row.addWidget(self._button("Use theirs", field, lambda: self.theirs_taken.emit(field, theirs)))
        row.addWidget(self._button("Keep mine", field, lambda: self.mine_kept.emit(field)))
        row.addStretch(1)
        column.addLayout(row)
        self._open[field] = part
        self._column.addWidget(part)

    def _button(self, words: str, field: str, choose: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(f"{words}: {self._name(field)}")
        button.clicked.connect(choose)
        button.clicked.connect(lambda: self._settle(field))
        return button

    def _name(self, field: str) -> str:
        return self._labels.get(field) or field_words(field)

    def _settle(self, field: str) -> None:
        part = self._open.pop(field, None)
        if part is not None:
            part.hide()
        if not self._open:
            if self._came_from is not None and isValid(self._came_from):
                self._came_from.setFocus()  # before this goes away: the keyboard would land anywhere
            self.hide()
            self.settled.emit()


def _said(field: str, value: str) -> str:
    """A value in the unit's words; several codes of one field each in theirs."""
    words = CHOICE_WORDS.get(field, {})
    said = [words.get(code.strip(), code.strip()) for code in value.split(",")] if words else [value]
    return ", ".join(said) or EMPTY
