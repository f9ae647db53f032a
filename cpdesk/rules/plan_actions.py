"""Actions of an outline plan: by when they may be due, and those of an agency that was not at the conference.

Source: seed 001 (S14 to S16, S22, S23). The agency has ten working days from the ICPC to object to its role.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from cpdesk.rules.deadline import Deadline
from cpdesk.rules.how_dates_read import long, short
from cpdesk.rules.invitations import Considered
from cpdesk.rules.names import fold
from cpdesk.rules.what_follows import last_day

_NO_AGENCY = ("", "family", "parents", "parent", "mother", "father", "carer", "child", "young person")
_ANY_SCHOOL = ("", "education", "school")


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing: the field to fill in, and a sentence that says so."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency by its code, where it has one, and its name as it was typed."""

    key: str = ""
    name: str = ""

    def is_named(self) -> bool:
        """Whether anything says which agency it is; the family is none."""
        return bool(self.key) or fold(self.name) not in _NO_AGENCY


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody on the record's list: for which agency, whether they were there, and whether as a professional."""

    agency: Agency
    was_there: bool
    professional: bool = True


def too_early(by: date | None, conference_on: date | None) -> str:
    """Why something of the plan cannot be due on this day: it was before the conference (S23); or nothing."""
    if by is None or conference_on is None or by >= conference_on:
        return ""
    return f"{long(by)} is before the conference on {long(conference_on)}. Enter that day or a later one."


def same_agency(one: Agency, other: Agency) -> bool:
    """Whether two names stand for one agency: by their codes where both have one, else however they are spelt.

    One code stands for every school, so that two schools are told apart by their names.
    """
    names = (fold(one.name), fold(other.name))
    if one.key and other.key:
        two_schools = one.key == Considered.EDUCATION and not any(name in _ANY_SCHOOL for name in names)
        return one.key == other.key and (not two_schools or names[0] == names[1])
    return bool(names[0]) and names[0] == names[1]


def was_absent(agency: Agency, seats: Collection[Seat]) -> bool:
    """Whether an action is given to an agency of which nobody was at the conference (S15).

    Nothing is said while nobody's attendance is recorded, nor where the action names no agency; the family is none.
    """
    if not agency.is_named() or not any(one.was_there for one in seats):
        return False
    return not any(same_agency(agency, one.agency) for one in seats if one.was_there or not one.professional)


def lacks_of_notice(contributions: Collection[str], group_on: date | None, time: str, place: str) -> tuple[Lack, ...]:
    """What the notice to an absent agency still needs: its contribution, date and details of the core group (S15)."""
    found = (
        Lack("text", "Say in the action what is asked of the agency.")
        if not contributions or not all(text.strip() for text in contributions)
        else None,
        Lack("planned_on", "Give the first core group its date: the notice names it.") if group_on is None else None,
        Lack("planned_time", "Say at what time the core group is: the notice names it.") if not time.strip() else None,
        Lack("place", "Say where the core group is: the notice names it.") if not place.strip() else None,
    )
    return tuple(lack for lack in found if lack is not None)


def objection_words(on: date, limit: Deadline | None) -> str:
    """An objection in words: in time, or after the last day (S16)."""
    if limit is None or on <= last_day(limit):
        return f"Recorded: the agency objected on {short(on)}."
    return f"Recorded: the agency objected on {short(on)}, after the last day, {short(last_day(limit))}."
