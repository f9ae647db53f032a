"""When the next first-Monday list goes out, in longer and shorter words (L12)."""

from cpdesk.rules.first_monday import next_first_monday
from cpdesk.rules.how_dates_read import long, short, slashed
from ui.shared.almanac import Almanac


def said_of_next_list(almanac: Almanac) -> tuple[str, ...]:
    """The day of the next list and how far away it is, the fullest wording first."""
    today, calendar = almanac.today(), almanac.calendar()
    due = next_first_monday(today, calendar).due
    days = calendar.between(today, due)
    away = "today" if due == today else "1 working day away" if days == 1 else f"{days} working days away"
    return (
        f"First-Monday list: {long(due)}, {away}",
        f"First-Monday list: {short(due)}, {away}",
        f"Next list: {short(due)}",
        slashed(due),
    )
