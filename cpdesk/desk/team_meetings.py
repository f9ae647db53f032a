"""Team meetings to which a linked chair comes: at least two a year, the agenda agreed with the Team Manager (D12)."""

from datetime import date
from typing import Any
from uuid import uuid4

from cpdesk.desk.given_values import as_choice, as_day, as_line, as_words
from cpdesk.desk.map_at_hand import comes_on, hold_the_map, row_at, team_at
from cpdesk.desk.who_may import KEEP_TEAM_MAP
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Person, TeamMeeting
from cpdesk.rows.map_words import MEETING_STATE_WORDS
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.team_map_deeds import ChangeTeamMeeting, PlanTeamMeeting
from cpdesk.rules.clock_times import NotATime, read_clock_time, shown
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.linked_chairs import MeetingState

_PAST = (MeetingState.ATTENDED, MeetingState.MISSED)
_FIELDS = ("on", "time", "state", "agenda", "agreed_with", "agreed_on", "note")


@does(PlanTeamMeeting, roles=KEEP_TEAM_MAP, named="Plan a team meeting")
def plan_team_meeting(work: Work, request: PlanTeamMeeting) -> Kept:
    """Note a team meeting to which the linked chair comes, or came (D12)."""
    hold_the_map(work)
    team = team_at(work, request.team_id)
    given = {name: getattr(request, name, "") for name in _FIELDS}
    values = {name: _read(name, value) for name, value in given.items()}
    meeting = TeamMeeting(
        uuid=str(uuid4()), team_id=team.id, person_id=comes_on(work, team, _day_of(values["on"]), "on").id, **values
    )
    _refuse_unless_fits(work, meeting)
    work.session.add(meeting)
    work.session.flush()
    work.note_new(meeting)
    return Kept((meeting.id,), _said(work, meeting), work.operation)


@does(ChangeTeamMeeting, roles=KEEP_TEAM_MAP, named="Change a team meeting")
def change_team_meeting(work: Work, request: ChangeTeamMeeting) -> Kept:
    """Give a team meeting other details, or say that it was attended, missed or cancelled."""
    hold_the_map(work)
    values = {name: _read(name, value) for name, value in request.fields.items()}
    meeting = row_at(work, TeamMeeting, request.id, request.version, mine=values, seen=request.seen)
    before = meeting.on
    for name, value in values.items():
        work.change(meeting, name, value)
    if meeting.on != before:
        person = comes_on(work, team_at(work, meeting.team_id), meeting.on, "on")
        work.change(meeting, "person_id", person.id)
    _refuse_unless_fits(work, meeting)
    return Kept((meeting.id,), _said(work, meeting), work.operation)


def _refuse_unless_fits(work: Work, meeting: TeamMeeting) -> None:
    if meeting.state in _PAST and meeting.on > work.today:
        state = MEETING_STATE_WORDS[MeetingState(meeting.state)].lower()
        raise Refusal(f"{short(meeting.on)} is still to come, so the meeting was not {state} yet.", field="state")
    if meeting.agreed_on is not None and meeting.agreed_on > work.today:
        raise Refusal("This day is still to come. Enter the day on which the agenda was agreed.", field="agreed_on")
    if meeting.agreed_on is not None and not meeting.agreed_with:
        raise Refusal("Say with whom the agenda was agreed.", field="agreed_with")
    if meeting.agreed_with and meeting.agreed_on is None:
        raise Refusal("Enter the day on which the agenda was agreed.", field="agreed_on")


def _said(work: Work, meeting: TeamMeeting) -> str:
    team, name = team_at(work, meeting.team_id).name, work.session.get_one(Person, meeting.person_id).name
    state = MEETING_STATE_WORDS[MeetingState(meeting.state)].lower()
    return f"Team meeting of {team} on {short(meeting.on)} with {name}: {state}."


def _day_of(value: object) -> date:
    assert isinstance(value, date), "read as a day"  # noqa: S101 - `_read` gives one or refuses
    return value


def _read(name: str, value: Any) -> Any:
    """The value as it is kept; refused with what to enter instead."""
    if name == "on":
        on = as_day(name, value)
        if on is None:
            raise Refusal("Enter the day of the team meeting.", field=name)
        return on
    if name == "agreed_on":
        return as_day(name, value)
    if name == "state":
        return as_choice(name, value, tuple(MeetingState)).value
    if name == "time":
        return clock_time(name, value)
    if name not in _FIELDS:
        raise Refusal(f"A team meeting has no field {name}.")
    return as_line(name, value) if name == "agreed_with" else as_words(name, value)


def clock_time(name: str, value: Any) -> str:
    """A time of day as it is kept, '' where none was given."""
    line = as_line(name, value)
    try:
        return shown(read_clock_time(line)) if line else ""
    except NotATime as wrong:
        raise Refusal(str(wrong), field=name) from None
