"""A case goes to the chair who holds it, else to the duty chair; never to the linked one (D14)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from cpdesk.desk.known_names import person_called
from cpdesk.desk.who_to_ask import whom_to_ask
from cpdesk.desk.work import Desk
from cpdesk.rows.people import AddAway, AddChair, SetDuty
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.team_map import Asked, OpenTeam, TeamMap, WhoToAsk
from cpdesk.rows.unit import AddTeam

TODAY = date(2026, 11, 23)
START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture
def case(unit: Desk, working: Any, diary_records: Any) -> Callable[..., int]:
    """A child with conferences, each so many days from today, chaired by somebody, in this state; gives the child."""

    def made(*conferences: tuple[int, str, str], case_id: str = "1042") -> int:
        with working() as work:
            records = diary_records(work)
            family, (child, *_) = records.family("Ash-Sample", case_id=case_id)
            for days, chair, state in conferences:
                chaired = {"chair_id": getattr(person_called(work, chair, "chair"), "id", None)}
                records.conference(family, [child], START + timedelta(days=days), kind="RCPC", state=state, **chaired)
            number: int = child.id
            return number

    return made


def asked(desk: Desk, **of: Any) -> tuple[str, bool]:
    found: Asked = desk.ask(WhoToAsk(**of))
    return found.who, found.holds_case


def test_the_chair_of_the_next_conference_holds_the_case(unit: Desk, case: Callable[..., int]) -> None:
    child = case((-90, "V. First", "held"), (30, "W. Later", "confirmed"), (9, "X. Next", "provisional"))
    found: Asked = unit.ask(WhoToAsk(child_id=child))
    assert found == Asked("X. Next", True, "X. Next chairs the RCPC on Wed 2 Dec 2026.")


def test_without_a_conference_to_come_the_chair_of_the_last_one_does(unit: Desk, case: Callable[..., int]) -> None:
    child = case((-200, "V. First", "held"), (-90, "W. Last", "held"), (-10, "Y. Cancelled", "cancelled"))
    found: Asked = unit.ask(WhoToAsk(child_id=child))
    assert found == Asked("W. Last", True, "W. Last chaired the last conference, the RCPC on Tue 25 Aug 2026.")


def test_without_a_conference_the_chair_of_the_open_entry_does(unit: Desk, enter: Callable[..., int]) -> None:
    enter(case_id="2001", chair="Z. Register", children=(NewChild("Rowan", "Ash-Sample"),))
    found: Asked = unit.ask(WhoToAsk(reference="2001"))
    assert found == Asked("Z. Register", True, "Z. Register is the chair of the open entry on the LPM register.")


def test_a_case_that_no_chair_holds_goes_to_the_duty_chair_never_to_the_linked_one(
    unit: Desk, case: Callable[..., int]
) -> None:
    unit.do(AddTeam("Cluster 5", "L. Inked"))
    child = case((9, "", "requested"))
    assert unit.ask(WhoToAsk(child_id=child)) == Asked(
        "", False, "No chair holds this case yet. Ask the duty chair, whom nobody has named for today."
    )
    unit.do(SetDuty("R. Sample", TODAY))
    assert unit.ask(WhoToAsk(child_id=child)) == Asked(
        "R. Sample", False, "No chair holds this case yet. Ask the duty chair of today, R. Sample."
    )


def test_while_the_chair_is_away_the_duty_chair_is_named_too(unit: Desk, case: Callable[..., int]) -> None:
    unit.do(AddChair("X. Next"))
    unit.do(SetDuty("R. Sample", TODAY))
    unit.do(AddAway("X. Next", TODAY, date(2026, 11, 27)))
    found: Asked = unit.ask(WhoToAsk(child_id=case((9, "X. Next", "confirmed"))))
    assert found.because == (
        "X. Next chairs the RCPC on Wed 2 Dec 2026. They are away until Fri 27 Nov 2026: until then ask the duty "
        "chair of today, R. Sample."
    )


def test_a_conference_and_a_reference_lead_to_the_same_chair(
    unit: Desk, working: Any, diary_records: Any, case: Callable[..., int]
) -> None:
    case((-90, "V. First", "held"), (9, "X. Next", "confirmed"))
    assert asked(unit, conference_id=1) == ("X. Next", True)
    assert asked(unit, conference_id=2) == ("X. Next", True)
    assert asked(unit, reference=" 1042 ") == ("X. Next", True)


@pytest.mark.parametrize("of", [{}, {"reference": "9999"}, {"conference_id": 77}])
def test_what_leads_to_no_case_is_refused_in_words(unit: Desk, of: dict[str, Any]) -> None:
    with pytest.raises(Refusal):
        unit.ask(WhoToAsk(**of))


def test_many_children_are_asked_about_at_once(unit: Desk, working: Any, case: Callable[..., int]) -> None:
    children = [case((number, f"Chair {number}", "confirmed"), case_id=str(number)) for number in range(1, 6)]
    with working() as work:
        found = whom_to_ask(work, children)
    assert [found[child].who for child in children] == [f"Chair {number}" for number in range(1, 6)]


def test_every_map_says_that_the_linked_chair_is_not_for_cases(mapped: Desk) -> None:
    team = mapped.ask(TeamMap()).teams[0]
    asks = mapped.ask(OpenTeam(team.id)).asks
    assert asks.startswith("Requests for meetings go to the duty chair, not the linked chair.")
    assert asks.endswith("A question about a case goes to the chair who holds it.")
