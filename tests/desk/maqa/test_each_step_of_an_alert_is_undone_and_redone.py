"""Each step of an alert is taken back once and done again: records, clocks and rules as before, as after."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cpdesk.desk.acts import DOES
from cpdesk.desk.rooms import open_rooms
from cpdesk.desk.sound_diary import diary_checks
from cpdesk.desk.sound_maqa import maqa_checks
from cpdesk.desk.sound_record import record_checks
from cpdesk.desk.work import Desk
from cpdesk.rows.maqa import AlertShown, OpenAlert
from cpdesk.rows.maqa_deeds import (
    ChangeAlert,
    DraftAlert,
    EscalateAlert,
    IdentifyRisk,
    RaiseAlert,
    ReopenAlert,
    ResolveAlert,
    TakeAlertStep,
    TakeOutAlert,
    WithdrawAlert,
)
from cpdesk.rows.record_deeds import NoteConcern
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import LastDone, Redo, Soundness, Undo
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import AlertDirection, AlertOutcome, AlertState, AlertStep, Theme
from cpdesk.rules.record import ConcernAbout

Snapshot = dict[str, dict[Any, dict[str, Any]]]
RISK = datetime(2026, 11, 23, 8, 0, tzinfo=LONDON)


@dataclass
class Ladder:
    """Alerts on their way, of the conference `held`, from which each step is taken."""

    desk: Desk
    held: int

    def draft(self) -> AlertShown:
        """The draft of an alert about the conference."""
        wanted = DraftAlert(
            AlertDirection.TO_AGENCY, ConcernAbout.ABSENCE, "Nobody came.", "Housing", conference_id=self.held
        )
        found: AlertShown = self.desk.ask(OpenAlert(self.desk.do(wanted).ids[0]))
        return found

    def raised(self) -> AlertShown:
        """An alert that went out this morning."""
        number = self.draft().row.id
        self.desk.do(RaiseAlert(number, 1))
        found: AlertShown = self.desk.ask(OpenAlert(number))
        return found

    def resolved(self) -> AlertShown:
        """An alert that was resolved too."""
        one = self.raised().row
        self.desk.do(ResolveAlert(one.id, one.version, AlertOutcome.EXPLAINED, "A mistake in the rota."))
        found: AlertShown = self.desk.ask(OpenAlert(one.id))
        return found


STEPS: dict[type, Callable[[Ladder], Any]] = {
    DraftAlert: lambda on: DraftAlert(
        AlertDirection.TO_AGENCY, ConcernAbout.NO_REPORT, "No report.", "GP", conference_id=on.held, raise_now=True,
        risk_at=RISK, risk_words="A bruise.", themes=(Theme.REPORT_MISSING,),
    ),
    ChangeAlert: lambda on: ChangeAlert((one := on.draft().row).id, one.version, {"agency": "Children's social care"}),
    TakeOutAlert: lambda on: TakeOutAlert((one := on.draft().row).id, one.version),
    RaiseAlert: lambda on: RaiseAlert((one := on.draft().row).id, one.version),
    IdentifyRisk: lambda on: IdentifyRisk((one := on.raised().row).id, one.version, RISK, "A bruise was seen."),
    TakeAlertStep: lambda on: TakeAlertStep(
        (one := on.raised().row).id, one.version, AlertStep.REPLIED, words="A deputy comes."
    ),
    EscalateAlert: lambda on: EscalateAlert((one := on.raised().row).id, one.version, "S. Manager", "no", "Once."),
    ResolveAlert: lambda on: ResolveAlert((one := on.raised().row).id, one.version, AlertOutcome.PUT_RIGHT, "It was."),
    WithdrawAlert: lambda on: WithdrawAlert((one := on.raised().row).id, one.version, "Another family."),
    ReopenAlert: lambda on: ReopenAlert((one := on.resolved().row).id, one.version, "It happened again."),
}  # fmt: skip


def steps_of_alerts() -> set[type]:
    """Every request about alerts that Undo names by a title."""
    open_rooms()
    return {asked for asked, case in DOES.items() if case.named and asked.__module__ == "cpdesk.rows.maqa_deeds"}


def broken_rules(desk: Desk) -> list[str]:
    names = {name for checks in (diary_checks(), record_checks(), maqa_checks()) for name, _ in checks}
    return [one.said for one in desk.ask(Soundness()) if one.what in names and not one.well]


def name_of(step: Any) -> str:
    name: str = step.__name__
    return name


def test_no_step_of_an_alert_is_left_out() -> None:
    assert set(STEPS) == steps_of_alerts()


@pytest.mark.parametrize("step", sorted(STEPS, key=name_of), ids=name_of)
def test_a_step_is_taken_back_and_done_again(
    unit: Desk,
    held: int,
    snapshot: Callable[[Desk], Snapshot],
    differs: Callable[[Snapshot, Snapshot], dict[str, Any]],
    step: type,
) -> None:
    request = STEPS[step](Ladder(unit, held))
    before = snapshot(unit)
    kept = unit.do(request)
    after = snapshot(unit)
    assert differs(before, after)
    assert broken_rules(unit) == []
    unit.do(Undo(kept.operation))
    assert differs(before, snapshot(unit)) == {}
    assert broken_rules(unit) == []
    assert unit.ask(LastDone()).redo == DOES[step].named
    unit.do(Redo())
    assert differs(after, snapshot(unit)) == {}
    assert broken_rules(unit) == []


def test_why_it_was_late_goes_with_the_step_that_said_so(unit: Desk, held: int, make_desk: Callable[..., Desk]) -> None:
    number = Ladder(unit, held).draft().row.id
    late = make_desk(today=date(2026, 12, 9), now=lambda: datetime(2026, 12, 9, 9, tzinfo=UTC))
    late.do(RaiseAlert(number, 1, late_reason="no_capacity"))
    late.do(Undo())
    shown = late.ask(OpenAlert(number))
    assert (shown.row.state, shown.late_reason, shown.steps) == (AlertState.DRAFT, "", ())
    late.do(Redo())
    assert late.ask(OpenAlert(number)).late_reason == "no_capacity"


def test_a_concern_that_was_raised_since_is_not_taken_back(unit: Desk, held: int) -> None:
    noted = unit.do(NoteConcern(held, ConcernAbout.ABSENCE, words="Nobody came."))
    unit.do(ChangeAlert(noted.ids[0], 1, {"agency": "Housing"}))
    unit.do(RaiseAlert(noted.ids[0], 2))
    with pytest.raises(Refusal, match="has worked on this since"):
        unit.do(Undo(noted.operation))
