"""Distribution in the record: who gets it, whose details are kept out of a copy, and that it was sent (S26)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpdesk.rows.conference_record import MissingLine, OpenRecord
from cpdesk.rows.record_deeds import CorrectRecord, DraftRecordEmails, WriteRecord
from cpdesk.rules.record import Participation, SentBy
from cpdesk.rules.record_parts import Section
from ui.conference_record.distribution.section import DistributionSection
from ui.conference_record.distribution.sending_forms import KeptOutForm, RecordSentForm
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme


@pytest.fixture
def sending(
    link: DeskLink, theme: Theme, almanac: Almanac, show_section: Callable[[DistributionSection], Any]
) -> Callable[[], Any]:
    """Shows the distribution of the record."""
    return lambda: show_section(DistributionSection(link, theme, almanac))


@pytest.fixture
def draft(record: Any, sending: Callable[[], Any]) -> Any:
    """The distribution of a draft: the social worker came, the school sent apologies, the police were not there."""
    record.took_part("F. Testcase", Participation.ATTENDED)
    record.took_part("A. Sample", Participation.APOLOGIES)
    record.took_part("Police", Participation.ABSENT)
    return sending()


def cell(host: Any, key: int, column: str) -> object:
    cells = host.section.table.cells
    return cells.row(cells.row_of(str(key))).values[column]


def recipient(record: Any, name: str) -> Any:
    found = record.shown().record.recipients
    return next(one for one in found if name in one.who)


def test_those_who_came_or_sent_apologies_get_it_and_others_can_be_added(
    qtbot: QtBot, record: Any, draft: Any, settle_link: Callable[[], None]
) -> None:
    police = record.person("Police").id
    assert cell(draft, record.person("F. Testcase").id, "because") == "Attended"
    assert cell(draft, record.person("A. Sample").id, "because") == "Sent apologies"
    assert cell(draft, police, "because") == "Does not get it"
    assert draft.section.table.go_to(str(police), "also_gets_record")
    qtbot.keyClick(draft.section.table, Qt.Key.Key_Space)
    settle_link()
    assert cell(draft, police, "because") == "Chosen to get it"
    assert [one.participant_id for one in record.shown().record.recipients].count(police) == 1


def test_an_agreement_not_to_send_is_typed_where_it_stands(
    qtbot: QtBot, record: Any, draft: Any, settle_link: Callable[[], None]
) -> None:
    school = record.person("A. Sample").id
    draft.section.table.go_to(str(school), "exempt_why")
    qtbot.keyClicks(draft.section.table, "T")
    qtbot.keyClicks(QApplication.focusWidget(), "he head asked not to have it")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle_link()
    assert recipient(record, "A. Sample").exempt_why == "The head asked not to have it"
    assert cell(draft, school, "sent") == ""
    assert "1 person gets the record" in draft.section.words.text()


def test_details_are_kept_out_of_a_copy_in_a_form(
    qtbot: QtBot, record: Any, draft: Any, settle_link: Callable[[], None]
) -> None:
    school, worker = record.person("A. Sample").id, record.person("F. Testcase").id
    draft.section.table.go_to(str(school), "who")
    qtbot.keyClick(draft.section.table, Qt.Key.Key_Return)
    form = draft.form
    assert isinstance(form, KeptOutForm)
    rowan = -record.shown().record.children[0].child_id
    for number in (worker, rowan):
        qtbot.keyClick(form.people.boxes[number], Qt.Key.Key_Space)
    qtbot.keyClick(form.keep_button, Qt.Key.Key_Space)
    settle_link()
    assert set(record.person("A. Sample").hides) == {worker, rowan}
    assert "Rowan Ash-Sample" in str(cell(draft, school, "hides"))


def test_nothing_goes_out_before_it_is_issued(draft: Any) -> None:
    assert draft.section.stands.text() == "Nothing goes out yet: the chair agrees the record, then it is issued."
    assert draft.section.drafts.isHidden()
    assert draft.section.sent.isHidden()


def test_drafts_are_asked_for_everybody_who_has_not_had_it(record: Any, sending: Callable[[], Any]) -> None:
    record.issue()
    host = sending()
    host.section.drafts.click()
    request = host.papers[0]("somewhere")
    assert isinstance(request, DraftRecordEmails)
    assert set(request.participant_ids) == {one.participant_id for one in record.shown().record.recipients}
    assert len(request.participant_ids) == 3


def test_that_it_was_sent_is_said_for_several_at_once(
    qtbot: QtBot, record: Any, sending: Callable[[], Any], settle_link: Callable[[], None]
) -> None:
    record.issue()
    host = sending()
    qtbot.keyClick(host.section.sent, Qt.Key.Key_Space)
    form = host.form
    assert isinstance(form, RecordSentForm)
    school = record.person("A. Sample").id
    qtbot.keyClick(form.people.boxes[school], Qt.Key.Key_Space)
    form.fields["how"].write(SentBy.POST.value)
    qtbot.keyClick(form.keep_button, Qt.Key.Key_Space)
    settle_link()
    sent = {one.who: (one.sent_on, one.how) for one in record.shown().record.recipients}
    assert sent.pop(record.person("A. Sample").shown) == (None, None)
    assert set(sent.values()) == {(date(2026, 11, 23), SentBy.POST)}
    assert "1 of them has not had it yet" in host.section.words.text()
    host.section.go_to(MissingLine(Section.DISTRIBUTION, "Not gone yet.", "S26", "sent", participant_id=school))
    assert host.section.table.row_key() == str(school)
    assert host.section.table.hasFocus()


def test_every_version_can_be_had_as_it_was(record: Any, sending: Callable[[], Any]) -> None:
    record.issue()
    record.desk.do(CorrectRecord(record.id, "A date was wrong"))
    host = sending()
    buttons = {one.accessibleName(): one for one in host.section.versions.findChildren(type(host.section.drafts))}
    buttons["Version 1 as PDF"].click()
    assert host.papers[0]("somewhere") == WriteRecord(record.id, "somewhere", version_no=1)
    assert set(buttons) == {"Version 1 as PDF", "Version 2 as PDF"}


def test_a_copy_is_of_the_version_that_is_shown(record: Any, sending: Callable[[], Any]) -> None:
    record.issue()
    record.desk.do(CorrectRecord(record.id, "A date was wrong"))
    host = sending()
    host.section.show_record(record.desk.ask(OpenRecord(record.id, 1)))
    school = record.person("A. Sample").id
    assert host.section.table.go_to(str(school), "who")
    host.section.copy.click()
    assert host.papers[0]("somewhere") == WriteRecord(record.id, "somewhere", school, 1)


def test_of_a_version_that_another_took_the_place_of_nothing_is_to_be_sent(
    record: Any, sending: Callable[[], Any]
) -> None:
    record.issue()
    record.desk.do(CorrectRecord(record.id, "A date was wrong"))
    record.issue_as_it_stands()
    host = sending()
    host.section.show_record(record.desk.ask(OpenRecord(record.id, 1)))
    assert host.section.words.text().startswith("0 people have had this version. Another took its place")
    assert not host.section.due.isVisibleTo(host.section)
    assert {row.values["sent"] for row in host.section.table.cells.rows()} == {""}
