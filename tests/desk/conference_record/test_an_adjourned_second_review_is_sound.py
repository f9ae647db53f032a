"""An adjourned second review leaves the decision on an LPM to its successor, and nothing is amiss (P06, I09)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import Conference, Family
from cpdesk.rows.booking import HoldConference
from cpdesk.rows.unit import Soundness
from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.record import RecordState


def test_an_adjourned_second_review_is_agreed_without_a_decision_on_an_lpm_and_is_sound(
    unit: Desk, chair: Any, working: Callable[[], AbstractContextManager[Work]], diary_records: Any
) -> None:
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
    for number in (0, 1):
        chair.child(number, risk_statement="Not to be judged today.", outcome=ConferenceOutcome.ADJOURNED)
    unit.do(HoldConference(chair.conference))
    chair.agree()
    assert chair.record().state is RecordState.AGREED
    said = {one.what: one.said for one in unit.ask(Soundness()) if not one.well}
    assert "Agreed records" not in said
