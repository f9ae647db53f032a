"""What a booking offers: the invitations, a calendar file, and an email to social worker and Team Manager."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpdesk.rows.booking import Booked
from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.emails import DraftBookingEmail, EmailOfBooking, EmailToSend
from ui.diary.conferences.calendar_file import CalendarFile
from ui.diary.email_text import EmailText
from ui.diary.pane import Pane
from ui.diary.who import conference_line, when
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.draft_door import DraftDoor
from ui.shared.outside import Outside
from ui.shared.theme import Theme


class BookedPanel(Pane):
    """What was booked, what follows from it, and what goes out now."""

    invitations_wanted = Signal(int)
    conference_wanted = Signal(int)
    tell_wanted = Signal(object)

    def __init__(
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        booked: Booked,
        outside: Outside,
        *,
        moved: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(link, theme, almanac, parent)
        self.booked = booked
        self.moved = moved
        self.shown: ConferenceShown | None = None
        self._door = DraftDoor(link, outside, self.notice.say, self.refuse, self)
        self._calendar = CalendarFile(link, self.notice, outside, self)

    def read_again(self) -> None:
        """Ask the desk for the conference anew."""
        self.link.ask(OpenConference(self.booked.id), self._show, self.refuse, latest=True)

    def _show(self, conference: ConferenceShown) -> None:
        self.shown = conference
        self.begin()
        self.add_section("", conference_line(conference), "heading")
        self.add_section("", when(conference.start_at, conference.end_at), "strong")
        self.add_section("", f"Chair {conference.chair} · {conference.room}", "quiet")
        self.add_section("", "\n".join(self.booked.warnings), "amber")
        row = self.add_buttons()
        if self.moved:
            row.add("Say who was told", lambda: self.tell_wanted.emit(conference), main=True)
        row.add("Invitations", lambda: self.invitations_wanted.emit(conference.id), drawn="mail", main=not self.moved)
        row.add("Calendar file", lambda: self._calendar.write(conference), drawn="export")
        row.add("Open the conference", lambda: self.conference_wanted.emit(conference.id))
        self.link.ask(EmailOfBooking(conference.id), self._show_email, self.refuse, latest=True)

    def _show_email(self, to_send: EmailToSend) -> None:
        email = EmailText(
            "Email to social worker and Team Manager",
            to_send.text,
            subject=to_send.subject,
            recipients=to_send.recipients,
            draft=self._draft_email,
        )
        email.said.connect(self.notice.say)
        self.add(email)
        self.add_heading("What follows")
        for limit in self.booked.deadlines:
            self.add_limit(limit)
        self.finish()

    def _draft_email(self) -> None:
        self._door.open(lambda folder: DraftBookingEmail(self.booked.id, folder))
