"""Text shown exactly as it was typed: a name like "<b>" is a name, never markup."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_FROM_THE_LEFT = "\u200e"


def plain_label(text: str, kind: str = "", parent: QWidget | None = None) -> QLabel:
    """A text that wraps, as typed."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    if kind:
        label.setProperty("kind", kind)
    return label


def reading_label(text: str, kind: str = "", parent: QWidget | None = None) -> QLabel:
    """A text that wraps, as typed, and can be selected and copied by mouse and keyboard."""
    label = plain_label(text, kind, parent)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setAccessibleName(text)
    return label


def from_the_left(sentence: str) -> str:
    """An English sentence that stays one when it begins with an Arabic name: its words run from left to right."""
    return sentence if sentence.isascii() or not sentence else f"{_FROM_THE_LEFT}{sentence}"


def plain_tip(text: str) -> str:
    """A tooltip that shows markup as typed and wraps."""
    return "<qt>" + escape(text).replace("\n", "<br>") + "</qt>" if text else ""


class OneLine(QLabel):
    """A text of one line, as typed, that ends in an ellipsis where the room ends; hover shows all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text))
        self.updateGeometry()
        self._cut()

    def whole(self) -> str:
        """The text without its cut."""
        return self._whole

    def _cut(self) -> None:
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width() - 2)
        self.setText(from_the_left(cut))

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()
