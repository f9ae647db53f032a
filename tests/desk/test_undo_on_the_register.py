"""What Undo leaves standing when entries share a child, and when a setting had no value before."""

from datetime import date
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.lpm_list import ChangeRecipients, RecipientsOfList
from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import EnterRecommendation
from cpdesk.rows.unit import Undo


def test_a_child_whom_another_entry_concerns_stays_when_the_first_entry_is_taken_back(
    desk: Desk, wanted: dict[str, Any]
) -> None:
    first = desk.do(EnterRecommendation(**{**wanted, "conference_on": date(2026, 8, 3)})).operation
    second = desk.do(EnterRecommendation(**wanted)).ids[0]
    desk.do(Undo(first))
    shown = desk.ask(OpenRecommendation(second)).line
    assert [child.surname for child in shown.children] == ["Ash-Sample"]
    assert "Ash-Sample" in shown.child


def test_the_recipients_can_be_read_after_the_first_change_of_them_was_taken_back(desk: Desk) -> None:
    before = desk.ask(RecipientsOfList())
    desk.do(ChangeRecipients(before[0][0], ("a.sample@example.gov.uk",)))
    desk.do(Undo())
    assert desk.ask(RecipientsOfList()) == before


def test_a_step_back_is_itself_done_again_by_redo_only(desk: Desk, wanted: dict[str, Any]) -> None:
    desk.do(EnterRecommendation(**wanted))
    step_back = desk.do(Undo()).operation
    with pytest.raises(Refusal, match="Choose Redo"):
        desk.do(Undo(step_back))
