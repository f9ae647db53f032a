"""One alert taken in hand: found, guarded field by field, its ladder written, and put back with its clocks."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import uuid4

from cpdesk.desk.as_seen import guard_as_seen
from cpdesk.desk.clock_rows import in_london
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, CoreGroup, MaqaAlert, MaqaStep
from cpdesk.rows.alert_words import ALERT_STATE_WORDS
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.calendar import OutsideCalendar
from cpdesk.rules.clock_hours import NoSuchTime, as_london
from cpdesk.rules.dates import FIRST_YEAR, LAST_YEAR
from cpdesk.rules.how_dates_read import short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import AlertState, AlertStep, Ladder, alert_number, steps_from
from cpdesk.rules.record import Channel
from cpdesk.rules.text import clean

GONE = "This alert is no longer on the list. Read the list again (F5 in the window)."
_INSTEAD = {
    AlertState.DRAFT: "This alert is a draft. Raise it first.",
    AlertState.RESOLVED: "This alert is resolved. Open it again first, with the reason.",
    AlertState.WITHDRAWN: "This alert was withdrawn. Open it again first, with the reason.",
}


def alert_at(
    work: Work, id_: int, version: int, mine: Mapping[str, object] | None = None,
    seen: Mapping[str, object] | None = None,
) -> MaqaAlert:  # fmt: skip
    """The alert as the person saw it (I29); refused when it was taken out, or changed since."""
    alert = work.session.get(MaqaAlert, id_)
    if alert is None:
        raise Refusal(GONE)
    guard_as_seen(work, alert, version, gone=GONE, mine=mine, seen=seen)
    return alert


def alert_for(work: Work, id_: int, version: int, step: AlertStep) -> MaqaAlert:
    """The alert, for a step that can be taken from where it stands."""
    alert = alert_at(work, id_, version)
    state = AlertState(alert.state)
    if step not in steps_from(state):
        raise Refusal(_INSTEAD.get(state, f"This alert is {ALERT_STATE_WORDS[state].lower()} already."))
    return alert


def named(alert: MaqaAlert) -> str:
    """How people call an alert: "MAQA 12"."""
    return alert_number(alert.id, Channel(alert.channel))


def conference_of(work: Work, alert: MaqaAlert) -> Conference | None:
    """The conference of an alert: its own, or that of its core group."""
    if alert.conference_id is not None:
        return work.session.get(Conference, alert.conference_id)
    group = work.session.get(CoreGroup, alert.core_group_id) if alert.core_group_id is not None else None
    return work.session.get(Conference, group.conference_id) if group is not None else None


def moment_given(work: Work, name: str, at: datetime) -> datetime:
    """A moment that was given for an alert, as a clock in London shows it; from it working days can be counted."""
    try:
        moment = as_london(at.replace(tzinfo=None) if at.tzinfo is LONDON else at)
        work.calendar.is_worked(moment.date())
    except (NoSuchTime, OutsideCalendar) as no:
        raise Refusal(str(no), field=name) from None
    except OverflowError:
        raise Refusal(f"Enter a year from {FIRST_YEAR} to {LAST_YEAR}.", field=name) from None
    return moment


def moment_of(work: Work, at: datetime | None, what: str, since: datetime | None = None) -> datetime:
    """The moment of a step, now where none is said; never to come, never before what it follows."""
    if at is None:
        return work.moment
    moment = moment_given(work, "at", at)
    if moment > work.moment:
        raise Refusal(f"{short_moment(moment)} has not come yet. Enter when {what}.", field="at")
    if since is None:
        return moment
    if moment < since.replace(second=0, microsecond=0):  # people type minutes: 10:07 follows 10:07:31
        earlier = short_moment(since.astimezone(LONDON))
        raise Refusal(f"The alert was raised on {earlier}. Enter that time or a later one.", field="at")
    return max(moment, since)


def write_step(  # noqa: PLR0917 - a rung is told in one line: what, when, who, how, in which words
    work: Work, alert: MaqaAlert, step: AlertStep, at: datetime, who: str = "", how: str = "", words: str = ""
) -> None:
    """Write one rung of the ladder down."""
    rung = MaqaStep(
        uuid=str(uuid4()), alert_id=alert.id, step=step.value, at=at, who=" ".join(clean(who).split()),
        how=" ".join(clean(how).split())[:20], words=clean(words).strip(),
    )  # fmt: skip
    work.session.add(rung)
    work.session.flush()
    work.note_new(rung)


def put_state(work: Work, alert: MaqaAlert, why: str = "", *, withdrawn: bool = False) -> None:
    """Let the alert stand where its ladder says."""
    work.change(alert, "state", ladder_of(alert, withdrawn=withdrawn).state.value, why)


def ladder_of(alert: MaqaAlert, *, withdrawn: bool = False) -> Ladder:
    """How far an alert has come, by what is kept of it."""
    return Ladder(
        raised=alert.raised_at is not None,
        acknowledged=alert.acknowledged_on is not None,
        replied=alert.replied_on is not None,
        escalated=alert.escalated_at is not None,
        resolved=alert.resolved_at is not None,
        withdrawn=withdrawn,
    )


def put_back(work: Work, alert: MaqaAlert, said: str) -> Kept:
    """Keep the clocks that follow from an alert that was changed; the answer to the person."""
    keep_clocks(work, concerns=[alert.id])
    return Kept((alert.id,), said, work.operation)


def day_of(at: datetime) -> date:
    """The day of a moment, by a clock in London."""
    return in_london(at)
