"""What the pane and the forms of an alert say in words: which alert it is, when, and how a step was taken."""

from datetime import UTC, datetime
from enum import StrEnum

from cpdesk.rows.maqa import AlertRow
from cpdesk.rules.how_dates_read import short_moment
from cpdesk.rules.london import LONDON
from ui.shared.almanac import Almanac


class How(StrEnum):
    """How a step of an alert was taken."""

    EMAIL = "email"
    PHONE = "phone"
    IN_PERSON = "in_person"
    POST = "post"
    BY_HAND = "by_hand"
    PORTAL = "portal"


HOW_WORDS: dict[How, str] = {
    How.EMAIL: "By email",
    How.PHONE: "By phone",
    How.IN_PERSON: "In person",
    How.POST: "By post",
    How.BY_HAND: "By hand",
    How.PORTAL: "On the portal",
}


def alert_line(row: AlertRow) -> str:
    """Which alert it is, in a line: "MAQA 12 · Fictitious, 2 children · ICPC, 23/11/2026"."""
    return " · ".join(part for part in (row.number, row.family or row.reference, row.meeting) if part)


def moment_words(at: datetime) -> str:
    """A moment as clocks in London show it: "Mon 23 Nov 2026, 09:30"."""
    return short_moment(at.astimezone(LONDON))


def how_words(how: str) -> str:
    """How a step was taken, inside a sentence: "by email"."""
    return HOW_WORDS[How(how)].lower() if how in set(How) else how


def about_now(almanac: Almanac) -> datetime:
    """The minute that it is, on the day that the desk has; kept as UTC."""
    clock = datetime.now(LONDON).replace(second=0, microsecond=0)
    return datetime.combine(almanac.today(), clock.time(), LONDON).astimezone(UTC)
