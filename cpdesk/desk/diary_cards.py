"""What a card of the diary says: kind, day n of a limit or a review's last day, as mark and words (S02, S38, D07)."""

from datetime import date
from typing import Any

from sqlalchemy import RowMapping, Select, and_, case, func, select
from sqlalchemy.orm import aliased

from cpdesk.desk.clock_rows import SUPERSEDED
from cpdesk.desk.day_booked import held_elsewhere
from cpdesk.records.model import (
    Conference,
    Family,
    KeptDeadline,
    Person,
    Room,
    StrategyDiscussion,
    Team,
)
from cpdesk.rows.diary import DiaryCard
from cpdesk.rows.marks import Mark
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.day_of_clock import day_n, is_near
from cpdesk.rules.how_dates_read import counted, short
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.names import reference_of

_chair, _minute_taker = aliased(Person), aliased(Person)
_icpc_due, _review_due = aliased(KeptDeadline), aliased(KeptDeadline)


def cards_asked() -> Select[Any]:
    """The question for cards, in one statement: each conference with its names and the limit that is kept for it."""
    conference = Conference.__table__.c
    columns = (
        conference.id, conference.version, conference.kind, conference.state, conference.start_at, conference.end_at,
        conference.on_day, conference.held_at, conference.shown, conference.children, conference.family_id,
        conference.chair_id, conference.room_id, conference.team_id, conference.looked_after, conference.moves,
        conference.sequence_no,
        Family.case_id, _chair.name.label("chair"), Room.name.label("room"),
        _minute_taker.name.label("minute_taker"), Team.name.label("team"), StrategyDiscussion.on.label("strategy_on"),
        func.coalesce(_icpc_due.due_on, _review_due.due_on).label("due_on"),
        func.coalesce(_icpc_due.latest_bookable_on, _review_due.latest_bookable_on).label("last_on"),
    )  # fmt: skip
    first = (StrategyDiscussion.request_id == Conference.request_id) & StrategyDiscussion.initiated_s47
    return (
        select(*columns)
        .join(Family, Family.id == Conference.family_id)
        .outerjoin(_chair, _chair.id == Conference.chair_id)
        .outerjoin(Room, Room.id == Conference.room_id)
        .outerjoin(_minute_taker, _minute_taker.id == Conference.minute_taker_id)
        .outerjoin(Team, Team.id == Conference.team_id)
        .outerjoin(StrategyDiscussion, first & StrategyDiscussion.voided_at.is_(None))
        .outerjoin(_icpc_due, _limit_of_request())
        .outerjoin(_review_due, _limit_of_review())
        .where(Conference.voided_at.is_(None))
    )


def _limit_of_request() -> Any:
    return and_(
        Conference.kind == ConferenceKind.ICPC.value, _icpc_due.subject == "request",
        _icpc_due.subject_id == Conference.request_id, _icpc_due.key == "icpc_due",
        _icpc_due.state != SUPERSEDED,
    )  # fmt: skip


def _limit_of_review() -> Any:
    """A review's own limit: of the first it is `rcpc1_due`, which on an ICPC is the limit of the one to come."""
    key = case((Conference.sequence_no == 1, "rcpc1_due"), else_="rcpcN_due")
    return and_(
        Conference.kind == ConferenceKind.RCPC.value, _review_due.subject == "conference",
        _review_due.subject_id == Conference.id, _review_due.key == key,
        _review_due.state != SUPERSEDED,
    )  # fmt: skip


def card_of(row: RowMapping, calendar: WorkingDays) -> DiaryCard:
    """One conference as a card."""
    strategy_on = row["strategy_on"] if row["kind"] == ConferenceKind.ICPC else None
    last = row["last_on"] or row["due_on"]
    clock = None
    if strategy_on is not None and last is not None:
        clock = day_n(strategy_on, row["on_day"], calendar), day_n(strategy_on, last, calendar)
    day, limit = clock or (None, None)
    mark, words = _mark(row, last, clock, calendar)
    return DiaryCard(
        id=row["id"], version=row["version"], kind=row["kind"], state=ConferenceState(row["state"]),
        start_at=row["start_at"], end_at=row["end_at"], family=row["shown"], children=row["children"],
        reference=reference_of(row["case_id"], row["family_id"]), chair_id=row["chair_id"], chair=row["chair"] or "",
        room_id=row["room_id"], room=row["room"] or "", minute_taker=row["minute_taker"] or "",
        team_id=row["team_id"], team=row["team"] or "", looked_after=row["looked_after"],
        mark=mark, words=words,
        strategy_on=strategy_on, due_on=row["due_on"], day=day, limit=limit, moves=row["moves"],
        sequence_no=row["sequence_no"],
    )  # fmt: skip


def _mark(row: RowMapping, last: date | None, clock: tuple[int, int] | None, calendar: WorkingDays) -> tuple[Mark, str]:
    """How a card is marked: late before nearly late before looked after too before its kind; the words say each."""
    on: date = row["on_day"]
    late = last is not None and on > last
    words = [_kind(row["kind"], row["sequence_no"])]
    if clock is not None:
        words.append("day {} of {}".format(*clock))
    if late and last is not None:
        words.append(f"{counted(max(1, calendar.between(last, on)), 'working day')} late")
    if row["looked_after"]:
        words.append("looked after too")
    if held_elsewhere(on, row["held_at"]):
        words.append(f"held on {short(row['held_at'].astimezone(LONDON).date())}")
    return _shape(row, clock, late=late), ", ".join(words)


def _shape(row: RowMapping, clock: tuple[int, int] | None, *, late: bool) -> Mark:
    if late:
        return Mark.OVERDUE
    if clock is not None and is_near(*clock):
        return Mark.DUE_SOON
    if row["looked_after"]:
        return Mark.HELD
    return Mark.NEUTRAL if row["kind"] == ConferenceKind.ICPC else Mark.ON_TRACK


def _kind(kind: str, sequence_no: int) -> str:
    if kind == ConferenceKind.ICPC:
        return "Initial"
    return "First review" if sequence_no <= 1 else f"Review {sequence_no}"
