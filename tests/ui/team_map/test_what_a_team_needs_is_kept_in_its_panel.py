"""Cover, meetings, inductions, name and closing of a team, by keyboard in its panel (D12, D13, I25)."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from cpdesk.rows.people import AddAway
from cpdesk.rules.conferences import AwayKind
from cpdesk.rules.linked_chairs import InductionKind, InductionState, InductionTopic, MeetingState


def open_team(room: Any, name: str) -> None:
    room.stand_on(name)
    room.key(Qt.Key.Key_Return)


def test_somebody_stands_in_for_all_teams_of_a_chair(room: Any) -> None:
    room.stand_on("P. Example")
    room.key(Qt.Key.Key_Return)
    room.press("Somebody stands in", room.tab.side)
    room.write("chair", "R. Dummy")
    room.write("from_on", "23/11/2026")
    room.write("last_on", "4/12/2026")
    room.keep()
    assert [team.cover for team in room.map().teams] == ["R. Dummy", "R. Dummy", "", ""]
    assert "Cluster 1 · covered by R. Dummy until Fri 4 Dec 2026" in room.stop("Cluster 1").text()
    assert "Stands in for" not in room.said()


def test_a_cover_without_a_team_or_a_last_day_is_asked_for_them(room: Any) -> None:
    open_team(room, "Cluster 5")
    room.press("Somebody stands in", room.tab.side)
    room.keep()
    assert "Choose the chair who stands in." in room.said()
    room.write("chair", "P. Example")
    room.keep()
    assert "Enter the last day, like 27/3/2027." in room.said()
    assert not room.team("Cluster 5").covers


def test_a_cover_ends_on_another_day(room: Any) -> None:
    test_somebody_stands_in_for_all_teams_of_a_chair(room)
    open_team(room, "Cluster 1")
    room.press("Another last day")
    room.write("last_on", "27/11/2026")
    room.keep()
    assert [row.last_on for row in room.team("Cluster 1").covers] == [date(2026, 11, 27)]
    assert [row.last_on for row in room.team("Cluster 2A").covers] == [date(2026, 12, 4)]


def test_a_chair_who_is_away_without_cover_is_reported_and_opened(room: Any) -> None:
    room.desk.do(AddAway("R. Dummy", date(2026, 12, 1), date(2026, 12, 4), AwayKind.LEAVE))
    room.read()
    assert "R. Dummy is away and nobody stands in for Cluster 5" in room.said(room.tab.reported)
    room.press("Open", room.tab.reported)
    assert "Cluster 5" in room.said()
    room.press("Somebody stands in", room.tab.side)
    days = [room.form().fields[key].editor.date() for key in ("from_on", "last_on")]
    assert days == [date(2026, 12, 1), date(2026, 12, 4)]


def test_a_meeting_is_planned_with_its_agenda_and_attended_with_one_key(room: Any) -> None:
    open_team(room, "Cluster 1")
    assert "0 of 2 team meetings attended this year." in room.said()
    room.press("Plan a team meeting")
    room.write("on", "20/11/2026")
    room.write("time", "10:00")
    room.write("agenda", "How to prepare well for conference")
    room.keep()
    assert "Agenda not agreed yet." in room.said()
    room.press("Attended")
    assert room.team("Cluster 1").meetings[0].state is MeetingState.ATTENDED
    assert "1 of 2 team meetings attended this year." in room.said()


def test_the_agenda_is_agreed_with_the_team_manager(room: Any) -> None:
    test_a_meeting_is_planned_with_its_agenda_and_attended_with_one_key(room)
    room.press("Change")
    room.write("agreed_with", "T. Manager")
    room.write("agreed_on", "16/11/2026")
    room.keep()
    assert "Agenda agreed with T. Manager on Mon 16 Nov 2026." in room.said()


def test_what_is_missing_at_the_very_end_of_a_form_is_read_without_scrolling(room: Any) -> None:
    room.tab.resize(1366, 560)
    open_team(room, "Cluster 1")
    room.press("Plan a team meeting")
    room.write("on", "20/11/2026")
    room.write("agreed_with", "T. Manager")
    room.keep()
    said = room.form().fields["agreed_on"].problem
    assert said.text() == "Enter the day on which the agenda was agreed."
    assert said.visibleRegion().boundingRect().height() == said.height()


def test_a_time_that_is_none_gets_its_sentence(room: Any) -> None:
    open_team(room, "Cluster 1")
    room.press("Plan a team meeting")
    room.write("on", "20/11/2026")
    room.write("time", "25:70")
    room.keep()
    assert room.form().fields["time"].problem.text()
    assert not room.team("Cluster 1").meetings


def test_an_induction_is_booked_with_its_topics_and_held(room: Any) -> None:
    open_team(room, "Cluster 1")
    room.press("Book an induction")
    room.write("who", "Two new workers")
    room.choose("kind", "Small")
    room.write("booked_for", "20/11/2026")
    for words in ("LADO", "CP"):
        room.press(words, room.tab.side)
    room.keep()
    booked = room.team("Cluster 1").inductions[0]
    assert (booked.kind, booked.topics) == (InductionKind.SMALL_GROUP, (InductionTopic.LADO, InductionTopic.CP))
    room.press("Held")
    assert room.team("Cluster 1").inductions[0].state is InductionState.HELD
    assert "0 booked, 1 held." in room.said()


def test_an_induction_is_put_right(room: Any) -> None:
    test_an_induction_is_booked_with_its_topics_and_held(room)
    room.press("Change")
    room.write("who", "Three new workers")
    room.press("CSE", room.tab.side)
    room.keep()
    changed = room.team("Cluster 1").inductions[0]
    assert changed.who == "Three new workers"
    assert changed.topics == (InductionTopic.LADO, InductionTopic.CSE, InductionTopic.CP)


def test_a_team_is_renamed_closed_and_opened_again(room: Any) -> None:
    open_team(room, "DAS")
    room.press("Name and service")
    room.write("name", "Disabled Children's Service")
    room.keep()
    assert room.stop("Disabled Children's Service")
    room.press("Close the team")
    room.write("on", "23/11/2026")
    room.keep()
    assert [team.name for team in room.map().closed] == ["Disabled Children's Service"]
    assert any(card.closed for card in room.tab.cards.cards)
    room.press("Open the team again")
    room.write("on", "")
    room.keep()
    assert not room.map().closed


def test_a_team_that_closes_later_is_not_called_closed_yet(room: Any) -> None:
    open_team(room, "Cluster 1")
    room.press("Close the team")
    room.write("on", "1/12/2026")
    room.keep()
    assert room.stop("Cluster 1").text() == "Cluster 1 · closes Tue 1 Dec 2026"
    assert "Closed" not in room.said()
    assert room.button("Another day of closing")


def test_a_closing_without_its_day_is_asked_for_it(room: Any) -> None:
    open_team(room, "DAS")
    room.press("Close the team")
    room.keep()
    assert "Enter the first day without this team, like 27/3/2027." in room.said()


def test_the_directory_is_reached_from_a_team(room: Any) -> None:
    open_team(room, "Cluster 1")
    room.press("Directory of roles")
    assert room.went == [("directory", 0)]
