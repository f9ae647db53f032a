"""One line of a pane: what there is, and at its right what can be done with it."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.shared.plain_text import reading_label
from ui.shared.rows_of_buttons import ButtonRow

Act = tuple[str, str, Callable[[], object]]
"""The words on a button, what is heard of it, and what it does."""


class PaneLine(QFrame):
    """Words with their buttons beneath, framed, so that it is plain what a button belongs to."""

    def __init__(self, words: str, more: str = "", acts: Iterable[Act] = ()) -> None:
        super().__init__()
        self.setProperty("kind", "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(4)
        column.addWidget(reading_label(words))
        if more:
            column.addWidget(reading_label(more, "quiet"))
        buttons = ButtonRow()
        for said, spoken, act in acts:
            buttons.add(said, act, spoken=spoken)
        if not buttons.is_empty():
            column.addWidget(buttons)
