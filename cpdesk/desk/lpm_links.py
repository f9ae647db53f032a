"""The entries of the register that came from conferences' records, kept with the records that they came from (I14)."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from cpdesk.desk.in_step import keep_in_step
from cpdesk.desk.work import Work
from cpdesk.records.model import ChildDecision, Recommendation
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.lpm import State


def stands_on_register(work: Work, kept: ChildDecision) -> Recommendation | None:
    """The entry that came from the decision on this child, while it was neither taken back nor withdrawn."""
    if kept.recommendation_id is None:
        return None
    entry = work.session.get_one(Recommendation, kept.recommendation_id)
    return entry if entry.voided_at is None and entry.state != State.WITHDRAWN else None


def go_with_entry(work: Work, entry_id: int, other_id: int, child_ids: Iterable[int]) -> None:
    """Children who leave an entry for another one: their records name the entry that has them now."""
    asked = select(ChildDecision).where(
        ChildDecision.recommendation_id == entry_id,
        ChildDecision.child_id.in_(list(child_ids)),
        ChildDecision.voided_at.is_(None),
    )
    for one in work.session.scalars(asked).all():
        work.change(one, "recommendation_id", other_id)


def keep_conference_day(work: Work, conference_id: int, on: date) -> None:
    """A conference held on another day than planned: entries that were made while it ran name the day it was held."""
    asked = (
        select(Recommendation)
        .join(ChildDecision, ChildDecision.recommendation_id == Recommendation.id)
        .where(ChildDecision.conference_id == conference_id, ChildDecision.voided_at.is_(None))
        .where(Recommendation.voided_at.is_(None), Recommendation.conference_on != on)
        .distinct()
    )
    entries = work.session.scalars(asked).all()
    for entry in entries:
        if entry.lpm_by is not None and entry.lpm_by <= on:
            raise Refusal(
                f"An LPM that this conference recommended is due by {short(entry.lpm_by)}. Give it a later day on the "
                "register first, or enter an earlier day here.",
                field="at",
            )
        work.change(entry, "conference_on", on)
        work.change(entry, "recommended_on", on)
    keep_in_step(work, [entry.id for entry in entries])
