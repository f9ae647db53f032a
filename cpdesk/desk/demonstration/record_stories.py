"""Which conferences of the invented diary have a whole record, and how far each has come."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from cpdesk.desk.demonstration.cases import Case, Meeting
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.conferences import WITH_PLAN, ConferenceState
from cpdesk.rules.lpm import ConferenceKind


class Far(Enum):
    """How far a record has come."""

    SENT = auto()
    CORRECTED = auto()
    ISSUED = auto()
    AGREED = auto()
    DRAFT = auto()


@dataclass(frozen=True, slots=True)
class RecordStory:
    """The record of one conference: of which family, and how far it has come."""

    case: Case
    meeting: Meeting
    far: Far

    @property
    def held_on(self) -> date:
        """The day of the conference."""
        if self.meeting.start is None:
            raise RuntimeError("an invented record is of a conference that was held")
        return self.meeting.start.date()

    @property
    def issued_on(self) -> date:
        """The day on which its record was issued."""
        return self.meeting.record_issued_on or self.held_on


def record_stories(cases: Sequence[Case], days: WorkingDays, today: date) -> Iterator[RecordStory]:
    """One conference for each way a record may stand, the newest that fits; none where the diary has no such one."""
    held = sorted(_fitting(cases), key=lambda one: (one[1].start, one[1].id), reverse=True)
    taken: set[int] = set()
    for far, ways in _FIT.items():
        free = [one for one in held if one[1].id not in taken]
        found = next((one for fits in ways for one in free if fits(one[1], days, today)), None)
        if found is not None:
            taken.add(found[1].id)
            yield RecordStory(*found, far)


def _fitting(cases: Sequence[Case]) -> Iterator[tuple[Case, Meeting]]:
    """The conferences that left the children with a plan, in time, and whose review has its date."""
    for case in cases:
        for meeting, following in zip(case.meetings, case.meetings[1:], strict=False):
            planned = meeting.kind is not ConferenceKind.ICPC or bool(case.groups and case.groups[0].planned_on)
            in_time = meeting.late_reason is None and following.late_reason is None
            ready = following.start is not None and following.state is not ConferenceState.CANCELLED
            if meeting.held and meeting.outcome in WITH_PLAN and planned and in_time and ready:
                yield case, meeting


def _issued_before(meeting: Meeting, days: WorkingDays, today: date, number: int) -> bool:
    on = meeting.record_issued_on
    return on is not None and on < days.add(today, -number)


def _is_first(meeting: Meeting) -> bool:
    return meeting.kind is ConferenceKind.ICPC


def _not_issued(meeting: Meeting, *, first: bool) -> bool:
    return meeting.record_issued_on is None and _is_first(meeting) is first


def _some_days_ago(meeting: Meeting, days: WorkingDays, today: date) -> bool:
    """Whether it was held long enough ago for the chair to have agreed its record."""
    return meeting.start is not None and meeting.start.date() < days.add(today, -2)


_Fits = Callable[[Meeting, WorkingDays, date], bool]
# The first way is the one to see; the others are for days on which the diary has no such conference.
_FIT: dict[Far, tuple[_Fits, ...]] = {
    Far.SENT: (lambda one, days, today: _is_first(one) and _issued_before(one, days, today, 5),),
    Far.CORRECTED: (lambda one, days, today: not _is_first(one) and _issued_before(one, days, today, 5),),
    Far.ISSUED: (lambda one, _, __: one.record_issued_on is not None,),
    Far.AGREED: (
        lambda one, days, today: _not_issued(one, first=True) and _some_days_ago(one, days, today),
        lambda one, days, today: _not_issued(one, first=False) and _some_days_ago(one, days, today),
    ),
    Far.DRAFT: (
        lambda one, _, __: one.sequence_no == 2 and one.record_issued_on is None,
        lambda one, _, __: _not_issued(one, first=False),
        lambda one, _, __: _not_issued(one, first=True),
    ),
}
