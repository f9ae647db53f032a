"""What is kept from one recipient's copy: addresses, postcodes, telephone numbers and emails, however typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.redaction import WITHHELD, Hidden, withholding

ADDRESS = "Flat 2, 12 Sample Street\nNewtown\nLE99 1ZZ"
MOTHER = Hidden(ADDRESS, "0116 496 0123 / +44 (0)7700 900123", "ms.sample@example.org")


@pytest.mark.parametrize(
    "typed",
    [
        "12 Sample Street",
        "12 sample  street",
        "12, SAMPLE\nStreet",
        "Flat 2",
        "Flat 2, 12 Sample Street, Newtown, LE99 1ZZ",
        "LE991ZZ",
        "le99 1zz",
        "Newtown",
        "01164960123",
        "0116 4960123",
        "(0116) 496-0123",
        "+44 116 496 0123",
        "0044 (0)116 496 0123",
        "07700 900 123",
        "+447700900123",
        "Ms.Sample@Example.org",
    ],
)
def test_however_it_is_typed_it_is_withheld(typed: str) -> None:
    without = withholding([MOTHER])
    assert without.in_prose(f"She said: {typed}. It is so.") == f"She said: {WITHHELD}. It is so."


@pytest.mark.parametrize(
    "typed",
    [
        "112 Sample Street",
        "12 Sample Streets",
        "0116 496 01234",
        "10116 496 0123",
        "not-ms.sample@example.org",
        "ms.sample@example.org.uk",
        "ALE99 1ZZ",
        "Newtownards",
        "Nothing of it.",
        "",
    ],
)
def test_what_only_looks_alike_stays(typed: str) -> None:
    assert withholding([MOTHER]).in_prose(typed) == typed


def test_a_town_stays_in_the_name_of_an_agency_and_a_street_does_not() -> None:
    without = withholding([MOTHER])
    assert without.in_label("Newtown City Council") == "Newtown City Council"
    assert without.in_prose("She lives in Newtown.") == f"She lives in {WITHHELD}."
    assert without.in_label("Refuge at 12 Sample Street") == f"Refuge at {WITHHELD}"


def test_nothing_is_withheld_of_somebody_of_whom_nothing_is_kept() -> None:
    without = withholding([Hidden(), Hidden("UK", "999", "")])
    assert without.in_prose("Call 999 in the UK.") == "Call 999 in the UK."


def test_a_contact_in_the_address_is_withheld_too() -> None:
    without = withholding([Hidden("c/o Rosebank, 07700 900456, help@example.org")])
    left = without.in_prose("Ring 07700900456 or write to help@example.org at Rosebank.")
    assert left == f"Ring {WITHHELD} or write to {WITHHELD} at {WITHHELD}."


def test_each_of_several_numbers_in_one_field_is_withheld() -> None:
    without = withholding([Hidden("12 Sample Street", "0116 496 0123 07700 900123\n0116 496 0999")])
    left = without.in_prose("01164960123, 07700900123, 01164960999")
    assert left == ", ".join([WITHHELD] * 3)


def test_a_house_is_withheld_out_of_a_sentence_about_where_somebody_lives() -> None:
    without = withholding([Hidden("With her aunt at 12 Sample Street")])
    assert without.in_prose("We met at 12 Sample Street.") == f"We met at {WITHHELD}."


WORD = st.text(st.characters(categories=("L", "Nd")), min_size=1, max_size=12)
LINE = st.lists(WORD, min_size=1, max_size=5).map(" ".join).filter(lambda line: len(line) >= 6)
AROUND = st.text(st.characters(categories=("P", "Zs", "Sm")), max_size=5)
GAP = st.sampled_from([" ", "  ", ", ", "\n", " - ", "; "])


@given(st.lists(LINE, min_size=1, max_size=4), AROUND, AROUND, GAP, st.data())
def test_no_line_of_an_address_is_left_in_what_was_typed(
    lines: list[str], before: str, after: str, gap: str, data: st.DataObject
) -> None:
    line = data.draw(st.sampled_from(lines))
    typed = gap.join(line.split())
    left = withholding([Hidden("\n".join(lines))]).in_prose(f"{before} {typed} {after}")
    assert typed not in left
    assert WITHHELD in left


@given(st.text(st.sampled_from("0123456789"), min_size=9, max_size=10), st.data())
def test_no_spacing_of_a_telephone_number_gets_through(digits: str, data: st.DataObject) -> None:
    spaced = "".join(digit + data.draw(st.sampled_from(["", " ", "-", "."])) for digit in f"0{digits[1:]}").strip(" -.")
    left = withholding([Hidden(phone=f"0{digits[1:]}")]).in_prose(f"Ring {spaced}, now.")
    assert left == f"Ring {WITHHELD}, now."


@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=30), st.text(max_size=40))
def test_whatever_is_kept_and_typed_nothing_breaks(typed: str, address: str, phone: str, email: str) -> None:
    without = withholding([Hidden(address, phone, email)])
    assert isinstance(without.in_prose(typed), str)
    assert isinstance(without.in_label(typed), str)
