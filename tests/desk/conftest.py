"""What the tests of the desk share: an entry to work on."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rows.register_deeds import AlertBoth, BookLpm, EnterRecommendation, NewChild, RecordLpmHeld
from cpdesk.rules.lpm import ConferenceKind, Outcome

WANTED: dict[str, Any] = {
    "children": (NewChild("Rowan", "Ash-Sample", date(2019, 3, 4)),),
    "case_id": "1042",
    "team": "Cluster 4A",
    "chair": "P. Example",
    "team_manager": "N. Invented",
    "social_worker": "F. Testcase",
    "conference_kind": ConferenceKind.RCPC,
    "conference_on": date(2026, 11, 2),
    "rationale": "Two missed core groups.",
    "risk_statement": "High.",
    "lpm_by": None,
    "timescale": "20 working days",
}


@pytest.fixture
def wanted() -> dict[str, Any]:
    """What a new recommendation is made of; change what the test is about."""
    return dict(WANTED)


@pytest.fixture
def enter(desk: Desk) -> Callable[..., int]:
    """Enters a recommendation and gives its number."""

    def entered(**other: Any) -> int:
        number: int = desk.do(EnterRecommendation(**{**WANTED, **other})).ids[0]
        return number

    return entered


@pytest.fixture
def version(desk: Desk) -> Callable[[int], int]:
    """The version of an entry as it stands now."""

    def stands_at(number: int) -> int:
        found: int = desk.ask(OpenRecommendation(number)).line.version
        return found

    return stands_at


@pytest.fixture
def hold(desk: Desk, version: Callable[[int], int]) -> Callable[..., None]:
    """Takes an entry from recommended to held."""

    def held(number: int, on: date = date(2026, 11, 20)) -> None:
        desk.do(AlertBoth(number, version(number), date(2026, 11, 4), date(2026, 11, 4)))
        desk.do(BookLpm(number, version(number), on))
        desk.do(RecordLpmHeld((number,), (version(number),), on, Outcome.PRE_PROCEEDINGS))

    return held
