"""Who recommends an LPM for a looked-after child, and who decides on it (P18, A18, TV-D20)."""

import pytest

from cpdesk.rules.decisions import LpmDecision, RecommendedBy
from cpdesk.rules.lpm_route import LpmRoute, lpm_route
from cpdesk.rules.standards import standard

RECOMMEND, CHAIR = LpmDecision.RECOMMEND, RecommendedBy.CHAIR


def test_the_chair_recommends_for_a_looked_after_child_with_a_warning_and_the_service_manager_decides() -> None:
    found = lpm_route(True, RECOMMEND, CHAIR, standard("PLO_003"))
    assert found.decided_by == "Service Manager"
    assert found.warning == (
        "For a looked-after child the social worker and the Practice Lead recommend the LPM and the Service Manager "
        "decides. The chair recommended this one: record what the Service Manager decided."
    )


def test_the_way_is_said_before_anybody_has_decided() -> None:
    found = lpm_route(True, None, None, standard("PLO_003"))
    assert found.warning.endswith("the Service Manager decides.")
    assert not found.decided_by


def test_once_the_service_managers_decision_is_recorded_nobody_is_asked_for_it_again() -> None:
    found = lpm_route(True, RECOMMEND, CHAIR, standard("PLO_003"), decided=True)
    assert found == LpmRoute("", "Service Manager")


@pytest.mark.parametrize(
    ("looked_after", "decision", "by", "code"),
    [
        (False, RECOMMEND, CHAIR, "PLO_003"),
        (True, RECOMMEND, CHAIR, "LANCASHIRE"),
        (True, RECOMMEND, CHAIR, "LEICESTER_CITY"),
        (True, LpmDecision.NOT_RECOMMEND, None, "PLO_003"),
        (True, RECOMMEND, RecommendedBy.WORKER_AND_LEAD, "PLO_003"),
    ],
)
def test_nothing_is_said_where_no_standard_asks_for_another_way(
    looked_after: bool, decision: LpmDecision, by: RecommendedBy | None, code: str
) -> None:
    assert lpm_route(looked_after, decision, by, standard(code)) == LpmRoute()
