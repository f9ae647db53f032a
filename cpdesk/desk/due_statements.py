"""The reads of Today, each put together once and asked again with other days: building one takes longer than asking it.

Every part of them is a range walked in the index of whose work is asked for, and none is walked further than is shown.
"""

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, literal, select, union_all

from cpdesk.desk.clock_rows import CONCERN
from cpdesk.desk.due_words import ON_ITS_DAY
from cpdesk.desk.maqa_clocks import URGENT
from cpdesk.records.few import few
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import KeptDeadline, MaqaAlert, Person
from cpdesk.rows.today import Part, Whose
from cpdesk.rules.maqa import NOT_ENDED

MOST_COUNTED = 1000
_due = table_of(KeptDeadline).c
_person, _alert = table_of(Person).c, table_of(MaqaAlert).c
_today: BindParameter[date] = bindparam("today")
_soon_to: BindParameter[date] = bindparam("soon_to")
_SHOWN = (
    _due.id, _due.subject, _due.subject_id, _due.key, _due.due_on, _due.due_at, _due.state, _due.explanation, _due.part,
    _due.chair_id, _due.about, _due.reference,
)  # fmt: skip


def open_of(whose: Whose) -> tuple[ColumnElement[bool], ...]:
    """What is open of one chair's work (`chair_id`), of the diary's, or of everybody's."""
    stands = _due.state == "open"
    if whose is Whose.MINE:
        return (stands, few(_due.chair_id == bindparam("chair_id")))
    return (stands, _due.part == Part.CLERK) if whose is Whose.DIARY else (stands,)


@cache
def lines_asked(whose: Whose) -> Select[Any]:
    """The one read of the list: what is to be done now, and what comes after it until `up_to`.

    What is due by `soon_to` is to be seen to now; what can only be done on its own day comes up until then.
    """
    soon = (_due.due_on > _today, _due.due_on <= _soon_to)
    # What is at immediate risk stands first, so that no number of late things pushes it off the list.
    other = _due.key != URGENT
    ranges = (
        (_due.subject == CONCERN, _due.subject_id.in_(_at_risk()), _due.key == URGENT, _due.due_on <= _soon_to),
        (_due.due_on <= _today, other),
        (*soon, _due.key.not_in(ON_ITS_DAY), other),
        (*soon, _due.key.in_(ON_ITS_DAY)),
        (_due.due_on > _soon_to, _due.due_on <= bindparam("up_to")),
    )
    nearest = [
        select(*_SHOWN).where(*open_of(whose), *one).order_by(_due.due_on, _due.id).limit(bindparam("size")).subquery()
        for one in ranges
    ]
    found = union_all(*(select(one) for one in nearest)).subquery("found")
    with_chairs = found.outerjoin(_person.id.table, _person.id == found.c.chair_id)
    return select(found, _person.name.label("chair")).select_from(with_chairs).order_by(found.c.due_on, found.c.id)


@cache
def numbers_asked(whose: Whose) -> Select[Any]:
    """How much is to be seen to now, and how much of it is late; each counted to one more than `MOST_COUNTED`.

    What is late since an hour of today stands among today's.
    """
    mine = open_of(whose)
    soon = (_due.due_on > _today, _due.due_on <= _soon_to, _due.key.not_in(ON_ITS_DAY))
    of_today = select(_due.due_at).where(*mine, _due.due_on == _today).limit(MOST_COUNTED + 1).subquery()
    late_today = select(literal(1)).select_from(of_today).where(of_today.c.due_at < bindparam("moment"))
    return select(
        _counted(_one_each(*mine, _due.due_on <= _today), _one_each(*mine, *soon)).label("now"),
        _counted(_one_each(*mine, _due.due_on < _today), late_today).label("overdue"),
    )


def _at_risk() -> Select[int]:
    """The alerts with immediate risk that are not ended: never many, so that nothing else has to be looked at."""
    return select(_alert.id).where(_alert.state.in_(NOT_ENDED), _alert.risk_at.is_not(None))


def _one_each(*where: ColumnElement[bool]) -> Select[Any]:
    return select(literal(1)).select_from(_due.id.table).where(*where)


def _counted(first: Select[Any], then: Select[Any]) -> Any:
    """How many there are of both together; the second is not looked at once the first is too many to count."""
    both = union_all(first, then).limit(MOST_COUNTED + 1).subquery()
    return select(func.count()).select_from(both).scalar_subquery()
