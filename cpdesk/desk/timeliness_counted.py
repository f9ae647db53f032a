"""How each thing that timeliness read stands, on which day it counts, and by which group it is counted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cpdesk.desk.due_words import is_late
from cpdesk.desk.invitations_not_sent import never_sent
from cpdesk.desk.timeliness_things import Between, Thing, things
from cpdesk.desk.work import Work
from cpdesk.rows.timeliness import GroupBy
from cpdesk.rules.timeliness import Measure, ReviewMethod, Standing, review_due, standing_on

NO_GROUP = "none"
"""The group of what has no team or no chair."""
MAIN_METHOD = ReviewMethod.MONTHS
_FIRST_REVIEW = "rcpc1_due"


@dataclass(frozen=True, slots=True)
class Counted:
    """A thing with its day and standing; of a review also how it stands by every method that counts it."""

    thing: Thing
    due_on: date
    counts_on: date
    standing: Standing
    by_method: Mapping[ReviewMethod, Standing] = field(default_factory=dict)

    @property
    def differs(self) -> bool:
        """Whether another method would judge this review otherwise, or not count it yet."""
        return bool(self.by_method) and (
            len(self.by_method) < len(ReviewMethod) or len(set(self.by_method.values())) > 1
        )


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Whose things are counted: all, or those of one team or one chair."""

    team_id: int | None = None
    chair_id: int | None = None

    def holds(self, thing: Thing) -> bool:
        """Whether a thing is among them."""
        wants_team = self.team_id is None or thing.team_id == self.team_id
        return wants_team and (self.chair_id is None or thing.chair_id == self.chair_id)


def read_things(work: Work, measure: Measure, between: Between, narrowed: Narrowed) -> tuple[Thing, ...]:
    """Everything that may count under a measure between two days."""
    found = (*things(work, measure, between), *never_sent(work, measure, between))
    return tuple(one for one in found if narrowed.holds(one))


def counted(
    work: Work, found: Iterable[Thing], between: Between, method: ReviewMethod | None = None
) -> Iterator[Counted]:
    """Those that count between two days, by the day on which they were done or, still open, were due."""
    for thing in found:
        one = _other(work, thing) if method is None else _review(work, thing, method)
        if one is not None and between.first <= one.counts_on <= between.last:
            yield one


def group_of(one: Counted, by: GroupBy) -> str:
    """The key of the group in which a thing is counted."""
    if by is GroupBy.MONTH:
        return f"{one.counts_on:%Y-%m}"
    number = one.thing.team_id if by is GroupBy.TEAM else one.thing.chair_id
    return NO_GROUP if number is None else str(number)


def _other(work: Work, thing: Thing) -> Counted | None:
    if thing.done_on is not None:
        standing = Standing.LATE if thing.kept_late else Standing.IN_TIME
        return Counted(thing, thing.due_on, thing.done_on, standing)
    if not is_late(thing.due_on, thing.due_at, work.moment):
        return None
    return Counted(thing, thing.due_on, thing.due_on, Standing.OPEN_LATE)


def _review(work: Work, thing: Thing, method: ReviewMethod) -> Counted | None:
    """A review by this method: by months as its clock was kept, by days from when the one before was held (I28)."""
    due = {one: _due(thing, one) for one in ReviewMethod}
    stands = {one: standing_on(due[one], thing.done_on, work.today) for one in ReviewMethod}
    if thing.done_on is not None:
        stands[ReviewMethod.MONTHS] = Standing.LATE if thing.kept_late else Standing.IN_TIME
    standing = stands[method]
    if standing is None:
        return None
    known = {one: found for one, found in stands.items() if found is not None}
    return Counted(thing, due[method], thing.done_on or due[method], standing, known)


def _due(thing: Thing, method: ReviewMethod) -> date:
    before = thing.anchor_on or thing.due_on
    return review_due(method, before, thing.due_on, first=thing.key == _FIRST_REVIEW)
