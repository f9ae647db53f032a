"""Free times offered for a request, and what a time would mean before anything is kept (S02, S03, I04)."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference
from cpdesk.rows.diary import LookAtTime, SlotsFor
from cpdesk.rows.people import AddAway
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rules.london import LONDON

Ask = Callable[..., int]


def at(day: int, hour: int = 10, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=LONDON)


def test_slots_lead_with_the_linked_chair_in_time_with_notice_kept(unit: Desk, waiting: Ask) -> None:
    first, *others = unit.ask(SlotsFor(request_id=waiting(), count=5))
    assert (first.chair, first.room, first.in_time, first.notice_kept) == ("P. Example", "Room 1", True, True)
    assert first.start_at.astimezone(LONDON).date() == date(2026, 12, 2)
    assert first.reasons[0] == "day 12 of 15: in time"
    assert len(others) == 4


def test_every_slot_that_is_offered_can_be_booked(unit: Desk, waiting: Ask) -> None:
    for number in range(6):
        request = waiting(NewChild("Robin", f"Sample{number}"))
        slot = unit.ask(SlotsFor(request_id=request, count=1))[0]
        looked = unit.ask(LookAtTime(slot.start_at, request_id=request, chair=slot.chair, room=slot.room))
        assert (looked.clashes, looked.impossible, looked.late) == ((), (), False)
        unit.do(BookConference(slot.start_at, slot.chair, slot.room, request_id=request))


def test_a_chair_on_leave_or_a_taken_room_is_not_offered(unit: Desk, waiting: Ask) -> None:
    request = waiting()
    unit.do(AddAway("P. Example", date(2026, 11, 23), date(2026, 12, 31)))
    assert {slot.chair for slot in unit.ask(SlotsFor(request_id=request))}.isdisjoint({"P. Example"})
    other = waiting(NewChild("Robin", "Sample"))
    unit.do(BookConference(at(2), "R. Sample", "Room 1", request_id=other))
    looked = unit.ask(LookAtTime(at(2, 11), request_id=request, chair="P. Example", room="Room 1"))
    assert looked.clashes == (
        "P. Example is on leave that day. Choose somebody else or another day.",
        "Room 1 is taken from 10:00 to 11:30. Choose another time or room.",
    )
    assert [name for _, name in looked.free_chairs] == ["T. Testcase"]
    assert [name for _, name in looked.free_rooms] == ["Room 2", "Teams"]


def test_a_look_tells_the_clock_the_notice_and_what_follows(unit: Desk, waiting: Ask) -> None:
    looked = unit.ask(LookAtTime(at(9), request_id=waiting(), chair="P. Example", room="Room 1"))
    assert (looked.day, looked.day_words, looked.late) == (17, "day 17 of 15: 2 working days late", True)
    assert looked.notice_words == "Send the invitations by Mon 30 Nov 2026."
    named = {one.partition(",")[0] for one in looked.limits}
    assert {"First core group", "Conference record", "First review conference"} <= named


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        (at(5), "Saturday 5 December 2026 is a Saturday"),
        (at(13, month=11), "before the strategy discussion on Monday 16 November 2026"),
        (datetime(2111, 1, 5, 10, tzinfo=LONDON), "Working days are known up to 2110"),
    ],
)
def test_what_is_impossible_is_said_before_it_is_refused(
    unit: Desk, waiting: Ask, start: datetime, sentence: str
) -> None:
    request = waiting()
    looked = unit.ask(LookAtTime(start, request_id=request, chair="P. Example", room="Room 1"))
    assert any(sentence in one for one in looked.impossible)
    with pytest.raises(Refusal, match=sentence):
        unit.do(BookConference(start, "P. Example", "Room 1", request_id=request, why="History."))
    unknown = unit.ask(LookAtTime(at(2), request_id=request, chair="N. Obody", room="Attic"))
    assert [one.split(".")[0] for one in unknown.impossible]
