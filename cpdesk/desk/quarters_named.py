"""Which quarter somebody means, and whether anything can be written of it yet."""

from cpdesk.desk.work import Work
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.quarters import NotAQuarter, Quarter, last_ended, quarter_from, quarter_of


def quarter_asked(work: Work, text: str) -> Quarter:
    """The quarter of this name; the last one that ended where none is named."""
    if not text.strip():
        return last_ended(work.today)
    try:
        return quarter_from(text)
    except NotAQuarter as trouble:
        raise Refusal(str(trouble), field="quarter") from trouble


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
