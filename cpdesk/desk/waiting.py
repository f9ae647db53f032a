"""What waits for a date, a consultation or a word: requests and reviews, most pressing first, in few reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from cpdesk.desk.clock_rows import CONFERENCE, REQUEST, RUNNING, SUPERSEDED
from cpdesk.desk.families_shown import NOBODY, families_of_requests
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.waiting_words import Clocks, KeptClock, conference_words, request_words
from cpdesk.desk.who_may import READ_DIARY
from cpdesk.desk.work import Work, answers
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import Conference, Family, IcpcRequest, KeptDeadline, StrategyDiscussion, Team
from cpdesk.rows.waiting import Waiting, WaitingCard
from cpdesk.rules.conferences import TO_COME, ConferenceState
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.names import reference_of
from cpdesk.rules.requests import OPEN_REQUESTS, RequestState

_due = table_of(KeptDeadline).c
_CLOCK = (_due.subject_id, _due.key, _due.due_on, _due.latest_bookable_on, _due.due_at, _due.state)
_BOOKABLE = tuple(state for state in OPEN_REQUESTS if state is not RequestState.NOT_MET)


@dataclass(frozen=True, slots=True)
class _Pressing:
    """A card, and the moment by which it is ordered: that of the first of its clocks that somebody has to stop."""

    at: datetime
    card: WaitingCard


@answers(Waiting, roles=READ_DIARY)
def waiting(work: Work, question: Waiting) -> tuple[WaitingCard, ...]:
    """Every request that somebody still has to do something about, and every review without a date."""
    found = [*_requests(work, question.team_id), *_conferences(work, question.team_id)]
    return tuple(one.card for one in sorted(found, key=lambda one: (one.at, one.card.reference)))


def _requests(work: Work, team_id: int | None) -> Iterator[_Pressing]:
    asked = (
        select(IcpcRequest, Family.case_id, Team.name.label("team"), StrategyDiscussion.on.label("strategy_on"))
        .join(Family, Family.id == IcpcRequest.family_id)
        .outerjoin(Team, Team.id == IcpcRequest.team_id)
        .outerjoin(
            StrategyDiscussion,
            and_(
                StrategyDiscussion.request_id == IcpcRequest.id, StrategyDiscussion.initiated_s47,
                StrategyDiscussion.voided_at.is_(None),
            ),
        )
        .where(IcpcRequest.state.in_(OPEN_REQUESTS), IcpcRequest.voided_at.is_(None))
    )  # fmt: skip
    if team_id is not None:
        asked = asked.where(IcpcRequest.team_id == team_id)
    rows = work.session.execute(asked).all()
    ids = [row.IcpcRequest.id for row in rows]
    families = families_of_requests(work, ids)
    clocks = _clocks(work, REQUEST, ids)
    booked = _booked(work, ids)
    for row in rows:
        number = row.IcpcRequest.id
        about = families.get(number, NOBODY).about
        yield _request_card(work, row, about, clocks.get(number, {}), booked.get(number))


def _request_card(work: Work, row: Any, about: str, clocks: Clocks, booked_on: date | None) -> _Pressing:
    kept: IcpcRequest = row.IcpcRequest
    state = RequestState(kept.state)
    undecided = kept.dual_status and not kept.icpc_needed
    limit = clocks.get("icpc_due")
    mark, words = request_words(state, row.strategy_on, clocks, work.moment, work.calendar)
    family, _, children = about.rpartition(", ")
    lines = [
        f"Due by {short(limit.due_on)}" if limit else "",
        f"provisional {short(booked_on)}" if booked_on else "",
        "looked after too: decide first" if undecided else "",
    ]
    card = WaitingCard(
        request_id=kept.id,
        conference_id=None,
        kind=ConferenceKind.ICPC,
        family=family,
        children=int(children.split()[0]) if children else 0,
        line=", ".join(line for line in lines if line),
        mark=mark,
        words=words,
        strategy_on=row.strategy_on,
        due_on=limit.last_on if limit else None,
        team=row.team or "",
        state=state,
        reference=reference_of(row.case_id, kept.family_id),
        may_book=state in _BOOKABLE and not undecided and not booked_on,
        version=kept.version,
        looked_after=kept.dual_status,
    )
    running = [clock.at for clock in clocks.values() if clock.runs]
    return _Pressing(min(running, default=_end_of(work.today)), card)


def _booked(work: Work, ids: Sequence[int]) -> dict[int, date]:
    """Which of these requests have a day in the diary already, held provisionally, and which day."""
    found: dict[int, date] = {}
    for some in some_at_once(ids):
        # States are looked at here: told of them, the database would go through every conference that stands in one.
        asked = select(Conference.request_id, Conference.on_day, Conference.state).where(
            Conference.request_id.in_(some), Conference.voided_at.is_(None)
        )
        rows = work.session.execute(asked)
        found |= {number: on for number, on, state in rows if number and on is not None and state in TO_COME}
    return found


def _conferences(work: Work, team_id: int | None) -> Iterator[_Pressing]:
    before = aliased(Conference)
    asked = (
        select(
            Conference, Family.case_id, Team.name.label("team"), before.held_at.label("held_at"),
            before.kind.label("kind_before"),
        )
        .join(Family, Family.id == Conference.family_id)
        .outerjoin(Team, Team.id == Conference.team_id)
        .outerjoin(before, before.id == Conference.previous_id)
        .where(Conference.state == ConferenceState.REQUESTED.value, Conference.voided_at.is_(None))
    )  # fmt: skip
    if team_id is not None:
        asked = asked.where(Conference.team_id == team_id)
    rows = work.session.execute(asked).all()
    clocks = _clocks(work, CONFERENCE, [row.Conference.id for row in rows])
    adjourned = [row.Conference.request_id for row in rows if row.Conference.request_id is not None]
    of_requests = _clocks(work, REQUEST, adjourned)
    for row in rows:
        one: Conference = row.Conference
        limit = clocks.get(one.id, {}).get("rcpc1_due" if one.sequence_no == 1 else "rcpcN_due")
        if one.kind == ConferenceKind.ICPC:
            limit = of_requests.get(one.request_id or 0, {}).get("icpc_due")
        yield _conference_card(work, row, limit)


def _conference_card(work: Work, row: Any, limit: KeptClock | None) -> _Pressing:
    one: Conference = row.Conference
    mark, words = conference_words(limit, work.today, work.calendar)
    lines = [f"Due by {short(limit.due_on)}" if limit else ""]
    if row.held_at is not None:
        lines.append(f"{row.kind_before} held {short(row.held_at.astimezone(LONDON).date())}")
    card = WaitingCard(
        request_id=None,
        conference_id=one.id,
        kind=one.kind,
        family=one.shown,
        children=one.children,
        line=", ".join(line for line in lines if line),
        mark=mark,
        words=words,
        strategy_on=None,
        due_on=limit.last_on if limit else None,
        team=row.team or "",
        state=None,
        reference=reference_of(row.case_id, one.family_id),
        version=one.version,
        looked_after=one.looked_after,
    )
    return _Pressing(limit.at if limit else _end_of(work.today), card)


def _clocks(work: Work, subject: str, ids: Sequence[int]) -> dict[int, dict[str, KeptClock]]:
    """The clocks that are kept of these records, by record and key."""
    found: dict[int, dict[str, KeptClock]] = {}
    for some in some_at_once(ids):
        asked = select(*_CLOCK).where(_due.subject == subject, _due.subject_id.in_(some), _due.state != SUPERSEDED)
        for row in work.session.execute(asked):
            clock = KeptClock(
                row.due_on,
                row.latest_bookable_on or row.due_on,
                row.due_at or _end_of(row.due_on),
                row.state in RUNNING,
            )
            found.setdefault(row.subject_id, {})[row.key] = clock
    return found


@cache
def _end_of(on: date) -> datetime:
    return datetime.combine(on, time.max, LONDON).astimezone(UTC)
