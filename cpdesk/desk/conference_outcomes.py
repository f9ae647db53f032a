"""What a conference ended in for each child: given as a whole, with its history, so that Undo can give it back."""

from collections.abc import Mapping

from sqlalchemy import select

from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, ConferenceChild

FIELD = "outcomes"


def give_outcomes(work: Work, conference: Conference, outcomes: Mapping[int, str], why: str = "") -> None:
    """Let the conference have ended in this for each of these children; the history keeps what was there before."""
    before = {str(row.child_id): row.outcome for row in _rows(work, conference.id)}
    after = {**before, **{str(child): outcome for child, outcome in outcomes.items()}}
    if after == before:
        return
    set_outcomes(work, conference.id, outcomes)
    work.note("conference", conference.id, FIELD, before, after, why)


def set_outcomes(work: Work, conference_id: int, outcomes: Mapping[int, str]) -> None:
    """Set the outcome for each of these children, without history."""
    for row in _rows(work, conference_id):
        row.outcome = outcomes.get(row.child_id, row.outcome)
    work.session.flush()


def _rows(work: Work, conference_id: int) -> list[ConferenceChild]:
    return list(work.session.scalars(select(ConferenceChild).where(ConferenceChild.conference_id == conference_id)))
