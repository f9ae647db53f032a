"""Conferences as a calendar takes them: one of them, a chair's or a room's diary; by reference, never by name."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import Select, select

from cpdesk.desk.acts import does
from cpdesk.desk.bookable import chair_called, room_called
from cpdesk.desk.papers import Facts, facts_of, in_file_name, put_paper, times_of
from cpdesk.desk.who_may import READ_DIARY
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference
from cpdesk.rows.invitations import Appointment, PapersWritten, WriteCalendarFile
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.how_dates_read import counted, short

SUFFIX = ".ics"
AHEAD = timedelta(days=366)
NO_NAMES = "The children are not named here; their reference leads to them."


@does(WriteCalendarFile, roles=READ_DIARY)
def write_calendar_file(work: Work, request: WriteCalendarFile) -> PapersWritten:
    """Writes the file that Outlook and other calendars open; what was cancelled is in it as cancelled."""
    conferences, what = _chosen(work, request)
    place = Path(request.path if request.path.endswith(SUFFIX) else request.path + SUFFIX)
    if not request.path.strip():
        raise Refusal("Name the file into which the calendar goes.", field="path")
    body = work.tools.write_calendar(appointments_of(work, conferences), name=what, made_at=work.now)
    path = put_paper(work, str(place.parent), place.name, body)
    said = f"Wrote {counted(len(conferences), 'conference')} of {what} as a calendar file, without names of children."
    return PapersWritten((path,), (), what, "", said)


def appointments_of(work: Work, conferences: list[Conference]) -> tuple[Appointment, ...]:
    """These conferences as a calendar carries them."""
    facts = facts_of(work, conferences)
    return tuple(_appointment(work, one, facts[one.id]) for one in conferences)


def calendar_name(conference: Conference, reference: str) -> str:
    """The name of the calendar file of one conference: "ICPC 1042.ics"."""
    return f"{conference.kind} {in_file_name(reference)}{SUFFIX}"


def _chosen(work: Work, request: WriteCalendarFile) -> tuple[list[Conference], str]:
    """The conferences that were asked for, soonest first, and what they are together."""
    standing = select(Conference).where(Conference.voided_at.is_(None))
    if request.conference_id:
        found = work.session.scalar(standing.where(Conference.id == request.conference_id))
        if found is None:
            raise Refusal("This conference is no longer in the diary. Read the diary again (F5 in the window).")
        return [found], "one conference"
    whose: list[str] = []
    if request.chair.strip():
        chair = chair_called(work, request.chair)
        standing, whose = standing.where(Conference.chair_id == chair.id), [chair.name]
    if request.room.strip():
        room = room_called(work, request.room)
        standing, whose = standing.where(Conference.room_id == room.id), [*whose, room.name]
    if request.kind:
        standing = standing.where(Conference.kind == request.kind)
    return _between(work, request, standing), f"the diary of {' in '.join(whose) or 'the unit'}"


def _between(work: Work, request: WriteCalendarFile, asked: Select[Conference]) -> list[Conference]:
    """Those between the two days; from today on and for a year where none are named."""
    first = request.first or work.today
    last = request.last or first + AHEAD
    if last < first:
        raise Refusal(f"The last day is before the first, {short(first)}. Enter a later one.", field="last")
    within = asked.where(Conference.on_day >= first, Conference.on_day <= last)
    return list(work.session.scalars(within.order_by(Conference.on_day, Conference.start_at, Conference.id)))


def _appointment(work: Work, conference: Conference, facts: Facts) -> Appointment:
    start, end = times_of(conference)
    return Appointment(
        uid=f"{conference.uuid}@cpdesk",
        sequence=conference.version,
        start_at=start,
        end_at=end,
        title=f"{conference.kind} {facts.reference}",
        place=facts.room,
        notes=f"Chair: {facts.chair}. {NO_NAMES}",
        made_at=work.now,
        cancelled=conference.state == ConferenceState.CANCELLED,
        provisional=conference.state == ConferenceState.PROVISIONAL,
    )
