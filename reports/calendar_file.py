"""Conferences as a calendar file (.ics): in UTC, by reference, with a number that lasts, and no child's name."""

from collections.abc import Sequence
from datetime import UTC, datetime

from icalendar import Calendar, Event

from cpdesk.rows.invitations import Appointment
from cpdesk.rules.text import clean

PRODUCT = "-//cpdesk//Conference diary//EN"


def write_calendar(appointments: Sequence[Appointment], *, name: str = "", made_at: datetime) -> bytes:
    """The file as Outlook and other calendars read it; an appointment handed out before is changed, not doubled."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", _words(name))
    for one in appointments:
        calendar.add_component(_event(one, made_at))
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _event(one: Appointment, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("sequence", one.sequence)
    event.add("dtstamp", _utc(made_at))
    event.add("dtstart", _utc(one.start_at))
    event.add("dtend", _utc(one.end_at))
    event.add("summary", _words(f"Cancelled: {one.title}" if one.cancelled else one.title))
    if one.place:
        event.add("location", _words(one.place))
    if one.notes:
        event.add("description", _words(one.notes))
    event.add("status", "CANCELLED" if one.cancelled else "TENTATIVE" if one.provisional else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if one.cancelled else "OPAQUE")
    event.add("class", "PRIVATE")
    return event


def _utc(moment: datetime) -> datetime:
    """The moment in UTC to the second: no calendar has to know when Britain's clocks change."""
    return moment.astimezone(UTC).replace(microsecond=0)


def _words(text: str) -> str:
    return clean(text).replace("\ufffd", "?")
