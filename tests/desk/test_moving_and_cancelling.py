"""A conference moved, changed, confirmed and cancelled, and taken back until somebody was told (S05, S39, I13, I24)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import (
    BookConference,
    Booked,
    CancelConference,
    ChangeConference,
    ConfirmConference,
    MoveConference,
    SayTold,
)
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.diary import DiaryBetween, DiaryCard
from cpdesk.rows.invitations import SayInvitationsSent
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import OpenRequest
from cpdesk.rows.unit import Undo
from cpdesk.rules.conferences import CancelReason, ConferenceState, LateReason, ToldBy
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import RequestState

Ask = Callable[..., int]


def at(day: int, hour: int = 10, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=LONDON)


def card(desk: Desk, number: int) -> DiaryCard:
    cards = desk.ask(DiaryBetween(date(2026, 1, 1), date(2027, 12, 31))).cards
    return next(one for one in cards if one.id == number)


@pytest.fixture
def booked(unit: Desk, waiting: Ask) -> int:
    number: int = unit.do(BookConference(at(2), "P. Example", "Room 1", request_id=waiting())).id
    return number


def test_a_move_needs_a_reason_and_is_counted(unit: Desk, booked: int) -> None:
    version = card(unit, booked).version
    with pytest.raises(Refusal, match="Say why the conference is moved"):
        unit.do(MoveConference(booked, version, at(3), ""))
    moved: Booked = unit.do(MoveConference(booked, version, at(3, 14), "The chair is ill."))
    assert moved.said == "Moved to Thu 3 Dec 2026, 14:00, P. Example, Room 1, day 13 of 15: in time."
    assert (card(unit, booked).moves, card(unit, booked).words) == (1, "Initial, day 13 of 15")


@pytest.mark.parametrize(
    ("wanted", "field", "sentence"),
    [
        ({"start_at": at(5)}, "start_at", "Saturday 5 December 2026 is a Saturday"),
        ({"start_at": at(25)}, "holiday_why", "Christmas Day"),
        ({"start_at": at(9)}, "late_reason", "the last day in time"),
        ({"start_at": at(2)}, "start_at", "at that time already"),
        ({"start_at": at(20, month=11)}, "start_at", "Fri 20 Nov 2026 has passed"),
        ({"minutes": -30}, "minutes", "Enter how many minutes"),
        ({"chair": "N. Obody"}, "chair", "There is no chair called N. Obody"),
        ({"told": ((" ", ToldBy.PHONE),)}, "told", "Say who was told"),
    ],
)
def test_a_move_that_cannot_be_is_refused_whole(
    unit: Desk, booked: int, wanted: dict[str, Any], field: str, sentence: str
) -> None:
    before = card(unit, booked)
    move = replace(MoveConference(booked, before.version, at(3), "The chair is ill."), **wanted)
    with pytest.raises(Refusal) as refused:
        unit.do(move)
    assert sentence in str(refused.value)
    assert refused.value.field == field
    assert card(unit, booked) == before


def test_a_move_is_taken_back_until_somebody_was_told(unit: Desk, booked: int) -> None:
    unit.do(MoveConference(booked, card(unit, booked).version, at(3), "The chair is ill."))
    unit.do(Undo())
    assert (card(unit, booked).moves, card(unit, booked).start_at) == (0, at(2))
    moved = unit.do(MoveConference(booked, card(unit, booked).version, at(4), "The chair is ill."))
    unit.do(SayTold("Social worker", ToldBy.PHONE, conference_id=booked))
    assert unit.ask(OpenConference(booked)).moves[0].told[0].who == "Social worker"
    with pytest.raises(Refusal, match="Somebody was told of this already"):
        unit.do(Undo(moved.operation))
    told = MoveConference(booked, card(unit, booked).version, at(3), "Again.", told=(("GP", ToldBy.EMAIL),))
    operation = unit.do(told).operation
    with pytest.raises(Refusal, match="Somebody was told of this already"):
        unit.do(Undo(operation))


def test_a_booking_of_which_somebody_was_told_stays(unit: Desk, waiting: Ask) -> None:
    kept = unit.do(BookConference(at(2), "P. Example", "Room 1", request_id=waiting()))
    unit.do(SayTold("Social worker", ToldBy.EMAIL, conference_id=kept.id))
    with pytest.raises(Refusal, match="Somebody was told of this already"):
        unit.do(Undo(kept.operation))


def test_a_stale_move_keeps_nothing(unit: Desk, booked: int) -> None:
    version = card(unit, booked).version
    unit.do(MoveConference(booked, version, at(3), "The chair is ill."))
    with pytest.raises(StaleSave):
        unit.do(MoveConference(booked, version, at(4), "The chair is ill."))


def test_other_people_and_rooms_are_looked_at_again(unit: Desk, booked: int, waiting: Ask) -> None:
    unit.do(
        BookConference(at(2, 9), "R. Sample", "Room 2", request_id=waiting(NewChild("Robin", "Sample")), minutes=60)
    )
    for fields, sentence in (
        ({"minutes": 9 * 60 + 600}, "It would end on another day"),
        ({"room": "Attic"}, "There is no room called Attic"),
    ):
        with pytest.raises(Refusal, match=sentence):
            unit.do(ChangeConference(booked, card(unit, booked).version, fields))
    changed = {"chair": "R. Sample", "room": "Room 2", "minute_taker": "M. Pen", "interpreter": "Polish"}
    unit.do(ChangeConference(booked, card(unit, booked).version, changed))
    shown = unit.ask(OpenConference(booked))
    assert (shown.chair, shown.room, shown.minute_taker, shown.interpreter) == (
        "R. Sample",
        "Room 2",
        "M. Pen",
        "Polish",
    )
    other = next(one for one in unit.ask(DiaryBetween(date(2026, 12, 2), date(2026, 12, 2))).cards if one.id != booked)
    with pytest.raises(Refusal, match="Sample chairs another conference from 10:00 to 11:30"):
        unit.do(ChangeConference(other.id, other.version, {"minutes": 90}))


def test_nothing_is_confirmed_before_police_probation_and_gp_are_told(unit: Desk, booked: int) -> None:
    def confirm() -> None:
        unit.do(ConfirmConference(booked, card(unit, booked).version))

    invitees = {one.agency: one.id for one in unit.ask(OpenConference(booked)).invitations.invitees}
    with pytest.raises(Refusal, match="Police, Probation and GP are not logged as told yet"):
        confirm()
    unit.do(SayInvitationsSent(booked, (invitees["Police"], invitees["Probation"])))
    with pytest.raises(Refusal, match="GP is not logged as told yet"):
        confirm()
    unit.do(SayInvitationsSent(booked, (invitees["GP"],)))
    confirm()
    assert card(unit, booked).state is ConferenceState.CONFIRMED
    with pytest.raises(Refusal, match="confirmed already"):
        confirm()


@pytest.mark.parametrize(
    ("reason", "state"),
    [(CancelReason.MOVED_AREA, RequestState.CLOSED), (CancelReason.ERROR, RequestState.AWAITING_BOOKING)],
)
def test_a_cancelled_conference_lets_its_request_go(
    unit: Desk, booked: int, reason: CancelReason, state: RequestState
) -> None:
    request = unit.ask(OpenConference(booked)).request_id
    unit.do(CancelConference(booked, card(unit, booked).version, reason))
    assert unit.ask(OpenRequest(request or 0)).state is state
    assert unit.ask(DiaryBetween(date(2026, 12, 1), date(2026, 12, 31))).cards == ()
    with pytest.raises(Refusal, match="cancelled already"):
        unit.do(CancelConference(booked, unit.ask(OpenConference(booked)).version, reason))
    unit.do(Undo())
    assert unit.ask(OpenRequest(request or 0)).state is RequestState.BOOKED


def test_a_late_move_is_kept_with_its_code(unit: Desk, booked: int) -> None:
    late = MoveConference(booked, card(unit, booked).version, at(9), "Snow.", late_reason=LateReason.WEATHER)
    unit.do(late)
    shown = unit.ask(OpenConference(booked))
    assert (shown.late_reason, shown.late_why) == (LateReason.WEATHER, "Snow.")
    unit.do(MoveConference(booked, shown.version, at(4), "A day was free."))
    assert unit.ask(OpenConference(booked)).late_reason is None
