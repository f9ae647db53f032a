"""A form at the right side of a room, in the window and never in front of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.shared.icons import icon
from ui.shared.notice_bar import NoticeBar
from ui.shared.theme import Theme

WIDTH_IN_LETTERS = 62


class SidePanel(QFrame):
    """A titled panel that holds one form; Esc or its cross puts it away."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._content: QWidget | None = None
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("kind", "strong")
        self._title.setWordWrap(True)
        self._close = QToolButton()
        self._close.setIcon(icon("close"))
        self._close.setAccessibleName("Close this panel")
        self._close.setToolTip("Close this panel (Esc)")
        self.notice = NoticeBar(theme)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self._close.clicked.connect(self.put_away)
        self.setVisible(False)

    def show_form(self, title: str, content: QWidget) -> None:
        """Shows a form under this title, in place of the one shown before, and puts the cursor into it."""
        self._take_out()
        self._content = content
        content.setProperty("kind", "scrolled")
        self._title.setText(title)
        self.setAccessibleName(title)
        self.notice.clear()
        self._scroll.setWidget(content)
        content.show()
        self.setVisible(True)
        _into(content)

    def content(self) -> QWidget | None:
        """The form shown now."""
        return self._content

    def scroll_bar(self) -> QScrollBar:
        """The bar that scrolls what stands in the panel."""
        return self._scroll.verticalScrollBar()

    def put_away(self) -> None:
        """Closes the panel; what was typed stays as the form's draft."""
        if self.isHidden():
            return
        self.setVisible(False)
        self._take_out()
        self.closed.emit()

    def _take_out(self) -> None:
        if self._content is not None:
            self._scroll.takeWidget()
            self._content.hide()
            self._content.setParent(None)
            self._content.deleteLater()
            self._content = None

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self._scroll, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def showEvent(self, event: QShowEvent) -> None:
        """Takes its width from the size of the text, and never more than half of the window."""
        letters = self.fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS
        window = self.window().width()
        self.setFixedWidth(min(letters, max(360, window // 2)))
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)


def _into(content: QWidget) -> None:
    """Puts the cursor into the first field of a form."""
    for field in content.findChildren(QWidget):
        if field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.isEnabled() and field.isVisibleTo(content):
            field.setFocus(Qt.FocusReason.TabFocusReason)
            return
