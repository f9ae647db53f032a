"""Entries of the LPM register that came of a generated unit's conferences."""

from datetime import timedelta
from random import Random

from benchmarks.unit_people import Held, Unit, at
from benchmarks.unit_rows import Rows
from cpdesk.desk.entry_shown import TAKEN_BACK
from cpdesk.desk.marks import NO_DATE
from cpdesk.records.model import Recommendation, RecommendedChild, WhyLate
from cpdesk.rules.late_reasons import WhyLateReason
from cpdesk.rules.lpm import Outcome, State

_ENDED = (State.HELD, State.IC_ALERTED, State.IC_READ, State.CLOSED, State.CLOSED, State.CLOSED)
_OPEN = (State.RECOMMENDED, State.ALERTED, State.BOOKED)


def add_entry(rows: Rows, unit: Unit, rng: Random, after: Held) -> None:
    """One entry recommended at this conference: its LPM was held, is to come, was withdrawn or forgotten."""
    by = None if rng.random() < 0.05 else after.on + timedelta(days=rng.choice((14, 21, 28, 42, 56)))
    held_on = unit.calendar.on_or_after(after.on + timedelta(days=rng.randrange(7, 70)))
    happened = held_on <= unit.today and rng.random() > 0.1
    withdrawn = not happened and rng.random() < 0.2
    state = rng.choice(_ENDED) if happened else State.WITHDRAWN if withdrawn else rng.choice(_OPEN)
    number = rows.add(
        Recommendation, family_id=after.of.family, case_id=after.of.case_id, team_id=after.of.team,
        chair_id=after.of.chair, team_manager_id=after.of.team_manager, social_worker_id=after.of.social_worker,
        conference_kind=after.kind, conference_on=after.on, recommended_on=after.on, rationale="Generated.",
        risk_statement="High.", lpm_by=by, state=state.value, lpm_on=held_on if happened else None,
        lpm_booked_for=held_on if happened or state is State.BOOKED else None,
        outcome=rng.choice(tuple(Outcome)).value if happened else None, standards="LEICESTER_CITY",
        voided_at=at(unit.today) if rng.random() < 0.04 else None, state_rank=TAKEN_BACK, due_shown=NO_DATE,
        child_shown="",
    )  # fmt: skip
    for place, child in enumerate(after.of.children):
        rows.add(RecommendedChild, recommendation_id=number, child_id=child, place=place)
    if rng.random() < 0.2:
        reason = rng.choice((WhyLateReason.COURT, WhyLateReason.AGENCY_LATE)).value
        rows.add(WhyLate, subject="recommendation", subject_id=number, key="lpm_by", reason=reason)
