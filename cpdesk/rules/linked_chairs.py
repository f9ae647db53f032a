"""Linked chairs: which Independent Chair a team has on a day, and where the map has gaps or doubles (D11 to D14, I25).

Source: seed 002. A linked chair never stands for the chair who holds a case, nor for the duty chair (D14).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

NOT_FOR_CASES = "Requests for meetings go to the duty chair, not the linked chair."
"""What stands on every map (D14)."""
_DAY = timedelta(days=1)


class MeetingState(StrEnum):
    """Where a team meeting with the linked chair stands (D12); only attended ones count towards two a year."""

    PLANNED = "planned"
    ATTENDED = "attended"
    MISSED = "missed"
    CANCELLED = "cancelled"


class InductionKind(StrEnum):
    """How new staff are inducted (D13)."""

    ONE_TO_ONE = "one_to_one"
    SMALL_GROUP = "small_group"


class InductionState(StrEnum):
    """Where an induction stands."""

    BOOKED = "booked"
    HELD = "held"
    CANCELLED = "cancelled"


class InductionTopic(StrEnum):
    """What an induction informs about (D13)."""

    LADO = "lado"
    CSE = "cse"
    CUAB = "cuab"
    CP = "cp"


class DirectoryPart(StrEnum):
    """What somebody is to be asked for: the roles of the directory, each held from a day on (D15, L17, I26)."""

    TEAM_MANAGER = "team_manager"
    SERVICE_MANAGER = "service_manager"
    SAFEGUARDING_MANAGER = "safeguarding_manager"
    UNIT_MANAGER = "unit_manager"
    LADO = "lado"
    LADO_REFERRALS = "lado_referrals"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    SHARED_MAILBOX = "shared_mailbox"
    BUSINESS_OFFICE = "business_office"
    TRAINING_LEAD = "training_lead"
    OTHER = "other"


class GapKind(StrEnum):
    """What the map reports of a team (I25)."""

    NO_CHAIR = "no_chair"
    TWO_CHAIRS = "two_chairs"
    AWAY = "away"
    NOT_A_CHAIR = "not_a_chair"
    CLOSED_IN_USE = "closed_in_use"


@dataclass(frozen=True, slots=True)
class Link:
    """One chair linked to a team: from the first day until the first day on which the link no longer holds."""

    person_id: int
    from_on: date
    to_on: date | None = None

    def holds_on(self, on: date) -> bool:
        """Whether the chair is linked on this day."""
        return self.from_on <= on and (self.to_on is None or on < self.to_on)


@dataclass(frozen=True, slots=True)
class Days:
    """Days in a row, first and last included; `last` None where no end is in sight."""

    first: date
    last: date | None


def linked_from(links: Iterable[Link], person_id: int | None, on: date, closed_on: date | None = None) -> list[Link]:
    """A team's links once this chair, or nobody, is linked from a day on (D11, I25).

    What was before that day stays as it was, and so does a link that begins later: the new one ends where it begins.
    """
    kept = sorted(links, key=lambda one: one.from_on)
    if person_id is not None and any(one.person_id == person_id and one.holds_on(on) for one in kept):
        return kept
    later = [one for one in kept if one.from_on > on]
    before = [replace(one, to_on=min(one.to_on or on, on)) for one in kept if one.from_on < on]
    if person_id is None:
        return before + later
    ends = min(filter(None, (later[0].from_on if later else None, closed_on)), default=None)
    last = before[-1] if before else None
    if last is not None and last.person_id == person_id and last.to_on == on:
        return [*before[:-1], replace(last, to_on=ends), *later]
    return [*before, Link(person_id, on, ends), *later]


def without_link(links: Iterable[Link], taken_out: Link) -> list[Link]:
    """A team's links once one of them was a mistake: the one before goes on in its stead, or nobody is linked."""
    kept = sorted((one for one in links if one != taken_out), key=lambda one: one.from_on)
    return [replace(one, to_on=taken_out.to_on) if one.to_on == taken_out.from_on else one for one in kept]


def closed_from(links: Iterable[Link], on: date) -> list[Link]:
    """A team's links once the team is no more from this day on."""
    return [
        one if one.to_on is not None and one.to_on <= on else replace(one, to_on=on)
        for one in sorted(links, key=lambda one: one.from_on)
        if one.from_on < on
    ]


def days_without(links: Iterable[Link], first: date, last: date) -> tuple[Days, ...]:
    """The days from one to another on which nobody is linked (I25); the last ones are open where no link follows."""
    found: list[Days] = []
    in_order = sorted(links, key=lambda one: one.from_on)
    next_day: date | None = first
    for link in in_order:
        if next_day is None or link.from_on > last:
            break
        if link.from_on > next_day:
            found.append(Days(next_day, link.from_on - _DAY))
        next_day = None if link.to_on is None else max(next_day, link.to_on)
    if next_day is not None and next_day <= last:
        begins = next((one.from_on for one in in_order if one.from_on > next_day), None)
        found.append(Days(next_day, begins - _DAY if begins is not None else None))
    return tuple(found)


def days_doubled(links: Iterable[Link], first: date, last: date) -> tuple[Days, ...]:
    """The days from one to another on which more than one chair is linked (I25)."""
    found: list[Days] = []
    reached: date | None = date.min  # the first day after what came before, None while one has no end
    for link in sorted(links, key=lambda one: one.from_on):
        end = link.to_on
        if reached is None or link.from_on < reached:
            both = _earlier(reached, end)
            ends = None if both is None else both - _DAY
            if link.from_on <= last and (ends is None or ends >= first):
                found.append(Days(max(link.from_on, first), ends))
        reached = _later(reached, end)
    return tuple(found)


def days_uncovered(away: Days, covers: Iterable[Days], is_worked: Callable[[date], bool]) -> tuple[Days, ...]:
    """The days of an absence on which nobody stands in, where at least one of them is worked."""
    covered = list(covers)
    found: list[Days] = []
    for on in _each(away):
        if any(one.first <= on and (one.last is None or on <= one.last) for one in covered):
            continue
        if found and found[-1].last == on - _DAY:
            found[-1] = replace(found[-1], last=on)
        else:
            found.append(Days(on, on))
    return tuple(one for one in found if any(is_worked(on) for on in _each(one)))


def _each(days: Days) -> Iterator[date]:
    number = 0 if days.last is None else (days.last - days.first).days
    return (days.first + timedelta(days=step) for step in range(number + 1))


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
