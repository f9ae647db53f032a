"""Which child it is, in a line; and the children of a conference, each to be ticked."""

from collections.abc import Iterable
from datetime import date

from cpdesk.rows.record_decisions import ChildDecisionRow
from cpdesk.rules.how_dates_read import counted, slashed
from ui.shared.forms.tick_list import TickList


def full_name(child: ChildDecisionRow) -> str:
    """First name and surname."""
    return f"{child.first_name} {child.surname}".strip()


def ticks_of(children: Iterable[ChildDecisionRow], spoken: str) -> TickList:
    """A box to tick for each child; `spoken` begins what is heard of it: "Recommend for Amira Example"."""
    names = {child.child_id: full_name(child) for child in children}
    return TickList(names, {number: f"{spoken} {name}" for number, name in names.items()})


def child_line(child: ChildDecisionRow, today: date) -> str:
    """The child with the date of birth and age, or the day on which it is due."""
    if child.born_on is None:
        return full_name(child)
    if child.born_on > today:
        return f"{full_name(child)}, due {slashed(child.born_on)}"
    return f"{full_name(child)}, born {slashed(child.born_on)}, {age(child.born_on, today)}"


def age(born_on: date, today: date) -> str:
    """How old somebody is: "7 years", under two in months."""
    months = (today.year - born_on.year) * 12 + today.month - born_on.month - (today.day < born_on.day)
    return counted(months // 12, "year") if months >= 24 else counted(max(months, 0), "month")
