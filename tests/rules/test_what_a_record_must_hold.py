"""What a conference's record must hold and may hold, by practice standard: read from each document, never from code."""

import pytest

from cpdesk.rules.record_parts import (
    PART_NAMES,
    Asked,
    RecordPart,
    how_asked,
    is_required,
    part_asked,
    parts_asked,
    record_lines,
)
from cpdesk.rules.standards import CODES, StandardNotReadable, standard, standard_from, standards

HOW_IT_DECIDES = {RecordPart.VIEWS, RecordPart.VIEW_RATIONALE, RecordPart.BASIS, RecordPart.QUORACY}
EVERYWHERE = set(RecordPart) - HOW_IT_DECIDES - {RecordPart.SUPERVISION}


@pytest.mark.parametrize("code", CODES)
def test_every_standard_says_how_each_part_is_recorded_and_from_where(code: str) -> None:
    parts = {part: part_asked(standard(code), part) for part in RecordPart}
    assert all(part.source for part in parts.values())
    assert all(part.assumed.endswith(".") for part in parts.values() if part.assumed)
    assert [key for key, _ in parts_asked(standard(code))] == list(RecordPart)


def test_only_lancashire_requires_how_a_conference_decides() -> None:
    for part in HOW_IT_DECIDES:
        required = {one.code for one in standards() if how_asked(one, part) is Asked.REQUIRED}
        assert required == {"LANCASHIRE"}, part
    assert {how_asked(one, RecordPart.SUPERVISION) for one in standards()} == {Asked.OFFERED}


@pytest.mark.parametrize("code", CODES)
def test_what_every_record_needs_is_required_everywhere(code: str) -> None:
    assert {part for part in RecordPart if is_required(standard(code), part, 2)} >= EVERYWHERE


@pytest.mark.parametrize("code", CODES)
def test_the_decision_on_an_lpm_is_compulsory_at_the_second_review_only(code: str) -> None:
    part = RecordPart.LPM_DECISION
    assert [number for number in range(6) if is_required(standard(code), part, number)] == [2]


def test_where_the_own_document_is_silent_the_other_is_named_and_said_to_be_assumed() -> None:
    risk = RecordPart.RISK_STATEMENT
    own = "LPM recommendations following a CP conference (Leicester City)"
    assert part_asked(standard("LEICESTER_CITY"), risk).in_words == f"Required ({own})"
    silent = "The PLO and Child Protection Workflow says nothing of it."
    assert part_asked(standard("PLO_003"), risk).in_words == f"Required ({own}). Assumed: {silent}"
    assert part_asked(standard("PLO_003"), RecordPart.LPM_DECISION).assumed == ""


def test_leicester_takes_over_what_llr_asks_with_its_source() -> None:
    date = RecordPart.CORE_GROUP_DATE
    assert part_asked(standard("LEICESTER_CITY"), date) == part_asked(standard("LLR"), date)


def test_settings_name_each_part_and_how_it_is_asked() -> None:
    lines = dict(record_lines(standard("LANCASHIRE")))
    assert list(lines) == list(PART_NAMES.values())
    assert lines["Each professional's view on each child"] == (
        "Required (Child Protection Conference Decisions (Lancashire), Current position)"
    )
    assert lines["Decision whether to recommend an LPM"].startswith("Required at review 2 (")


def test_a_standard_that_forgets_a_part_says_which() -> None:
    forgetful = standard_from('code = "X"\nname = "X"\nsource = "X"\ndated_words = ""\nbase = "LLR"\n[deadlines]')
    assert how_asked(forgetful, RecordPart.VIEWS) is Asked.OFFERED
    bare = standard_from(
        'code = "X"\nname = "X"\nsource = "X"\ndated_words = ""\nbase = "LLR"\n[deadlines]\n'
        '[record.views]\nasked = "sometimes"\nsource = "X"'
    )
    with pytest.raises(StandardNotReadable, match="X does not say how views is recorded"):
        how_asked(bare, RecordPart.VIEWS)
