"""Bank holidays of years for which GOV.UK has no list yet, as workalendar projects them."""

from datetime import date

PROJECTED = "Projected"


def projected_days(year: int) -> tuple[tuple[date, str], ...]:
    """The weekday bank holidays expected in England and Wales in `year`, with titles as GOV.UK would give them."""
    from workalendar.europe import UnitedKingdom  # noqa: PLC0415 (takes longer than all the rules together)

    weekdays = sorted({on for on, _ in UnitedKingdom().holidays(year) if on.weekday() < 5})
    return tuple((on, _title(on)) for on in weekdays)


def _title(on: date) -> str:
    """The title by the calendar: workalendar calls 27 December "Boxing Day Shift" when Christmas Day is a Sunday."""
    if on.month == 1:
        return "New Year’s Day" if on.day == 1 else "New Year’s Day (substitute day)"
    if on.month == 12:
        return _december_title(on)
    if on.month == 8:
        return "Summer bank holiday"
    if on.month in (5, 6):
        return "Early May bank holiday" if on.day < 8 and on.month == 5 else "Spring bank holiday"
    return "Good Friday" if on.weekday() == 4 else "Easter Monday"


def _december_title(on: date) -> str:
    if on.day in (25, 26):
        return "Christmas Day" if on.day == 25 else "Boxing Day"
    christmas = date(on.year, 12, 25).weekday()
    # Christmas Day on a Saturday moves to the 27th and Boxing Day to the 28th; on a Sunday it moves to the 27th alone.
    for_christmas = on.day == 27 and christmas in (5, 6)
    return f"{'Christmas Day' if for_christmas else 'Boxing Day'} (substitute day)"
