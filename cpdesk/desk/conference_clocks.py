"""The clocks of conferences: invitations, that it was held, who knows of a move, the record, its own limit."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, case, func, select

from cpdesk.desk.clock_rows import CONFERENCE, DONE, EXPECTED, OPEN, Clock, Subject, in_london
from cpdesk.desk.closed_day_clocks import stands_on_closed_day
from cpdesk.desk.families_shown import NOBODY, families_of_conferences
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.record_clocks import Sending, record_to_send, sendings_of
from cpdesk.desk.request_clocks import strategy_days
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import Conference, ConferenceChild, ConferenceMove, Invitee, Telling
from cpdesk.rules.conferences import ConferenceOutcome, ConferenceState
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.invitations import notice_key
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.standards import Standard, standard, which_sets
from cpdesk.rules.what_follows import review_key

OF_MOVE = "conference_move"
"""How a telling says that it was of a move."""
_conference = table_of(Conference)


@dataclass(frozen=True, slots=True)
class Anchor:
    """From what the limit of a conference that follows another is counted: which deadline, which day (S38, I28)."""

    key: str
    on: date


@dataclass(frozen=True, slots=True)
class _Move:
    decided_at: datetime
    told_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Read:
    """What belongs to some conferences, each by conference."""

    anchors: Mapping[int, Anchor]
    sent: Mapping[int, datetime | None]
    moves: Mapping[int, _Move]
    sendings: Mapping[int, Sending]


def conference_clocks(work: Work, ids: Collection[int]) -> Iterator[Clock]:
    """Every clock that these conferences have; one that is cancelled or taken back has none."""
    for some in some_at_once(ids):
        yield from _of_some(work, some)


def standard_of(work: Work, conference: Any) -> Standard:
    """The standard by which a conference was booked, or the unit's own."""
    return standard(conference.standards) if conference.standards else work.standard


def own_anchors(work: Work, conferences: Collection[Any]) -> Mapping[int, Anchor]:
    """From what the own limit of each is counted: the conference before as held; one adjourned passes its own on."""
    known = {one.id: one for one in conferences}
    adjourned: set[int] = set()
    looked: set[int] = set()
    while wanted := {one.previous_id for one in known.values() if one.previous_id} - looked:
        looked |= wanted
        adjourned |= _adjourned(work, wanted)
        further = wanted - known.keys()
        # Further back than the conference before one looks only past those that were adjourned.
        found = work.session.execute(select(_conference).where(_conference.c.id.in_(further))).all()
        known.update({one.id: one if one.id in adjourned else _without_previous(one) for one in found})
    requests = {one.request_id for one in known.values() if one.request_id}
    strategy = strategy_days(work, requests)
    found_anchors = ((one.id, _anchor(one, known, adjourned, strategy)) for one in conferences)
    return {number: anchor for number, anchor in found_anchors if anchor is not None}


@dataclass(frozen=True, slots=True)
class _Ended:
    """A conference before, beyond which nobody needs to look."""

    id: int
    kind: str
    held_at: datetime | None
    on_day: date | None
    request_id: int | None
    previous_id: None = None


def _without_previous(one: Row[Any]) -> _Ended:
    return _Ended(one.id, one.kind, one.held_at, one.on_day, one.request_id)


def _adjourned(work: Work, ids: Collection[int]) -> set[int]:
    asked = select(ConferenceChild.conference_id).where(
        ConferenceChild.conference_id.in_(ids), ConferenceChild.outcome == ConferenceOutcome.ADJOURNED
    )
    return set(work.session.scalars(asked))


def _anchor(one: Any, known: Mapping[int, Any], adjourned: set[int], strategy: Mapping[int, date]) -> Anchor | None:
    before = known.get(one.previous_id) if one.previous_id else None
    while before is not None and before.id in adjourned and before.kind == one.kind and before.previous_id:
        before = known.get(before.previous_id)
    if one.kind == ConferenceKind.ICPC:
        on = strategy.get(one.request_id or 0)
        return None if before is None or on is None else Anchor("icpc_due", on)
    if before is None:
        return None
    on = in_london(before.held_at) if before.held_at else before.on_day
    return None if on is None else Anchor(review_key(before.kind), on)


def _of_some(work: Work, ids: Collection[int]) -> Iterator[Clock]:
    asked = select(_conference).where(_conference.c.id.in_(ids), _conference.c.voided_at.is_(None))
    found = work.session.execute(asked.where(_conference.c.state != ConferenceState.CANCELLED)).all()
    read = _Read(own_anchors(work, found), _invitations_sent(work, ids), _last_moves(work, ids), sendings_of(work, ids))
    families = families_of_conferences(work, ids)
    for one in found:
        shown = families.get(one.id, NOBODY)
        of = Subject(CONFERENCE, one.id, shown.about, shown.reference, one.chair_id)
        sets = standard_of(work, one)
        sending = record_to_send(of, one, sets, read.sendings.get(one.id), work.calendar)
        closed = None if one.on_day is None else stands_on_closed_day(of, one, sets, work.calendar)
        for clock in (*_clocks(of, one, sets, read), sending, closed):
            if clock is not None:
                yield clock


