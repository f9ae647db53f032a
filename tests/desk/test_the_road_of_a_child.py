"""One child's road: everything that the desk holds on a child, in the order in which it happened."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from cpdesk.cli.desk import tools
from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import Child, ConferenceRecord, MaqaAlert, Participant, RecordSent
from cpdesk.rows.booking import (
    BookConference,
    CancelCoreGroup,
    HoldConference,
    HoldCoreGroup,
    MoveConference,
)
from cpdesk.rows.child_road import ChildRoad, RoadShown, WriteRoad
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.diary import DiaryBetween
from cpdesk.rows.lpm_register import Lane
from cpdesk.rows.refusals import NotAllowed, Refusal
from cpdesk.rows.register_deeds import EnterRecommendation, NewChild, WithdrawRecommendation
from cpdesk.rows.unit import BeginRegister, RegisterKind, Undo
from cpdesk.rules.conferences import ConferenceOutcome, LateReason, ToldBy
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.roles import Role

TWO = (NewChild("Rowan", "Ash-Sample", date(2019, 3, 4)), NewChild("Hazel", "Ash-Sample", date(2021, 5, 6)))
HELD = datetime(2026, 11, 23, 9, tzinfo=LONDON)
Ask = Callable[..., int]


def child(desk: Desk, first_name: str) -> int:
    with desk.database.engine.connect() as connection:
        table = Child.__table__
        asked = table.select().where(table.c.first_name == first_name)
        return int(connection.execute(asked).one().id)


def road(desk: Desk, number: int) -> RoadShown:
    found: RoadShown = desk.ask(ChildRoad(number))
    return found


def told(shown: RoadShown, lane: str = "") -> list[str]:
    return [f"{line.on:%d/%m} {line.words}" for line in shown.lines if lane in {"", line.lane}]


@pytest.fixture
def held(unit: Desk, waiting: Ask) -> int:
    """An ICPC of two children held on Monday 23 November: Rowan has a plan, Hazel has none."""
    number: int = unit.do(
        BookConference(HELD, "P. Example", "Room 1", request_id=waiting(*TWO, case_id="1042"), why="Entered late.")
    ).id
    rowan, hazel = child(unit, "Rowan"), child(unit, "Hazel")
    version = unit.ask(OpenConference(number)).version
    ended = ((rowan, ConferenceOutcome.PLAN_MADE), (hazel, ConferenceOutcome.NO_PLAN))
    unit.do(HoldConference(number, version, HELD, ConferenceOutcome.PLAN_MADE, ended, core_group_on=date(2026, 12, 3)))
    return number


def test_a_road_tells_of_request_conference_plan_and_core_group_in_order(unit: Desk, held: int) -> None:
    shown = road(unit, child(unit, "Rowan"))
    assert told(shown)[:6] == [
        "16/11 Strategy discussion that began the section 47 enquiry.",
        "18/11 An initial conference was asked for.",
        "20/11 Consultation by P. Example: threshold met.",
        "23/11 Child protection plan began.",
        "23/11 ICPC held: child protection plan made.",
        "03/12 Core group 1 is planned.",
    ]
    assert shown.plan_words == "Child protection plan since Monday 23 November 2026."
    assert (shown.reference, [name for _id, name in shown.siblings]) == ("1042", ["Hazel Ash-Sample"])
    assert next((line.room, line.id) for line in shown.lines if line.lane == "Conferences") == ("conference", held)
    assert {line.to_come for line in shown.lines if line.on > date(2026, 11, 23)} == {True}


def test_what_is_due_is_told_on_the_day_by_which_it_is_due(unit: Desk, held: int) -> None:
    due = [line for line in told(road(unit, child(unit, "Rowan"))) if "Due by this day" in line]
    assert "23/02 Due by this day: First RCPC." in due
    assert "14/12 Due by this day: Conference record." in due
    assert not any("Core group." in line for line in due), "the core group has its date"


def test_a_child_without_a_plan_has_no_core_groups_on_its_road(unit: Desk, held: int) -> None:
    shown = road(unit, child(unit, "Hazel"))
    assert told(shown, "Core groups") == told(shown, "Plan") == []
    assert shown.plan_words == "No child protection plan is recorded here."
    assert "23/11 ICPC held: no plan." in told(shown)


def test_the_end_of_a_plan_names_the_review_that_ended_it(
    unit: Desk, held: int, make_desk: Callable[..., Desk]
) -> None:
    review, on = unit.ask(OpenConference(held)).next_id, datetime(2027, 2, 15, 10, tzinfo=LONDON)
    unit.do(BookConference(on, "P. Example", "Room 1", conference_id=review))
    later = make_desk(today=on.date(), now=lambda: on + timedelta(hours=3))
    later.do(HoldConference(review, outcome=ConferenceOutcome.PLAN_ENDS))
    assert told(road(later, child(later, "Rowan")), "Plan") == [
        "23/11 Child protection plan began.", "15/02 Child protection plan ended by RCPC 1.",
    ]  # fmt: skip


def test_a_core_group_that_did_not_take_place_stays_with_its_reason(unit: Desk, held: int) -> None:
    group = unit.ask(OpenConference(held)).core_groups[0]
    to = (("Everybody", ToldBy.EMAIL),)
    unit.do(CancelCoreGroup(group.id, group.version, "The lead worker is ill", date(2026, 12, 4), to))
    assert told(road(unit, child(unit, "Rowan")), "Core groups") == [
        "03/12 Core group 1 did not take place on this day: The lead worker is ill.",
        "04/12 Core group 1 is planned.",
    ]


def test_what_was_planned_and_never_recorded_is_said_so(unit: Desk, held: int, make_desk: Callable[..., Desk]) -> None:
    later = make_desk(today=date(2026, 12, 10), now=lambda: datetime(2026, 12, 10, 9, tzinfo=LONDON))
    said = "03/12 Core group 1 was planned for this day; nobody has recorded that it was held."
    assert said in told(road(later, child(unit, "Rowan")))
    group = later.ask(OpenConference(held)).core_groups[0]
    later.do(HoldCoreGroup(group.id, group.version, date(2026, 12, 3)))
    assert "03/12 Core group 1 held." in told(road(later, child(unit, "Rowan")))


def test_a_move_is_told_on_the_day_on_which_it_was_decided(unit: Desk, waiting: Ask) -> None:
    start, new = datetime(2026, 12, 3, 10, tzinfo=LONDON), datetime(2026, 12, 4, 13, tzinfo=LONDON)
    number = unit.do(BookConference(start, "P. Example", "Room 1", request_id=waiting(*TWO))).id
    version = unit.ask(OpenConference(number)).version
    unit.do(
        MoveConference(
            number, version, new, "A parent is in court", exceptional=True, chair="P. Example", room="Room 1",
            minute_taker="", told=(("Family", ToldBy.PHONE),), late_reason=LateReason.PARENT_IN_COURT,
        )
    )  # fmt: skip
    happened = [line for line in told(road(unit, child(unit, "Rowan")), "Conferences") if "Due by" not in line]
    assert happened == [
        "23/11 ICPC moved from Thu 3 Dec 2026, 10:00 to Fri 4 Dec 2026, 13:00: A parent is in court.",
        "04/12 ICPC is booked, provisional.",
    ]


def test_an_entry_of_the_register_is_on_the_road_until_it_is_taken_back(unit: Desk, held: int) -> None:
    entered = unit.do(
        EnterRecommendation(
            children=TWO[:1], case_id="1042", team="Cluster 4A", chair="P. Example", team_manager="N. Invented",
            social_worker="F. Testcase", conference_kind=ConferenceKind.ICPC, conference_on=date(2026, 11, 23),
            rationale="Harm goes on.", risk_statement="High.", lpm_by=None, timescale="20 working days",
        )
    )  # fmt: skip
    lpm = told(road(unit, child(unit, "Rowan")), "LPM")
    assert lpm[0] == "23/11 Legal Planning Meeting recommended, due by Mon 21 Dec 2026."
    assert lpm[-1] == "21/12 Due by this day: LPM."
    assert told(road(unit, child(unit, "Hazel")), "LPM") == [], "Hazel is not on the entry"
    unit.do(Undo(entered.operation))
    assert told(road(unit, child(unit, "Rowan")), "LPM") == []


def test_a_recommendation_that_was_withdrawn_says_why(
    unit: Desk, enter: Callable[..., int], version: Callable[[int], int]
) -> None:
    number = enter()
    unit.do(WithdrawRecommendation(number, version(number), "The family moved away"))
    lines = told(road(unit, child(unit, "Rowan")), "LPM")
    assert lines[-1] == "23/11 LPM recommendation withdrawn: The family moved away."


def test_versions_of_the_record_and_concerns_stand_on_the_road(
    unit: Desk, held: int, working: Callable[[], AbstractContextManager[Work]], diary_records: Any
) -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=LONDON)
    with working() as work:
        made = diary_records(work)
        first = {"conference_id": held, "begun_at": noon, "begun_by": "pat", "agreed_at": noon, "agreed_by": "pat"}
        one = made.new(ConferenceRecord(**first, version_no=1, state="superseded", issued_at=noon, issued_by="pat"))
        made.new(
            ConferenceRecord(
                conference_id=held, begun_at=noon, begun_by="sam", version_no=2, state="draft", correction_why="A date"
            )
        )
        people = [made.new(Participant(conference_id=held, part="professional", name=name)) for name in "AB"]
        for person in people:
            made.new(RecordSent(record_id=one.id, participant_id=person.id, how="email", sent_on=date(2026, 11, 23)))
        made.new(
            MaqaAlert(conference_id=held, channel="maqa", about="absence", agency="CAMHS", noted_on=date(2026, 11, 23))
        )
    shown = road(unit, child(unit, "Rowan"))
    assert told(shown, "Records") == [
        "23/11 Record of the ICPC, version 1: sent to 2 people by this day.",
        "23/11 Record of the ICPC, version 1: agreed by pat.",
        "23/11 Record of the ICPC, version 1: issued by pat.",
        "23/11 Record of the ICPC, version 2: correction begun: A date.",
    ]
    assert told(shown, "Concerns")[0].endswith("of CAMHS.")
    lanes = {mark.lane for mark in shown.timeline.marks}
    assert {Lane.RECORDS, Lane.CONCERNS, Lane.REVIEWS, Lane.CORE_GROUPS, Lane.REQUESTS} <= lanes


def test_the_drawn_road_shows_the_window_and_how_far_it_was_overrun(
    unit: Desk, held: int, make_desk: Callable[..., Desk]
) -> None:
    later = make_desk(today=date(2027, 3, 2), now=lambda: datetime(2027, 3, 2, 9, tzinfo=LONDON))
    bars = [bar for bar in road(later, child(unit, "Rowan")).timeline.bars if bar.lane is Lane.REVIEWS]
    assert [(bar.first, bar.last, bar.words) for bar in bars] == [
        (date(2026, 11, 23), date(2027, 2, 23), "Due by 23/02/2027"),
        (date(2027, 2, 23), date(2027, 3, 2), "5 wd over"),
    ]


def test_a_road_on_paper_is_called_by_reference_and_number(
    unit: Desk, held: int, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    clerk = make_desk(tools=tools())
    number = child(unit, "Rowan")
    written = clerk.do(WriteRoad(number, str(tmp_path)))
    (file,) = tmp_path.glob("*.pdf")
    assert file.name == f"Road 1042 child {number} 2026-11-23.pdf"
    assert written.paths == (str(file),)
    assert not any(name in f"{written.said} {file.name}" for name in ("Rowan", "Ash-Sample", "Hazel"))


def test_a_road_is_not_for_those_who_may_not_read_the_records(
    unit: Desk, held: int, make_desk: Callable[..., Desk]
) -> None:
    number = child(unit, "Rowan")
    for role in (Role.AUDITOR, Role.SYSTEM_ADMIN):
        with pytest.raises(NotAllowed):
            make_desk(roles={role}).ask(ChildRoad(number))
    assert make_desk(roles={Role.CHAIR}).ask(ChildRoad(number)).lines


def test_a_child_who_is_not_known_is_said_so(unit: Desk) -> None:
    with pytest.raises(Refusal, match="no longer known"):
        unit.ask(ChildRoad(999))


def test_every_child_of_the_demonstration_has_a_road_that_its_picture_agrees_with(sqlite_desk: Desk) -> None:
    sqlite_desk.do(BeginRegister(RegisterKind.DEMONSTRATION))
    with sqlite_desk.database.engine.connect() as connection:
        numbers = [row.id for row in connection.execute(Child.__table__.select())]
    assert len(numbers) > 20
    for number in numbers:
        shown = road(sqlite_desk, number)
        assert list(shown.lines) == sorted(shown.lines, key=lambda line: line.on)
        assert len(shown.timeline.told) == len(shown.lines)
        days = {line.on for line in shown.lines}
        assert {mark.on for mark in shown.timeline.marks if mark.lane is not Lane.LPM} <= days


def test_a_longer_road_takes_no_more_statements(unit: Desk, held: int) -> None:
    number = child(unit, "Rowan")

    def statements() -> int:
        heard: list[str] = []

        def hear(*given: Any) -> None:
            heard.append(given[2])

        event.listen(unit.database.engine, "before_cursor_execute", hear)
        road(unit, number)
        event.remove(unit.database.engine, "before_cursor_execute", hear)
        return len(heard)

    before = statements()
    for _ in range(3):
        group = unit.ask(OpenConference(held)).core_groups[-1]
        if group.planned_on is not None:
            unit.do(CancelCoreGroup(group.id, group.version, "Ill", date(2026, 12, 4), (("All", ToldBy.EMAIL),)))
    assert statements() == before
    assert unit.ask(DiaryBetween(date(2026, 11, 1), date(2026, 12, 31))).cards
