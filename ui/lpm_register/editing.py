"""Changing a cell where it stands: a date as people write dates, or a choice from a box."""

import datetime
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cpdesk.rows.lpm_register import Column, RegisterLine
from cpdesk.rows.unit import Names
from cpdesk.rules.lpm import Outcome, TmView
from cpdesk.words import OUTCOME_WORDS, TM_VIEW_WORDS
from ui.lpm_register.columns import FACES, Change
from ui.lpm_register.model import RegisterModel
from ui.shared.almanac import Almanac
from ui.shared.choice_box import TypedChoiceBox
from ui.shared.date_field import DateField
from ui.shared.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Value = datetime.date | Outcome | TmView | str | None
_KEEPING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_LETTERS = 36
_STAYS_OPEN = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})


@dataclass(frozen=True, slots=True)
class CellChange:
    """What somebody put into a cell, and the line as they saw it."""

    line: RegisterLine
    column: Column
    value: Value


class DateInCell(DateField):
    """A date field that covers what stands beneath it, its sentence too."""

    def __init__(self, theme: Theme, almanac: Almanac, parent: QWidget) -> None:
        super().__init__(theme, almanac, parent)
        self.sentence.setContentsMargins(8, 0, 8, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A page of its own with an edge around it."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.end()


class CellEditing(QStyledItemDelegate):
    """Editors in the register's cells. What was typed stays until it is kept or put away with Esc.

    `wanted` carries a `CellChange`; `finish` follows when it was kept, `stay` when the desk said no; `left` comes
    when the editor has gone.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self, model: RegisterModel, theme: Theme, almanac: Almanac, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = model
        self._theme = theme
        self._almanac = almanac
        self._names = Names((), (), (), (), ())
        self._editor: DateField | QComboBox | None = None
        self._seen: tuple[RegisterLine, Column] | None = None
        self._sent = False
        self._refused: CellChange | None = None

    def set_names(self, names: Names) -> None:
        """Offer these teams and chairs."""
        self._names = names

    def is_open(self) -> bool:
        """Whether a cell is being changed."""
        return self._editor is not None

    def finish(self) -> None:
        """The change was kept: put the editor away."""
        if self._editor is not None:
            self.closeEditor.emit(self._editor, QStyledItemDelegate.EndEditHint.NoHint)

    def stay(self, sentence: str) -> None:
        """The change was not kept: what was typed stays, with the reason beneath it."""
        self._refused, self._sent = self._wanted_now(), False
        if isinstance(self._editor, DateField):
            self._editor.show_problem(sentence)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A date field or a box, as the column needs."""
        line, face = self._register.line(index.row()).line, FACES[index.column()]
        self._register.hold(True)
        self._seen, self._sent, self._refused = (line, face.column), False, None
        if face.change is Change.DATE:
            self._editor = DateInCell(self._theme, self._almanac, parent)
        else:
            self._editor = self._box(parent, line, face.column)
        self._editor.setAccessibleName(f"{face.heading}, {line.child}")
        if isinstance(self._editor, DateField):
            self._editor.box.installEventFilter(self)
        return self._editor

    def setEditorData(self, editor: QWidget, _index: Index) -> None:
        """Put in what stands there now, once: what is typed is never overwritten."""
        if self._seen is None or editor.property("filled"):
            return
        editor.setProperty("filled", True)
        now = value_of(*self._seen)
        if isinstance(editor, DateField):
            editor.setDate(now if isinstance(now, datetime.date) else None)
            editor.box.selectAll()
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(now), 0))

    def setModelData(self, _editor: QWidget, _model: QAbstractItemModel, _index: Index) -> None:
        """Nothing: the desk keeps, and the register is read again."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Over the cell, wide enough to read what is typed, never beyond the edge of the table."""
        table = editor.parentWidget() or editor
        hint = editor.sizeHint()
        cell: QSize = option.rect.size()
        letters = editor.fontMetrics().averageCharWidth() * _LETTERS
        beneath = editor.fontMetrics().height() if isinstance(editor, DateField) else 0
        wide = min(max(cell.width(), hint.width() + 20, letters if beneath else 0), table.width())
        tall = max(cell.height(), hint.height() + beneath)
        left = max(0, min(option.rect.left(), table.width() - wide))
        top = max(0, min(option.rect.top(), table.height() - tall))
        editor.setGeometry(left, top, wide, tall)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Let the register move on once the editor has gone."""
        super().destroyEditor(editor, index)
        if editor is self._editor:
            self._editor, self._seen = None, None
            self._register.hold(False)
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab keep, Esc puts away; leaving the cell keeps what was changed."""
        if self._editor is None:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() not in _STAYS_OPEN:
                self._keep(on_leaving=True)
            return False
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in _KEEPING_KEYS:
            self._keep()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
            return True
        return False

    def _keep(self, *, on_leaving: bool = False) -> None:
        """Hand on what stands in the editor; leaving the cell does not ask a second time for what was refused."""
        if self._editor is None or self._sent:
            return
        if isinstance(self._editor, DateField) and self._editor.problem():
            self._editor.show_problem(self._editor.problem())
            return
        change = self._wanted_now()
        if change is None or change.value == value_of(change.line, change.column):
            self.finish()
        elif not (on_leaving and change == self._refused):
            self._sent = True
            self.wanted.emit(change)

    def _wanted_now(self) -> CellChange | None:
        if self._editor is None or self._seen is None:
            return None
        line, column = self._seen
        if isinstance(self._editor, DateField):
            return CellChange(line, column, self._editor.date())
        return CellChange(line, column, _chosen(column, self._editor.currentData()))

    def _box(self, parent: QWidget, line: RegisterLine, column: Column) -> QComboBox:
        box = TypedChoiceBox(parent)
        for value, words in choices(column, self._names):
            box.addItem(words, value)
        now = value_of(line, column)
        if box.findData(now) < 0:
            box.insertItem(0, now if isinstance(now, str) and now else "—", now)
        return box


def _chosen(column: Column, data: str | None) -> Value:
    """What was chosen, as the rules know it: a box hands its values back as bare words."""
    if data and column is Column.OUTCOME:
        return Outcome(data)
    return TmView(data) if data and column is Column.TM_VIEW else data


def value_of(line: RegisterLine, column: Column) -> Value:
    """What stands in a cell that can be changed, as a value."""
    held: dict[Column, Value] = {
        Column.LPM_BY: line.lpm_by,
        Column.LPM_HELD: line.lpm_on,
        Column.OUTCOME: line.outcome,
        Column.TM_VIEW: line.tm_view,
        Column.TEAM: line.team,
        Column.CHAIR: line.chair,
        Column.PLAN_START: line.plan_start_on,
        Column.DIARY_SHEET: line.diary_sheet_on,
        Column.CASE_NOTE: line.case_note_on,
    }
    return held[column]


def choices(column: Column, names: Names) -> list[tuple[Value, str]]:
    """What a box offers for this column."""
    if column is Column.OUTCOME:
        return list(OUTCOME_WORDS.items())
    if column is Column.TM_VIEW:
        return list(TM_VIEW_WORDS.items())
    offered = names.teams if column is Column.TEAM else names.chairs
    return [(name, name) for _identity, name in offered]
