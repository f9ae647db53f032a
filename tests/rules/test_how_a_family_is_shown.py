"""How a family is shown: by its children's surnames and its number, never by a first name."""

import pytest

from cpdesk.rules.names import children_words, family_name, family_words, reference_of


@pytest.mark.parametrize(
    ("surnames", "shown"),
    [
        (["Mocksmith"], "Mocksmith"),
        (["Mocksmith", "MOCKSMITH "], "Mocksmith"),
        (["Sample-Ng", "Ash-Sample", "sample-ng"], "Sample-Ng and Ash-Sample"),
        (["A", "B", "A", "C"], "A, B and C"),
        (["O'Trial", " "], "O'Trial"),
        ([], ""),
    ],
)
def test_each_surname_is_named_once_in_the_order_of_the_children(surnames: list[str], shown: str) -> None:
    assert family_name(surnames) == shown


def test_a_family_says_how_many_children_it_is() -> None:
    assert family_words(["Sample-Ng", "Sample-Ng"]) == "Sample-Ng, 2 children"
    assert family_words(["Notreal"]) == "Notreal, 1 child"
    assert children_words(3) == "3 children"


def test_the_reference_is_the_units_number_or_else_our_own() -> None:
    assert reference_of(" 1042 ", 7) == "1042"
    assert reference_of("", 7) == "D7"
