"""The alerts of a quarter, each with the figures that count it: two statements for a quarter and the one before."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from cpdesk.desk.alert_agencies import agency_of
from cpdesk.desk.clock_rows import CONCERN, SUPERSEDED
from cpdesk.desk.maqa_clocks import RAISE
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import KeptDeadline, MaqaAlert
from cpdesk.rows.maqa_quarter import QuarterTable
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import AlertOutcome, AlertState, themes_from
from cpdesk.rules.quarter_figures import (
    NO_THEME,
    Limit,
    outcome_of,
    raised_timely,
    resolved_timely,
    themes_counted,
)
from cpdesk.rules.quarters import Quarter

_alert, _due = table_of(MaqaAlert), table_of(KeptDeadline)
Limits = Mapping[int, Mapping[str, Limit]]


@dataclass(frozen=True, slots=True)
class CountedAlert:
    """An alert with the keys under which each table counts it; `agency` as it is called in its table."""

    id: int
    under: Mapping[QuarterTable, tuple[str, ...]]
    agency: str

    @property
    def has_theme(self) -> bool:
        """Whether anybody said what it is about in terms of a theme."""
        return NO_THEME not in self.under[QuarterTable.THEME]

    def is_under(self, table: QuarterTable, key: str) -> bool:
        """Whether this figure counts it; every table's total does."""
        return not key or key in self.under[table]


def counted_alerts(work: Work, quarters: Collection[Quarter]) -> dict[Quarter, list[CountedAlert]]:
    """The alerts raised in each of these quarters that follow each other, in the order of their numbers."""
    first, last = min(one.first for one in quarters), max(one.last for one in quarters)
    raised = (
        _alert.c.raised_on.between(first, last),
        _alert.c.voided_at.is_(None),
        _alert.c.state != AlertState.DRAFT.value,
    )
    alerts = work.session.execute(select(_alert).where(*raised).order_by(_alert.c.id)).all()
    limits = _limits(work, raised)
    now = work.moment
    counted = [(one, _counted(one, limits.get(one.id, {}), now)) for one in alerts]
    return {
        quarter: [told for one, told in counted if quarter.first <= one.raised_on <= quarter.last]
        for quarter in quarters
    }


def _limits(work: Work, raised: Iterable[Any]) -> Limits:
    """By when each of these alerts was to be raised, and by when resolved, as their clocks say."""
    asked = (
        select(_due.c.subject_id, _due.c.key, _due.c.due_on, _due.c.due_at)
        .join(_alert, _alert.c.id == _due.c.subject_id)
        .where(_due.c.subject == CONCERN, _due.c.state != SUPERSEDED, *raised)
    )
    found: dict[int, dict[str, Limit]] = {}
    for row in work.session.execute(asked):
        of = RAISE if row.key == RAISE else ""
        found.setdefault(row.subject_id, {})[of] = Limit(row.due_on, row.due_at)
    return found


def _counted(one: Row[Any], limits: Mapping[str, Limit], now: datetime) -> CountedAlert:
    state = AlertState(one.state)
    resolved = one.resolved_at.astimezone(LONDON) if one.resolved_at is not None else None
    key, name = agency_of(one.direction, one.agency_key, one.agency)
    timely = (raised_timely(one.raised_on, limits.get(RAISE)), resolved_timely(state, resolved, limits.get(""), now))
    return CountedAlert(
        one.id,
        {
            QuarterTable.CHANNEL: (one.direction,),
            QuarterTable.THEME: themes_counted(themes_from(one.themes)),
            QuarterTable.AGENCY: (key,),
            QuarterTable.ABOUT: (one.about,),
            QuarterTable.TIMELINESS: tuple(str(part) for part in timely),
            QuarterTable.OUTCOME: (outcome_of(state, AlertOutcome(one.outcome) if one.outcome else None),),
        },
        name,
    )
