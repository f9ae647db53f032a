"""One thing that is due: its chip, a plain sentence, where its date comes from, and the button for what comes next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpdesk.rows.marks import Mark
from cpdesk.rows.today import DueLine
from ui.shared.marks import MarkChip, chip_font, chip_size
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme

WIDEST_CHIP = "Escalated, 15 wd over"
ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class LineButton(QPushButton):
    """The button of a line; arrows go to the buttons of the other lines."""

    stepped = Signal(int)
    jumped = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from line to line, Home and End to the first and the last one."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            self.stepped.emit(ARROWS[key])
        elif key in ENDS:
            self.jumped.emit(ENDS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line is the one that Tab comes back to."""
        super().focusInEvent(event)
        self.entered.emit()


class DueLineRow(QFrame):
    """Shows one line; `acted` says that somebody wants to do its next thing."""

    acted = Signal(object)

    def __init__(self, line: DueLine, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "line")
        self._theme = theme
        self.line = line
        self.chip = MarkChip(Mark.NEUTRAL, "", theme)
        self.sentence = plain_label("", "strong")
        self.clock = plain_label("", "quiet")
        self.button = LineButton()
        self._place = QWidget()
        self._lay_out()
        self.button.clicked.connect(lambda _checked=False: self.acted.emit(self.line))
        theme.changed.connect(self._make_room)
        self.show_line(line)

    def show_line(self, line: DueLine) -> None:
        """Shows another thing in this place, or the same as it stands now."""
        self.line = line
        self.chip.set_state(line.mark, line.words)
        self.sentence.setText(line.sentence)
        chair = line.chair.replace(" ", "\N{NO-BREAK SPACE}")
        self.clock.setText(f"{line.clock} · {chair}" if chair else line.clock)
        self.button.setText(line.action)
        self.button.setAccessibleName(f"{line.action}. {line.words}. {line.sentence}. {line.clock}")
        self.setAccessibleName(f"{line.words}. {line.sentence}")

    def is_about(self, line: DueLine) -> bool:
        """Whether this line stands for the same deadline."""
        mine = self.line
        return (mine.subject, mine.subject_id, mine.key) == (line.subject, line.subject_id, line.key)

    def _lay_out(self) -> None:
        first = QHBoxLayout(self._place)
        first.setContentsMargins(0, 0, 0, 0)
        first.addWidget(self.chip)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.sentence)
        words.addWidget(self.clock)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(12)
        row.addWidget(self._place)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self._make_room()

    def _make_room(self) -> None:
        """All chips take the same room, so that the sentences stand beneath each other."""
        widest = max(chip_size(words, chip_font(self.font())).width() for words in (WIDEST_CHIP, self.line.words))
        self._place.setMinimumWidth(widest)
