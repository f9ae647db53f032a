"""Days not worked, listed: the window asks at its start, so that its boxes for dates count as the desk does."""

from sqlalchemy import select

from cpdesk.desk.work import Work, answers
from cpdesk.records.model import DayNotWorked
from cpdesk.rows.unit import DayRow, DaysNotWorked


@answers(DaysNotWorked)
def days_not_worked(work: Work, question: DaysNotWorked) -> tuple[DayRow, ...]:
    """Bank holidays, proclaimed days and closures between two days, with where each comes from."""
    here = set(work.session.scalars(select(DayNotWorked.on)))
    return tuple(
        DayRow(on, reason.title, reason.source, reason.provisional, on in here)
        for on, reason in work.calendar.listed(question.first, question.last)
    )
