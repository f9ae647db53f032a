"""Days not worked and the clocks of the diary: open and expected ones follow, each told; closed ones never (I27)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import Conference, CoreGroup, Happening, IcpcRequest, KeptDeadline
from cpdesk.rows.unit import AddDayNotWorked, RemoveDayNotWorked, Undo

Working = Callable[[], AbstractContextManager[Work]]
Records = Callable[[Work], Any]
CLOSED_ON = date(2026, 11, 25)
TICKED = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
ICPC_AT = datetime(2026, 12, 3, 10, 0, tzinfo=UTC)
Rows = dict[tuple[str, str], tuple[str, date, date | None]]


@pytest.fixture
def begun(working: Working, diary_records: Records) -> None:
    """An open request with its booking to come, a booked conference, and one that was held with what follows."""
    with working() as work:
        records = diary_records(work)
        records.request("Mocksmith", strategy_on=date(2026, 11, 16), ticked_at=TICKED)
        records.conference(*records.family("Sample-Ng", case_id="7"), ICPC_AT)
        early = records.request("Example-Roe", strategy_on=date(2026, 11, 9), ticked_at=TICKED)
        at = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
        held = records.of_request(early, at, state="held", held_at=at)
        records.new(CoreGroup(conference_id=held.id, state="planned", planned_on=date(2026, 12, 1)))
        keep_all(work)


def keep_all(work: Work) -> None:
    session = work.session
    keep_clocks(
        work,
        requests=session.scalars(select(IcpcRequest.id)).all(),
        conferences=session.scalars(select(Conference.id)).all(),
    )


def rows(desk: Desk) -> Rows:
    with desk._session(desk.database.engine) as session:
        return {
            (f"{one.subject} {one.subject_id}", one.key): (one.state, one.due_on, one.latest_bookable_on)
            for one in session.scalars(select(KeptDeadline))
        }


def counted_afresh(desk: Desk, working: Working) -> None:
    """Every running clock stands where counting all of them again would leave it (I02)."""
    before = rows(desk)
    with working() as work:
        keep_all(work)
    assert rows(desk) == before


@pytest.mark.usefixtures("begun")
def test_clocks_that_run_follow_a_day_and_each_is_told_and_in_the_history(desk: Desk, working: Working) -> None:
    moved = desk.do(AddDayNotWorked(CLOSED_ON, "Office closed"))
    assert {(one.subject, one.key, one.old, one.new) for one in moved.moved} == {
        ("Mocksmith, 1 child, 1042", "icpc_due", date(2026, 12, 7), date(2026, 12, 8)),
        ("Mocksmith, 1 child, 1042", "duty_consult_due", date(2026, 11, 25), date(2026, 11, 26)),
        ("Example-Roe, 1 child, 1042", "first_core_due", date(2026, 12, 4), date(2026, 12, 7)),
        ("Example-Roe, 1 child, 1042", "record_due", date(2026, 12, 11), date(2026, 12, 14)),
        ("Sample-Ng, 1 child, 7", "icpc_notice", date(2026, 11, 24), date(2026, 11, 23)),
    }
    with desk._session(desk.database.engine) as session:
        told = session.scalars(select(Happening).where(Happening.entity == "deadline", Happening.field == "due")).all()
        assert len(told) == len(moved.moved)
        assert all("25 November 2026" in one.why for one in told)
    counted_afresh(desk, working)


@pytest.mark.usefixtures("begun")
def test_a_closed_clock_never_moves(desk: Desk) -> None:
    stood = rows(desk)
    closed = {one for one, (state, _, _) in stood.items() if state in ("met", "late")}
    assert ("request 2", "icpc_due") in closed
    desk.do(AddDayNotWorked(date(2026, 11, 17), "Office closed"))
    now = rows(desk)
    assert now != stood
    assert {one: now[one] for one in closed} == {one: stood[one] for one in closed}


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("back", [RemoveDayNotWorked(CLOSED_ON), Undo()])
def test_a_day_that_goes_again_lets_them_go_back_with_those_that_came_since(
    desk: Desk, make_desk: Callable[..., Desk], working: Working, diary_records: Records, back: object
) -> None:
    stood = rows(desk)
    desk.do(AddDayNotWorked(CLOSED_ON, "Office closed"))
    with working() as work:
        since = diary_records(work).request("Testcase", strategy_on=date(2026, 11, 20), ticked_at=TICKED)
        keep_clocks(work, requests=[since.id])
    desk.do(back)
    now = rows(desk)
    assert {one: now[one] for one in stood} == stood
    assert now[(f"request {since.id}", "icpc_due")][1] == date(2026, 12, 11)
    counted_afresh(desk, working)


def test_the_last_working_day_before_a_reviews_limit_follows_too(
    desk: Desk, working: Working, diary_records: Records
) -> None:
    with working() as work:
        records = diary_records(work)
        held = datetime(2026, 8, 24, 9, 0, tzinfo=UTC)
        family, children = records.family("Mocksmith")
        icpc = records.conference(family, children, held, state="held", held_at=held)
        records.conference(family, children, None, "RCPC", state="requested", previous_id=icpc.id)
        keep_clocks(work, conferences=[icpc.id])
    place = ("conference 2", "rcpc1_due")
    assert rows(desk)[place] == ("open", date(2026, 11, 24), date(2026, 11, 24))
    desk.do(AddDayNotWorked(date(2026, 11, 24), "Office closed"))
    assert rows(desk)[place] == ("open", date(2026, 11, 24), date(2026, 11, 23))


def test_only_clocks_that_span_the_day_are_counted_again(sqlite_desk: Desk, diary_records: Records) -> None:
    with sqlite_desk._session(sqlite_desk.database.engine) as session:
        work = sqlite_desk._work(session)
        records = diary_records(work)
        family, children = records.family("Mocksmith")
        for week in range(40):
            records.conference(family, children, datetime(2025, 1, 6, 10, tzinfo=UTC) + timedelta(weeks=week))
        keep_clocks(work, conferences=session.scalars(select(Conference.id)).all())
        work.append_history()
        session.commit()
    asked: list[tuple[str, int]] = []
    event.listen(
        sqlite_desk.database.engine,
        "before_cursor_execute",
        lambda _c, _k, said, given, *_: asked.append((said, len(given))),
    )
    sqlite_desk.do(AddDayNotWorked(date(2027, 3, 3), "Office closed"))
    about_conferences = [said for said, _ in asked if "FROM conference" in said]
    assert all("conference.on_day IN" in said for said in about_conferences), "only those on the day are looked for"
