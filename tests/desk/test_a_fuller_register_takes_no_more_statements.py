"""However much there is to show, a question takes the statements that it took before: none is asked once for each row.

So is a booking among many, and so is a day not worked that moves many deadlines.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import Away, IcpcRequest, Invitee
from cpdesk.rows.booking import BookConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.diary import DiaryBetween, LookAtTime, SlotsFor
from cpdesk.rows.invitations import PreviewSheet
from cpdesk.rows.lpm_list import PreviewList
from cpdesk.rows.lpm_register import RegisterCounts, RegisterPage, WholeRegister
from cpdesk.rows.people import AwayAndTouched, ChairsAndRooms, DutyBetween
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import OpenRequest
from cpdesk.rows.today import DueToday, Whose
from cpdesk.rows.unit import AddDayNotWorked, NamesToChoose
from cpdesk.rows.waiting import Waiting

TODAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
FEW, MANY = 3, 12
AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
QUESTIONS = (
    DueToday(), DueToday(Whose.DIARY), DueToday(chair="P. Example"), DiaryBetween(TODAY, FRIDAY), Waiting(),
    SlotsFor(request_id=1), LookAtTime(AT, request_id=1, chair="R. Sample", room="Room 2"), ChairsAndRooms(),
    AwayAndTouched(), DutyBetween(TODAY, FRIDAY), OpenRequest(1), OpenConference(1),
    PreviewSheet(TODAY), PreviewSheet(TODAY, week=True), RegisterPage(), RegisterCounts(), WholeRegister(),
    PreviewList(), NamesToChoose(),
)  # fmt: skip
Working = Callable[[], AbstractContextManager[Work]]


@pytest.fixture
def fill(unit: Desk, enter: Callable[..., int], working: Working, diary_records: Any) -> Callable[[range], None]:
    """Makes of each number a request that waits, a conference of today, a review without a date, an entry, a leave."""

    def add(numbers: range) -> None:
        for number in numbers:
            enter(case_id=f"9{number}", children=(NewChild("Rowan", f"Demo{number}"),))
        with working() as work:
            records = diary_records(work)
            for number in numbers:
                _add_one(records, number)

    return add


def _add_one(records: Any, number: int) -> None:
    work: Work = records.work
    chair = records.person(f"Chair {number}")
    asked = {"strategy_on": date(2026, 11, 16), "ticked_at": datetime(2026, 11, 20, 10, 0, tzinfo=UTC), "team_id": 1}
    waits = records.request(f"Mock{number}", state="awaiting_booking", **asked)
    start = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    today = records.of_request(records.request(f"Ng{number}", state="booked", **asked), start, chair_id=chair.id)
    records.new(Invitee(conference_id=today.id, agency="School", kind="invite", inviter="unit", source="other"))
    held = start - timedelta(days=40)
    before = records.of_request(
        records.request(f"Sample{number}", state="booked", **asked), held, state="held", held_at=held
    )
    family, children = records.family(f"Test{number}", case_id=f"8{number}")
    review = records.conference(
        family, children, None, kind="RCPC", state="requested", previous_id=before.id, sequence_no=1
    )
    records.new(Away(person_id=chair.id, from_on=date(2026, 11, 24), to_on=date(2026, 12, 4), kind="leave"))
    keep_clocks(work, requests=[waits.id], conferences=[today.id, before.id, review.id])


@contextmanager
def _statements(desk: Desk) -> Iterator[list[str]]:
    told: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        told.append(statement)

    event.listen(desk.database.engine, "before_cursor_execute", note)
    yield told
    event.remove(desk.database.engine, "before_cursor_execute", note)


def _asked(desk: Desk) -> dict[str, int]:
    """How many statements each question takes."""
    taken = {}
    for question in QUESTIONS:
        with _statements(desk) as told:
            desk.ask(question)
        taken[str(question)] = len(told)
    return taken


def _done(desk: Desk, request: object) -> list[str]:
    with _statements(desk) as told:
        desk.do(request)
    return told


def test_no_question_takes_more_statements_in_a_fuller_register(unit: Desk, fill: Callable[[range], None]) -> None:
    fill(range(FEW))
    before = _asked(unit)
    fill(range(FEW, MANY))
    assert _asked(unit) == before


def test_a_booking_and_a_day_not_worked_take_no_more_statements_among_many(
    unit: Desk, fill: Callable[[range], None], working: Working
) -> None:
    fill(range(FEW))
    with working() as work:
        waits = select(IcpcRequest.id).where(IcpcRequest.state == "awaiting_booking").order_by(IcpcRequest.id)
        first, second, *_ = work.session.scalars(waits)
    booking = _done(unit, BookConference(AT, "P. Example", "Room 1", request_id=first))
    day = _done(unit, AddDayNotWorked(date(2026, 12, 9), "Office closed"))
    fill(range(FEW, MANY))
    among_many = _done(unit, BookConference(AT + timedelta(days=1), "P. Example", "Room 1", request_id=second))
    assert len(among_many) == len(booking)
    assert len(_done(unit, AddDayNotWorked(date(2026, 12, 10), "Office closed"))) == len(day)
