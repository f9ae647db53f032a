"""The page of a record by keyboard alone: begun, what is missing led to, agreed, issued, corrected, printed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from cpdesk.rows.record_deeds import AgreeRecord, CorrectRecord, IssueRecord
from cpdesk.rules.record import Participation, RecordState

Open = Callable[..., Any]
K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_record_is_begun_by_one_key_and_says_what_it_needs(open_page: Open, at_hand: Any) -> None:
    hands = open_page()
    assert hands.page.record_head.chip.text() == "Not begun"
    assert hands.here() is hands.page.not_begun.button
    hands.press(K.Key_Space)
    assert {one.name for one in at_hand.record().participants} >= {"H. Year", "A. Sample", "F. Testcase"}
    assert hands.page.record_head.chip.text() == "Draft"
    assert list(hands.standing()) == [
        "Facts and summary", "Attendance and quorum", "Rowan", "Hazel", "Outline plan", "Dates and core group",
        "Distribution",
    ]  # fmt: skip
    assert hands.page.missing.heading.text() == f"What is missing ({len(at_hand.shown().missing)})"


def test_what_is_missing_leads_to_its_place_and_goes_when_it_is_written(open_page: Open, begun: Any) -> None:
    hands = open_page()
    wanted = next(at for at, words in enumerate(hands.missing()) if "H. Year" in words)
    hands.page.missing.list.setFocus()
    hands.page.missing.list.setCurrentRow(wanted)
    hands.press(K.Key_Return)
    table = hands.page.sections.front().table
    assert (table.hasFocus(), table.row_key()) == (True, str(begun.person("H. Year").id))
    assert table.column_key() == "participation"
    hands.types("a")
    assert begun.person("H. Year").was_there
    assert not any("H. Year" in words and "took part" in words for words in hands.missing())


def test_every_missing_line_has_a_place_that_takes_the_keyboard(open_page: Open, begun: Any) -> None:
    hands = open_page()
    for line in begun.shown().missing:
        hands.page.go_to(line)
        hands.settle()
        front = hands.page.sections.front()
        assert front.section == line.section, line
        assert front.isAncestorOf(hands.here()), line


def test_f6_goes_round_and_escape_goes_back_step_by_step(open_page: Open, begun: Any) -> None:
    hands = open_page()
    page = hands.page
    assert hands.here() is page.list
    hands.press(K.Key_F6)
    assert page.sections.isAncestorOf(hands.here())
    hands.press(K.Key_F6)
    assert hands.here() is page.missing.list
    hands.press(K.Key_F6)
    assert hands.here() is page.list
    hands.press(K.Key_F6, SHIFT)
    assert hands.here() is page.missing.list
    hands.press(K.Key_F6, SHIFT)
    hands.press(K.Key_Escape)
    assert hands.here() is page.list
    with hands.qtbot.waitSignal(page.left):
        hands.press(K.Key_Escape)


def test_control_page_down_goes_through_the_sections_with_the_keyboard_in_them(open_page: Open, begun: Any) -> None:
    hands = open_page()
    hands.go_to_section("Facts and summary")
    seen = []
    for _ in range(6):
        hands.press(K.Key_PageDown, CTRL)
        seen.append(hands.page.sections.front().section)
        assert hands.page.sections.front().isAncestorOf(hands.here()) or hands.here() is hands.page.list
    assert seen == ["attendance", "child", "child", "plan", "dates", "distribution"]
    hands.press(K.Key_PageUp, CTRL)
    assert hands.page.sections.front().section == "dates"


def test_agreeing_what_is_not_complete_goes_to_what_is_missing(open_page: Open, begun: Any) -> None:
    hands = open_page()
    hands.button("Agree")
    assert "missing before the chair can agree" in hands.page.notice.sentence()
    assert hands.here() is hands.page.missing.list
    assert begun.record().state is RecordState.DRAFT


def test_what_was_said_of_things_missing_goes_once_it_is_no_longer_so(open_page: Open, begun: Any, line: Any) -> None:
    hands = open_page()
    hands.button("Agree")
    assert "missing before" in hands.page.notice.sentence()
    begun.change("H. Year", participation=Participation.ATTENDED)
    line.changed.emit("record")
    hands.settle()
    assert not hands.page.notice.sentence()


def test_a_record_is_agreed_issued_and_corrected_from_its_head(open_page: Open, whole: Any) -> None:
    hands = open_page()
    assert hands.missing() == []
    hands.button("Agree")
    assert whole.record().state is RecordState.AGREED
    assert set(hands.standing().values()) == {"Agreed", "After it is issued"}
    assert hands.here() is hands.page.record_head.issue_button
    hands.button("Issue")
    assert whole.record().state is RecordState.ISSUED
    assert hands.here() is hands.page.record_head.pdf_button
    hands.button("Correct")
    hands.types("The school was named wrongly.")
    hands.press(K.Key_Return, CTRL)
    assert [line.state for line in whole.shown().versions] == [RecordState.ISSUED, RecordState.DRAFT]
    assert hands.page.record_head.versions.currentText() == "Version 2, draft"


def test_an_agreed_record_is_reopened_with_its_reason(open_page: Open, whole: Any) -> None:
    shown = whole.shown()
    whole.desk.do(AgreeRecord(whole.id, shown.record_version, shown.seen))
    hands = open_page()
    hands.button("Reopen")
    hands.types("A date is wrong.")
    hands.press(K.Key_Return, CTRL)
    assert whole.record().state is RecordState.DRAFT


def test_what_was_typed_last_is_kept_before_the_chair_agrees(open_page: Open, whole: Any) -> None:
    hands = open_page()
    facts = hands.go_to_section("Facts and summary")
    facts.texts["summary"].box.setFocus()
    hands.types("Heard at the last minute.")
    hands.button("Agree")
    assert whole.record().state is RecordState.AGREED
    assert whole.record().summary == "Heard at the last minute."


def test_an_earlier_version_is_read_as_it_was_and_cannot_be_written_in(open_page: Open, whole: Any) -> None:
    shown = whole.shown()
    whole.desk.do(AgreeRecord(whole.id, shown.record_version, shown.seen))
    whole.desk.do(IssueRecord(whole.id, whole.shown().record_version))
    whole.desk.do(CorrectRecord(whole.id, "The school was named wrongly."))
    whole.change("H. Year", name="H. Later")
    hands = open_page()
    versions = hands.page.record_head.versions
    assert versions.width() > versions.fontMetrics().horizontalAdvance(versions.currentText())
    versions.setFocus()
    hands.press(K.Key_Down)
    table = hands.go_to_section("Attendance and quorum").table
    names = {str(one.values["name"]) for one in table.cells.rows()}
    assert "H. Year" in names
    assert "H. Later" not in names
    hands.types("x")
    assert whole.person("H. Later").was_there
    assert "earlier version" in hands.page.notice.sentence()


def test_the_record_is_written_as_a_paper_without_a_name_in_its_file_name(
    open_page: Open, begun: Any, tmp_path: Path
) -> None:
    hands = open_page()
    hands.button("PDF")
    hands.qtbot.waitUntil(lambda: "It lies here" in hands.page.notice.sentence(), timeout=30_000)
    (paper,) = tmp_path.glob("*.pdf")
    assert "Sample" not in paper.name


def test_what_is_due_opens_the_section_that_it_is_about(open_page: Open, begun: Any) -> None:
    assert open_page("tell_agency_role").page.sections.front().section == "plan"


def test_two_values_stand_side_by_side_and_either_is_kept(open_page: Open, begun: Any) -> None:
    hands = open_page()
    table = hands.go_to_section("Attendance and quorum").table
    for name, button, kept in (("H. Year", "Keep mine: Role", "Mine"), ("A. Sample", "Use theirs: Role", "Theirs")):
        table.go_to(str(begun.person(name).id), "role")
        hands.types("Mine")
        begun.change(name, role="Theirs")
        hands.press(K.Key_Return)
        assert hands.page.stale.is_open()
        hands.button(button)
        assert hands.here() is table
        assert begun.person(name).role == kept
        row = table.cells.row_of(str(begun.person(name).id))
        assert table.cells.data(table.cells.index(row, table.cells.column_of("role"))) == kept


def test_what_somebody_else_writes_is_shown_without_taking_anything_away(
    open_page: Open, begun: Any, line: Any
) -> None:
    hands = open_page()
    table = hands.go_to_section("Attendance and quorum").table
    table.go_to(str(begun.person("H. Year").id), "role")
    hands.types("Half a wor")
    begun.change("A. Sample", role="Nurse")
    line.changed.emit("record")
    hands.settle()
    assert table.is_writing()
    hands.types("d")
    hands.press(K.Key_Return)
    assert begun.person("H. Year").role == "Half a word"
    row = table.cells.row_of(str(begun.person("A. Sample").id))
    assert table.cells.data(table.cells.index(row, table.cells.column_of("role"))) == "Nurse"
