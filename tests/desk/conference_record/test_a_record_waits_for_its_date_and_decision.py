"""A record is not agreed before the next review has its date, nor a second review before the decision on an LPM."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

import pytest

from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import Conference, Family
from cpdesk.rows.booking import HoldConference
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import Soundness
from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.decisions import Category, LpmDecision
from cpdesk.rules.record import RecordState


@pytest.fixture
def second_review(chair: Any, working: Callable[[], AbstractContextManager[Work]], diary_records: Any) -> Any:
    """The same conference as a second review under the PLO workflow; the first was held in August."""
    with working() as work:
        review = work.session.get_one(Conference, chair.conference)
        family = work.session.get_one(Family, review.family_id)
        at = datetime(2026, 8, 3, 10, tzinfo=UTC)
        first = diary_records(work).conference(
            family, [], at, kind="RCPC", state="held", held_at=at, sequence_no=1, standards="PLO_003"
        )
        is_second = {"kind": "RCPC", "sequence_no": 2, "standards": "PLO_003", "previous_id": first.id}
        for field, value in {**is_second, "request_id": None}.items():
            work.change(review, field, value)
    chair.everybody_came()
    return chair


def _lacks(chair: Any) -> list[tuple[str, str]]:
    return [(one.rule, one.field) for one in chair.shown().missing if one.blocks]


def _refused(chair: Any) -> None:
    with pytest.raises(Refusal, match="cannot be agreed yet"):
        chair.agree()
    assert chair.record().state is RecordState.DRAFT


def test_an_icpc_with_a_plan_is_not_agreed_before_the_review_has_its_date(chair: Any) -> None:
    """TV-D09: an ICPC that ended in a plan, and no date of the review (S38, I05)."""
    chair.everybody_came()
    for name in ("H. Year", "A. Sample"):
        chair.person(name, in_core_group=True)
    for number in (0, 1):
        chair.child(
            number, risk_statement="High.", outcome=ConferenceOutcome.PLAN_MADE, category=Category.NEGLECT
        )  # fmt: skip
    chair.plan()
    chair.held()
    assert _lacks(chair) == [("S38", "next_review")]
    _refused(chair)
    chair.review_booked()
    chair.agree()
    assert chair.record().state is RecordState.AGREED


def test_a_second_review_is_not_agreed_without_the_decision_on_an_lpm(second_review: Any) -> None:
    """TV-D10: review 2, and nobody decided whether an LPM is recommended (P06, I09)."""
    for number in (0, 1):
        second_review.child(
            number, risk_statement="Less.", outcome=ConferenceOutcome.PLAN_CONTINUES, category=Category.NEGLECT
        )  # fmt: skip
    second_review.plan()
    second_review.desk.do(HoldConference(second_review.conference))
    second_review.review_booked()
    assert _lacks(second_review) == [("P06", "lpm_decision"), ("P06", "lpm_decision")]
    _refused(second_review)
    for number in (0, 1):
        second_review.child(number, lpm_decision=LpmDecision.NOT_RECOMMEND, lpm_why="The plan works.")
    second_review.agree()
    assert second_review.record().state is RecordState.AGREED


def test_an_adjourned_second_review_is_agreed_without_it_and_is_sound(unit: Desk, second_review: Any) -> None:
    for number in (0, 1):
        second_review.child(number, risk_statement="Not to be judged today.", outcome=ConferenceOutcome.ADJOURNED)
    unit.do(HoldConference(second_review.conference))
    second_review.agree()
    assert second_review.record().state is RecordState.AGREED
    said = {one.what: one.said for one in unit.ask(Soundness()) if not one.well}
    assert "Agreed records" not in said
