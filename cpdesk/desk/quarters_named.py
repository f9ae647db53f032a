"""Which quarter somebody means, which there are to choose from, and whether anything can be written of it yet."""

from sqlalchemy import func, select

from cpdesk.desk.work import Work
from cpdesk.records.model import MaqaAlert
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.quarters import NotAQuarter, Quarter, last_ended, quarter_from, quarter_of


def quarter_called(text: str) -> Quarter:
    """The quarter of this name; refused with what to enter."""
    try:
        return quarter_from(text)
    except NotAQuarter as trouble:
        raise Refusal(str(trouble), field="quarter") from trouble


def quarter_asked(work: Work, text: str) -> Quarter:
    """The quarter of this name; the last one that ended where none is named."""
    return quarter_called(text) if text.strip() else last_ended(work.today)


def quarters_to_choose(work: Work, shown: Quarter) -> tuple[tuple[str, str], ...]:
    """Names and titles, newest first: from the first quarter in which an alert was raised, or the last, to this one."""
    first = work.session.scalar(select(func.min(MaqaAlert.raised_on)).where(MaqaAlert.voided_at.is_(None)))
    this = quarter_of(work.today)
    earliest = min(shown, this.before, quarter_of(first) if first is not None else this)
    found = [max(this, shown)]
    while found[-1] > earliest:
        found.append(found[-1].before)
    return tuple((one.name, one.title) for one in found)


def quarter_to_write(work: Work, text: str) -> Quarter:
    """The quarter of this name; refused while it has not begun."""
    quarter = quarter_asked(work, text)
    if quarter > quarter_of(work.today):
        raise Refusal(f"This quarter begins on {long(quarter.first)}. Choose an earlier one.", field="quarter")
    return quarter


def quarter_to_share(work: Work, text: str) -> Quarter:
    """The quarter of this name; refused while it is not over, since its figures go on changing."""
    quarter = quarter_to_write(work, text)
    if not quarter.is_over(work.today):
        raise Refusal(
            f"This quarter ends on {long(quarter.last)}. Keep it as shared after that; until then export it.",
            field="quarter",
        )
    return quarter
