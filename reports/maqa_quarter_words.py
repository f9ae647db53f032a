"""What the quarter's workbook and its PDF say in the same words."""

from cpdesk.rows.alert_words import THEME_WORDS
from cpdesk.rows.maqa_quarter import QuarterActionRow, QuarterPaper
from cpdesk.rules.how_dates_read import long, slashed
from cpdesk.rules.maqa import Theme

NOT_OVER = "This quarter is not over: its figures go on changing."
NOTHING_LEARNED = "Nothing was written down yet."
NO_ACTIONS = "No action was set."
ALL_THEMES = "All alerts"


def title_of(paper: QuarterPaper) -> str:
    """The title of both papers."""
    return f"MAQA alerts, {paper.quarter.title}"


def facts_of(paper: QuarterPaper) -> list[tuple[str, str]]:
    """What stands at the head of both: which days, how many alerts, from which unit, as shared when."""
    quarter = paper.quarter
    total = quarter.tables[0].total
    return [
        ("Unit", quarter.unit),
        ("Raised from", f"{long(quarter.first)} to {long(quarter.last)}"),
        ("Alerts", total.shown),
        ("Quarter before", total.before_shown),
        ("Without a theme yet", str(quarter.without_theme) if quarter.without_theme else ""),
        ("Shared", f"Version {paper.shared_as} of what was shared of this quarter" if paper.shared_as else ""),
        ("Small numbers", "Withheld" if quarter.suppressed else ""),
    ]


def theme_words(theme: Theme | None) -> str:
    """A theme as a heading."""
    return THEME_WORDS[theme] if theme is not None else ALL_THEMES


def action_state(action: QuarterActionRow) -> str:
    """How an action stands: open, overdue, done or given up, with what came of it, and from which quarter it is."""
    if action.ended_on is not None:
        said = f"{'Done' if action.done else 'Given up'} {slashed(action.ended_on)}"
    else:
        said = "Overdue" if action.overdue else "Open"
    carried = f"Carried over from {action.quarter}" if action.carried else ""
    return ". ".join(part for part in (said, action.what_came.rstrip("."), carried) if part)
