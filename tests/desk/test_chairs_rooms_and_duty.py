from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from cpdesk.desk.work import Desk
from cpdesk.records.model import Conference, Family, Room
from cpdesk.rows.people import (
    AddAway,
    AddChair,
    AddRoom,
    AwayAndTouched,
    ChairsAndRooms,
    ChangeChairLimit,
    ChangeDiaryHours,
    CloseRoom,
    DutyBetween,
    EndAway,
    SetDuty,
)
from cpdesk.rows.refusals import NotAllowed, Refusal, StaleSave
from cpdesk.rows.unit import AddTeam, NamesToChoose, Undo
from cpdesk.rules.conferences import AwayKind, ConferenceState
from cpdesk.rules.roles import Role

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
SATURDAY = date(2026, 11, 28)


@pytest.fixture
def chairs(desk: Desk) -> dict[str, int]:
    """Three chairs and a room."""
    desk.do(AddRoom("Room 1"))
    return {name: desk.do(AddChair(name)).ids[0] for name in ("P. Example", "J. Sample", "A. Mock")}


@pytest.fixture
def booked(desk: Desk, chairs: dict[str, int]) -> Callable[..., int]:
    """Puts a conference into the diary."""

    def put(chair: str, on: date, hour: int = 10, team_id: int | None = None, previous_id: int | None = None) -> int:
        with Session(desk.database.engine) as session:
            family = Family(uuid=f"{chair}{on}{hour}", case_id="")
            session.add(family)
            session.flush()
            one = Conference(
                uuid=f"c{chair}{on}{hour}", kind="RCPC", state=ConferenceState.CONFIRMED, family_id=family.id,
                start_at=datetime(on.year, on.month, on.day, hour, tzinfo=UTC),
                end_at=datetime(on.year, on.month, on.day, hour + 1, 30, tzinfo=UTC),
                on_day=on, chair_id=chairs[chair], team_id=team_id, previous_id=previous_id, shown="Mocksmith",
                room_id=session.query(Room.id).limit(1).scalar(), children=1, sequence_no=1,
            )  # fmt: skip
            session.add(one)
            session.commit()
            return one.id

    return put


def test_a_new_unit_has_the_usual_hours_and_two_conferences_a_day_for_each_chair(desk: Desk) -> None:
    desk.do(AddChair("P. Example"))
    desk.do(AddTeam("Cluster 4A", "P. Example"))
    found = desk.ask(ChairsAndRooms())
    assert (found.day_begins, found.day_ends, found.minutes, found.chair_limit) == ("09:00", "17:00", 90, 2)
    (chair,) = found.chairs
    assert (chair.name, chair.conferences_a_day, chair.own_limit, chair.teams) == (
        "P. Example", 2, False, ("Cluster 4A",),
    )  # fmt: skip


def test_a_chair_is_one_of_the_names_to_choose_and_goes_with_undo(desk: Desk) -> None:
    desk.do(AddChair("P. Example", email="p@example.invalid", conferences_a_day=3))
    assert [name for _, name in desk.ask(NamesToChoose()).chairs] == ["P. Example"]
    (chair,) = desk.ask(ChairsAndRooms()).chairs
    assert (chair.email, chair.conferences_a_day, chair.own_limit) == ("p@example.invalid", 3, True)
    with pytest.raises(Refusal, match="There is a chair of that name already"):
        desk.do(AddChair("Example, P."))
    desk.do(Undo())
    assert desk.ask(ChairsAndRooms()).chairs == ()


def test_a_chairs_limit_is_set_and_given_back_to_the_unit(desk: Desk) -> None:
    number = desk.do(AddChair("P. Example")).ids[0]
    (chair,) = desk.ask(ChairsAndRooms()).chairs
    desk.do(ChangeChairLimit(number, chair.version, 1))
    with pytest.raises(StaleSave):
        desk.do(ChangeChairLimit(number, chair.version, 4))
    (chair,) = desk.ask(ChairsAndRooms()).chairs
    assert (chair.conferences_a_day, chair.own_limit) == (1, True)
    desk.do(ChangeDiaryHours("08.30", "16:30", 60, 3))
    desk.do(ChangeChairLimit(number, chair.version, None))
    found = desk.ask(ChairsAndRooms())
    assert (found.day_begins, found.day_ends, found.minutes) == ("08:30", "16:30", 60)
    assert (found.chairs[0].conferences_a_day, found.chairs[0].own_limit) == (3, False)
    desk.do(Undo())
    desk.do(Undo())
    assert desk.ask(ChairsAndRooms()).day_begins == "09:00"


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        (AddChair("  "), "name"),
        (AddChair("P. Example", conferences_a_day=0), "conferences_a_day"),
        (AddRoom("!"), "name"),
        (ChangeDiaryHours("9", "25:00", 90, 2), "day_ends"),
        (ChangeDiaryHours("17:00", "09:00", 90, 2), "day_ends"),
        (ChangeDiaryHours("09:00", "17:00", 5, 2), "minutes"),
        (ChangeDiaryHours("09:00", "17:00", 90, 99), "chair_limit"),
        (AddAway("P. Example", WEDNESDAY, TUESDAY), "to_on"),
        (AddAway("P. Example", WEDNESDAY, date(2029, 1, 1)), "to_on"),
        (AddAway("Nobody", WEDNESDAY, WEDNESDAY), "person"),
        (SetDuty("Nobody", WEDNESDAY), "chair"),
        (SetDuty("P. Example", WEDNESDAY, MONDAY), "to_on"),
        (SetDuty("P. Example", SATURDAY, SATURDAY), "from_on"),
    ],
    ids=str,
)
def test_what_cannot_be_so_says_where(desk: Desk, request_: object, field: str) -> None:
    desk.do(AddChair("P. Example"))
    with pytest.raises(Refusal, match=r"^[A-Z].*\.$") as refused:
        desk.do(request_)
    assert refused.value.field == field


