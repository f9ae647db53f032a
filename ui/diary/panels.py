"""The panel at the right of the diary: requests, bookings, moves, conferences, absences; never a box in front."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cpdesk.rows.marks import Mark
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme


@dataclass(frozen=True, slots=True)
class Proposal:
    """A time that stands in a form and is not kept yet, for the dashed card in the diary.

    `words` is like "day 12 of 15: in time"; chair and room are named where they are chosen.
    """

    start_at: datetime
    end_at: datetime
    kind: str
    family: str
    words: str
    mark: Mark
    chair: str = ""
    room: str = ""
    conference_id: int | None = None


class DiaryPanels(QObject):
    """Shows one form or one pane at a time in the side panel of the room.

    `proposed` carries a `Proposal`, or None when none is in sight; `settled` follows everything that was kept;
    `page_wanted` carries a `Page` (invitations, absences) that takes the place of the diary until it is `left`.
    """

    proposed = Signal(object)
    settled = Signal()
    page_wanted = Signal(object)

    def __init__(
        self, link: DeskLink, theme: Theme, almanac: Almanac, side_panel: SidePanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._theme = theme
        self._almanac = almanac
        self._side = side_panel

    def new_request(self) -> None:
        """Open the form for a new request."""

    def open_request(self, request_id: int) -> None:
        """Show everything about one request."""

    def book(
        self,
        request_id: int | None = None,
        conference_id: int | None = None,
        at: datetime | None = None,
        chair_id: int | None = None,
        room_id: int | None = None,
    ) -> None:
        """Open the form that gives a request or a review its date; without either, choose among those that wait."""

    def open_conference(self, conference_id: int) -> None:
        """Show everything about one conference."""

    def move(
        self,
        conference_id: int,
        to: datetime | None = None,
        chair_id: int | None = None,
        room_id: int | None = None,
    ) -> None:
        """Open the form that moves a conference, with the time to which it was dragged."""

    def away(self) -> None:
        """Show who is away and the conferences that it touches."""

    def put_away(self) -> None:
        """Close the panel; what was typed stays as a draft."""
        self._side.put_away()
