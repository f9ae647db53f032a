"""The clock of a conference on a day that is not worked any more, until it moves or has its reason (I03)."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from cpdesk.desk.clock_rows import OPEN, Clock, Subject
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.conferences import TO_COME
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.standards import Standard

KEY = "stands_on_closed_day"


def stands_on_closed_day(of: Subject, one: Row[Any], sets: Standard, calendar: WorkingDays) -> Clock | None:
    """It is moved, or somebody says why it stays, by the last working day before: nobody is there to ask after that."""
    closed = "" if one.holiday_why or one.state not in TO_COME else calendar.title(one.on_day)
    if not closed:
        return None
    due = calendar.on_or_before(one.on_day - timedelta(days=1))
    said = f"the working day before the conference on {short(one.on_day)}, which is not worked ({closed})"
    return Clock(of, KEY, one.on_day, sets, OPEN, due=due, said=said)
