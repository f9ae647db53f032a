"""What the page of a record opens of the diary in its own panel: date of the core group, booking of the review."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.people import Bookable, ChairsAndRooms
from cpdesk.rules.conferences import CoreGroupState
from ui.diary.bookings.booking_form import booking_of_review
from ui.diary.conferences.core_group_forms import PlanCoreGroupForm
from ui.shared.desk_link import DeskLink
from ui.shared.forms.form import Form
from ui.shared.theme import Theme

CORE_GROUP, BOOK = "core_group", "book"
Show = Callable[[Form], None]


class RecordDoors(QObject):
    """Builds a form of the diary on what the desk says now, and hands it to the page that shows it."""

    def __init__(self, link: DeskLink, theme: Theme, show: Show, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._theme = theme
        self._show = show
        self._review: ConferenceShown | None = None
        self._ways = {CORE_GROUP: self._core_group, BOOK: self._book}

    def open(self, what: str, conference_id: int) -> bool:
        """Open this form about a conference; False for what is no form of the diary."""
        way = self._ways.get(what)
        if way is not None:
            self._link.ask(OpenConference(conference_id), way)
        return way is not None

    def _core_group(self, conference: ConferenceShown) -> None:
        """The first core group that still stands: one that was cancelled has its replacement."""
        standing = [one for one in conference.core_groups if one.state != CoreGroupState.CANCELLED]
        if standing:
            self._show(PlanCoreGroupForm(self._link, self._theme, self._link.almanac, conference, standing[0]))

    def _book(self, review: ConferenceShown) -> None:
        self._review = review
        self._link.ask(ChairsAndRooms(), self._show_booking, latest=True)

    def _show_booking(self, bookable: Bookable) -> None:
        if self._review is not None:
            form = booking_of_review(self._link, self._theme, self._link.almanac, bookable, self._review)
            self._show(form)
