"""How an alert reads on Today: which one, what is to be done about it, and its one next step (S17, S20, S21)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from cpdesk.desk.clock_rows import CONCERN
from cpdesk.desk.due_words import LOOK, sentence_of
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.maqa_clocks import RAISE, URGENT
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import MaqaAlert
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.maqa import AlertDirection, AlertState, alert_number
from cpdesk.rules.record import Channel

RAISE_IT, ESCALATE_IT = "Raise", "Escalate"
_alert = table_of(MaqaAlert).c
_WAY = {AlertDirection.TO_AGENCY: "to", AlertDirection.FROM_AGENCY: "from", AlertDirection.INTERNAL: "about"}


@dataclass(frozen=True, slots=True)
class AlertLine:
    """What a line of Today says of an alert, and the word on its button."""

    sentence: str
    action: str


def alerts_of_lines(work: Work, rows: Collection[Any]) -> Mapping[int, Any]:
    """The alerts of these rows by their numbers, in one statement."""
    ids = [row.subject_id for row in rows if row.subject == CONCERN]
    asked = select(_alert.id, _alert.state, _alert.channel, _alert.direction, _alert.agency)
    return {one.id: one for some in some_at_once(ids) for one in work.session.execute(asked.where(_alert.id.in_(some)))}


def alert_line(row: Any, alert: Any, about: str, *, late: bool) -> AlertLine:
    """The sentence and the next step of one alert: a late one goes to the Service Manager (S21)."""
    if row.key == RAISE:
        return AlertLine(sentence_of(RAISE, about, row.due_on, late=late), RAISE_IT)
    what = " ".join(part for part in (alert_number(alert.id, Channel(alert.channel)), _whose(alert)) if part)
    named = f"{about}: {what}" if about else what
    escalated = alert.state == AlertState.ESCALATED
    if row.key == URGENT:
        said = f"{named}, immediate risk: to be resolved within 24 hours"
        said = f"{named}, immediate risk: not resolved within 24 hours" if late else said
    else:
        said = f"{named}, not resolved" if late else f"{named}, to be resolved by {short(row.due_on)}"
    if alert.state == AlertState.DRAFT:
        return AlertLine(said, RAISE_IT)
    return AlertLine(f"{said}; escalated" if escalated else said, ESCALATE_IT if late and not escalated else LOOK)


def _whose(alert: Any) -> str:
    return f"{_WAY[AlertDirection(alert.direction)]} {alert.agency}" if alert.agency else ""
