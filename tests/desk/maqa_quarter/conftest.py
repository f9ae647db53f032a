"""What the tests of a quarter begin with: alerts as the register keeps them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.work import Work
from cpdesk.records.model import MaqaAlert


@pytest.fixture
def put(working: Callable[[], AbstractContextManager[Work]]) -> Callable[..., int]:
    """Puts an alert that was raised on this day, or a draft, into the register with its clocks."""

    def kept(raised_on: date | None, **more: Any) -> int:
        values: dict[str, Any] = {
            "direction": "to_agency", "channel": "maqa", "about": "late_report", "agency": "Health visitor",
            "state": "raised" if raised_on else "draft", "noted_on": raised_on or date(2026, 7, 1),
            "raised_on": raised_on, "standards": "LLR",
            "raised_at": raised_on and datetime(raised_on.year, raised_on.month, raised_on.day, 11, tzinfo=UTC),
            **more,
        }  # fmt: skip
        with working() as work:
            alert = MaqaAlert(uuid=str(uuid4()), **values)
            work.session.add(alert)
            work.session.flush()
            keep_clocks(work, concerns=[alert.id])
            return alert.id

    return kept
