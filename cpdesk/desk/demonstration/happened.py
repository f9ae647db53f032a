"""What happened to an invented family, step by step, as the history would tell it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cpdesk.desk.demonstration.book import at
from cpdesk.desk.demonstration.cases import Asked, Case, Meeting
from cpdesk.desk.demonstration.people import ADMIN, CLERK
from cpdesk.desk.demonstration.rows import uuid_of
from cpdesk.records.history import CREATED, Change, as_kept
from cpdesk.rules.conferences import ConferenceOutcome, ConferenceState
from cpdesk.rules.requests import RequestState, ThresholdOutcome

_REQUEST, _CONFERENCE = "icpc_request", "conference"
_AFTER = {
    ThresholdOutcome.MET: RequestState.THRESHOLD_MET,
    ThresholdOutcome.NOT_MET: RequestState.NOT_MET,
    ThresholdOutcome.MORE_INFORMATION: RequestState.MORE_INFORMATION,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: when, by whom, under which name, what it changed."""

    at: datetime
    by: str
    title: str
    uuid: str
    changes: tuple[Change, ...]


def happened(case: Case, now: datetime) -> Iterator[Step]:
    """The steps of one family; none is later than now."""
    for place, (when, by, title, changes) in enumerate(_steps(case)):
        yield Step(min(when, now).astimezone(UTC), by, title, uuid_of("step", f"{case.case_id} {place}"), changes)


_Told = tuple[datetime, str, str, tuple[Change, ...]]


def _steps(case: Case) -> Iterator[_Told]:
    asked = case.asked
    if asked is not None:
        yield from _request(asked)
    for meeting in case.meetings:
        if meeting.sequence_no == 0:
            yield from _booked(case, meeting)
        yield from _met(meeting)
        yield from _followed(case, meeting)
    for group in case.groups[1:]:
        on = group.planned_on
        if on is not None:
            yield (
                at(on - timedelta(days=21), 15) if case.groups else at(on, 15),
                ADMIN,
                "Plan a core group",
                (_new("core_group", group.id),),
            )


def _request(asked: Asked) -> Iterator[_Told]:
    new = (_new(_REQUEST, asked.id), _new("strategy_discussion", asked.discussion_id))
    yield asked.ticked_at, CLERK, "New request for an ICPC", new
    state = RequestState.RECEIVED
    if asked.consulted_at is not None:
        after = _AFTER[asked.threshold]
        consulted = (_new("consultation", asked.consultation_id), _to(_REQUEST, asked.id, "state", state, after))
        yield asked.consulted_at, asked.duty_chair, "Record the consultation", consulted
        state = after
    if asked.told_at is not None and asked.threshold is ThresholdOutcome.MET:
        waits = _to(_REQUEST, asked.id, "state", state, RequestState.AWAITING_BOOKING)
        yield asked.told_at, CLERK, "Record who was told of the outcome", (waits,)


def _booked(case: Case, meeting: Meeting) -> Iterator[_Told]:
    """The initial conference is booked; its request has its date, or was closed since."""
    if case.asked is None or meeting.booked_at is None:
        return
    booked = _to(_REQUEST, case.asked.id, "state", RequestState.AWAITING_BOOKING, RequestState.BOOKED)
    yield meeting.booked_at, CLERK, "Book the conference", (_new(_CONFERENCE, meeting.id), booked)
    if meeting.state is ConferenceState.CANCELLED:
        changes = (
            _to(_CONFERENCE, meeting.id, "state", ConferenceState.PROVISIONAL, ConferenceState.CANCELLED),
            _to(_REQUEST, case.asked.id, "state", RequestState.BOOKED, RequestState.CLOSED),
        )
        yield meeting.booked_at + timedelta(hours=26), CLERK, "Cancel the conference", changes


def _met(meeting: Meeting) -> Iterator[_Told]:
    """A conference that has its date: confirmed, moved, held, its record sent."""
    if meeting.start is None or meeting.state is ConferenceState.CANCELLED:
        return
    state = ConferenceState.PROVISIONAL
    if meeting.confirmed_at is not None and meeting.state is not state:
        confirmed = _to(_CONFERENCE, meeting.id, "state", state, ConferenceState.CONFIRMED)
        yield meeting.confirmed_at, CLERK, "Confirm the conference", (confirmed,)
    if meeting.moved is not None:
        moved = (
            _new("conference_move", meeting.moved.id),
            _to(_CONFERENCE, meeting.id, "start_at", meeting.moved.from_at, meeting.start, meeting.moved.why),
            _to(_CONFERENCE, meeting.id, "moves", 0, 1),
        )
        yield meeting.moved.decided_at, CLERK, "Move the conference", moved
    if meeting.held and meeting.end is not None:
        held = (
            _to(_CONFERENCE, meeting.id, "state", ConferenceState.CONFIRMED, ConferenceState.HELD),
            _to(_CONFERENCE, meeting.id, "held_at", None, meeting.start),
        )
        yield meeting.end + timedelta(minutes=20), CLERK, "Record that it was held", held
    if meeting.record_issued_on is not None:
        record = _to(_CONFERENCE, meeting.id, "record_issued_on", None, meeting.record_issued_on)
        yield at(meeting.record_issued_on, 15), ADMIN, "Change the conference", (record,)


def _followed(case: Case, meeting: Meeting) -> Iterator[_Told]:
    """What came into being when a conference was held: plans, the first core group, the next review."""
    if not meeting.held or meeting.end is None or meeting.start is None:
        return
    when = meeting.end + timedelta(minutes=25)
    made: list[Change] = []
    if meeting.outcome is ConferenceOutcome.PLAN_MADE:
        made += [_new("cp_plan", number) for number in case.plan_ids]
        made += [_new("core_group", group.id) for group in case.groups[:1]]
    if meeting.outcome is ConferenceOutcome.PLAN_ENDS:
        made += [_to("cp_plan", number, "end_on", None, meeting.start.date()) for number in case.plan_ids]
    following = next((one for one in case.meetings if one.sequence_no == meeting.sequence_no + 1), None)
    if following is not None:
        made.append(_new(_CONFERENCE, following.id))
    if made:
        yield when, CLERK, "Record that it was held", tuple(made)


def _new(entity: str, number: int) -> Change:
    return Change(entity, number, CREATED, None, None)


def _to(entity: str, number: int, field: str, old: object, new: object, why: str = "") -> Change:  # noqa: PLR0917 - a change is told in one line
    return Change(entity, number, field, as_kept(old), as_kept(new), why)
