"""The list of MAQA alerts and a quarter's page among so many alerts, nearly all ended (processor time)."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from sqlalchemy import select

from benchmarks.big_alerts import desk_with_alerts
from benchmarks.table import Measured, median_seconds
from cpdesk.desk.work import Desk
from cpdesk.records.model import MaqaAlert
from cpdesk.rows.maqa import AlertFilter, AlertSort, MaqaAlerts, QuarterStrip
from cpdesk.rows.maqa_quarter import MaqaQuarter

_FLOOR = "200 alerts by number, one Core query"
_ASKED = {
    "alerts: those that run, with every count": MaqaAlerts(),
    "alerts: all, by their day": MaqaAlerts(filter=AlertFilter.ALL),
    "alerts: the ended ones, by agency": MaqaAlerts(filter=AlertFilter.ENDED, sort=AlertSort.AGENCY),
    "alerts: a word among those that run": MaqaAlerts(words="sample"),
    "alerts: the bars of a quarter": QuarterStrip("2026-Q3"),
    "the page of a quarter": MaqaQuarter("2026-Q3"),
}


def measured(alerts: int, folder: Path | None = None) -> Iterator[Measured]:
    """The lines of the table for a unit with so many alerts."""
    desk = desk_with_alerts(alerts, folder or Path(tempfile.mkdtemp(prefix="cpdesk-bench-")))
    floor = median_seconds(lambda: _bare(desk), clock=process_time)
    for work, question in _ASKED.items():
        ours = median_seconds(lambda: desk.ask(question), clock=process_time)  # noqa: B023 - measured at once
        yield Measured(work, alerts, ours, floor, _FLOOR)
    desk.close()


def _bare(desk: Desk) -> None:
    with desk.database.engine.connect() as connection:
        connection.execute(select(MaqaAlert.__table__).order_by(MaqaAlert.id).limit(200)).all()
