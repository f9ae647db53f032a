"""What each person opened last is theirs alone, and keeps no name."""

from collections.abc import Callable

from sqlalchemy import select

from cpdesk.desk.work import Desk
from cpdesk.records.model import Draft
from cpdesk.rows.maqa_deeds import DraftAlert
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.today import RecentlyOpened, RememberOpened
from cpdesk.rows.unit import LastDone, Undo
from cpdesk.rules.maqa import AlertDirection
from cpdesk.rules.record import ConcernAbout


def test_the_last_five_are_offered_newest_first_and_each_once(desk: Desk, received: Callable[..., int]) -> None:
    requests = [received(NewChild("Rowan", f"Sample{letter}"), case_id=letter) for letter in "ABCDEF"]
    for number in (*requests, requests[1]):
        desk.do(RememberOpened("request", number))
    words = [one.words for one in desk.ask(RecentlyOpened())]
    assert words == [f"ICPC request, Sample{letter}, 1 child ({letter})" for letter in "BFEDC"]


def test_an_entry_of_the_register_is_offered_too(desk: Desk, enter: Callable[..., int]) -> None:
    number = enter()
    desk.do(RememberOpened("recommendation", number))
    (shown,) = desk.ask(RecentlyOpened())
    assert (shown.subject, shown.id) == ("recommendation", number)
    assert shown.words.startswith("LPM, ")


def test_a_record_and_the_road_of_a_child_are_offered_too(unit: Desk, icpc: int) -> None:
    unit.do(RememberOpened("record", icpc))
    unit.do(RememberOpened("child_road", 1))
    assert [one.words for one in unit.ask(RecentlyOpened())] == [
        "Road of Rowan Ash-Sample (D1)",
        "Record of the ICPC, Ash-Sample, 2 children (D1)",
    ]


def test_an_alert_is_offered_by_its_number_and_agency(desk: Desk) -> None:
    alert = DraftAlert(AlertDirection.TO_AGENCY, ConcernAbout.LATE_REPORT, "It came late.", agency="Oakfield School")
    number = desk.do(alert).ids[0]
    desk.do(RememberOpened("maqa_alert", number))
    assert [one.words for one in desk.ask(RecentlyOpened())] == [f"MAQA {number}, Oakfield School"]


def test_they_are_each_persons_own(desk: Desk, make_desk: Callable[..., Desk], received: Callable[..., int]) -> None:
    desk.do(RememberOpened("request", received()))
    assert make_desk(who="somebody else").ask(RecentlyOpened()) == ()


def test_what_was_taken_back_is_offered_no_more_and_opening_is_no_step(
    desk: Desk, received: Callable[..., int]
) -> None:
    number = received()
    desk.do(RememberOpened("request", number))
    assert desk.ask(LastDone()).undo == "New request for an ICPC"
    desk.do(Undo())
    assert desk.ask(RecentlyOpened()) == ()


def test_no_name_is_kept_with_it(sqlite_desk: Desk) -> None:
    sqlite_desk.do(RememberOpened("request", 12))
    with sqlite_desk.database.engine.connect() as connection:
        assert connection.scalar(select(Draft.body)) == [["request", 12]]
    assert sqlite_desk.ask(RecentlyOpened()) == ()
