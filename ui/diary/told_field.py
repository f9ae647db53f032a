"""Who was told, and how: a line for each person, more lines as they are needed (S34, S39)."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpdesk.rules.conferences import ToldBy
from cpdesk.words import TOLD_BY_WORDS
from ui.shared.forms.fields import ChoiceBox, NameBox


class ToldLine(QWidget):
    """One person and how they were told."""

    edited = Signal()

    def __init__(self, offered: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who = NameBox(offered)
        self.how = ChoiceBox(TOLD_BY_WORDS, "How?")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.who, 3)
        row.addWidget(self.how, 2)
        self.who.edited.connect(self.edited)
        self.how.edited.connect(self.edited)

    def number(self, number: int) -> None:
        """Name the boxes of this line for people who hear them."""
        self.who.setAccessibleName(f"Who was told, {number}")
        self.how.setAccessibleName(f"How they were told, {number}")


class ToldField(QWidget):
    """Lines of who was told and how, with a button for one more."""

    edited = Signal()

    def __init__(self, offered: Iterable[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = tuple(dict.fromkeys(name for name in offered if name))
        self.lines: list[ToldLine] = []
        self._column = QVBoxLayout()
        self.add_button = QPushButton("Somebody else was told too")
        self.add_button.clicked.connect(self._add_by_hand)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._column)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        whole.addLayout(row)
        self._add()
        self.setFocusProxy(self.lines[0].who)

    def told(self) -> tuple[tuple[str, ToldBy], ...]:
        """Everybody who was named, and how."""
        return tuple(
            (who, ToldBy(how))
            for line in self.lines
            if (who := line.who.written().strip()) and (how := line.how.written())
        )

    def problem(self) -> str:
        """What is missing in a line that was begun, empty when nothing is."""
        for line in self.lines:
            who, how = line.who.written().strip(), line.how.written()
            if who and not how:
                return f"Choose how {who} was told."
            if how and not who:
                return "Enter who was told."
        return ""

    def written(self) -> list[list[str]]:
        """All lines, for a draft."""
        return [[line.who.written(), line.how.written()] for line in self.lines]

    def write(self, value: object) -> None:
        """Put back the lines of a draft."""
        wanted = value if isinstance(value, list) and value else [["", ""]]
        while len(self.lines) < len(wanted):
            self._add()
        for line, (who, how) in zip(self.lines, [*wanted, *[["", ""]] * len(self.lines)], strict=False):
            line.who.write(who)
            line.how.write(how)

    def _add_by_hand(self) -> None:
        self._add().who.setFocus()
        self.edited.emit()

    def _add(self) -> ToldLine:
        line = ToldLine(self._offered)
        line.edited.connect(self.edited)
        self.lines.append(line)
        line.number(len(self.lines))
        self._column.addWidget(line)
        if len(self.lines) > 1:
            self.setTabOrder(self.lines[-2].how, line.who)
        self.setTabOrder(line.who, line.how)
        self.setTabOrder(line.how, self.add_button)
        return line
