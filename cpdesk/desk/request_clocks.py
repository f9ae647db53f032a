"""The clocks of requests for an initial conference: consultation, telling, booking, and the 15 working days."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, select

from cpdesk.desk.clock_rows import DONE, EXPECTED, OPEN, REQUEST, Clock, Subject, in_london
from cpdesk.desk.families_shown import NOBODY, families_of_requests
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import Conference, Consultation, IcpcRequest, StrategyDiscussion
from cpdesk.rows.today import Part
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.requests import RequestState, ThresholdOutcome
from cpdesk.rules.standards import Standard, standard, which_sets

TOLD = ("told_social_worker_at", "told_team_manager_at", "told_diary_clerk_at", "case_note_at")
"""Who is told what the duty chair decided, and the case note (D04)."""
_request = table_of(IcpcRequest)
_conference = table_of(Conference)


@dataclass(slots=True)
class _Told:
    """One request with what its clocks are read from."""

    of: Subject
    request: Row[Any]
    standard: Standard
    strategy_on: date | None
    consultations: list[Consultation]
    conference: Row[Any] | None

    @property
    def closed(self) -> bool:
        return bool(self.request.state == RequestState.CLOSED)

    @property
    def held_on(self) -> date | None:
        held_at = None if self.conference is None else self.conference.held_at
        return None if held_at is None else in_london(held_at)


def request_clocks(work: Work, ids: Collection[int]) -> Iterator[Clock]:
    """Every clock that these requests have, as their records say now; one taken back has none."""
    for some in some_at_once(ids):
        for told in _read(work, some):
            yield from _clocks(told)


def strategy_days(work: Work, ids: Collection[int]) -> Mapping[int, date]:
    """The strategy discussion that carries the clock of each of these requests (I01, A14)."""
    asked = select(StrategyDiscussion.request_id, StrategyDiscussion.on).where(
        StrategyDiscussion.request_id.in_(ids),
        StrategyDiscussion.initiated_s47.is_(True),
        StrategyDiscussion.voided_at.is_(None),
    )
    return {row.request_id: row.on for row in work.session.execute(asked)}


def _read(work: Work, ids: Collection[int]) -> Iterator[_Told]:
    session = work.session
    strategy = strategy_days(work, ids)
    consultations: dict[int, list[Consultation]] = {}
    asked = select(Consultation).where(Consultation.request_id.in_(ids), Consultation.voided_at.is_(None))
    for one in session.scalars(asked.order_by(Consultation.completed_at, Consultation.id)):
        consultations.setdefault(one.request_id, []).append(one)
    conferences = _conferences(work, ids)
    families = families_of_requests(work, ids)
    for row in session.execute(select(_request).where(_request.c.id.in_(ids), _request.c.voided_at.is_(None))):
        shown = families.get(row.id, NOBODY)
        conference = conferences.get(row.id)
        chair = None if conference is None else conference.chair_id
        yield _Told(
            Subject(REQUEST, row.id, shown.about, shown.reference, chair),
            row,
            standard(row.standards) if row.standards else work.standard,
            strategy.get(row.id),
            consultations.get(row.id, []),
            conference,
        )


def _conferences(work: Work, ids: Collection[int]) -> Mapping[int, Row[Any]]:
    """The initial conference that came of each request: the first that was not cancelled."""
    asked = select(_conference).where(
        _conference.c.request_id.in_(ids),
        _conference.c.voided_at.is_(None),
        _conference.c.state != ConferenceState.CANCELLED,
        _conference.c.start_at.is_not(None),
    )
    return {row.request_id: row for row in work.session.execute(asked.order_by(_conference.c.id.desc()))}


def _clocks(told: _Told) -> Iterator[Clock]:
    for one in (_consult, _tell_outcome, _book, _icpc, _decide, _acknowledge, _tell_imposed):
        clock = one(told)
        if clock is not None and (clock.state == DONE or not told.closed):
            yield clock


def _consult(told: _Told) -> Clock | None:
    """D02: the duty chair consults within 24 hours of the tick (A05); asking for more information completes nothing."""
    found = [one for one in told.consultations if one.outcome != ThresholdOutcome.MORE_INFORMATION]
    if not told.standard.sets("duty_consult_due") or (told.held_on and not found):
        return None
    done = found[0].completed_at if found else None
    return Clock(
        told.of, "duty_consult_due", told.request.ticked_at, told.standard, DONE if done else OPEN, done, Part.DUTY
    )


def _tell_outcome(told: _Told) -> Clock | None:
    """D04: the outcome goes to three people, and into the case notes, when it is there."""
    if not told.consultations:
        return None
    last = told.consultations[-1]
    day = in_london(last.completed_at)
    done = all_told(last)
    said = f"as soon as the duty chair has consulted ({short(day)}), by email and in the case notes"
    state = DONE if done else OPEN
    met = None if done is None else in_london(done)
    return Clock(told.of, "tell_outcome", last.completed_at, told.standard, state, met, due=day, said=said)


def all_told(consultation: Consultation) -> datetime | None:
    """When the last of those who are told of a consultation was told; None while one is not (D04)."""
    moments = [getattr(consultation, name) for name in TOLD]
    return None if None in moments else max(moments)


def _book(told: _Told) -> Clock | None:
    """D06: the social worker books within 24 hours of being told that the threshold is met (A05)."""
    last = told.consultations[-1] if told.consultations else None
    sent = all_told(last) if last is not None and last.outcome == ThresholdOutcome.MET else None
    if sent is None or not told.standard.sets("booking_due"):
        return None
    booked = None if told.conference is None else told.conference.booked_at
    return Clock(told.of, "booking_due", sent, told.standard, DONE if booked else OPEN, booked)


def _icpc(told: _Told) -> Clock | None:
    """S02, D07: 15 working days from the strategy discussion that led to the section 47."""
    if told.strategy_on is None:
        return None
    arranged = told.conference is not None or told.request.state == RequestState.NOT_MET
    state = DONE if told.held_on else EXPECTED if arranged else OPEN
    sets = which_sets("icpc_due", told.standard)
    return Clock(told.of, "icpc_due", told.strategy_on, sets, state, told.held_on)


def _decide(told: _Told) -> Clock | None:
    """D10: for a child who is looked after too, somebody decides whether an ICPC is needed."""
    if not told.request.dual_status:
        return None
    known_on = in_london(told.request.ticked_at)
    if told.request.looked_after_on is not None:
        known_on = max(known_on, told.request.looked_after_on)
    done = (told.request.icpc_needed_on or known_on) if told.request.icpc_needed else None
    said = "before the conference is booked, since the child is looked after too"
    return Clock(
        told.of, "decide_icpc_needed", known_on, told.standard, DONE if done else OPEN, done, due=known_on, said=said
    )


def _acknowledge(told: _Told) -> Clock | None:
    """A23: the Team Manager says that the threshold is not met was read."""
    last = told.consultations[-1] if told.consultations else None
    if last is None or last.outcome != ThresholdOutcome.NOT_MET:
        return None
    day, done = in_london(last.completed_at), told.request.not_met_acknowledged_on
    said = f"when the duty chair found the threshold not met ({short(day)})"
    return Clock(
        told.of, "acknowledge_not_met", last.completed_at, told.standard, DONE if done else OPEN, done, due=day,
        said=said,
    )  # fmt: skip


def _tell_imposed(told: _Told) -> Clock | None:
    """D06: a date that the unit chose is sent to social worker and Team Manager."""
    booked = told.conference
    if booked is None or not booked.imposed or booked.booked_at is None:
        return None
    moments = (told.request.imposed_told_sw_at, told.request.imposed_told_tm_at)
    done = None if None in moments else in_london(max(moments))
    if done is None and told.held_on:
        return None
    day = in_london(booked.booked_at)
    said = f"when the unit chose the date ({short(day)}), to the social worker and the Team Manager"
    return Clock(
        told.of, "tell_imposed", booked.booked_at, told.standard, DONE if done else OPEN, done, due=day, said=said
    )
