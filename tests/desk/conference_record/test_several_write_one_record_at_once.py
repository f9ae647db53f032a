"""Two people write in one record at the same moment: nothing is lost, nothing is doubled (I29, I10)."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import func, select

from cpdesk.desk.work import Desk
from cpdesk.records.model import ChildDecision, ProfessionalView
from cpdesk.rows.booking import HoldConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.conference_record import TheRecord
from cpdesk.rows.record_decision_deeds import (
    ChangeChildDecision,
    CorrectOutcomes,
    GivenView,
    GiveViews,
    RecommendLpmFromRecord,
)
from cpdesk.rows.record_deeds import SetParticipation
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.decisions import Answer
from cpdesk.rules.record import Part, Participation

YES, NO = Answer.YES, Answer.NO
Record = Callable[[int], TheRecord]


def all_at_once(make_desk: Callable[..., Desk], wanted: Sequence[object]) -> list[Any]:
    """What each of several people is answered who write at the same moment; a refusal counts as an answer."""
    start = Barrier(len(wanted))

    def ask(who: str, request: object) -> Any:
        desk = make_desk(who=who)
        start.wait()
        try:
            return desk.do(request)
        except Refusal as refused:
            return refused

    with ThreadPoolExecutor(len(wanted)) as people:
        asked = [people.submit(ask, f"clerk {place}", request) for place, request in enumerate(wanted)]
        return [one.result() for one in asked]


def standing(desk: Desk, kept: Any) -> int:
    with desk.database.engine.connect() as connection:
        found: int = connection.execute(
            select(func.count()).select_from(kept).where(kept.voided_at.is_(None))
        ).scalar_one()
    return found


@pytest.fixture
def there(unit: Desk, begun: int, record: Record) -> int:
    """The ICPC of this morning; five professionals were there."""
    ids = [one.id for one in record(begun).participants if one.part is Part.PROFESSIONAL and not one.only_told]
    unit.do(SetParticipation(begun, tuple(ids), Participation.ATTENDED))
    return begun


def test_views_of_different_people_written_at_once_are_all_kept(
    there: int, unit: Desk, make_desk: Callable[..., Desk], record: Record
) -> None:
    child = record(there).children[0]
    wanted = [
        GiveViews(there, (GivenView(view.participant_id, child.child_id, YES, NO, f"Said {place}."),))
        for place, view in enumerate(child.views)
    ]
    answers = all_at_once(make_desk, wanted)
    assert all(isinstance(one, Kept) for one in answers), answers
    views = record(there).children[0].views
    assert [(one.threshold, one.plan_needed, one.rationale) for one in views] == [
        (YES, NO, f"Said {place}.") for place in range(5)
    ]


def test_one_view_written_twice_at_once_is_kept_once_and_the_other_hears_both_values(
    there: int, unit: Desk, make_desk: Callable[..., Desk], record: Record
) -> None:
    child = record(there).children[0]
    who = child.views[0].participant_id
    wanted = [
        GiveViews(there, (GivenView(who, child.child_id, answer, seen={"threshold": None}),)) for answer in (YES, NO)
    ]
    answers = all_at_once(make_desk, wanted)
    (refused,) = [one for one in answers if isinstance(one, Refusal)]
    assert isinstance(refused, StaleSave), refused
    kept = record(there).children[0].views[0].threshold
    assert (refused.theirs, refused.mine) == ({"threshold": kept}, {"threshold": NO if kept is YES else YES})
    assert standing(unit, ProfessionalView) == 1


def test_the_same_for_everybody_who_has_not_answered_is_given_once(
    there: int, unit: Desk, make_desk: Callable[..., Desk], record: Record
) -> None:
    children = record(there).children
    wanted = [
        GiveViews(
            there,
            tuple(
                GivenView(one.participant_id, child.child_id, answer, answer)
                for child in children
                for one in child.views
            ),
            only_missing=True,
        )
        for answer in (YES, NO)
    ]
    answers = all_at_once(make_desk, wanted)
    assert sorted(len(one.ids) for one in answers) == [0, 10]
    assert standing(unit, ProfessionalView) == 10
    assert len({view.plan_needed for child in record(there).children for view in child.views}) == 1


def test_different_fields_of_one_child_written_at_once_are_all_kept(
    there: int, unit: Desk, make_desk: Callable[..., Desk], record: Record
) -> None:
    child = record(there).children[0]
    texts = {"risk_statement": "High.", "child_view": "Wants to stay.", "lives_at": "1 Oak Lane", "reason": "Heard."}
    wanted = [
        ChangeChildDecision(there, child.child_id, child.version, {name: text}, {name: ""})
        for name, text in texts.items()
    ]
    answers = all_at_once(make_desk, wanted)
    assert all(isinstance(one, Kept) for one in answers), answers
    found = record(there).children[0]
    assert {name: getattr(found, name) for name in texts} == texts
    assert standing(unit, ChildDecision) == 2


def test_one_recommendation_made_twice_at_once_enters_the_register_once(
    there: int, unit: Desk, make_desk: Callable[..., Desk], record: Record
) -> None:
    child = record(there).children[0]
    unit.do(ChangeChildDecision(there, child.child_id, child.version, {"risk_statement": "High."}))
    wanted = [
        RecommendLpmFromRecord(there, (child.child_id,), "An LPM.", f"Because {who}.", "10 working days")
        for who in ("A", "B")
    ]
    answers = all_at_once(make_desk, wanted)
    assert sum(isinstance(one, Kept) for one in answers) == 1, answers
    assert "already" in str(next(one for one in answers if isinstance(one, Refusal)))


def test_an_outcome_corrected_twice_at_once_is_corrected_once(
    there: int, unit: Desk, make_desk: Callable[..., Desk]
) -> None:
    unit.do(HoldConference(there))
    shown = unit.ask(OpenConference(there))
    first, second = (child.id for child in shown.children)
    wanted = [
        CorrectOutcomes(there, shown.version, ((number, ConferenceOutcome.NO_PLAN),), "Typed wrongly.")
        for number in (first, second)
    ]
    answers = all_at_once(make_desk, wanted)
    assert sum(isinstance(one, StaleSave) for one in answers) == 1, answers
    ended = [child.outcome for child in unit.ask(OpenConference(there)).children]
    assert sorted(ended) == [ConferenceOutcome.NO_PLAN, ConferenceOutcome.PLAN_MADE]
