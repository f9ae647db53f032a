"""A sentence in the window where another program would put a box in front of it."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from cpdesk.rows.marks import Mark
from ui.shared.icons import icon
from ui.shared.marks import MarkChip
from ui.shared.theme import Theme


class Notice(StrEnum):
    """How a sentence is meant."""

    SAID = "said"
    WARNING = "warning"
    PROBLEM = "problem"


MARKS = {Notice.SAID: Mark.NEUTRAL, Notice.WARNING: Mark.DUE_SOON, Notice.PROBLEM: Mark.OVERDUE}
WORDS = {Notice.SAID: "Note", Notice.WARNING: "Look", Notice.PROBLEM: "Not done"}


class NoticeBar(QFrame):
    """One sentence, at most one button, and a way to put it away. Hidden while there is nothing to say."""

    put_away = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = Notice.SAID
        self._act: Callable[[], None] | None = None
        self._chip = MarkChip(Mark.NEUTRAL, WORDS[Notice.SAID], theme)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.setAutoDefault(True)
        self._close = QToolButton()
        self._close.setIcon(icon("close"))
        self._close.setAccessibleName("Put this notice away")
        self._close.setToolTip("Put this notice away (Esc)")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(self._chip)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._button.clicked.connect(self._do_act)
        self._close.clicked.connect(self.clear)
        theme.changed.connect(self._dress)
        self.setVisible(False)

    def say(
        self, sentence: str, kind: Notice = Notice.SAID, *, button: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Shows a sentence, with one button that does something about it where there is one."""
        self._kind = kind
        self._act = act
        self._chip.set_state(MARKS[kind], WORDS[kind])
        self._label.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button and act))
        self.setAccessibleName(f"{WORDS[kind]}: {sentence}")
        self._dress()
        self.setVisible(True)

    def warn(self, sentence: str, *, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Shows something to look at."""
        self.say(sentence, Notice.WARNING, button=button, act=act)

    def refuse(self, sentence: str, *, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Shows why something was not done."""
        self.say(sentence, Notice.PROBLEM, button=button, act=act)

    def sentence(self) -> str:
        """What is shown now, empty when nothing is."""
        return self._label.text() if not self.isHidden() else ""

    def clear(self) -> None:
        """Puts the notice away."""
        if not self.isHidden():
            self.setVisible(False)
            self._label.clear()
            self.put_away.emit()

    def _do_act(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()

    def _dress(self) -> None:
        colours = self._theme.mark_colours(MARKS[self._kind])
        self.setStyleSheet(
            f"NoticeBar {{ background: {colours.fill}; border: 1px solid {colours.edge}; border-radius: 4px; }}"
            f"NoticeBar > QLabel {{ color: {colours.text}; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the notice away."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            return
        super().keyPressEvent(event)
