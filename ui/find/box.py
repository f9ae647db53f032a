"""The box of Find: what is typed there looks for things, its keys move in the list beneath while the cursor stays."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.shared.icons import icon
from ui.shared.own_redo import OwnRedo

FIND = "Find a child, reference, person, team, alert   Ctrl+K"
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBox(QLineEdit):
    """The one box that finds anything; arrows, Enter and Esc are for its list."""

    stepped = Signal(int)
    entered = Signal()
    escaped = Signal()
    gone_in = Signal()
    gone_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        OwnRedo(self)
        self.setPlaceholderText(FIND)
        self.setAccessibleName("Find a child, reference, person, team, alert or action")
        self.setToolTip("Find anything (Ctrl+K): arrows choose, Enter opens, Esc goes back")
        self.setClearButtonEnabled(True)
        self.addAction(QAction(icon("search"), "", self), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose, Enter opens, Esc puts the list away, then the words."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _ENTER:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list opens when somebody comes here, not when the window only comes back in front."""
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.gone_in.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes when somebody goes on elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.gone_out.emit()
