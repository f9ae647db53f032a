"""The plans of a held conference whose outcome is corrected: begun or not, ended or going on (I07)."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, select

from cpdesk.desk.held_follows import begin_plans, end_plans, open_plans
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, CpPlan
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.how_dates_read import short

Outcomes = Mapping[int, ConferenceOutcome]


def plans_put_right(  # noqa: PLR0917 - what it was and what it is, on which day and why: one sentence
    work: Work, conference: Conference, before: Outcomes, after: Outcomes, on: date, why: str
) -> None:
    """Let each child have the plan of the corrected outcome: an ICPC makes it or not, a review ends it or not."""
    made = ConferenceOutcome.PLAN_MADE
    _take_back(work, conference, _which(before, made) - _which(after, made), why)
    begin_plans(work, conference, sorted(_which(after, made) - _which(before, made)), on)
    ends = ConferenceOutcome.PLAN_ENDS
    _go_on(work, conference, _which(before, ends) - _which(after, ends), why)
    end_plans(work, conference, sorted(_which(after, ends) - _which(before, ends)), on)


def _which(outcomes: Outcomes, wanted: ConferenceOutcome) -> set[int]:
    return {child for child, outcome in outcomes.items() if outcome is wanted}


def _take_back(work: Work, conference: Conference, children: set[int], why: str) -> None:
    """Plans that this conference did not make after all; one that a review ended since happened."""
    for plan in _plans(work, CpPlan.conference_id == conference.id, children):
        if plan.end_on is not None:
            raise Refusal(
                f"The plan was ended by the review of {short(plan.end_on)}. Correct what that review ended in first.",
                field="outcomes",
            )
        work.change(plan, "voided_at", work.now, why)
    work.session.flush()


def _go_on(work: Work, conference: Conference, children: set[int], why: str) -> None:
    """Plans that this review did not end after all; none where the child has another one since."""
    if open_plans(work, sorted(children)):
        raise Refusal(
            "A child has had another child protection plan since, so the one that ended cannot go on.", field="outcomes"
        )
    for plan in _plans(work, CpPlan.ended_by_id == conference.id, children):
        work.change(plan, "end_on", None, why)
        work.change(plan, "ended_by_id", None, why)
    work.session.flush()


def _plans(work: Work, which: ColumnElement[bool], children: set[int]) -> list[CpPlan]:
    asked = select(CpPlan).where(CpPlan.child_id.in_(children), CpPlan.voided_at.is_(None), which)
    return list(work.session.scalars(asked.order_by(CpPlan.id)))
