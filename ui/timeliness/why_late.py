"""Why one thing was late: a reason that can be counted, and words; kept where the list stands.

What is being written about a line is safe in a draft of that line, whatever line is looked at meanwhile.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cpdesk.rows.late_words import LATE_REASON_WORDS, WHY_LATE_WORDS
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.timeliness import SayWhyLate, TimelinessRow
from cpdesk.rules.late_reasons import OF_CONFERENCES, reasons_for
from cpdesk.rules.timeliness import Measure, Standing
from ui.shared.choice_box import TypedChoiceBox
from ui.shared.desk_link import DeskLink
from ui.shared.draft_keeper import DraftKeeper
from ui.shared.forms.fields import ShortText
from ui.shared.plain_text import plain_label
from ui.timeliness.measures import METHOD_WORDS

NO_REASON = "No reason given"
IN_TIME = "This was in time."


def reason_words(measure: Measure) -> Mapping[str, str]:
    """The words of each reason that can be said of a measure, by its code."""
    words: Mapping[str, str] = (
        {one.value: said for one, said in LATE_REASON_WORDS.items()}
        if measure in OF_CONFERENCES
        else {one.value: said for one, said in WHY_LATE_WORDS.items()}
    )
    return {reason.value: words[reason.value] for reason in reasons_for(measure)}


class WhyLateStrip(QWidget):
    """How the chosen line was counted, and why it was late. `left` says that the keyboard goes back to the list."""

    left = Signal()

    def __init__(self, link: DeskLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._measure: Measure | None = None
        self._row: TimelinessRow | None = None
        self._showing = False
        self._draft: DraftKeeper | None = None
        self.explained = plain_label("", "quiet")
        self.problem = plain_label("", "problem")
        self.reason = TypedChoiceBox()
        self.reason.setAccessibleName("Why it was late")
        self.words: QLineEdit = ShortText()
        self.words.setAccessibleName("Why it was late, in words")
        self.words.setPlaceholderText("In words")
        self.keep = QPushButton("Keep the reason")
        self.keep.setProperty("kind", "main")
        self._lay_out()
        self.keep.clicked.connect(self.keep_now)
        self.words.returnPressed.connect(self.keep_now)
        self.reason.currentIndexChanged.connect(self._typed)
        self.words.textChanged.connect(self._typed)

    def show_row(self, measure: Measure, row: TimelinessRow) -> None:
        """Show how this was counted and the reason that is kept; what is being written about it stays."""
        again = self._row is not None and (row.subject, row.subject_id) == (self._row.subject, self._row.subject_id)
        written = again and (self.reason.currentData(), self.words.text()) != self._kept()
        self._show_how(row)
        if measure is not self._measure:
            self._offer(measure)
        self._row = row
        late = row.standing is not Standing.IN_TIME
        for part in (self._ask, self.reason, self.words, self.keep):
            part.setVisible(late)
        if not written:
            self.problem.hide()
            self._write(row.reason, row.why)
        if late and not again:
            self._look_for_draft(measure, row)

    def take_keyboard(self) -> None:
        """Put the keyboard where the reason is chosen."""
        if self.reason.isVisible():
            self.reason.setFocus()

    def keep_now(self) -> None:
        """Have the reason kept that is chosen."""
        if self._row is not None and self._measure is not None:
            request = SayWhyLate(
                self._measure, self._row.subject, self._row.subject_id,
                str(self.reason.currentData() or ""), self.words.text().strip(),
            )  # fmt: skip
            self._link.do(request, self._was_kept, self._was_refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back what is kept and goes back to the list; Enter in the choice goes on to the words."""
        if event.key() == Qt.Key.Key_Escape:
            self._drop_draft()
            self._put_back()
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.reason.hasFocus():
            self.words.setFocus()
        else:
            super().keyPressEvent(event)

    def _was_kept(self, _kept: object) -> None:
        self._drop_draft()
        self.problem.hide()
        self.left.emit()

    def _was_refused(self, refusal: Refusal) -> None:
        self.problem.setText(str(refusal))
        self.problem.show()
        self.words.setFocus()

    def _write(self, reason: str, why: str) -> None:
        """Show a reason that nobody typed just now."""
        self._showing = True
        self.reason.setCurrentIndex(max(self.reason.findData(reason), 0))
        self.words.setText(why)
        self._showing = False

    def _typed(self, *_change: object) -> None:
        if not self._showing and self._draft is not None:
            self._draft.typed()

    def _look_for_draft(self, measure: Measure, row: TimelinessRow) -> None:
        """What was written about this line and not kept stands there again."""
        name = f"why-late:{measure.value}:{row.subject}:{row.subject_id}"

        def put_back(body: dict[str, object]) -> None:
            if self._draft is mine:
                self._write(str(body.get("reason", "")), str(body.get("why", "")))

        mine = DraftKeeper(self._link, name, self._gathered, put_back, self)
        if self._draft is not None:
            self._draft.deleteLater()
        self._draft = mine
        mine.bring_back()

    def _gathered(self) -> dict[str, object]:
        return {"reason": str(self.reason.currentData() or ""), "why": self.words.text()}

    def _drop_draft(self) -> None:
        if self._draft is not None:
            self._draft.drop()

    def _put_back(self) -> None:
        row, self._row = self._row, None
        if row is not None and self._measure is not None:
            self.show_row(self._measure, row)

    def _kept(self) -> tuple[str, str]:
        return (self._row.reason, self._row.why) if self._row is not None else ("", "")

    def _show_how(self, row: TimelinessRow) -> None:
        said = [row.explained]
        if row.by_method:
            words = {Standing.IN_TIME: "in time", Standing.LATE: "late", Standing.OPEN_LATE: "open and late"}
            judged = "; ".join(f"{METHOD_WORDS[how]}: {words[stands]}" for how, stands in row.by_method)
            said.append(f"{judged[:1].upper()}{judged[1:]}.")
        if row.standing is Standing.IN_TIME:
            said.append(IN_TIME)
        self.explained.setText(" ".join(part for part in said if part))

    def _offer(self, measure: Measure) -> None:
        self._measure = measure
        self._showing = True
        self.reason.clear()
        self.reason.addItem(NO_REASON, "")
        for code, words in reason_words(measure).items():
            self.reason.addItem(words, code)
        self._showing = False

    def _lay_out(self) -> None:
        self._ask = QLabel("Why it was late")
        self._ask.setBuddy(self.reason)
        row = QHBoxLayout()
        row.addWidget(self._ask)
        row.addWidget(self.reason, 1)
        row.addWidget(self.words, 2)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.explained)
        column.addLayout(row)
        column.addWidget(self.problem)
        self.problem.hide()
