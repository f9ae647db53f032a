"""A record is agreed when nothing is missing, issued, and corrected by a new version; what was agreed stands (I33)."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, update

from cpdesk.desk.record_frozen import as_plain, frozen, sum_of, thawed
from cpdesk.desk.work import Desk
from cpdesk.records.model import Conference, ConferenceRecord
from cpdesk.rows.conference_record import OpenRecord, TheRecord
from cpdesk.rows.record_deeds import AgreeRecord, ChangeRecord, CorrectRecord, IssueRecord, ReopenRecord
from cpdesk.rows.refusals import NotAllowed, Refusal, StaleSave
from cpdesk.rows.unit import Redo, Undo
from cpdesk.rules.decisions import Answer
from cpdesk.rules.record import RecordState
from cpdesk.rules.roles import Role


def versions(desk: Desk) -> list[Any]:
    table = ConferenceRecord.__table__
    with desk.database.engine.connect() as connection:
        return list(connection.execute(select(table).order_by(table.c.version_no)))


def said(value: Any) -> Any:
    """What a record says, without the count of the changes of its rows, which rises with every step."""
    plain = as_plain(value)
    if isinstance(plain, dict):
        return {name: said(one) for name, one in plain.items() if name != "version"}
    return [said(one) for one in plain] if isinstance(plain, list) else plain


def test_nothing_is_missing_of_a_whole_record(whole: Any) -> None:
    assert whole.shown().missing == ()


def test_a_whole_record_is_agreed_by_the_chair(unit: Desk, whole: Any) -> None:
    whole.agree()
    shown = whole.shown()
    assert (shown.record.state, shown.record.agreed_by, shown.may_edit) == (RecordState.AGREED, "pat", False)
    assert shown.record.agreed_at == unit.ask(OpenRecord(whole.conference)).versions[0].agreed_at


def test_what_was_agreed_is_frozen_to_the_letter(unit: Desk, whole: Any) -> None:
    whole.agree()
    (row,) = versions(unit)
    agreed = thawed(row.facts)
    assert agreed == whole.record()
    assert isinstance(agreed, TheRecord)
    assert frozen(agreed) == row.facts
    assert sum_of(row.facts) == row.facts_sha256


def test_a_record_that_lacks_something_is_not_agreed(chair: Any) -> None:
    missing = len(chair.shown().missing)
    with pytest.raises(Refusal, match=f"{missing} things are missing"):
        chair.agree()
    assert chair.record().state is RecordState.DRAFT


def test_the_chair_agrees_only_what_stood_on_the_screen(unit: Desk, whole: Any, make_desk: Callable[..., Desk]) -> None:
    seen = whole.shown()
    other = make_desk(who="sam")
    one = whole.record().children[0]
    whole.desk = other
    whole.child(0, child_view="I like my school.")
    whole.desk = unit
    with pytest.raises(StaleSave, match="written in this record since"):
        unit.do(AgreeRecord(whole.conference, seen.record_version, seen.seen))
    assert one.child_view == ""
    whole.agree()
    assert whole.record().children[0].child_view == "I like my school."


def test_nothing_is_written_in_an_agreed_record(whole: Any) -> None:
    whole.agree()
    with pytest.raises(Refusal, match="Reopen it first"):
        whole.child(0, risk_statement="Low.")
    with pytest.raises(Refusal, match="Reopen it first"):
        whole.views(Answer.NO)
    with pytest.raises(Refusal, match="Reopen it first"):
        whole.desk.do(ChangeRecord(whole.conference, whole.shown().record_version, {"summary": "More."}))


def test_an_agreed_record_is_reopened_with_the_reason_and_agreed_again(unit: Desk, whole: Any) -> None:
    whole.agree()
    version = whole.shown().record_version
    with pytest.raises(Refusal, match="Say why"):
        unit.do(ReopenRecord(whole.conference, version, " "))
    unit.do(ReopenRecord(whole.conference, version, "The school's view was wrong."))
    assert whole.shown().may_edit
    assert versions(unit)[0].facts == ""
    whole.child(0, risk_statement="Low.")
    whole.agree()
    assert whole.record().children[0].risk_statement == "Low."


def test_only_what_is_agreed_is_issued(unit: Desk, whole: Any) -> None:
    with pytest.raises(Refusal, match="Agree it first"):
        whole.issue()
    whole.agree()
    whole.issue()
    assert whole.record().state is RecordState.ISSUED
    with pytest.raises(Refusal, match="issued already"):
        whole.issue()
    with pytest.raises(Refusal, match="Begin a correction"):
        unit.do(ReopenRecord(whole.conference, whole.shown().record_version, "No."))


def test_the_day_of_issue_ends_the_clock_of_the_record(unit: Desk, whole: Any) -> None:
    whole.agree()
    whole.issue()
    with unit.database.engine.connect() as connection:
        (on,) = connection.execute(
            select(Conference.__table__.c.record_issued_on).where(Conference.__table__.c.id == whole.conference)
        ).scalars()
    assert on == unit._today()


def test_a_correction_is_a_new_version_and_the_old_one_stays(unit: Desk, whole: Any) -> None:
    whole.agree()
    whole.issue()
    first = whole.record()
    with pytest.raises(Refusal, match="Say why"):
        unit.do(CorrectRecord(whole.conference, ""))
    unit.do(CorrectRecord(whole.conference, "The school's name was wrong."))
    draft = whole.shown()
    assert (draft.record.version_no, draft.record.state, draft.may_edit) == (2, RecordState.DRAFT, True)
    assert draft.record.quoracy == first.quoracy
    assert draft.missing == ()
    whole.child(0, risk_statement="Low.")
    old = unit.ask(OpenRecord(whole.conference, 1))
    assert (old.record.state, old.may_edit, old.record.children[0].risk_statement) == (
        RecordState.ISSUED, False, "High while at home.",
    )  # fmt: skip
    whole.agree()
    whole.issue()
    old = unit.ask(OpenRecord(whole.conference, 1))
    assert (old.record.state, old.record.children[0].risk_statement) == (RecordState.SUPERSEDED, "High while at home.")
    assert [line.state for line in whole.shown().versions] == [RecordState.SUPERSEDED, RecordState.ISSUED]
    assert whole.record().children[0].risk_statement == "Low."


def test_a_draft_is_not_corrected_but_written_in(unit: Desk, whole: Any) -> None:
    with pytest.raises(Refusal, match="write in it as it is"):
        unit.do(CorrectRecord(whole.conference, "Why."))
    whole.agree()
    with pytest.raises(Refusal, match="Reopen it"):
        unit.do(CorrectRecord(whole.conference, "Why."))


def test_each_step_is_taken_back_and_done_again(unit: Desk, whole: Any) -> None:
    def go(*steps: Callable[[], None]) -> None:
        for step in steps:
            before = whole.shown()
            step()
            after = whole.shown()
            unit.do(Undo())
            assert said(whole.record()) == said(before.record)
            assert whole.shown().versions == before.versions
            unit.do(Redo())
            assert said(whole.record()) == said(after.record)

    go(
        whole.agree,
        whole.issue,
        lambda: unit.do(CorrectRecord(whole.conference, "The school's name was wrong.")),
        lambda: whole.child(0, risk_statement="Low."),
        whole.agree,
        whole.issue,
    )


def test_a_step_in_the_draft_is_not_taken_back_once_it_was_agreed(
    unit: Desk, whole: Any, make_desk: Callable[..., Desk]
) -> None:
    whole.child(0, risk_statement="Low.")
    whole.desk = make_desk(who="sam")
    whole.agree()
    with pytest.raises(Refusal, match="agreed since"):
        unit.do(Undo())
    assert whole.record().children[0].risk_statement == "Low."


def test_a_record_reopened_and_written_in_does_not_become_agreed_by_undo(
    unit: Desk, whole: Any, make_desk: Callable[..., Desk]
) -> None:
    whole.agree()
    unit.do(ReopenRecord(whole.conference, whole.shown().record_version, "The school's view was wrong."))
    whole.desk = make_desk(who="sam")
    whole.child(0, risk_statement="Low.")
    with pytest.raises(Refusal, match="written in this record since"):
        unit.do(Undo())
    assert whole.record().state is RecordState.DRAFT


def test_a_record_altered_behind_the_program_is_not_issued(unit: Desk, whole: Any) -> None:
    whole.agree()
    table = ConferenceRecord.__table__
    with unit.database.engine.begin() as connection:
        facts = connection.execute(select(table.c.facts)).scalar_one()
        connection.execute(update(table).values(facts=facts.replace("High while", "Low while")))
    with pytest.raises(Refusal, match="its sum differs"):
        whole.issue()


def test_who_may_agree_and_who_may_issue(whole: Any, make_desk: Callable[..., Desk]) -> None:
    version = whole.shown().record_version
    clerk = make_desk(who="lee", roles={Role.DIARY_CLERK})
    with pytest.raises(NotAllowed):
        clerk.do(AgreeRecord(whole.conference, version))
    assert not clerk.ask(OpenRecord(whole.conference)).may_edit
    whole.agree()
    clerk.do(IssueRecord(whole.conference, whole.shown().record_version))
    auditor = make_desk(who="max", roles={Role.AUDITOR})
    with pytest.raises(NotAllowed):
        auditor.ask(OpenRecord(whole.conference))
    assert whole.record().issued_by == "lee"
