"""Undo leaves what was agreed as it was agreed, and a conference of which a record was begun in the diary (I33)."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from cpdesk.desk.work import Desk
from cpdesk.records.model import Operation
from cpdesk.rows.record_deeds import (
    BeginRecord,
    ChangeParticipant,
    ChangeRecord,
    NoteConcern,
    ReopenRecord,
    SetParticipation,
)
from cpdesk.rows.record_plan_deeds import AddAction, AddObjective, SayRoleTold
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import Undo
from cpdesk.rules.conferences import ConferenceOutcome, ToldBy
from cpdesk.rules.record import ConcernAbout, Participation

AGREED = "was agreed since"


def step_called(desk: Desk, title: str) -> str:
    """The last operation of this title."""
    with desk.database.engine.connect() as connection:
        asked = select(Operation.uuid).where(Operation.title == title, Operation.undone_by == "")
        found: str = connection.execute(asked.order_by(Operation.id.desc())).scalars().first() or ""
    return found


def participant(chair: Any) -> Any:
    return chair.record().participants[5]


WRITTEN: dict[str, Callable[[Any], object]] = {
    "attendance": lambda chair: SetParticipation(chair.conference, (participant(chair).id,), Participation.APOLOGIES),
    "objective": lambda chair: AddObjective(chair.conference, "No violence."),
    "action": lambda chair: AddAction(chair.conference, "Sessions.", "K. Worker", due_on=date(2026, 12, 9)),
}


@pytest.mark.parametrize("what", WRITTEN)
def test_what_stood_in_the_draft_when_it_was_agreed_stays(unit: Desk, whole: Any, what: str) -> None:
    step = unit.do(WRITTEN[what](whole)).operation
    whole.agree()
    before = whole.record()
    with pytest.raises(Refusal, match=AGREED):
        unit.do(Undo(step))
    whole.issue()
    with pytest.raises(Refusal, match=AGREED):
        unit.do(Undo(step))
    assert whole.record().participants == before.participants
    assert (whole.record().objectives, whole.record().actions) == (before.objectives, before.actions)


@pytest.mark.parametrize(
    "title",
    ["Record views", "Change what was decided for a child", "Record that the conference was held", "Begin the record",
     "Record how people took part"],
)  # fmt: skip
def test_no_step_before_the_agreement_is_taken_back_after_it(unit: Desk, whole: Any, title: str) -> None:
    whole.agree()
    before = whole.record()
    with pytest.raises(Refusal):
        unit.do(Undo(step_called(unit, title)))
    assert whole.record() == before


def test_words_of_the_whole_conference_stay_too(unit: Desk, whole: Any) -> None:
    step = unit.do(ChangeRecord(whole.conference, whole.shown().record_version, {"summary": "Neglect."})).operation
    whole.agree()
    with pytest.raises(Refusal, match=AGREED):
        unit.do(Undo(step))
    with pytest.raises(Refusal, match=AGREED):
        unit.do(Undo(step_called(unit, "Judge whether it was quorate")))
    unit.do(ReopenRecord(whole.conference, whole.shown().record_version, "A word was wrong."))
    unit.do(Undo(step))
    assert whole.record().summary == ""


def test_in_a_draft_each_step_is_taken_back(unit: Desk, whole: Any) -> None:
    for request in WRITTEN.values():
        before = whole.record()
        unit.do(request(whole))
        unit.do(Undo())
        now = whole.record()
        assert (now.objectives, now.actions) == (before.objectives, before.actions)
        assert [one.participation for one in now.participants] == [one.participation for one in before.participants]


def test_what_became_known_after_the_agreement_is_taken_back_after_it(unit: Desk, whole: Any) -> None:
    action = unit.do(AddAction(whole.conference, "Sessions.", "K. Worker", "CAMHS", due_on=date(2026, 12, 9))).ids[0]
    whole.agree()
    whole.issue()
    one = participant(whole)
    later: tuple[Callable[[], object], ...] = (
        lambda: ChangeParticipant(
            one.id, participant(whole).version, {"exempt_why": "Agreed.", "email": "a@b.example"}
        ),
        lambda: ChangeParticipant(one.id, participant(whole).version, {"hides": (whole.record().participants[8].id,)}),
        lambda: SayRoleTold((action,), "S. Lead", ToldBy.EMAIL),
        lambda: NoteConcern(whole.conference, ConcernAbout.ABSENCE, one.id),
    )
    for request in later:
        before = whole.shown()
        unit.do(request())
        assert whole.shown() != before
        unit.do(Undo())
        assert (whole.record().recipients, whole.shown().concerns) == (before.record.recipients, before.concerns)
    with pytest.raises(Refusal, match="This record was issued"):
        unit.do(ChangeParticipant(one.id, participant(whole).version, {"exempt_why": "Agreed.", "role": "Head"}))


def test_a_conference_whose_record_somebody_began_stays_in_the_diary(
    unit: Desk, icpc: int, make_desk: Callable[..., Desk]
) -> None:
    booked = step_called(unit, "Book the conference")
    assert booked
    make_desk(who="sam").do(BeginRecord(icpc))
    with pytest.raises(Refusal):
        unit.do(Undo(booked))


def test_a_conference_not_held_after_all_leaves_its_draft(unit: Desk, chair: Any) -> None:
    chair.child(0, outcome=ConferenceOutcome.NO_PLAN)
    chair.held()
    assert chair.record().held
    unit.do(Undo())
    assert not chair.record().held
    assert chair.record().children[0].outcome is ConferenceOutcome.NO_PLAN
    assert chair.record().begun_at == datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
