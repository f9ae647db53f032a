"""After the export: three doors to the email, always in the same order, and whether it was sent."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpdesk.rows.lpm_list import DraftListEmail, DraftWritten, IssuedList, SayListSent
from cpdesk.rows.refusals import Refusal
from ui.reports_room.labels import Card, button, sentence
from ui.shared.desk_link import DeskLink
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside
from ui.shared.theme import Theme

NOBODY = "Nobody yet. Enter the addresses under Who gets the list."


class EmailPanel(Card):
    """Open a draft, copy what it says, or show the file; cpdesk never sends anything itself."""

    put_away = Signal()

    def __init__(self, link: DeskLink, theme: Theme, outside: Outside) -> None:
        super().__init__("Send the list")
        self._link = link
        self._outside = outside
        self._issued: IssuedList | None = None
        self.notice = NoticeBar(theme)
        self._file, self._to, self._subject = sentence(), sentence(), sentence()
        self.draft = button("Open a draft", self._draft, drawn="mail", main=True)
        self.addresses = button("Copy addresses", self._copy_addresses, drawn="copy")
        self.text = button("Copy text", self._copy_text, drawn="copy")
        self.file = button("Show the file", self._show_file, drawn="folder")
        self.yes = button("Yes", self._say_sent)
        self.not_yet = button("Not yet", self._close)
        self._sent = self._row(sentence("Sent?", "strong"), self.yes, self.not_yet)
        self._lay_out()
        self.hide()

    def show_issued(self, issued: IssuedList) -> None:
        """Shows how to send this list, and puts the cursor on the first door."""
        self._issued = issued
        self.notice.clear()
        self._file.setText(f"Written: {issued.path}")
        self.set_recipients(issued.draft_recipients)
        self._subject.setText(f"Subject: {issued.draft_subject}")
        self._sent.hide()
        self.show()
        self.draft.setFocus()

    def set_recipients(self, addresses: tuple[str, ...]) -> None:
        """Shows to whom the email goes."""
        self._recipients = addresses
        self._to.setText(f"To: {', '.join(addresses) or NOBODY}")
        self.addresses.setEnabled(bool(addresses))

    def _draft(self) -> None:
        if self._issued:
            folder = str(Path(self._issued.path).parent)
            self._link.do(DraftListEmail(self._issued.month, folder), self._open_draft, self._refused)

    def _open_draft(self, written: DraftWritten) -> None:
        if not self._outside.open_path(written.path):
            self.notice.warn(f"No mail program opened the draft. It lies here: {written.path}")
        self._ask_sent()

    def _copy_addresses(self) -> None:
        QGuiApplication.clipboard().setText("; ".join(self._recipients))
        self.notice.say("The addresses are copied. Paste them into the To line.")
        self._ask_sent()

    def _copy_text(self) -> None:
        if self._issued:
            QGuiApplication.clipboard().setText(f"{self._issued.draft_subject}\n\n{self._issued.draft_body}")
            self.notice.say("Subject and text are copied. Paste them into your email.")
            self._ask_sent()

    def _show_file(self) -> None:
        if self._issued and not self._outside.open_path(str(Path(self._issued.path).parent)):
            self.notice.warn(f"The folder did not open. The file lies here: {self._issued.path}")
        self._ask_sent()

    def _ask_sent(self) -> None:
        self._sent.show()

    def _say_sent(self) -> None:
        if self._issued:
            self._link.do(SayListSent(self._issued.month), self._close, self._refused)

    def _close(self, _kept: object = None) -> None:
        self.hide()
        self.put_away.emit()

    def _refused(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _lay_out(self) -> None:
        doors = QWidget()
        two = QHBoxLayout(doors)
        two.setContentsMargins(0, 0, 0, 0)
        for door in (self.draft, self.addresses, self.text, self.file):
            two.addWidget(door)
        two.addStretch()
        for part in (self._file, self._to, self._subject, doors, self.notice, self._sent):
            self.column.addWidget(part)

    @staticmethod
    def _row(*parts: QWidget) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            line.addWidget(part)
        line.addStretch()
        return row
