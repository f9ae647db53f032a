"""Requests for an initial conference, from the tick on the section 47 to the day on which they wait for a date."""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from cpdesk.desk.work import Desk
from cpdesk.records.model import Child, IcpcRequest, KeptDeadline, StrategyDiscussion, UnitSetting
from cpdesk.rows.booking import BookConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.people import AddChair, AddRoom
from cpdesk.rows.refusals import NotAllowed, Refusal, StaleSave
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
    TickOutcomeSent,
)
from cpdesk.rows.unit import AddDayNotWorked, LastDone, NamesToChoose, Redo, Undo
from cpdesk.rows.waiting import Waiting
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import RequestState, ShortTime, ThresholdOutcome
from cpdesk.rules.roles import Role

TODAY = date(2026, 11, 23)  # a Monday, 09:30 by the clock of the desk
STRATEGY = date(2026, 11, 16)
TICKED = datetime(2026, 11, 20, 15, 10, tzinfo=LONDON)
ALL_FOUR = ("social_worker", "team_manager", "diary_clerk", "case_note")
WANTED: dict[str, Any] = {
    "children": (NewChild("Kit", "Sample-Ng"), NewChild("Unborn", "Sample-Ng")),
    "strategy_on": STRATEGY,
    "ticked_at": TICKED,
    "team": "Cluster 4A",
    "social_worker": "F. Testcase",
    "team_manager": "N. Invented",
    "case_id": "1042",
}
Ask = Callable[..., int]


def receive(desk: Desk, **other: Any) -> int:
    number: int = desk.do(ReceiveRequest(**{**WANTED, **other})).id
    return number


def shown(desk: Desk, number: int) -> RequestShown:
    found: RequestShown = desk.ask(OpenRequest(number))
    return found


def consult(desk: Desk, number: int, outcome: ThresholdOutcome = ThresholdOutcome.MET, **other: Any) -> Any:
    given = {
        "chair": "P. Example",
        "team_manager": "N. Invented",
        "completed_at": datetime(2026, 11, 23, 9, 0, tzinfo=LONDON),
        "why": "As discussed.",
        **other,
    }
    return desk.do(RecordConsultation(number, shown(desk, number).version, outcome=outcome, **given))


def due(desk: Desk, number: int) -> dict[str, KeptDeadline]:
    with Session(desk.database.engine) as session:
        asked = select(KeptDeadline).where(KeptDeadline.subject == "request", KeptDeadline.subject_id == number)
        return {row.key: row for row in session.scalars(asked)}


@pytest.fixture(autouse=True)
def duty_chair(desk: Desk) -> None:
    desk.do(AddChair("P. Example", email="p@example.invalid"))


@pytest.mark.parametrize(
    ("ticked_on", "day", "possible", "safe"),
    [(date(2024, 3, 25), 5, True, True), (date(2024, 4, 2), 9, False, False)],
    ids=["TV-Q01", "TV-Q03"],
)
def test_a_request_says_what_the_days_still_allow(
    make_desk: Callable[..., Desk], ticked_on: date, day: int, possible: bool, safe: bool
) -> None:
    desk = make_desk(today=ticked_on)
    ticked_at = datetime(ticked_on.year, ticked_on.month, ticked_on.day, 9, tzinfo=LONDON)
    kept = desk.do(ReceiveRequest(**{**WANTED, "strategy_on": date(2024, 3, 18), "ticked_at": ticked_at}))
    assert (kept.squeeze.day, kept.squeeze.icpc_due, kept.squeeze.last_invite_day) == (
        day, date(2024, 4, 10), date(2024, 3, 28),
    )  # fmt: skip
    assert (kept.squeeze.possible_now, kept.squeeze.safe_if_24h_used_twice) == (possible, safe)
    assert kept.said.startswith("Received the request. Day ")
    found = shown(desk, kept.id)
    assert found.squeeze == kept.squeeze
    assert ("ChooseShortTime" in found.next_steps) is not possible
    assert found.possible_at_request is possible


