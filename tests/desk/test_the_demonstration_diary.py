"""The invented unit's diary: full, sound, and every time with something late, something due and something waiting."""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.desk.work import Desk
from cpdesk.records.database import open_database
from cpdesk.records.keys import KeyFile
from cpdesk.records.model import Conference, ConferenceRecord, CpPlan, Happening
from cpdesk.rows.conference_record import OpenRecord, RecordShown
from cpdesk.rows.diary import DiaryBetween, DiaryCard
from cpdesk.rows.people import AwayAndTouched, ChairsAndRooms, DutyBetween
from cpdesk.rows.today import DueToday
from cpdesk.rows.unit import BeginRegister, RegisterKind, Soundness
from cpdesk.rows.waiting import Waiting
from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.conferences import TO_COME, ConferenceState
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import RecordState

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def begun(folder: Path, empty: Path, today: date = TODAY) -> Desk:
    """A desk on a demonstration that began on this day at 09:30."""
    shutil.copytree(empty, folder / "unit")
    database = open_database(
        f"sqlite:///{folder / 'unit' / 'register.db'}", KeyFile(folder / "unit" / "config"), folder / "copies"
    )
    now = datetime.combine(today, NOW.timetz())
    desk = Desk(database, who="pat", today=lambda: today, now=lambda: now)
    desk.do(BeginRegister(RegisterKind.DEMONSTRATION, ""))
    return desk


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory, empty_register: Path) -> Iterator[Desk]:
    """A demonstration of Monday 23 November 2026, only looked at."""
    desk = begun(tmp_path_factory.mktemp("demonstration"), empty_register)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def cards(demonstration: Desk) -> tuple[DiaryCard, ...]:
    """Every conference of the diary that has a time."""
    found: tuple[DiaryCard, ...] = demonstration.ask(DiaryBetween(date(2024, 1, 1), date(2028, 1, 1))).cards
    return found


def test_the_week_that_one_sees_first_is_always_the_same(demonstration: Desk) -> None:
    week = demonstration.ask(DiaryBetween(TODAY, date(2026, 11, 27))).cards
    assert [
        (f"{card.start_at.astimezone(LONDON):%a %H:%M}", card.kind, card.family, card.children, card.chair, card.room)
        for card in week
    ] == [
        ("Mon 09:30", "ICPC", "Pretend-Hall", 2, "T. Sample", "Room 1"),
        ("Mon 13:00", "RCPC", "Sampleton", 1, "J. Placeholder", "Room 2"),
        ("Tue 10:00", "RCPC", "Trialwood", 1, "A. Specimen", "Room 1"),
        ("Tue 10:30", "ICPC", "Mockford", 3, "P. Example", "Room 2"),
        ("Tue 14:00", "RCPC", "Example-Khan", 1, "R. Dummy", "Teams"),
        ("Wed 09:30", "RCPC", "Demo-Lowe", 1, "T. Sample", "Room 1"),
        ("Wed 13:30", "ICPC", "Notreal", 2, "A. Specimen", "Room 1"),
        ("Thu 10:00", "ICPC", "Fictitious", 1, "A. Specimen", "Room 2"),
        ("Thu 13:00", "RCPC", "Placehold", 1, "P. Example", "Teams"),
        ("Fri 09:30", "RCPC", "Specimen-Ali", 1, "P. Example", "Room 1"),
    ]


def test_about_ten_conferences_a_week_for_18_months(cards: tuple[DiaryCard, ...]) -> None:
    weeks = Counter(card.start_at.date() - timedelta(days=card.start_at.weekday()) for card in cards)
    first = TODAY - timedelta(weeks=74)
    usual = [weeks[first + timedelta(weeks=number)] for number in range(74)]
    assert 7 <= sum(usual) / len(usual) <= 12
    assert min(weeks) <= TODAY - timedelta(days=540)
    assert sum(card.start_at.date() > TODAY for card in cards) > 50


def test_no_chair_room_or_minute_taker_is_in_two_conferences(cards: tuple[DiaryCard, ...]) -> None:
    """I04; the room online may be used twice."""
    for number, one in enumerate(cards):
        for other in cards[number + 1 :]:
            if other.start_at >= one.end_at:
                break
            assert one.chair != other.chair
            assert one.room != other.room or one.room == "Teams"
            assert not one.minute_taker or one.minute_taker != other.minute_taker


def test_no_conference_is_on_a_day_not_worked(cards: tuple[DiaryCard, ...]) -> None:
    assert all(england_and_wales().is_worked(card.start_at.astimezone(LONDON).date()) for card in cards)


def test_the_unit_has_ten_chairs_three_rooms_duty_and_leave(demonstration: Desk) -> None:
    bookable = demonstration.ask(ChairsAndRooms())
    assert len(bookable.chairs) == 10
    assert [(room.name, room.online) for room in bookable.rooms] == [
        ("Room 1", False), ("Room 2", False), ("Teams", True)
    ]  # fmt: skip
    assert len(bookable.minute_takers) == 3
    assert all(day.chair for day in demonstration.ask(DutyBetween(TODAY, TODAY + timedelta(days=30))))
    assert demonstration.ask(AwayAndTouched()).away


