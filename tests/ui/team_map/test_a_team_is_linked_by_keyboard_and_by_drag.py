"""A team gets another chair by F2, by drag and in the box: from a day on, and nothing is kept before."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.desk.work import Desk
from cpdesk.rows.team_map_deeds import LinkTeam
from ui.team_map.link_forms import LinkForm
from ui.team_map.team_words import NOT_LINKED_CHAIR

SINCE = date(2024, 5, 1)


def chips_of(room: Any, card_name: str) -> list[str]:
    card = next(one for one in room.tab.cards.cards if one.name.text() == card_name)
    return [chip.team.name for chip in card.chips]


def test_teams_without_a_chair_stand_on_top_and_every_chair_has_a_card(room: Any) -> None:
    assert [card.name.text() for card in room.tab.cards.cards] == [
        "1 team without a linked chair",
        "J. Placeholder",
        "P. Example",
        "R. Dummy",
    ]
    assert chips_of(room, "1 team without a linked chair") == ["DAS"]
    assert chips_of(room, "P. Example") == ["Cluster 1", "Cluster 2A"]
    assert NOT_LINKED_CHAIR in room.said(room.tab)
    assert "Requests for meetings go to the duty chair, not the linked chair." in NOT_LINKED_CHAIR


def test_the_arrows_go_from_chair_to_team_and_on(room: Any) -> None:
    room.stand_on("P. Example")
    walked = [room.here()]
    for _ in range(4):
        room.key(Qt.Key.Key_Right)
        walked.append(room.here())
    assert walked == ["P. Example", "Cluster 1", "Cluster 2A", "R. Dummy", "Cluster 5"]
    room.key(Qt.Key.Key_Home)
    assert room.here() == "1 team without a linked chair"
    room.key(Qt.Key.Key_Down)
    room.key(Qt.Key.Key_Down)
    assert room.here() == "J. Placeholder"
    room.key(Qt.Key.Key_End)
    assert room.here() == "Cluster 5"


def test_only_one_place_of_the_map_is_on_the_way_of_tab(room: Any) -> None:
    room.stand_on("Cluster 5")
    on_the_way = [one for one in room.tab.cards.stops() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [one.text() for one in on_the_way if one.focusPolicy() == Qt.FocusPolicy.StrongFocus] == ["Cluster 5"]


def test_f2_links_from_a_day_on_and_the_days_before_stay(room: Any) -> None:
    room.stand_on("Cluster 5")
    room.key(Qt.Key.Key_F2)
    room.write("chair", "J. Placeholder")
    room.write("from_on", "1/12/2026")
    assert "From Tuesday 1 December 2026: J. Placeholder instead of R. Dummy." in room.said()
    assert room.team("Cluster 5").links[0].chair == "R. Dummy", "nothing is kept before somebody says so"
    room.keep()
    links = room.team("Cluster 5").links
    assert [(row.chair, row.from_on, row.to_on) for row in links] == [
        ("J. Placeholder", date(2026, 12, 1), None),
        ("R. Dummy", SINCE, date(2026, 12, 1)),
    ]
    assert "R. Dummy since Wed 1 May 2024, until Mon 30 Nov 2026" in room.said()


def test_a_team_let_go_on_a_chair_only_proposes(room: Any) -> None:
    room.drag("DAS", "R. Dummy")
    form = room.form()
    assert isinstance(form, LinkForm)
    assert form.fields["chair"].text() == "R. Dummy"
    assert room.map().teams[-1].linked == ""
    room.keep()
    assert chips_of(room, "R. Dummy") == ["Cluster 5", "DAS"]
    assert room.team("DAS").links[0].from_on == date(2026, 11, 23)


def test_a_team_let_go_on_the_amber_card_is_to_have_nobody(room: Any) -> None:
    room.drag("Cluster 1", "1 team without a linked chair")
    assert room.form().fields["chair"].text() == ""
    room.keep()
    assert chips_of(room, "2 teams without a linked chair") == ["Cluster 1", "DAS"]
    assert room.team("Cluster 1").links[0].chair == "P. Example"


def test_esc_lets_a_dragged_team_go(room: Any) -> None:
    room.stand_on("DAS")
    room.drag("DAS", "R. Dummy", let_go=False)
    assert room.tab.cards.carried.is_carrying()
    QTest.keyClick(room.stop("DAS"), Qt.Key.Key_Escape)
    assert not room.tab.cards.carried.is_carrying()
    QTest.mouseRelease(room.stop("DAS"), Qt.MouseButton.LeftButton)
    room.settle()
    assert room.tab.side.isHidden()


def test_a_draft_of_before_never_takes_the_place_of_the_chair_on_whose_card_it_was_let_go(room: Any) -> None:
    room.stand_on("Cluster 5")
    room.key(Qt.Key.Key_F2)
    room.write("chair", "J. Placeholder")
    room.key(Qt.Key.Key_Escape)
    room.drag("Cluster 5", "P. Example")
    assert room.form().fields["chair"].text() == "P. Example"


def test_f2_on_a_chair_asks_which_team_and_those_without_one_come_first(room: Any) -> None:
    room.stand_on("J. Placeholder")
    room.key(Qt.Key.Key_F2)
    chooser = room.tab.side.content().list
    assert chooser.currentItem().text() == "DAS\nNo linked chair"
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    room.settle()
    room.keep()
    assert chips_of(room, "J. Placeholder") == ["DAS"]


def test_who_linked_the_team_meanwhile_is_not_written_over(room: Any) -> None:
    room.stand_on("Cluster 5")
    room.key(Qt.Key.Key_F2)
    room.write("chair", "J. Placeholder")
    number = room.team("Cluster 5").team.id
    room.desk.do(LinkTeam(number, "P. Example", date(2026, 11, 23)))
    room.keep()
    assert room.team("Cluster 5").team.linked == "P. Example"
    assert isinstance(room.form(), LinkForm), "what was typed stays"


def test_a_wrong_day_gets_its_sentence_and_nothing_is_kept(room: Any) -> None:
    room.stand_on("Cluster 5")
    room.key(Qt.Key.Key_F2)
    room.write("chair", "J. Placeholder")
    room.write("from_on", "31/2/2026")
    room.keep()
    assert "There is no 31 February." in room.said()
    room.write("from_on", "")
    room.keep()
    assert "Enter the first day of the link, like 27/3/2027." in room.said()
    assert len(room.team("Cluster 5").links) == 1


def test_f2_is_for_the_chip_it_stands_on_also_while_another_team_is_open(room: Any) -> None:
    room.stand_on("Cluster 1")
    room.key(Qt.Key.Key_Return)
    room.stand_on("Cluster 5")
    room.key(Qt.Key.Key_F2)
    assert room.form().team.name == "Cluster 5"


def test_f2_in_the_panel_is_for_its_team(room: Any) -> None:
    room.stand_on("Cluster 1")
    room.key(Qt.Key.Key_Return)
    room.key(Qt.Key.Key_F2)
    assert room.form().team.name == "Cluster 1"


def test_a_link_that_was_a_mistake_is_taken_out_with_its_reason(room: Any) -> None:
    number = room.team("Cluster 5").team.id
    room.desk.do(LinkTeam(number, "P. Example", date(2026, 11, 1)))
    room.read()
    room.stand_on("Cluster 5")
    room.key(Qt.Key.Key_Return)
    room.press("Take a link out")
    room.choose("id", "Sun 1 Nov")
    room.write("why", "The wrong team")
    room.keep()
    assert [(row.chair, row.to_on) for row in room.team("Cluster 5").links] == [("R. Dummy", None)]


def test_the_keyboard_comes_back_to_the_team_when_the_panel_is_closed(room: Any) -> None:
    room.stand_on("Cluster 2A")
    room.key(Qt.Key.Key_Return)
    room.key(Qt.Key.Key_Escape)
    assert room.tab.side.isHidden()
    assert room.here() == "Cluster 2A"


def test_the_map_of_any_day_is_looked_at_and_esc_goes_back_to_today(
    open_map: Callable[[Desk], Any], map_desk: Desk
) -> None:
    room = open_map(map_desk)
    room.tab.head.day.box.setFocus()
    room.tab.head.day.box.selectAll()
    QTest.keyClicks(room.tab.head.day.box, "1/4/2024")
    QTest.keyClick(room.tab.head.day.box, Qt.Key.Key_Return)
    room.settle()
    assert room.tab.shown.on == date(2024, 4, 1)
    assert "This is the map on Monday 1 April 2024, not today." in room.said(room.tab)
    assert chips_of(room, "4 teams without a linked chair") == ["Cluster 1", "Cluster 2A", "Cluster 5", "DAS"]
    room.stand_on("J. Placeholder")
    room.key(Qt.Key.Key_Escape)
    assert room.tab.shown.on == date(2026, 11, 23)
    assert "not today" not in room.said(room.tab)
