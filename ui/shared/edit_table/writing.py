"""Writing in a cell: its editor over it, the keys that keep it, and what leaving it does."""

from enum import Enum, auto

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.shared.almanac import Almanac
from ui.shared.edit_table.columns import ColumnKind
from ui.shared.edit_table.editors import CellEditor, editor_for
from ui.shared.edit_table.model import EditModel, Typed
from ui.shared.edit_table.painting import CellPainter
from ui.shared.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TABS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_STAYS_OPEN = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
_LETTERS = 36
_LINES_TALL = 4


class Onward(Enum):
    """Where the keyboard goes when an editor was put away."""

    STAY = auto()
    DOWN = auto()
    RIGHT = auto()
    LEFT = auto()


class CellWriting(QStyledItemDelegate):
    """Editors over cells. `typed` carries the cell, its new value and what was seen; `left` where to go on."""

    typed = Signal(QModelIndex, object, object)
    left = Signal(object)

    def __init__(self, model: EditModel, painter: CellPainter, *, theme: Theme, almanac: Almanac, parent: QObject):
        super().__init__(parent)
        self._model = model
        self._painter = painter
        self._theme = theme
        self._almanac = almanac
        self._editor: CellEditor | None = None
        self._at = QPersistentModelIndex()
        self._seen: object = None
        self._put_away = False
        self._closing = False

    def is_open(self) -> bool:
        """Whether somebody is writing in a cell."""
        return self._editor is not None

    def wants_tall(self) -> int:
        """How tall the rows have to be for the open editor of a long text; 0 while there is none."""
        if self._editor is None or not self._at.isValid():
            return 0
        return _tall(self._editor) if self._model.columns[self._at.column()].kind is ColumnKind.LONG else 0

    def type_first(self, letters: str) -> None:
        """The open editor begins with these letters."""
        if self._editor is not None:
            self._editor.type_first(letters)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor that the column needs."""
        column = self._model.columns[index.column()]
        editor = editor_for(column, self._theme, self._almanac, parent)
        if editor is None:
            return None  # type: ignore[return-value]  # Qt takes no editor as "cannot be written in"
        row = self._model.row(index.row())
        self._editor, self._at = editor, QPersistentModelIndex(index)
        self._seen, self._put_away = self._model.seen(index), False
        self._model.hold(row.key)
        editor.setAccessibleName(f"{row.label}, {column.spoken}" if row.label else column.spoken)
        if editor.keys_from() is not editor:
            editor.keys_from().installEventFilter(self)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put in what stands there, once: what is typed is never overwritten."""
        if self._editor is None or editor.property("filled"):
            return
        editor.setProperty("filled", True)
        self._editor.start(self._model.value(index), self._model.text(index))

    def setModelData(self, _editor: QWidget, _model: QAbstractItemModel, _index: Index) -> None:
        """Hand on what was typed; what cannot be read stays in the cell as typed, with what is wrong."""
        if self._editor is None or self._put_away or not self._at.isValid():
            return
        if self._editor.problem():
            typed = Typed(None, self._seen, why_not=self._editor.problem(), text=self._editor.typed_text())
            self._model.put(self._at, typed)
            return
        value = self._editor.value()
        at = self._model.index(self._at.row(), self._at.column())
        if self._model.is_refused(at) and _same(value, self._model.kept_value(at)):
            self._model.put(at, None)
        elif self._model.is_refused(at) or not _same(value, self._seen):
            self.typed.emit(at, value, self._seen)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the cell, wide and tall enough to read what is typed, never beyond the edge of the table."""
        table = editor.parentWidget() or editor
        kind = self._model.columns[index.column()].kind
        cell: QSize = option.rect.size()
        metrics = editor.fontMetrics()
        hint = editor.sizeHint()
        letters = metrics.averageCharWidth() * _LETTERS
        wide = max(cell.width(), {ColumnKind.TEXT: 0, ColumnKind.CHOICE: hint.width()}.get(kind, letters))
        tall = max(cell.height(), hint.height())
        if kind is ColumnKind.LONG:
            tall = max(cell.height(), _tall(editor))
        elif kind is ColumnKind.DATE:
            tall = hint.height() + metrics.height()
        wide = min(wide, table.width())
        left = max(0, min(option.rect.left(), table.width() - wide))
        top = max(0, min(option.rect.top(), table.height() - tall))
        editor.setGeometry(left, top, wide, tall)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Let the rows move on once the editor has gone."""
        super().destroyEditor(editor, index)
        if editor is self._editor:
            self._editor, self._at = None, QPersistentModelIndex()
            self._model.hold("")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        self._painter.paint(painter, option.rect, index, chosen=chosen, current=current)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter and Tab keep, Esc puts away; leaving the cell keeps what was changed."""
        if self._editor is None:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() not in _STAYS_OPEN:
                self._close(Onward.STAY)
            return False
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self._put_away = True
            self._close(Onward.STAY)
        elif key in _ENTER and not shift:
            self._keep(Onward.DOWN)
        elif key in _TABS:
            self._keep(Onward.LEFT if key == Qt.Key.Key_Backtab or shift else Onward.RIGHT)
        else:
            return False
        return True

    def _keep(self, onward: Onward) -> None:
        """Keep what stands there and go on; a date that cannot be read keeps its editor open."""
        if self._editor is not None and self._editor.problem():
            self._editor.show_problem(self._editor.problem())
            return
        self._close(onward)

    def _close(self, onward: Onward) -> None:
        """Hand on what stands there and put the editor away; its going takes the keyboard from it once more."""
        editor = self._editor
        if editor is None or self._closing:
            return
        self._closing = True
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self._closing = False
        self.left.emit(onward)


def _tall(editor: QWidget) -> int:
    return editor.fontMetrics().lineSpacing() * _LINES_TALL + 14


def _same(one: object, other: object) -> bool:
    """Whether two values say the same; nothing and an empty text do."""
    return (one or None) == (other or None)