def test_what_the_days_allowed_when_it_was_ticked_stays_when_days_change(make_desk: Callable[..., Desk]) -> None:
    ticked_on = date(2024, 4, 2)
    desk = make_desk(today=ticked_on)
    ticked_at = datetime(2024, 4, 2, 9, tzinfo=LONDON)
    number = desk.do(ReceiveRequest(**{**WANTED, "strategy_on": date(2024, 3, 18), "ticked_at": ticked_at})).id
    for day in (20, 21, 22):
        desk.do(AddDayNotWorked(date(2024, 3, day), "Office closed"))
    found = shown(desk, number)
    assert (found.squeeze.possible_now, found.possible_at_request) == (True, False)


@pytest.mark.parametrize(
    ("ticked_at", "by"),
    [
        (datetime(2022, 12, 23, 11, 0, tzinfo=LONDON), datetime(2022, 12, 28, 11, 0, tzinfo=LONDON)),
        (datetime(2023, 9, 6, 9, 15, tzinfo=LONDON), datetime(2023, 9, 7, 9, 15, tzinfo=LONDON)),
    ],
    ids=["TV-H05", "TV-H07"],
)
def test_the_duty_chair_has_until_the_same_time_on_the_next_working_day(
    make_desk: Callable[..., Desk], ticked_at: datetime, by: datetime
) -> None:
    desk = make_desk(today=ticked_at.date() + timedelta(days=1))
    number = receive(desk, strategy_on=ticked_at.date() - timedelta(days=3), ticked_at=ticked_at)
    found = {one.key: one for one in shown(desk, number).deadlines}
    assert found["duty_consult_due"].due == by
    assert due(desk, number)["duty_consult_due"].due_at == by


def test_a_request_stands_in_the_queue_with_its_family_and_its_clock(desk: Desk) -> None:
    number = receive(desk)
    found = shown(desk, number)
    assert (found.state, found.family, found.reference, found.team) == (
        RequestState.RECEIVED, "Sample-Ng", "1042", "Cluster 4A",
    )  # fmt: skip
    assert [(one.on, one.carries_clock) for one in found.discussions] == [(STRATEGY, True)]
    assert [one.key for one in found.deadlines] == ["duty_consult_due", "icpc_due"]
    assert found.next_steps[0] == "RecordConsultation"
    (card,) = desk.ask(Waiting())
    assert (card.request_id, card.family, card.children, card.due_on) == (number, "Sample-Ng", 2, date(2026, 12, 7))
    assert card.words == "Consult by 15:10"


def test_the_same_request_sent_twice_is_kept_once_and_one_taken_back_says_so(desk: Desk) -> None:
    first = receive(desk, uuid="one")
    again = desk.do(ReceiveRequest(**WANTED, uuid="one"))
    assert (again.id, again.said) == (first, "This request was kept already.")
    assert len(desk.ask(Waiting())) == 1
    desk.do(Undo())
    assert desk.ask(Waiting()) == ()
    with pytest.raises(Refusal, match="kept and taken back"):
        receive(desk, uuid="one")
    desk.do(Redo())
    assert [card.request_id for card in desk.ask(Waiting())] == [first]


@pytest.mark.parametrize(
    ("other", "field", "said"),
    [
        ({"children": ()}, "children", "Name the child"),
        ({"children": (NewChild("Kit", " "),)}, "children", "Enter a surname for each child"),
        ({"children": (NewChild("", "Mock"),)}, "children", "Enter a first name for each child"),
        ({"children": (NewChild("Unborn", "Mock"), NewChild("unborn", "MOCK"))}, "children", "Unborn twin 1"),
        ({"children": (NewChild("Kit", "Mock"), NewChild("Kit", "Mock"))}, "children", "Enter the birth date of each"),
        ({"strategy_on": date(2026, 11, 24)}, "strategy_on", "Tue 24 Nov 2026 has not come yet"),
        ({"ticked_at": datetime(2026, 11, 23, 9, 31, tzinfo=LONDON)}, "ticked_at", "23 Nov 2026, 09:31 has not come"),
        ({"strategy_on": date(2026, 11, 21)}, "ticked_at", "The strategy discussion was on Sat 21 Nov 2026"),
        ({"strategy_on": date(1999, 11, 21)}, "strategy_on", "."),
        ({"team": " "}, "team", "Enter the team"),
        ({"looked_after_on": date(2026, 12, 1)}, "looked_after_on", "has not come yet"),
    ],
    ids=str,
)
def test_a_request_that_cannot_be_so_keeps_nothing(desk: Desk, other: dict[str, Any], field: str, said: str) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        receive(desk, **other)
    assert refused.value.field == field
    assert str(refused.value).endswith(".")
    with Session(desk.database.engine) as session:
        assert session.query(IcpcRequest).count() == session.query(Child).count() == 0


