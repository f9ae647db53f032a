"""Attendance by keyboard alone: how each took part, people who were on no list, the quorum, and concerns."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from cpdesk.rows.invitations import AddInvitee
from cpdesk.rows.record_deeds import AgreeRecord
from cpdesk.rules.decisions import Answer
from cpdesk.rules.invitations import InviteKind, Inviter, InviteSource
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import Channel, ConcernAbout, Part, Participation
from ui.conference_record.attendance.which_concern import likely_concern

Open = Callable[..., Any]
K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TODAY = date(2026, 11, 23)
ATTENDANCE = "Attendance and quorum"


def test_a_letter_says_how_somebody_took_part(open_page: Open, begun: Any) -> None:
    hands = open_page()
    table = hands.go_to_section(ATTENDANCE).table
    table.go_to(str(begun.person("H. Year").id), "participation")
    for letter, how in zip("arowpxn", Participation, strict=True):
        hands.types(letter)
        assert begun.person("H. Year").participation is how


def test_the_keyboard_begins_at_the_first_of_whom_it_is_not_said(open_page: Open, begun: Any) -> None:
    first = next(one for one in begun.record().participants if not one.only_told)
    begun.change(first.name, participation=Participation.ATTENDED)
    hands = open_page()
    table = hands.go_to_section(ATTENDANCE).table
    unsaid = [one for one in begun.record().participants if one.participation is None and not one.only_told]
    assert (table.row_key(), table.column_key()) == (str(unsaid[0].id), "participation")


def test_a_letter_says_it_of_all_chosen_in_one_step(open_page: Open, begun: Any) -> None:
    hands = open_page()
    table = hands.go_to_section(ATTENDANCE).table
    table.go_to(str(begun.person("H. Year").id), "participation")
    hands.press(K.Key_Down, SHIFT)
    hands.press(K.Key_Down, SHIFT)
    hands.types("x")
    assert {begun.person(name).participation for name in ("H. Year", "A. Sample", "C. Placeholder")} == {
        Participation.ABSENT
    }


def test_all_others_attended_by_one_button_and_nobody_who_was_only_told(open_page: Open, begun: Any) -> None:
    begun.change("H. Year", participation=Participation.ABSENT)
    hands = open_page()
    hands.go_to_section(ATTENDANCE)
    hands.button("All others attended")
    said = {one.name or one.agency: one.participation for one in begun.record().participants if not one.only_told}
    assert said.pop("H. Year") is Participation.ABSENT
    assert set(said.values()) == {Participation.ATTENDED}
    assert {one.participation for one in begun.record().participants if one.only_told} == {None}


def test_somebody_who_was_on_no_list_is_typed_into_the_empty_row(open_page: Open, begun: Any) -> None:
    hands = open_page()
    hands.go_to_section(ATTENDANCE)
    hands.button("Add somebody")
    hands.types("Turning Point")
    hands.press(K.Key_Tab)
    hands.types("T. Worker")
    hands.press(K.Key_Tab)
    hands.types("Keyworker")
    hands.press(K.Key_Tab)
    hands.types("Att")
    hands.press(K.Key_Return)
    added = begun.person("T. Worker")
    assert (added.agency, added.role, added.participation) == ("Turning Point", "Keyworker", Participation.ATTENDED)
    assert hands.page.sections.front().table.row_key() == "new row"


def test_who_is_typed_as_family_is_no_agency_that_counts(open_page: Open, begun: Any) -> None:
    hands = open_page()
    hands.go_to_section(ATTENDANCE)
    hands.button("Add somebody")
    hands.types("family")
    hands.press(K.Key_Tab)
    hands.types("M. Ash-Sample")
    hands.press(K.Key_Tab)
    hands.press(K.Key_Tab)
    hands.types("Att")
    hands.press(K.Key_Return)
    added = begun.person("M. Ash-Sample")
    assert (added.part, added.gives_view) == (Part.FAMILY, False)
    assert "Family" not in begun.record().quoracy.agencies


def test_a_name_of_sixty_letters_is_shown_whole(open_page: Open, begun: Any) -> None:
    name = "Aleksandra-Katarzyna Wisniewska-Brzeczyszczykiewicz Longname"
    begun.change("H. Year", name=name)
    hands = open_page()
    table = hands.go_to_section(ATTENDANCE).table
    table.go_to(str(begun.person(name).id), "name")
    index = table.currentIndex()
    painted = table._painter._lines(index, table.columnWidth(index.column()))
    assert "".join(painted).replace(" ", "") == name.replace(" ", "")


def test_a_parent_is_typed_into_the_empty_row_too(open_page: Open, begun: Any) -> None:
    hands = open_page()
    table = hands.go_to_section(ATTENDANCE).table
    table.go_to("new row", "part")
    hands.types("f")
    table.go_to("new row", "name")
    hands.types("Ms Ash-Sample")
    hands.press(K.Key_Return)
    assert begun.person("Ms Ash-Sample").part is Part.FAMILY


def test_what_the_desk_refuses_of_the_empty_row_stands_there_with_the_reason(open_page: Open, begun: Any) -> None:
    hands = open_page()
    table = hands.go_to_section(ATTENDANCE).table
    table.go_to("new row", "name")
    hands.types("Nobody's Own")
    hands.press(K.Key_Return)
    assert "agency" in hands.page.notice.sentence()
    row = table.cells.row_of("new row")
    assert table.cells.data(table.cells.index(row, 1)) == "Nobody's Own"


def test_who_was_invited_stays_on_the_list_and_who_was_typed_by_mistake_goes(open_page: Open, begun: Any) -> None:
    hands = open_page()
    table = hands.go_to_section(ATTENDANCE).table
    table.go_to("new row", "agency")
    hands.types("Wrong")
    hands.press(K.Key_Return)
    table.go_to(str(begun.person("Wrong").id), "agency")
    hands.press(K.Key_Delete, CTRL)
    assert all(one.agency != "Wrong" for one in begun.record().participants)
    table.go_to(str(begun.person("H. Year").id), "agency")
    hands.press(K.Key_Delete, CTRL)
    assert "invitation list" in hands.page.notice.sentence()


def test_an_address_and_a_team_are_kept_in_the_form_of_the_row(open_page: Open, begun: Any) -> None:
    hands = open_page()
    table = hands.go_to_section(ATTENDANCE).table
    table.go_to(str(begun.person("A. Sample").id), "agency")
    hands.press(K.Key_Return, CTRL)
    hands.types("a.sample@example.org")
    hands.press(K.Key_Return, CTRL)
    assert begun.person("A. Sample").email == "a.sample@example.org"


def test_a_report_that_came_late_says_so_in_its_cell(open_page: Open, begun: Any) -> None:
    hands = open_page()
    table = hands.go_to_section(ATTENDANCE).table
    key = str(begun.person("H. Year").id)
    table.go_to(key, "report_received_on")
    hands.press(K.Key_D, CTRL)
    assert begun.person("H. Year").report_received_on == TODAY
    due = begun.person("H. Year").report_due_on
    said = str(table.cells.data(table.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))
    assert ("The report was due" in said) == (due is not None and due < TODAY)


def test_people_invited_later_are_taken_over(open_page: Open, begun: Any) -> None:
    begun.desk.do(
        AddInvitee(begun.id, agency="CAMHS", name="L. Late", email="", address="", kind=InviteKind.INVITE,
                   inviter=Inviter.SOCIAL_WORKER, source=InviteSource.SECTION_47, source_words="")
    )  # fmt: skip
    hands = open_page()
    section = hands.go_to_section(ATTENDANCE)
    hands.button(section.take_over.text())
    assert begun.person("L. Late").agency == "CAMHS"
    assert not section.take_over.isVisible()


def test_m_notes_a_concern_and_the_keyboard_goes_to_its_words(open_page: Open, begun: Any) -> None:
    begun.change("H. Year", participation=Participation.ABSENT)
    hands = open_page()
    section = hands.go_to_section(ATTENDANCE)
    section.table.go_to(str(begun.person("H. Year").id), "participation")
    hands.types("m")
    assert section.concerns.table.hasFocus()
    assert section.concerns.how_counted.text().startswith("Raise by: ")
    hands.types("Not there, and no word.")
    hands.press(K.Key_Return)
    (concern,) = begun.shown().concerns
    assert (concern.about, concern.channel, concern.words) == (
        ConcernAbout.ABSENCE, Channel.MAQA, "Not there, and no word.",
    )  # fmt: skip
    hands.press(K.Key_Delete, CTRL)
    assert begun.shown().concerns == ()


def test_a_concern_about_social_care_goes_into_internal_quality_assurance(open_page: Open, begun: Any) -> None:
    hands = open_page()
    section = hands.go_to_section(ATTENDANCE)
    section.table.go_to(str(begun.person("F. Testcase").id), "participation")
    hands.types("m")
    assert begun.shown().concerns[0].channel is Channel.INTERNAL_QA
    assert "Internal QA" in section.concerns.table.cells.data(section.concerns.table.cells.index(0, 0))


def test_the_chair_judges_the_quorum_beside_what_is_computed(open_page: Open, begun: Any) -> None:
    hands = open_page()
    section = hands.go_to_section(ATTENDANCE)
    hands.button("All others attended")
    box = section.quorum.boxes
    box["quorate"].editor.setFocus()
    hands.types("Not")
    hands.press(K.Key_Tab)
    assert begun.record().quoracy.quorate is Answer.NO
    box["note"].editor.setFocus()
    hands.types("The family had waited long enough.")
    hands.press(K.Key_Return)
    assert begun.record().quoracy.note == "The family had waited long enough."


def test_a_judgement_against_what_is_computed_is_refused_and_stands_in_its_box(open_page: Open, begun: Any) -> None:
    hands = open_page()
    section = hands.go_to_section(ATTENDANCE)
    box = section.quorum.boxes
    box["quorate"].editor.setFocus()
    hands.types("Quo")
    hands.press(K.Key_Tab)
    hands.types("The ser")
    hands.press(K.Key_Tab)
    quoracy = begun.record().quoracy
    assert (quoracy.quorate, quoracy.basis) == (Answer.YES, None)
    assert box["basis"].value() is QuorumBasis.SERVICE_WITHIN_LA
    assert box["basis"].problem.text()


def test_an_agreed_record_cannot_be_written_in(open_page: Open, whole: Any) -> None:
    shown = whole.shown()
    whole.desk.do(AgreeRecord(whole.id, shown.record_version, shown.seen))
    hands = open_page()
    section = hands.go_to_section(ATTENDANCE)
    section.table.go_to(str(whole.person("H. Year").id), "participation")
    hands.types("x")
    assert whole.person("H. Year").was_there
    assert not section.quorum.boxes["quorate"].editor.isEnabled()
    assert section.table.cells.row_of("new row") == -1


@pytest.mark.parametrize(
    ("fields", "about"),
    [
        ({"participation": Participation.ABSENT}, ConcernAbout.ABSENCE),
        ({"participation": Participation.APOLOGIES}, ConcernAbout.ABSENCE),
        ({"participation": Participation.ATTENDED, "report_due_on": date(2026, 11, 20)}, ConcernAbout.NO_REPORT),
        (
            {"report_due_on": date(2026, 11, 19), "report_received_on": date(2026, 11, 20)},
            ConcernAbout.LATE_REPORT,
        ),
        ({"report_due_on": date(2026, 11, 30)}, ConcernAbout.REPORT_QUALITY),
        ({"participation": Participation.ATTENDED}, ConcernAbout.REPORT_QUALITY),
    ],
)
def test_a_concern_begins_with_what_it_is_most_likely_about(
    begun: Any, fields: dict[str, Any], about: ConcernAbout
) -> None:
    assert likely_concern(replace(begun.person("H. Year"), **{"report_due_on": None, **fields}), TODAY) is about
