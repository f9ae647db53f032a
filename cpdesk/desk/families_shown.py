"""Families as a line of the diary or of Today shows them: surnames, number of children, the unit's reference."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.work import Work
from cpdesk.records.model import Child, ConferenceChild, Family, RequestChild
from cpdesk.rules.names import family_words, reference_of


@dataclass(frozen=True, slots=True)
class FamilyShown:
    """A family in words: "Sample-Ng, 2 children", and its reference, which names nobody."""

    about: str
    reference: str


NOBODY = FamilyShown("", "")


def families_of_requests(work: Work, ids: Collection[int]) -> Mapping[int, FamilyShown]:
    """The families of these requests, by request, with the children whom each concerns."""
    return _families(work, ids, RequestChild.request_id, RequestChild.place, RequestChild.child_id)


def families_of_conferences(work: Work, ids: Collection[int]) -> Mapping[int, FamilyShown]:
    """The families of these conferences, by conference, with the children whom each concerns."""
    return _families(work, ids, ConferenceChild.conference_id, ConferenceChild.place, ConferenceChild.child_id)


def families_by_number(work: Work, ids: Collection[int]) -> Mapping[int, FamilyShown]:
    """These families with all of their children, by the family's number, for what belongs to no one meeting."""
    surnames: dict[int, list[str]] = {}
    references: dict[int, str] = {}
    for some in some_at_once(ids):
        asked = (
            select(Family.id, Family.case_id, Child.surname)
            .outerjoin(Child, (Child.family_id == Family.id) & Child.voided_at.is_(None))
            .where(Family.id.in_(some))
            .order_by(Family.id, Child.id)
        )
        for number, case_id, surname in work.session.execute(asked):
            references[number] = reference_of(case_id, number)
            surnames.setdefault(number, []).extend([surname] if surname else [])
    return {
        number: FamilyShown(family_words(surnames[number]) if surnames[number] else "", reference)
        for number, reference in references.items()
    }


def _families(
    work: Work,
    ids: Collection[int],
    of: InstrumentedAttribute[int],
    place: InstrumentedAttribute[int],
    child: InstrumentedAttribute[int],
) -> Mapping[int, FamilyShown]:
    surnames: dict[int, list[str]] = {}
    references: dict[int, str] = {}
    for some in some_at_once(ids):
        asked = (
            select(of, Child.surname, Child.family_id, Family.case_id)
            .join(Child, Child.id == child)
            .join(Family, Family.id == Child.family_id)
            .where(of.in_(some), Child.voided_at.is_(None))
            .order_by(of, place, Child.id)
        )
        for number, surname, family_id, case_id in work.session.execute(asked):
            surnames.setdefault(number, []).append(surname)
            references[number] = reference_of(case_id, family_id)
    return {number: FamilyShown(family_words(names), references[number]) for number, names in surnames.items()}