def test_a_name_that_fails_is_in_no_log_and_in_no_title_of_a_step(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="cpdesk")
    with pytest.raises(Refusal) as refused:
        receive(desk, children=(NewChild("Rowan", "Mocksmith" * 60),))
    assert "Mocksmith" not in f"{refused.value}{caplog.text}"
    assert "columns.py" in caplog.text
    receive(desk, children=(NewChild("Rowan", "Mocksmith"),))
    assert desk.ask(LastDone()).undo == "New request for an ICPC"
    assert "Mocksmith" not in caplog.text


def test_twins_who_are_told_apart_are_two_children(desk: Desk) -> None:
    twins = (NewChild("Unborn twin 1", "Mock"), NewChild("Unborn twin 2", "Mock"))
    assert shown(desk, receive(desk, children=twins)).children == twins


def test_a_child_of_the_same_name_without_a_reference_is_the_same_child_and_another_open_request_is_said(
    desk: Desk,
) -> None:
    first = receive(desk)
    kept = desk.do(ReceiveRequest(**{**WANTED, "case_id": "", "children": (NewChild("KIT", "Sample Ng"),)}))
    assert "it was taken for reference 1042" in kept.said
    assert "Another request for this child is open" in kept.said
    assert shown(desk, kept.id).reference == "1042"
    assert len(shown(desk, first).others) == 1
    other = receive(desk, case_id="", children=(NewChild("Kit", "Sample-Ng", date(2019, 1, 1)),))
    assert shown(desk, other).reference == "1042"
    third = receive(desk, case_id="", children=(NewChild("Kit", "Sample-Ng", date(2020, 1, 1)),))
    assert shown(desk, third).reference.startswith("D")


def test_an_unborn_child_of_a_common_name_is_not_taken_for_another(desk: Desk) -> None:
    receive(desk, children=(NewChild("Unborn", "Mock"),))
    second = receive(desk, case_id="", children=(NewChild("Unborn", "Mock"),))
    assert shown(desk, second).reference != "1042"


def test_one_strategy_discussion_carries_the_clock_and_another_takes_it_only_with_why(desk: Desk) -> None:
    number = receive(desk)
    with pytest.raises(Refusal, match="Say why another strategy discussion carries the clock"):
        desk.do(AddStrategyDiscussion(number, shown(desk, number).version, date(2026, 11, 10), carries_clock=True))
    desk.do(AddStrategyDiscussion(number, shown(desk, number).version, date(2026, 11, 18), carries_clock=False))
    assert due(desk, number)["icpc_due"].due_on == date(2026, 12, 7)
    discussions = shown(desk, number).discussions
    later = next(one for one in discussions if one.on == date(2026, 11, 18))
    with pytest.raises(Refusal, match="Say why"):
        desk.do(MoveClock(number, shown(desk, number).version, later.id, " "))
    said = desk.do(MoveClock(number, shown(desk, number).version, later.id, "It led to the s47.")).said
    assert said == "The clock runs from Wed 18 Nov 2026: the last day in time is Wednesday 9 December 2026."
    assert due(desk, number)["icpc_due"].due_on == date(2026, 12, 9)
    with Session(desk.database.engine) as session:
        carry = select(StrategyDiscussion.on).where(StrategyDiscussion.initiated_s47)
        assert list(session.scalars(carry)) == [date(2026, 11, 18)]
    desk.do(Undo())
    assert due(desk, number)["icpc_due"].due_on == date(2026, 12, 7)
    assert [one.carries_clock for one in shown(desk, number).discussions] == [True, False]


