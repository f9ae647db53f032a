"""The recovery key: written down on paper, typed back, and typed in again on the day that it is needed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

IN_A_ROW = 5
WHY = (
    "Write this key down on paper and keep it where only your unit finds it, away from this computer. "
    "Should this computer be lost or set up anew, it is the only way into the register."
)
TYPE_BACK = "Now type the key back from your paper. Spaces, dashes and small letters do not matter."
NEEDED = (
    "The key of this register is not on this computer. Type the recovery key that was written down when the "
    "register was begun. Spaces, dashes and small letters do not matter."
)


class WriteDown(QFrame):
    """Shows the recovery key in groups. It cannot be copied: a key in a file beside the register helps nobody."""

    written = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._kept = _paragraph("")
        self._groups = QGridLayout()
        self._groups.setSpacing(14)
        self.go_on = QPushButton("I have written it down")
        self.go_on.setProperty("kind", "main")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(_heading("Write down the recovery key"))
        column.addWidget(_paragraph(WHY))
        column.addLayout(self._groups)
        column.addWidget(self._kept)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        self.go_on.clicked.connect(self.written)

    def show_key(self, key: str, key_kept: str) -> None:
        """Shows this key, and where the register's own key is kept."""
        while (item := self._groups.takeAt(0)) is not None:
            if (label := item.widget()) is not None:
                label.deleteLater()
        for place, group in enumerate(key.split("-")):
            self._groups.addWidget(_group(place, group), place // IN_A_ROW, place % IN_A_ROW)
        self._groups.setColumnStretch(IN_A_ROW, 1)
        self._kept.setText(f"For everyday use the key itself is kept {key_kept}." if key_kept else "")


class TypeKey(QFrame):
    """A box for the recovery key, with the sentence of what is wrong beneath."""

    typed = Signal(str)
    show_again = Signal()

    def __init__(self, heading: str, sentence: str, button: str, *, may_look: bool, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.box = QLineEdit()
        self.box.setFont(_plain_figures(self.box.font().pointSizeF() * 1.2))
        self.box.setAccessibleName("Recovery key")
        self.problem = QLabel(" ")
        self.problem.setWordWrap(True)
        self.problem.setProperty("kind", "problem")
        self.go_on = QPushButton(button)
        self.go_on.setProperty("kind", "main")
        self.look = QPushButton("Show the key again")
        self.look.setVisible(may_look)
        row = QHBoxLayout()
        row.addWidget(self.go_on)
        row.addWidget(self.look)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(_heading(heading))
        column.addWidget(_paragraph(sentence))
        column.addWidget(self.box)
        column.addWidget(self.problem)
        column.addLayout(row)
        self.setFocusProxy(self.box)
        self.box.returnPressed.connect(self._send)
        self.go_on.clicked.connect(self._send)
        self.look.clicked.connect(self.show_again)
        self.box.textEdited.connect(lambda _text: self.problem.setText(" "))

    def refuse(self, sentence: str) -> None:
        """Says what is wrong; what was typed stays."""
        self.problem.setText(sentence)
        self.box.setAccessibleDescription(sentence)
        self.box.setFocus()

    def empty(self) -> None:
        """Empties the box."""
        self.box.clear()
        self.problem.setText(" ")

    def _send(self) -> None:
        self.typed.emit(self.box.text())


def _group(place: int, group: str) -> QLabel:
    label = QLabel(group)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(_plain_figures(label.font().pointSizeF() * 1.6))
    label.setAccessibleName(f"Group {place + 1}: {' '.join(group)}")
    return label


def _plain_figures(points: float) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(points)
    return font


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "heading")
    return label


def _paragraph(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label
