"""How invented families are kept at once: their numbers, their rows table by table, their history, their clocks."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import insert

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.demonstration.cases import Case
from cpdesk.desk.demonstration.happened import happened
from cpdesk.desk.demonstration.rows import CaseRows
from cpdesk.desk.work import Work
from cpdesk.records.base import Record
from cpdesk.records.history import append_each
from cpdesk.records.many_rows import Values, insert_rows, reserve_numbers, table_of
from cpdesk.records.model import (
    Child,
    Conference,
    ConferenceMove,
    Consultation,
    CoreGroup,
    CpPlan,
    Family,
    IcpcRequest,
    Invitee,
    Operation,
    StrategyDiscussion,
    Telling,
)

_NUMBERED_LATE = (Invitee, Telling)


def keep_cases(work: Work, cases: Sequence[Case], rooms: Mapping[str, int]) -> None:
    """Keep these families with all that was booked for them, their history and their clocks."""
    cases = sorted(cases, key=lambda case: case.begun)
    _number(work, cases)
    of = CaseRows(work, cases, rooms)
    rows: dict[type[Record], list[Values]] = {}
    for case in cases:
        for record, values in of.of(case):
            rows.setdefault(record, []).append(values)
    connection = work.session.connection()
    for record, some in rows.items():
        if record in _NUMBERED_LATE:
            for values, number in zip(some, reserve_numbers(connection, record, len(some)), strict=True):
                values["id"] = number
        insert_rows(connection, record, some)
    _keep_history(work, cases)
    keep_clocks(
        work,
        requests=[case.asked.id for case in cases if case.asked],
        conferences=[one.id for case in cases for one in case.meetings],
        core_groups=[one.id for case in cases for one in case.groups],
    )


def _number(work: Work, cases: Sequence[Case]) -> None:
    """Give everything its number beforehand, so that rows can name each other."""
    connection = work.session.connection()

    def numbers(record: type[Record], count: int) -> Iterator[int]:
        return iter(reserve_numbers(connection, record, count))

    asked = [case.asked for case in cases if case.asked]
    meetings = [one for case in cases for one in case.meetings]
    families = numbers(Family, len(cases))
    children = numbers(Child, sum(len(case.children) for case in cases))
    plans = numbers(CpPlan, sum(len(case.children) for case in cases))
    for case in cases:
        case.family_id = next(families)
        case.child_ids = [next(children) for _ in case.children]
        case.plan_ids = [next(plans) for _ in case.children]
    for request, one, other, third in zip(
        asked,
        numbers(IcpcRequest, len(asked)),
        numbers(StrategyDiscussion, len(asked)),
        numbers(Consultation, len(asked)),
        strict=True,
    ):
        request.id, request.discussion_id, request.consultation_id = one, other, third
    for meeting, number in zip(meetings, numbers(Conference, len(meetings)), strict=True):
        meeting.id = number
    moves = [one.moved for one in meetings if one.moved]
    for move, number in zip(moves, numbers(ConferenceMove, len(moves)), strict=True):
        move.id = number
    groups = [one for case in cases for one in case.groups]
    for group, number in zip(groups, numbers(CoreGroup, len(groups)), strict=True):
        group.id = number


def _keep_history(work: Work, cases: Sequence[Case]) -> None:
    """Every step under its name, in the order in which the steps were taken."""
    taken = sorted((step for case in cases for step in happened(case, work.moment)), key=lambda step: step.at)
    connection = work.session.connection()
    connection.execute(
        insert(table_of(Operation)),
        [
            {"uuid": step.uuid, "at": step.at, "by": step.by, "title": step.title, "may_undo": False,
             "undoes": "", "undone_by": ""}
            for step in taken
        ],
    )  # fmt: skip
    append_each(connection, ((change, step.at, step.by, step.uuid) for step in taken for change in step.changes))
