"""The rows of an invented family, table by table, as the diary keeps them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select

from cpdesk.desk.conference_clocks import OF_MOVE
from cpdesk.desk.demonstration.cases import Asked, Case, Group, Meeting
from cpdesk.desk.demonstration.invited import invited
from cpdesk.desk.demonstration.people import CLERK
from cpdesk.desk.known_names import SOCIAL_WORKER, TEAM_MANAGER, people_called, team_called
from cpdesk.desk.work import Work
from cpdesk.records.base import Record
from cpdesk.records.many_rows import Values, blank_row
from cpdesk.records.model import (
    Child,
    Conference,
    ConferenceChild,
    ConferenceMove,
    Consultation,
    CoreGroup,
    CpPlan,
    Family,
    IcpcRequest,
    Invitee,
    Person,
    RequestChild,
    StrategyDiscussion,
    Telling,
)
from cpdesk.rules.conferences import CancelReason, ConferenceOutcome, ConferenceState, CoreGroupState, ToldBy
from cpdesk.rules.names import family_name
from cpdesk.rules.notice_hours import hours_before
from cpdesk.rules.requests import RequestState

_SPACE = UUID("5b0d6f3e-6a55-4f5e-9c7e-2f6d1b0a2004")
Row = tuple[type[Record], Values]
_blank = cache(blank_row)


def uuid_of(kind: str, of: object) -> str:
    """The same identifier for the same thing every time."""
    return str(uuid5(_SPACE, f"{kind} {of}"))


def row_of(record: type[Record], **values: Any) -> Row:
    """A row of this record with these values, everything else as when nothing is said of it."""
    return record, {**_blank(record), **values}


def utc(moment: datetime | None) -> datetime | None:
    """The moment as it is kept."""
    return None if moment is None else moment.astimezone(UTC)


class CaseRows:
    """Knows the numbers of people, teams and rooms, and gives the rows of each family."""

    def __init__(self, work: Work, cases: Sequence[Case], rooms: Mapping[str, int]) -> None:
        self._work, self._rooms = work, rooms
        self._standards = work.standard.code
        found = {name: team_called(work, name) for name in dict.fromkeys(one.team for one in cases)}
        self._teams = {name: team.id for name, team in found.items() if team is not None}
        parts = [(one.team_manager, TEAM_MANAGER) for one in cases]
        people_called(work, list(dict.fromkeys(parts + [(one.social_worker, SOCIAL_WORKER) for one in cases])))
        known = work.session.execute(select(Person.name, Person.id))
        self._people = {one.name: one.id for one in known}

    def of(self, case: Case) -> Iterator[Row]:
        """Every row of one family, those first that others name."""
        yield Family, {"id": case.family_id, "uuid": uuid_of("family", case.case_id), "case_id": case.case_id}
        for place, (first_name, born_on) in enumerate(case.children):
            yield row_of(
                Child, id=case.child_ids[place], uuid=uuid_of("child", f"{case.case_id} {place}"),
                family_id=case.family_id, first_name=first_name, surname=case.surname, born_on=born_on,
            )  # fmt: skip
        if case.asked is not None:
            yield from self._request(case, case.asked)
        for place, meeting in enumerate(case.meetings):
            yield from self._conference(case, meeting, case.meetings[place - 1].id if place else None)
        yield from self._plans(case)
        for place, group in enumerate(case.groups):
            yield self._core_group(case, group, place)

    def _belongs(self, case: Case) -> Values:
        return {
            "family_id": case.family_id, "team_id": self._teams[case.team], "standards": self._standards,
            "social_worker_id": self._people[case.social_worker], "team_manager_id": self._people[case.team_manager],
        }  # fmt: skip

    def _request(self, case: Case, asked: Asked) -> Iterator[Row]:
        booked = bool(case.meetings) and asked.state is not RequestState.CLOSED
        yield row_of(
            IcpcRequest, id=asked.id, uuid=uuid_of("request", case.case_id), **self._belongs(case),
            state=(RequestState.BOOKED if booked else asked.state).value, ticked_at=utc(asked.ticked_at),
            received_at=utc(asked.ticked_at), possible_at_request=asked.possible,
            short_time=asked.short_time.value if asked.short_time else "",
            short_time_why="The family cannot wait longer." if asked.short_time else "",
            dual_status=asked.looked_after_on is not None, looked_after_on=asked.looked_after_on,
            closed_why=asked.closed_why,
        )  # fmt: skip
        for place, child in enumerate(case.child_ids):
            yield RequestChild, {"request_id": asked.id, "child_id": child, "place": place}
        yield row_of(
            StrategyDiscussion, uuid=uuid_of("discussion", case.case_id), request_id=asked.id, on=asked.strategy_on,
            initiated_s47=True, id=asked.discussion_id,
        )  # fmt: skip
        if asked.consulted_at is not None:
            yield self._consultation(case, asked)

    def _consultation(self, case: Case, asked: Asked) -> Row:
        told = dict.fromkeys(
            ("told_social_worker_at", "told_team_manager_at", "told_diary_clerk_at", "case_note_at"),
            utc(asked.told_at),
        )
        return row_of(
            Consultation, id=asked.consultation_id, uuid=uuid_of("consultation", case.case_id), request_id=asked.id,
            chair_id=self._people[asked.duty_chair], team_manager_id=self._people[case.team_manager],
            outcome=asked.threshold.value, completed_at=utc(asked.consulted_at), why=asked.why, **told,
        )  # fmt: skip

    def _conference(self, case: Case, meeting: Meeting, previous_id: int | None) -> Iterator[Row]:
        cancelled = meeting.state is ConferenceState.CANCELLED
        icpc = meeting.sequence_no == 0
        yield row_of(
            Conference, id=meeting.id, uuid=uuid_of("conference", f"{case.case_id} {meeting.sequence_no}"),
            **self._belongs(case), kind=meeting.kind.value, state=meeting.state.value,
            request_id=case.asked.id if icpc and case.asked else None, previous_id=previous_id,
            sequence_no=meeting.sequence_no, start_at=utc(meeting.start), end_at=utc(meeting.end),
            on_day=meeting.start.date() if meeting.start else None, chair_id=self._people.get(meeting.chair),
            room_id=self._rooms.get(meeting.room), minute_taker_id=self._people.get(meeting.minute_taker),
            shown=family_name([case.surname]), children=len(case.children), looked_after=meeting.looked_after,
            late_reason=meeting.late_reason.value if meeting.late_reason else "", late_why=meeting.late_why,
            booked_at=utc(meeting.booked_at), held_at=utc(meeting.start) if meeting.held else None,
            cancel_reason=CancelReason.S47_NOT_SUBSTANTIATED.value if cancelled else "",
            cancel_why="The section 47 was not substantiated." if cancelled else "", moves=int(bool(meeting.moved)),
            access_needs=meeting.access_needs, interpreter=meeting.interpreter,
            record_issued_on=meeting.record_issued_on,
        )  # fmt: skip
        for place, child in enumerate(case.child_ids):
            outcome = meeting.outcome.value if meeting.outcome else ""
            yield (
                ConferenceChild,
                {"conference_id": meeting.id, "child_id": child, "place": place, "outcome": outcome},
            )
        yield from _move(meeting)
        for place, values in enumerate(invited(meeting, self._work.calendar)):
            yield row_of(Invitee, uuid=uuid_of("invitee", f"{meeting.id} {place}"), **values)

    def _plans(self, case: Case) -> Iterator[Row]:
        """A plan for each child from the initial conference to the review that ended it (I07)."""
        first = next((one for one in case.meetings if one.outcome is ConferenceOutcome.PLAN_MADE), None)
        if first is None or first.start is None:
            return
        last = next((one for one in case.meetings if one.outcome is ConferenceOutcome.PLAN_ENDS), None)
        for place, child in enumerate(case.child_ids):
            yield row_of(
                CpPlan, id=case.plan_ids[place], uuid=uuid_of("plan", child), child_id=child, conference_id=first.id,
                start_on=first.start.date(), end_on=last.start.date() if last and last.start else None,
                ended_by_id=last.id if last else None,
            )  # fmt: skip

    def _core_group(self, case: Case, group: Group, place: int) -> Row:
        lead = case.social_worker
        return row_of(
            CoreGroup, id=group.id, uuid=uuid_of("core group", f"{case.case_id} {place}"),
            conference_id=case.meetings[0].id, previous_id=case.groups[place - 1].id if place else None,
            sequence_no=place + 1, state=(CoreGroupState.HELD if group.held_on else CoreGroupState.PLANNED).value,
            planned_on=group.planned_on, planned_time="10:00" if group.planned_on else "",
            place="School" if group.planned_on else "", lead=lead if group.planned_on else "", held_on=group.held_on,
            record_sent_on=group.record_sent_on,
        )  # fmt: skip


def _move(meeting: Meeting) -> Iterator[Row]:
    """The move of a conference, and that somebody was told of it."""
    moved = meeting.moved
    if moved is None or meeting.start is None:
        return
    yield row_of(
        ConferenceMove, id=moved.id, uuid=uuid_of("move", meeting.id), conference_id=meeting.id,
        from_at=utc(moved.from_at), to_at=utc(meeting.start), decided_at=utc(moved.decided_at), by=CLERK,
        why=moved.why, exceptional=moved.exceptional, notice_hours=hours_before(moved.from_at, moved.decided_at),
    )  # fmt: skip
    if moved.told:
        told_at = utc(moved.decided_at + timedelta(minutes=30))
        yield row_of(
            Telling, uuid=uuid_of("told", meeting.id), about=OF_MOVE, about_id=moved.id, who=moved.told,
            how=ToldBy.EMAIL.value, at=told_at,
        )  # fmt: skip