def test_the_same_strategy_discussion_is_not_listed_twice_nor_one_after_the_tick_counted_from(desk: Desk) -> None:
    number = receive(desk)
    for wanted, said in (
        (AddStrategyDiscussion(number, 1, STRATEGY, carries_clock=False), "is listed already"),
        (AddStrategyDiscussion(number, 1, date(2026, 11, 21), carries_clock=True, why="Later"), "was on Sat 21 Nov"),
        (AddStrategyDiscussion(number, 1, date(2026, 11, 30), carries_clock=False), "has not come yet"),
        (MoveClock(number, 1, 999, "Why"), "not listed for the request"),
        (MoveClock(number, 1, shown(desk, number).discussions[0].id, "Why"), "already"),
    ):
        with pytest.raises(Refusal, match=said):
            desk.do(wanted)


def test_the_outcome_goes_to_three_people_and_the_case_note_and_only_then_the_24_hours_begin(desk: Desk) -> None:
    number = receive(desk)
    kept = consult(desk, number, social_worker_contacted=True)
    assert kept.subject == "ICPC request 1042: threshold met"
    assert [name for name, _ in kept.recipients] == ["F. Testcase", "N. Invented", "Diary clerk"]
    for text in (kept.subject, kept.email_text, kept.case_note):
        assert "Kit" not in text
        assert "Sample-Ng" not in text
    assert "N. Invented" in kept.case_note
    assert "Monday 7 December 2026" in kept.email_text
    assert shown(desk, number).state is RequestState.THRESHOLD_MET
    said = desk.do(TickOutcomeSent(number, shown(desk, number).version, ALL_FOUR[:3])).said
    assert said == "Recorded. Still to do: the case note."
    assert "booking_due" not in {one.key for one in shown(desk, number).deadlines}
    last = datetime(2026, 11, 23, 9, 20, tzinfo=LONDON)
    desk.do(TickOutcomeSent(number, shown(desk, number).version, ("case_note",), last))
    found = shown(desk, number)
    assert found.state is RequestState.AWAITING_BOOKING
    assert found.consultations[0].sent == ALL_FOUR
    # The last of the four was told at 09:30, the clock of the desk.
    assert due(desk, number)["booking_due"].due_at == datetime(2026, 11, 24, 9, 30, tzinfo=LONDON)
    assert due(desk, number)["duty_consult_due"].state == "met"
    desk.do(Undo())
    assert shown(desk, number).state is RequestState.THRESHOLD_MET
    assert "booking_due" not in {key for key, row in due(desk, number).items() if row.state == "open"}


@pytest.mark.parametrize(
    ("other", "field", "said"),
    [
        ({"team_manager": " "}, "team_manager", "Enter the Team Manager with whom the threshold was discussed"),
        ({"chair": "N. Obody"}, "chair", "There is no chair called N. Obody"),
        ({"completed_at": datetime(2026, 11, 23, 9, 31, tzinfo=LONDON)}, "completed_at", "has not come yet"),
        ({"completed_at": datetime(2026, 11, 20, 15, 9, tzinfo=LONDON)}, "completed_at", "ICPC was ticked on Fri 20"),
        ({"outcome": ThresholdOutcome.NOT_MET, "why": " "}, "why", "Say why the threshold is not met"),
        ({"outcome": ThresholdOutcome.MORE_INFORMATION, "why": ""}, "why", "Say why more information is needed"),
    ],
    ids=str,
)
def test_a_consultation_that_cannot_be_so_keeps_nothing(
    desk: Desk, other: dict[str, Any], field: str, said: str
) -> None:
    number = receive(desk)
    with pytest.raises(Refusal, match=said) as refused:
        consult(desk, number, **other)
    assert refused.value.field == field
    assert shown(desk, number).consultations == ()


def test_more_information_goes_back_to_the_duty_chair_and_the_second_consultation_counts(desk: Desk) -> None:
    number = receive(desk)
    consult(desk, number, ThresholdOutcome.MORE_INFORMATION, completed_at=datetime(2026, 11, 23, 8, tzinfo=LONDON))
    assert shown(desk, number).next_steps[0] == "RecordConsultation"
    with pytest.raises(Refusal, match="The consultation before was completed"):
        consult(desk, number, completed_at=datetime(2026, 11, 23, 7, tzinfo=LONDON))
    consult(desk, number)
    found = shown(desk, number)
    assert found.state is RequestState.THRESHOLD_MET
    assert [one.outcome for one in found.consultations] == [ThresholdOutcome.MORE_INFORMATION, ThresholdOutcome.MET]
    with pytest.raises(Refusal, match="Take that consultation back with Undo"):
        consult(desk, number, ThresholdOutcome.NOT_MET)
    desk.do(Undo())
    assert shown(desk, number).state is RequestState.MORE_INFORMATION


