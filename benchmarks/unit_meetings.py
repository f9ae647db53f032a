"""The conferences and core groups of one generated family: held, moved, adjourned, forgotten, or still to come."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.unit_entries import add_entry
from benchmarks.unit_people import Held, Household, Unit, at
from benchmarks.unit_rows import Rows
from cpdesk.records.model import (
    ChildDecision,
    Conference,
    ConferenceChild,
    ConferenceMove,
    CoreGroup,
    Invitee,
    WhyLate,
)
from cpdesk.rules.conferences import (
    WITH_PLAN,
    CancelReason,
    ConferenceOutcome,
    ConferenceState,
    CoreGroupState,
    LateReason,
)
from cpdesk.rules.decisions import Category
from cpdesk.rules.late_reasons import WhyLateReason
from cpdesk.rules.lpm import ConferenceKind

_FIRST_REVIEW = (60, 75, 84, 86, 88, 89, 90, 90, 91, 91, 92, 92, 93, 95, 100)
_NEXT_REVIEW = (150, 168, 175, 179, 180, 181, 182, 182, 183, 183, 184, 184, 185, 190, 200)
_MOST_CORE_GROUPS = 9
_AGENCIES = (("police", "Police"), ("education", "Oakfield School"), ("health_visitor", "Health visitor"))
_REASONS = (WhyLateReason.SOMEBODY_AWAY, WhyLateReason.NO_CAPACITY, WhyLateReason.MOVED, WhyLateReason.OTHER)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A conference that was added: where it leads depends on whether it was held, and how it ended."""

    number: int
    held_on: date | None
    outcome: ConferenceOutcome | None


