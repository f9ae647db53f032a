"""The fields of the register's forms: a label, a box, help beneath it and, when needed, what is wrong."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from math import ceil
from typing import Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QStringListModel, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.shared.choice_box import StillBox, TypedChoiceBox
from ui.shared.own_redo import OwnRedo
from ui.shared.plain_text import plain_label

Choice = TypeVar("Choice", bound=StrEnum)
AROUND_LINES = 20
"""Border, padding and margin above and beneath the lines of a text."""


@runtime_checkable
class Editor(Protocol):
    """What a box of a form can do: say what was written, be written to, tell when it changed."""

    @property
    def edited(self) -> SignalInstance:
        """Told after each keystroke."""

    def written(self) -> object:
        """What stands in the box, in a form that a draft can keep."""

    def write(self, value: object) -> None:
        """Put back what a draft or a record holds."""


class ShortText(QLineEdit):
    """One line of text."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        OwnRedo(self)
        self.textChanged.connect(lambda _text: self.edited.emit())

    def written(self) -> str:
        """The text as typed."""
        return self.text()

    def write(self, value: object) -> None:
        """Put a text into the box."""
        self.setText(str(value or ""))


def tall_for(box: QPlainTextEdit, lines: int) -> int:
    """How tall a box is for so many lines; those of some letters are higher than a whole number of dots."""
    return ceil(QFontMetricsF(box.font()).lineSpacing() * lines) + AROUND_LINES


class LongText(QPlainTextEdit):
    """Several lines of plain text; Tab moves on to the next field."""

    edited = Signal()

    def __init__(self, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        OwnRedo(self)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFixedHeight(tall_for(self, lines))
        self.textChanged.connect(self.edited)

    def written(self) -> str:
        """The text as typed."""
        return self.toPlainText()

    def write(self, value: object) -> None:
        """Put a text into the box."""
        self.setPlainText(str(value or ""))


class NameBox(StillBox):
    """A name to choose or to type; one that is not known yet becomes a record, and the field says so."""

    edited = Signal()

    def __init__(self, names: Iterable[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if (line := self.lineEdit()) is not None:
            OwnRedo(line, keys=self)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self._names: tuple[str, ...] = ()
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.offer(names)
        self.editTextChanged.connect(lambda _text: self.edited.emit())

    def offer(self, names: Iterable[str]) -> None:
        """Offer these names, leaving alone what was typed."""
        typed = self.currentText()
        self._names = tuple(names)
        self._known.setStringList(list(self._names))
        self.blockSignals(True)
        self.clear()
        self.addItems(list(self._names))
        self.setCurrentIndex(-1)
        self.setEditText(typed)
        self.blockSignals(False)

    def written(self) -> str:
        """The name as typed."""
        return self.currentText()

    def write(self, value: object) -> None:
        """Put a name into the box."""
        self.setEditText(str(value or ""))

    def setAccessibleName(self, name: str) -> None:
        """Name the box and the line in it for people who hear them."""
        super().setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def is_new(self) -> bool:
        """Whether the name typed is not among those known."""
        typed = self.currentText().strip().casefold()
        return bool(typed) and typed not in {name.strip().casefold() for name in self._names}


class ChoiceBox(TypedChoiceBox):
    """One of the unit's own words for a choice; nothing is chosen until a person chooses."""

    edited = Signal()

    def __init__(self, words: Mapping[Choice, str], nothing: str = "Choose", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem(nothing, "")
        for choice, said in words.items():
            self.addItem(said, choice.value)
        self.currentIndexChanged.connect(lambda _index: self.edited.emit())

    def written(self) -> str:
        """The value of the choice, or nothing."""
        return str(self.currentData() or "")

    def write(self, value: object) -> None:
        """Choose this value."""
        self.setCurrentIndex(max(0, self.findData(str(value or ""))))


class FormField(QWidget):
    """A label above its box, help beneath, and what is wrong with it in words."""

    edited = Signal()

    def __init__(self, label: str, editor: QWidget, *, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        if not isinstance(editor, Editor):
            raise TypeError(f"{type(editor).__name__} cannot stand in a form")
        self._box: Editor = editor
        self.label = plain_label(label)
        self.label.setBuddy(editor)
        self._help = plain_label(help_text, "quiet")
        if not help_text:
            self._help.hide()
        self.problem = plain_label("", "problem")
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for part in (self.label, editor, self.problem, self._help):
            column.addWidget(part)
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(help_text)
        self._box.edited.connect(self._was_edited)

    def written(self) -> object:
        """What stands in the box."""
        return self._box.written()

    def text(self) -> str:
        """What stands in the box as text, without the blanks around it."""
        return str(self._box.written() or "").strip()

    def write(self, value: object) -> None:
        """Put a value into the box."""
        self._box.write(value)

    def say(self, help_text: str) -> None:
        """Change the help beneath the box."""
        self._help.setText(help_text)
        self._help.setVisible(bool(help_text))
        self.editor.setAccessibleDescription(help_text)

    def complain(self, sentence: str) -> None:
        """Say beneath the box what is wrong, once, and take the keyboard there."""
        says_itself = getattr(self.editor, "complain", None)
        if says_itself is None or not says_itself(sentence):
            self.problem.setText(sentence)
            self.problem.show()
            self.editor.setAccessibleDescription(sentence)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Take back what was said to be wrong."""
        self.problem.clear()
        self.problem.hide()

    def _was_edited(self) -> None:
        self.settle()
        self.edited.emit()
