"""Names as they are heard: what is spelt otherwise sounds alike, what is another name does not; and typed words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.sounds_alike import sounds_of
from cpdesk.rules.words_to_find import (
    ends_of_reference,
    sounds_like,
    typed_to_find,
    word_of_birth,
    words_of_name,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mocksmith", "mocksmyth"), ("stephen", "steven"), ("catherine", "kathryn"), ("mohammed", "muhammad"),
        ("patel", "patil"), ("jon", "john"), ("khan", "kahn"), ("phillips", "filips"), ("lee", "leigh"),
        ("aiden", "ayden"), ("jaxon", "jackson"), ("ashley", "ashleigh"), ("zoe", "zoey"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert set(sounds_of(one)) & set(sounds_of(other))


@pytest.mark.parametrize(
    ("one", "other"), [("rowan", "hazel"), ("mocksmith", "sample"), ("zoe", "sue"), ("lee", "roy"), ("john", "james")]
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert not set(sounds_of(one)) & set(sounds_of(other))


@pytest.mark.parametrize("word", ["", "a", "ng", "4711", "c47", "жук", "محمد", "o'brien"])
def test_what_is_no_english_spelling_has_no_sound(word: str) -> None:
    assert sounds_of(word) == ()


def test_parts_of_a_joined_name_are_found_by_each_and_as_one() -> None:
    assert words_of_name("Zoë O'Brien-Sample") == {
        "zoe", "o", "brien", "sample", "obrien", "briensample", "obriensample",
    }  # fmt: skip


@given(st.text(max_size=40), st.data())
def test_any_three_signs_of_a_reference_begin_one_of_its_ends(reference: str, data: st.DataObject) -> None:
    whole = max(ends_of_reference(reference), key=len, default="")
    if len(whole) >= 3:
        start = data.draw(st.integers(0, len(whole) - 3))
        assert any(end.startswith(whole[start : start + 3]) for end in ends_of_reference(reference))


@given(st.text(max_size=60))
def test_whatever_a_child_is_called_each_part_of_the_name_finds_it(name: str) -> None:
    for part in name.split()[:6]:
        for typed in typed_to_find(part):
            assert typed.whole or any(word.startswith(typed.begins) for word in words_of_name(name))


def test_a_date_of_birth_is_one_word_and_a_number_is_none() -> None:
    (typed,) = typed_to_find("5/10/2016")
    assert {typed.begins} == word_of_birth(date(2016, 10, 5))
    assert typed.whole
    assert not typed_to_find("47-11")[0].whole
    assert not typed_to_find("20161005")[0].whole


def test_one_letter_is_too_little_and_six_words_are_enough() -> None:
    assert typed_to_find("a b c") == ()
    assert [one.begins for one in typed_to_find("a bc")] == ["a", "bc"]
    assert len(typed_to_find("ab cd ef gh ij kl mn op")) == 6


def test_what_sounds_alike_is_named_as_it_is_written() -> None:
    (typed,) = typed_to_find("sampul")
    assert sounds_like("Rowan Ash-Sample", typed) == "Sample"
    assert sounds_like("Rowan Mock", typed) == ""