def test_a_threshold_not_met_waits_for_the_team_managers_word(desk: Desk) -> None:
    number = receive(desk)
    with pytest.raises(Refusal, match="nothing to acknowledge"):
        desk.do(AcknowledgeNotMet(number, shown(desk, number).version, TODAY))
    consult(desk, number, ThresholdOutcome.NOT_MET)
    assert due(desk, number)["acknowledge_not_met"].state == "open"
    (card,) = desk.ask(Waiting())
    assert not card.may_book
    assert "CloseRequest" not in shown(desk, number).next_steps
    with pytest.raises(Refusal, match="Record that the Team Manager acknowledged it"):
        desk.do(CloseRequest(number, shown(desk, number).version, "Not met"))
    with pytest.raises(Refusal, match="The consultation was on Mon 23 Nov 2026"):
        desk.do(AcknowledgeNotMet(number, shown(desk, number).version, date(2026, 11, 20)))
    desk.do(AcknowledgeNotMet(number, shown(desk, number).version, TODAY))
    assert shown(desk, number).state is RequestState.CLOSED
    assert desk.ask(Waiting()) == ()
    with pytest.raises(Refusal, match="This request is closed"):
        desk.do(ChangeRequest(number, shown(desk, number).version, {"notes": "More"}))


def test_ticks_that_cannot_be_so_are_refused(desk: Desk) -> None:
    number = receive(desk)
    with pytest.raises(Refusal, match="has not consulted yet"):
        desk.do(TickOutcomeSent(number, 1, ALL_FOUR))
    consult(desk, number)
    version = shown(desk, number).version
    for sent, at, said in (
        ((), None, "Tick whom it went to"),
        (("mayor",), None, "Tick whom it went to"),
        (ALL_FOUR, datetime(2026, 11, 23, 9, 31, tzinfo=LONDON), "has not come yet"),
        (ALL_FOUR, datetime(2026, 11, 23, 8, 59, tzinfo=LONDON), "was completed on"),
    ):
        with pytest.raises(Refusal, match=said):
            desk.do(TickOutcomeSent(number, version, sent, at))


def test_for_a_child_who_is_looked_after_too_somebody_decides_first(desk: Desk) -> None:
    number = receive(desk, looked_after=True, looked_after_on=date(2026, 11, 18))
    assert shown(desk, number).next_steps[0] == "DecideIcpcNeeded"
    assert not desk.ask(Waiting())[0].may_book
    for by, why, field in ((" ", "Placed with parents", "by"), ("S. Manager", " ", "why")):
        with pytest.raises(Refusal) as refused:
            desk.do(DecideIcpcNeeded(number, shown(desk, number).version, needed=True, by=by, why=why, on=TODAY))
        assert refused.value.field == field
    desk.do(DecideIcpcNeeded(number, shown(desk, number).version, True, "S. Manager", "Placed with parents", TODAY))
    found = shown(desk, number)
    assert (found.icpc_needed, found.icpc_needed_by, found.icpc_needed_why) == (
        True, "S. Manager", "Placed with parents",
    )  # fmt: skip
    assert desk.ask(Waiting())[0].may_book
    assert due(desk, number)["decide_icpc_needed"].state in {"met", "late"}
    desk.do(DecideIcpcNeeded(number, found.version, False, "S. Manager", "Care order made", TODAY))
    assert shown(desk, number).state is RequestState.CLOSED
    desk.do(Undo())
    assert shown(desk, number).icpc_needed is True


def test_keeping_the_notice_in_short_time_needs_why(desk: Desk) -> None:
    number = receive(desk)
    with pytest.raises(Refusal, match="Say why the conference is to be later"):
        desk.do(ChooseShortTime(number, 1, ShortTime.KEEP_NOTICE))
    desk.do(ChooseShortTime(number, 1, ShortTime.KEEP_NOTICE, "Parent in hospital"))
    found = shown(desk, number)
    assert (found.short_time, found.short_time_why) == (ShortTime.KEEP_NOTICE, "Parent in hospital")


