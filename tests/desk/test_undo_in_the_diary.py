"""Undo and Redo in the diary: the records go back, and their clocks with them, on each engine."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from cpdesk.desk.clocks import clocks_of, keep_clocks
from cpdesk.desk.holding import OUTCOMES, give_outcomes
from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import (
    Child,
    Conference,
    ConferenceChild,
    ConferenceMove,
    ConsideredAgency,
    Consultation,
    CoreGroup,
    CpPlan,
    DutyDay,
    IcpcRequest,
    Invitee,
    Operation,
    Person,
    Room,
    StrategyDiscussion,
    Telling,
)
from cpdesk.rows.unit import Redo, Undo

Working = Callable[[], AbstractContextManager[Work]]
Records = Callable[[Work], Any]
TICKED = datetime(2026, 11, 16, 16, 0, tzinfo=UTC)
ICPC_AT = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
States = dict[str, tuple[str, date]]


def clocks(desk: Desk) -> dict[tuple[str, int], States]:
    """Every clock of the diary that counts: its state and when it is due."""
    with desk._session(desk.database.engine) as session:
        work = desk._work(session)
        found: dict[tuple[str, int], States] = {}
        for subject, kind in (("request", IcpcRequest), ("conference", Conference), ("core_group", CoreGroup)):
            for number in session.scalars(select(kind.id)):
                kept = clocks_of(work, subject, number)
                found[(subject, number)] = {one.key: (one.state, one.due_on) for one in kept}
        return found


@pytest.fixture
def step(working: Working) -> Callable[[Callable[[Work], None]], None]:
    """One step that Undo can take back, made of what is given."""

    def taken(act: Callable[[Work], None]) -> None:
        with working() as work:
            work.session.add(Operation(uuid=work.operation, at=work.now, by=work.who, title="A step of the diary"))
            act(work)
            everything(work)

    return taken


def everything(work: Work) -> None:
    session = work.session
    session.flush()
    keep_clocks(
        work,
        requests=session.scalars(select(IcpcRequest.id)).all(),
        conferences=session.scalars(select(Conference.id)).all(),
        core_groups=session.scalars(select(CoreGroup.id)).all(),
    )


@pytest.fixture
def begun(working: Working, diary_records: Records) -> Mapping[str, int]:
    """A request that was consulted on and booked; the conference was moved, and one person invited."""
    with working() as work:
        records = diary_records(work)
        request = records.request("Mocksmith", strategy_on=date(2026, 11, 9), ticked_at=TICKED, state="booked")
        consultation = records.new(
            Consultation(
                request_id=request.id, chair_id=records.person("P. Example").id,
                team_manager_id=records.person("N. Invented").id, outcome="met", completed_at=TICKED,
            )
        )  # fmt: skip
        conference = records.of_request(request, ICPC_AT)
        move = records.new(
            ConferenceMove(
                conference_id=conference.id, from_at=ICPC_AT, to_at=ICPC_AT, decided_at=TICKED, by="pat", why="-",
                notice_hours=9.0,
            )
        )  # fmt: skip
        invitee = records.new(Invitee(conference_id=conference.id, kind="invite", inviter="unit", source="other"))
        everything(work)
        return {
            "request": request.id, "consultation": consultation.id, "conference": conference.id, "move": move.id,
            "invitee": invitee.id,
        }  # fmt: skip


def says_when_moved(begun: Mapping[str, int]) -> Callable[[Work], None]:
    def act(work: Work) -> None:
        conference = work.session.get_one(Conference, begun["conference"])
        later = ICPC_AT + timedelta(days=1)
        for name, value in (("start_at", later), ("end_at", later + timedelta(hours=1)), ("on_day", later.date())):
            work.change(conference, name, value)

    return act


def says_held(begun: Mapping[str, int]) -> Callable[[Work], None]:
    def act(work: Work) -> None:
        conference = work.session.get_one(Conference, begun["conference"])
        work.change(conference, "state", "held")
        work.change(conference, "held_at", ICPC_AT)

    return act


def says_all_told(begun: Mapping[str, int]) -> Callable[[Work], None]:
    def act(work: Work) -> None:
        consultation = work.session.get_one(Consultation, begun["consultation"])
        for name in ("told_social_worker_at", "told_team_manager_at", "told_diary_clerk_at", "case_note_at"):
            work.change(consultation, name, TICKED)

    return act


def says_sent(begun: Mapping[str, int]) -> Callable[[Work], None]:
    def act(work: Work) -> None:
        invitee = work.session.get_one(Invitee, begun["invitee"])
        conference = work.session.get_one(Conference, begun["conference"])
        work.change(invitee, "sent_at", TICKED)
        work.change(invitee, "sent_for", conference.start_at)  # the time that it named holds

    return act


def says_another_discussion(begun: Mapping[str, int]) -> Callable[[Work], None]:
    def act(work: Work) -> None:
        work.change(work.session.scalars(select(StrategyDiscussion)).one(), "initiated_s47", False)
        added = StrategyDiscussion(
            uuid="another", request_id=begun["request"], on=date(2026, 11, 5), initiated_s47=True
        )
        work.session.add(added)
        work.note_new(added)

    return act


def says_closed(begun: Mapping[str, int]) -> Callable[[Work], None]:
    def act(work: Work) -> None:
        work.change(work.session.get_one(Conference, begun["conference"]), "state", "cancelled")
        work.change(work.session.get_one(IcpcRequest, begun["request"]), "state", "closed")

    return act


def says_told(begun: Mapping[str, int]) -> Callable[[Work], None]:
    def act(work: Work) -> None:
        told = Telling(uuid="told", about="conference_move", about_id=begun["move"], who="GP", how="phone", at=TICKED)
        work.session.add(told)
        work.note_new(told)

    return act


def says_core_group(begun: Mapping[str, int]) -> Callable[[Work], None]:
    def act(work: Work) -> None:
        says_held(begun)(work)
        group = CoreGroup(
            uuid="group", conference_id=begun["conference"], state="planned", planned_on=date(2026, 12, 3)
        )
        work.session.add(group)
        work.note_new(group)

    return act


@pytest.mark.parametrize(
    "act",
    [
        says_when_moved, says_held, says_all_told, says_sent, says_another_discussion, says_closed, says_told,
        says_core_group,
    ],
)  # fmt: skip
def test_undo_brings_the_clocks_back_and_redo_brings_them_on_again(
    desk: Desk,
    begun: Mapping[str, int],
    step: Callable[[Callable[[Work], None]], None],
    act: Callable[[Mapping[str, int]], Callable[[Work], None]],
) -> None:
    before = clocks(desk)
    step(act(begun))
    after = clocks(desk)
    assert after != before
    desk.do(Undo())
    assert {one: kept for one, kept in clocks(desk).items() if kept} == before
    desk.do(Redo())
    assert clocks(desk) == after


def test_undo_of_a_new_request_leaves_no_clock_and_no_child_but_the_names_that_others_use(
    desk: Desk, begun: Mapping[str, int], step: Callable[[Callable[[Work], None]], None], diary_records: Records
) -> None:
    def act(work: Work) -> None:
        records = diary_records(work)
        request = records.request("Sample-Ng", strategy_on=date(2026, 11, 9), ticked_at=TICKED)
        manager, room = records.person("F. Testcase"), records.new(Room(name="Beech", name_key="beech"))
        work.change(request, "team_manager_id", manager.id)
        conference = work.session.get_one(Conference, begun["conference"])
        conference.room_id = room.id
        conference.minute_taker_id = records.person("M. Madeup").id

    before = clocks(desk)
    step(act)
    assert len(clocks(desk)) == len(before) + 1
    desk.do(Undo())
    assert {one: kept for one, kept in clocks(desk).items() if kept} == before
    with desk._session(desk.database.engine) as session:
        gone = {one.name: one.voided_at is not None for one in session.scalars(select(Person))}
        assert gone == {"P. Example": False, "N. Invented": False, "F. Testcase": True, "M. Madeup": False}
        assert {one.surname: one.voided_at is not None for one in session.scalars(select(Child))} == {
            "Mocksmith": False, "Sample-Ng": True,
        }  # fmt: skip
        assert session.scalars(select(Room.voided_at)).one() is None


def test_undo_takes_duty_days_and_considered_agencies_away_and_outcomes_back(
    desk: Desk, begun: Mapping[str, int], step: Callable[[Callable[[Work], None]], None], diary_records: Records
) -> None:
    def act(work: Work) -> None:
        records = diary_records(work)
        records.new(DutyDay(on=date(2026, 11, 24), person_id=None))
        records.new(ConsideredAgency(conference_id=begun["conference"], agency_key="camhs", answer="not_relevant"))
        conference = work.session.get_one(Conference, begun["conference"])
        (child,) = work.session.scalars(select(Child.id))
        work.note("conference", conference.id, OUTCOMES, {child: ""}, {child: "plan_made"})
        give_outcomes(work, conference.id, {child: "plan_made"})
        records.new(CpPlan(child_id=child, conference_id=conference.id, start_on=date(2026, 11, 26)))
        everything(work)

    step(act)
    desk.do(Undo())
    with desk._session(desk.database.engine) as session:
        assert session.scalars(select(DutyDay)).all() == []
        assert session.scalars(select(ConsideredAgency)).all() == []
        assert session.scalars(select(ConferenceChild.outcome)).one() == ""
        assert session.scalars(select(CpPlan.voided_at)).one() is not None
    desk.do(Redo())
    with desk._session(desk.database.engine) as session:
        assert session.scalars(select(DutyDay.on)).one() == date(2026, 11, 24)
        assert session.scalars(select(ConsideredAgency.answer)).one() == "not_relevant"
        assert session.scalars(select(ConferenceChild.outcome)).one() == "plan_made"
        assert session.scalars(select(CpPlan.voided_at)).one() is None
