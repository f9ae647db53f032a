"""However much there is to show, a question takes the statements that it took before: none is asked once for each row.

So is a booking among many, and so is a day not worked that moves many deadlines; and a record of more children, people
and actions, with the road of a child of whom more is kept.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import (
    Away,
    Child,
    ChildDecision,
    Conference,
    ConferenceChild,
    ConferenceRecord,
    CoreGroup,
    CpPlan,
    Family,
    IcpcRequest,
    Invitee,
    MaqaAlert,
    Participant,
    PlanAction,
    PlanObjective,
    ProfessionalView,
    RecordSent,
)
from cpdesk.rows.booking import BookConference
from cpdesk.rows.child_road import ChildRoad
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.conference_record import OpenRecord, PaperOfRecord
from cpdesk.rows.diary import DiaryBetween, LookAtTime, SlotsFor
from cpdesk.rows.find import Find
from cpdesk.rows.invitations import PreviewSheet
from cpdesk.rows.lpm_list import PreviewList
from cpdesk.rows.lpm_register import RegisterCounts, RegisterPage, WholeRegister
from cpdesk.rows.people import AwayAndTouched, ChairsAndRooms, DutyBetween
from cpdesk.rows.records_listed import RecordsListed
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import OpenRequest
from cpdesk.rows.timeliness import AnnexExtract, AnnexList, Timeliness, TimelinessRows
from cpdesk.rows.today import DueToday, Whose
from cpdesk.rows.unit import AddDayNotWorked, NamesToChoose
from cpdesk.rows.waiting import Waiting
from cpdesk.rules.timeliness import Measure

TODAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
FEW, MANY = 3, 12
AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
YEARS = (date(2019, 1, 1), date(2026, 12, 31))
COUNTED = (
    Timeliness(*YEARS), AnnexExtract(AnnexList.LIST_5), AnnexExtract(AnnexList.LIST_7),
    *(TimelinessRows(*YEARS, measure) for measure in Measure),
)  # fmt: skip
QUESTIONS = (
    *COUNTED,
    DueToday(), DueToday(Whose.DIARY), DueToday(chair="P. Example"), DiaryBetween(TODAY, FRIDAY), Waiting(),
    SlotsFor(request_id=1), LookAtTime(AT, request_id=1, chair="R. Sample", room="Room 2"), ChairsAndRooms(),
    AwayAndTouched(), DutyBetween(TODAY, FRIDAY), OpenRequest(1), OpenConference(1),
    PreviewSheet(TODAY), PreviewSheet(TODAY, week=True), RegisterPage(), RegisterCounts(), WholeRegister(),
    PreviewList(), NamesToChoose(), Find("demo"),
)  # fmt: skip
OF_RECORDS = (
    *COUNTED,
    OpenRecord(1),
    PaperOfRecord(1),
    PaperOfRecord(1, redact_for=1),
    ChildRoad(1),
    RecordsListed(),
    DueToday(),
)
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


def _asked(desk: Desk, questions: tuple[object, ...] = QUESTIONS) -> dict[str, int]:
    """How many statements each question takes."""
    taken = {}
    for question in questions:
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
    after = _asked(unit)  # Find takes one less: what is spelt so is enough, and sounds are not looked for
    assert {asked: (before[asked], taken) for asked, taken in after.items() if taken > before[asked]} == {}


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


@pytest.fixture
def fill_record(unit: Desk, begun: int, working: Working, diary_records: Any) -> Callable[[range], None]:
    """Makes of each number a child with its decision, somebody who was there with a view, a plan, a concern; a review.

    They belong to the record of an ICPC, and the reviews to the road of its first child.
    """

    def add(numbers: range) -> None:
        with working() as work:
            records = diary_records(work)
            for number in numbers:
                _write_one(records, begun, number)
                _review(records, begun, number)

    return add


def _write_one(records: Any, conference: int, number: int) -> None:
    """One more of everything that stands in a record; the action is given to an agency that was not there."""
    of = {"conference_id": conference}
    work: Work = records.work
    child = records.new(
        Child(family_id=work.session.get_one(Conference, conference).family_id, first_name="Kit", surname="Ash")
    )
    records.new(ConferenceChild(**of, child_id=child.id, place=9 + number))
    records.new(ChildDecision(**of, child_id=child.id, outcome="plan_made"))
    agency = {"agency": f"Agency {number}", "agency_key": ""}
    who = records.new(Participant(**of, **agency, part="professional", participation="attended", hides=f"-{child.id}"))
    records.new(ProfessionalView(**of, child_id=child.id, participant_id=who.id, threshold="yes", plan_needed="no"))
    aim = records.new(PlanObjective(**of, child_id=child.id, text="Safe at home."))
    action = PlanAction(**of, objective_id=aim.id, text="Visit.", agency=f"Absent {number}", owner="Somebody")
    absent = records.new(action)
    concern = records.new(
        MaqaAlert(**of, participant_id=who.id, channel="maqa", about="absence", state="draft", noted_on=TODAY)
    )
    keep_clocks(work, plan_actions=[absent.id], concerns=[concern.id], conferences=[conference])


def _review(records: Any, conference: int, number: int) -> None:
    """A review of the first child that was held long ago, with its record sent out, its plan and its core group."""
    first = records.work.session.get_one(Child, 1)
    at = datetime(2020, 1, 6, 10, 0, tzinfo=UTC) + timedelta(days=7 * number)
    held = {"state": "held", "held_at": at, "sequence_no": number + 1, "kind": "RCPC"}
    review = records.conference(records.work.session.get_one(Family, first.family_id), [first], at, **held)
    record = ConferenceRecord(
        conference_id=review.id, version_no=1, state="issued", begun_at=at, begun_by="pat", issued_at=at
    )
    issued = records.new(record)
    who = records.new(Participant(conference_id=review.id, part="professional", participation="attended"))
    records.new(RecordSent(record_id=issued.id, participant_id=who.id, how="email", sent_on=at.date()))
    start, end = at.date(), at.date() + timedelta(days=3)
    records.new(CpPlan(child_id=first.id, conference_id=review.id, start_on=start, end_on=end, ended_by_id=review.id))
    records.new(CoreGroup(conference_id=review.id, sequence_no=1, state="held", held_on=end))


def test_a_fuller_record_and_a_longer_road_take_no_more_statements(
    unit: Desk, begun: int, fill_record: Callable[[range], None]
) -> None:
    assert begun == 1
    fill_record(range(FEW))
    before = _asked(unit, OF_RECORDS)
    fill_record(range(FEW, MANY))
    assert _asked(unit, OF_RECORDS) == before
