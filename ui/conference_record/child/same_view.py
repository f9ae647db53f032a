"""One view for everybody who has not answered, then one reason for all who gave none: a row for each (N05, I10)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from cpdesk.rules.decisions import Answer
from cpdesk.rules.how_dates_read import counted
from cpdesk.words import ANSWER_WORDS
from ui.shared.flow_row import FlowRow
from ui.shared.forms.fields import ChoiceBox, ShortText
from ui.shared.forms.tick_box import TickBox
from ui.shared.plain_text import plain_label


class SameView(QFrame):
    """Two answers and a rationale for those who have not answered; `given` carries them, and if for every child."""

    given = Signal(object, object, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "line")
        self.words = plain_label("", "strong")
        self.threshold = ChoiceBox(ANSWER_WORDS, "Threshold met?")
        self.plan_needed = ChoiceBox(ANSWER_WORDS, "Plan needed?")
        self.why = ShortText()
        self.why.setPlaceholderText("Why, the same for all of them")
        self.why.setMinimumWidth(220)
        self.every_child = TickBox("")
        self.give = QPushButton("Give this view")
        self.give.setAccessibleName("Give this view for everybody who has not answered")
        for box, spoken in (
            (self.threshold, "Threshold met, for everybody who has not answered"),
            (self.plan_needed, "Plan needed, for everybody who has not answered"),
            (self.why, "Why, for everybody who has not answered"),
        ):
            box.setAccessibleName(spoken)
        row = QWidget()
        line = FlowRow(row, self.give)
        for part in (self.threshold, self.plan_needed, self.why, self.every_child, self.give):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(row)
        self.give.clicked.connect(self._give)
        self.why.returnPressed.connect(self._give)
        for edited in (self.threshold.edited, self.plan_needed.edited, self.why.edited):
            edited.connect(self._follow)
        self._follow()

    def show_rest(self, unanswered: int, unreasoned: int, children: int, *, may_write: bool) -> None:
        """Say for how many it is; nothing to be seen when everybody has answered, with a reason where one is asked."""
        self.setVisible(may_write and unanswered + unreasoned > 0)
        self.words.setText(_heading(unanswered, unreasoned))
        self.threshold.setVisible(unanswered > 0)
        self.plan_needed.setVisible(unanswered > 0)
        self.give.setText("Give this view" if unanswered else "Give this reason")
        self.every_child.setText(f"on all {children} children")
        self.every_child.setAccessibleName(f"On all {children} children")
        self.every_child.setVisible(children > 1)

    def clear(self) -> None:
        """Empty the boxes: what stood there was kept."""
        self.threshold.write("")
        self.plan_needed.write("")
        self.why.write("")

    def _follow(self) -> None:
        self.give.setEnabled(bool(self.threshold.written() or self.plan_needed.written() or self.why.text().strip()))

    def _give(self) -> None:
        if not self.give.isEnabled():
            return
        answers = [Answer(box.written()) if box.written() else None for box in (self.threshold, self.plan_needed)]
        self.given.emit(*answers, self.why.text().strip(), self.every_child.isChecked())


def _heading(unanswered: int, unreasoned: int) -> str:
    """For whom it is: first the answers, then the reasons that are still asked for."""
    if unanswered == 1:
        return "The view of the one who has not answered"
    if unanswered:
        return f"The same view for the {counted(unanswered, 'professional')} who have not answered"
    if unreasoned == 1:
        return "The reason of the one who gave none"
    return f"The same reason for the {counted(unreasoned, 'professional')} who gave none"