@dataclass(frozen=True, slots=True)
class Meetings:
    """Adds the meetings of one family."""

    rows: Rows
    unit: Unit
    rng: Random
    of: Household
    held: list[Held]

    def icpc(
        self, on: date, *, after: Meeting | None = None, state: ConferenceState | None = None, voided: bool = False
    ) -> Meeting:
        """An initial conference on this day, or the successor of an adjourned one."""
        likely = (ConferenceOutcome.PLAN_MADE,) * 8 + (ConferenceOutcome.NO_PLAN,)
        adjourned = (ConferenceOutcome.ADJOURNED,) if after is None else ()
        outcome = self.rng.choice(likely + adjourned)
        return self._conference(ConferenceKind.ICPC, on, 0, after, outcome, state=state, voided=voided)

    def reviews(self, first: Meeting) -> Meeting | None:
        """Every review after this initial conference; the one that ended the plan, None while it lasts."""
        before, sequence_no = first, 1
        while before.held_on is not None:
            days = self.rng.choice(_FIRST_REVIEW if sequence_no == 1 else _NEXT_REVIEW)
            wanted = self.unit.calendar.on_or_after(before.held_on + timedelta(days=days))
            on = None if wanted > self.unit.today + timedelta(days=60) or self.rng.random() < 0.03 else wanted
            review = self._review(on, sequence_no, before)
            if review.outcome is ConferenceOutcome.ADJOURNED and review.held_on is not None:
                on = self.unit.calendar.add(review.held_on, self.rng.randrange(3, 15))
                review = self._review(on, sequence_no, review)
            if review.outcome is ConferenceOutcome.PLAN_ENDS:
                return review
            before, sequence_no = review, sequence_no + 1
        return None

    def _review(self, on: date | None, sequence_no: int, before: Meeting) -> Meeting:
        likely = (ConferenceOutcome.PLAN_CONTINUES,) * 12 + (ConferenceOutcome.PLAN_ENDS,) * 4
        outcome = self.rng.choice((*likely, *([ConferenceOutcome.ADJOURNED] if before.outcome in likely else [])))
        return self._conference(ConferenceKind.RCPC, on, sequence_no, before, outcome)

    def _conference(
        self, kind: ConferenceKind, on: date | None, sequence_no: int, before: Meeting | None,
        outcome: ConferenceOutcome, *, state: ConferenceState | None = None, voided: bool = False,
    ) -> Meeting:  # fmt: skip
        of, rng = self.of, self.rng
        found = state or self._state(on)
        held_on = on if found is ConferenceState.HELD and not voided else None
        start = at(on) if on else None
        booked = None if on is None else at(on - timedelta(days=rng.randrange(14, 40)), 9)
        number = self.rows.add(
            Conference, kind=kind.value, state=found.value, family_id=of.family, sequence_no=sequence_no,
            request_id=of.request if kind is ConferenceKind.ICPC else None, previous_id=before and before.number,
            start_at=start, end_at=start and start + timedelta(minutes=90), on_day=on, chair_id=of.chair,
            team_id=of.team, social_worker_id=of.social_worker, team_manager_id=of.team_manager, shown=of.shown,
            children=len(of.children), booked_at=booked, held_at=start if held_on else None, standards=of.standards,
            late_reason=rng.choice(tuple(LateReason)).value if rng.random() < 0.2 else "", late_why="Generated.",
            cancel_reason=CancelReason.ERROR.value if found is ConferenceState.CANCELLED else "",
            record_issued_on=held_on and self._by_and_by(held_on, 4, 22), voided_at=at(on) if voided and on else None,
        )  # fmt: skip
        for place, child in enumerate(of.children):
            ended = outcome.value if held_on else ""
            self.rows.add(ConferenceChild, conference_id=number, child_id=child, place=place, outcome=ended)
            if held_on is not None and rng.random() < 0.9:
                category = rng.choice(tuple(Category)).value if outcome in WITH_PLAN else ""
                self.rows.add(
                    ChildDecision,
                    conference_id=number,
                    child_id=child,
                    outcome=ended,
                    category=category,
                    risk_statement="High.",
                )
        if on is not None:
            self._invitations(number, kind, on)
        if held_on is not None:
            self._after(number, kind, held_on)
        return Meeting(number, held_on, outcome if held_on else None)

    def _state(self, on: date | None) -> ConferenceState:
        if on is None:
            return ConferenceState.REQUESTED
        forgotten = self.rng.random() < 0.015
        if on >= self.unit.today or forgotten:
            return ConferenceState.CONFIRMED if self.rng.random() < 0.6 else ConferenceState.PROVISIONAL
        return ConferenceState.HELD

    def _by_and_by(self, on: date, first: int, last: int) -> date | None:
        """A day some working days after this one; none where it has not come yet, and now and then none at all."""
        found = self.unit.calendar.add(on, self.rng.randrange(first, last))
        return None if found > self.unit.today or self.rng.random() < 0.05 else found

    def _after(self, number: int, kind: ConferenceKind, on: date) -> None:
        self.held.append(Held(number, kind.value, on, self.of))
        if self.rng.random() < 0.12:
            add_entry(self.rows, self.unit, self.rng, self.held[-1])
        self._why("conference", number, "record_due")

    def _why(self, subject: str, number: int, key: str) -> None:
        if self.rng.random() < 0.1:
            voided = at(self.unit.today) if self.rng.random() < 0.2 else None
            reason = self.rng.choice(_REASONS).value
            self.rows.add(
                WhyLate, subject=subject, subject_id=number, key=key, reason=reason, why="Generated.", voided_at=voided
            )

    def _invitations(self, number: int, kind: ConferenceKind, on: date) -> None:
        rng, calendar = self.rng, self.unit.calendar
        moved = rng.random() < 0.06
        if moved:
            self.rows.add(
                ConferenceMove, conference_id=number, from_at=at(on - timedelta(days=7)), to_at=at(on),
                decided_at=at(on - timedelta(days=9), 15), by="bench", why="Generated.", notice_hours=43.0,
            )  # fmt: skip
        usual = 7 if kind is ConferenceKind.ICPC else 10
        sent_on = calendar.add(on, -rng.randrange(usual - 3, usual + 6))
        for place, (key, agency) in enumerate(_AGENCIES):
            this_on = sent_on if place else calendar.add(sent_on, -1)
            left_out = rng.random() < 0.02 or this_on > self.unit.today
            for_other = moved and rng.random() < 0.5
            self.rows.add(
                Invitee, conference_id=number, agency_key=key, agency=agency, kind="invite", inviter="unit",
                source="other", sent_at=None if left_out else at(this_on, 16),
                sent_for=None if left_out else at(on - timedelta(days=7) if for_other else on),
                voided_at=at(on) if left_out and rng.random() < 0.3 else None,
            )  # fmt: skip

    def core_groups(self, icpc: Meeting, until: date | None) -> None:
        """The core groups after an initial conference, as long as the plan lasts."""
        rng, today = self.rng, self.unit.today
        if icpc.held_on is None:
            return
        last, previous = until or today + timedelta(days=40), None
        on: date = self.unit.calendar.add(icpc.held_on, rng.randrange(4, 15))
        for sequence_no in range(1, _MOST_CORE_GROUPS + 1):
            if on >= last:
                return
            if rng.random() < 0.05:
                previous, on = self._cancelled(icpc.number, previous, sequence_no, on)
            held_on = on if on < today and rng.random() > 0.02 else None
            planned_on = None if held_on is None and rng.random() < 0.3 else on
            previous = self._core_group(icpc.number, previous, sequence_no, planned_on, held_on)
            if held_on is None:
                return
            on = self.unit.calendar.on_or_after(held_on + timedelta(days=rng.choice((21, 26, 28, 28, 28, 29, 35, 42))))

    def _core_group(
        self, conference: int, previous: int | None, sequence_no: int, planned_on: date | None, held_on: date | None
    ) -> int:
        state = CoreGroupState.HELD if held_on else CoreGroupState.PLANNED
        number = self.rows.add(
            CoreGroup, conference_id=conference, previous_id=previous, sequence_no=sequence_no, state=state.value,
            planned_on=planned_on, held_on=held_on, record_sent_on=held_on and self._by_and_by(held_on, 2, 14),
            voided_at=at(self.unit.today) if held_on is None and self.rng.random() < 0.1 else None,
        )  # fmt: skip
        self._why("core_group", number, "first_core_due" if sequence_no == 1 else "core_next_due")
        self._why("core_group", number, "core_record_due")
        return number

    def _cancelled(self, conference: int, previous: int | None, sequence_no: int, on: date) -> tuple[int, date]:
        """A core group that was cancelled, and the day of the one that replaces it (S34)."""
        number = self.rows.add(
            CoreGroup, conference_id=conference, previous_id=previous, sequence_no=sequence_no,
            state=CoreGroupState.CANCELLED.value, planned_on=on, cancel_why="Generated.",
        )  # fmt: skip
        self.rows.later(CoreGroup, number, "replacement_id", number + 1)
        return number, self.unit.calendar.add(on, self.rng.randrange(1, 6))
