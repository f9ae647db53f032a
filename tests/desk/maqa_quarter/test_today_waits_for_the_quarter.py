"""Today says that the quarter which ended was not shared yet, to those who may share it (S44)."""

from collections.abc import Callable
from datetime import date

import pytest

from cpdesk.desk.work import Desk, Tools
from cpdesk.rows.maqa_quarter import KeepQuarter
from cpdesk.rows.today import DueLine, DueToday, TodayPage, Whose
from cpdesk.rules.roles import Role
from reports.maqa_quarter_paper import write_maqa_quarter_paper
from reports.maqa_quarter_sheet import write_maqa_quarter_sheet

TOOLS = Tools(maqa_quarter_sheet=write_maqa_quarter_sheet, maqa_quarter_paper=write_maqa_quarter_paper)


def lines(desk: Desk, whose: Whose = Whose.EVERYTHING) -> list[DueLine]:
    """What Today says of the quarter."""
    page: TodayPage = desk.ask(DueToday(whose))
    return [one for one in page.do_now if one.subject == "maqa_quarter"]


def test_it_waits_until_the_quarter_was_shared(make_desk: Callable[..., Desk], put: Callable[..., int]) -> None:
    desk = make_desk(tools=TOOLS)
    assert lines(desk) == []
    before = desk.ask(DueToday()).count
    put(date(2026, 9, 30), state="withdrawn")
    (line,) = lines(desk)
    assert line.sentence == "MAQA alerts, July to September 2026: themes and learning were not shared yet"
    assert "Wed 30 Sep 2026" in line.clock
    assert (line.state, desk.ask(DueToday()).count) == ("open", before + 1)
    assert lines(desk, Whose.DIARY) == []
    desk.do(KeepQuarter("2026-Q3"))
    assert lines(desk) == []


@pytest.mark.parametrize("raised_on", [None, date(2026, 6, 30), date(2026, 10, 1)])
def test_a_draft_or_an_alert_of_another_quarter_does_not_ask_for_it(
    desk: Desk, put: Callable[..., int], raised_on: date | None
) -> None:
    put(raised_on)
    assert lines(desk) == []


def test_who_may_not_share_it_is_not_asked_to(make_desk: Callable[..., Desk], put: Callable[..., int]) -> None:
    put(date(2026, 8, 3))
    assert lines(make_desk(roles={Role.DIARY_CLERK})) == []
    assert len(lines(make_desk(roles={Role.SERVICE_MANAGER}))) == 1
