"""The panel at the right of the diary: requests, bookings, moves, conferences, absences; never a box in front."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from cpdesk.rows.booking import Booked
from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.people import Bookable, ChairsAndRooms
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.requests import OpenRequest, RequestKept, RequestShown
from cpdesk.rows.today import RememberOpened
from cpdesk.rows.waiting import WaitingCard
from ui.diary.away.away_pane import AwayPane
from ui.diary.bookings.booked_panel import BookedPanel
from ui.diary.bookings.booking_form import booking_of_request, booking_of_review
from ui.diary.bookings.move_form import MoveForm, TellForm
from ui.diary.bookings.proposal import Proposal
from ui.diary.bookings.time_form import TimeForm
from ui.diary.bookings.to_book import ToBook
from ui.diary.conferences.conference_pane import ConferencePane
from ui.diary.invitations.invitations_page import InvitationsPage
from ui.diary.pane import Pane
from ui.diary.requests.request_form import RequestForm
from ui.diary.requests.request_pane import RequestPane
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.form import Form
from ui.shared.outside import Outside
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme

__all__ = ["DiaryPanels", "Proposal"]

Back = Callable[[], None]
Given = tuple[datetime | None, int | None, int | None]


class DiaryPanels(QObject):
    """Shows one form or one pane at a time in the side panel of the room.

    `proposed` carries a `Proposal`, or None when none is in sight; `settled` follows everything that was kept;
    `page_wanted` carries a `Page` (the invitations) that takes the place of the diary until it is `left`;
    `record_wanted` the conference whose record is to be opened, `road_wanted` the child whose road is,
    `alert_wanted` the conference about which an alert is to be drafted.
    """

    proposed = Signal(object)
    settled = Signal()
    page_wanted = Signal(object)
    record_wanted = Signal(int)
    alert_wanted = Signal(int)
    road_wanted = Signal(int)

    def __init__(
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        side_panel: SidePanel,
        parent: QObject | None = None,
        *,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._theme = theme
        self._almanac = almanac
        self._side = side_panel
        self._outside = outside or Outside()
        self._errand = 0
        side_panel.closed.connect(self._forget_proposal)

    def new_request(self) -> None:
        """Open the form for a new request."""
        form = RequestForm(self._link, self._theme, self._almanac)
        self._show_form(form, kept=self._request_kept)

    def open_request(self, request_id: int, due: str = "") -> None:
        """Show everything about one request, with the step begun that a thing due asks for."""
        pane = RequestPane(self._link, self._theme, self._almanac, request_id, outside=self._outside)
        pane.begin_with(due)
        pane.book_wanted.connect(self._book_imposed)
        pane.conference_wanted.connect(self.open_conference)
        self._show_pane("ICPC request", pane, lambda: self.open_request(request_id))
        self._link.do(RememberOpened("request", request_id))

    def book(
        self,
        request_id: int | None = None,
        conference_id: int | None = None,
        at: datetime | None = None,
        chair_id: int | None = None,
        room_id: int | None = None,
    ) -> None:
        """Open the form that gives a request or a review its date; without either, choose among those that wait."""
        given = (at, chair_id, room_id)
        if request_id is not None:
            self._book_request(request_id, given)
        elif conference_id is not None:
            self._about_conference(conference_id, lambda names, shown: self._book_review(names, shown, given))
        else:
            self._choose_what_to_book(given)

    def open_conference(self, conference_id: int, due: str = "") -> None:
        """Show everything about one conference, with the step begun that a thing due asks for."""
        pane = ConferencePane(self._link, self._theme, self._almanac, conference_id, self._outside)
        pane.begin_with(due)
        pane.book_wanted.connect(lambda number: self.book(conference_id=number))
        pane.move_wanted.connect(self.move)
        pane.invitations_wanted.connect(self.invitations)
        pane.request_wanted.connect(self.open_request)
        pane.conference_wanted.connect(self.open_conference)
        pane.record_wanted.connect(self.record_wanted)
        pane.alert_wanted.connect(self.alert_wanted)
        pane.road_wanted.connect(self.road_wanted)
        self._show_pane("Conference", pane, lambda: self.open_conference(conference_id))
        self._link.do(RememberOpened("conference", conference_id))

    def move(
        self,
        conference_id: int,
        to: datetime | None = None,
        chair_id: int | None = None,
        room_id: int | None = None,
    ) -> None:
        """Open the form that moves a conference, with the time to which it was dragged."""
        given = (to, chair_id, room_id)
        self._about_conference(conference_id, lambda names, shown: self._move(names, shown, given))

    def invitations(self, conference_id: int) -> None:
        """Show the invitations of one conference in place of the diary."""
        page = InvitationsPage(self._link, self._theme, self._almanac, conference_id, self._outside)
        page.kept.connect(self.settled)
        page.read_again()
        self.page_wanted.emit(page)

    def away(self) -> None:
        """Show who is away and the conferences that it touches."""
        self._show_pane("Who is away", AwayPane(self._link, self._theme, self._almanac), self.away)

    def put_away(self) -> None:
        """Close the panel; what was typed stays as a draft."""
        self._side.put_away()

    # Booking and moving

    def _book_imposed(self, request_id: int, at: datetime | None, chair: str, room: str) -> None:
        """Book a request from its pane, with the date that the unit sets where one was proposed (D06)."""

        def show(names: Bookable, request: RequestShown) -> None:
            imposed = at is not None
            form = booking_of_request(self._link, self._theme, self._almanac, names, request, imposed=imposed)
            self._show_time_form(form, lambda: self.open_request(request_id))
            if at is not None:
                form.take_time(at, chair, room)
                form.go_on()

        self._about_request(request_id, show)

    def _book_request(self, request_id: int, given: Given) -> None:
        def show(names: Bookable, request: RequestShown) -> None:
            form = booking_of_request(self._link, self._theme, self._almanac, names, request)
            self._show_time_form(form, lambda: self.open_request(request_id))
            _give(form, names, given)

        self._about_request(request_id, show)

    def _book_review(self, names: Bookable, review: ConferenceShown, given: Given) -> None:
        form = booking_of_review(self._link, self._theme, self._almanac, names, review)
        self._show_time_form(form, lambda: self.open_conference(review.id))
        _give(form, names, given)

    def _move(self, names: Bookable, conference: ConferenceShown, given: Given) -> None:
        form = MoveForm(self._link, self._theme, self._almanac, names, conference)
        self._show_time_form(form, lambda: self.open_conference(conference.id), moved=True)
        _give(form, names, given)

    def _choose_what_to_book(self, given: Given) -> None:
        chooser = ToBook(self._link, self._theme)
        chooser.chosen.connect(lambda card: self._book_card(card, given))
        chooser.new_wanted.connect(self.new_request)
        self._put("Book a conference", chooser)
        chooser.read_again()

    def _book_card(self, card: WaitingCard, given: Given) -> None:
        self.book(card.request_id, card.conference_id, *given)

    def _show_time_form(self, form: TimeForm, back: Back, *, moved: bool = False) -> None:
        form.proposed.connect(self.proposed)
        self._show_form(form, kept=lambda booked: self._say_booked(booked, moved=moved), back=back)

    def _say_booked(self, booked: Booked, *, moved: bool) -> None:
        panel = BookedPanel(self._link, self._theme, self._almanac, booked, self._outside, moved=moved)
        panel.invitations_wanted.connect(self.invitations)
        panel.conference_wanted.connect(self.open_conference)
        panel.tell_wanted.connect(self._tell)
        self._show_pane("Moved" if moved else "Booked", panel, lambda: self.open_conference(booked.id))

    def _tell(self, conference: ConferenceShown) -> None:
        form = TellForm(self._link, self._theme, self._almanac, conference)
        self._show_form(form, back=lambda: self.open_conference(conference.id))

    def _request_kept(self, kept: RequestKept) -> None:
        self.open_request(kept.id)

    # What a form needs to know before it can stand there

    def _about_request(self, request_id: int, show: Callable[[Bookable, RequestShown], None]) -> None:
        self._ask_both(OpenRequest(request_id), show)

    def _about_conference(self, conference_id: int, show: Callable[[Bookable, ConferenceShown], None]) -> None:
        self._ask_both(OpenConference(conference_id), show)

    def _ask_both(self, question: object, show: Callable[[Bookable, Any], None]) -> None:
        """Ask for the chairs and rooms, then for what the form is about; only what was wanted last is shown."""
        self._errand += 1
        errand = self._errand

        def shown(names: Bookable, answer: Any) -> None:
            if errand == self._errand:
                show(names, answer)

        def ask_subject(names: Bookable) -> None:
            self._link.ask(question, lambda answer: shown(names, answer), self._refuse)

        self._link.ask(ChairsAndRooms(), ask_subject, self._refuse)

    # What stands in the panel

    def _show_pane(self, title: str, pane: Pane, back: Back) -> None:
        pane.wants_form.connect(lambda form: self._show_form(form, back=back))
        pane.kept.connect(lambda _kept: self.settled.emit())
        self._put(title, pane)
        pane.read_again()

    def _show_form(self, form: Form, *, kept: Callable[[Any], None] | None = None, back: Back | None = None) -> None:
        """Show a form; what follows when it was kept, and where its closing leads."""
        after = kept or (lambda _kept: back() if back else None)

        def was_kept(said: object) -> None:
            self.settled.emit()
            after(said)

        form.kept.connect(was_kept)
        form.closed.connect(lambda: self._form_closed(form, back))
        self._put(form.title, form)
        form.open()

    def _form_closed(self, form: Form, back: Back | None) -> None:
        if self._side.content() is not form:
            return  # what followed stands there already
        if back is not None:
            back()
        else:
            self._side.put_away()

    def _put(self, title: str, content: Any) -> None:
        self._errand += 1
        self._forget_proposal()
        self._side.show_form(title, content)

    def _forget_proposal(self) -> None:
        self.proposed.emit(None)

    def _refuse(self, refusal: Refusal) -> None:
        self._side.show()
        self._side.notice.refuse(str(refusal))


def _give(form: TimeForm, names: Bookable, given: Given) -> None:
    """Put the time from the diary into the form, with chair and room by name."""
    at, chair_id, room_id = given
    if at is None:
        return
    chair = next((row.name for row in names.chairs if row.id == chair_id), "")
    room = next((row.name for row in names.rooms if row.id == room_id), "")
    form.take_time(at, chair, room)
    form.go_on()
