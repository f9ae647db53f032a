"""After 24 hours without a booking the unit sets the date, and tells the social worker and the Team Manager (D06)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from cpdesk.desk.work import Desk
from cpdesk.records.model import UnitSetting
from cpdesk.rows.booking import BookConference
from cpdesk.rows.people import AddChair, AddRoom
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import (
    AddStrategyDiscussion,
    CloseRequest,
    DateToImpose,
    DecideIcpcNeeded,
    ImposedDate,
    MoveClock,
    OpenRequest,
    ReceiveRequest,
    RecordConsultation,
    RequestShown,
    TickDateSent,
    TickOutcomeSent,
)
from cpdesk.rows.unit import AddTeam, LastDone, RegisterKind, Undo
from cpdesk.rows.waiting import Waiting
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import RequestState, ThresholdOutcome

ALL_FOUR = ("social_worker", "team_manager", "diary_clerk", "case_note")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=LONDON)


def shown(desk: Desk, number: int) -> RequestShown:
    found: RequestShown = desk.ask(OpenRequest(number))
    return found


@pytest.fixture
def received(desk: Desk) -> int:
    """A request of last week, with a chair, a room and a team for it."""
    desk.do(AddChair("P. Example"))
    desk.do(AddRoom("Room 1"))
    desk.do(AddTeam("Cluster 4A", "P. Example"))
    wanted = ReceiveRequest(
        children=(NewChild("Kit", "Sample-Ng"),), strategy_on=date(2026, 11, 16), ticked_at=at(18, 9), case_id="1042",
        team="Cluster 4A", social_worker="F. Testcase", team_manager="N. Invented",
    )  # fmt: skip
    number: int = desk.do(wanted).id
    return number


def consulted(desk: Desk, number: int, outcome: ThresholdOutcome = ThresholdOutcome.MET) -> None:
    version = shown(desk, number).version
    desk.do(RecordConsultation(number, version, "P. Example", "N. Invented", outcome, at(18, 12), "As discussed"))
    desk.do(TickOutcomeSent(number, shown(desk, number).version, ALL_FOUR, at(18, 15)))


def booked(desk: Desk, number: int, **other: Any) -> Any:
    given = {"start_at": at(30, 10), "chair": "P. Example", "room": "Room 1", **other}
    return desk.do(BookConference(request_id=number, **given))


def test_the_best_slot_goes_to_social_worker_and_team_manager_by_reference(desk: Desk, received: int) -> None:
    with pytest.raises(Refusal, match="only for a request that waits for its date"):
        desk.ask(ImposedDate(received))
    consulted(desk, received)
    assert shown(desk, received).next_steps[0] == "ImposedDate"
    found: DateToImpose = desk.ask(ImposedDate(received))
    assert found.start_at is not None
    assert (found.chair, found.room) == ("P. Example", "Room 1")
    assert found.subject == "ICPC 1042: date set by the Safeguarding Unit"
    assert [name for name, _ in found.recipients] == ["F. Testcase", "N. Invented"]
    assert "Sample" not in found.email_text
    assert "The last day in time is Monday 7 December 2026" in found.email_text
    assert f"{found.start_at.astimezone(LONDON):%H:%M}" in found.email_text


def test_without_a_free_slot_it_says_so_and_sends_nothing(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    desk.do(AddChair("P. Example"))
    wanted = ReceiveRequest(
        children=(NewChild("Kit", "Sample-Ng"),), strategy_on=date(2026, 11, 16), ticked_at=at(18, 9), team="DAS"
    )
    number = desk.do(wanted).id
    consulted(desk, number)
    found = desk.ask(ImposedDate(number))
    assert (found.start_at, found.email_text) == (None, "")
    assert found.reasons[0].startswith("No slot is free")


def test_it_is_booked_only_when_both_were_told_and_undo_leaves_it_then(desk: Desk, received: int) -> None:
    consulted(desk, received)
    with pytest.raises(Refusal, match="No date was set by the unit"):
        desk.do(TickDateSent(received, shown(desk, received).version, social_worker=True, team_manager=True))
    booked(desk, received, imposed=True)
    assert shown(desk, received).state is RequestState.DATE_IMPOSED
    assert desk.ask(ImposedDate(received)).start_at == at(30, 10)
    with pytest.raises(Refusal, match="Tick whom it went to"):
        desk.do(TickDateSent(received, shown(desk, received).version, social_worker=False, team_manager=False))
    said = desk.do(TickDateSent(received, shown(desk, received).version, social_worker=True, team_manager=False)).said
    assert said == "Recorded. Still to be told: the Team Manager."
    (card,) = desk.ask(Waiting())
    assert not card.may_book
    desk.do(TickDateSent(received, shown(desk, received).version, social_worker=False, team_manager=True))
    assert shown(desk, received).state is RequestState.BOOKED
    assert desk.ask(Waiting()) == ()
    desk.do(Undo())
    desk.do(Undo())
    assert "Book" not in desk.ask(LastDone()).undo


def test_a_slot_held_before_the_threshold_is_met_becomes_booked_when_all_were_told(desk: Desk, received: int) -> None:
    conference = booked(desk, received)
    assert shown(desk, received).state is RequestState.RECEIVED
    assert desk.ask(Waiting())[0].may_book is False
    with pytest.raises(Refusal, match=r"A conference is booked for Mon 30 Nov 2026\. Cancel it"):
        desk.do(CloseRequest(received, shown(desk, received).version, "Not needed"))
    consulted(desk, received)
    found = shown(desk, received)
    assert (found.state, found.conference_id) == (RequestState.BOOKED, conference.id)
    desk.do(Undo())
    assert shown(desk, received).state is RequestState.THRESHOLD_MET


def test_a_threshold_not_met_names_the_conference_that_is_to_be_cancelled(desk: Desk, received: int) -> None:
    booked(desk, received)
    version = shown(desk, received).version
    kept = desk.do(
        RecordConsultation(
            received, version, "P. Example", "N. Invented", ThresholdOutcome.NOT_MET, at(18, 12), "No harm found"
        )
    )
    assert "A conference is booked for Mon 30 Nov 2026: cancel it" in kept.said


def test_the_clock_moved_forward_says_that_the_booked_day_is_late_now(desk: Desk, received: int) -> None:
    booked(desk, received, start_at=datetime(2026, 12, 7, 10, tzinfo=LONDON))
    version = shown(desk, received).version
    desk.do(AddStrategyDiscussion(received, version, date(2026, 11, 12), carries_clock=False))
    first = shown(desk, received).discussions[0]
    said = desk.do(MoveClock(received, shown(desk, received).version, first.id, "It led to the s47")).said
    assert said.endswith("The conference booked for Mon 7 Dec 2026 is later than that: move it, or say why.")


def test_no_icpc_for_a_looked_after_child_leaves_the_booked_one_to_be_cancelled(desk: Desk) -> None:
    desk.do(AddChair("P. Example"))
    desk.do(AddRoom("Room 1"))
    wanted = ReceiveRequest(
        children=(NewChild("Kit", "Mock"),), strategy_on=date(2026, 11, 16), ticked_at=at(18, 9), team="DAS",
        looked_after=True,
    )  # fmt: skip
    number = desk.do(wanted).id
    with pytest.raises(Refusal, match="looked after too"):
        booked(desk, number)
    day = date(2026, 11, 20)
    desk.do(DecideIcpcNeeded(number, shown(desk, number).version, True, "S. Manager", "Placed with parents", day))
    booked(desk, number)
    said = desk.do(DecideIcpcNeeded(number, shown(desk, number).version, False, "S. Manager", "Order made", day)).said
    assert "Cancel the conference booked for Mon 30 Nov 2026" in said
    assert shown(desk, number).state is not RequestState.CLOSED


def test_in_a_demonstration_every_text_says_so(desk: Desk, received: int) -> None:
    consulted(desk, received)
    assert "DEMONSTRATION" not in desk.ask(ImposedDate(received)).subject
    with Session(desk.database.engine) as session:
        session.add(UnitSetting(key="kind", value=RegisterKind.DEMONSTRATION.value))
        session.commit()
    found = desk.ask(ImposedDate(received))
    for text in (found.subject, found.email_text, *texts_of(shown(desk, received))):
        assert text.startswith("DEMONSTRATION: ")


def texts_of(request: RequestShown) -> tuple[str, ...]:
    last = request.consultations[-1]
    return last.subject, last.email_text, last.case_note
