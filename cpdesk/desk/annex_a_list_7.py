"""List 7 of Annex A: children with a child protection plan at any time in the last six months (2.4)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import or_, select

from cpdesk.desk.annex_a_codes import age_in_years, category
from cpdesk.desk.work import Work
from cpdesk.records.model import Child, ChildDecision, Conference, ConferenceChild, CpPlan, Family, Person, Team
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.names import reference_of

HEADINGS_7 = (
    "Child Unique ID", "Date of Birth", "Age of Child (Years)", "Child Protection Plan Start Date",
    "Initial Category of Abuse", "Latest Category of Abuse", "Date of latest review conference",
    "Child Protection Plan End Date", "Number of Previous Child Protection Plans", "Allocated Team",
    "Allocated Worker",
)  # fmt: skip
NOT_FILLED_7 = (
    "Gender", "Ethnicity", "Does the Child have a Disability", "Date of the Last Statutory Visit",
    "Was the Child Seen Alone?",
    "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
)  # fmt: skip
NOTES_7 = (
    "Previous plans are those that were made at this desk.",
    "Temporary plans of other authorities are not kept here.",
    "A category stands where the conference's record has one.",
)


@dataclass(frozen=True, slots=True)
class _Met:
    """A conference of a child that was held: when, of which kind, its category, team and worker."""

    on: date
    kind: str
    category: str
    team: str
    worker: str


def rows_of_list_7(work: Work, first: date, as_at: date) -> Iterator[tuple[object, ...]]:
    """One row for each child and plan."""
    met = _conferences(work, first, as_at)
    before = _plans_before(work, first, as_at)
    for row in work.session.execute(_asked(first, as_at)):
        held = [one for one in met.get(row.child_id, ()) if one.on >= row.start_on]
        if row.end_on is not None and row.end_on <= as_at:
            held = [one for one in held if one.on <= row.end_on]
        named = [one.category for one in held if one.category]
        reviews = [one.on for one in held if one.kind == ConferenceKind.RCPC]
        last = held[-1] if held else None
        yield (
            reference_of(row.case_id, row.family_id), row.born_on, age_in_years(row.born_on, as_at), row.start_on,
            category(named[0] if named else ""), category(named[-1] if named else ""), max(reviews, default=None),
            row.end_on if row.end_on is not None and row.end_on <= as_at else None,
            sum(start < row.start_on for start in before.get(row.child_id, ())), last.team if last else "",
            last.worker if last else "",
        )  # fmt: skip


def _in_the_months(first: date, as_at: date) -> tuple[Any, ...]:
    return (CpPlan.voided_at.is_(None), CpPlan.start_on <= as_at, or_(CpPlan.end_on.is_(None), CpPlan.end_on >= first))


def _asked(first: date, as_at: date) -> Any:
    return (
        select(CpPlan.child_id, CpPlan.start_on, CpPlan.end_on, Child.born_on, Child.family_id, Family.case_id)
        .join(Child, Child.id == CpPlan.child_id)
        .join(Family, Family.id == Child.family_id)
        .where(*_in_the_months(first, as_at), Child.voided_at.is_(None))
        .order_by(Family.id, CpPlan.start_on, Child.id)
    )


def _children(first: date, as_at: date) -> Any:
    return select(CpPlan.child_id).where(*_in_the_months(first, as_at))


def _plans_before(work: Work, first: date, as_at: date) -> Mapping[int, Sequence[date]]:
    """When every plan of these children began."""
    asked = select(CpPlan.child_id, CpPlan.start_on).where(
        CpPlan.voided_at.is_(None), CpPlan.child_id.in_(_children(first, as_at))
    )
    rows = work.session.execute(asked.order_by(CpPlan.child_id, CpPlan.start_on)).all()
    return {child: [row.start_on for row in some] for child, some in groupby(rows, key=lambda row: row.child_id)}


def _conferences(work: Work, first: date, as_at: date) -> Mapping[int, Sequence[_Met]]:
    """The conferences of these children that were held by that day, in their order."""
    decided = (ChildDecision.conference_id == Conference.id) & (ChildDecision.child_id == ConferenceChild.child_id)
    asked = (
        select(
            ConferenceChild.child_id, Conference.on_day, Conference.kind, ChildDecision.category,
            Team.name.label("team"), Person.name.label("worker"),
        )
        .join(Conference, Conference.id == ConferenceChild.conference_id)
        .outerjoin(ChildDecision, decided & ChildDecision.voided_at.is_(None))
        .outerjoin(Team, Team.id == Conference.team_id)
        .outerjoin(Person, Person.id == Conference.social_worker_id)
        .where(
            ConferenceChild.child_id.in_(_children(first, as_at)), Conference.held_at.is_not(None),
            Conference.voided_at.is_(None), Conference.on_day <= as_at,
        )
        .order_by(ConferenceChild.child_id, Conference.on_day, Conference.id)
    )  # fmt: skip
    rows = work.session.execute(asked).all()
    return {
        child: [_Met(row.on_day, row.kind, row.category or "", row.team or "", row.worker or "") for row in some]
        for child, some in groupby(rows, key=lambda row: row.child_id)
    }
