"""`maqa`: the alerts of the unit, those that are open when nothing else is asked."""

from typing import Any

import click

from cpdesk.cli.asked import asked_of, everywhere
from cpdesk.cli.desk import at_the_desk
from cpdesk.cli.told import iso, tell, tell_json
from cpdesk.cli.typed import a_code
from cpdesk.rows.alert_words import ALERT_STATE_WORDS
from cpdesk.rows.maqa import AlertFilter, AlertRow, MaqaAlerts
from cpdesk.rules.how_dates_read import counted
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import AlertState
from cpdesk.words import CONCERN_ABOUT_WORDS

_STATES = f"Those that stand there: {', '.join((*AlertState, *AlertFilter))}. Open ones when left out."


@everywhere
@click.command("maqa")
@click.option("--state", metavar="STATE", default="", help=_STATES)
@click.option("--agency", metavar="NAME", default="", help="Only those to or from this agency.")
@click.option("--quarter", metavar="YYYY-Qn", default="", help="Only those raised in this quarter.")
@click.pass_context
def maqa(context: click.Context, state: str, agency: str, quarter: str) -> None:
    """MAQA alerts and internal QA alerts: where each stands, and by when it is to be raised or resolved."""
    asked = asked_of(context)
    filter_, stands = _filter_and_state(state, every=bool(quarter))
    with at_the_desk(asked) as desk:
        rows: list[AlertRow] = []
        wanted = MaqaAlerts(filter_, agency=agency, quarter=quarter)
        while True:
            page = desk.ask(wanted)
            rows += [row for row in page.rows if stands is None or row.state is stands]
            if not page.next:
                break
            wanted = MaqaAlerts(filter_, agency=agency, quarter=quarter, after=page.next)
    if asked.as_json:
        tell_json([_as_json(row) for row in rows])
        return
    for row in rows:
        tell(_as_line(row))
    tell(f"{counted(len(rows), 'alert')}." if rows else "No alerts.")


def _filter_and_state(typed: str, *, every: bool) -> tuple[AlertFilter, AlertState | None]:
    """What was asked for: a filter of the list, or one state of the ladder among all alerts."""
    code = typed.strip().lower().replace("-", "_")
    if not code:
        return (AlertFilter.ALL if every else AlertFilter.OPEN), None
    if code in set(AlertFilter):
        return AlertFilter(code), None
    return AlertFilter.ALL, a_code(typed, AlertState, "--state")


def _as_line(row: AlertRow) -> str:
    """One alert for a person: which, where it stands, what about and with whom, and what its days are."""
    about = " ".join(
        part for part in (CONCERN_ABOUT_WORDS[row.about].lower(), row.agency and f"({row.agency})") if part
    )
    days = [f"raised {row.raised_on:%d/%m/%Y} by {row.raised_by}"] if row.raised_on else []
    if row.due_what and row.resolved_on is None:
        days.append(f"{row.due_what[0].lower()}{row.due_what[1:]} {_due(row)}")
    if row.resolved_on:
        days.append(f"resolved {row.resolved_on:%d/%m/%Y}")
    said = "; ".join((about, row.meeting or "no meeting", f"reference {row.reference or 'none'}", *days))
    return f"{row.number:9} {row.stands:28} {said}"


def _due(row: AlertRow) -> str:
    if row.due_at is not None:
        return f"({row.due_at.astimezone(LONDON):%d/%m/%Y %H:%M})"
    return f"{row.due_on:%d/%m/%Y}" if row.due_on is not None else ""


def _as_json(row: AlertRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "direction": row.direction,
        "channel": row.channel,
        "state": row.state,
        "state_words": ALERT_STATE_WORDS[row.state],
        "mark": row.mark,
        "stands": row.stands,
        "about": row.about,
        "agency": row.agency,
        "reference": row.reference,
        "meeting": row.meeting,
        "conference": row.conference_id,
        "raised_on": iso(row.raised_on),
        "raised_by": row.raised_by,
        "immediate_risk": row.immediate_risk,
        "due_what": row.due_what,
        "due": iso(row.due_at.astimezone(LONDON) if row.due_at is not None else row.due_on),
        "lead": row.lead,
        "resolved_on": iso(row.resolved_on),
        "outcome": row.outcome,
        "themes": list(row.themes),
    }
