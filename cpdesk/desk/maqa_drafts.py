"""Alerts of one's own as drafts: made, changed, taken out (S17 to S19, S43, I22, TV-D14)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from cpdesk.desk.acts import does
from cpdesk.desk.given_values import as_day, as_line, as_words
from cpdesk.desk.maqa_at_hand import alert_at, conference_of, moment_given, named, put_back, write_step
from cpdesk.desk.maqa_changes import refuse_date_agreed
from cpdesk.desk.maqa_clock_asked import is_of_social_care, raising_of
from cpdesk.desk.maqa_fields import as_address, as_code, as_themes
from cpdesk.desk.maqa_steps import go_out
from cpdesk.desk.participant_lines import agency_key_of
from cpdesk.desk.who_may import KEEP_ALERTS
from cpdesk.desk.work import Work
from cpdesk.records.model import Child, Conference, CoreGroup, MaqaAlert
from cpdesk.rows.maqa_deeds import DraftAlert, RaiseAlert, TakeOutAlert
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.maqa import AlertState, AlertStep, way_of
from cpdesk.rules.record import ConcernAbout
from cpdesk.words import CONCERN_ABOUT_WORDS

RAISED = "This alert was raised already. Withdraw it instead, with the reason."


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting of an alert: a conference, a core group of one, or only a case and a day."""

    conference_id: int | None = None
    core_group_id: int | None = None
    family_id: int | None = None
    team_id: int | None = None


@does(DraftAlert, roles=KEEP_ALERTS, named="Draft an alert")
def draft_alert(work: Work, request: DraftAlert) -> Kept:
    """Keep an alert as a draft, or raise it at once; one about social care's own staff is always internal (TV-D14)."""
    alert = _alert(work, request)
    work.session.add(alert)
    work.session.flush()
    work.note_new(alert)
    if alert.risk_at is not None:
        write_step(work, alert, AlertStep.RISK, alert.risk_at, work.who, "", alert.risk_words)
    if request.raise_now:
        raised = RaiseAlert(
            alert.id, alert.version, request.raised_at, request.raised_by, request.late_reason, request.late_why
        )
        return go_out(work, alert, raised)
    by, _ = raising_of(work, alert, conference_of(work, alert))
    said = f"Kept {named(alert)} as a draft."
    return put_back(work, alert, f"{said} Raise it by {short(by)}." if by is not None else said)


@does(TakeOutAlert, roles=KEEP_ALERTS, named="Take out a draft alert")
def take_out_alert(work: Work, request: TakeOutAlert) -> Kept:
    """Take a draft away that is not needed after all."""
    alert = alert_at(work, request.id, request.version)
    if alert.state != AlertState.DRAFT:
        raise Refusal(RAISED)
    work.change(alert, "voided_at", work.now)
    return put_back(work, alert, f"{named(alert)} is taken out.")


def meeting_from(work: Work, conference_id: int | None, core_group_id: int | None, child_id: int | None) -> Meeting:
    """The meeting that was chosen, with the family and the team whom it concerned."""
    if core_group_id is not None:
        group = work.session.get(CoreGroup, core_group_id)
        if group is None or group.voided_at is not None:
            raise Refusal("This core group is no longer known here. Choose another meeting.", field="core_group_id")
        after = _conference(work, group.conference_id)
        return Meeting(None, group.id, after.family_id, after.team_id)
    if conference_id is not None:
        conference = _conference(work, conference_id)
        return Meeting(conference.id, None, conference.family_id, conference.team_id)
    if child_id is None:
        return Meeting()
    child = work.session.get(Child, child_id)
    if child is None or child.voided_at is not None:
        raise Refusal("This child is no longer known here. Choose another.", field="child_id")
    return Meeting(family_id=child.family_id)


def _alert(work: Work, request: DraftAlert) -> MaqaAlert:
    meeting = meeting_from(work, request.conference_id, request.core_group_id, request.child_id)
    agency = as_line("agency", request.agency)
    inside = request.social_care or is_of_social_care(agency)
    direction, channel = way_of(request.direction, social_care=inside)
    agreed, meeting_on = as_day("agreed_by_on", request.agreed_by_on), as_day("meeting_on", request.meeting_on)
    refuse_date_agreed(channel, agreed)
    _refuse_to_come(work, {"meeting_on": meeting_on})
    return MaqaAlert(
        uuid=str(uuid4()), conference_id=meeting.conference_id, core_group_id=meeting.core_group_id,
        family_id=meeting.family_id, team_id=meeting.team_id, meeting_on=meeting_on,
        direction=direction.value, channel=channel.value,
        about=as_code("about", request.about, ConcernAbout, CONCERN_ABOUT_WORDS),
        agency=agency, agency_key=agency_key_of(agency), words=as_words("words", request.words),
        asked=as_words("asked", request.asked), lead=as_line("lead", request.lead),
        lead_email=as_address("lead_email", request.lead_email), themes=as_themes("themes", request.themes),
        risk_at=_risk_at(work, request.risk_at), risk_words=as_words("risk_words", request.risk_words),
        agreed_by_on=agreed, state=AlertState.DRAFT.value, noted_on=work.today,
    )  # fmt: skip


def _risk_at(work: Work, given: datetime | None) -> datetime | None:
    if given is None:
        return None
    at = moment_given(work, "risk_at", given)
    if at > work.moment:
        raise Refusal("Enter when the immediate risk was identified; that time has not come yet.", field="risk_at")
    return at


def _refuse_to_come(work: Work, days: Mapping[str, date | None]) -> None:
    for name, on in days.items():
        if on is not None and on > work.today:
            raise Refusal(f"{short(on)} has not come yet. Enter the day of the meeting.", field=name)


def _conference(work: Work, id_: int) -> Conference:
    found = work.session.get(Conference, id_)
    if found is None or found.voided_at is not None:
        raise Refusal("This conference is no longer in the diary. Choose another meeting.", field="conference_id")
    return found
