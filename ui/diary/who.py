"""Whom a request or a conference is about, and when it is, in a line."""

from datetime import date, datetime

from cpdesk.rows.conference import ConferenceShown
from cpdesk.rows.requests import RequestShown
from cpdesk.rules.how_dates_read import counted, long, short_moment, slashed
from cpdesk.rules.london import LONDON

KIND_WORDS = {"ICPC": "Initial conference (ICPC)", "RCPC": "Review conference (RCPC)"}


def request_line(request: RequestShown) -> str:
    """The family of a request in a line: "Sample-Ng, 2 children, ref 1042"."""
    return family_line(request.family, len(request.children), request.reference)


def conference_line(conference: ConferenceShown) -> str:
    """The family of a conference in a line, with its kind."""
    return f"{conference.kind}, {family_line(conference.family, len(conference.children), conference.reference)}"


def family_line(family: str, children: int, reference: str = "") -> str:
    """A family with the number of its children and its reference."""
    said = f"{family}, {counted(children, 'child') if children == 1 else f'{children} children'}"
    return f"{said}, ref {reference}" if reference else said


def child_words(first_name: str, surname: str, born_on: date | None, today: date) -> str:
    """A child with the date of birth, or the day on which it is due."""
    named = f"{first_name} {surname}".strip()
    if born_on is None:
        return named
    return f"{named}, {'due' if born_on > today else 'born'} {slashed(born_on)}"


def kind_words(kind: str) -> str:
    """The kind of a conference in full words."""
    return KIND_WORDS.get(str(kind), str(kind))


def when(start_at: datetime | None, end_at: datetime | None = None) -> str:
    """When a conference is: "Friday 27 November 2026, 13:00 to 14:30"."""
    if start_at is None:
        return "No date yet"
    start = start_at.astimezone(LONDON)
    said = f"{long(start.date())}, {start:%H:%M}"
    return f"{said} to {end_at.astimezone(LONDON):%H:%M}" if end_at else said


def moment_words(at: datetime) -> str:
    """A moment in a line: "Mon 23 Nov 2026, 09:30"."""
    return short_moment(at.astimezone(LONDON))


def due_words(due: date | datetime) -> str:
    """A limit as a day, or as a day with its time."""
    return moment_words(due) if isinstance(due, datetime) else slashed(due)


def sentence(words: str) -> str:
    """Words that somebody typed, as a sentence with one full stop."""
    typed = words.strip()
    return typed if typed.endswith((".", "!", "?")) else f"{typed}."
