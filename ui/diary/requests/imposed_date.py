"""Nobody booked within 24 hours: the date that the unit sets, and the message that goes out with it (D06)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from cpdesk.rows.emails import RequestEmail
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.requests import DateToImpose, ImposedDate, RequestShown, TickDateSent
from ui.diary.email_text import EmailText
from ui.diary.who import when
from ui.shared.desk_link import DeskLink
from ui.shared.plain_text import plain_label, reading_label
from ui.shared.rows_of_buttons import ButtonRow

RULE = "When nobody books within 24 hours, the unit sets a date and sends it to social worker and Team Manager."
TOLD = {
    "social_worker": "The social worker has the date",
    "team_manager": "The Team Manager has the date",
}


class ImposedDatePart(QFrame):
    """The proposed date, the message with its copy buttons, and two ticks.

    `book` carries start, chair and room; `wanted` a request for the desk; `said` what was copied;
    `draft` which email is to be opened as a draft.
    """

    book = Signal(object, str, str)
    wanted = Signal(object)
    said = Signal(str)
    draft = Signal(object)
    refused = Signal(object)

    def __init__(self, link: DeskLink, request: RequestShown, *, at_once: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._request = request
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(4)
        self._column.addWidget(plain_label("Date set by the unit", "strong"))
        self._column.addWidget(plain_label(RULE, "quiet"))
        self._buttons = ButtonRow()
        self.propose = self._buttons.add("Propose a date", self.ask, drawn="calendar")
        self._column.addWidget(self._buttons)
        if at_once:
            self.ask()

    def ask(self) -> None:
        """Ask the desk for the date that it would set."""
        self._link.ask(ImposedDate(self._request.id), self._show, self._refuse, latest=True)

    def _show(self, proposed: DateToImpose) -> None:
        self._buttons.hide()
        if proposed.start_at is None:
            self._column.addWidget(reading_label(", ".join(proposed.reasons), "amber"))
            return
        slot = f"{when(proposed.start_at, proposed.end_at)}, {proposed.chair}, {proposed.room}"
        self._column.addWidget(reading_label(slot, "strong"))
        self._column.addWidget(reading_label(", ".join(proposed.reasons), "quiet"))
        if self._request.conference_id is None:
            doors = ButtonRow()
            doors.add("Book this date", lambda: self._book(proposed), drawn="calendar")
            self._column.addWidget(doors)
        message = EmailText(
            "Message to social worker and Team Manager",
            proposed.email_text,
            subject=proposed.subject,
            recipients=proposed.recipients,
            draft=lambda: self.draft.emit(RequestEmail.DATE_SET),
        )
        message.said.connect(self.said)
        self._column.addWidget(message)
        self._add_ticks()

    def _add_ticks(self) -> None:
        """Whom to tell is ticked once the date stands in the diary."""
        if self._request.conference_id is None:
            return
        for who, words in TOLD.items():
            box = QCheckBox(words)
            box.setAccessibleName(words)
            box.setChecked(who in self._request.date_sent_to)
            box.setEnabled(not box.isChecked())
            box.toggled.connect(lambda on, who=who: self._tick(who) if on else None)
            self._column.addWidget(box)

    def _tick(self, who: str) -> None:
        self.wanted.emit(
            TickDateSent(
                self._request.id,
                self._request.version,
                social_worker=who == "social_worker",
                team_manager=who == "team_manager",
            )
        )

    def _book(self, proposed: DateToImpose) -> None:
        self.book.emit(proposed.start_at, proposed.chair, proposed.room)

    def _refuse(self, refusal: Refusal) -> None:
        self.refused.emit(refusal)
