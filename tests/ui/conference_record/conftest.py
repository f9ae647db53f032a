"""What the tests of a record's page and of its sections share: a conference that was booked, and a line to its desk."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference
from cpdesk.rows.people import AddChair, AddRoom
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import OpenRequest, ReceiveRequest, RecordConsultation, TickOutcomeSent
from cpdesk.rows.unit import AddTeam
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import ThresholdOutcome
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink

AT_NINE = datetime(2026, 11, 23, 9, tzinfo=LONDON)
CHILDREN = (NewChild("Rowan", "Ash-Sample", date(2019, 3, 4)), NewChild("Hazel", "Ash-Sample", date(2023, 5, 6)))
EVERYBODY = ("social_worker", "team_manager", "diary_clerk", "case_note")


@pytest.fixture
def booked_icpc() -> Callable[[Desk], int]:
    """Takes an ICPC of two children from its request to its booking, at nine on Monday 23 November; its number."""

    def booked(desk: Desk) -> int:
        desk.do(AddChair("P. Example"))
        desk.do(AddRoom("Room 1", False))
        desk.do(AddTeam("Cluster 4A", "P. Example"))
        ticked = datetime(2026, 11, 18, 10, tzinfo=LONDON)
        request = desk.do(
            ReceiveRequest(
                children=CHILDREN, strategy_on=date(2026, 11, 16), ticked_at=ticked, team="Cluster 4A",
                case_id="1042", social_worker="F. Testcase", team_manager="N. Invented",
            )
        ).id  # fmt: skip
        at, met = datetime(2026, 11, 20, 10, tzinfo=LONDON), ThresholdOutcome.MET
        version = desk.ask(OpenRequest(request)).version
        desk.do(RecordConsultation(request, version, "P. Example", "N. Invented", met, at, "Met."))
        desk.do(TickOutcomeSent(request, desk.ask(OpenRequest(request)).version, EVERYBODY, at))
        wanted = BookConference(AT_NINE, "P. Example", "Room 1", request_id=request, why="Entered late.")
        number: int = desk.do(wanted).id
        return number

    return booked


@pytest.fixture
def line(at_hand: Any, almanac: Almanac, qapp: QApplication) -> Iterator[DeskLink]:
    """A line to the desk of the record at hand; the test closes the desk itself."""

    class Lent:
        ask = staticmethod(at_hand.desk.ask)
        do = staticmethod(at_hand.desk.do)

    link = DeskLink(Lent, almanac=almanac)
    yield link
    link.close()
