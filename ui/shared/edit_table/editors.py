"""The editors of a table's cells: a line, several lines, a choice, a date. Each says its value or what is wrong.

Each begins with what stands in the cell (`start`), or with what was typed there (`type_first`).
"""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from cpdesk.rules.how_dates_read import slashed
from ui.shared.almanac import Almanac
from ui.shared.choice_box import TypedChoiceBox
from ui.shared.date_field import DateField
from ui.shared.edit_table.columns import ColumnKind, EditColumn
from ui.shared.own_redo import OwnRedo
from ui.shared.theme import Theme


class LineEditor(QLineEdit):
    """One line of text; what was written in this column before is proposed."""

    def __init__(self, column: EditColumn, parent: QWidget) -> None:
        super().__init__(parent)
        OwnRedo(self)
        self._offered = {words.casefold(): words for words in column.offers}
        if column.offers:
            completer = QCompleter(list(column.offers), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            self.setCompleter(completer)

    def start(self, _value: object, text: str) -> None:
        """Begin with the text, chosen whole."""
        self.setText(text)
        self.selectAll()

    def type_first(self, letters: str) -> None:
        """Begin with these letters, and propose what follows."""
        self.clear()
        self.insert(letters)
        completer = self.completer()
        if completer is not None and len(letters) == 1:  # what is pasted is whole
            completer.setCompletionPrefix(letters)
            found = completer.currentCompletion()
            if found[: len(letters)].casefold() == letters.casefold():
                self.setText(letters + found[len(letters) :])
                self.setSelection(len(letters), len(found) - len(letters))

    def value(self) -> str:
        """The text without what surrounds it; what was proposed is written as it was before."""
        typed = self.text().strip()
        return self._offered.get(typed.casefold(), typed)

    def problem(self) -> str:
        """Any text can be kept."""
        return ""

    def typed_text(self) -> str:
        """The text as typed."""
        return self.text()

    def show_problem(self, sentence: str) -> None:
        """Explain the box with it."""
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)

    def keys_from(self) -> QWidget:
        """The line itself."""
        return self


class LinesEditor(QPlainTextEdit):
    """Several lines of text; Enter keeps them, Shift+Enter begins a new line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        OwnRedo(self)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def start(self, _value: object, text: str) -> None:
        """Begin behind the text."""
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def type_first(self, letters: str) -> None:
        """Begin with these letters."""
        self.clear()
        self.insertPlainText(letters)

    def value(self) -> str:
        """The text without what surrounds it."""
        return self.toPlainText().strip()

    def problem(self) -> str:
        """Any text can be kept."""
        return ""

    def typed_text(self) -> str:
        """The text as typed."""
        return self.toPlainText()

    def show_problem(self, sentence: str) -> None:
        """Explain the box with it."""
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)

    def keys_from(self) -> QWidget:
        """The box itself."""
        return self


class ChoiceEditor(TypedChoiceBox):
    """One of the column's choices, or none."""

    def __init__(self, column: EditColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self._values: list[object] = [None, *(column.words or {})]
        self.addItem(column.nothing)
        self.addItems(list((column.words or {}).values()))

    def start(self, value: object, _text: str) -> None:
        """Begin with the choice that stands."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def type_first(self, letters: str) -> None:
        """Begin with the choice whose words begin so."""
        found = self.findText(letters, Qt.MatchFlag.MatchStartsWith)
        if found >= 0:
            self.setCurrentIndex(found)

    def value(self) -> object:
        """The choice."""
        return self._values[max(self.currentIndex(), 0)]

    def problem(self) -> str:
        """Any choice can be kept."""
        return ""

    def typed_text(self) -> str:
        """The words of the choice."""
        return self.currentText()

    def show_problem(self, sentence: str) -> None:
        """Explain the box with it."""
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)

    def keys_from(self) -> QWidget:
        """The box itself."""
        return self


class DateEditor(DateField):
    """A date as people write dates; covers what stands beneath it, its sentence too."""

    def __init__(self, theme: Theme, almanac: Almanac, parent: QWidget) -> None:
        super().__init__(theme, almanac, parent)
        self.sentence.setContentsMargins(8, 0, 8, 4)

    def start(self, value: object, text: str) -> None:
        """Begin with the date, or with what could not be read, chosen whole."""
        self.box.setText(slashed(value) if isinstance(value, date) else text)
        self.box.selectAll()

    def type_first(self, letters: str) -> None:
        """Begin with these signs."""
        self.box.setText(letters)

    def value(self) -> date | None:
        """The date that was understood."""
        return self.date()

    def typed_text(self) -> str:
        """What stands in the box."""
        return self.box.text()

    def keys_from(self) -> QWidget:
        """The box of the field."""
        return self.box

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A page of its own with an edge around it."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.end()


CellEditor = LineEditor | LinesEditor | ChoiceEditor | DateEditor


def editor_for(column: EditColumn, theme: Theme, almanac: Almanac, parent: QWidget) -> CellEditor | None:
    """The editor of a column's cells; none where a key sets them at once."""
    if column.kind is ColumnKind.TEXT:
        return LineEditor(column, parent)
    if column.kind is ColumnKind.LONG:
        return LinesEditor(parent)
    if column.kind is ColumnKind.CHOICE:
        return ChoiceEditor(column, parent)
    return DateEditor(theme, almanac, parent) if column.kind is ColumnKind.DATE else None
