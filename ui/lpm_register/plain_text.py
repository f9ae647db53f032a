"""Text shown exactly as it was typed: a name like "<b>" is a name, never markup."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


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


def plain_tip(text: str) -> str:
    """A tooltip that shows markup as typed and wraps."""
    return "<qt>" + escape(text).replace("\n", "<br>") + "</qt>" if text else ""
