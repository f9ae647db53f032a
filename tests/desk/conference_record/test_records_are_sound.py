"""The check of a register finds records that break their own rules, and names numbers, never names."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import text

from cpdesk.desk.work import Desk
from cpdesk.rows.record_decision_deeds import RecommendLpmFromRecord
from cpdesk.rows.record_deeds import CorrectRecord, NoteConcern, SayRecordSent
from cpdesk.rows.unit import Check, Soundness
from cpdesk.rules.record import ConcernAbout, SentBy


@pytest.fixture(scope="session")
def issued_written(begin_with: Callable[..., object], whole_written: object, chair_at: Callable[[Desk], Any]) -> object:
    """An issued record."""
    return begin_with("issued", lambda desk: _issue(chair_at(desk)), whole_written)


def _issue(whole: Any) -> None:
    break_it(whole.desk, "UPDATE conference SET standards = 'LANCASHIRE'")
    record = whole.record()
    whole.desk.do(RecommendLpmFromRecord(whole.conference, (record.children[0].child_id,), "LPM.", "Why.", "20 days"))
    whole.desk.do(NoteConcern(whole.conference, ConcernAbout.ABSENCE, record.participants[5].id))
    whole.agree()
    whole.issue()


@pytest.fixture
def issued(whole: Any, issued_written: object) -> Any:
    """The record of an ICPC under Lancashire's guidance, with an LPM and a concern, issued and sent to nobody yet."""
    return whole


def break_it(desk: Desk, *statements: str) -> None:
    with desk.database.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def unwell(desk: Desk) -> dict[str, str]:
    found: tuple[Check, ...] = desk.ask(Soundness())
    return {one.what: one.said for one in found if not one.well and not one.what.startswith("History")}


def agreed_otherwise(desk: Desk, change: Callable[[dict[str, Any]], None]) -> None:
    """Write what was agreed anew, as if the program itself had agreed it like that."""
    with desk.database.engine.begin() as connection:
        facts = json.loads(connection.scalar(text("SELECT facts FROM conference_record WHERE id = 1")) or "")
        change(facts)
        words = json.dumps(facts)
        connection.execute(
            text("UPDATE conference_record SET facts = :facts, facts_sha256 = :sum WHERE id = 1"),
            {"facts": words, "sum": sha256(words.encode()).hexdigest()},
        )


def test_a_whole_record_is_sound_in_each_of_its_states(unit: Desk, chair: Any, whole: Any) -> None:
    assert unwell(unit) == {}
    whole.agree()
    assert unwell(unit) == {}
    whole.issue()
    assert unwell(unit) == {}
    everybody = tuple(one.participant_id for one in whole.record().recipients)
    unit.do(SayRecordSent(whole.conference, everybody, SentBy.POST))
    assert unwell(unit) == {}
    unit.do(CorrectRecord(whole.conference, "The school's name was wrong."))
    whole.child(0, risk_statement="")  # a draft may lack anything
    assert unwell(unit) == {}


def test_a_record_by_lancashires_guidance_is_sound(unit: Desk, issued: Any) -> None:
    assert unwell(unit) == {}


