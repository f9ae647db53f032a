"""Moments that cannot be: in the hour that was left out, far off, still to come: nothing changes (I23)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.maqa import ClockOfAlert, MaqaAlerts, OpenAlert
from cpdesk.rows.maqa_deeds import DraftAlert, EscalateAlert, IdentifyRisk, RaiseAlert, ResolveAlert, TakeAlertStep
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import AlertDirection, AlertOutcome, AlertStep
from cpdesk.rules.record import ConcernAbout

LEFT_OUT = datetime(2023, 3, 26, 1, 30)  # noqa: DTZ001 - as a person types it, in the hour that no clock showed
ODD = (
    LEFT_OUT,
    LEFT_OUT.replace(tzinfo=LONDON),
    datetime.min.replace(tzinfo=UTC),
    datetime.max.replace(tzinfo=timezone(timedelta(hours=-14))),
    datetime(1990, 5, 1, 12, tzinfo=UTC),
    datetime(2023, 3, 28, 12, 1),  # noqa: DTZ001 - a minute from now, as a person types it
)  # fmt: skip


@pytest.fixture
def spring(sqlite_database: Any) -> Desk:
    """A desk of Tuesday 28 March 2023 at noon, two days after the clocks went forward."""
    now = datetime(2023, 3, 28, 11, tzinfo=UTC)
    return Desk(sqlite_database, who="pat", today=now.date, now=lambda: now)


def draft(desk: Desk, **wanted: Any) -> int:
    request = DraftAlert(AlertDirection.TO_AGENCY, ConcernAbout.ABSENCE, "Nobody came.", "Housing", **wanted)
    number: int = desk.do(request).ids[0]
    return number


@pytest.mark.parametrize("at", ODD, ids=str)
def test_no_step_takes_a_moment_that_cannot_be(
    spring: Desk, snapshot: Callable[[Desk], Any], differs: Callable[[Any, Any], Any], at: datetime
) -> None:
    drafted, raised = draft(spring), draft(spring, raise_now=True, raised_at=datetime(2023, 3, 20, 9, tzinfo=UTC))
    version = spring.ask(OpenAlert(raised)).row.version
    before = snapshot(spring)
    for request in (
        RaiseAlert(drafted, 1, at),
        IdentifyRisk(raised, version, at, "A bruise was seen."),
        TakeAlertStep(raised, version, AlertStep.ACKNOWLEDGED, at),
        EscalateAlert(raised, version, "S. Manager", "yes", "It is the third time.", at),
        ResolveAlert(raised, version, AlertOutcome.EXPLAINED, "A mistake in the rota.", at),
        DraftAlert(AlertDirection.TO_AGENCY, ConcernAbout.ABSENCE, "Nobody came.", "Housing", risk_at=at),
    ):
        with pytest.raises(Refusal) as refused:
            spring.do(request)
        assert refused.value.field in {"at", "risk_at"}
    assert differs(before, snapshot(spring)) == {}


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (datetime(2023, 3, 25, 12), datetime(2023, 3, 26, 12, tzinfo=UTC)),  # noqa: DTZ001 - as a person types it
        (datetime(2023, 3, 25, 12, tzinfo=LONDON), datetime(2023, 3, 26, 12, tzinfo=UTC)),
        (datetime(2022, 10, 29, 12), datetime(2022, 10, 30, 11, tzinfo=UTC)),  # noqa: DTZ001 - as a person types it
        (datetime(2022, 10, 30, 1, 30), datetime(2022, 10, 31, 0, 30, tzinfo=UTC)),  # noqa: DTZ001 - the first of two
    ],
)
def test_a_moment_without_a_zone_is_one_that_a_clock_in_london_showed(
    spring: Desk, at: datetime, due: datetime
) -> None:
    """24 hours on, whatever the clocks did in between; asked for beforehand as it is kept afterwards (I23, TV-H01)."""
    assert spring.ask(ClockOfAlert(agency="Housing", risk_at=at)).due_at == due
    number = draft(spring, risk_at=at, risk_words="A bruise was seen.", raise_now=True)
    assert spring.ask(OpenAlert(number)).row.due_at == due


def test_a_list_of_alerts_refuses_a_clock_that_cannot_be(spring: Desk) -> None:
    with pytest.raises(Refusal, match="the clocks went forward"):
        spring.ask(ClockOfAlert(risk_at=LEFT_OUT))
    assert spring.ask(MaqaAlerts()).rows == ()
