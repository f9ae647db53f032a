from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.desk.work import Desk
from cpdesk.records.model import KeptDeadline
from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import AddDayNotWorked, DaysNotWorked, RemoveDayNotWorked, TakeGovUkDays, Undo

Number = Callable[..., int]
CLOSED_ON = date(2026, 11, 25)


def due(desk: Desk, number: int) -> tuple[date | None, str]:
    line = desk.ask(OpenRecommendation(number)).line
    return line.lpm_by, line.lpm_by_explained


def test_an_open_deadline_follows_a_day_that_is_added_and_says_so(desk: Desk, enter: Number) -> None:
    number = enter()
    moved = desk.do(AddDayNotWorked(CLOSED_ON, "Office closed"))
    assert [(one.old, one.new) for one in moved.moved] == [(date(2026, 11, 30), date(2026, 12, 1))]
    assert moved.said == "Added Wednesday 25 November 2026, Office closed. 1 open deadline moved."
    assert due(desk, number) == (
        date(2026, 12, 1),
        "Tue 1 Dec 2026: 20 working days after the conference on Mon 2 Nov 2026. "
        "Not counted: Office closed 25 November.",
    )
    kept = desk.ask(OpenRecommendation(number)).history[0]
    assert (kept.field, kept.old, kept.new) == ("LPM due", "30/11/2026", "01/12/2026")


def test_a_day_that_is_taken_back_or_undone_lets_the_deadline_go_back(desk: Desk, enter: Number) -> None:
    number = enter()
    stood = due(desk, number)
    desk.do(AddDayNotWorked(CLOSED_ON, "Office closed"))
    desk.do(RemoveDayNotWorked(CLOSED_ON))
    assert due(desk, number) == stood
    desk.do(AddDayNotWorked(CLOSED_ON, "Office closed"))
    desk.do(Undo())
    assert due(desk, number) == stood
    assert desk.ask(DaysNotWorked(CLOSED_ON, CLOSED_ON)) == ()


def test_a_deadline_that_was_met_never_moves(desk: Desk, enter: Number, hold: Callable[..., None]) -> None:
    number = enter()
    hold(number)
    stood = due(desk, number)
    assert desk.do(AddDayNotWorked(CLOSED_ON, "Office closed")).moved == ()
    assert due(desk, number) == stood
    with Session(desk.database.engine) as session:
        assert session.scalar(select(KeptDeadline.due_on)) == date(2026, 11, 30)


@pytest.mark.parametrize("by", [{"timescale": "by 7/12/26"}, {"timescale": "4 weeks"}, {"lpm_by": date(2026, 12, 7)}])
def test_a_date_that_is_not_counted_in_working_days_stays(desk: Desk, enter: Number, by: dict[str, object]) -> None:
    enter(**by)
    assert desk.do(AddDayNotWorked(CLOSED_ON, "Office closed")).moved == ()


@pytest.mark.parametrize(
    ("strategy", "before", "after"),
    [
        (date(2022, 8, 26), date(2022, 9, 19), date(2022, 9, 20)),  # TV-X01
        (date(2022, 9, 1), date(2022, 9, 22), date(2022, 9, 23)),  # TV-X03
    ],
)
def test_a_day_proclaimed_after_all_moves_what_spans_it(
    desk: Desk, enter: Number, strategy: date, before: date, after: date
) -> None:
    """TV-X01, TV-X03: the State Funeral is official by now, so another day of the span is proclaimed."""
    number = enter(conference_on=strategy, timescale="15 working days")
    official = due(desk, number)[0]
    assert official == after
    desk.do(AddDayNotWorked(date(2022, 9, 14), "A proclaimed day", proclaimed=True))
    assert due(desk, number)[0] == date.fromordinal(after.toordinal() + (3 if after.weekday() == 4 else 1))
    assert before < after


def test_days_come_from_a_file_of_gov_uk_once(desk: Desk, enter: Number) -> None:
    number = enter()
    file = (
        '{"england-and-wales": {"division": "england-and-wales", "events": '
        '[{"title": "Jubilee", "date": "2026-11-26", "notes": "", "bunting": true}]}}'
    )
    assert len(desk.do(TakeGovUkDays(file)).moved) == 1
    assert due(desk, number)[0] == date(2026, 12, 1)
    assert desk.do(TakeGovUkDays(file)).said == "Every day of the file is known already."


def test_a_day_that_is_not_worked_anyway_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="not worked already: Christmas Day"):
        desk.do(AddDayNotWorked(date(2026, 12, 25), "Closed"))
