"""In whatever order a record is written, the list of what is missing and the chair's agreement always go together."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from cpdesk.desk.record_missing import blocking
from cpdesk.rows.record_deeds import AgreeRecord, JudgeQuoracy, ReopenRecord
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.decisions import Answer, Category
from cpdesk.rules.quoracy import QuorumBasis

Steps = dict[str, Callable[[], object]]
AFTER = {"views": {"attendance"}, "review": {"held", "outcomes"}, "quorum": {"attendance"}, "held": {"outcomes"}}


def steps_of(chair: Any) -> Steps:
    """Each part of a record with how it is written."""
    both = (0, 1)
    return {
        "attendance": chair.everybody_came,
        "members": lambda: [chair.person(name, in_core_group=True) for name in ("H. Year", "A. Sample")],
        "risk": lambda: [chair.child(one, risk_statement="High.") for one in both],
        "outcomes": lambda: [chair.child(one, outcome=ConferenceOutcome.PLAN_MADE) for one in both],
        "category": lambda: [chair.child(one, category=Category.NEGLECT) for one in both],
        "views": chair.views,
        "quorum": lambda: chair.desk.do(
            JudgeQuoracy(chair.conference, chair.shown().record_version, Answer.YES, QuorumBasis.AGENCIES)
        ),
        "plan": chair.plan,
        "held": chair.held,
        "review": chair.review_booked,
    }


def in_any_order(steps: Steps, seed: int) -> list[str]:
    """An order in which each part comes after those without which it cannot be written."""
    chance, order = Random(seed), list[str]()
    while len(order) < len(steps):
        ready = [one for one in steps if one not in order and AFTER.get(one, set()) <= set(order)]
        order.append(chance.choice(ready))
    return order


@pytest.mark.parametrize("seed", range(3))
def test_what_is_missing_and_what_is_refused_go_together(chair: Any, seed: int) -> None:
    steps = steps_of(chair)
    for name in in_any_order(steps, seed):
        steps[name]()
        shown = chair.shown()
        agree = AgreeRecord(chair.conference, shown.record_version, shown.seen)
        if blocking(shown.missing):
            with pytest.raises(Refusal, match="missing"):
                chair.desk.do(agree)
            continue
        chair.desk.do(agree)
        assert blocking(chair.shown().missing) == ()
        chair.desk.do(ReopenRecord(chair.conference, chair.shown().record_version, "It goes on."))
    assert chair.shown().missing == ()
