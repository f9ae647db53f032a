from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from cpdesk.desk.marks import days_of
from cpdesk.desk.register_pages import find_page
from cpdesk.desk.work import Desk
from cpdesk.records.database import Database
from cpdesk.rows.lpm_register import Column, Page, RegisterCounts, RegisterFilter, RegisterPage, Show
from cpdesk.rows.marks import Mark
from cpdesk.rows.register_deeds import NewChild, WithdrawRecommendation
from cpdesk.rows.unit import BeginRegister, NamesToChoose, RegisterKind, Undo
from cpdesk.rules.calendar import england_and_wales

TODAY = date(2026, 11, 23)
ALL = RegisterFilter(show=Show.ALL)


@pytest.fixture
def unit(desk: Desk) -> Desk:
    desk.do(BeginRegister(RegisterKind.DEMONSTRATION))
    return desk


def every_line(desk: Desk, narrowed: RegisterFilter = ALL, size: int = 40, **sort: Any) -> list[Any]:
    lines: list[Any] = []
    after = None
    while True:
        page: Page = desk.ask(RegisterPage(narrowed, after=after, size=size, **sort))
        lines += page.lines
        if page.next_after is None:
            return lines
        after = page.next_after


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", Column)
def test_pages_in_any_order_show_every_entry_once(unit: Desk, sort: Column, descending: bool) -> None:
    lines = every_line(unit, sort=sort, descending=descending)
    assert len({line.id for line in lines}) == len(lines) == 148
    whole = every_line(unit, size=200, sort=sort, descending=descending)
    assert [line.id for line in lines] == [line.id for line in whole]


SHOWN: dict[Column, Callable[[Any], Any]] = {
    Column.RECOMMENDED: lambda line: line.recommended_on,
    Column.LPM_BY: lambda line: line.lpm_by,
    Column.LPM_HELD: lambda line: line.lpm_on,
    Column.LAST_UPDATE: lambda line: line.last_update_on,
    Column.DAYS_TAKEN: lambda line: line.days_taken,
    Column.SIBLINGS: lambda line: line.siblings,
    Column.REFERENCE: lambda line: int(line.reference),
    Column.TEAM: lambda line: line.team,
    Column.DIARY_SHEET: lambda line: line.diary_sheet_on,
}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SHOWN)
def test_a_column_is_in_order_and_blanks_stand_last_both_ways(unit: Desk, sort: Column, descending: bool) -> None:
    values = [SHOWN[sort](line) for line in every_line(unit, sort=sort, descending=descending)]
    filled = [value for value in values if value is not None]
    assert values == sorted(filled, reverse=descending) + [None] * (len(values) - len(filled))


def test_a_younger_child_stands_before_an_older_one(unit: Desk) -> None:
    ages = [line.children[0].age for line in every_line(unit, sort=Column.AGE) if line.children[0].age is not None]
    assert ages == sorted(ages)


def test_the_register_opens_with_what_is_escalated_then_what_is_most_overdue(unit: Desk) -> None:
    lines = unit.ask(RegisterPage()).lines
    assert [line.words for line in lines[:4]] == [
        "Escalated, 15 wd over",
        "Overdue 8 wd",
        "Overdue 3 wd",
        "Overdue 3 wd",
    ]
    assert {line.mark for line in lines} == {Mark.ESCALATED, Mark.OVERDUE, Mark.DUE_SOON, Mark.ON_TRACK, Mark.HELD}


@pytest.mark.parametrize("typed", ["ash row", "ROWAN", "ash-sample, rowan", "1042", "05/10/2026", "escal", "differs"])
def test_what_is_typed_finds_exactly_the_entries_that_show_it(unit: Desk, typed: str) -> None:
    found = unit.ask(RegisterPage(RegisterFilter(text=typed, show=Show.ALL), size=200)).lines
    pieces = typed.lower().replace("-", " ").replace(",", " ").split()
    for line in found:
        shown = " ".join(map(str, (line.child, line.reference, line.words, line.tm_view, line.conference_on))).lower()
        assert all(piece in shown.replace("-", " ") or "/" in piece for piece in pieces), shown


@pytest.mark.parametrize(
    "typed", ["O'Brien", '"', "*", "AND", "-Smith", "NEAR(", "(" * 1500, "a:b", "%_", "\ue000r1", "'"]
)
def test_no_sign_that_somebody_types_upsets_the_search(unit: Desk, typed: str) -> None:
    assert unit.ask(RegisterPage(RegisterFilter(text=typed, show=Show.ALL))).total == 148


def test_a_name_is_found_whatever_its_accents_and_signs(desk: Desk, enter: Callable[..., int]) -> None:
    number = enter(children=(NewChild("Łukasz", "O'Bríen-Żak"),))
    for typed in ("lukasz", "o'brien", "O’BRIEN", "zak", "Łuk", "brien zak luk"):
        assert [line.id for line in desk.ask(RegisterPage(RegisterFilter(text=typed))).lines] == [number], typed


