"""A fortnight of the invented unit, worked through the desk only: what came, what went wrong, and how it stands then.

Each day is worked as the clerk works it: Today is read from top to bottom and each line gets its one next action.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.desk.work import Desk
from cpdesk.records.database import Database
from cpdesk.records.model import Conference, CoreGroup, CpPlan, IcpcRequest, KeptDeadline, MaqaAlert
from cpdesk.rows import booking as deeds
from cpdesk.rows import requests as asked
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.conference_record import OpenRecord
from cpdesk.rows.diary import DiaryBetween, DiaryCard, Slot, SlotsFor
from cpdesk.rows.invitations import SayInvitationsSent
from cpdesk.rows.maqa_deeds import RaiseAlert, ResolveAlert
from cpdesk.rows.people import AddAway, AwayAndTouched, DutyBetween
from cpdesk.rows.record_deeds import SayRecordSent
from cpdesk.rows.record_plan_deeds import SayRoleTold
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.today import DueLine, DueToday
from cpdesk.rows.unit import AddDayNotWorked, BeginRegister, RegisterKind, Soundness
from cpdesk.rows.waiting import Waiting
from cpdesk.rules.calendar import NotWorked, WorkingDays, england_and_wales
from cpdesk.rules.conferences import TO_COME, AwayKind, ConferenceOutcome, ConferenceState, LateReason, ToldBy
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.maqa import AlertOutcome
from cpdesk.rules.record import SentBy
from cpdesk.rules.requests import RequestState, ShortTime, ThresholdOutcome
from cpdesk.rules.standards import standard
from cpdesk.rules.what_follows import last_day, review_limit

MONDAY, MOURNING = date(2026, 11, 23), date(2026, 12, 4)
DAYS: WorkingDays = england_and_wales().with_days({MOURNING: NotWorked("Day of mourning", "Proclaimed")})
FORTNIGHT = [day for number in range(12) if DAYS.is_worked(day := MONDAY + timedelta(days=number))]
EVERYBODY = ("social_worker", "team_manager", "diary_clerk", "case_note")
BOOKABLE = (RequestState.AWAITING_BOOKING, RequestState.DATE_IMPOSED)


def london_moment(on: date, clock: str) -> datetime:
    return datetime.combine(on, time.fromisoformat(clock), LONDON)


@dataclass
class UnitAtWork:
    """The unit, its clock, and what its clerk does with each line of Today."""

    desk: Desk
    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()

    def version(self, record: type, number: int) -> int:
        with Session(self.desk.database.engine) as session:
            found: int = session.get_one(record, number).version
            return found

    def week(self, first: date, last: date) -> tuple[DiaryCard, ...]:
        found: tuple[DiaryCard, ...] = self.desk.ask(DiaryBetween(first, last)).cards
        return found

    def card(self, family: str, first: date, last: date) -> DiaryCard:
        (found,) = (card for card in self.week(first, last) if card.family == family)
        return found

    def clear_the_list(self) -> None:
        """Work the list of Today until nothing on it can be done any more."""
        done: set[tuple[str, int]] = set()
        while lines := [line for line in self.lines() if (line.key, line.subject_id) not in done]:
            for line in lines:
                done.add((line.key, line.subject_id))
                getattr(self, line.key, lambda _: None)(line)
            self.book_what_waits()

    def lines(self) -> tuple[DueLine, ...]:
        found: tuple[DueLine, ...] = self.desk.ask(DueToday(size=500)).do_now
        return found

    def book_what_waits(self) -> None:
        for card in self.desk.ask(Waiting()):
            if card.state is RequestState.MORE_INFORMATION and self.today > MONDAY:
                self._consult(card.request_id)
            elif card.may_book and (card.conference_id or card.state in BOOKABLE):
                self.book(card.request_id, card.conference_id)

    def book(self, request_id: int | None, conference_id: int | None) -> None:
        best = self.best(request_id, conference_id)
        late = {} if best.in_time else {"late_reason": LateReason.REQUEST_LATE, "why": "Asked for on day 16."}
        wanted = deeds.BookConference(best.start_at, best.chair, best.room, request_id, conference_id, **late)  # type: ignore[arg-type]  # the two reasons
        self._invite(self.desk.do(wanted).id)

    def best(self, request_id: int | None, conference_id: int | None) -> Slot:
        found: Slot = self.desk.ask(SlotsFor(request_id, conference_id, count=1))[0]
        return found

    def move(self, card: DiaryCard, why: str) -> deeds.Booked:
        best = self.best(None, card.id)
        late = None if best.in_time else LateReason.OTHER
        told = (("Everybody on the list", ToldBy.PHONE),)
        moved: deeds.Booked = self.desk.do(
            deeds.MoveConference(
                card.id, card.version, best.start_at, why, exceptional=True, chair=best.chair, room=best.room,
                minute_taker="", told=told, late_reason=late,
            )
        )  # fmt: skip
        return moved

    def _invite(self, conference_id: int) -> None:
        """Send what has not gone out, or named the time of before a move; a booking is firm then (D08, S05)."""
        invited = self.desk.ask(OpenConference(conference_id)).invitations.invitees
        waiting = [one.id for one in invited if one.sent_at is None or one.tell_again]
        if waiting:
            self.desk.do(SayInvitationsSent(conference_id, tuple(waiting)))
        with Session(self.desk.database.engine) as session:
            kept = session.get_one(Conference, conference_id)
        if kept.state == ConferenceState.PROVISIONAL:
            self.desk.do(deeds.ConfirmConference(conference_id, kept.version))

    def _consult(self, request_id: int) -> None:
        duty = self.desk.ask(DutyBetween(self.today, self.today))[0].chair
        shown = self.desk.ask(asked.OpenRequest(request_id))
        self.desk.do(
            asked.RecordConsultation(
                request_id, shown.version, duty, shown.team_manager, ThresholdOutcome.MET, self.now, "Met."
            )
        )
        self._tell(request_id)

    def _tell(self, request_id: int) -> None:
        self.desk.do(asked.TickOutcomeSent(request_id, self.version(IcpcRequest, request_id), EVERYBODY, self.now))

    def duty_consult_due(self, line: DueLine) -> None:
        self._consult(line.subject_id)

    def tell_outcome(self, line: DueLine) -> None:
        self._tell(line.subject_id)

    def acknowledge_not_met(self, line: DueLine) -> None:
        number = line.subject_id
        self.desk.do(asked.AcknowledgeNotMet(number, self.version(IcpcRequest, number), self.today))

    def decide_icpc_needed(self, line: DueLine) -> None:
        number, why = line.subject_id, "Placed with the parents: the risk is the same."
        version = self.version(IcpcRequest, number)
        self.desk.do(asked.DecideIcpcNeeded(number, version, needed=True, by="N. Invented", why=why, on=self.today))

    def icpc_notice(self, line: DueLine) -> None:
        self._invite(line.subject_id)

    rcpc_invite_due = icpc_notice

    def mark_held(self, line: DueLine) -> None:
        if line.due_at is None or line.due_at > self.now:
            return
        with Session(self.desk.database.engine) as session:
            kind = session.get_one(Conference, line.subject_id).kind
        core_group = DAYS.add(line.due_on, 8) if kind == ConferenceKind.ICPC else None
        ends = ConferenceOutcome.PLAN_ENDS if kind == ConferenceKind.RCPC and line.subject_id % 3 == 0 else None
        held = self.desk.do(deeds.HoldConference(line.subject_id, outcome=ends, core_group_on=core_group))
        if held.next_conference_id is not None:
            self.book(None, held.next_conference_id)  # its date is agreed at the conference (S38)

    def tell_move(self, line: DueLine) -> None:
        self.desk.do(deeds.SayTold("Everybody on the list", ToldBy.EMAIL, conference_id=line.subject_id))

    def record_due(self, line: DueLine) -> None:
        number = line.subject_id
        version = self.version(Conference, number)
        self.desk.do(deeds.ChangeConference(number, version, {"record_issued_on": self.today}))

    def record_to_send(self, line: DueLine) -> None:
        record = self.desk.ask(OpenRecord(line.subject_id)).record
        numbers = tuple(one.participant_id for one in record.recipients if one.sent_on is None)
        self.desk.do(SayRecordSent(line.subject_id, numbers, SentBy.POST, self.today))

    def tell_agency_role(self, line: DueLine) -> None:
        self.desk.do(SayRoleTold((line.subject_id,), "The safeguarding lead", ToldBy.PHONE, self.today))

    def maqa_raise_due(self, line: DueLine) -> None:
        late = "" if self.today <= line.due_on else "somebody_away"
        self.desk.do(RaiseAlert(line.subject_id, self.version(MaqaAlert, line.subject_id), late_reason=late))

    def maqa_resolve_due(self, line: DueLine) -> None:
        late = "" if line.state != "overdue" else "agency_late"
        version = self.version(MaqaAlert, line.subject_id)
        self.desk.do(ResolveAlert(line.subject_id, version, AlertOutcome.EXPLAINED, "They said why.", late_reason=late))

    maqa_urgent_due = maqa_resolve_due

    def first_core_due(self, line: DueLine) -> None:
        on = DAYS.add(self.today, 2)
        why = "" if on <= line.due_on else "The school was closed."
        version = self.version(CoreGroup, line.subject_id)
        self.desk.do(deeds.PlanCoreGroup(line.subject_id, version, on, breach_why=why))

    def mark_core_held(self, line: DueLine) -> None:
        if line.due_on > self.today:
            return
        version, following = self.version(CoreGroup, line.subject_id), DAYS.add(self.today, 20)
        self.desk.do(deeds.HoldCoreGroup(line.subject_id, version, line.due_on, following))

    def core_record_due(self, line: DueLine) -> None:
        version = self.version(CoreGroup, line.subject_id)
        self.desk.do(deeds.CoreGroupRecordSent(line.subject_id, version, self.today))

    def request(self, surname: str, day: int, *children: str) -> asked.RequestKept:
        """A request ticked an hour ago, on day `day` of its clock."""
        kept: asked.RequestKept = self.desk.do(
            asked.ReceiveRequest(
                tuple(NewChild(name, surname) for name in children or ("Rowan",)),
                DAYS.add(self.today, -day), self.now - timedelta(hours=1), "Cluster 4A", "F. Testcase", "N. Invented",
            )
        )  # fmt: skip
        return kept


@pytest.fixture
def unit(database: Database) -> UnitAtWork:
    """The demonstration unit on Monday morning."""
    at_work = UnitAtWork.__new__(UnitAtWork)
    desk = Desk(database, who="pat", today=lambda: at_work.today, now=lambda: at_work.now.astimezone(UTC))
    at_work.__init__(desk, london_moment(MONDAY, "09:05"))  # type: ignore[misc]  # the desk asks it for the time
    desk.do(BeginRegister(RegisterKind.DEMONSTRATION, ""))
    return at_work


def a_chair_falls_ill(unit: UnitAtWork) -> None:
    """P. Example is ill from Tuesday to Friday: each conference gets a chair who is free."""
    tuesday, friday = FORTNIGHT[1], FORTNIGHT[4]
    away = unit.desk.do(AddAway("P. Example", tuesday, friday, AwayKind.SICKNESS))
    assert {"Mockford", "Placehold", "Specimen-Ali"} <= {one.family for one in away.touched}
    for one in away.touched:
        stand_in = one.free_chairs[0][1]
        unit.desk.do(deeds.ChangeConference(one.id, one.version, {"chair": stand_in}, "P. Example is ill."))
    assert unit.desk.ask(AwayAndTouched(person="P. Example")).touched == ()


def a_bank_holiday_is_proclaimed(unit: UnitAtWork) -> None:
    """Friday of next week is not worked any more: clocks that span it move on, conferences on it move away."""
    late = unit.request("Proclaimed-Test", 4)
    before = unit.desk.ask(asked.OpenRequest(late.id)).squeeze.icpc_due
    moved = unit.desk.do(AddDayNotWorked(MOURNING, "Day of mourning", proclaimed=True))
    assert {"icpc_due", "icpc_notice"} & {one.key for one in moved.moved}
    assert unit.desk.ask(asked.OpenRequest(late.id)).squeeze.icpc_due == DAYS.add(before, 1)
    for card in unit.week(MOURNING, MOURNING):
        unit.move(card, "A bank holiday was proclaimed.")
    assert unit.week(MOURNING, MOURNING) == ()


def a_review_moves_inside_24_hours(unit: UnitAtWork) -> None:
    """The day before, at 16:00: kept and said, never refused (S39)."""
    moved = unit.move(unit.card("Specimen-Ali", FORTNIGHT[4], FORTNIGHT[4]), "The mother is in hospital.")
    assert any("the rule asks for 24" in warning for warning in moved.warnings)
    assert unit.card("Specimen-Ali", MONDAY, date(2027, 6, 1)).moves == 1


def requests_arrive(unit: UnitAtWork) -> None:
    """One in good time, one squeezed, one after its last day, twins who are not born yet."""
    week = "First" if unit.today == MONDAY else "Second"
    in_time = unit.request(f"{week}-Sample", 3)
    assert in_time.squeeze.safe_if_24h_used_twice
    squeezed = unit.request(f"{week}-Mock", 9, "Kai", "Ines")
    assert not squeezed.squeeze.possible_now
    version = unit.version(IcpcRequest, squeezed.id)
    unit.desk.do(asked.ChooseShortTime(squeezed.id, version, ShortTime.KEEP_FIFTEEN, "The risk is high."))
    assert not unit.request(f"{week}-Trial", 16).squeeze.can_meet_limit
    unit.request(f"{week}-Demo", 2, "Unborn twin 1", "Unborn twin 2")


EVENTS: dict[date, Callable[[UnitAtWork], None]] = {
    FORTNIGHT[0]: requests_arrive,
    FORTNIGHT[1]: a_chair_falls_ill,
    FORTNIGHT[2]: a_bank_holiday_is_proclaimed,
    FORTNIGHT[3]: a_review_moves_inside_24_hours,
    FORTNIGHT[5]: requests_arrive,
}


@pytest.mark.timeout(400)  # some 350 pieces of work, one after the other
def test_after_a_fortnight_every_child_has_a_next_date_and_every_missed_clock_its_reason(unit: UnitAtWork) -> None:
    for day in FORTNIGHT:
        unit.now = london_moment(day, "09:05")
        unit.clear_the_list()
        unit.now = london_moment(day, "16:00")
        if day in EVENTS:
            EVENTS[day](unit)
        unit.now = london_moment(day, "16:45")
        unit.clear_the_list()
    assert [check for check in unit.desk.ask(Soundness()) if not check.well] == []
    assert [line for line in unit.lines() if line.state == "overdue" and line.key != "lpm_by"] == []
    with Session(unit.desk.database.engine) as session:
        assert list(without_a_next_date(session, unit.today)) == []
        late = list(after_their_limit(session))
        assert late, "a request on day 16 was among them"
        assert [one.id for one in late if not one.late_reason] == []
    assert sum(card.state is ConferenceState.HELD for card in unit.week(MONDAY, unit.today)) >= 20


def without_a_next_date(session: Session, today: date) -> Iterator[int]:
    """Children with a plan whose next review is neither in time, nor waits within its limit, nor late with a reason."""
    for plan in session.scalars(select(CpPlan).where(CpPlan.end_on.is_(None), CpPlan.voided_at.is_(None))):
        family = session.get_one(Conference, plan.conference_id).family_id
        theirs = session.scalars(select(Conference).where(Conference.family_id == family).order_by(Conference.id)).all()
        held = [(one.held_at, one) for one in theirs if one.held_at]
        held_at, last = max(held, key=lambda one: one[0])
        following = [one for one in theirs if one.previous_id == last.id and one.state != ConferenceState.CANCELLED]
        limit = last_day(review_limit(last.kind, held_at.date(), standard("LEICESTER_CITY"), DAYS))
        if len(following) != 1 or not ((following[0].on_day or today) <= limit or following[0].late_reason):
            yield plan.child_id


def after_their_limit(session: Session) -> Iterator[Conference]:
    """Conferences of these weeks that are booked, or were held, after the last day in time."""
    initial = Conference.kind == ConferenceKind.ICPC
    of_request = (KeptDeadline.key == "icpc_due") & (Conference.request_id == KeptDeadline.subject_id) & initial
    of_review = KeptDeadline.key.in_(("rcpc1_due", "rcpcN_due")) & (Conference.id == KeptDeadline.subject_id)
    subject = ((KeptDeadline.subject == "request") & of_request) | ((KeptDeadline.subject == "conference") & of_review)
    asked_for = select(Conference, KeptDeadline.due_on).join(KeptDeadline, subject)
    coming = Conference.on_day >= MONDAY, Conference.state.in_((*TO_COME, ConferenceState.HELD))
    for conference, due_on in session.execute(asked_for.where(*coming, KeptDeadline.state != "superseded")):
        if (conference.on_day or MONDAY) > due_on:
            yield conference
