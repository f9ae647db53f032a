"""Each step that the diary keeps is taken back once and done again: records, clocks and rules as before, as after."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest

from cpdesk.desk.acts import DOES
from cpdesk.desk.rooms import open_rooms
from cpdesk.desk.sound_diary import diary_checks
from cpdesk.desk.work import Desk
from cpdesk.rows.booking import (
    BookConference,
    Booked,
    CancelConference,
    CancelCoreGroup,
    ChangeConference,
    ConfirmConference,
    CoreGroupRecordSent,
    HoldConference,
    HoldCoreGroup,
    MoveConference,
    PlanCoreGroup,
    SayTold,
)
from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.invitations import AddInvitee, ChangeInvitee, ConsiderAgency, SayInvitationsSent, TakeOutInvitee
from cpdesk.rows.people import (
    AddAway,
    AddChair,
    AddRoom,
    ChairsAndRooms,
    ChangeChairLimit,
    ChangeDiaryHours,
    CloseRoom,
    EndAway,
    SetDuty,
)
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import (
    AcknowledgeNotMet,
    AddStrategyDiscussion,
    ChangeRequest,
    ChooseShortTime,
    CloseRequest,
    DecideIcpcNeeded,
    MoveClock,
    OpenRequest,
    ReceiveRequest,
    RecordConsultation,
    RequestShown,
    TickDateSent,
    TickOutcomeSent,
)
from cpdesk.rows.unit import LastDone, Redo, Soundness, Undo
from cpdesk.rules.conferences import CancelReason, ConferenceOutcome, ToldBy
from cpdesk.rules.invitations import Considered, ConsideredAnswer, Reply
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import ShortTime, ThresholdOutcome

MONDAY = date(2026, 11, 23)
ROOMS_OF_THE_DIARY = {"cpdesk.rows.requests", "cpdesk.rows.booking", "cpdesk.rows.invitations", "cpdesk.rows.people"}
Snapshot = dict[str, dict[Any, dict[str, Any]]]


def at(day: int, hour: int = 10, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=LONDON)


@dataclass
class Road:
    """A diary on its way, from which each step is taken."""

    desk: Desk
    received: Callable[..., int]
    waiting: Callable[..., int]

    def request(self, number: int) -> RequestShown:
        found: RequestShown = self.desk.ask(OpenRequest(number))
        return found

    def conference(self, number: int) -> ConferenceShown:
        found: ConferenceShown = self.desk.ask(OpenConference(number))
        return found

    def booked(self, start: datetime | None = None, **other: Any) -> ConferenceShown:
        """A conference in the diary, on Wednesday 2 December unless another time is said."""
        wanted = BookConference(
            start or at(2), "P. Example", "Room 1", request_id=self.waiting(), minute_taker="M. Taker", **other
        )
        return self.conference(self.desk.do(wanted).id)

    def held(self, **other: Any) -> Booked:
        """An ICPC that was held this morning."""
        held: Booked = self.desk.do(HoldConference(self.booked(at(23, month=11)).id, **other))
        return held

    def review(self) -> ConferenceShown:
        """A first review with its date."""
        number = self.held(core_group_on=date(2026, 12, 3)).next_conference_id or 0
        start = datetime(2027, 2, 10, 9, tzinfo=LONDON)
        self.desk.do(BookConference(start, "P. Example", "Room 1", conference_id=number))
        return self.conference(number)

    def consulted(self, outcome: ThresholdOutcome) -> RequestShown:
        number = self.received()
        self.desk.do(
            RecordConsultation(
                number, self.request(number).version, "P. Example", "N. Invented", outcome, at(20, month=11), "So."
            )
        )
        return self.request(number)

    def imposed(self) -> RequestShown:
        number = self.waiting()
        self.desk.do(BookConference(at(2), "P. Example", "Room 1", request_id=number, imposed=True))
        return self.request(number)

    def told(self) -> ConferenceShown:
        one = self.booked()
        self.desk.do(SayInvitationsSent(one.id, tuple(row.id for row in one.invitations.invitees)))
        return self.conference(one.id)

    def invitee(self) -> Any:
        one = self.booked()
        self.desk.do(AddInvitee(one.id, "School", "A. Sample"))
        return self.conference(one.id).invitations.invitees[-1]

    def core_group(self, **held: Any) -> Any:
        return self.conference(self.held(**held).id).core_groups[-1]

    def core_group_held(self) -> Any:
        """A core group that was held on Friday 20 November, after an ICPC of the day before."""
        icpc = self.booked(at(19, month=11), why="Entered late.")
        group = self.conference(self.desk.do(HoldConference(icpc.id)).id).core_groups[-1]
        self.desk.do(HoldCoreGroup(group.id, group.version, date(2026, 11, 20)))
        return self.conference(icpc.id).core_groups[0]


def receive(road: Road) -> ReceiveRequest:
    return ReceiveRequest(
        (NewChild("Kit", "Mocksmith"), NewChild("Wren", "Mocksmith")), date(2026, 11, 18), at(19, month=11), "New team",
        "New worker", "New manager", "2077", looked_after=True,
    )  # fmt: skip


def two_discussions(road: Road) -> MoveClock:
    number = road.received()
    road.desk.do(AddStrategyDiscussion(number, road.request(number).version, date(2026, 11, 17), carries_clock=False))
    shown = road.request(number)
    other = next(one for one in shown.discussions if not one.carries_clock)
    return MoveClock(number, shown.version, other.id, "That one led to the section 47.")


def on_a_request(road: Road, make: Callable[[RequestShown], object], **other: Any) -> object:
    return make(road.request(road.received(**other)))


def chair(road: Road) -> Any:
    return road.desk.ask(ChairsAndRooms()).chairs[0]


def away(road: Road) -> EndAway:
    kept = road.desk.do(AddAway("R. Sample", MONDAY, MONDAY))
    return EndAway(kept.ids[0], 1, MONDAY, date(2026, 11, 27))


STEPS: dict[type, Callable[[Road], object]] = {
    ReceiveRequest: receive,
    CloseRequest: lambda road: on_a_request(road, lambda one: CloseRequest(one.id, one.version, "Moved away.")),
    ChangeRequest: lambda road: on_a_request(
        road,
        lambda one: ChangeRequest(
            one.id, one.version, {"team": "Another", "case_id": "3001", "looked_after_on": MONDAY, "notes": "So."}
        ),
    ),
    AddStrategyDiscussion: lambda road: on_a_request(
        road,
        lambda one: AddStrategyDiscussion(one.id, one.version, date(2026, 11, 17), carries_clock=True, why="That one."),
    ),
    MoveClock: two_discussions,
    DecideIcpcNeeded: lambda road: on_a_request(
        road,
        lambda one: DecideIcpcNeeded(one.id, one.version, needed=False, by="S. Manager", why="In care.", on=MONDAY),
        looked_after=True,
    ),
    ChooseShortTime: lambda road: on_a_request(
        road, lambda one: ChooseShortTime(one.id, one.version, ShortTime.KEEP_NOTICE, "The GP is needed.")
    ),
    RecordConsultation: lambda road: on_a_request(
        road,
        lambda one: RecordConsultation(
            one.id, one.version, "P. Example", "Newly Named", ThresholdOutcome.NOT_MET, at(20, month=11), "Not met."
        ),
    ),
    TickOutcomeSent: lambda road: TickOutcomeSent(
        (one := road.consulted(ThresholdOutcome.MET)).id, one.version,
        ("social_worker", "team_manager", "diary_clerk", "case_note"),
    ),
    AcknowledgeNotMet: lambda road: AcknowledgeNotMet(
        (one := road.consulted(ThresholdOutcome.NOT_MET)).id, one.version, MONDAY
    ),
    TickDateSent: lambda road: TickDateSent(
        (one := road.imposed()).id, one.version, social_worker=True, team_manager=True
    ),
    AddChair: lambda road: AddChair("N. Ew", "n.ew@example.org", 3),
    ChangeChairLimit: lambda road: ChangeChairLimit((one := chair(road)).id, one.version, 4),
    AddRoom: lambda road: AddRoom("Room 9"),
    CloseRoom: lambda road: CloseRoom((one := road.desk.ask(ChairsAndRooms()).rooms[0]).id, one.version),
    ChangeDiaryHours: lambda road: ChangeDiaryHours("08:30", "18:00", 120, 3),
    AddAway: lambda road: AddAway("P. Example", *[(road.booked().start_at or at(2)).date()] * 2),
    EndAway: away,
    SetDuty: lambda road: SetDuty("P. Example", MONDAY, date(2026, 11, 27)),
    AddInvitee: lambda road: AddInvitee(road.booked().id, "School", "A. Sample", "a@example.org"),
    TakeOutInvitee: lambda road: TakeOutInvitee((one := road.invitee()).id, one.version),
    ChangeInvitee: lambda road: ChangeInvitee(
        (one := road.invitee()).id, one.version, {"reply": Reply.COMING, "report_received_on": MONDAY}
    ),
    SayInvitationsSent: lambda road: SayInvitationsSent(
        (one := road.booked()).id, tuple(row.id for row in one.invitations.invitees)
    ),
    ConsiderAgency: lambda road: ConsiderAgency(road.booked().id, Considered.CAMHS, ConsideredAnswer.INVITED),
    BookConference: lambda road: BookConference(
        at(4), "P. Example", "Room 1", request_id=road.waiting(), minute_taker="Newly Named"
    ),
    MoveConference: lambda road: MoveConference(
        (one := road.told()).id, one.version, at(3), "The chair is ill.", chair="R. Sample", room="Room 2"
    ),
    SayTold: lambda road: SayTold("The mother", ToldBy.PHONE, conference_id=road.review().id),
    ChangeConference: lambda road: ChangeConference(
        (one := road.booked()).id, one.version, {"room": "Room 2", "interpreter": "Polish", "minutes": 120}
    ),
    ConfirmConference: lambda road: ConfirmConference((one := road.told()).id, one.version),
    CancelConference: lambda road: CancelConference((one := road.booked()).id, one.version, CancelReason.MOVED_AREA),
    HoldConference: lambda road: HoldConference(
        road.booked(at(23, month=11)).id, outcome=ConferenceOutcome.PLAN_MADE, core_group_on=date(2026, 12, 3)
    ),
    PlanCoreGroup: lambda road: PlanCoreGroup((one := road.core_group()).id, one.version, date(2026, 12, 3), "1.30 pm"),
    HoldCoreGroup: lambda road: HoldCoreGroup(
        (one := road.core_group(core_group_on=date(2026, 12, 3))).id, one.version, MONDAY, date(2026, 12, 17)
    ),
    CancelCoreGroup: lambda road: CancelCoreGroup(
        (one := road.core_group(core_group_on=date(2026, 12, 3))).id, one.version, "The worker is ill.",
        date(2026, 12, 4),
    ),
    CoreGroupRecordSent: lambda road: CoreGroupRecordSent((one := road.core_group_held()).id, one.version, MONDAY),
}  # fmt: skip


def steps_of_the_diary() -> set[type]:
    """Every request of the diary that Undo names by a title."""
    open_rooms()
    return {asked for asked, case in DOES.items() if case.named and asked.__module__ in ROOMS_OF_THE_DIARY}


def test_no_step_of_the_diary_is_left_out() -> None:
    assert set(STEPS) == steps_of_the_diary()


def name_of(step: Any) -> str:
    name: str = step.__name__
    return name


def broken_rules(desk: Desk) -> list[str]:
    names = {name for name, _ in diary_checks()}
    return [one.said for one in desk.ask(Soundness()) if one.what in names and not one.well]


@pytest.mark.parametrize("step", sorted(STEPS, key=name_of), ids=name_of)
def test_a_step_is_taken_back_and_done_again(
    unit: Desk,
    received: Callable[..., int],
    waiting: Callable[..., int],
    snapshot: Callable[[Desk], Snapshot],
    differs: Callable[[Snapshot, Snapshot], dict[str, Any]],
    step: type,
) -> None:
    request = STEPS[step](Road(unit, received, waiting))
    before = snapshot(unit)
    kept = unit.do(request)
    after = snapshot(unit)
    assert differs(before, after)
    assert broken_rules(unit) == []
    unit.do(Undo(kept.operation))
    assert differs(before, snapshot(unit)) == {}
    assert broken_rules(unit) == []
    assert unit.ask(LastDone()).redo == DOES[step].named
    unit.do(Redo())
    assert differs(after, snapshot(unit)) == {}
    assert broken_rules(unit) == []