def test_overdue_can_be_typed(unit: Desk) -> None:
    found = unit.ask(RegisterPage(RegisterFilter(text="overdue"))).lines
    assert {line.mark for line in found} == {Mark.OVERDUE}
    assert len(found) == 3


@pytest.mark.parametrize("typed", ["", "cluster", "a"])
@pytest.mark.parametrize("show", Show)
def test_the_chips_count_what_choosing_them_shows(unit: Desk, show: Show, typed: str) -> None:
    counts = unit.ask(RegisterCounts(RegisterFilter(text=typed, show=show)))
    for mark in (Mark.OVERDUE, Mark.ESCALATED, Mark.DUE_SOON, Mark.ON_TRACK, Mark.HELD):
        page = unit.ask(RegisterPage(RegisterFilter(text=typed, show=show, mark=mark)))
        assert page.found == len(page.lines) == getattr(counts, mark.value)
        assert {line.mark for line in page.lines} <= {mark}
    assert counts.total == unit.ask(RegisterPage(RegisterFilter(text=typed, show=show))).found


def test_a_chair_and_a_team_narrow_with_and_without_words(unit: Desk) -> None:
    names = unit.ask(NamesToChoose())
    everything = every_line(unit)
    for id_, name in names.chairs:
        assert {line.id for line in every_line(unit, RegisterFilter(show=Show.ALL, chair_id=id_))} == {
            line.id for line in everything if line.chair == name
        }
    for id_, name in names.teams:
        found = every_line(unit, RegisterFilter(text="ash", show=Show.ALL, team_id=id_))
        assert {line.team for line in found} <= {name}


def test_needs_my_update_shows_those_whose_fortnight_has_passed(unit: Desk) -> None:
    late = {line.id for line in every_line(unit, RegisterFilter(show=Show.ALL, needs_my_update=True))}
    assert late == {line.id for line in every_line(unit) if line.update_late}


def test_the_fortnight_rolls_on_past_a_bank_holiday() -> None:
    days = days_of(date(2026, 12, 29), england_and_wales())
    assert days.update_before == date(2026, 12, 11)  # Fri 11 Dec + 14 = Christmas Day, so it rolls on to 29 December


def test_an_entry_that_is_taken_back_leaves_the_register_and_its_count(
    desk: Desk, enter: Callable[..., int], version: Callable[[int], int]
) -> None:
    enter()
    gone = enter(case_id="77")
    assert desk.ask(RegisterPage(ALL)).total == 2
    desk.do(Undo())
    page = desk.ask(RegisterPage(ALL))
    assert (page.total, page.found, gone in {line.id for line in page.lines}) == (1, 1, False)
    assert desk.ask(RegisterPage(RegisterFilter(text="77", show=Show.ALL))).found == 0


def test_a_withdrawn_entry_is_shown_only_when_all_are(
    desk: Desk, enter: Callable[..., int], version: Callable[[int], int]
) -> None:
    number = enter()
    desk.do(WithdrawRecommendation(number, version(number), "The family moved"))
    assert desk.ask(RegisterPage()).lines == ()
    assert desk.ask(RegisterPage(ALL)).lines[0].words == "Withdrawn"


@pytest.mark.parametrize("sort", Column)
@pytest.mark.parametrize("descending", [False, True])
def test_a_page_reads_a_range_of_an_index_and_never_the_whole_register(
    sqlite_database: Database, sqlite_desk: Desk, sort: Column, descending: bool
) -> None:
    sqlite_desk.do(BeginRegister(RegisterKind.DEMONSTRATION))
    asked: list[tuple[str, Any]] = []
    with Session(sqlite_database.engine) as session:
        days = days_of(TODAY, england_and_wales())
        first = find_page(session, RegisterPage(ALL, sort, descending, size=30), days)
        event.listen(
            sqlite_database.engine, "before_cursor_execute", lambda c, cu, sql, values, *_: asked.append((sql, values))
        )
        find_page(session, RegisterPage(ALL, sort, descending, first.next_after, 30), days)
    with sqlite_database.engine.connect() as connection:
        for sql, values in [one for one in asked if one[0].startswith("SELECT")]:
            plan = [row[3] for row in connection.exec_driver_sql("EXPLAIN QUERY PLAN " + sql, values)]
            assert not [step for step in plan if "TEMP B-TREE" in step or step.startswith("SCAN recommendation")], plan


def test_the_same_invented_unit_comes_each_time(unit: Desk) -> None:
    lines = every_line(unit, sort=Column.REFERENCE)
    assert (lines[0].child, lines[-1].child, lines[-1].reference) == (lines[0].child, "Test-Osei, Amara", "1148")
    with unit.database.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM child")).scalar_one() > 148