def test_a_change_of_the_request_is_counted_and_a_stale_one_shows_both_values(desk: Desk) -> None:
    number = receive(desk)
    version = shown(desk, number).version
    earlier = datetime(2026, 11, 20, 9, 0, tzinfo=LONDON)
    said = desk.do(ChangeRequest(number, version, {"ticked_at": earlier, "team": "DAS", "case_id": "77"})).said
    assert said == "Changed: ICPC ticked, Team, Reference."
    found = shown(desk, number)
    assert (found.ticked_at, found.team, found.reference) == (earlier, "DAS", "77")
    assert due(desk, number)["duty_consult_due"].due_at == datetime(2026, 11, 23, 9, 0, tzinfo=LONDON)
    assert due(desk, number)["duty_consult_due"].reference == "77"
    with pytest.raises(StaleSave) as stale:
        desk.do(ChangeRequest(number, version, {"team": "Cluster 6"}))
    assert (stale.value.mine, stale.value.theirs) == ({"team": "Cluster 6"}, {"team": "DAS"})
    assert desk.do(ChangeRequest(number, found.version, {"team": "das"})).said == "Nothing was changed."
    desk.do(Undo())
    assert (shown(desk, number).team, shown(desk, number).reference) == ("Cluster 4A", "1042")
    assert due(desk, number)["duty_consult_due"].due_at == datetime(2026, 11, 23, 15, 10, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"ticked_at": None}, "Enter when ICPC was ticked"),
        ({"ticked_at": datetime(2026, 11, 23, 9, 31, tzinfo=LONDON)}, "has not come yet"),
        ({"team": ""}, "Enter the team"),
        ({"case_id": "1043"}, "Another family has the reference 1043"),
        ({"looked_after_on": "soon"}, "Enter a date"),
        ({"colour": "red"}, "no field colour"),
    ],
    ids=str,
)
def test_a_change_that_cannot_be_so_is_refused(desk: Desk, fields: dict[str, object], said: str) -> None:
    receive(desk, case_id="1043", children=(NewChild("Ada", "Mock"),))
    number = receive(desk)
    with pytest.raises(Refusal, match=said):
        desk.do(ChangeRequest(number, shown(desk, number).version, fields))


def test_the_reference_of_a_request_that_was_taken_back_is_free_again(desk: Desk) -> None:
    number = receive(desk)
    receive(desk, case_id="1043", children=(NewChild("Ada", "Mock"),))
    desk.do(Undo())
    desk.do(ChangeRequest(number, shown(desk, number).version, {"case_id": "1043"}))
    assert shown(desk, number).reference == "1043"


def test_a_request_is_closed_with_its_reason_and_undo_opens_it_again(desk: Desk) -> None:
    number = receive(desk)
    with pytest.raises(Refusal, match="Say why no conference is needed"):
        desk.do(CloseRequest(number, shown(desk, number).version, ""))
    desk.do(CloseRequest(number, shown(desk, number).version, "The s47 was ended"))
    found = shown(desk, number)
    assert (found.state, found.closed_why, found.next_steps) == (RequestState.CLOSED, "The s47 was ended", ())
    assert not [row for row in due(desk, number).values() if row.state in {"open", "expected"}]
    desk.do(Undo())
    assert shown(desk, number).state is RequestState.RECEIVED
    assert due(desk, number)["icpc_due"].state == "open"