def test_requests_and_reviews_wait_at_every_step(demonstration: Desk) -> None:
    words = {(card.family, card.kind): card.words for card in demonstration.ask(Waiting())}
    assert words["Sample-Ng", "ICPC"] == "Day 8 of 15, 24 h passed"
    assert words["Mocksmith", "ICPC"] == "Day 6 of 15"
    assert words["Notreal", "ICPC"] == "Consult by 15:10"
    assert words["Pretend-Cole", "RCPC"] == "18 wd left"


def test_something_is_late_and_something_is_due(demonstration: Desk) -> None:
    page = demonstration.ask(DueToday())
    late = {line.key for line in page.do_now if line.state == "overdue"}
    assert {"booking_due", "duty_consult_due", "mark_held", "tell_move", "record_due", "lpm_by"} <= late
    assert {"duty_consult_due", "mark_held"} <= {line.key for line in page.do_now if line.due_on == TODAY}


def test_a_record_stands_in_each_of_its_states(demonstration: Desk) -> None:
    """One issued to everybody, one corrected, one still to be sent to the parents, one agreed, one a draft."""
    with Session(demonstration.database.engine) as session:
        asked = select(ConferenceRecord.conference_id).distinct().order_by(ConferenceRecord.conference_id)
        numbers = session.scalars(asked).all()
    records: list[RecordShown] = [demonstration.ask(OpenRecord(number)) for number in numbers]
    assert sorted(tuple(version.state.value for version in one.versions) for one in records) == [
        ("agreed",), ("draft",), ("issued",), ("issued",), ("superseded", "issued"),
    ]  # fmt: skip
    by_state = {one.versions[-1].state: one for one in records}
    draft = by_state[RecordState.DRAFT]
    assert {line.field for line in draft.missing if line.blocks} == {"risk_statement", "lpm_decision"}
    assert len(draft.concerns) == 1
    agreed = by_state[RecordState.AGREED].record
    assert agreed is not None
    assert [one.told_on for one in agreed.actions if one.agency_absent] == [None]
    to_send = [one for one in records if any(line.rule == "S26" for line in one.missing)]
    assert len(to_send) == 1


def test_every_child_with_a_plan_has_a_next_conference(demonstration: Desk) -> None:
    with Session(demonstration.database.engine) as session:
        families = {
            session.get_one(Conference, plan.conference_id).family_id
            for plan in session.scalars(select(CpPlan).where(CpPlan.end_on.is_(None)))
        }
        coming = set(
            session.scalars(
                select(Conference.family_id).where(Conference.state.in_((*TO_COME, ConferenceState.REQUESTED)))
            )
        )
    assert len(families) > 60
    assert families <= coming


def test_a_conference_that_was_late_says_why(cards: tuple[DiaryCard, ...], demonstration: Desk) -> None:
    late = [card.id for card in cards if card.due_on and card.start_at.date() > card.due_on]
    assert len(late) >= 5
    with Session(demonstration.database.engine) as session:
        kept = session.scalars(select(Conference).where(Conference.id.in_(late))).all()
        assert all(one.late_reason and one.late_why for one in kept)


@pytest.mark.parametrize(
    "today",
    [
        pytest.param(date(2026, 11, 22), id="a Sunday"),
        pytest.param(date(2026, 12, 25), id="Christmas Day"),
        pytest.param(date(2027, 3, 29), id="Easter Monday"),
        pytest.param(date(2026, 3, 30), id="the Monday after the clocks changed"),
    ],
)
def test_it_can_begin_on_any_day_and_is_sound(tmp_path: Path, empty_register: Path, today: date) -> None:
    desk = begun(tmp_path, empty_register, today)
    assert [check for check in desk.ask(Soundness()) if not check.well] == []
    with Session(desk.database.engine) as session:
        last = session.scalar(select(Happening.at).order_by(Happening.at.desc()).limit(1))
        states = set(session.scalars(select(ConferenceRecord.state)))
    assert states == set(RecordState)
    assert last is not None
    assert last <= datetime.combine(today, NOW.timetz())
    desk.close()


@pytest.mark.postgresql
def test_it_can_begin_on_a_server(postgresql_database: object) -> None:
    desk = Desk(postgresql_database, who="pat", today=lambda: TODAY, now=lambda: NOW)  # type: ignore[arg-type]  # a Database
    desk.do(BeginRegister(RegisterKind.DEMONSTRATION, ""))
    assert [check for check in desk.ask(Soundness()) if not check.well] == []
    assert len(desk.ask(DiaryBetween(TODAY, date(2026, 11, 27))).cards) == 10
