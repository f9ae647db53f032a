"""The ladder of an alert, drawn: a rung for each step that was taken, with its shape, its day and its words (S20)."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cpdesk.rows.alert_words import ALERT_STEP_WORDS
from cpdesk.rows.maqa import AlertShown, StepRow
from cpdesk.rows.marks import Mark
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.maqa import ALERT_OPEN, AlertState, AlertStep
from ui.maqa.alert_words import how_words, moment_words
from ui.shared.marks import paint_mark, shape_side
from ui.shared.plain_text import reading_label
from ui.shared.theme import Theme

MARK_OF = {
    AlertStep.RAISED: Mark.NEUTRAL,
    AlertStep.SENT: Mark.NEUTRAL,
    AlertStep.ACKNOWLEDGED: Mark.ON_TRACK,
    AlertStep.REPLIED: Mark.ON_TRACK,
    AlertStep.RISK: Mark.OVERDUE,
    AlertStep.ESCALATED: Mark.ESCALATED,
    AlertStep.RESOLVED: Mark.HELD,
    AlertStep.REOPENED: Mark.DUE_SOON,
    AlertStep.WITHDRAWN: Mark.HELD,
}


class _Post(QWidget):
    """The shape of a rung on the line that joins it to the next."""

    def __init__(self, mark: Mark, theme: Theme, *, joined: bool, hollow: bool = False) -> None:
        super().__init__()
        self._mark, self._theme, self._joined, self._hollow = mark, theme, joined, hollow
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as the shape, with air."""
        return QSize(shape_side(self._strong()) + 10, self.fontMetrics().height())

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shape beside the first line of words, and the line down to the next."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, side = self._theme.colours, shape_side(self._strong())
        top = (QFontMetrics(self.font()).height() - side) // 2 + 1
        middle = 4 + side // 2
        if self._joined:
            painter.setPen(QPen(QColor(c.line), 2))
            painter.drawLine(middle, top + side + 3, middle, self.height())
        if self._hollow:
            painter.setPen(QPen(QColor(c.edge), 1.5, Qt.PenStyle.DashLine))
            painter.drawEllipse(QRect(4, top, side, side))
        else:
            paint_mark(painter, QRect(4, top, side, side), self._mark, self._theme.mark_colours(self._mark))
        painter.end()


class Ladder(QWidget):
    """Every rung from top to bottom; last, while the alert is open, what comes next, drawn hollow."""

    def __init__(self, shown: AlertShown, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Steps")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        ahead = next_words(shown)
        for place, step in enumerate(shown.steps):
            joined = place + 1 < len(shown.steps) or bool(ahead)
            column.addWidget(_rung(_Post(MARK_OF[step.step], theme, joined=joined), step_words(step)))
        if ahead:
            column.addWidget(_rung(_Post(Mark.NEUTRAL, theme, joined=False, hollow=True), ahead, "quiet"))


def step_words(step: StepRow) -> str:
    """One rung in words: what, when, who and how, and beneath it what was said."""
    first = f"{ALERT_STEP_WORDS[step.step]} {moment_words(step.at)}"
    more = ", ".join(part for part in (step.who, how_words(step.how)) if part)
    return "\n".join(part for part in (f"{first}, {more}" if more else first, step.words) if part)


def next_words(shown: AlertShown) -> str:
    """What comes next, and by when; nothing once the alert has ended."""
    row = shown.row
    if row.state is AlertState.DRAFT:
        return f"To be raised by {long(row.due_on)}" if row.due_on else "To be raised"
    if row.state not in ALERT_OPEN:
        return ""
    if row.due_at is not None:
        return f"To be resolved by {moment_words(row.due_at)}"
    return f"To be resolved by {long(row.due_on)}" if row.due_on else "To be resolved"


def _rung(post: _Post, words: str, kind: str = "") -> QWidget:
    rung = QWidget()
    row = QHBoxLayout(rung)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(post)
    label = reading_label(words, kind)
    label.setContentsMargins(0, 0, 0, 8)
    row.addWidget(label, 1)
    return rung
