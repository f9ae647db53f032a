"""Whatever people do to alerts in whatever order, taking back as they go: refused in a sentence, or kept and sound."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.desk.work import Desk
from cpdesk.records.model import MaqaAlert, Operation, Participant
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
from cpdesk.rows.record_deeds import ChangeConcern, ChangeParticipant, NoteConcern, TakeOutConcern
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import Redo, Soundness, Undo
from cpdesk.rules.maqa import AlertDirection, AlertOutcome, AlertStep
from cpdesk.rules.record import ConcernAbout

AGENCIES = ("Housing", "Police", "Children's social care", "csc", "")
ABOUT, EXPLAINED = ConcernAbout.ABSENCE, AlertOutcome.EXPLAINED


class Walk:
    """Steps chosen by chance among the alerts and participants of one conference."""

    def __init__(self, desk: Desk, held: int, seed: int) -> None:
        self.desk, self.held, self.chance = desk, held, Random(seed)

    def one_of(self, record: Any) -> tuple[int, int]:
        with Session(self.desk.database.engine) as session:
            rows = session.execute(select(record.id, record.version).order_by(record.id)).all()
        return tuple(self.chance.choice(rows)) if rows else (1, 1)

    def some_operation(self) -> str:
        with Session(self.desk.database.engine) as session:
            newest = select(Operation.uuid).where(Operation.undoes == "").order_by(Operation.id.desc()).limit(12)
            some: list[str] = [*session.scalars(newest), ""]
        return self.chance.choice(some)

    def request(self) -> object:
        way, agency = self.chance.choice(list(AlertDirection)), self.chance.choice(AGENCIES)
        alert, person = self.one_of(MaqaAlert), self.one_of(Participant)
        yes = self.chance.random() < 0.5
        return self.chance.choice([
            DraftAlert(way, ABOUT, "Nobody came.", agency, yes, self.held, raise_now=yes),
            NoteConcern(self.held, ABOUT, person[0], "Nobody came."),
            ChangeConcern(*alert, {"agency": agency}), ChangeAlert(*alert, {"agency": agency}),
            ChangeAlert(*alert, {"direction": way}), ChangeAlert(*alert, {"direction": way, "agency": agency}),
            ChangeParticipant(*person, {"agency": agency}), ChangeParticipant(*person, {"social_care": yes}),
            TakeOutAlert(*alert), TakeOutConcern(*alert), RaiseAlert(*alert), RaiseAlert(*alert),
            IdentifyRisk(*alert, self.desk._now() if yes else None, "A bruise was seen."),
            TakeAlertStep(*alert, self.chance.choice(list(AlertStep)), words="A deputy comes."),
            EscalateAlert(*alert, "S. Manager", "yes", "The third time."), ResolveAlert(*alert, EXPLAINED, "Done."),
            WithdrawAlert(*alert, "Another family."), ReopenAlert(*alert, "It happened again."),
            Undo(), Undo(self.some_operation()), Undo(self.some_operation()), Redo(),
        ])  # fmt: skip


@pytest.mark.parametrize("seed", [3, 5])
def test_no_order_of_steps_breaks_a_rule(
    unit: Desk, held: int, snapshot: Callable[[Desk], Any], differs: Callable[[Any, Any], Any], seed: int
) -> None:
    walk = Walk(unit, held, seed)
    kept = 0
    for number in range(150):
        request = walk.request()
        before = snapshot(unit) if number % 10 == 0 else None
        try:
            unit.do(request)
            kept += 1
        except Refusal:
            assert before is None or differs(before, snapshot(unit)) == {}
    assert kept > 20
    assert [one.said for one in unit.ask(Soundness()) if not one.well] == []
