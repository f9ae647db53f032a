"""The figures of each quarter of a generated unit, against counting by hand: one alert after the other."""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

from sqlalchemy import event, select

from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import Conference, MaqaAlert
from cpdesk.rows.maqa_quarter import MaqaQuarter, QuarterRows, QuarterTable, TheQuarter
from cpdesk.rules.london import LONDON
from cpdesk.rules.standards import standard

Figures = Counter[tuple[str, str]]
QUARTERS = tuple(f"{year}-Q{number}" for year in (2024, 2025, 2026) for number in (1, 2, 3, 4))


def counted_by_hand(work: Work) -> dict[str, Figures]:
    """Every figure of every quarter, each alert looked at by itself."""
    found = {quarter: Counter[tuple[str, str]]() for quarter in QUARTERS}
    for alert in work.session.scalars(select(MaqaAlert)):
        if alert.voided_at is not None or alert.state == "draft" or alert.raised_at is None:
            continue
        day = alert.raised_at.astimezone(LONDON).date()
        quarter = f"{day.year}-Q{1 if day.month <= 3 else 2 if day.month <= 6 else 3 if day.month <= 9 else 4}"
        if quarter in found:
            found[quarter].update(figures_of(work, alert, day))
    return found


def figures_of(work: Work, alert: MaqaAlert, day: date) -> list[tuple[str, str]]:
    """Under which figures one alert is counted."""
    outcome = {"resolved": alert.outcome or "not_said", "withdrawn": "withdrawn"}.get(alert.state, "open")
    internal = alert.direction == "internal"
    agency = "internal" if internal else alert.agency_key or f"typed {alert.agency.lower()}"
    return [
        ("channel", ""), ("channel", alert.direction), ("about", alert.about), ("agency", agency), ("outcome", outcome),
        *(("theme", theme) for theme in (alert.themes.split(",") if alert.themes else ["none"])),
        ("timeliness", raised(work, alert, day)), ("timeliness", ended(work, alert, day)),
    ]  # fmt: skip


def raised(work: Work, alert: MaqaAlert, day: date) -> str:
    """S17: ten working days after the conference, for what the unit raises."""
    conference = work.session.get(Conference, alert.conference_id) if alert.conference_id else None
    if conference is None or conference.held_at is None or conference.voided_at or alert.direction == "from_agency":
        return "raised_no_limit"
    if not standard(conference.standards or work.standard.code).sets("maqa_raise_due"):
        return "raised_no_limit"
    last = work.calendar.add(conference.held_at.astimezone(LONDON).date(), 10)
    return "raised_in_time" if day <= last else "raised_late"


def ended(work: Work, alert: MaqaAlert, day: date) -> str:
    """S20: ten working days after it was raised, with immediate risk 24 hours after that; inside, what was agreed."""
    if alert.state == "withdrawn":
        return "withdrawn"
    end = alert.resolved_at if alert.state == "resolved" else None
    so_far = "open" if end is None else "resolved"
    moment: datetime = end or work.moment
    sets = standard(alert.standards or work.standard.code)
    inside = alert.risk_at is None and alert.channel == "internal_qa"
    if inside and alert.agreed_by_on is not None:
        in_time = moment.astimezone(LONDON).date() <= alert.agreed_by_on
    elif inside or not sets.sets("maqa_resolve_due" if alert.risk_at is None else "maqa_urgent_due"):
        return f"{so_far}_no_timescale"
    elif alert.risk_at is not None:
        in_time = moment <= alert.risk_at + timedelta(hours=24)
    else:
        in_time = moment.astimezone(LONDON).date() <= work.calendar.add(day, 10)
    return f"{so_far}_{'in_time' if in_time else 'late'}"


def test_every_figure_of_three_years_is_what_counting_by_hand_gives(
    years: Desk, working: Callable[[], AbstractContextManager[Work]]
) -> None:
    with working() as work:
        by_hand = counted_by_hand(work)
    assert sum(one["channel", ""] for one in by_hand.values()) > 200
    for quarter, figures in by_hand.items():
        shown: TheQuarter = years.ask(MaqaQuarter(quarter))
        found = {
            (table.table.value, one.key): one.count
            for table in shown.tables for one in table.figures if one.count
        }  # fmt: skip
        assert found == {key: number for key, number in figures.items() if key[1]}, quarter
        assert {table.total.count for table in shown.tables} == {figures["channel", ""]}


def test_the_quarter_before_is_the_same_whether_it_is_before_or_shown_itself(years: Desk) -> None:
    for suppress in (False, True):
        before: TheQuarter = years.ask(MaqaQuarter("2025-Q4", suppress))
        after: TheQuarter = years.ask(MaqaQuarter("2026-Q1", suppress))
        words = {(table.table, one.key): one.shown for table in before.tables for one in table.figures}
        said = {(table.table, one.key): one.before_shown for table in after.tables for one in table.figures}
        assert {key: shown for key, shown in words.items() if shown != "0"} == {
            key: shown for key, shown in said.items() if shown != "0"
        }


def test_each_figure_of_a_full_quarter_opens_its_alerts(years: Desk) -> None:
    shown: TheQuarter = years.ask(MaqaQuarter("2026-Q3"))
    for table in (one for one in shown.tables if one.table in {QuarterTable.THEME, QuarterTable.TIMELINESS}):
        for figure in (table.total, *table.figures):
            assert len(years.ask(QuarterRows("2026-Q3", table.table, figure.key)).rows) == figure.count


def test_a_full_quarter_takes_no_more_statements_than_an_empty_one(years: Desk) -> None:
    told: list[str] = []
    event.listen(years.database.engine, "before_cursor_execute", lambda _c, _cu, sql, *_: told.append(sql))
    numbers = []
    for quarter in ("2018-Q1", "2026-Q3"):
        told.clear()
        years.ask(MaqaQuarter(quarter))
        numbers.append(len(told))
    assert numbers[1] <= numbers[0] <= 12


def test_a_figure_of_many_alerts_opens_in_no_more_statements_than_one_of_few(years: Desk) -> None:
    told: list[str] = []
    event.listen(years.database.engine, "before_cursor_execute", lambda _c, _cu, sql, *_: told.append(sql))
    numbers = []
    for key in ("from_agency", ""):
        told.clear()
        assert years.ask(QuarterRows("2026-Q3", QuarterTable.CHANNEL, key)).rows
        numbers.append(len(told))
    assert numbers[1] <= numbers[0] + 1 <= 16
