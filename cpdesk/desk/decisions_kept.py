"""What is kept of and decided for each child of a conference: the rows, made with the record and found by child.

The views on each child are found here too.
"""

from collections.abc import Mapping
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.conference_at_hand import outcomes_of
from cpdesk.desk.work import Work
from cpdesk.records.model import ChildDecision, Conference, ProfessionalView
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import ConferenceOutcome

Place = tuple[int, int]
"""Whose view it is, and on whom: the numbers of the participant and of the child."""
NOT_OF_THIS = "This conference does not concern that child. Read the record again (F5 in the window)."


def decisions_kept(work: Work, conference_id: int) -> dict[int, ChildDecision]:
    """The rows of a conference by child; a child has none as long as nothing was said of it."""
    asked = select(ChildDecision).where(ChildDecision.conference_id == conference_id, ChildDecision.voided_at.is_(None))
    return {one.child_id: one for one in work.session.scalars(asked.order_by(ChildDecision.id))}


def views_kept(work: Work, conference_id: int) -> dict[Place, ProfessionalView]:
    """The views of a conference that stand, by whose and on whom."""
    asked = select(ProfessionalView).where(
        ProfessionalView.conference_id == conference_id, ProfessionalView.voided_at.is_(None)
    )
    return {(one.participant_id, one.child_id): one for one in work.session.scalars(asked)}


def begin_decisions(work: Work, conference: Conference) -> None:
    """A row for each child that has none yet, with the outcome where the conference was held already."""
    kept = decisions_kept(work, conference.id)
    for child_id, outcome in outcomes_of(work.session, conference.id).items():
        if child_id not in kept:
            _begin(work, conference, child_id, outcome)


def decision_of(work: Work, conference: Conference, child_id: int) -> ChildDecision:
    """The row of one child, made when it has none; refused for a child whom the conference does not concern."""
    kept = decisions_kept(work, conference.id).get(child_id)
    if kept is not None:
        return kept
    outcomes = outcomes_of(work.session, conference.id)
    if child_id not in outcomes:
        raise Refusal(NOT_OF_THIS, field="child_id")
    return _begin(work, conference, child_id, outcomes[child_id])


def outcomes_written(work: Work, conference_id: int) -> dict[int, ConferenceOutcome]:
    """What the chair wrote in the record for each child, for those for whom something was written."""
    kept = decisions_kept(work, conference_id)
    return {child: ConferenceOutcome(one.outcome) for child, one in kept.items() if one.outcome}


def write_outcomes(work: Work, conference_id: int, outcomes: Mapping[int, str], why: str = "") -> None:
    """Let the record say what the conference ended in, child by child: from the day it was held both say the same."""
    for child_id, one in decisions_kept(work, conference_id).items():
        work.change(one, "outcome", str(outcomes.get(child_id, "")), why)


def _begin(work: Work, conference: Conference, child_id: int, outcome: str) -> ChildDecision:
    row = ChildDecision(
        uuid=str(uuid4()), conference_id=conference.id, child_id=child_id, outcome=outcome,
        looked_after=conference.looked_after,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.note_new(row)
    return row
