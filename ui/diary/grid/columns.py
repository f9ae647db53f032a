"""The columns of the painted diary: the days of a week, or the chairs or rooms of one day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from cpdesk.rows.diary import AwayRow, Diary, DiaryCard
from cpdesk.rows.people import Bookable, ChairRow, RoomRow
from cpdesk.rules.calendar import OutsideCalendar, WorkingDays
from cpdesk.rules.conferences import AwayKind
from cpdesk.rules.how_dates_read import MONTHS, WEEKDAYS, counted
from ui.diary.grid.card_words import NO_CHAIR, NO_ROOM
from ui.diary.legend import day_of
from ui.diary.views import View

Row = TypeVar("Row", bound=ChairRow | RoomRow)
AWAY_WORDS: dict[AwayKind, str] = {
    AwayKind.LEAVE: "on leave",
    AwayKind.SICKNESS: "off sick",
    AwayKind.TRAINING: "training",
    AwayKind.OTHER: "away",
}


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column with its cards. `closed` says why nothing can be booked in it; a thin one is empty and narrow.

    `chair_id` and `room_id` are given where the column stands for a chair or a room.
    """

    on: date
    heading: str
    under: str
    cards: tuple[DiaryCard, ...]
    today: bool = False
    closed: str = ""
    thin: bool = False
    notes: tuple[str, ...] = ()
    chair_id: int | None = None
    room_id: int | None = None
    name: str = ""


def week_columns(diary: Diary, cards: Sequence[DiaryCard], calendar: WorkingDays) -> tuple[GridColumn, ...]:
    """Monday to Sunday; Saturday and Sunday are thin unless something stands there."""
    by_day: dict[date, list[DiaryCard]] = {}
    for card in cards:
        by_day.setdefault(day_of(card), []).append(card)
    days = [diary.first + timedelta(days=step) for step in range((diary.last - diary.first).days + 1)]
    return tuple(_day_column(on, by_day.get(on, []), diary.away, calendar) for on in days)


def chair_columns(
    diary: Diary, cards: Sequence[DiaryCard], bookable: Bookable, calendar: WorkingDays
) -> tuple[GridColumn, ...]:
    """Every chair of a day, also those who are free; whoever is away has a hatched column that says so."""

    def of_chair(column: GridColumn, chair: ChairRow) -> GridColumn:
        away = _away_words(chair.id, diary.first, diary.away)
        return replace(column, chair_id=chair.id, closed=column.closed or away)

    blank = _whole_day(diary, calendar)
    return _columns_of_one_day(
        blank, cards, bookable.chairs, row_of=lambda card: card.chair_id, made_of=of_chair, nowhere=NO_CHAIR
    )


def room_columns(
    diary: Diary, cards: Sequence[DiaryCard], bookable: Bookable, calendar: WorkingDays
) -> tuple[GridColumn, ...]:
    """Every room of a day, also those that are free."""

    def of_room(column: GridColumn, room: RoomRow) -> GridColumn:
        return replace(column, room_id=room.id)

    blank = _whole_day(diary, calendar)
    return _columns_of_one_day(
        blank, cards, bookable.rooms, row_of=lambda card: card.room_id, made_of=of_room, nowhere=NO_ROOM
    )


def day_columns(
    view: View, diary: Diary, cards: Sequence[DiaryCard], bookable: Bookable, calendar: WorkingDays
) -> tuple[GridColumn, ...]:
    """The columns of one day in the view that was asked for."""
    return (chair_columns if view is View.BY_CHAIR else room_columns)(diary, cards, bookable, calendar)


def with_today(columns: Sequence[GridColumn], today: date) -> tuple[GridColumn, ...]:
    """The same columns, those of today marked as such."""
    return tuple(replace(column, today=column.on == today) for column in columns)


def why_closed(on: date, calendar: WorkingDays) -> str:
    """The name of the day on which nobody works, or nothing."""
    try:
        return "" if calendar.is_worked(on) else calendar.title(on)
    except OutsideCalendar:
        return ""


def how_many(cards: Sequence[DiaryCard]) -> str:
    """'2 conferences', or 'free'."""
    return counted(len(cards), "conference") if cards else "free"


def _day_column(on: date, cards: Sequence[DiaryCard], away: Sequence[AwayRow], calendar: WorkingDays) -> GridColumn:
    weekend = on.weekday() > 4
    closed = why_closed(on, calendar)
    heading = f"{WEEKDAYS[on.weekday()][:3]} {on.day} {MONTHS[on.month - 1][:3]}"
    return GridColumn(
        on=on,
        heading=heading,
        under=counted(len(cards), "conference") if cards else "no conferences",
        cards=tuple(cards),
        closed=closed,
        thin=weekend and not cards,
        notes=() if weekend else _notes(closed if cards else "", _away(on, away)),
    )


def _notes(closed: str, away: Sequence[AwayRow]) -> tuple[str, ...]:
    """What to know about a day: its holiday, where cards may stand over the name in the column, and who is away."""
    absent = (f"{row.person} {AWAY_WORDS[AwayKind(row.kind)]}" for row in away)
    return (*([closed] if closed else []), *absent)


def _away(on: date, away: Sequence[AwayRow]) -> list[AwayRow]:
    return [row for row in away if row.from_on <= on <= row.to_on]


def _away_words(person: int, on: date, away: Sequence[AwayRow]) -> str:
    return next((AWAY_WORDS[AwayKind(row.kind)] for row in _away(on, away) if row.person_id == person), "")


def _whole_day(diary: Diary, calendar: WorkingDays) -> GridColumn:
    return GridColumn(on=diary.first, heading="", under="", cards=(), closed=why_closed(diary.first, calendar))


def _columns_of_one_day(
    blank: GridColumn,
    cards: Sequence[DiaryCard],
    rows: Sequence[Row],
    *,
    row_of: Callable[[DiaryCard], int | None],
    made_of: Callable[[GridColumn, Row], GridColumn],
    nowhere: str,
) -> tuple[GridColumn, ...]:
    """A column for each chair or room, and one more for the cards that stand in none of them."""

    def column(heading: str, own: tuple[DiaryCard, ...]) -> GridColumn:
        return replace(blank, heading=heading, under=how_many(own), cards=own)

    known = {row.id for row in rows}
    rest = tuple(card for card in cards if row_of(card) not in known)
    found = (
        replace(made_of(column(row.name, tuple(card for card in cards if row_of(card) == row.id)), row), name=row.name)
        for row in rows
    )
    return (*found, *([column(nowhere, rest)] if rest else []))
