"""Today's line about the quarter that ended: nothing of its alerts was shared yet (S44)."""

from sqlalchemy import exists, select

from cpdesk.desk.who_may import KEEP_QUARTER
from cpdesk.desk.work import Work
from cpdesk.records.model import MaqaAlert, QuarterSnapshot
from cpdesk.rows.marks import Mark
from cpdesk.rows.today import DueLine, Part
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.maqa import AlertState
from cpdesk.rules.quarters import Quarter, last_ended

KEY, SUBJECT = "maqa_themes_due", "maqa_quarter"


def quarter_lines(work: Work) -> tuple[DueLine, ...]:
    """The line for those who may share a quarter, where alerts were raised in the last one and it was not shared.

    By which day it is to be shared no standard says, so it is never late.
    """
    quarter = last_ended(work.today)
    if not work.roles & KEEP_QUARTER or not _waits(work, quarter):
        return ()
    return (DueLine(
        key=KEY, due_on=quarter.last, due_at=None, state="open", mark=Mark.NEUTRAL, words="Quarter's learning",
        sentence=f"MAQA alerts, {quarter.title}: themes and learning were not shared yet",
        clock=f"The quarter ended on {short(quarter.last)}; by which day it is shared is not set (S44)",
        action="Open", subject=SUBJECT, subject_id=0, about=quarter.title, reference="", part=Part.CHAIR,
    ),)  # fmt: skip


def _waits(work: Work, quarter: Quarter) -> bool:
    raised = exists().where(
        MaqaAlert.raised_on.between(quarter.first, quarter.last),
        MaqaAlert.voided_at.is_(None),
        MaqaAlert.state != AlertState.DRAFT.value,
    )
    shared = exists().where(QuarterSnapshot.quarter == quarter.name)
    return bool(work.session.scalar(select(raised & ~shared)))
