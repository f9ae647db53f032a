"""Children by their initials, also in what was written about them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.initials import initials, initials_of, without_names


@pytest.mark.parametrize(
    ("first_name", "surname", "short"),
    [
        ("Ivo", "Testperson", "I. T."), ("Unborn", "Testperson", "Unborn T."), ("", "Testperson", "T."),
        ("élan", "O'Sample", "É. O."), ("", "", ""), ("Unborn", "", "Unborn"),
    ],
)  # fmt: skip
def test_a_child_by_initials(first_name: str, surname: str, short: str) -> None:
    assert initials(first_name, surname) == short


def test_several_children_read_as_one_sentence() -> None:
    three = [("Ivo", "Testperson"), ("Kay", "Testperson"), ("Lou", "Sample")]
    assert initials_of(three) == "I. T., K. T. and L. S."
    assert initials_of(three[:2]) == "I. T. and K. T."
    assert initials_of([]) == ""


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Ivo's mother", "I.'s mother"), ("IVO TESTPERSON", "I. T."), ("Mr Testperson-Sample", "Mr T.-Sample"),
        ("Ivory and ivo", "Ivory and ivo"), ("Unborn baby", "Unborn baby"),
    ],
)  # fmt: skip
def test_names_in_a_text_become_initials_and_other_words_stay(text: str, without: str) -> None:
    assert without_names(text, [("Ivo", "Testperson"), ("Unborn", "Testperson")]) == without


def test_each_part_of_a_double_name_is_replaced() -> None:
    assert without_names("Kalina May, called May", [("Kalina May", "Ash-Sample")]) == "K., called M."
    assert without_names("the Sample family", [("Kalina", "Ash-Sample")]) == "the S. family"


@pytest.mark.parametrize("apostrophe", ["'", "\u2019", "\u2018"])
def test_a_name_is_found_whichever_apostrophe_it_was_written_with(apostrophe: str) -> None:
    assert without_names(f"the O{apostrophe}Sample home", [("Ivo", "O'Sample")]) == "the O. home"
    assert without_names("the O'Sample home", [("Ivo", f"O{apostrophe}Sample")]) == "the O. home"


@given(st.text(max_size=80), st.from_regex(r"[A-Z][a-z]{2,9}", fullmatch=True))
def test_no_name_of_the_child_is_left(around: str, name: str) -> None:
    left = without_names(f"{around} {name} {around}", [(name, name)])
    assert f" {name} " not in left
