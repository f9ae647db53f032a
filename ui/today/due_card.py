"""A card of Today: a heading and its lines, beneath each other, walked with the arrow keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.rows.today import DueLine
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme
from ui.today.due_line import DueLineRow

ON_ARROWS = Qt.FocusPolicy.ClickFocus
ON_TAB = Qt.FocusPolicy.StrongFocus


class DueCard(QFrame):
    """Lines of one kind; reading them again neither moves the cursor nor makes lines anew that stand already."""

    acted = Signal(object)
    left = Signal(int)
    reached = Signal(object)

    def __init__(self, heading: str, beside: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(heading)
        self._theme = theme
        self.rows: list[DueLineRow] = []
        self._current = 0
        self.empty = plain_label("", "quiet")
        self.more = plain_label("", "quiet")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(plain_label(heading, "heading"), 1)
        quiet = plain_label(beside, "quiet")
        quiet.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        head.addWidget(quiet, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._lines)
        for label in (self.empty, self.more):
            column.addWidget(label)
            label.setVisible(False)

    def show_lines(self, lines: tuple[DueLine, ...], empty: str, more: str = "") -> None:
        """Shows these lines, or the sentence for none; `more` says what is left out."""
        at_hand = next((row for row in self.rows if row.button.hasFocus()), None)
        before = at_hand.line if at_hand is not None else None
        for row, line in zip(self.rows, lines, strict=False):
            if row.line != line:
                row.show_line(line)
        for line in lines[len(self.rows) :]:
            self._add(line)
        for label, words in ((self.empty, "" if lines else empty), (self.more, more)):
            label.setText(words)
            label.setVisible(bool(words))
        if before is not None:
            self._stay_at(before, len(lines))
        while len(self.rows) > len(lines):
            gone = self.rows.pop()
            self._lines.removeWidget(gone)
            gone.setVisible(False)
            gone.deleteLater()
        self._set_current(min(self._current, len(self.rows) - 1))

    def go_to(self, place: int) -> bool:
        """Puts the cursor on a line, counted from the end when negative; False where there is none."""
        if not self.rows or not -len(self.rows) <= place < len(self.rows):
            return False
        self.rows[place].button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reached.emit(self.rows[place])
        return True

    def _add(self, line: DueLine) -> None:
        row = DueLineRow(line, self._theme)
        row.button.setFocusPolicy(ON_ARROWS)
        row.acted.connect(self.acted)
        row.button.stepped.connect(lambda by: self._step(row, by))
        row.button.jumped.connect(self.go_to)
        row.button.entered.connect(lambda: self._entered(row))
        self.rows.append(row)
        self._lines.addWidget(row)

    def _step(self, row: DueLineRow, by: int) -> None:
        place = self.rows.index(row) + by
        if not 0 <= place < len(self.rows) or not self.go_to(place):
            self.left.emit(by)

    def _entered(self, row: DueLineRow) -> None:
        if row in self.rows:
            self._set_current(self.rows.index(row))

    def _stay_at(self, before: DueLine, number: int) -> None:
        """The cursor follows its line; when that is gone, it stays in its place of the list. Nothing scrolls."""
        same = next((place for place, row in enumerate(self.rows[:number]) if row.is_about(before)), None)
        place = same if same is not None else min(self._current, number - 1)
        if place >= 0:
            self.rows[place].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_current(self, place: int) -> None:
        self._current = max(place, 0)
        for where, row in enumerate(self.rows):
            row.button.setFocusPolicy(ON_TAB if where == self._current else ON_ARROWS)
