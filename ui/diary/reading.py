"""What the diary reads of the desk: the days in sight in one question, whoever waits, chairs, rooms and teams."""

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from cpdesk.rows.diary import Diary, DiaryBetween, DiaryCard
from cpdesk.rows.people import Bookable, ChairsAndRooms
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import Names, NamesToChoose
from cpdesk.rows.waiting import Waiting, WaitingCard
from cpdesk.rules.london import LONDON
from ui.diary.grid.ghost import Ground
from ui.diary.legend import Narrowed
from ui.shared.desk_link import DeskLink

_USUAL = Bookable((), (), (), "09:00", "17:00", 90, 3)


class DiaryReading(QObject):
    """Keeps what was read last; `read` when the days in sight came, `named` when names came, `refused` with why not."""

    read = Signal()
    waiting_read = Signal()
    named = Signal()
    refused = Signal(str)

    def __init__(self, link: DeskLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self.diary: Diary | None = None
        self.bookable = _USUAL
        self.teams: tuple[tuple[int, str], ...] = ()
        self.waiting: tuple[WaitingCard, ...] = ()

    def read_everything(self, first: date, last: date) -> None:
        """Read the days in sight, whoever waits, and the names for the boxes."""
        self._link.ask(ChairsAndRooms(), self._take_bookable, self._refuse, latest=True)
        self._link.ask(NamesToChoose(), self._take_names, self._refuse, latest=True)
        self.read_days(first, last)
        self._link.ask(Waiting(), self._take_waiting, self._refuse, latest=True)

    def read_days(self, first: date, last: date) -> None:
        """Read other days; only the last ones asked for are answered."""
        self._link.ask(DiaryBetween(first, last), self._take_diary, self._refuse, latest=True)

    def cards(self, narrowed: Narrowed) -> tuple[DiaryCard, ...]:
        """The conferences read that are wanted."""
        return tuple(card for card in self.diary.cards if narrowed.keeps(card)) if self.diary else ()

    def waiting_cards(self, narrowed: Narrowed) -> tuple[WaitingCard, ...]:
        """Whoever waits and is wanted."""
        return tuple(card for card in self.waiting if narrowed.keeps_waiting(card))

    def bookable_for(self, narrowed: Narrowed) -> Bookable:
        """The chairs and rooms that the columns of a day stand for: all, or the one chosen."""
        found = self.bookable
        if narrowed.chair_id is not None:
            found = replace(found, chairs=tuple(one for one in found.chairs if one.id == narrowed.chair_id))
        if narrowed.room_id is not None:
            found = replace(found, rooms=tuple(one for one in found.rooms if one.id == narrowed.room_id))
        return found

    def day_minutes(self) -> tuple[int, int]:
        """When the unit's day begins and ends, in minutes after midnight."""
        return _minutes(self.bookable.day_begins), _minutes(self.bookable.day_ends)

    def ground(self) -> Ground:
        """What proposals are judged by: every conference read, also those that the filter leaves out."""
        almanac = self._link.almanac
        now = datetime.combine(almanac.today(), datetime.now(LONDON).time(), LONDON)
        diary = self.diary
        return Ground(almanac.calendar(), now, diary.cards if diary else (), diary.away if diary else ())

    def _take_diary(self, diary: Diary) -> None:
        self.diary = diary
        self.read.emit()

    def _take_waiting(self, waiting: tuple[WaitingCard, ...]) -> None:
        self.waiting = waiting
        self.waiting_read.emit()

    def _take_bookable(self, bookable: Bookable) -> None:
        self.bookable = bookable
        self.named.emit()

    def _take_names(self, names: Names) -> None:
        self.teams = names.teams
        self.named.emit()

    def _refuse(self, refusal: Refusal) -> None:
        self.refused.emit(str(refusal))


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
