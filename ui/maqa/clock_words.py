"""The clock of an alert in words, as its form shows it before anything is kept (S17, S20, A06, A07)."""

from cpdesk.rows.maqa import AlertClock
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import Channel


def clock_words(clock: AlertClock) -> tuple[str, str]:
    """The dates in a line or two, and beneath them where they come from."""
    lines = [raise_words(clock), resolve_words(clock)]
    said = (clock.channel_said, clock.raise_said, clock.due_said)
    return "\n".join(line for line in lines if line), "\n".join(dict.fromkeys(line for line in said if line))


def raise_words(clock: AlertClock) -> str:
    """By when it is to be raised."""
    return f"Raise by {long(clock.raise_by)}" if clock.raise_by is not None else ""


def resolve_words(clock: AlertClock) -> str:
    """By when it is to be resolved; with immediate risk to the minute."""
    if clock.due_at is not None:
        at = clock.due_at.astimezone(LONDON)
        instead = ", instead of 10 working days" if clock.channel is Channel.MAQA else ""
        return f"Immediate risk: resolve by {long(at.date())}, {at:%H:%M}. That is 24 hours{instead}."
    return f"Raised today, resolve by {long(clock.due_on)}" if clock.due_on is not None else ""
