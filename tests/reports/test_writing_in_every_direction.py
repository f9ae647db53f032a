"""Lines that hold words from right to left stand in the order in which their readers read them (Unicode, UAX 9)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.writing_direction import levels_of, runs_from_right, visual_order

LETTERS = st.text(alphabet="ab ,.:()[]+-%019א ב م ح ٣ ع \u064e", max_size=30)


def as_seen(text: str) -> str:
    return "".join(text[place] for place in visual_order(levels_of(text)))


# Worked out with GNU FriBidi 1.0.8: the levels of each character.
@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("abc", "000"),
        ("אבג", "111"),
        ("a אב b", "001100"),
        ("אב (ab) גד", "1111221111"),
        ("a (אב) b", "00011000"),
        ("אב 123, 45", "1112221122"),
        ("عدد 1,5%", "11112221"),
        ("a12 אב", "000011"),
        ("אב, a.", "111121"),
        ("٣.٤ a", "22200"),
    ],
)
def test_each_character_lies_as_deep_as_unicode_says(text: str, levels: str) -> None:
    assert "".join(map(str, levels_of(text))) == levels


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Child אבג (aged 7)", "Child גבא (aged 7)"),
        ("אב ab גד", "דג ab בא"),
        ("אב 123", "123 בא"),
        ("plain text", "plain text"),
    ],
)
def test_a_line_is_seen_in_the_order_of_its_readers(text: str, seen: str) -> None:
    assert as_seen(text) == seen


@pytest.mark.parametrize(("text", "from_right"), [("", False), ("12 (", False), ("12 אa", True), ("a א", False)])
def test_the_first_letter_says_where_a_text_begins(text: str, from_right: bool) -> None:
    assert runs_from_right(text) is from_right


@given(LETTERS)
def test_every_character_is_seen_once(text: str) -> None:
    assert sorted(as_seen(text)) == sorted(text)
    assert all(level in {0, 1, 2} for level in levels_of(text))


@given(st.text(alphabet="abc ,.()019", max_size=30))
def test_writing_from_left_to_right_is_left_alone(text: str) -> None:
    assert as_seen(text) == text
