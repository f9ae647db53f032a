"""A request that is booked before its threshold is told still waits, and its card says the day that is held for it."""

from datetime import date, datetime

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference
from cpdesk.rows.people import AddChair, AddRoom
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import ReceiveRequest
from cpdesk.rows.unit import AddTeam
from cpdesk.rows.waiting import Waiting
from cpdesk.rules.london import LONDON


@pytest.fixture
def request_number(desk: Desk) -> int:
    """A request of this morning, in a unit with a chair and a room."""
    desk.do(AddChair("P. Example"))
    desk.do(AddRoom("Room 1", online=False))
    desk.do(AddTeam("Cluster 4A", "P. Example"))
    ticked = datetime(2026, 11, 23, 9, tzinfo=LONDON)
    child = NewChild("Rowan", "Ash-Sample")
    number: int = desk.do(
        ReceiveRequest((child,), date(2026, 11, 20), ticked, "Cluster 4A", "F. Testcase", "N. Invented")
    ).id
    return number


def test_the_card_says_the_day_that_is_held(desk: Desk, request_number: int) -> None:
    (card,) = desk.ask(Waiting())
    assert (card.line, card.may_book) == ("Due by Fri 11 Dec 2026", True)
    desk.do(BookConference(datetime(2026, 12, 9, 10, tzinfo=LONDON), "P. Example", "Room 1", request_id=request_number))
    (card,) = desk.ask(Waiting())
    assert (card.line, card.may_book) == ("Due by Fri 11 Dec 2026, provisional Wed 9 Dec 2026", False)
