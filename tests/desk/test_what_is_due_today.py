"""Today: what is late and due in plain words, for one chair or for all, however many deadlines there are."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event, insert
from sqlalchemy.orm import Session

from cpdesk.desk.work import Desk
from cpdesk.records.database import Database
from cpdesk.records.model import Conference, CoreGroup, Family, IcpcRequest, Invitee, KeptDeadline, Person, RoleHolder
from cpdesk.rows.marks import Mark
from cpdesk.rows.refusals import NotAllowed, Refusal
from cpdesk.rows.register_deeds import AlertBoth, BookLpm, NewChild, RecordLpmHeld
from cpdesk.rows.today import DueLine, DueToday, Part, Tile, TileCount, TodayPage, Whose
from cpdesk.rules.lpm import Outcome
from cpdesk.rules.roles import Role

TODAY = date(2026, 11, 23)  # a Monday
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
Keep = Callable[..., int]


@pytest.fixture
def kept(database: Database) -> Callable[..., Any]:
    """Keeps one record as it is given and gives its number."""

    def keep(record: Any) -> int:
        with Session(database.engine) as session:
            session.add(record)
            session.commit()
            number: int = record.id
            return number

    return keep


@pytest.fixture
def chair(kept: Keep) -> int:
    number = kept(Person(uuid=str(uuid4()), name="P. Example", name_key="p example"))
    kept(RoleHolder(person_id=number, part="chair", from_on=date(2026, 1, 1)))
    return number


@pytest.fixture
def due(kept: Keep) -> Callable[..., int]:
    """Keeps an open deadline: `due("record_due", date)`; each is of a conference of its own unless told otherwise."""
    numbers = iter(range(9000, 10_000))

    def keep(key: str, on: date, **other: Any) -> int:
        fields = {"subject": "conference", "subject_id": next(numbers), "span_unit": "stated", "part": Part.CLERK}
        return kept(KeptDeadline(**{**fields, "key": key, "due_on": on, "about": "Sample-Ng, 2 children", **other}))

    return keep


@pytest.fixture
def conference(kept: Keep) -> Callable[..., int]:
    def keep(on: date = TODAY, **other: Any) -> int:
        family = kept(Family(uuid=str(uuid4())))
        start = datetime(on.year, on.month, on.day, 13, 0, tzinfo=UTC)
        fields = {"kind": "RCPC", "state": "confirmed", "shown": "Sampleton", "children": 1}
        times = {"start_at": start, "end_at": start + timedelta(minutes=90), "on_day": on}
        return kept(Conference(uuid=str(uuid4()), family_id=family, **{**fields, **times, **other}))

    return keep


def page_of(desk: Desk, **asked: Any) -> TodayPage:
    found: TodayPage = desk.ask(DueToday(**asked))
    return found


def only(lines: tuple[DueLine, ...]) -> DueLine:
    (line,) = lines
    return line


def tile(page: TodayPage, which: Tile) -> TileCount:
    return next(one for one in page.tiles if one.tile is which)


@pytest.mark.parametrize(
    ("on", "at", "mark", "words", "late"),
    [
        (date(2026, 11, 18), None, Mark.OVERDUE, "Overdue 3 wd", 1),
        (date(2026, 11, 21), None, Mark.OVERDUE, "Overdue 1 wd", 1),
        (date(2026, 11, 23), None, Mark.DUE_SOON, "Due today", 0),
        (date(2026, 11, 23), datetime(2026, 11, 23, 15, 10, tzinfo=UTC), Mark.DUE_SOON, "Due today 15:10", 0),
        (date(2026, 11, 23), datetime(2026, 11, 23, 9, 29, tzinfo=UTC), Mark.OVERDUE, "Late since 09:29", 1),
        (date(2026, 11, 24), datetime(2026, 11, 24, 8, 40, tzinfo=UTC), Mark.DUE_SOON, "Due Tue 08:40", 0),
        (date(2026, 11, 25), None, Mark.DUE_SOON, "Due in 2 wd", 0),
    ],
)
def test_a_line_says_how_late_or_near_it_is(
    desk: Desk, due: Keep, on: date, at: datetime | None, mark: Mark, words: str, late: int
) -> None:
    due("booking_due", on, due_at=at, subject="request")
    page = page_of(desk)
    line = only(page.do_now)
    assert (line.mark, line.words, page.overdue, page.count) == (mark, words, late, 1)


def test_what_is_further_off_comes_up_and_what_is_beyond_ten_working_days_does_not_show(desk: Desk, due: Keep) -> None:
    due("record_due", date(2026, 11, 26))
    due("record_due", date(2026, 12, 6))  # the Sunday before the eleventh working day
    due("record_due", date(2026, 12, 8))
    page = page_of(desk)
    assert page.do_now == ()
    assert [(line.due_on, line.words) for line in page.coming_up] == [
        (date(2026, 11, 26), "Thu 26 Nov"),
        (date(2026, 12, 6), "Sun 06 Dec"),
    ]


def test_a_line_says_where_its_clock_comes_from_in_one_short_sentence(desk: Desk, due: Keep) -> None:
    explanation = (
        "Wed 10 Apr 2024: 15 working days after the strategy discussion on Mon 18 Mar 2024. "
        "Not counted: Good Friday 29 March, Easter Monday 1 April. LLR Practice Standards, ICPC."
    )
    due("icpc_due", date(2024, 4, 10), explanation=explanation)
    line = only(page_of(desk).do_now)
    assert line.clock == "Due 10/04/2024 · 15 working days after the strategy discussion on 18/03/2024"
    assert (line.sentence, line.action) == ("ICPC Sample-Ng, 2 children: not booked yet", "Book")


def test_what_is_late_stands_first_and_hours_stand_before_days(desk: Desk, due: Keep) -> None:
    due("record_due", TODAY)
    due("booking_due", TODAY, due_at=datetime(2026, 11, 23, 16, 0, tzinfo=UTC))
    due("duty_consult_due", TODAY, due_at=datetime(2026, 11, 23, 15, 0, tzinfo=UTC))
    due("mark_held", date(2026, 11, 20))
    keys = [line.key for line in page_of(desk).do_now]
    assert keys == ["mark_held", "duty_consult_due", "booking_due", "record_due"]


def test_what_can_only_be_done_on_its_day_comes_up_until_then(desk: Desk, due: Keep) -> None:
    due("mark_held", date(2026, 11, 24))
    due("mark_core_held", date(2026, 11, 23), subject="core_group")
    due("mark_core_held", date(2026, 11, 20), subject="core_group")
    page = page_of(desk)
    assert [(line.sentence, line.action) for line in page.do_now] == [
        ("Core group Sample-Ng, 2 children: not recorded as held", "Mark as held"),
        ("Core group Sample-Ng, 2 children: planned for Mon 23 Nov 2026", "Mark as held"),
    ]
    comes = only(page.coming_up)
    assert (comes.sentence, comes.action) == ("Sample-Ng, 2 children: conference on Tue 24 Nov 2026", "Open")
    assert page.count == 2


def test_only_what_somebody_has_to_act_on_is_shown(desk: Desk, due: Keep) -> None:
    for state in ("expected", "met", "late", "superseded"):
        due("record_due", TODAY, state=state)
    page = page_of(desk)
    assert (page.do_now, page.count) == ((), 0)
    assert page.next_line == "Nothing is due for you today, nor in the next ten working days."


def test_an_empty_day_names_the_next_thing(desk: Desk, due: Keep) -> None:
    due("first_core_due", date(2026, 11, 26), about="Fictitious")
    assert page_of(desk).next_line == (
        "Nothing is due for you today. Next: Core group, Fictitious, Thursday 26 November."
    )


def test_a_chair_sees_their_own_work_and_the_clerk_what_the_diary_waits_for(desk: Desk, due: Keep, chair: int) -> None:
    due("lpm_by", date(2026, 11, 20), part=Part.CHAIR, chair_id=chair, about="Testerton")
    due("icpc_due", date(2026, 11, 20), about="Mocksmith")
    for asked in ({"chair": "Example, P."}, {"chair_id": chair}):
        mine = page_of(desk, whose=Whose.MINE, **asked)
        assert [line.about for line in mine.do_now] == ["Testerton"]
        assert (mine.count, mine.overdue, mine.do_now[0].chair) == (1, 1, "P. Example")
    assert [line.about for line in page_of(desk, whose=Whose.DIARY).do_now] == ["Mocksmith"]
    assert len(page_of(desk).do_now) == 2


def test_somebody_who_is_no_chair_is_told_what_to_do(desk: Desk) -> None:
    with pytest.raises(Refusal, match=r"no chair called pat\. Choose a chair\."):
        page_of(desk, whose=Whose.MINE)
    with pytest.raises(Refusal, match=r"no chair called N\. Obody"):
        page_of(desk, chair="N. Obody")


def test_who_may_not_read_the_diary_may_not_read_today(make_desk: Callable[..., Desk]) -> None:
    with pytest.raises(NotAllowed):
        make_desk(roles={Role.SYSTEM_ADMIN}).ask(DueToday())


def test_a_line_of_a_core_group_knows_its_conference(desk: Desk, due: Keep, conference: Keep, kept: Keep) -> None:
    number = conference(kind="ICPC", state="held")
    group = kept(CoreGroup(uuid=str(uuid4()), conference_id=number, state="planned"))
    due("first_core_due", date(2026, 11, 24), subject="core_group", subject_id=group)
    line = only(page_of(desk).do_now)
    assert (line.subject, line.subject_id, line.conference_id) == ("core_group", group, number)


def test_an_entry_of_the_register_is_due_here_too_and_goes_when_it_is_held(
    desk: Desk, enter: Callable[..., int], version: Callable[[int], int]
) -> None:
    number = enter(lpm_by=date(2026, 11, 20), timescale="")
    page = page_of(desk)
    line = only(page.do_now)
    assert (line.subject, line.subject_id, line.action) == ("recommendation", number, "Record alerts")
    desk.do(AlertBoth(number, version(number), date(2026, 11, 4), date(2026, 11, 4)))
    line = only(page_of(desk).do_now)
    assert (line.action, line.mark) == ("Record date", Mark.OVERDUE)
    assert line.sentence == f"{line.about}: LPM not recorded as held"
    assert line.about.startswith("Ash-Sample")
    assert tile(page, Tile.LPM_OVERDUE).count == 1
    desk.do(BookLpm(number, version(number), date(2026, 11, 23)))
    desk.do(RecordLpmHeld((number,), (version(number),), date(2026, 11, 23), Outcome.PRE_PROCEEDINGS))
    assert page_of(desk).do_now == ()


def test_the_tiles_count_what_their_rooms_show(
    desk: Desk, due: Keep, enter: Callable[..., int], conference: Keep, kept: Keep
) -> None:
    enter(lpm_by=date(2026, 11, 20), timescale="")
    enter(lpm_by=date(2026, 11, 25), timescale="", children=(NewChild("Zara", "Demo-Reid"),), case_id="1043")
    waiting = [
        kept(
            IcpcRequest(
                uuid=str(uuid4()),
                family_id=kept(Family(uuid=str(uuid4()))),
                state=state,
                ticked_at=NOW,
                received_at=NOW,
            )
        )
        for state in ("awaiting_booking", "awaiting_booking", "received", "booked")
    ]
    past = NOW - timedelta(hours=1)
    due("booking_due", TODAY, due_at=past, subject="request", subject_id=waiting[0])
    due("record_due", date(2026, 11, 20))
    due("record_due", date(2026, 11, 27))
    due("record_due", date(2026, 11, 30))
    conference()
    conference(date(2026, 11, 27))
    conference(date(2026, 11, 30))
    conference(state="cancelled")
    page = page_of(desk)
    assert [(one.tile, one.count, one.line) for one in page.tiles] == [
        (Tile.LPM_OVERDUE, 1, "none escalated"),
        (Tile.LPM_DUE_SOON, 1, "next: Demo-Reid, Wed 25 Nov"),
        (Tile.TO_BOOK, 2, "1 past the 24-hour mark"),
        (Tile.RECORDS_DUE, 2, "1 overdue"),
        (Tile.MAQA_DUE, 0, "none overdue"),
        (Tile.THIS_WEEK, 2, "1 today"),
    ]


@pytest.mark.parametrize("weekend", [date(2026, 11, 28), date(2026, 11, 29)])
def test_at_a_weekend_the_tile_counts_the_coming_week(
    desk: Desk, make_desk: Callable[..., Desk], conference: Keep, weekend: date
) -> None:
    conference(date(2026, 11, 27))
    conference(date(2026, 11, 30))
    found = tile(page_of(make_desk(today=weekend)), Tile.THIS_WEEK)
    assert (found.count, found.line) == (1, "the week from Mon 30 Nov")


def test_todays_conferences_say_what_is_missing(desk: Desk, conference: Keep, kept: Keep, chair: int) -> None:
    number = conference(chair_id=chair)
    for reply, report_due in (("coming", None), ("", TODAY)):
        kept(
            Invitee(
                uuid=str(uuid4()), conference_id=number, kind="invite", inviter="unit", source="other", reply=reply,
                agency="School", report_due_on=report_due,
            )
        )  # fmt: skip
    conference(shown="Pretend-Hall")
    conference(date(2026, 11, 24))
    shown = page_of(desk).conferences
    assert [(one.family, one.chair, one.missing) for one in shown] == [
        ("Sampleton", "P. Example", "1 of 2 invitations answered. 1 report not in."),
        ("Pretend-Hall", "", "Nobody is invited yet."),
    ]
    assert [one.id for one in page_of(desk, chair_id=chair).conferences] == [number]


def test_a_long_list_is_cut_and_says_how_much_there_is(desk: Desk, due: Keep) -> None:
    for _ in range(5):
        due("record_due", date(2026, 11, 20))
        due("record_due", date(2026, 11, 30))
    page = page_of(desk, size=3)
    assert (len(page.do_now), len(page.coming_up), page.count, page.overdue) == (3, 3, 5, 5)


def test_another_day_is_read_as_of_that_day(make_desk: Callable[..., Desk], due: Keep) -> None:
    due("record_due", date(2026, 11, 30))
    later = page_of(make_desk(today=date(2026, 12, 1)))
    assert (later.today, later.overdue, later.do_now[0].words) == (date(2026, 12, 1), 1, "Overdue 1 wd")


@pytest.mark.parametrize("asked", [{}, {"whose": Whose.DIARY}, {"chair_id": 1}])
def test_the_list_is_one_read_of_an_index_however_many_deadlines_there_are(
    desk: Desk, database: Database, chair: int, asked: dict[str, Any]
) -> None:
    assert chair == 1
    _keep_many(database, chair)
    statements: list[tuple[str, Any]] = []
    event.listen(
        database.engine, "before_cursor_execute", lambda c, cu, sql, values, *_: statements.append((sql, values))
    )
    page = page_of(desk, **asked)
    assert page.more is False
    lists = [one for one in statements if "explanation" in one[0]]
    assert len(lists) == 1
    assert len(statements) <= 20
    for sql, values in [one for one in statements if "deadline" in one[0]]:
        plan = _plan(database, sql, values)
        assert "SCAN deadline" not in plan
        assert "Seq Scan on deadline" not in plan
        assert "ix_deadline_o" in plan or "uq_deadline" in plan or "sqlite_autoindex_deadline" in plan


@pytest.mark.parametrize("size", [3, 50])
def test_the_work_of_one_chair_is_walked_in_the_index_of_chairs(
    sqlite_desk: Desk, sqlite_database: Database, size: int
) -> None:
    with Session(sqlite_database.engine) as session:
        session.add(Person(uuid=str(uuid4()), name="P. Example", name_key="p example"))
        session.commit()
    _keep_many(sqlite_database, 1)
    statements: list[tuple[str, Any]] = []
    event.listen(
        sqlite_database.engine, "before_cursor_execute", lambda c, cu, sql, values, *_: statements.append((sql, values))
    )
    assert page_of(sqlite_desk, chair_id=1, size=size).do_now
    of_deadlines = [one for one in statements if "FROM deadline" in one[0]]
    assert len(of_deadlines) == 4
    for sql, values in of_deadlines:
        assert "ix_deadline_open_due" not in _plan(sqlite_database, sql, values)


def _keep_many(database: Database, chair: int) -> None:
    """Twenty thousand open deadlines over two years, a few of them near."""
    rows = [
        {
            "subject": "recommendation", "subject_id": 100_000 + place, "key": "lpm_by", "span_unit": "stated",
            "span_count": 0, "standards": "", "provisional": False, "explanation": "", "state": "open",
            "due_on": TODAY + timedelta(days=place % 700 - 5), "about": "Testerton", "reference": "1",
            "part": Part.CLERK if place % 2 else Part.CHAIR, "chair_id": chair if place % 3 else None,
        }
        for place in range(20_000)
    ]  # fmt: skip
    with database.engine.begin() as connection:
        for start in range(0, len(rows), 2000):
            connection.execute(insert(KeptDeadline), rows[start : start + 2000])
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE deadline")


def _plan(database: Database, sql: str, values: Any) -> str:
    explain = "EXPLAIN QUERY PLAN " if database.engine.dialect.name == "sqlite" else "EXPLAIN "
    with database.engine.connect() as connection:
        return "\n".join(str(row[-1]) for row in connection.exec_driver_sql(explain + sql, values))
