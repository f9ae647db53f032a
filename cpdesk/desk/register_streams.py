"""How the register is narrowed: as streams of entries of one rank, each a range in an index."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, or_

from cpdesk.desk.in_step import CLOSED, ESCALATED, HELD, OPEN, WITHDRAWN
from cpdesk.desk.marks import NO_DATE, Days
from cpdesk.records.model import Recommendation
from cpdesk.records.search import label
from cpdesk.rows.lpm_register import RegisterFilter, Show
from cpdesk.rows.marks import Mark
from cpdesk.rules.spans import add_months

Condition = ColumnElement[bool]
_entry = Recommendation.__table__.c


@dataclass(frozen=True, slots=True)
class Stream:
    """Entries of one rank. `within` is a range of due dates, `others` narrow it besides; `found_by` are its labels."""

    rank: int
    within: tuple[Condition, ...] = ()
    others: tuple[Condition, ...] = ()
    found_by: str = ""

    def conditions(self) -> tuple[Condition, ...]:
        """Everything an entry of this stream fulfils."""
        return (_entry.state_rank == self.rank, *self.within, *self.others)

    def labelled(self) -> str:
        """The label under which the index of words knows this stream."""
        return self.found_by or label("r", self.rank)


def streams_of(narrowed: RegisterFilter, days: Days) -> tuple[Stream, ...]:
    """The streams that together are what the filter shows, before its words."""
    streams = _shown(narrowed.show, days)
    if narrowed.mark is not None:
        streams = [both for one in streams for both in _marked(one, narrowed.mark, days)]
    others = _others(narrowed, days)
    return tuple(replace(one, others=(*one.others, *others)) for one in streams if _may_need(one, narrowed))


def _shown(show: Show, days: Days) -> list[Stream]:
    if show is Show.OPEN:
        return [Stream(ESCALATED), Stream(OPEN)]
    if show is Show.OVERDUE:
        return [
            Stream(ESCALATED, (_entry.due_shown < days.today,), (_entry.lpm_on.is_(None),)),
            Stream(OPEN, (_entry.due_shown < days.today,)),
        ]
    if show is Show.ESCALATED:
        return [Stream(ESCALATED)]
    if show is Show.ALL:
        return [Stream(rank) for rank in (ESCALATED, OPEN, HELD, CLOSED, WITHDRAWN)]
    this_month = _held_in_month_of(days.today)
    held = label("h", f"{days.today:%Y%m}")
    return [Stream(ESCALATED), Stream(OPEN), *(Stream(rank, (), this_month, held) for rank in (HELD, CLOSED))]


def _held_in_month_of(today: date) -> tuple[Condition, ...]:
    first = today.replace(day=1)
    return (_entry.lpm_on >= first, _entry.lpm_on < add_months(first, 1))


def _marked(stream: Stream, mark: Mark, days: Days) -> list[Stream]:
    due = _entry.due_shown
    parts: dict[Mark, dict[int, tuple[Condition, ...]]] = {
        Mark.ESCALATED: {ESCALATED: ()},
        Mark.OVERDUE: {OPEN: (due < days.today,)},
        Mark.DUE_SOON: {OPEN: (due >= days.today, due <= days.soon_to)},
        Mark.ON_TRACK: {OPEN: (due > days.soon_to, due < NO_DATE)},
        Mark.HELD: {HELD: ()},
        Mark.NEUTRAL: {OPEN: (due == NO_DATE,), CLOSED: (), WITHDRAWN: ()},
    }
    within = parts[mark].get(stream.rank)
    return [] if within is None else [replace(stream, within=(*stream.within, *within))]


def _others(narrowed: RegisterFilter, days: Days) -> tuple[Condition, ...]:
    found: list[Condition] = []
    if narrowed.only is not None:
        found.append(_entry.id == narrowed.only)
    if narrowed.chair_id is not None:
        found.append(_entry.chair_id == narrowed.chair_id)
    if narrowed.team_id is not None:
        found.append(_entry.team_id == narrowed.team_id)
    if narrowed.needs_my_update:
        found.append(or_(_entry.last_update_on.is_(None), _entry.last_update_on < days.update_before))
    return tuple(found)


def _may_need(stream: Stream, narrowed: RegisterFilter) -> bool:
    return not narrowed.needs_my_update or stream.rank in {ESCALATED, OPEN, HELD}
