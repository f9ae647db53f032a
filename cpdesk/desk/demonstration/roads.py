"""How an invented family goes its road through the diary, with the delays, moves and gaps that a unit knows."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from cpdesk.desk.demonstration.book import Book, at
from cpdesk.desk.demonstration.cases import Asked, Case, Group, Meeting, Moved
from cpdesk.desk.demonstration.families import Families
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.conferences import ConferenceOutcome, ConferenceState, LateReason
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.requests import RequestState
from cpdesk.rules.standards import Standard
from cpdesk.rules.what_follows import book_by, review_limit

_INVITED_BEFORE = 10  # working days
ICPC, RCPC = ConferenceKind.ICPC, ConferenceKind.RCPC
_LATE = (
    (LateReason.REQUEST_LATE, "The request came on day 11."),
    (LateReason.CHAIR_AWAY, "The chair fell ill on the morning; no other chair was free that week."),
    (LateReason.FAMILY_ASKED, "The mother asked for another day, so that her advocate can come."),
    (LateReason.AGENCY_NOT_READY, "Health could not send anybody who knows the children."),
    (LateReason.INTERPRETER, "No interpreter could be had earlier."),
)
_MOVES = (
    ("The social worker is ill.", True), ("The chair has to be in court.", True), ("The school is closed.", False),
    ("The parents asked for another day.", True), ("Two conferences in the same room.", False),
)  # fmt: skip


@dataclass(slots=True)
class Roads:
    """Walks each family along its road from one conference to the next, up to today and beyond.

    The numbers say how many conferences nobody marked as held or sent invitations for, how many reviews wait for their
    date and how many first core groups do.
    """

    days: WorkingDays
    standard: Standard
    now: datetime
    rng: Random
    book: Book
    families: Families
    not_marked: int = 1
    not_invited: int = 1
    waiting: int = 3
    without_core_group: int = 2
    cases: list[Case] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The day of the demonstration."""
        return self.now.date()

    def initial(self, case: Case, on: date, day: int, meeting: Meeting | None = None) -> None:
        """The request and the initial conference on day `day` of its clock, and all that came of it."""
        strategy_on = self.days.add(on, -day)
        case.asked = self.asked(case, strategy_on, on)
        found = meeting or self._booked(case, ICPC, 0, on, on)
        if found is None or found.start is None:
            return
        found.booked_at = found.booked_at or _after(case.asked.told_at or case.asked.ticked_at, self.rng, self.days)
        found.confirmed_at = found.booked_at + timedelta(hours=2)
        if day > 15:
            found.late_reason, found.late_why = self.rng.choice(_LATE)
        case.meetings.append(found)
        self.cases.append(case)
        if not meeting and self.rng.random() < 0.03 and found.held:
            found.state, found.minute_taker = ConferenceState.CANCELLED, ""
            case.asked.state, case.asked.closed_why = RequestState.CLOSED, "The section 47 was not substantiated."
            return
        self.after(case, found)

    def asked(self, case: Case, strategy_on: date, icpc_on: date) -> Asked:
        """A request on its usual road: ticked some days after the discussion, consulted on within a day, told of."""
        room = max(1, self.days.between(strategy_on, min(icpc_on, self.today)) - 2)
        ticked_on = self.days.add(strategy_on, self.rng.randint(1, min(5, room)))
        ticked_at = at(ticked_on, self.rng.randint(9, 15), self.rng.choice((5, 20, 40, 55)))
        late = self.rng.random() < 0.05
        consulted_at = at(self.days.add(ticked_on, 2 if late else 1), 9, self.rng.choice((10, 25, 50)))
        told_at = consulted_at + timedelta(minutes=40)
        return Asked(
            strategy_on, min(ticked_at, self.now), RequestState.BOOKED, self.book.on_duty(consulted_at.date()),
            min(consulted_at, self.now), told_at=min(told_at, self.now),
            possible=self.days.between(strategy_on, ticked_on) <= 8,
        )  # fmt: skip

    def after(self, case: Case, meeting: Meeting) -> None:
        """What came of a conference that was held, and the reviews after it, each within its limit."""
        while self._hold(case, meeting):
            held_on = meeting.start.date() if meeting.start else self.today
            by = book_by(review_limit(meeting.kind, held_on, self.standard, self.days))
            following = self._review(case, meeting.sequence_no + 1, held_on, by)
            if meeting.kind is ICPC:
                self.core_group_after(case, held_on)
            case.meetings.append(following)
            meeting = following

    def _hold(self, case: Case, meeting: Meeting) -> bool:
        """Whether it was held and leaves the children with a plan."""
        if not meeting.held or meeting.start is None:
            return False
        if meeting.kind is ICPC:
            made = self.rng.random() < 0.8
            meeting.outcome = ConferenceOutcome.PLAN_MADE if made else ConferenceOutcome.NO_PLAN
        else:
            ends = self.rng.random() < 0.45
            meeting.outcome = ConferenceOutcome.PLAN_ENDS if ends else ConferenceOutcome.PLAN_CONTINUES
        meeting.record_issued_on = self._record(meeting.start.date())
        return meeting.outcome in (ConferenceOutcome.PLAN_MADE, ConferenceOutcome.PLAN_CONTINUES)

    def _record(self, held_on: date) -> date | None:
        if self.days.between(held_on, self.today) == 17:
            return None  # one or two records are late now
        late = self.rng.random() < 0.04
        on = self.days.add(held_on, self.rng.randint(16, 19) if late else self.rng.randint(6, 14))
        return on if on < self.today else None

    def _review(self, case: Case, number: int, held_on: date, by: date) -> Meeting:
        first, last = self.days.add(by, -14), by
        late = self.rng.random() < 0.03 and self.days.add(by, 6) < self.today
        if late:
            first, last = self.days.add(by, 2), self.days.add(by, 6)
        elif self.waiting and self.days.add(self.today, 4) <= by and self.rng.random() < 0.06:
            self.waiting -= 1
            return Meeting(RCPC, number, ConferenceState.REQUESTED, chair=case.chair)
        found = self._booked(case, RCPC, number, max(first, self.days.add(held_on, 10)), last)
        if found is None:
            return Meeting(RCPC, number, ConferenceState.REQUESTED, chair=case.chair)
        found.booked_at = at(held_on, 16, 30)
        if found.start is not None:
            ready = at(self.days.add(found.start.date(), -12), 11)
            found.confirmed_at = max(ready, found.booked_at + timedelta(minutes=30))
        if late:
            found.late_reason, found.late_why = self.rng.choice(_LATE[1:])
        if self.rng.random() < 0.08:
            self._move(found)
        return found

    def _booked(self, case: Case, kind: ConferenceKind, number: int, first: date, last: date) -> Meeting | None:
        minutes = 120 if kind is ICPC and len(case.children) > 2 else 90
        found = self.book.find(self.rng, first, last, minutes, case.chair)
        if found is None:
            return None
        start, chair, room, writer = found
        if kind is ICPC:
            case.chair = chair
        return self.meeting(kind, number, start, chair=chair, room=room, minute_taker=writer, minutes=minutes)

    def meeting(
        self,
        kind: ConferenceKind,
        number: int,
        start: datetime,
        *,
        chair: str,
        room: str,
        minute_taker: str,
        minutes: int,
    ) -> Meeting:
        """A conference at this time, standing as a conference of that day stands today."""
        days_off = self.days.between(self.today, start.date())
        state = ConferenceState.PROVISIONAL if days_off > _INVITED_BEFORE else ConferenceState.CONFIRMED
        if start.date() < self.today:
            state = ConferenceState.HELD
            if self.not_marked and self.days.add(start.date(), 1) >= self.days.on_or_before(self.today):
                self.not_marked -= 1  # somebody still has to say that this one was held
                state = ConferenceState.CONFIRMED
        found = Meeting(kind, number, state, start, minutes, chair, room, minute_taker)
        found.interpreter = "Polish" if self.rng.random() < 0.05 else ""
        found.access_needs = "Step-free entrance" if self.rng.random() < 0.05 else ""
        found.invited = days_off <= _INVITED_BEFORE
        if self.not_invited and kind is RCPC and 8 <= days_off < _INVITED_BEFORE:
            self.not_invited -= 1  # these invitations should have left already, so it is not confirmed either
            found.state, found.invited = ConferenceState.PROVISIONAL, False
        return found

    def _move(self, meeting: Meeting) -> None:
        if meeting.start is None or meeting.booked_at is None:
            return
        from_on = self.days.add(meeting.start.date(), -self.rng.randint(2, 4))
        from_at = at(from_on, meeting.start.hour, meeting.start.minute)
        hours = self.rng.choice((6, 30, 52, 76, 100, 150))
        decided_at = from_at - timedelta(hours=hours)
        if not meeting.booked_at < decided_at < self.now:
            return
        why, exceptional = self.rng.choice(_MOVES)
        meeting.moved = Moved(from_at, decided_at, why, exceptional, "Everybody on the list")

    def core_group_after(self, case: Case, icpc_on: date) -> None:
        """The first core group, within ten working days of its conference; one or two still lack their date."""
        planned: date | None = self.days.add(icpc_on, self.rng.randint(5, 10))
        if self.without_core_group and self.days.between(icpc_on, self.today) <= 8:
            self.without_core_group, planned = self.without_core_group - 1, None
        case.groups.append(self._group(planned))

    def further_core_groups(self, case: Case) -> None:
        """Core groups after the first, for a plan that still stands."""
        last = case.groups[-1].planned_on if case.groups else None
        while last is not None and last < self.today:
            last = self.days.add(last, self.rng.randint(28, 42))
            case.groups.append(self._group(last))

    def _group(self, planned: date | None) -> Group:
        if planned is None or planned >= self.today:
            return Group(planned)
        sent = self.days.add(planned, self.rng.randint(3, 9))
        return Group(planned, planned, sent if sent < self.today else None)


def _after(moment: datetime, rng: Random, days: WorkingDays) -> datetime:
    """Some hours later, or in the morning of the next working day; now and then more than a day."""
    if rng.random() < 0.06:
        return at(days.add(moment.date(), 2), 10, 15)
    if moment.hour < 13:
        return moment + timedelta(hours=rng.randint(1, 3))
    return at(days.add(moment.date(), 1), 9, rng.choice((5, 20)))
