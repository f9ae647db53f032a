"""The quarter's MAQA alerts: what they were about and what came of them, what was learned, what is to be done (S44)."""

from cpdesk.desk.maqa_quarter_counted import counted_alerts
from cpdesk.desk.maqa_quarter_tables import tables_of
from cpdesk.desk.maqa_rows import alert_rows
from cpdesk.desk.quarter_actions import actions_of
from cpdesk.desk.quarter_learning import learning_of
from cpdesk.desk.quarter_snapshots import snapshots_of
from cpdesk.desk.quarters_named import quarter_asked, quarters_to_choose
from cpdesk.desk.who_may import READ_QUARTER
from cpdesk.desk.work import Work, answers
from cpdesk.rows.maqa_quarter import FigureRows, MaqaQuarter, QuarterRows, TheQuarter
from cpdesk.rules.quarters import Quarter

HOW_IT_COUNTS = (
    "An alert belongs to the quarter in which it was raised. Drafts are not counted.",
    "An alert that was withdrawn is counted, with that as its outcome.",
    "Whether an alert was resolved in time, and what came of it, is said as it stands on the day this was made.",
)
_WITHHELD = (
    "Numbers from one to four read “under 5”. Where the rest of a table would give one away, more are withheld.",
    "The quarter before is treated alike.",
)


@answers(MaqaQuarter, roles=READ_QUARTER)
def maqa_quarter(work: Work, question: MaqaQuarter) -> TheQuarter:
    """Everything on one quarter; the last one that ended where none is named."""
    quarter = quarter_asked(work, question.quarter)
    return the_quarter(work, quarter, suppress=question.suppress)


@answers(QuarterRows, roles=READ_QUARTER)
def quarter_rows(work: Work, question: QuarterRows) -> FigureRows:
    """The alerts behind one figure, in the order of their numbers; as many as the figure says."""
    quarter = quarter_asked(work, question.quarter)
    counted = counted_alerts(work, [quarter.before, quarter])
    table = next(
        one for one in tables_of(counted[quarter], counted[quarter.before], suppress=False)
        if one.table is question.table
    )  # fmt: skip
    words = next((one.words for one in (table.total, *table.figures) if one.key == question.key), question.key)
    ids = [one.id for one in counted[quarter] if one.is_under(question.table, question.key)]
    title = words if not question.key else f"{table.title}: {words}"
    return FigureRows(f"{title}, {quarter.title}", alert_rows(work, ids))


def the_quarter(work: Work, quarter: Quarter, *, suppress: bool) -> TheQuarter:
    """A quarter as its page and its papers show it."""
    counted = counted_alerts(work, [quarter.before, quarter])
    alerts, before = counted[quarter], counted[quarter.before]
    tables = tables_of(alerts, before, suppress=suppress)
    learning, actions = learning_of(work, quarter), actions_of(work, quarter)
    shown = {
        suppress: tables,
        not suppress: tables_of(alerts, before, suppress=not suppress),
    }
    return TheQuarter(
        quarter=quarter.name,
        title=quarter.title,
        first=quarter.first,
        last=quarter.last,
        ended=quarter.is_over(work.today),
        suppressed=suppress,
        tables=tables,
        learning=learning,
        actions=actions,
        snapshots=snapshots_of(work, quarter, shown, learning, actions),
        counted=(*HOW_IT_COUNTS, *(_WITHHELD if suppress else ())),
        without_theme=0 if suppress else sum(not one.has_theme for one in alerts),
        quarters=quarters_to_choose(work, quarter),
        unit=work.setting("name", ""),
        made_at=work.moment,
        made_by=work.who,
    )