def test_the_most_pressing_stands_first_and_missed_clocks_say_so(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    late = receive(desk, strategy_on=date(2026, 10, 29), ticked_at=datetime(2026, 11, 2, 9, tzinfo=LONDON), case_id="1")
    new = receive(desk, case_id="2", children=(NewChild("Ada", "Mock"),))
    sent = receive(
        desk, case_id="3", children=(NewChild("Bo", "Mock"),), ticked_at=datetime(2026, 11, 18, 9, tzinfo=LONDON)
    )
    consult(desk, sent, completed_at=datetime(2026, 11, 18, 12, tzinfo=LONDON))
    desk.do(TickOutcomeSent(sent, shown(desk, sent).version, ALL_FOUR, datetime(2026, 11, 18, 15, tzinfo=LONDON)))
    cards = desk.ask(Waiting())
    assert [(card.request_id, card.words) for card in cards] == [
        (late, "Overdue 2 wd"),
        (sent, "Day 5 of 15, 24 h passed"),
        (new, "Consult by 15:10"),
    ]
    tomorrow = make_desk(today=date(2026, 11, 24))
    words = {card.request_id: card.words for card in tomorrow.ask(Waiting())}
    assert words[new] == "Day 6 of 15, 24 h passed"
    assert words[late] == "Overdue 3 wd"


def test_a_discussion_that_takes_the_clock_gives_it_back_with_undo_and_takes_it_again_with_redo(desk: Desk) -> None:
    number = receive(desk)
    desk.do(AddStrategyDiscussion(number, 1, date(2026, 11, 17), carries_clock=True, why="It led to the s47"))
    assert due(desk, number)["icpc_due"].due_on == date(2026, 12, 8)
    desk.do(Undo())
    assert [one.on for one in shown(desk, number).discussions] == [STRATEGY]
    assert due(desk, number)["icpc_due"].due_on == date(2026, 12, 7)
    desk.do(Redo())
    assert [one.carries_clock for one in shown(desk, number).discussions] == [False, True]
    assert due(desk, number)["icpc_due"].due_on == date(2026, 12, 8)


def test_where_the_standard_knows_no_duty_consultation_a_request_waits_for_its_date_at_once(desk: Desk) -> None:
    with Session(desk.database.engine) as session:
        session.add(UnitSetting(key="standards", value="LLR"))
        session.commit()
    number = receive(desk)
    found = shown(desk, number)
    assert (found.state, [one.key for one in found.deadlines]) == (RequestState.AWAITING_BOOKING, ["icpc_due"])
    assert desk.ask(Waiting())[0].words == "Day 5 of 15"
    with pytest.raises(Refusal, match="knows no duty consultation"):
        consult(desk, number)


def test_a_child_who_becomes_looked_after_before_the_conference_marks_request_and_conference(desk: Desk) -> None:
    desk.do(AddRoom("Room 1"))
    number = receive(desk)
    start = datetime(2026, 12, 1, 10, tzinfo=LONDON)
    booked = desk.do(BookConference(start_at=start, chair="P. Example", room="Room 1", request_id=number)).id
    change: dict[str, object] = {"looked_after_on": date(2026, 11, 19)}
    desk.do(ChangeRequest(number, shown(desk, number).version, change, "Placed with parents"))
    assert shown(desk, number).looked_after
    assert desk.ask(OpenConference(booked)).looked_after
    assert "DecideIcpcNeeded" in shown(desk, number).next_steps
    desk.do(ChangeRequest(number, shown(desk, number).version, {"looked_after": False}))
    found = shown(desk, number)
    assert (found.looked_after, found.looked_after_on) == (False, None)
    assert not desk.ask(OpenConference(booked)).looked_after


def test_what_waits_is_narrowed_to_a_team(desk: Desk) -> None:
    first = receive(desk)
    receive(desk, team="DAS", case_id="2", children=(NewChild("Ada", "Mock"),))
    team_id = next(number for number, name in desk.ask(NamesToChoose()).teams if name == "Cluster 4A")
    assert [card.request_id for card in desk.ask(Waiting(team_id))] == [first]


def test_a_long_queue_takes_as_few_reads_as_a_short_one(desk: Desk) -> None:
    asked: list[str] = []
    event.listen(desk.database.engine, "before_cursor_execute", lambda _c, _cu, sql, *_: asked.append(sql))
    counts = []
    for number in range(12):
        receive(desk, case_id=f"F{number}", children=(NewChild(f"Kit{number}", "Mock"),))
        if number in {0, 11}:
            asked.clear()
            assert len(desk.ask(Waiting())) == number + 1
            counts.append(len(asked))
    assert counts[0] == counts[1] < 10


def test_only_those_who_may_receive_and_consult(make_desk: Callable[..., Desk], desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        receive(make_desk(roles={Role.CHAIR}))
    number = receive(desk)
    with pytest.raises(NotAllowed):
        make_desk(roles={Role.DIARY_CLERK}).do(
            RecordConsultation(
                number, 1, "P. Example", "N. Invented", ThresholdOutcome.MET, datetime(2026, 11, 23, 9, tzinfo=UTC)
            )
        )
