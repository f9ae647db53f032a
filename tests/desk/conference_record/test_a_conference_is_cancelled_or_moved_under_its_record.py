"""A record that was begun, and then its conference is cancelled or moved: what can still be written, and what waits."""

from datetime import date, datetime
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import CancelConference, MoveConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.record_decision_deeds import GivenView, GiveViews, RecommendLpmFromRecord
from cpdesk.rows.record_deeds import AddParticipant, ChangeRecord, SetParticipation
from cpdesk.rows.record_plan_deeds import AddAction
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import Undo
from cpdesk.rules.conferences import CancelReason
from cpdesk.rules.decisions import Answer
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import Participation


def version_of(unit: Desk, conference: int) -> int:
    number: int = unit.ask(OpenConference(conference)).version
    return number


def test_nothing_is_written_in_the_record_of_a_cancelled_conference(
    unit: Desk, chair: Any, snapshot: Any, differs: Any
) -> None:
    chair.everybody_came()
    shown = chair.shown()
    person, child = shown.record.participants[0].id, shown.record.children[0].child_id
    unit.do(CancelConference(chair.conference, version_of(unit, chair.conference), CancelReason.MOVED_AREA, "Moved."))
    before = snapshot(unit)
    for request in (
        ChangeRecord(chair.conference, shown.record_version, {"summary": "Heard."}),
        AddParticipant(chair.conference, agency="Police", name="C. Copper"),
        SetParticipation(chair.conference, (person,), Participation.ABSENT),
        GiveViews(chair.conference, (GivenView(person, child, Answer.YES),)),
        AddAction(chair.conference, "Walk to school."),
    ):
        with pytest.raises(Refusal, match=r"^This conference was cancelled, so nothing is recorded of it\.$"):
            unit.do(request)
    assert differs(before, snapshot(unit)) == {}
    assert not chair.shown().may_edit
    unit.do(Undo())
    assert chair.shown().may_edit


def test_an_action_that_was_overtaken_by_the_conference_is_missing_its_day(unit: Desk, chair: Any) -> None:
    action = unit.do(AddAction(chair.conference, "Walk to school.", "Ms Ash-Sample", due_on=date(2026, 12, 1))).ids[0]
    assert not any(one.field == "due_on" for one in chair.shown().missing)
    moved = datetime(2026, 12, 3, 10, tzinfo=LONDON)
    unit.do(MoveConference(chair.conference, version_of(unit, chair.conference), moved, "The mother is ill."))
    (line,) = (one for one in chair.shown().missing if one.field == "due_on")
    assert (line.item_id, line.blocks) == (action, True)
    assert line.sentence == "Action 1 is due before the conference on Thu 3 Dec 2026. Enter that day or a later one."


@pytest.mark.parametrize(
    ("odd", "words"),
    [
        ({"by": date(9999, 12, 31)}, "Enter a year from 1990 to 2100"),
        ({"by": date(1, 1, 1)}, "Enter a year from 1990 to 2100"),
        ({"text": "\u202e"}, "Write the recommendation itself"),
        ({"rationale": "\u2066 "}, "Enter why an LPM is recommended"),
        ({"timescale": "9" * 500}, "Enter by when the LPM is to be held"),
        ({"timescale": "99999 working days"}, "Enter by when the LPM is to be held"),
    ],
)
def test_an_odd_recommendation_enters_no_register(
    unit: Desk, chair: Any, snapshot: Any, differs: Any, odd: dict[str, Any], words: str
) -> None:
    chair.child(0, risk_statement="High.")
    child = chair.record().children[0].child_id
    wanted = {"child_ids": (child,), "text": "To decide.", "rationale": "Because.", "timescale": "20 working days"}
    before = snapshot(unit)
    with pytest.raises(Refusal, match=words):
        unit.do(RecommendLpmFromRecord(chair.conference, **{**wanted, **odd}))
    assert differs(before, snapshot(unit)) == {}
