"""Booking a conference: what is refused, what is kept with its reason, and what follows (S02, S03, I03, I04, A16)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.diary import DiaryBetween, DiaryCard, DiaryFilter
from cpdesk.rows.marks import Mark
from cpdesk.rows.people import AddAway
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import CloseRequest, DecideIcpcNeeded, OpenRequest, RecordConsultation
from cpdesk.rows.unit import Redo, Undo
from cpdesk.rules.conferences import AwayKind, ConferenceState, LateReason
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import RequestState, ShortTime, ThresholdOutcome

Ask = Callable[..., int]


def at(day: int, hour: int = 10, minute: int = 0, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


WEDNESDAY = at(2)


def booking(request: int, start: datetime = WEDNESDAY, **other: object) -> BookConference:
    wanted = BookConference(start, "P. Example", "Room 1", request_id=request)
    return replace(wanted, **other)  # type: ignore[arg-type]  # the fields that a test is about


def cards(desk: Desk) -> tuple[DiaryCard, ...]:
    found: tuple[DiaryCard, ...] = desk.ask(DiaryBetween(date(2026, 1, 1), date(2027, 12, 31))).cards
    return found


def test_a_conference_is_booked_with_the_deadlines_that_follow_from_it(unit: Desk, waiting: Ask) -> None:
    booked = unit.do(booking(waiting()))
    assert booked.said == "Booked: Wed 2 Dec 2026, 10:00, P. Example, Room 1, day 12 of 15: in time."
    assert [one.key for one in booked.deadlines] == [
        "icpc_notice", "icpc_due", "first_core_due", "role_objection_due", "maqa_raise_due", "record_due", "rcpc1_due"
    ]  # fmt: skip
    (card,) = cards(unit)
    assert (card.state, card.words) == (ConferenceState.PROVISIONAL, "Initial, day 12 of 15")
    assert (card.day, card.limit) == (12, 15)


@pytest.mark.parametrize(
    ("wanted", "field", "sentence"),
    [
        ({"start_at": at(5)}, "start_at", "Saturday 5 December 2026 is a Saturday"),
        ({"start_at": at(25)}, "holiday_why", "Friday 25 December 2026 is not a working day: Christmas Day"),
        ({"start_at": at(13, month=11), "why": "History."}, "start_at", "before the strategy discussion on Monday 16"),
        ({"end_at": at(2, 9)}, "end_at", "It would end at 09:00, not after its start at 10:00"),
        ({"end_at": at(3, 9)}, "end_at", "It would end on another day"),
        ({"minutes": 0}, "minutes", "Enter how many minutes"),
        (
            {"start_at": at(28).replace(2027, 3, 28, 1, 30, tzinfo=None)},
            "start_at",
            "There was no 01:30 on Sun 28 Mar 2027",
        ),
        (
            {"start_at": datetime(2027, 3, 28, 1, 30, tzinfo=LONDON)},
            "start_at",
            "There was no 01:30 on Sun 28 Mar 2027",
        ),
        ({"start_at": at(8)}, "late_reason", "after Mon 7 Dec 2026, the last day in time"),
        ({"start_at": at(8), "late_reason": LateReason.OTHER}, "why", "Say in words why it is late"),
        ({"start_at": at(20, month=11)}, "why", "Fri 20 Nov 2026 has passed"),
        ({"chair": "N. Obody"}, "chair", "There is no chair called N. Obody"),
        ({"chair": ""}, "chair", "Name the chair"),
        ({"room": "Attic"}, "room", "There is no room called Attic"),
        ({"start_at": datetime(2111, 1, 5, 10, tzinfo=LONDON)}, "start_at", "Working days are known up to 2110"),
        ({"request_id": 99}, "", "There is no such request"),
        ({"request_id": None}, "request_id", "Choose the request"),
    ],
)
def test_what_cannot_be_booked_is_refused_with_its_sentence_and_nothing_is_kept(
    unit: Desk, waiting: Ask, wanted: dict[str, object], field: str, sentence: str
) -> None:
    request = waiting()
    with pytest.raises(Refusal) as refused:
        unit.do(booking(request, **wanted))
    assert sentence in str(refused.value)
    assert refused.value.field == field
    assert cards(unit) == ()


def test_a_bank_holiday_is_booked_with_the_reason(unit: Desk, waiting: Ask) -> None:
    boxing_day = at(28)  # a Monday, which stands in for Saturday 26 December
    booked = unit.do(
        booking(waiting(), boxing_day, holiday_why="The court ordered it.", late_reason=LateReason.REQUEST_LATE)
    )
    assert booked.said.endswith("day 29 of 15: 14 working days late.")
    assert unit.ask(OpenConference(booked.id)).holiday_why == "The court ordered it."


def test_a_late_booking_is_kept_with_its_code(unit: Desk, waiting: Ask) -> None:
    booked = unit.do(booking(waiting(), at(9), late_reason=LateReason.CHAIR_AWAY))
    assert unit.ask(OpenConference(booked.id)).late_reason is LateReason.CHAIR_AWAY
    (card,) = cards(unit)
    assert (card.mark, card.words) == (Mark.OVERDUE, "Initial, day 17 of 15, 2 working days late")
    in_time = unit.do(booking(waiting(NewChild("Robin", "Sample")), at(7), late_reason=LateReason.CHAIR_AWAY))
    assert unit.ask(OpenConference(in_time.id)).late_reason is None


def test_the_same_booking_sent_twice_is_kept_once(unit: Desk, waiting: Ask) -> None:
    wanted = booking(waiting(), uuid="0b8f4c1e-0000-4000-8000-000000000001")
    first, second = unit.do(wanted), unit.do(wanted)
    assert (second.id, second.said) == (first.id, "The conference was booked already.")
    unit.do(Undo())
    with pytest.raises(Refusal, match="booked and taken back"):
        unit.do(wanted)


def test_a_request_has_one_conference(unit: Desk, waiting: Ask) -> None:
    request = waiting()
    unit.do(booking(request))
    assert unit.ask(OpenRequest(request)).state is RequestState.BOOKED
    with pytest.raises(Refusal, match="has its conference already"):
        unit.do(booking(request, at(3)))


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"room": "Room 2"}, "P. Example chairs another conference from 10:00 to 11:30"),
        ({"chair": "R. Sample"}, "Room 1 is taken from 10:00 to 11:30"),
        ({"chair": "R. Sample", "room": "Room 2", "minute_taker": "M. Pen"}, "M. Pen takes the minutes of another"),
        ({"chair": "R. Sample", "room": "Room 2", "minute_taker": "P. Example"}, "P. Example chairs another"),
    ],
)
def test_nobody_and_no_room_is_in_two_conferences_at_once(
    unit: Desk, waiting: Ask, other: dict[str, object], sentence: str
) -> None:
    unit.do(booking(waiting(), minute_taker="M. Pen"))
    second = waiting(NewChild("Robin", "Sample"))
    for start in (at(2, 9), at(2, 11), at(2, 10)):
        with pytest.raises(Refusal, match=sentence):
            unit.do(booking(second, start, **other))
    unit.do(booking(second, at(2, 11, 30), **other))  # one that begins when the other ends does not overlap
    assert len(cards(unit)) == 2


def test_teams_is_never_full_and_a_chair_on_leave_is_not_booked(unit: Desk, waiting: Ask) -> None:
    unit.do(booking(waiting(), room="Teams"))
    unit.do(booking(waiting(NewChild("Robin", "Sample")), room="Teams", chair="R. Sample"))
    unit.do(AddAway("T. Testcase", date(2026, 12, 1), date(2026, 12, 4), AwayKind.SICKNESS))
    with pytest.raises(Refusal, match=r"T\. Testcase is off sick that day"):
        unit.do(booking(waiting(NewChild("Kim", "Invented")), chair="T. Testcase"))


def test_a_child_is_in_one_conference_a_day(unit: Desk, waiting: Ask) -> None:
    unit.do(booking(waiting()))
    again = waiting()
    with pytest.raises(
        Refusal, match="A child of this conference already has one on Wed 2 Dec 2026, at 10:00 to 11:30"
    ):
        unit.do(booking(again, at(2, 15), chair="R. Sample"))


def test_a_request_without_its_consultation_is_booked_provisionally_and_keeps_its_state(
    unit: Desk, received: Ask
) -> None:
    request = received()
    booked = unit.do(booking(request))
    assert any("provisional" in one for one in booked.warnings)
    assert unit.ask(OpenRequest(request)).state is RequestState.RECEIVED


def test_a_request_that_is_closed_or_not_met_is_not_booked(unit: Desk, received: Ask) -> None:
    closed = received()
    unit.do(CloseRequest(closed, unit.ask(OpenRequest(closed)).version, "Moved away."))
    with pytest.raises(Refusal, match="This request is closed"):
        unit.do(booking(closed))
    not_met = received()
    found = unit.ask(OpenRequest(not_met))
    told = datetime(2026, 11, 20, 10, tzinfo=LONDON)
    unit.do(
        RecordConsultation(
            not_met, found.version, "P. Example", "N. Invented", ThresholdOutcome.NOT_MET, told, "No harm found."
        )
    )
    with pytest.raises(Refusal, match="the threshold is not met"):
        unit.do(booking(not_met))


def test_a_child_who_is_looked_after_too_is_booked_once_it_is_decided(unit: Desk, waiting: Ask) -> None:
    request = waiting(looked_after=True)
    with pytest.raises(Refusal, match="Record first whether an initial conference is still needed"):
        unit.do(booking(request))
    version = unit.ask(OpenRequest(request)).version
    unit.do(DecideIcpcNeeded(request, version, True, "N. Invented", "Risk at contact.", date(2026, 11, 20)))
    unit.do(booking(request))
    (card,) = cards(unit)
    assert (card.looked_after, card.mark) == (True, Mark.HELD)


def test_notice_cut_short_is_kept_as_a_choice_and_a_full_day_is_only_said(unit: Desk, waiting: Ask) -> None:
    for number in range(2):
        unit.do(booking(waiting(NewChild("Robin", f"Sample{number}")), at(1, 9 + 2 * number)))
    request = waiting()
    third = unit.do(booking(request, at(1, 14)))
    assert "P. Example would have 3 conferences on Tue 1 Dec 2026; the limit is 2." in third.warnings
    assert (
        third.warnings[0] == "The notice is cut short: invitations for Tue 1 Dec 2026 had to leave by Fri 20 Nov 2026."
    )
    assert unit.ask(OpenRequest(request)).short_time is ShortTime.KEEP_FIFTEEN


def test_a_save_made_on_an_older_version_is_refused(unit: Desk, waiting: Ask) -> None:
    request = waiting()
    with pytest.raises(StaleSave):
        unit.do(booking(request, version=unit.ask(OpenRequest(request)).version - 1))


def test_a_booking_is_undone_and_its_request_waits_again(unit: Desk, waiting: Ask) -> None:
    request = waiting()
    unit.do(booking(request))
    unit.do(Undo())
    assert cards(unit) == ()
    assert unit.ask(OpenRequest(request)).state is RequestState.AWAITING_BOOKING
    other = waiting(NewChild("Robin", "Sample"))
    unit.do(booking(other))
    assert len(cards(unit)) == 1


def test_undo_never_puts_a_conference_back_into_a_taken_room(
    unit: Desk, waiting: Ask, make_desk: Callable[..., Desk]
) -> None:
    other = waiting(NewChild("Robin", "Sample"))
    unit.do(booking(waiting()))
    unit.do(Undo())
    make_desk(who="sam").do(booking(other))
    with pytest.raises(Refusal, match="its time is taken by now"):
        unit.do(Redo())
    assert len(cards(unit)) == 1


def test_the_diary_is_narrowed_and_counts_all(unit: Desk, waiting: Ask) -> None:
    unit.do(booking(waiting()))
    unit.do(booking(waiting(NewChild("Robin", "Sample")), chair="R. Sample", room="Room 2"))
    waiting(NewChild("Kim", "Invented"))
    days = (date(2026, 12, 1), date(2026, 12, 31))
    for narrowed in (DiaryFilter(chair="r. sample"), DiaryFilter(chair="R. Sample"), DiaryFilter(room="room 2")):
        found = unit.ask(DiaryBetween(*days, narrowed))
        assert found.total == 2
        assert [card.chair for card in found.cards] == ["R. Sample"]
    for unknown in (DiaryFilter(chair="sample r"), DiaryFilter(room="Room 9"), DiaryFilter(chair="9" * 30)):
        with pytest.raises(Refusal, match=r"There is no (chair|room) called"):
            unit.ask(DiaryBetween(*days, unknown))
    assert unit.ask(DiaryBetween(*days, DiaryFilter(kind="RCPC"))).cards == ()
    assert unit.ask(DiaryBetween(*days)).waiting == 1
