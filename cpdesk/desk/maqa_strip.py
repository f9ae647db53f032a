"""The bars above the alerts: a quarter's alerts by agency and by theme, each with its number (S44)."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from cpdesk.desk.alert_agencies import agency_of
from cpdesk.desk.quarters_named import quarter_called, quarters_to_choose
from cpdesk.desk.who_may import READ_ALERTS
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import MaqaAlert
from cpdesk.rows.alert_words import THEME_WORDS
from cpdesk.rows.maqa import QuarterStrip, StripShown
from cpdesk.rules.how_dates_read import counted
from cpdesk.rules.maqa import themes_from
from cpdesk.rules.names import fold
from cpdesk.rules.quarters import quarter_of

Bars = tuple[tuple[str, str, int], ...]


@answers(QuarterStrip, roles=READ_ALERTS)
def quarter_strip(work: Work, question: QuarterStrip) -> StripShown:
    """A quarter's alerts by agency and by theme, the one that runs now where none is named."""
    quarter = quarter_called(question.quarter) if question.quarter else quarter_of(work.today)
    raised = (MaqaAlert.voided_at.is_(None), MaqaAlert.raised_on.between(quarter.first, quarter.last))
    rows = work.session.execute(
        select(MaqaAlert.direction, MaqaAlert.agency_key, MaqaAlert.agency, MaqaAlert.themes)
        .where(*raised)
        .order_by(MaqaAlert.id)
    ).all()
    return StripShown(
        quarter=quarter.name,
        said=f"{quarter.title}: {counted(len(rows), 'alert')} raised",
        agencies=_by_agency(rows),
        themes=_by_theme(rows),
        quarters=quarters_to_choose(work, quarter),
    )


def _by_agency(rows: Iterable[Any]) -> Bars:
    """Each agency as the quarter's page counts it, and as `MaqaAlerts` narrows to it."""
    named = [agency_of(row.direction, row.agency_key, row.agency) for row in rows]
    return _largest_first(Counter(key for key, _ in named), dict(named))


def _by_theme(rows: Iterable[Any]) -> Bars:
    """An alert with several themes counts under each."""
    numbers = Counter(theme for row in rows for theme in themes_from(row.themes))
    return _largest_first(
        Counter({theme.value: number for theme, number in numbers.items()}),
        {theme.value: said for theme, said in THEME_WORDS.items()},
    )


def _largest_first(numbers: Counter[str], words: dict[str, str]) -> Bars:
    ordered = sorted(numbers.items(), key=lambda one: (-one[1], fold(words[one[0]])))
    return tuple((key, words[key], number) for key, number in ordered)
