"""The alerts of the unit from a shell: those that are open, of one state, agency or quarter, in words and as JSON."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cpdesk.desk.open_desk import open_desk
from cpdesk.desk.work import Desk
from cpdesk.rows.maqa_deeds import DraftAlert, IdentifyRisk, ResolveAlert
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import AlertDirection, AlertOutcome
from cpdesk.rules.record import ConcernAbout

Cpdesk = Callable[..., Any]
TODAY = ("--today", "23/11/2026")


@pytest.fixture
def desk(own_home: Path) -> Iterator[Desk]:
    """The desk of the person's own register, as the shell opens it."""
    found = open_desk("", today=lambda: date(2026, 11, 23))
    yield found
    found.close()


def draft(desk: Desk, agency: str, **more: Any) -> int:
    number: int = desk.do(
        DraftAlert(AlertDirection.TO_AGENCY, ConcernAbout.ABSENCE, "Nobody came.", agency, **more)
    ).ids[0]  # fmt: skip
    return number


@pytest.fixture
def four(desk: Desk) -> None:
    """A draft, one raised, one at immediate risk, one resolved."""
    raised = datetime(2026, 11, 20, 10, tzinfo=LONDON)
    draft(desk, "GP")
    for agency in ("Police", "Housing", "CAMHS"):
        draft(desk, agency, raise_now=True, raised_at=raised, raised_by="P. Example")
    desk.do(IdentifyRisk(3, 2, raised, "A bruise was seen."))
    desk.do(ResolveAlert(4, 2, AlertOutcome.PUT_RIGHT, "A deputy comes.", at=raised))


@pytest.mark.usefixtures("four")
def test_open_alerts_say_where_they_stand_and_what_their_day_is(cpdesk: Cpdesk) -> None:
    ran = cpdesk("maqa", *TODAY)
    assert ran.code == 0
    risk, raised, to_raise, number = ran.out.splitlines()
    assert risk.startswith("MAQA 3    Raised, ")
    assert "resolve within 24 hours (21/11/2026 10:00)" in risk
    assert raised.startswith("MAQA 2    Raised, due 4 Dec")
    assert "absence (Police)" in raised
    assert "raised 20/11/2026 by P. Example; resolve by 04/12/2026" in raised
    assert to_raise.startswith("MAQA 1    To raise")
    assert number == "3 alerts."


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ((), ["MAQA 3", "MAQA 2", "MAQA 1"]),
        (("--state", "draft"), ["MAQA 1"]),
        (("--state", "resolved"), ["MAQA 4"]),
        (("--state", "overdue"), ["MAQA 3"]),
        (("--state", "all", "--agency", "police"), ["MAQA 2"]),
        (("--quarter", "2026-Q4"), ["MAQA 3", "MAQA 2", "MAQA 4"]),
        (("--state", "withdrawn"), []),
    ],
)
def test_alerts_are_narrowed(cpdesk: Cpdesk, wanted: tuple[str, ...], numbers: list[str]) -> None:
    assert [one["number"] for one in cpdesk("maqa", *wanted, *TODAY, "--json").json] == numbers


@pytest.mark.usefixtures("four")
def test_json_holds_the_same_facts(cpdesk: Cpdesk) -> None:
    (one,) = cpdesk("maqa", "--state", "resolved", *TODAY, "--json").json
    assert (one["agency"], one["outcome"], one["raised_on"], one["themes"]) == (
        "CAMHS", "put_right", "2026-11-20", ["attendance"],
    )  # fmt: skip
    (risk,) = cpdesk("maqa", "--state", "risk", *TODAY, "--json").json
    assert risk["due"] == "2026-11-21T10:00+00:00"


def test_wrong_words_are_refused_with_the_choices(cpdesk: Cpdesk, desk: Desk) -> None:
    ran = cpdesk("maqa", "--state", "angry", *TODAY)
    assert ran.code == 2
    assert "Choose one of draft, raised" in ran.aside
    assert cpdesk("maqa", "--quarter", "winter", *TODAY).code == 1
    assert cpdesk("maqa", *TODAY).out == "No alerts.\n"
