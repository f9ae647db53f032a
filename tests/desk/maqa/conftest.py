"""What the tests of alerts share: a conference that was held, and alerts on their way."""

from collections.abc import Callable
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import HoldConference
from cpdesk.rows.maqa import AlertRow, AlertShown, MaqaAlerts, OpenAlert
from cpdesk.rows.maqa_deeds import DraftAlert
from cpdesk.rules.maqa import AlertDirection
from cpdesk.rules.record import ConcernAbout


@pytest.fixture
def held(unit: Desk, begun: int) -> int:
    """An ICPC that was held on Monday 23 November 2026 in the morning, with its record begun."""
    unit.do(HoldConference(begun))
    return begun


@pytest.fixture
def drafted(unit: Desk) -> Callable[..., int]:
    """Drafts an alert to Housing; change what the test is about."""

    def draft(**wanted: Any) -> int:
        given: dict[str, Any] = {
            "direction": AlertDirection.TO_AGENCY, "about": ConcernAbout.ABSENCE, "words": "Nobody came.",
            "agency": "Housing",
        }  # fmt: skip
        number: int = unit.do(DraftAlert(**{**given, **wanted})).ids[0]
        return number

    return draft


@pytest.fixture
def shown(unit: Desk) -> Callable[[int], AlertShown]:
    """Opens an alert."""

    def show(number: int) -> AlertShown:
        found: AlertShown = unit.ask(OpenAlert(number))
        return found

    return show


@pytest.fixture
def rows(unit: Desk) -> Callable[..., tuple[AlertRow, ...]]:
    """Lists alerts."""

    def list_them(**wanted: Any) -> tuple[AlertRow, ...]:
        found: tuple[AlertRow, ...] = unit.ask(MaqaAlerts(**wanted)).rows
        return found

    return list_them
