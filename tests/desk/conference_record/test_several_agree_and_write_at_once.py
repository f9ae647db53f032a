"""A chair agrees while others write, several agree, issue or correct at once: one record, and nothing is lost."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select

from cpdesk.desk.record_frozen import thawed
from cpdesk.desk.work import Desk
from cpdesk.records.model import ConferenceRecord
from cpdesk.rows.conference_record import OpenRecord
from cpdesk.rows.record_decision_deeds import ChangeChildDecision, GivenView, GiveViews
from cpdesk.rows.record_deeds import AgreeRecord, CorrectRecord, IssueRecord, ReopenRecord, SayRecordSent
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.record import RecordState, SentBy

PEOPLE = ("pat", "sam", "kim", "ali")


def all_at_once(make_desk: Callable[..., Desk], wanted: Sequence[object]) -> list[Any]:
    """What each of several people is answered who ask at the same moment; a refusal counts as an answer."""
    start = Barrier(len(wanted))

    def ask(who: str, request: object) -> Any:
        desk = make_desk(who=who)
        start.wait()
        try:
            return desk.do(request)
        except Refusal as refused:
            return refused

    with ThreadPoolExecutor(len(wanted)) as people:
        return [done.result() for done in [people.submit(ask, *one) for one in zip(PEOPLE, wanted, strict=False)]]


def states(desk: Desk) -> list[str]:
    table = ConferenceRecord.__table__
    with desk.database.engine.connect() as connection:
        asked = select(table.c.state).where(table.c.voided_at.is_(None)).order_by(table.c.version_no)
        return list(connection.execute(asked).scalars())


def test_what_is_written_while_the_chair_agrees_is_in_the_record_or_refused(
    unit: Desk, whole: Any, make_desk: Callable[..., Desk]
) -> None:
    agreed = written_first = 0
    for turn in range(6):
        shown = whole.shown()
        child = shown.record.children[0]
        words = f"As said in turn {turn}."
        view = child.views[0]
        seen = {"rationale": view.rationale, "plan_needed": view.plan_needed}
        given = GivenView(view.participant_id, child.child_id, rationale=words, seen=seen)
        wanted = (
            AgreeRecord(whole.conference, shown.record_version, shown.seen),
            ChangeChildDecision(whole.conference, child.child_id, child.version, {"risk_statement": words}),
            GiveViews(whole.conference, (given,)),
        )
        agreement, *writings = all_at_once(make_desk, wanted)
        after = unit.ask(OpenRecord(whole.conference)).record
        kept = (after.children[0].risk_statement, after.children[0].views[0].rationale)
        if isinstance(agreement, Kept):
            agreed += 1
            assert ["Reopen it first" in str(one) for one in writings] == [True, True], writings
            assert words not in kept
            unit.do(ReopenRecord(whole.conference, whole.shown().record_version, "Once more."))
        else:
            written_first += 1
            assert isinstance(agreement, StaleSave)
            assert after.state is RecordState.DRAFT
            assert [one == words for one in kept] == [isinstance(one, Kept) for one in writings]
    assert agreed + written_first == 6


def test_of_several_who_agree_one_does(unit: Desk, whole: Any, make_desk: Callable[..., Desk]) -> None:
    version = whole.shown().record_version
    answers = all_at_once(make_desk, [AgreeRecord(whole.conference, version)] * 4)
    assert sum(isinstance(one, Kept) for one in answers) == 1
    assert all("Reopen it first" in str(one) for one in answers if isinstance(one, Refusal))
    assert states(unit) == ["agreed"]


def test_of_several_who_issue_one_does(unit: Desk, whole: Any, make_desk: Callable[..., Desk]) -> None:
    whole.agree()
    answers = all_at_once(make_desk, [IssueRecord(whole.conference, whole.shown().record_version)] * 4)
    assert sum(isinstance(one, Kept) for one in answers) == 1
    assert states(unit) == ["issued"]


def test_one_issues_or_one_reopens(unit: Desk, whole: Any, make_desk: Callable[..., Desk]) -> None:
    whole.agree()
    version = whole.shown().record_version
    wanted = (IssueRecord(whole.conference, version), ReopenRecord(whole.conference, version, "A view was wrong."))
    answers = all_at_once(make_desk, wanted)
    assert sum(isinstance(one, Kept) for one in answers) == 1
    assert states(unit) == (["issued"] if isinstance(answers[0], Kept) else ["draft"])


def test_of_several_corrections_one_begins(unit: Desk, whole: Any, make_desk: Callable[..., Desk]) -> None:
    whole.agree()
    whole.issue()
    answers = all_at_once(make_desk, [CorrectRecord(whole.conference, "The school's name was wrong.")] * 4)
    assert sum(isinstance(one, Kept) for one in answers) == 1
    assert states(unit) == ["issued", "draft"]


def test_a_sending_said_by_several_is_kept_once(unit: Desk, whole: Any, make_desk: Callable[..., Desk]) -> None:
    whole.agree()
    whole.issue()
    everybody = tuple(one.participant_id for one in whole.record().recipients)
    answers = all_at_once(make_desk, [SayRecordSent(whole.conference, everybody, SentBy.POST)] * 4)
    assert all(isinstance(one, Kept) for one in answers)
    assert {one.how for one in whole.record().recipients} == {SentBy.POST}
    with unit.database.engine.connect() as connection:
        table = ConferenceRecord.metadata.tables["record_sent"]
        kept = connection.execute(select(table.c.participant_id)).scalars().all()
    assert sorted(kept) == sorted(everybody)


@pytest.mark.parametrize("text", ["", "Said by hand."])
def test_what_was_agreed_is_what_stands_whoever_wrote_last(
    unit: Desk, whole: Any, make_desk: Callable[..., Desk], text: str
) -> None:
    whole.desk = make_desk(who="sam")
    whole.child(1, child_view=text)
    whole.desk = unit
    whole.agree()
    with unit.database.engine.connect() as connection:
        facts = connection.execute(select(ConferenceRecord.__table__.c.facts)).scalar_one()
    assert thawed(facts).children[1].child_view == text