def test_a_room_in_use_is_not_closed_and_a_closed_one_opens_again(
    desk: Desk, booked: Callable[..., int], chairs: dict[str, int]
) -> None:
    booked("P. Example", TUESDAY)
    (room,) = desk.ask(ChairsAndRooms()).rooms
    with pytest.raises(Refusal, match="1 conference to come is booked in Room 1, the first on Tue 24 Nov 2026"):
        desk.do(CloseRoom(room.id, room.version))
    number = desk.do(AddRoom("Teams", online=True)).ids[0]
    with pytest.raises(Refusal, match="There is a room of that name already: Teams"):
        desk.do(AddRoom("teams"))
    teams = next(one for one in desk.ask(ChairsAndRooms()).rooms if one.id == number)
    desk.do(CloseRoom(teams.id, teams.version))
    assert [one.name for one in desk.ask(ChairsAndRooms()).rooms] == ["Room 1"]
    assert desk.do(AddRoom("TEAMS", online=True)).ids == (number,)


def test_an_absence_lists_its_conferences_with_the_chairs_who_are_free_best_first(
    desk: Desk, booked: Callable[..., int], chairs: dict[str, int]
) -> None:
    team_id = desk.do(AddTeam("Cluster 4A", "A. Mock")).ids[0]
    touched = booked("P. Example", WEDNESDAY, 10, team_id)
    busy = booked("J. Sample", WEDNESDAY, 14)
    booked("P. Example", date(2026, 12, 1))
    kept = desk.do(AddAway("P. Example", TUESDAY, WEDNESDAY, AwayKind.SICKNESS))
    assert kept.said == (
        "P. Example is away: Tue 24 Nov 2026 to Wed 25 Nov 2026. 1 conference needs another chair or another day."
    )
    (one,) = kept.touched
    assert (one.id, one.chair, one.room, one.family) == (touched, "P. Example", "Room 1", "Mocksmith")
    assert [name for _, name in one.free_chairs] == ["A. Mock", "J. Sample"]
    assert busy != touched
    found = desk.ask(AwayAndTouched())
    assert [(row.person, row.kind) for row in found.away] == [("P. Example", "sickness")]
    assert [one.id for one in found.touched] == [touched]
    with pytest.raises(Refusal, match="is away on these days already"):
        desk.do(AddAway("P. Example", WEDNESDAY, WEDNESDAY))


def test_a_chair_who_is_busy_or_away_at_that_time_is_not_offered_and_the_chair_before_comes_first(
    desk: Desk, booked: Callable[..., int], chairs: dict[str, int]
) -> None:
    before = booked("J. Sample", date(2026, 9, 1))
    booked("P. Example", WEDNESDAY, 10, None, before)
    kept = desk.do(AddAway("P. Example", WEDNESDAY, WEDNESDAY))
    assert [name for _, name in kept.touched[0].free_chairs] == ["J. Sample", "A. Mock"]
    booked("J. Sample", WEDNESDAY, 11)
    desk.do(AddAway("A. Mock", WEDNESDAY, WEDNESDAY))
    assert desk.ask(AwayAndTouched(person="P. Example")).touched[0].free_chairs == ()


def test_an_absence_is_changed_taken_out_and_brought_back_by_undo(desk: Desk, chairs: dict[str, int]) -> None:
    number = desk.do(AddAway("P. Example", TUESDAY, WEDNESDAY)).ids[0]
    desk.do(EndAway(number, 1, TUESDAY, TUESDAY))
    (row,) = desk.ask(AwayAndTouched()).away
    assert (row.from_on, row.to_on) == (TUESDAY, TUESDAY)
    with pytest.raises(StaleSave):
        desk.do(EndAway(number, 1))
    desk.do(EndAway(number, row.version))
    assert desk.ask(AwayAndTouched()).away == ()
    desk.do(Undo())
    assert len(desk.ask(AwayAndTouched()).away) == 1
    desk.do(Undo())
    desk.do(Undo())
    assert desk.ask(AwayAndTouched()).away == ()


def test_the_duty_rota_names_one_chair_for_each_worked_day_and_says_who_is_away(
    desk: Desk, chairs: dict[str, int]
) -> None:
    desk.do(SetDuty("P. Example", MONDAY, date(2026, 12, 4)))
    desk.do(SetDuty("A. Mock", TUESDAY))
    desk.do(AddAway("A. Mock", TUESDAY, TUESDAY))
    rows = desk.ask(DutyBetween(MONDAY, SATURDAY))
    assert [(row.on.day, row.chair, row.away) for row in rows] == [
        (23, "P. Example", False),
        (24, "A. Mock", True),
        (25, "P. Example", False),
        (26, "P. Example", False),
        (27, "P. Example", False),
    ]
    desk.do(SetDuty("", TUESDAY))
    assert desk.ask(DutyBetween(TUESDAY, TUESDAY))[0].chair == ""
    desk.do(Undo())
    assert desk.ask(DutyBetween(TUESDAY, TUESDAY))[0].chair == "A. Mock"


def test_chairs_keep_no_rooms_and_social_work_lists_are_not_for_auditors(make_desk: Callable[..., Desk]) -> None:
    with pytest.raises(NotAllowed):
        make_desk(roles={Role.CHAIR}).do(AddRoom("Room 1"))
    with pytest.raises(NotAllowed):
        make_desk(roles={Role.AUDITOR}).ask(ChairsAndRooms())
    make_desk(roles={Role.DIARY_CLERK}).do(AddRoom("Room 1"))