def _invitations_sent(work: Work, ids: Collection[int]) -> Mapping[int, datetime | None]:
    """When the last invitation or notice of each went out; None while one has not, absent where nobody is listed.

    While a conference is to come, one that names another time counts as not sent: a move makes it go out again.
    """
    holds = (Invitee.sent_for == Conference.start_at) | Conference.held_at.is_not(None)
    for_now = case((holds, Invitee.sent_at))
    asked = (
        select(Invitee.conference_id, func.count(), func.count(for_now), func.max(for_now))
        .join(Conference, Conference.id == Invitee.conference_id)
        .where(Invitee.conference_id.in_(ids), Invitee.voided_at.is_(None))
        .group_by(Invitee.conference_id)
    )
    return {number: last if sent == listed else None for number, listed, sent, last in work.session.execute(asked)}


def _last_moves(work: Work, ids: Collection[int]) -> Mapping[int, _Move]:
    """The last move of each, and when somebody was first told of it."""
    told = (
        select(Telling.about_id, func.min(Telling.at).label("at"))
        .where(Telling.about == OF_MOVE, Telling.voided_at.is_(None))
        .group_by(Telling.about_id)
        .subquery()
    )
    last = (
        select(func.max(ConferenceMove.id))
        .where(ConferenceMove.conference_id.in_(ids), ConferenceMove.voided_at.is_(None))
        .group_by(ConferenceMove.conference_id)
    )
    asked = (
        select(ConferenceMove.conference_id, ConferenceMove.decided_at, told.c.at)
        .outerjoin(told, told.c.about_id == ConferenceMove.id)
        .where(ConferenceMove.id.in_(last))
    )
    return {number: _Move(decided, at) for number, decided, at in work.session.execute(asked)}


def _clocks(of: Subject, one: Row[Any], sets: Standard, read: _Read) -> Iterator[Clock | None]:
    yield _own_limit(of, one, sets, read.anchors.get(one.id))
    if one.on_day is None:
        return
    yield _notice(of, one, sets, read.sent.get(one.id))
    yield _mark_held(of, one, sets)
    yield _tell_move(of, one, sets, read.moves.get(one.id))
    yield _record(of, one, sets)
    if one.kind == ConferenceKind.ICPC and one.held_at is None:
        for key in ("first_core_due", "rcpc1_due"):
            yield Clock(of, key, one.on_day, sets, EXPECTED) if sets.sets(key) else None


def _held_on(one: Row[Any]) -> date | None:
    return None if one.held_at is None else in_london(one.held_at)


def _own_limit(of: Subject, one: Row[Any], sets: Standard, anchor: Anchor | None) -> Clock | None:
    """S38, I28: the review's limit, from the day on which the conference before was held."""
    if anchor is None:
        return None
    held = _held_on(one)
    state = DONE if held else OPEN if one.on_day is None else EXPECTED
    return Clock(of, anchor.key, anchor.on, which_sets(anchor.key, sets), state, held)


def _notice(of: Subject, one: Row[Any], sets: Standard, sent: datetime | None) -> Clock | None:
    """S03, S41: the invitations leave in time; of a conference that was held none is waited for."""
    key = notice_key(one.kind)
    if not sets.sets(key) or (sent is None and one.held_at is not None):
        return None
    met = None if sent is None else in_london(sent)
    return Clock(of, key, one.on_day, sets, OPEN if sent is None else DONE, met, conference_kind=one.kind)


def _mark_held(of: Subject, one: Row[Any], sets: Standard) -> Clock:
    state, held = (OPEN, None) if one.held_at is None else (DONE, _held_on(one))
    said = f"the conference is on {short(one.on_day)}"
    return Clock(of, "mark_held", one.start_at, sets, state, held, due=one.end_at, said=said)


def _tell_move(of: Subject, one: Row[Any], sets: Standard, move: _Move | None) -> Clock | None:
    """S39: everybody is told of the new time on the day on which it was decided."""
    if move is None or (move.told_at is None and one.held_at is not None):
        return None
    day = in_london(move.decided_at)
    told = None if move.told_at is None else in_london(move.told_at)
    said = f"without delay after the move was decided on {short(day)}"
    return Clock(of, "tell_move", move.decided_at, sets, DONE if told else OPEN, told, due=day, said=said)


def _record(of: Subject, one: Row[Any], sets: Standard) -> Clock | None:
    """S26: the record is sent out, counted from the conference (A27)."""
    if not sets.sets("record_due"):
        return None
    held, issued = _held_on(one), one.record_issued_on
    state = EXPECTED if held is None else OPEN if issued is None else DONE
    met = issued if state == DONE else None
    return Clock(of, "record_due", held or one.on_day, sets, state, met, conference_kind=one.kind)
