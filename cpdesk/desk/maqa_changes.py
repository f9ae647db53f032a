"""Other values for the fields of an alert; what went out keeps the way it went, and the past only moves with why."""

from datetime import datetime

from sqlalchemy import select

from cpdesk.desk.acts import does
from cpdesk.desk.entry_at_hand import said_why
from cpdesk.desk.maqa_at_hand import alert_at, day_of, moment_of, named, put_back
from cpdesk.desk.maqa_fields import OF_THE_PAST, ONLY_A_DRAFT, as_field
from cpdesk.desk.maqa_inside import way_with
from cpdesk.desk.participant_lines import agency_key_of
from cpdesk.desk.who_may import KEEP_ALERTS
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, CoreGroup, MaqaAlert, MaqaStep
from cpdesk.rows.maqa_deeds import ChangeAlert
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.maqa import AlertDirection, AlertState, AlertStep
from cpdesk.rules.record import Channel

_WENT_OUT = (
    "This alert went out already. To send it another way, withdraw it with the reason and draft a new one."
)  # fmt: skip
_NOT_AGREED = "The standard sets the day for a MAQA: a date is agreed for internal alerts only."


@does(ChangeAlert, roles=KEEP_ALERTS, named="Change the alert")
def change_alert(work: Work, request: ChangeAlert) -> Kept:
    """Give fields of an alert their new values; its clocks follow."""
    values = {name: as_field(name, value) for name, value in request.fields.items()}
    alert = alert_at(work, request.id, request.version, values, request.seen)
    draft = alert.state == AlertState.DRAFT
    if not draft and any(name in ONLY_A_DRAFT for name in values):
        raise Refusal(_WENT_OUT)
    why = said_why(request.why, "this is put right afterwards") if _is_of_the_past(values) else request.why
    _give_way(work, alert, values)
    _give_meeting(work, values)
    _give_raising(work, alert, values)
    _refuse_what_ended(alert, values)
    for name, value in values.items():
        work.change(alert, name, value, why)
    if "raised_at" in values:
        _put_rung_right(work, alert, why)
    return put_back(work, alert, f"Changed {named(alert)}.")


def refuse_date_agreed(channel: Channel, on: object) -> None:
    """Refuse a date that was agreed for what the standard sets a day for (S43)."""
    if on is not None and channel is Channel.MAQA:
        raise Refusal(_NOT_AGREED, field="agreed_by_on")


def _is_of_the_past(values: dict[str, object]) -> bool:
    return any(name in OF_THE_PAST for name in values)


def _give_way(work: Work, alert: MaqaAlert, values: dict[str, object]) -> None:
    """S18, I22: which way the alert goes follows from whom it is about; once it went out it stays."""
    if "agency" in values:
        values["agency_key"] = agency_key_of(str(values["agency"]))
    tick = values.pop("social_care", None)
    if not {"agency", "direction"} & values.keys() and tick is None:
        refuse_date_agreed(Channel(alert.channel), values.get("agreed_by_on"))
        return
    agency = str(values.get("agency", alert.agency))
    asked = AlertDirection(str(values["direction"])) if "direction" in values else None
    direction, channel = way_with(work, alert, agency, asked, social_care=bool(tick))
    if alert.state != AlertState.DRAFT and channel != alert.channel:
        raise Refusal(_WENT_OUT, field="agency")
    values["direction"], values["channel"] = direction.value, channel.value
    agreed = values.get("agreed_by_on", alert.agreed_by_on)
    if "agreed_by_on" not in values and channel is Channel.MAQA:
        values["agreed_by_on"] = agreed = None
    refuse_date_agreed(channel, agreed)


def _give_meeting(work: Work, values: dict[str, object]) -> None:
    """A draft's other meeting brings its family and team."""
    if not {"conference_id", "core_group_id"} & values.keys():
        return
    group_id, conference_id = values.get("core_group_id"), values.get("conference_id")
    group = work.session.get(CoreGroup, group_id) if group_id is not None else None
    after = group.conference_id if group is not None else conference_id
    conference = work.session.get(Conference, after) if after is not None else None
    if after is not None and (conference is None or conference.voided_at is not None):
        raise Refusal("This meeting is no longer in the diary. Choose another.", field="conference_id")
    values["core_group_id"] = group.id if group is not None else None
    values["conference_id"] = conference.id if conference is not None and group is None else None
    values["participant_id"] = None
    if conference is not None:
        values["family_id"], values["team_id"] = conference.family_id, conference.team_id


def _give_raising(work: Work, alert: MaqaAlert, values: dict[str, object]) -> None:
    """The moment of raising put right: never to come, never after what followed it."""
    if "raised_at" not in values:
        return
    given = values["raised_at"]
    if alert.raised_at is None or not isinstance(given, datetime):
        raise Refusal("Enter when the alert was raised, like 27/11/2026 13:00.", field="raised_at")
    at = moment_of(work, given, "it was raised")
    ended = min((one for one in (alert.resolved_at, alert.escalated_at) if one is not None), default=None)
    answered = min((one for one in (alert.acknowledged_on, alert.replied_on) if one is not None), default=None)
    if (ended is not None and at > ended) or (answered is not None and day_of(at) > answered):
        raise Refusal("It was raised before it was answered, escalated or resolved. Enter an earlier time.",
                      field="raised_at")  # fmt: skip
    values["raised_at"], values["raised_on"] = at, day_of(at)


def _put_rung_right(work: Work, alert: MaqaAlert, why: str) -> None:
    """Let the ladder say the same moment of raising as the alert."""
    rungs = select(MaqaStep).where(MaqaStep.alert_id == alert.id, MaqaStep.voided_at.is_(None))
    for rung in work.session.scalars(rungs.where(MaqaStep.step == AlertStep.RAISED)):
        work.change(rung, "at", alert.raised_at, why)


def _refuse_what_ended(alert: MaqaAlert, values: dict[str, object]) -> None:
    if values.keys() & {"outcome", "resolution"} and alert.state != AlertState.RESOLVED:
        raise Refusal("This alert is not resolved. Say first that it is, and what came of it.", field="outcome")
    if "escalated_to" in values and alert.escalated_at is None:
        raise Refusal("This alert was not escalated. Escalate it first.", field="escalated_to")
