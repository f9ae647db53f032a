"""Alerts by pages: narrowed, ordered and counted by the database, a page and its counts in a few statements."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from cpdesk.desk.alert_agencies import AgencyNamed, agencies_named, of_agency
from cpdesk.desk.clock_rows import CONCERN, OPEN
from cpdesk.desk.maqa_clocks import RAISE
from cpdesk.desk.maqa_rows import alert_rows
from cpdesk.desk.marks import NO_DATE
from cpdesk.desk.quarters_named import quarter_called
from cpdesk.desk.records_listed import holds
from cpdesk.desk.who_may import READ_ALERTS
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import Child, Conference, CoreGroup, Family, KeptDeadline, MaqaAlert
from cpdesk.rows.maqa import AlertFilter, AlertSort, AlertsPage, MaqaAlerts
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.maqa import NOT_ENDED, AlertState
from cpdesk.rules.names import fold
from cpdesk.rules.weeks import day_to_plan, monday_of

_due = KeptDeadline
_LAST = NO_DATE.isoformat()
_BETWEEN = "\n"  # in no line of text
_PLACES = [(MaqaAlert.state == state, str(place)) for place, state in enumerate(AlertState)]
_BY_CLOCK = (AlertFilter.OVERDUE, AlertFilter.DUE)
_SORTS_BY_CLOCK = (AlertSort.DUE, AlertSort.STATE)
_READ_AGAIN = "Read the list again (F5 in the window)."
_ENDED = (AlertState.RESOLVED, AlertState.WITHDRAWN)
Condition = ColumnElement[bool]
Asked = Select[*tuple[Any, ...]]


@answers(MaqaAlerts, roles=READ_ALERTS)
def maqa_alerts(work: Work, question: MaqaAlerts) -> AlertsPage:
    """A page of alerts, with the numbers of every filter as it is narrowed otherwise."""
    agencies = agencies_named(work)
    narrowed, filters = _narrowed(question, agencies), _filters(work)
    counts = _counts(work, question, narrowed, filters)
    rows: list[tuple[AlertFilter, Any]] = []
    for part in _parts(question):
        keys = _keys(part)
        reads = _with_clocks if _looks_at_clocks(part) else _with_families
        asked = reads(select(*keys), part).where(*narrowed, filters[part.filter])
        rows += ((part.filter, row) for row in work.session.execute(_page(asked, keys, part)))
        if len(rows) > question.size:
            break
    shown = rows[: question.size]
    return AlertsPage(
        rows=alert_rows(work, [row[-1] for _, row in shown]),
        next=_told(*shown[-1]) if len(rows) > question.size else "",
        total=counts[question.filter],
        counts=counts,
        agencies=tuple(sorted(((key, one.words) for key, one in agencies.items()), key=lambda one: fold(one[1]))),
    )


def _parts(question: MaqaAlerts) -> list[MaqaAlerts]:
    """What is read in turn: of all alerts by their day or state, those that run, then the ended ones."""
    in_turn = [question.filter]
    if question.filter is AlertFilter.ALL and question.sort in _SORTS_BY_CLOCK:
        in_turn = [AlertFilter.ENDED, AlertFilter.OPEN] if question.backwards else [AlertFilter.OPEN, AlertFilter.ENDED]
    if not question.after:
        return [replace(question, filter=one) for one in in_turn]
    reached, _, after = question.after.partition(_BETWEEN)
    if reached not in in_turn:
        raise Refusal(_READ_AGAIN)
    begun, *others = in_turn[in_turn.index(AlertFilter(reached)) :]
    return [replace(question, filter=begun, after=after), *(replace(question, filter=one, after="") for one in others)]


def _with_clocks(asked: Asked, question: MaqaAlerts) -> Asked:
    """A question about alerts, each beside the open clock that counts now."""
    counts_now = and_(
        _due.subject == CONCERN, _due.subject_id == MaqaAlert.id, _due.state == OPEN,
        or_(_due.key != RAISE, MaqaAlert.risk_at.is_(None)),
    )  # fmt: skip
    return _with_families(asked, question).outerjoin(KeptDeadline, counts_now)


def _with_families(asked: Asked, question: MaqaAlerts) -> Asked:
    """A question about alerts; where words are looked for, each beside its family."""
    alerts = asked.select_from(MaqaAlert)
    if not question.words.split():
        return alerts
    family = func.coalesce(MaqaAlert.family_id, Conference.family_id)
    return alerts.outerjoin(Conference, Conference.id == MaqaAlert.conference_id).outerjoin(Family, Family.id == family)


def _filters(work: Work) -> dict[AlertFilter, Condition]:
    """The condition of each filter."""
    late = or_(_due.due_at < work.moment, and_(_due.due_at.is_(None), _due.due_on < work.today))
    running = MaqaAlert.state.in_(NOT_ENDED)
    sunday = monday_of(day_to_plan(work.today)) + timedelta(days=6)
    return {
        AlertFilter.OPEN: running,
        AlertFilter.TO_RAISE: MaqaAlert.state == AlertState.DRAFT,
        AlertFilter.OVERDUE: and_(running, late),
        AlertFilter.DUE: and_(running, _due.due_on <= sunday),
        AlertFilter.RISK: and_(running, MaqaAlert.risk_at.is_not(None)),
        AlertFilter.ESCALATED: MaqaAlert.state == AlertState.ESCALATED,
        AlertFilter.ENDED: MaqaAlert.state.in_(_ENDED),
        AlertFilter.ALL: MaqaAlert.id.is_not(None),
    }


def _narrowed(question: MaqaAlerts, agencies: Mapping[str, AgencyNamed]) -> list[Condition]:
    found: list[Condition] = [MaqaAlert.voided_at.is_(None)]
    if question.agency:
        found.append(of_agency(question.agency, agencies))
    if question.chair_id is not None:
        found.append(_of_chair(question.chair_id))
    if question.theme is not None:
        with_commas = literal(",") + MaqaAlert.themes + literal(",")
        found.append(with_commas.contains(f",{question.theme.value},", autoescape=True))
    if question.direction is not None:
        found.append(MaqaAlert.direction == question.direction.value)
    if question.quarter:
        found += _raised_in(question.quarter)
    return [*found, *(_says(word) for word in question.words.split())]


def _of_chair(chair_id: int) -> Condition:
    """An alert about a conference of this chair, or about a core group after one."""
    theirs = select(Conference.id).where(Conference.chair_id == chair_id)
    groups = select(CoreGroup.id).where(CoreGroup.conference_id.in_(theirs))
    of_group = and_(MaqaAlert.conference_id.is_(None), MaqaAlert.core_group_id.in_(groups))
    return or_(MaqaAlert.conference_id.in_(theirs), of_group)


def _raised_in(named: str) -> list[Condition]:
    quarter = quarter_called(named)
    return [MaqaAlert.raised_on >= quarter.first, MaqaAlert.raised_on <= quarter.last]


def _says(word: str) -> Condition:
    """An alert says a word: as its number, agency, lead or reference, or as a name of its family."""
    children = select(Child.id).where(
        Child.family_id == Family.id, Child.voided_at.is_(None), holds(Child.surname, word)
    )  # fmt: skip
    number = word.upper().removeprefix("MAQA").removeprefix("QA").strip(" -")
    by_number = (cast(MaqaAlert.id, String) == number,) if number.isdecimal() else ()
    is_kind = (literal(True),) if word.upper() in {"MAQA", "QA"} else ()
    columns = (MaqaAlert.agency, MaqaAlert.lead, Family.case_id)
    return or_(*by_number, *is_kind, *(holds(column, word) for column in columns), children.exists())


def _counts(
    work: Work, question: MaqaAlerts, narrowed: list[Condition], filters: dict[AlertFilter, Condition]
) -> dict[AlertFilter, int]:
    """How many each filter would show; clocks are looked at only of what is not ended, which is never much."""
    running = [one for one in AlertFilter if one not in {AlertFilter.ENDED, AlertFilter.ALL}]
    asked = _with_clocks(_numbers(running, filters), question).where(*narrowed, filters[AlertFilter.OPEN])
    counts = dict(zip(running, work.session.execute(asked).one(), strict=True))
    ended = _with_families(select(func.count()), question).where(*narrowed, filters[AlertFilter.ENDED])
    counts[AlertFilter.ENDED] = work.session.scalar(ended) or 0
    return counts | {AlertFilter.ALL: counts[AlertFilter.OPEN] + counts[AlertFilter.ENDED]}


def _numbers(of: Iterable[AlertFilter], filters: dict[AlertFilter, Condition]) -> Asked:
    return select(*(func.count(case((filters[one], 1))).label(one.value) for one in of))


def _keys(question: MaqaAlerts) -> tuple[ColumnElement[Any], ...]:
    """By what a list is ordered; the last is the alert's number, so that each page goes on where the last ended."""
    day: ColumnElement[Any] = literal(_LAST)
    no_hour: ColumnElement[Any] = literal("1")
    if _looks_at_clocks(question):
        day = func.coalesce(cast(_due.due_on, String), _LAST)
        no_hour = case((_due.due_at.is_not(None), "0"), else_="1")
    by: dict[AlertSort, tuple[ColumnElement[Any], ...]] = {
        AlertSort.DUE: (day, no_hour),
        AlertSort.NUMBER: (),
        AlertSort.RAISED: (func.coalesce(cast(MaqaAlert.raised_on, String), _LAST),),
        AlertSort.AGENCY: (func.lower(MaqaAlert.agency),),
        AlertSort.STATE: (case(*_PLACES, else_="9"), day),
    }
    return (*by[question.sort], MaqaAlert.id.expression)


def _looks_at_clocks(question: MaqaAlerts) -> bool:
    """Whether a list needs the days of its alerts: an ended one has none that runs."""
    return question.filter in _BY_CLOCK or (
        question.sort in _SORTS_BY_CLOCK and question.filter is not AlertFilter.ENDED
    )


def _page(asked: Asked, keys: tuple[ColumnElement[Any], ...], question: MaqaAlerts) -> Asked:
    ordered = asked.order_by(*(key.desc() if question.backwards else key.asc() for key in keys))
    if question.after:
        *texts, number = question.after.split(_BETWEEN)
        if len(texts) + 1 != len(keys) or not number.isdecimal():
            raise Refusal(_READ_AGAIN)
        last, place = (*texts, int(number)), tuple_(*keys)
        ordered = ordered.where(place < last if question.backwards else place > last)
    return ordered.limit(question.size + 1)


def _told(part: AlertFilter, row: Any) -> str:
    """Where the next page goes on."""
    return _BETWEEN.join(str(value) for value in (part.value, *row))