BREAKS = [
    (
        "Versions of records", "Conference 1: a version of its record is missing.",
        "UPDATE conference_record SET version_no = 2",
    ),
    (
        "Versions of records", "Conference 1: its record was agreed, though it is not recorded as held.",
        "UPDATE conference SET state = 'confirmed' WHERE id = 1",
    ),
    (
        "Agreed records", "Record 1: not to the letter what was agreed.",
        "UPDATE conference_record SET facts = replace(facts, 'High', 'Low')",
    ),
    ("Agreed records", "Record 1: not to the letter", "UPDATE conference_record SET facts = ''"),
    (
        "Outcomes of records", "Conference 1: its record names another outcome than the diary.",
        "UPDATE conference_child SET outcome = 'no_plan' WHERE conference_id = 1",
    ),
    (
        "LPMs of records", "Conference 1: an LPM is recommended and not on the register.",
        "UPDATE recommendation SET voided_at = '2026-11-23 10:00:00'",
    ),
    (
        "LPMs of records", "Conference 1: an LPM is on the register that its record does not recommend.",
        "UPDATE child_decision SET lpm_decision = 'no'",
    ),
    ("LPMs of records", "Recommendation 1: without rationale", "UPDATE recommendation SET risk_statement = ''"),
    (
        "LPMs of records", "Recommendation 1: without rationale",
        "UPDATE recommendation SET lpm_by = '2026-11-02', recommended_on = '2026-11-23'",
    ),
    (
        "LPMs of records", "or the day it is due",
        "UPDATE recommendation SET lpm_by = NULL",
    ),
    ("Concerns", "Concern 1: about social care's own people", "UPDATE participant SET social_care = true"),
    (
        "Distribution of records", "Conference 1: its record is issued without a day.",
        "UPDATE conference SET record_issued_on = NULL",
    ),
    (
        "Distribution of records", "Conference 1: somebody has not had its record, and Today does not say so.",
        "UPDATE deadline SET state = 'met', met_on = '2026-11-23' WHERE key = 'record_to_send'",
    ),
    (
        "Distribution of records", "Conference 1: everybody has its record, and Today says otherwise.",
        "UPDATE participant SET exempt_why = 'Agreed.'",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "said", "statement"), [pytest.param(*one, id=f"{one[0]}: {one[1]}") for one in BREAKS]
)
def test_each_rule_that_is_broken_is_found_and_told_by_number(
    unit: Desk, issued: Any, what: str, said: str, statement: str
) -> None:
    break_it(unit, statement)
    found = unwell(unit)
    assert said in found[what]
    assert not any(name in words for words in found.values() for name in ("Ash", "Rowan", "Sample", "Example"))


def test_two_versions_in_one_state_are_found(unit: Desk, issued: Any) -> None:
    unit.do(CorrectRecord(issued.conference, "The school's name was wrong."))
    assert unwell(unit) == {}
    break_it(unit, "UPDATE conference_record SET state = 'draft'")
    assert unwell(unit)["Versions of records"] == "Conference 1: two versions of its record are in one state. Tell IT."


def without_a_view(facts: dict[str, Any]) -> None:
    facts["children"][1]["views"][0]["plan_needed"] = None


def with_another_basis(facts: dict[str, Any]) -> None:
    facts["children"][0]["basis"] = "majority"


def against_the_views(facts: dict[str, Any]) -> None:
    for view in facts["children"][0]["views"]:
        view["plan_needed"] = "no"
    facts["children"][0].update(basis="chair_override", reason=" ")


def by_agencies_that_were_not_there(facts: dict[str, Any]) -> None:
    for person in facts["participants"][3:]:
        person.update(participation="absent", gives_view=False)


def without_category(facts: dict[str, Any]) -> None:
    facts["children"][0]["category"] = None


def of_one_category_only(facts: dict[str, Any]) -> None:
    facts["children"][0].update(category="MUL", category_parts=["NEG"])


def without_the_decision_on_an_lpm(facts: dict[str, Any]) -> None:
    facts["children"][1]["lpm"]["decision"] = None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(without_a_view, "a professional who was there gave no view", id="I10"),
        pytest.param(with_another_basis, "a decision stands on what the views do not bear", id="N04"),
        pytest.param(against_the_views, "a decision stands on what the views do not bear, or lacks", id="I11"),
        pytest.param(by_agencies_that_were_not_there, "quorate by agencies that were not there", id="I12"),
        pytest.param(without_category, "a plan without its category", id="I34"),
        pytest.param(of_one_category_only, "a plan without its category", id="I34 multiple"),
    ],
)
def test_an_agreed_record_that_lacks_something_is_found(
    unit: Desk, issued: Any, change: Callable[[dict[str, Any]], None], said: str
) -> None:
    agreed_otherwise(unit, change)
    assert unwell(unit)["Agreed records"].startswith(f"Record 1: {said}")


def test_a_second_review_without_the_decision_on_an_lpm_is_found(unit: Desk, issued: Any) -> None:
    agreed_otherwise(unit, without_the_decision_on_an_lpm)
    assert "Agreed records" not in unwell(unit)
    break_it(unit, "UPDATE conference SET sequence_no = 2 WHERE id = 1")
    assert "a second review without the decision on an LPM" in unwell(unit)["Agreed records"]
