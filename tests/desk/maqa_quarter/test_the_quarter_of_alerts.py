"""The quarter's MAQA alerts: figures that open exactly their rows, learning, actions, what is carried over (S44)."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cpdesk.desk.acts import DOES
from cpdesk.desk.work import Desk
from cpdesk.rows.maqa_quarter import (
    AddQuarterAction,
    ChangeQuarterAction,
    EndQuarterAction,
    Figure,
    FigureTable,
    MaqaQuarter,
    QuarterRows,
    QuarterTable,
    TakeOutQuarterAction,
    TheQuarter,
    WriteLearning,
)
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.timeliness import Timeliness
from cpdesk.rows.unit import Redo, Undo
from cpdesk.rules.maqa import Theme

Q3 = "2026-Q3"
Put = Callable[..., int]


def a_table(quarter: TheQuarter, table: QuarterTable) -> FigureTable:
    """One table of the quarter."""
    return next(one for one in quarter.tables if one.table is table)


def numbers(quarter: TheQuarter, table: QuarterTable) -> dict[str, int | None]:
    """The figures of a table that are not nought, by key."""
    return {one.key: one.count for one in a_table(quarter, table).figures if one.count != 0}


def resolved(on: date, outcome: str = "explained") -> dict[str, Any]:
    """What an alert says that was resolved on this day."""
    return {
        "state": "resolved", "outcome": outcome, "resolved_at": datetime(on.year, on.month, on.day, 11, tzinfo=UTC),
    }  # fmt: skip


def fill(put: Put) -> None:
    """A quarter with six alerts, one of the quarter before, one of the quarter after, and a draft."""
    put(date(2026, 6, 30), themes="attendance")
    put(date(2026, 7, 1), themes="report_late,preparation", **resolved(date(2026, 7, 15)))
    put(date(2026, 8, 3), agency="health  VISITOR", themes="report_late", **resolved(date(2026, 9, 25), "learning"))
    put(date(2026, 8, 4), agency="Chess club", about="absence", themes="attendance")
    put(
        date(2026, 9, 29),
        direction="internal",
        channel="internal_qa",
        agency="Children's social care",
        about="practice",
    )
    put(date(2026, 9, 30), direction="from_agency", about="chairing", themes="meeting_management", state="escalated")
    put(date(2026, 9, 30), agency="", state="withdrawn")
    put(date(2026, 10, 1))
    put(None)


def test_an_alert_belongs_to_the_quarter_in_which_it_was_raised_and_a_draft_to_none(desk: Desk, put: Put) -> None:
    fill(put)
    quarter: TheQuarter = desk.ask(MaqaQuarter())
    assert (quarter.quarter, quarter.title, quarter.ended) == (Q3, "July to September 2026", True)
    assert {one.total.count for one in quarter.tables} == {6}
    assert {one.total.before for one in quarter.tables} == {1}
    assert numbers(quarter, QuarterTable.CHANNEL) == {"to_agency": 4, "from_agency": 1, "internal": 1}
    assert numbers(quarter, QuarterTable.THEME) == {
        "attendance": 1, "report_late": 2, "preparation": 1, "meeting_management": 1, "none": 2,
    }  # fmt: skip
    assert quarter.without_theme == 2
    assert quarter.quarters[0] == ("2026-Q4", "October to December 2026")


def test_an_agency_is_one_however_its_name_was_typed(desk: Desk, put: Put) -> None:
    fill(put)
    table = a_table(desk.ask(MaqaQuarter(Q3)), QuarterTable.AGENCY)
    assert [(one.words, one.count) for one in table.figures] == [
        ("Health visitor", 3), ("Agency not said", 1), ("Chess club", 1), ("Social care (internal)", 1),
    ]  # fmt: skip


def test_timeliness_counts_each_alert_once_by_its_raising_and_once_by_its_end(desk: Desk, put: Put) -> None:
    fill(put)
    found = numbers(desk.ask(MaqaQuarter(Q3)), QuarterTable.TIMELINESS)
    assert found == {
        "raised_no_limit": 6, "resolved_in_time": 1, "resolved_late": 1, "open_late": 2, "open_no_timescale": 1,
        "withdrawn": 1,
    }  # fmt: skip
    outcomes = numbers(desk.ask(MaqaQuarter(Q3)), QuarterTable.OUTCOME)
    assert outcomes == {"explained": 1, "learning": 1, "open": 3, "withdrawn": 1}


def test_the_last_day_ends_at_midnight_in_london(desk: Desk, put: Put) -> None:
    in_time = datetime(2026, 7, 15, 22, 30, tzinfo=UTC)  # 23:30 in London on the tenth working day after 1 July
    for at in (in_time, in_time.replace(hour=23)):
        put(date(2026, 7, 1), state="resolved", outcome="explained", resolved_at=at)
    found = numbers(desk.ask(MaqaQuarter(Q3)), QuarterTable.TIMELINESS)
    assert found == {"raised_no_limit": 2, "resolved_in_time": 1, "resolved_late": 1}
    resolved_in = desk.ask(Timeliness(date(2026, 7, 1), date(2026, 7, 31))).measures[-1].total
    assert (resolved_in.in_time, resolved_in.late) == (1, 1)


@pytest.mark.parametrize("quarter", ["2026-Q2", "2026-Q3", "2026-Q4"])
def test_each_figure_opens_as_many_rows_as_it_says(desk: Desk, put: Put, quarter: str) -> None:
    fill(put)
    for table in desk.ask(MaqaQuarter(quarter)).tables:
        for figure in (table.total, *table.figures):
            rows = desk.ask(QuarterRows(quarter, table.table, figure.key)).rows
            assert len({one.id for one in rows}) == len(rows) == figure.count, (table.table, figure.key)


def test_small_numbers_are_withheld_in_every_table_and_of_the_quarter_before(desk: Desk, put: Put) -> None:
    fill(put)
    quarter: TheQuarter = desk.ask(MaqaQuarter(Q3, suppress=True))
    figures: list[Figure] = [one for table in quarter.tables for one in (table.total, *table.figures)]
    assert not [one for one in figures if one.count in range(1, 5) or one.before in range(1, 5)]
    assert {one.shown for one in figures} <= {"0", "under 5", "withheld", "6", "5"}
    assert a_table(quarter, QuarterTable.AGENCY).figures[0].words == "Agency not said"
    assert quarter.without_theme == 0


@pytest.mark.parametrize("named", ["2026-Q5", "soon", "1066-Q1"])
def test_what_is_no_quarter_is_refused(sqlite_desk: Desk, named: str) -> None:
    with pytest.raises(Refusal, match="like 2026-Q3"):
        sqlite_desk.ask(MaqaQuarter(named))


def test_an_empty_quarter_is_all_noughts(sqlite_desk: Desk) -> None:
    quarter: TheQuarter = sqlite_desk.ask(MaqaQuarter(Q3, suppress=True))
    assert {one.shown for table in quarter.tables for one in (table.total, *table.figures)} == {"0"}
    assert a_table(quarter, QuarterTable.AGENCY).figures == ()


def test_what_was_learned_is_kept_changed_and_taken_out(desk: Desk) -> None:
    desk.do(WriteLearning(Q3, "Reports come late in the holidays.", Theme.REPORT_LATE))
    number = desk.do(WriteLearning(Q3, "Talk earlier.")).ids[0]
    learning = desk.ask(MaqaQuarter(Q3)).learning
    assert [(one.theme, one.words) for one in learning] == [
        (None, "Talk earlier."), (Theme.REPORT_LATE, "Reports come late in the holidays."),
    ]  # fmt: skip
    desk.do(WriteLearning(Q3, "Talk a week earlier.", id=number, version=learning[0].version))
    with pytest.raises(StaleSave):
        desk.do(WriteLearning(Q3, "Other.", id=number, version=learning[0].version))
    assert desk.ask(MaqaQuarter(Q3)).learning[0].words == "Talk a week earlier."
    desk.do(WriteLearning(Q3, "", id=number, version=desk.ask(MaqaQuarter(Q3)).learning[0].version))
    assert len(desk.ask(MaqaQuarter(Q3)).learning) == 1


def test_an_action_that_is_open_is_carried_over_until_it_ends(desk: Desk) -> None:
    number = desk.do(AddQuarterAction("2026-Q2", "Train new report writers", "B. Example", date(2026, 8, 31))).ids[0]
    (own,) = desk.ask(MaqaQuarter("2026-Q2")).actions
    assert (own.carried, own.overdue, own.owner) == (False, True, "B. Example")
    (carried,) = desk.ask(MaqaQuarter("2026-Q4")).actions
    assert (carried.carried, carried.quarter) == (True, "2026-Q2")
    desk.do(EndQuarterAction(number, carried.version, date(2026, 9, 2), what_came="Held twice."))
    assert desk.ask(MaqaQuarter("2026-Q4")).actions == ()
    (ended,) = desk.ask(MaqaQuarter("2026-Q3")).actions
    assert (ended.done, ended.overdue, ended.what_came) == (True, False, "Held twice.")


@pytest.mark.parametrize(("ended_on", "carried"), [(date(2026, 6, 30), 0), (date(2026, 7, 1), 1)])
def test_an_action_that_ends_on_the_first_day_of_a_quarter_was_still_carried_into_it(
    sqlite_desk: Desk, ended_on: date, carried: int
) -> None:
    number = sqlite_desk.do(AddQuarterAction("2026-Q2", "Meet the agencies", "", None)).ids[0]
    sqlite_desk.do(EndQuarterAction(number, 1, ended_on))
    assert len(sqlite_desk.ask(MaqaQuarter(Q3)).actions) == carried


def test_an_action_that_is_given_up_says_why(sqlite_desk: Desk) -> None:
    number = sqlite_desk.do(AddQuarterAction(Q3, "Meet the agencies", "", None)).ids[0]
    with pytest.raises(Refusal, match="why the action is given up"):
        sqlite_desk.do(EndQuarterAction(number, 1, date(2026, 11, 1), done=False))
    with pytest.raises(Refusal, match="today or earlier"):
        sqlite_desk.do(EndQuarterAction(number, 1, date(2026, 12, 1)))
    with pytest.raises(Refusal, match="what is to be done"):
        sqlite_desk.do(ChangeQuarterAction(number, 1, {"words": " "}))


def test_two_people_change_one_action_and_neither_is_overwritten_unseen(sqlite_desk: Desk) -> None:
    number = sqlite_desk.do(AddQuarterAction(Q3, "Meet the agencies", "", None)).ids[0]
    sqlite_desk.do(ChangeQuarterAction(number, 1, {"owner": "C. Sample"}, seen={"owner": ""}))
    sqlite_desk.do(ChangeQuarterAction(number, 1, {"words": "Meet them"}, seen={"words": "Meet the agencies"}))
    seen_before: tuple[dict[str, object], ...] = ({"owner": ""}, {"words": "Meet them"}, {})
    for seen in seen_before:
        with pytest.raises(StaleSave):
            sqlite_desk.do(ChangeQuarterAction(number, 1, {"owner": "B. Example"}, seen=seen))
    (kept,) = sqlite_desk.ask(MaqaQuarter(Q3)).actions
    assert (kept.words, kept.owner) == ("Meet them", "C. Sample")


def test_nothing_is_written_of_a_quarter_that_has_not_begun(sqlite_desk: Desk) -> None:
    with pytest.raises(Refusal, match="begins on Friday 1 January 2027"):
        sqlite_desk.do(AddQuarterAction("2027-Q1", "Too early", "", None))
    with pytest.raises(Refusal, match="begins on"):
        sqlite_desk.do(WriteLearning("2027-Q1", "Too early"))


def test_each_step_of_the_quarter_is_undone_and_redone(desk: Desk) -> None:
    learned = desk.do(WriteLearning(Q3, "One thing.")).ids[0]
    action = desk.do(AddQuarterAction(Q3, "Do it", "B. Example", date(2026, 12, 1))).ids[0]
    steps: tuple[Callable[[TheQuarter], object], ...] = (
        lambda _: WriteLearning(Q3, "More.", Theme.OTHER),
        lambda now: WriteLearning(Q3, "Another thing.", id=learned, version=now.learning[0].version),
        lambda _: AddQuarterAction(Q3, "Do that as well", "", None),
        lambda now: ChangeQuarterAction(action, now.actions[0].version, {"owner": "C. Sample", "theme": Theme.OTHER}),
        lambda now: EndQuarterAction(action, now.actions[0].version, date(2026, 11, 20), what_came="Held."),
        lambda now: EndQuarterAction(action, now.actions[0].version, None),
        lambda now: TakeOutQuarterAction(action, now.actions[0].version),
    )
    taken = set()
    for step in steps:
        before = shown(desk)
        request = step(desk.ask(MaqaQuarter(Q3)))
        desk.do(request)
        after = shown(desk)
        desk.do(Undo())
        assert shown(desk) == before != after
        desk.do(Redo())
        assert shown(desk) == after
        taken.add(type(request))
    named = {one for one, case in DOES.items() if one.__module__ == MaqaQuarter.__module__ and case.named}
    assert taken == named


def shown(desk: Desk) -> list[tuple[object, ...]]:
    """Learning and actions of the quarter as they read, without their versions."""
    quarter: TheQuarter = desk.ask(MaqaQuarter(Q3))
    return [
        *((one.id, one.theme, one.words) for one in quarter.learning),
        *((one.id, one.words, one.owner, one.theme, one.ended_on, one.what_came) for one in quarter.actions),
    ]  # fmt: skip
