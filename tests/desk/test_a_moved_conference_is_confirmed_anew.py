"""Police, probation and GP who know the old time only do not make a conference firm, on both engines (S05, I13)."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference, ConfirmConference, HoldConference, MoveConference
from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.invitations import SayInvitationsSent
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import Redo, Soundness, Undo
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.london import LONDON

START = datetime(2026, 12, 2, 10, tzinfo=LONDON)
LATER = START + timedelta(days=1)
OF_ANOTHER = (
    "{} told of another time, not of Thu 3 Dec 2026, 10:00. "
    "Send the invitation and say so, then confirm the conference."
)


@pytest.fixture
def booked(unit: Desk, waiting: Callable[..., int]) -> int:
    number: int = unit.do(BookConference(START, "P. Example", "Room 1", request_id=waiting())).id
    return number


@pytest.fixture
def moved(unit: Desk, booked: int) -> int:
    """Confirmed for Wednesday 2 December and then moved to the Thursday."""
    send(unit, booked, "Police", "Probation", "GP")
    confirm(unit, booked)
    move(unit, booked)
    return booked


def see(desk: Desk, number: int) -> ConferenceShown:
    found: ConferenceShown = desk.ask(OpenConference(number))
    return found


def state(desk: Desk, number: int) -> ConferenceState:
    return ConferenceState(see(desk, number).state)


def send(desk: Desk, number: int, *agencies: str) -> None:
    ids = tuple(one.id for one in see(desk, number).invitations.invitees if one.agency in agencies)
    desk.do(SayInvitationsSent(number, ids))


def confirm(desk: Desk, number: int) -> None:
    desk.do(ConfirmConference(number, see(desk, number).version))


def move(desk: Desk, number: int, to: datetime = LATER) -> tuple[str, ...]:
    said: tuple[str, ...] = desk.do(MoveConference(number, see(desk, number).version, to, "The chair is ill.")).warnings
    return said


def is_sound(desk: Desk) -> bool:
    return all(check.well for check in desk.ask(Soundness()))


def test_who_knows_the_old_time_only_has_to_be_told_before_it_is_confirmed(unit: Desk, booked: int) -> None:
    send(unit, booked, "Police", "Probation", "GP")
    move(unit, booked)
    for still, sent in (
        ("Police, Probation and GP were", "Police"), ("Probation and GP were", "GP"), ("Probation was", "Probation"),
    ):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            confirm(unit, booked)
        assert str(refused.value) == OF_ANOTHER.format(still)
        assert OF_ANOTHER.format(still) in see(unit, booked).next_steps
        send(unit, booked, sent)
    assert "Police, probation and GP are told. Confirm it." in see(unit, booked).next_steps
    confirm(unit, booked)
    assert state(unit, booked) is ConferenceState.CONFIRMED


def test_who_was_never_told_and_who_was_told_of_another_time_are_both_named(unit: Desk, booked: int) -> None:
    send(unit, booked, "Police")
    move(unit, booked)
    with pytest.raises(Refusal) as refused:
        confirm(unit, booked)
    assert str(refused.value) == (
        "Probation and GP are not logged as told yet. Police was told of another time, not of Thu 3 Dec 2026, 10:00. "
        "Send the invitation and say so, then confirm the conference."
    )
    assert see(unit, booked).invitations.missing == ("Police", "Probation", "GP")


def test_a_confirmed_conference_that_moves_is_provisional_until_the_three_know(unit: Desk, moved: int) -> None:
    assert state(unit, moved) is ConferenceState.PROVISIONAL
    assert is_sound(unit)
    send(unit, moved, "Police", "Probation", "GP")
    confirm(unit, moved)
    assert any("provisional again" in one for one in move(unit, moved, LATER + timedelta(days=1)))


def test_undo_of_the_move_makes_it_firm_again_and_redo_provisional(unit: Desk, moved: int) -> None:
    unit.do(Undo())
    assert state(unit, moved) is ConferenceState.CONFIRMED
    unit.do(Redo())
    assert state(unit, moved) is ConferenceState.PROVISIONAL
    assert see(unit, moved).start_at == LATER
    assert is_sound(unit)


def test_undo_of_the_move_after_the_three_were_told_of_it_stays_provisional(unit: Desk, booked: int) -> None:
    send(unit, booked, "Police", "Probation", "GP")
    confirm(unit, booked)
    operation = unit.do(MoveConference(booked, see(unit, booked).version, LATER, "The chair is ill.")).operation
    send(unit, booked, "Police", "Probation", "GP")
    unit.do(Undo(operation))
    assert (see(unit, booked).start_at, state(unit, booked)) == (START, ConferenceState.PROVISIONAL)
    assert is_sound(unit)
    unit.do(Redo())
    assert (see(unit, booked).start_at, state(unit, booked)) == (LATER, ConferenceState.PROVISIONAL)


def test_undo_of_what_went_out_makes_a_firm_booking_provisional_and_redo_firm(unit: Desk, booked: int) -> None:
    send(unit, booked, "Police", "Probation")
    operation = unit.do(
        SayInvitationsSent(booked, tuple(o.id for o in see(unit, booked).invitations.invitees if o.agency == "GP"))
    ).operation
    confirm(unit, booked)
    unit.do(Undo(operation))
    assert state(unit, booked) is ConferenceState.PROVISIONAL
    assert is_sound(unit)
    unit.do(Redo())
    assert state(unit, booked) is ConferenceState.CONFIRMED
    assert is_sound(unit)


def test_held_though_they_knew_another_time_stays_a_gap(unit: Desk, moved: int, make_desk: Callable[..., Desk]) -> None:
    after = LATER + timedelta(hours=3)
    on_the_day = make_desk(today=after.date(), now=lambda: after)
    said = on_the_day.do(HoldConference(moved, see(unit, moved).version)).warnings
    assert any("Police, Probation and GP not logged as told of its time" in one for one in said)
    assert "It was held though Police, Probation and GP were told of another time only." in see(unit, moved).gaps
    assert see(unit, moved).invitations.to_tell_again == 0
