"""What each authority's document sets, and how it says that it is old."""

from datetime import date

import pytest

from cpdesk.rules.deadline_keys import DEADLINE_KEYS
from cpdesk.rules.standards import (
    CODES,
    NoSuchStandard,
    StandardNotReadable,
    setting,
    standard,
    standard_from,
    standards,
)


def test_there_is_one_standard_for_each_document() -> None:
    assert [one.code for one in standards()] == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_standard_speaks_of_every_deadline(code: str) -> None:
    spans = standard(code).spans
    assert set(spans) == set(DEADLINE_KEYS)
    assert all(span.source for span in spans.values())
    assert all(span.not_set.endswith(".") for span in spans.values() if span.not_set)


def test_a_review_date_that_has_passed_says_so() -> None:
    llr = standard("LLR")
    assert llr.notice(date(2026, 11, 22)) == "Review was due on 30 July 2021: check that this standard still holds."
    assert llr.notice(date(2021, 7, 30)) == ""
    assert "Review of the LLR Practice Standards was due" in standard("LEICESTER_CITY").notice(date(2026, 11, 22))
    assert standard("PLO_003").notice(date(2026, 11, 22)) == ""


def test_what_leicester_takes_over_keeps_its_source() -> None:
    leicester = standard("LEICESTER_CITY")
    assert leicester.spans["icpc_due"] == standard("LLR").spans["icpc_due"]
    assert leicester.spans["icpc_due"].source == "LLR Practice Standards, ICPC"
    assert leicester.spans["lpm_list_due"].source == "LPM recommendations following a CP conference (Leicester City)"
    assert leicester.based_on == "LLR"


def test_a_silent_standard_is_helped_out_by_the_one_that_speaks() -> None:
    assert setting("icpc_due").code == "LEICESTER_CITY"
    assert setting("core_next_due").code == "PLO_003"
    assert setting("icpc_due", "LANCASHIRE").code == "LEICESTER_CITY"


def test_lancashire_sets_how_a_conference_decides_and_no_deadline() -> None:
    lancashire = standard("LANCASHIRE")
    assert not any(lancashire.sets(key) for key in DEADLINE_KEYS)
    assert lancashire.decision["chair_may_override"] == ["majority", "unanimous"]
    assert lancashire.quorum["min_agencies"] == 3
    assert lancashire.quorum["verified"] is False


def test_a_standard_shows_its_deadlines_in_words() -> None:
    lines = dict(standard("LEICESTER_CITY").lines)
    assert lines["Initial conference"] == "15 working days (LLR Practice Standards, ICPC)"
    assert lines["First-Monday LPM list"].startswith("The first Monday of the month (LPM recommendations")
    assert lines["Next core group"].startswith("Neither Leicester City nor")


def test_a_code_may_be_typed_as_people_type() -> None:
    assert standard(" leicester-city ").code == "LEICESTER_CITY"


def test_an_unknown_code_is_refused_with_those_there_are() -> None:
    with pytest.raises(NoSuchStandard, match="Choose one of LEICESTER_CITY, LLR, PLO_003, LANCASHIRE"):
        standard("NORFOLK")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("code = ", "cannot be read"),
        ('code = "X"\nname = "X"\nsource = "X"\ndated_words = ""\n[deadlines]\n', "says nothing of icpc_due"),
        ('code = "X"\n[deadlines.tea_due]\nsource = "X"\ndays = 1\n', "not a deadline that is known"),
        ('code = "X"\n[deadlines.icpc_due]\nsource = "X"\ndays = 1\nmonths = 2\n', "in one way how icpc_due"),
        ('code = "X"\n[deadlines.icpc_due]\nsource = "X"\n', "in one way how icpc_due"),
    ],
)
def test_a_file_that_says_too_little_or_too_much_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(StandardNotReadable, match=sentence):
        standard_from(text)
