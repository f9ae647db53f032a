"""A message that the desk wrote, to read and to copy: cpdesk never sends anything itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QMimeData, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.shared.plain_text import plain_label, reading_label
from ui.shared.rows_of_buttons import ButtonRow

NO_ADDRESS = "no address is kept"
_KEPT_FROM_CLIPBOARD_HISTORY = 'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"'


class EmailText(QFrame):
    """To whom, subject and text, with a draft, Copy addresses and Copy text; `said` tells what was copied."""

    said = Signal(str)

    def __init__(
        self,
        heading: str,
        text: str,
        *,
        subject: str = "",
        recipients: Sequence[tuple[str, str]] = (),
        draft: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._text = f"{subject}\n\n{text}" if subject else text
        self._addresses = [address for _name, address in recipients if address]
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addWidget(plain_label(heading, "strong"))
        if recipients:
            column.addWidget(reading_label(f"To: {', '.join(_recipient(*one) for one in recipients)}", "quiet"))
        if subject:
            column.addWidget(reading_label(f"Subject: {subject}", "quiet"))
        column.addWidget(reading_label(text))
        buttons = ButtonRow()
        if draft is not None:
            self.draft = buttons.add("Open a draft", draft, drawn="mail")
            self.draft.setEnabled(bool(self._addresses))
        if recipients:
            self.addresses = buttons.add("Copy addresses", self.copy_addresses, drawn="copy")
            self.addresses.setEnabled(bool(self._addresses))
        self.copy = buttons.add("Copy text", self.copy_text, drawn="copy", spoken=f"Copy text: {heading}")
        column.addWidget(buttons)

    def copy_addresses(self) -> None:
        """Copy the addresses for the To line."""
        QGuiApplication.clipboard().setText("; ".join(self._addresses))
        self.said.emit("The addresses are copied. Paste them into the To line.")

    def copy_text(self) -> None:
        """Copy subject and text; names of children stay out of the clipboard's history."""
        mime = QMimeData()
        mime.setText(self._text)
        mime.setData(_KEPT_FROM_CLIPBOARD_HISTORY, QByteArray(b"\x00\x00\x00\x00"))
        QGuiApplication.clipboard().setMimeData(mime)
        self.said.emit("The text is copied. Paste it where it has to go.")


def _recipient(name: str, address: str) -> str:
    return f"{name} <{address}>" if address else f"{name} ({NO_ADDRESS})"
