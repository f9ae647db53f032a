"""The line at the foot of the window: what was just done and Undo, long work with Cancel, counts, where data lives."""

from datetime import datetime

from PySide6.QtCore import QDateTime, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from cpdesk.rules.how_dates_read import slashed
from ui.shared.plain_text import OneLine
from ui.shared.theme import Theme

LONG_WORK = 500  # milliseconds until work is shown


class StatusLine(QFrame):
    """One line of words; `undo` and `cancel` are its two buttons."""

    undo = Signal()
    cancel = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said = OneLine()
        self._undo = QPushButton()
        self._undo.setProperty("kind", "link")
        self._undo.setVisible(False)
        self._progress = ProgressStrip()
        self._counts = _label()
        self._place = _label()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(14)
        row.addWidget(self._said)
        row.addWidget(self._undo)
        row.addWidget(self._progress)
        row.addStretch(1)
        row.addWidget(self._counts)
        row.addWidget(self._place)
        self._said.setVisible(False)
        self._said.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._undo.clicked.connect(self.undo)
        self._progress.cancel.clicked.connect(self.cancel)
        self.working = self._progress.begin
        self.progressed = self._progress.show_progress
        self.rested = self._progress.end
        theme.changed.connect(self._dress)
        self._dress()

    def say(self, sentence: str) -> None:
        """Says what was just done, with the time."""
        at = QDateTime.currentDateTime().toString("HH:mm")
        self._said.show_text(f"{at} · {sentence}")
        self._said.setAccessibleName(f"Just done: {sentence}")
        self._said.setVisible(bool(sentence))

    def offer_undo(self, title: str) -> None:
        """Offers to take back what this title names; nothing to take back hides the button."""
        self._undo.setText(f"Undo: “{title}” (Ctrl+Z)")
        self._undo.setAccessibleName(f"Undo: {title}")
        self._undo.setVisible(bool(title))

    def count(self, words: str) -> None:
        """Shows the counts of the room in front."""
        self._counts.setText(words)

    def show_place(self, place: str, copied_at: datetime | None, tooltip: str) -> None:
        """Shows where the data lives and when it was last copied."""
        copied = f" · copied {_when(copied_at)}" if copied_at else ""
        self._place.setText(f"{place}{copied}")
        self._place.setToolTip(tooltip)

    def _dress(self) -> None:
        c = self._theme.colours
        self.setStyleSheet(
            f"StatusLine {{ background: {c.page}; border-top: 1px solid {c.line}; }}"
            f"StatusLine > QLabel, ProgressStrip > QLabel {{ color: {c.quiet}; }}"
        )


class ProgressStrip(QWidget):
    """What long work is doing, how far it is, and Cancel; shown only when it takes over half a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = _label()
        self._bar = QProgressBar()
        self._bar.setMaximumWidth(180)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How far it is")
        self.cancel = QPushButton("Cancel")
        self.cancel.setAccessibleName("Cancel what is being done")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(LONG_WORK)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words)
        row.addWidget(self._bar)
        row.addWidget(self.cancel)
        self._wait.timeout.connect(self.show)
        self.setVisible(False)

    def begin(self, words: str) -> None:
        """Work has begun; it shows itself if it takes long."""
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self._wait.start()

    def show_progress(self, done: int, total: int, words: str) -> None:
        """How far it is, in the desk's own words."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        if words:
            self._words.setText(words)

    def end(self) -> None:
        """Work is over."""
        self._wait.stop()
        self.setVisible(False)


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _when(at: datetime) -> str:
    here = at.astimezone()
    today = datetime.now().astimezone().date()
    clock = f"{here.hour:02}:{here.minute:02}"
    return clock if here.date() == today else f"{slashed(here.date())} {clock}"
