"""List 5 of Annex A: children of whom a strategy discussion led to a section 47 in the last six months (2.4).

The desk knows those of whom an initial conference was asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from cpdesk.desk.annex_a_codes import age_in_years, yes_or_no
from cpdesk.desk.clock_rows import in_london
from cpdesk.desk.work import Work
from cpdesk.records.model import (
    Child,
    Conference,
    ConferenceChild,
    Family,
    IcpcRequest,
    Person,
    RequestChild,
    StrategyDiscussion,
    Team,
)
from cpdesk.rules.conferences import ConferenceOutcome, ConferenceState
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.names import reference_of
from cpdesk.rules.requests import RequestState
from cpdesk.rules.spans import add_months

HEADINGS_5 = (
    "Child Unique ID", "Date of Birth", "Age of Child (Years)",
    "Strategy discussion initiating Section 47 Enquiry Start Date",
    "Was an Initial Child Protection Conference deemed unnecessary?", "Date of Initial Child Protection Conference",
    "Did the Initial Child Protection Conference Result in a Child Protection Plan",
    "Number of ICPCs in the last 12 months", "Allocated Team", "Allocated Worker",
)  # fmt: skip
NOT_FILLED_5 = (
    "Gender", "Ethnicity", "Does the Child have a Disability", "Number of Section 47 Enquiries in the last 12 months",
)  # fmt: skip
NOTES_5 = (
    "Enquiries of which no initial conference was asked for are not known here.",
    "A conference that was adjourned stands with the day on which it was first held.",
)
_UNNECESSARY = (RequestState.CLOSED, RequestState.NOT_MET)


@dataclass(slots=True)
class _Icpc:
    """What the conferences of a request say of one child: when the first was held, and how each ended."""

    held_on: date
    outcomes: list[str] = field(default_factory=list)


def rows_of_list_5(work: Work, first: date, as_at: date) -> Iterator[tuple[object, ...]]:
    """One row for each child and enquiry."""
    held = _held(work, first, as_at)
    number = _conferences_in_a_year(work, as_at)
    for row in work.session.execute(_asked(first, as_at)):
        icpc = held.get((row.request_id, row.child_id))
        unnecessary = icpc is None and (row.state in _UNNECESSARY or row.icpc_needed == "no")
        plan = "" if icpc is None else yes_or_no(ConferenceOutcome.PLAN_MADE in icpc.outcomes)
        yield (
            reference_of(row.case_id, row.family_id), row.born_on, age_in_years(row.born_on, as_at), row.on,
            yes_or_no(unnecessary), None if icpc is None else icpc.held_on, plan, number.get(row.child_id, 0),
            row.team or "", row.worker or "",
        )  # fmt: skip


def _enquiries(first: date, as_at: date) -> tuple[Any, ...]:
    return (
        StrategyDiscussion.initiated_s47.is_(True), StrategyDiscussion.voided_at.is_(None),
        StrategyDiscussion.on.between(first, as_at), IcpcRequest.voided_at.is_(None),
    )  # fmt: skip


def _asked(first: date, as_at: date) -> Any:
    return (
        select(
            IcpcRequest.id.label("request_id"), IcpcRequest.state, IcpcRequest.icpc_needed, StrategyDiscussion.on,
            Child.id.label("child_id"), Child.born_on, Child.family_id, Family.case_id, Team.name.label("team"),
            Person.name.label("worker"),
        )
        .join(StrategyDiscussion, StrategyDiscussion.request_id == IcpcRequest.id)
        .join(RequestChild, RequestChild.request_id == IcpcRequest.id)
        .join(Child, Child.id == RequestChild.child_id)
        .join(Family, Family.id == Child.family_id)
        .outerjoin(Team, Team.id == IcpcRequest.team_id)
        .outerjoin(Person, Person.id == IcpcRequest.social_worker_id)
        .where(*_enquiries(first, as_at), Child.voided_at.is_(None))
        .order_by(Family.id, StrategyDiscussion.on, RequestChild.place, Child.id)
    )  # fmt: skip


def _held(work: Work, first: date, as_at: date) -> Mapping[tuple[int, int], _Icpc]:
    """The initial conferences that were held by that day, by request and child."""
    asked: Any = (
        select(Conference.request_id, ConferenceChild.child_id, Conference.held_at, ConferenceChild.outcome)
        .join(ConferenceChild, ConferenceChild.conference_id == Conference.id)
        .join(IcpcRequest, IcpcRequest.id == Conference.request_id)
        .join(StrategyDiscussion, StrategyDiscussion.request_id == IcpcRequest.id)
        .where(*_enquiries(first, as_at), *_held_icpc(), Conference.on_day <= as_at)
        .order_by(Conference.held_at, Conference.id)
    )
    found: dict[tuple[int, int], _Icpc] = {}
    for request_id, child_id, held_at, outcome in work.session.execute(asked):
        found.setdefault((request_id, child_id), _Icpc(in_london(held_at))).outcomes.append(outcome)
    return found


def _held_icpc() -> tuple[Any, ...]:
    return (
        Conference.kind == ConferenceKind.ICPC, Conference.held_at.is_not(None), Conference.voided_at.is_(None),
        Conference.state != ConferenceState.CANCELLED,
    )  # fmt: skip


def _conferences_in_a_year(work: Work, as_at: date) -> Mapping[int, int]:
    """How many initial conferences of each child were held in the year up to that day, adjourned ones once."""
    before = aliased(Conference)
    again = (
        select(before.id).where(before.id == Conference.previous_id, before.kind == ConferenceKind.ICPC).exists()
    )  # fmt: skip
    asked = (
        select(ConferenceChild.child_id, func.count().label("number"))
        .join(Conference, Conference.id == ConferenceChild.conference_id)
        .where(*_held_icpc(), ~again, Conference.on_day > add_months(as_at, -12), Conference.on_day <= as_at)
        .group_by(ConferenceChild.child_id)
    )
    return {row.child_id: row.number for row in work.session.execute(asked)}
