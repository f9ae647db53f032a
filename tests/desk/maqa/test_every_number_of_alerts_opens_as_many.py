"""Chips, bars and Today's tile say as many alerts as they open, and bars what the quarter's page says."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from cpdesk.desk.work import Desk
from cpdesk.rows.maqa import AlertFilter, AlertSort, MaqaAlerts, QuarterStrip, StripShown
from cpdesk.rows.maqa_quarter import MaqaQuarter, QuarterTable, TheQuarter
from cpdesk.rows.today import DueToday, Tile, Whose
from cpdesk.rows.unit import NamesToChoose
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import AlertDirection, Theme

QUARTERS = ("2025-Q2", "2026-Q3", "2026-Q4")


def listed(desk: Desk, **wanted: Any) -> int:
    """How many alerts a list gives, page after page, none twice."""
    found: list[int] = []
    after = ""
    while True:
        page = desk.ask(MaqaAlerts(**wanted, after=after, size=150))
        found += [row.id for row in page.rows]
        after = page.next
        if not after:
            assert len(set(found)) == len(found) == page.total
            return len(found)


def tile_count(desk: Desk, chair_id: int | None = None) -> int:
    """The number of Today's tile."""
    asked = DueToday() if chair_id is None else DueToday(Whose.MINE, chair_id=chair_id)
    return next(int(one.count) for one in desk.ask(asked).tiles if one.tile is Tile.MAQA_DUE)


def test_every_bar_opens_as_many_and_says_what_the_page_of_the_quarter_says(years: Desk) -> None:
    for quarter in QUARTERS:
        strip: StripShown = years.ask(QuarterStrip(quarter))
        page: TheQuarter = years.ask(MaqaQuarter(quarter))
        told = {
            table.table: {(one.key, one.words, one.count) for one in table.figures if one.count}
            for table in page.tables
        }  # fmt: skip
        assert set(strip.agencies) == told[QuarterTable.AGENCY]
        assert set(strip.themes) == {one for one in told[QuarterTable.THEME] if one[0] != "none"}
        for key, _words, number in strip.agencies:
            assert listed(years, filter=AlertFilter.ALL, agency=key, quarter=quarter) == number
        for key, _words, number in strip.themes:
            assert listed(years, filter=AlertFilter.ALL, theme=Theme(key), quarter=quarter) == number


def test_every_chip_counts_what_it_lists_however_the_list_is_narrowed(years: Desk) -> None:
    narrowings: tuple[dict[str, Any], ...] = (
        {}, {"quarter": "2026-Q3", "sort": AlertSort.STATE}, {"direction": AlertDirection.INTERNAL},
        {"words": "school"}, {"agency": "internal", "sort": AlertSort.RAISED}, {"chair_id": 3},
    )  # fmt: skip
    for narrowed in narrowings:
        counts = years.ask(MaqaAlerts(**narrowed)).counts
        assert {one: listed(years, filter=one, **narrowed) for one in AlertFilter} == counts


def test_the_tile_of_today_counts_what_it_opens_for_everybody_and_for_each_chair(years: Desk) -> None:
    assert tile_count(years) == listed(years, filter=AlertFilter.DUE) > 20
    of_each = [(tile_count(years, chair), chair) for chair, _name in years.ask(NamesToChoose()).chairs]
    assert sum(number for number, _chair in of_each) > 10
    for number, chair in of_each:
        assert listed(years, filter=AlertFilter.DUE, chair_id=chair) == number


def test_a_draft_with_immediate_risk_is_one_alert_and_not_two(
    unit: Desk, held: int, drafted: Callable[..., int]
) -> None:
    at = datetime(2026, 11, 23, 8, 0, tzinfo=LONDON)
    drafted(conference_id=held, risk_at=at, risk_words="A bruise was seen.")
    assert tile_count(unit) == listed(unit, filter=AlertFilter.DUE) == 1


def test_what_is_due_on_sunday_is_due_this_week_and_on_monday_it_is_not(
    unit: Desk, drafted: Callable[..., int], make_desk: Callable[..., Desk]
) -> None:
    drafted(raise_now=True)  # to be resolved by Monday 7 December
    sunday = make_desk(today=date(2026, 11, 29))
    friday = make_desk(today=date(2026, 12, 4))
    assert [tile_count(one) for one in (unit, friday, sunday)] == [0, 0, 0]
    monday = make_desk(today=date(2026, 12, 7))
    assert tile_count(monday) == listed(monday, filter=AlertFilter.DUE) == 1


def test_an_agency_is_one_in_bars_list_and_page_however_it_was_typed(unit: Desk, drafted: Callable[..., int]) -> None:
    for name in ("Housing", "housing ", "Chess Club", "chess  club", "Oakfield School"):
        drafted(agency=name, raise_now=True)
    strip: StripShown = unit.ask(QuarterStrip())
    assert {(key, number) for key, _words, number in strip.agencies} == {
        ("housing", 2), ("typed chess club", 2), ("typed oakfield school", 1),
    }  # fmt: skip
    for key, words, number in strip.agencies:
        assert listed(unit, filter=AlertFilter.ALL, agency=key) == number
        assert listed(unit, filter=AlertFilter.ALL, agency=words.upper()) == number
    assert listed(unit, filter=AlertFilter.ALL, agency="Nobody knows") == 0
