"""The list of alerts: narrowed by filter, words, agency, theme and quarter; ordered; page after page, none twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from typing import Any

import pytest
from sqlalchemy import event

from cpdesk.desk.work import Desk
from cpdesk.rows.maqa import (
    AlertFilter,
    AlertRow,
    AlertShown,
    AlertSort,
    AlertsPage,
    MaqaAlerts,
    OpenAlert,
    QuarterStrip,
    StripShown,
)
from cpdesk.rows.maqa_deeds import EscalateAlert, IdentifyRisk, RaiseAlert, ResolveAlert
from cpdesk.rows.marks import Mark
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.today import DueToday, Tile
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import AlertDirection, AlertOutcome, Theme

NARROWED: tuple[tuple[dict[str, Any], list[str]], ...] = (
    ({}, ["risk", "raised", "escalated", "from", "draft"]),
    ({"filter": AlertFilter.TO_RAISE}, ["draft"]),
    ({"filter": AlertFilter.RISK}, ["risk"]),
    ({"filter": AlertFilter.ESCALATED}, ["escalated"]),
    ({"filter": AlertFilter.ENDED}, ["resolved"]),
    ({"filter": AlertFilter.OVERDUE}, []),
    ({"agency": "housing"}, ["draft", "escalated"]),
    ({"theme": Theme.CHILDS_VOICE}, ["raised"]),
    ({"direction": AlertDirection.FROM_AGENCY}, ["from"]),
    ({"quarter": "2026-Q4", "filter": AlertFilter.ALL, "sort": AlertSort.NUMBER},
     ["raised", "risk", "escalated", "resolved", "from"]),
    ({"quarter": "2026-Q3"}, []),
    ({"words": "poli"}, ["raised"]),
    ({"words": "MAQA 3"}, ["risk"]),
    ({"words": "ash-s"}, ["draft"]),
    ({"words": "100%"}, []),
    ({"sort": AlertSort.AGENCY}, ["risk", "from", "draft", "escalated", "raised"]),
    ({"sort": AlertSort.STATE}, ["draft", "risk", "raised", "from", "escalated"]),
)  # fmt: skip
"""What is asked, and what is found, in its order; of all that is open only the first has its place by what is due."""
Rows = Callable[..., tuple[AlertRow, ...]]
Shown = Callable[[int], AlertShown]


@pytest.fixture
def some(unit: Desk, held: int, drafted: Callable[..., int], shown: Shown) -> dict[str, int]:
    """An alert for each filter: a draft, one raised, one at risk, one escalated, one resolved, one from an agency."""
    numbers = {
        "draft": drafted(conference_id=held),
        "raised": drafted(agency="Police", themes=(Theme.ATTENDANCE, Theme.CHILDS_VOICE), raise_now=True),
        "risk": drafted(agency="GP", raise_now=True),
        "escalated": drafted(agency="housing ", raise_now=True),
        "resolved": drafted(agency="Oakfield School", raise_now=True),
        "from": drafted(direction=AlertDirection.FROM_AGENCY, agency="Health", raise_now=True),
    }
    at = datetime(2026, 11, 23, 9, 0, tzinfo=LONDON)
    unit.do(IdentifyRisk(numbers["risk"], 2, at, "A bruise was seen."))
    unit.do(EscalateAlert(numbers["escalated"], 2, "S. Manager", "no", "Once."))
    unit.do(ResolveAlert(numbers["resolved"], 2, AlertOutcome.EXPLAINED, "A mistake."))
    return numbers


def names(some: dict[str, int], rows: tuple[AlertRow, ...]) -> list[str]:
    known = {number: name for name, number in some.items()}
    return [known[row.id] for row in rows]


def test_alerts_are_narrowed_and_ordered(rows: Rows, some: dict[str, int]) -> None:
    for wanted, found in NARROWED:
        got = names(some, rows(**wanted))
        assert (got == found) if wanted else (got[0], set(got)) == ("risk", set(found)), wanted


def test_each_filter_says_how_many_it_would_show(unit: Desk, rows: Rows, some: dict[str, int]) -> None:
    page: AlertsPage = unit.ask(MaqaAlerts())
    assert page.total == 5
    for filter_ in AlertFilter:
        assert page.counts[filter_] == len(rows(filter=filter_))
    assert ("housing", "Housing") in page.agencies
    assert len(page.agencies) == len({key for key, _ in page.agencies}) == 5


def test_page_after_page_gives_each_alert_once(unit: Desk, some: dict[str, int]) -> None:
    for sort, backwards in product(AlertSort, (False, True)):
        whole = MaqaAlerts(AlertFilter.ALL, sort=sort, backwards=backwards)
        found = by_twos(unit, whole)
        assert sorted(found) == sorted(some.values()), whole
        assert found == [row.id for row in unit.ask(whole).rows]


def by_twos(unit: Desk, whole: MaqaAlerts) -> list[int]:
    """What is listed when it is read two at a time."""
    page = unit.ask(replace(whole, size=2))
    found = [row.id for row in page.rows]
    while page.next:
        page = unit.ask(replace(whole, size=2, after=page.next))
        found += [row.id for row in page.rows]
    return found


def test_what_is_past_its_day_is_overdue_and_today_says_to_escalate_it(
    some: dict[str, int], make_desk: Callable[..., Desk]
) -> None:
    later = make_desk(today=date(2026, 12, 10), now=lambda: datetime(2026, 12, 10, 9, tzinfo=UTC))
    page = later.ask(MaqaAlerts(AlertFilter.OVERDUE))
    assert set(names(some, page.rows)) == {"draft", "raised", "risk", "escalated", "from"}
    marks = dict(zip(names(some, page.rows), [(row.mark, row.stands) for row in page.rows], strict=True))
    assert marks["raised"] == (Mark.OVERDUE, "Raised, 3 wd over")
    assert marks["draft"] == (Mark.OVERDUE, "To raise, 3 wd over")
    assert marks["escalated"] == (Mark.ESCALATED, "Escalated, 3 wd over")
    today = later.ask(DueToday())
    lines = {line.subject_id: line for line in today.do_now if line.subject == "maqa_alert"}
    assert today.do_now[0].subject_id == some["risk"]
    assert lines[some["risk"]].sentence.endswith("immediate risk: not resolved within 24 hours")
    assert lines[some["raised"]].sentence == "MAQA 2 to Police, not resolved"
    assert [lines[some[name]].action for name in ("draft", "raised", "escalated")] == ["Raise", "Escalate", "Open"]
    (tile,) = [one for one in today.tiles if one.tile is Tile.MAQA_DUE]
    assert (tile.count, tile.line) == (5, "1 immediate risk, 5 overdue")


def test_the_strip_counts_a_quarter_by_agency_and_theme(unit: Desk, some: dict[str, int]) -> None:
    strip: StripShown = unit.ask(QuarterStrip())
    assert (strip.quarter, strip.said) == ("2026-Q4", "October to December 2026: 5 alerts raised")
    assert sum(number for _, _, number in strip.agencies) == 5
    assert strip.themes[0] == ("attendance", "Attendance", 5)
    assert ("childs_voice", "The child's voice", 1) in strip.themes
    assert [name for name, _ in strip.quarters] == ["2026-Q4", "2026-Q3"], "as the page of the quarter offers them"
    assert unit.ask(QuarterStrip("2026-Q3")).agencies == ()
    for bar in strip.agencies:
        assert len(unit.ask(MaqaAlerts(AlertFilter.ALL, agency=bar[0], quarter="2026-Q4")).rows) == bar[2]


@pytest.mark.parametrize("wanted", [MaqaAlerts(quarter="winter"), MaqaAlerts(after="9"), QuarterStrip("2026-Q7")])
def test_what_cannot_be_asked_is_refused(unit: Desk, wanted: object) -> None:
    with pytest.raises(Refusal):
        unit.ask(wanted)


def test_a_fuller_list_takes_no_more_statements(unit: Desk, held: int, drafted: Callable[..., int]) -> None:
    def fill(count: int) -> None:
        for place in range(count):
            number = drafted(conference_id=held if place % 2 else None, agency=f"Agency {place % 5}")
            if place % 3:
                unit.do(RaiseAlert(number, 1))

    def taken(question: object) -> int:
        told: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            told.append(statement)

        event.listen(unit.database.engine, "before_cursor_execute", note)
        unit.ask(question)
        event.remove(unit.database.engine, "before_cursor_execute", note)
        return len(told)

    questions = (MaqaAlerts(), MaqaAlerts(AlertFilter.ALL), QuarterStrip(), OpenAlert(1), DueToday())
    fill(6)
    before = [taken(one) for one in questions]
    fill(18)
    assert [taken(one) for one in questions] == before
    assert max(before[:2]) <= 12


def test_all_alerts_come_by_pages_of_two_none_twice_and_the_ended_ones_after_those_that_run(
    unit: Desk, some: dict[str, int]
) -> None:
    for sort, backwards in product(AlertSort, (False, True)):
        asked = MaqaAlerts(filter=AlertFilter.ALL, sort=sort, backwards=backwards)
        whole = [row.id for row in unit.ask(asked).rows]
        pages = [unit.ask(replace(asked, size=2))]
        while pages[-1].next and len(pages) < len(some):
            pages.append(unit.ask(replace(asked, size=2, after=pages[-1].next)))
        assert [row.id for page in pages for row in page.rows] == whole, (sort, backwards)
        assert sorted(whole) == sorted(some.values())
        if sort in {AlertSort.DUE, AlertSort.STATE}:
            assert whole[0 if backwards else -1] == some["resolved"]
