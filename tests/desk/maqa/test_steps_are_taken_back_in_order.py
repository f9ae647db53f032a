"""Steps of an alert are taken back in the order in which they went on from one another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.maqa import OpenAlert
from cpdesk.rows.maqa_deeds import ChangeAlert, DraftAlert, EscalateAlert, RaiseAlert, TakeAlertStep
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import Soundness, Undo
from cpdesk.rules.maqa import AlertDirection, AlertStep
from cpdesk.rules.record import ConcernAbout

Drafted = Callable[..., int]


def version(desk: Desk, number: int) -> int:
    found: int = desk.ask(OpenAlert(number)).row.version
    return found


@pytest.mark.parametrize("sent_on", [False, True])
def test_a_step_from_which_others_went_on_is_not_taken_back_alone(unit: Desk, drafted: Drafted, sent_on: bool) -> None:
    """A draft was never sent, and what was replied to stands as such: the later step is taken back first."""
    number = drafted()
    kept = unit.do(RaiseAlert(number, 1))
    then = TakeAlertStep(number, 0, AlertStep.SENT)
    if not sent_on:
        kept = unit.do(EscalateAlert(number, version(unit, number), "S. Manager", "yes", "It is the third time."))
        then = TakeAlertStep(number, 0, AlertStep.REPLIED, words="A deputy comes.")
    later = unit.do(replace(then, version=version(unit, number)))
    with pytest.raises(Refusal, match=r"went on since\. Take back what was recorded of it afterwards first"):
        unit.do(Undo(kept.operation))
    unit.do(Undo(later.operation))
    unit.do(Undo(kept.operation))
    assert [one.said for one in unit.ask(Soundness()) if not one.well] == []


def test_an_alert_that_was_sent_is_not_taken_back_whole(unit: Desk) -> None:
    wanted = DraftAlert(AlertDirection.TO_AGENCY, ConcernAbout.ABSENCE, "Nobody came.", "Housing", raise_now=True)
    kept = unit.do(wanted)
    (number,) = kept.ids
    sent = unit.do(TakeAlertStep(number, version(unit, number), AlertStep.SENT))
    with pytest.raises(Refusal, match="went on since"):
        unit.do(Undo(kept.operation))
    unit.do(Undo(sent.operation))
    unit.do(Undo(kept.operation))


def test_the_moment_of_raising_is_never_put_after_the_answer(unit: Desk, drafted: Drafted) -> None:
    number = drafted(raise_now=True, raised_at=datetime(2026, 11, 20, 12, tzinfo=UTC))
    answered = datetime(2026, 11, 20, 15, tzinfo=UTC)
    unit.do(TakeAlertStep(number, version(unit, number), AlertStep.ACKNOWLEDGED, at=answered))
    too_late: dict[str, object] = {"raised_at": datetime(2026, 11, 21, 12, tzinfo=UTC)}
    with pytest.raises(Refusal, match="raised before it was answered"):
        unit.do(ChangeAlert(number, version(unit, number), too_late, why="By letter."))
