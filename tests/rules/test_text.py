"""Text is cleaned before it is kept: nothing in it can stop a list from being written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.text import clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Robin\x0bSample", "Robin\nSample"),
        ("one\x0ctwo", "one\ntwo"),
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\x00b\x07c\x1bd", "a\ufffdb\ufffdc\ufffdd"),
        ("bad \ufffe end \uffff", "bad \ufffd end \ufffd"),
        ("half \ud83d a face", "half \ufffd a face"),
        ("turned \u202etxet\u202c back", "turned txet back"),
        ("Łukasz Nguyễn 👶 محمد", "Łukasz Nguyễn 👶 محمد"),
        ("tab\tstays\nand lines", "tab\tstays\nand lines"),
    ],
)
def test_each_unfit_character_becomes_what_can_be_kept(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_cleaned_text_can_be_written_and_is_clean_already(typed: str) -> None:
    kept = clean(typed)
    kept.encode("utf-8")
    assert "\x00" not in kept
    assert clean(kept) == kept
