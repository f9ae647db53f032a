"""Team meetings with the linked chair, two a year, and inductions of new staff, booked and held (D12, D13)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.team_map import InductionRow, MeetingRow, TeamMap
from cpdesk.rows.team_map_deeds import AddCover, BookInduction, ChangeInduction, ChangeTeamMeeting, PlanTeamMeeting
from cpdesk.rules.linked_chairs import InductionKind, InductionState, InductionTopic, MeetingState

TODAY = date(2026, 11, 23)


@pytest.fixture
def plan(mapped: Desk, teams: Any) -> Callable[..., MeetingRow]:
    """Plans a team meeting of Cluster 5 and gives it as it stands."""

    def planned(on: date, **other: Any) -> MeetingRow:
        number = mapped.do(PlanTeamMeeting(teams(mapped).of("Cluster 5").id, on, **other)).ids[0]
        found: MeetingRow = next(one for one in teams(mapped).shown("Cluster 5").meetings if one.id == number)
        return found

    return planned


def test_only_attended_meetings_of_the_calendar_year_count(
    mapped: Desk, teams: Any, plan: Callable[..., MeetingRow]
) -> None:
    for on, state in (
        (date(2025, 12, 31), MeetingState.ATTENDED), (date(2026, 1, 1), MeetingState.ATTENDED),
        (date(2026, 6, 1), MeetingState.MISSED), (date(2026, 7, 1), MeetingState.CANCELLED),
        (date(2026, 12, 31), MeetingState.PLANNED), (date(2027, 1, 1), MeetingState.PLANNED),
    ):  # fmt: skip
        plan(on, state=state)
    now = teams(mapped).of("Cluster 5")
    assert (now.meetings, now.meetings_planned, now.meetings_asked) == (1, 1, 2)
    assert mapped.ask(TeamMap()).meetings_said == "Team meetings attended in 2026, of at least 2 a year for each team."
    assert teams(mapped).of("Cluster 5", date(2025, 3, 1)).meetings == 1
    assert teams(mapped).shown("Cluster 5").years == {2025: 1, 2026: 1}


def test_a_standard_that_sets_no_number_asks_for_none(mapped: Desk, by_standard: Callable[[str], None]) -> None:
    by_standard("LLR")
    shown = mapped.ask(TeamMap())
    assert {one.meetings_asked for one in shown.teams} == {None}
    assert shown.meetings_said == "The LLR Practice Standards say nothing of linked chairs."


def test_the_agenda_is_agreed_with_somebody_on_a_day(mapped: Desk, plan: Callable[..., MeetingRow]) -> None:
    assert not plan(date(2026, 12, 3), agenda="Thresholds.").agreed
    agreed = plan(date(2026, 12, 4), agenda="Thresholds.", agreed_with="N. Invented", agreed_on=TODAY)
    assert (agreed.agreed, agreed.agreed_with, agreed.agreed_on) == (True, "N. Invented", TODAY)
    with pytest.raises(Refusal) as refused:
        plan(date(2026, 12, 5), agreed_with="N. Invented")
    assert refused.value.field == "agreed_on"
    with pytest.raises(Refusal) as refused:
        plan(date(2026, 12, 5), agreed_on=TODAY)
    assert refused.value.field == "agreed_with"


def test_a_meeting_keeps_the_chair_who_was_linked_or_stood_in_on_its_day(
    mapped: Desk, teams: Any, plan: Callable[..., MeetingRow]
) -> None:
    at = teams(mapped)
    at.link("Cluster 5", "Jude", date(2026, 12, 10))
    mapped.do(AddCover((at.of("Cluster 5").id,), "Avril", date(2026, 12, 1), date(2026, 12, 2)))
    meeting = plan(date(2026, 12, 3))
    assert meeting.chair == "Pauline"
    assert (plan(date(2026, 12, 2)).chair, plan(date(2026, 12, 11)).chair) == ("Avril", "Jude")
    mapped.do(ChangeTeamMeeting(meeting.id, meeting.version, {"on": date(2026, 12, 12)}))
    assert [one.chair for one in at.shown("Cluster 5").meetings] == ["Jude", "Jude", "Avril"]
    at.link("Cluster 5", "Tiernan", date(2026, 12, 14))
    assert [one.chair for one in at.shown("Cluster 5").meetings] == ["Jude", "Jude", "Avril"]


def test_a_team_without_a_chair_has_no_meeting_with_one(
    mapped: Desk, teams: Any, plan: Callable[..., MeetingRow]
) -> None:
    teams(mapped).link("Cluster 5", "", date(2026, 12, 1))
    with pytest.raises(Refusal, match="No chair is linked to Cluster 5 on Thu 3 Dec 2026") as refused:
        plan(date(2026, 12, 3))
    assert refused.value.field == "on"


@pytest.mark.parametrize("state", [MeetingState.ATTENDED, MeetingState.MISSED])
def test_a_meeting_to_come_was_neither_attended_nor_missed(
    plan: Callable[..., MeetingRow], state: MeetingState
) -> None:
    with pytest.raises(Refusal) as refused:
        plan(date(2026, 11, 24), state=state)
    assert refused.value.field == "state"
    assert plan(TODAY, state=state).state is state


def test_a_time_is_read_as_people_write_it(plan: Callable[..., MeetingRow]) -> None:
    assert plan(date(2026, 12, 3), time="1.30 pm").time == "13:30"
    with pytest.raises(Refusal) as refused:
        plan(date(2026, 12, 3), time="lunch")
    assert refused.value.field == "time"


def test_a_meeting_changed_by_two_is_kept_where_each_changed_something_else(
    mapped: Desk, teams: Any, plan: Callable[..., MeetingRow]
) -> None:
    seen = plan(date(2026, 12, 3), agenda="Thresholds.")
    mapped.do(ChangeTeamMeeting(seen.id, seen.version, {"time": "10:00"}))
    mapped.do(ChangeTeamMeeting(seen.id, seen.version, {"note": "Room 4."}, {"note": ""}))
    with pytest.raises(StaleSave) as stale:
        mapped.do(ChangeTeamMeeting(seen.id, seen.version, {"time": "11:00"}, {"time": ""}))
    assert (stale.value.mine, stale.value.theirs) == ({"time": "11:00"}, {"time": "10:00"})
    (now,) = teams(mapped).shown("Cluster 5").meetings
    assert (now.time, now.note) == ("10:00", "Room 4.")


@pytest.fixture
def book(mapped: Desk, teams: Any) -> Callable[..., InductionRow]:
    """Books an induction for Cluster 5 and gives it as it stands."""

    def booked(on: date, **other: Any) -> InductionRow:
        given: dict[str, Any] = {"who": "2 new workers", "kind": InductionKind.SMALL_GROUP, **other}
        mapped.do(BookInduction(teams(mapped).of("Cluster 5").id, booked_for=on, **given))
        found: InductionRow = teams(mapped).shown("Cluster 5").inductions[0]
        return found

    return booked


def test_an_induction_is_booked_and_then_held(mapped: Desk, teams: Any, book: Callable[..., InductionRow]) -> None:
    booked = book(TODAY, topics=(InductionTopic.CP, InductionTopic.LADO, InductionTopic.CP), time="14")
    assert (booked.chair, booked.topics, booked.time) == ("Pauline", (InductionTopic.LADO, InductionTopic.CP), "14:00")
    now = teams(mapped).of("Cluster 5")
    assert (now.inductions_booked, now.inductions_held) == (1, 0)
    mapped.do(ChangeInduction(booked.id, booked.version, {"state": InductionState.HELD}))
    (held,) = teams(mapped).shown("Cluster 5").inductions
    assert (held.state, held.held_on) == (InductionState.HELD, TODAY)
    now = teams(mapped).of("Cluster 5")
    assert (now.inductions_booked, now.inductions_held) == (0, 1)
    mapped.do(ChangeInduction(held.id, held.version, {"state": InductionState.CANCELLED}))
    assert teams(mapped).shown("Cluster 5").inductions[0].held_on is None


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"who": " "}, "who"),
        ({"kind": "seminar"}, "kind"),
        ({"topics": ("baking",)}, "topics"),
        ({"time": "x"}, "time"),
    ],
)
def test_an_induction_that_lacks_or_mistakes_something_is_refused_at_its_field(
    book: Callable[..., InductionRow], other: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        book(date(2026, 12, 3), **other)
    assert refused.value.field == field


def test_an_induction_to_come_was_not_held(mapped: Desk, book: Callable[..., InductionRow]) -> None:
    booked = book(date(2026, 12, 3))
    with pytest.raises(Refusal) as refused:
        mapped.do(ChangeInduction(booked.id, booked.version, {"state": "held"}))
    assert refused.value.field == "held_on"
