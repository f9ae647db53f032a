"""Steps that are odd, taken twice or in another order: each gets its sentence, and the clocks stay true."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference, ChangeConference, HoldConference, MoveConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.diary import DiaryBetween, SlotsFor
from cpdesk.rows.invitations import SayInvitationsSent
from cpdesk.rows.people import AddAway
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import CloseRequest, OpenRequest, ReceiveRequest, RecordConsultation
from cpdesk.rows.today import DueToday
from cpdesk.rows.unit import AddTeam, Soundness
from cpdesk.rules.conferences import AwayKind, ConferenceOutcome
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import ThresholdOutcome

Ask = Callable[..., int]
ROBIN = NewChild("Robin", "Sample")


def at(day: int, hour: int = 10, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=LONDON)


def booking(request: int, start: datetime = at(2), **other: Any) -> BookConference:  # noqa: B008 - a fixed moment
    return BookConference(start, **{"chair": "P. Example", "room": "Room 1", "request_id": request, **other})


def consult(desk: Desk, number: int, outcome: ThresholdOutcome, when: datetime) -> None:
    version = desk.ask(OpenRequest(number)).version
    desk.do(RecordConsultation(number, version, "P. Example", "N. Invented", outcome, when, "As discussed."))


def clocks(desk: Desk, conference: int) -> dict[str, str]:
    return {one.key: one.state for one in desk.ask(OpenConference(conference)).clocks}


def keys_due(desk: Desk) -> set[str]:
    page = desk.ask(DueToday(size=1000))
    return {line.key for line in (*page.do_now, *page.coming_up)}


@pytest.mark.parametrize("outcome", [ThresholdOutcome.MET, ThresholdOutcome.NOT_MET])
def test_the_same_outcome_is_recorded_once(unit: Desk, received: Ask, outcome: ThresholdOutcome) -> None:
    number = received()
    consult(unit, number, outcome, at(19, month=11))
    with pytest.raises(Refusal, match="recorded already that the threshold is"):
        consult(unit, number, outcome, at(20, month=11))
    assert len(unit.ask(OpenRequest(number)).consultations) == 1


def test_asking_for_more_information_does_not_complete_the_consultation(unit: Desk, received: Ask) -> None:
    """D02: the 24 hours run on until the duty chair has decided."""
    number = received()
    consult(unit, number, ThresholdOutcome.MORE_INFORMATION, at(18, 12, month=11))
    assert "duty_consult_due" in keys_due(unit)
    consult(unit, number, ThresholdOutcome.MET, at(20, month=11))
    assert "duty_consult_due" not in keys_due(unit)


def test_a_move_makes_the_invitations_go_out_again(unit: Desk, waiting: Ask) -> None:
    number = unit.do(booking(waiting())).id
    everybody = tuple(one.id for one in unit.ask(OpenConference(number)).invitations.invitees)
    unit.do(SayInvitationsSent(number, everybody))
    assert clocks(unit, number)["icpc_notice"] == "met"
    moved = unit.do(MoveConference(number, unit.ask(OpenConference(number)).version, at(3), "Interpreter ill"))
    assert any("Tell again: Police" in warning for warning in moved.warnings)
    assert clocks(unit, number)["icpc_notice"] == "open"
    unit.do(SayInvitationsSent(number, everybody))
    assert clocks(unit, number)["icpc_notice"] == "met"


def test_another_room_says_who_was_invited_to_the_one_before(unit: Desk, waiting: Ask) -> None:
    number = unit.do(booking(waiting())).id
    changed = unit.do(ChangeConference(number, unit.ask(OpenConference(number)).version, {"room": "Room 2"}))
    assert changed.said == "Changed the conference."
    first = unit.ask(OpenConference(number)).invitations.invitees[0].id
    unit.do(SayInvitationsSent(number, (first,)))
    changed = unit.do(ChangeConference(number, unit.ask(OpenConference(number)).version, {"room": "Room 1"}))
    assert changed.said.endswith("Tell again: Police.")


def test_a_child_with_a_plan_is_said_when_a_request_comes_in(
    unit: Desk, waiting: Ask, make_desk: Callable[..., Desk]
) -> None:
    """I07: another plan could not begin, so the clerk asks first whether a review is meant."""
    first = waiting(ROBIN)
    held = unit.do(booking(first, at(24, month=11))).id
    later = make_desk(today=date(2026, 11, 25))
    later.do(HoldConference(held))
    assert not any("plan" in other for other in later.ask(OpenRequest(first)).others)
    again = ReceiveRequest((ROBIN,), date(2026, 11, 24), at(24, month=11), "Cluster 4A")
    kept = later.do(again)
    assert "Robin has a child protection plan since Tue 24 Nov 2026: look whether a review is meant." in kept.said
    assert "plan since" in " ".join(later.ask(OpenRequest(kept.id)).others)


def test_a_conference_held_on_another_day_takes_nobodys_time_on_the_planned_one(
    unit: Desk, waiting: Ask, make_desk: Callable[..., Desk]
) -> None:
    planned = unit.do(booking(waiting(), at(2))).id
    later = make_desk(today=date(2026, 11, 30))
    later.do(HoldConference(planned, at=at(30, month=11)))
    (card,) = later.ask(DiaryBetween(date(2026, 12, 2), date(2026, 12, 2))).cards
    assert "held on Mon 30 Nov 2026" in card.words
    later.do(booking(waiting(ROBIN), at(2)))
    assert [one.said for one in later.ask(Soundness()) if not one.well] == []


@pytest.mark.parametrize(("born_on", "kept"), [(date(2027, 3, 1), True), (date(2050, 1, 1), False)])
def test_a_birth_is_expected_within_months_not_years(unit: Desk, received: Ask, born_on: date, kept: bool) -> None:
    if kept:
        assert received(NewChild("Unborn", "Sample", born_on))
        return
    with pytest.raises(Refusal, match="Sat 1 Jan 2050 is too far off for a birth"):
        received(NewChild("Unborn", "Sample", born_on))


def test_slots_of_a_request_that_is_booked_are_for_moving_it(unit: Desk, waiting: Ask) -> None:
    number = waiting()
    best = unit.ask(SlotsFor(request_id=number, count=1))[0]
    unit.do(BookConference(best.start_at, best.chair, best.room, request_id=number))
    days = {one.start_at.astimezone(LONDON).date() for one in unit.ask(SlotsFor(request_id=number, count=20))}
    assert best.start_at.astimezone(LONDON).date() in days
    assert best.start_at not in {one.start_at for one in unit.ask(SlotsFor(request_id=number, count=20))}


def test_slots_are_refused_where_no_time_is_wanted(
    unit: Desk, waiting: Ask, received: Ask, make_desk: Callable[..., Desk]
) -> None:
    closed, not_met, held = waiting(), received(ROBIN), waiting(NewChild("Kim", "Invented"))
    unit.do(CloseRequest(closed, unit.ask(OpenRequest(closed)).version, "Not needed"))
    consult(unit, not_met, ThresholdOutcome.NOT_MET, at(20, month=11))
    conference = unit.do(booking(held, at(24, month=11))).id
    later = make_desk(today=date(2026, 11, 25))
    later.do(HoldConference(conference))
    for number, sentence in ((closed, "is closed"), (not_met, "threshold is not met"), (held, "held already")):
        with pytest.raises(Refusal, match=sentence):
            later.ask(SlotsFor(request_id=number))


@pytest.mark.parametrize(
    ("odd", "sentence"),
    [
        ({"minutes": 0}, "Enter how many minutes"),
        ({"minutes": -30}, "Enter how many minutes"),
        ({"minutes": 10**12}, "Enter how many minutes"),
        ({"first": date(2026, 12, 5), "last": date(2026, 12, 1)}, "The last day comes after the first"),
    ],
)
def test_slots_that_cannot_be_are_refused(unit: Desk, waiting: Ask, odd: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        unit.ask(SlotsFor(request_id=waiting(), **odd))


def test_a_move_is_offered_only_when_its_minute_taker_can_come(unit: Desk, waiting: Ask) -> None:
    """I04: the minute-taker is in one conference at a time, so a slot that the booking would refuse is not offered."""
    number = waiting()
    conference = unit.do(booking(number, at(7), minute_taker="T. Testcase")).id
    other = unit.do(booking(waiting(ROBIN), at(4, 9), chair="T. Testcase", room="Room 2"))
    unit.do(AddAway("T. Testcase", date(2026, 12, 3), date(2026, 12, 3), AwayKind.LEAVE))
    offered = unit.ask(SlotsFor(conference_id=conference, count=50))
    assert {one.start_at.astimezone(LONDON).date() for one in offered} >= {date(2026, 12, 2), date(2026, 12, 4)}
    assert all(one.start_at.astimezone(LONDON).date() != date(2026, 12, 3) for one in offered)
    assert all(one.start_at >= other.end_at or one.end_at <= other.start_at for one in offered)
    version = unit.ask(OpenConference(conference)).version
    in_time = [one for one in offered if one.in_time and one.start_at > at(23, month=11) + timedelta(days=1)]
    best = in_time[0]
    unit.do(MoveConference(conference, version, best.start_at, "Earlier", chair=best.chair, room=best.room))


def test_an_adjourned_conference_that_is_booked_again_leaves_the_register_sound(
    unit: Desk, waiting: Ask, make_desk: Callable[..., Desk]
) -> None:
    """I28 is of reviews: the successor of an adjourned ICPC counts from the strategy discussion."""
    number = waiting()
    first = unit.do(booking(number, at(24, month=11))).id
    later = make_desk(today=date(2026, 11, 25))
    held = later.do(HoldConference(first, outcome=ConferenceOutcome.ADJOURNED))
    assert later.do(booking(number, at(4))).id == held.next_conference_id
    assert [one.said for one in later.ask(Soundness()) if not one.well] == []


def test_a_chair_who_comes_with_a_team_is_said(unit: Desk) -> None:
    assert unit.do(AddTeam("Cluster 1", "P. Example")).said == "Added the team Cluster 1."
    assert unit.do(AddTeam("Cluster 2", "J. Sampel")).said.endswith("J. Sampel was not known and is a chair now.")
