"""Who belongs to a core group by S28, and who of them is not in it yet.

A school and a health visitor or school nurse always; CAMHS, adult services, adult mental health and Turning Point where
they are involved with the family. A school is asked for once a child with a plan is old enough for one.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from cpdesk.rules.invitations import Considered
from cpdesk.rules.names import fold

SCHOOL_AGE = 5
_SCHOOL, _HEALTH = "school", "health visitor or school nurse"
WHERE_INVOLVED = {
    Considered.CAMHS: "CAMHS",
    Considered.ADULT_SERVICES: "adult services",
    Considered.ADULT_MENTAL_HEALTH: "adult mental health",
    Considered.TURNING_POINT: "Turning Point",
}
"""Those who belong to a core group where they are involved with the family (S28)."""
# Read in this order: a school nurse is not the school.
_SPOKEN_OF = {
    Considered.SCHOOL_NURSE: ("school nurse", "school nursing"),
    Considered.HEALTH_VISITOR: ("health visitor", "health visiting"),
    Considered.ADULT_MENTAL_HEALTH: ("adult mental health",),
    Considered.CAMHS: ("camhs", "child and adolescent mental health"),
    Considered.ADULT_SERVICES: ("adult services", "adult social care"),
    Considered.TURNING_POINT: ("turning point",),
    Considered.EDUCATION: ("school", "academy", "college", "nursery", "education"),
}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody as far as it tells which agency they stand for: its code, its name as it was typed, and their role."""

    agency_key: str = ""
    agency: str = ""
    role: str = ""


def stands_for(member: Member) -> Considered | None:
    """Which agency of S28 somebody stands for: by its code, or else as role or agency name it."""
    # The code "health" says too little: the role tells whether it is the health visitor.
    if member.agency_key in set(Considered) - {Considered.HEALTH}:
        return Considered(member.agency_key)
    for typed in (f" {fold(member.role)} ", f" {fold(member.agency)} "):
        for agency, names in _SPOKEN_OF.items():
            if any(f" {name} " in typed for name in names):
                return agency
    return None


def lacking_members(
    members: Iterable[Member], involved: Iterable[Member], born: Collection[date | None], on: date
) -> tuple[str, ...]:
    """Who belongs to the core group and is not in it, in words (S28); nothing when all are.

    `involved` are all who took part in the conference or were asked to; `born` the birthdays of the children with a
    plan, None for a child who is not born yet.
    """
    inside = {stands_for(one) for one in members}
    concerned = {stands_for(one) for one in involved}
    lacking = [_SCHOOL] if of_school_age(born, on) and Considered.EDUCATION not in inside else []
    if not inside & {Considered.HEALTH_VISITOR, Considered.SCHOOL_NURSE}:
        lacking.append(_HEALTH)
    lacking += [words for agency, words in WHERE_INVOLVED.items() if agency in concerned and agency not in inside]
    return tuple(lacking)


def of_school_age(born: Iterable[date | None], on: date) -> bool:
    """Whether one of these children is five or older on this day, so that a school belongs to the core group."""
    return any(birthday is not None and _age(birthday, on) >= SCHOOL_AGE for birthday in born)


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
