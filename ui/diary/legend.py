"""The four sorts of cards that the legend names: how each looks, and what the diary can be narrowed to."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cpdesk.rows.diary import DiaryCard
from cpdesk.rows.marks import Mark
from cpdesk.rows.waiting import WaitingCard
from cpdesk.rules.conferences import TO_COME
from cpdesk.rules.day_of_clock import is_near
from cpdesk.rules.london import LONDON

INITIAL = "ICPC"


class Sort(StrEnum):
    """What a card is in the legend, which is also what the chips narrow by."""

    INITIAL = "initial"
    REVIEW = "review"
    LATE_IN_TIME = "late_in_time"
    LOOKED_AFTER = "looked_after"


SORT_WORDS: dict[Sort, str] = {
    Sort.INITIAL: "Initial",
    Sort.REVIEW: "Review",
    Sort.LATE_IN_TIME: "Near the limit",
    Sort.LOOKED_AFTER: "Looked after",
}
SORT_TIPS: dict[Sort, str] = {
    Sort.INITIAL: "Initial child protection conferences (ICPC)",
    Sort.REVIEW: "Review child protection conferences (RCPC)",
    Sort.LATE_IN_TIME: "Initial conferences on one of the last three days of their limit, or later",
    Sort.LOOKED_AFTER: "Conferences about children who are looked after too",
}
SORT_MARKS: dict[Sort, Mark] = {
    Sort.INITIAL: Mark.NEUTRAL,
    Sort.REVIEW: Mark.ON_TRACK,
    Sort.LATE_IN_TIME: Mark.DUE_SOON,
    Sort.LOOKED_AFTER: Mark.HELD,
}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the diary is narrowed to; nothing of a case, so that it may be remembered."""

    sort: Sort | None = None
    chair_id: int | None = None
    room_id: int | None = None
    team_id: int | None = None
    team: str = ""

    def keeps(self, card: DiaryCard) -> bool:
        """Whether this conference is among those wanted."""
        wanted = ((self.chair_id, card.chair_id), (self.room_id, card.room_id), (self.team_id, card.team_id))
        return all(one is None or one == of_card for one, of_card in wanted) and self._is_of_sort(card)

    def keeps_waiting(self, card: WaitingCard) -> bool:
        """Whether this one is among those wanted; who waits for a date has no chair and no room yet."""
        if self.team_id is not None and card.team != self.team:
            return False
        if self.sort is Sort.LOOKED_AFTER:
            return card.looked_after
        return self.sort not in {Sort.INITIAL, Sort.REVIEW} or (card.kind == INITIAL) == (self.sort is Sort.INITIAL)

    def _is_of_sort(self, card: DiaryCard) -> bool:
        if self.sort is Sort.LATE_IN_TIME:
            return is_late_in_time(card)
        if self.sort is Sort.LOOKED_AFTER:
            return card.looked_after
        return self.sort is None or (card.kind == INITIAL) == (self.sort is Sort.INITIAL)


def is_late_in_time(card: DiaryCard) -> bool:
    """Whether an initial conference stands on one of the last three days of its limit, or later."""
    return card.day is not None and card.limit is not None and is_near(card.day, card.limit)


def mark_of(card: DiaryCard) -> Mark:
    """The shape and colour of a card: overdue where its limit has passed unheld, otherwise its sort in the legend."""
    if card.mark is Mark.OVERDUE and card.state in TO_COME:
        return Mark.OVERDUE
    return SORT_MARKS[sort_of(card)]


def sort_of(card: DiaryCard) -> Sort:
    """Which colour of the legend a card has; what is short of time comes before all else."""
    if is_late_in_time(card):
        return Sort.LATE_IN_TIME
    if card.looked_after:
        return Sort.LOOKED_AFTER
    return Sort.INITIAL if card.kind == INITIAL else Sort.REVIEW


def starts(card: DiaryCard) -> datetime:
    """When a conference starts, as London's clocks show it."""
    return card.start_at.astimezone(LONDON)


def ends(card: DiaryCard) -> datetime:
    """When a conference ends, as London's clocks show it."""
    return card.end_at.astimezone(LONDON)


def day_of(card: DiaryCard) -> date:
    """The day on which a conference stands in the diary."""
    return starts(card).date()
