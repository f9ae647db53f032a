"""Letters and diary sheets as PDF, read back as another program reads them."""

import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from cpdesk.rows.invitations import DiarySheet, InvitationLetter, SheetLine
from cpdesk.rules.invitations import InviteKind
from reports.diary_sheet import write_diary_sheet
from reports.house_fonts import as_printable
from reports.invitation_letter import write_invitation_letter
from reports.pdf_house import NOT_PRINTABLE

MADE_AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LETTER = InvitationLetter(
    unit="Safeguarding Unit",
    to_agency="Health visitors",
    to_name="A. Sample",
    to_address="12 Example Way\nInvented City",
    kind=InviteKind.INVITE,
    conference_kind="Initial Child Protection Conference (ICPC)",
    reference="1042",
    children=(("Rowan Ash-Sample", date(2019, 3, 4)), ("Unborn Ash-Sample", None)),
    start_at=datetime(2026, 7, 6, 9, tzinfo=UTC),
    end_at=datetime(2026, 7, 6, 10, 30, tzinfo=UTC),
    place="Room 1",
    chair="P. Example",
    social_worker="F. Testcase",
    report_due_on=date(2026, 7, 3),
    needs="Interpreter: Polish",
    made_at=MADE_AT,
    made_by="pat",
)
LINE = SheetLine(
    start_at=datetime(2026, 12, 7, 9, tzinfo=UTC),
    end_at=datetime(2026, 12, 7, 10, 30, tzinfo=UTC),
    kind="ICPC",
    reference="1042",
    initials="R. A. and Unborn A.",
    children=2,
    chair="P. Example",
    room="Room 1",
    minute_taker="M. Taker",
    needs="Access: ground floor",
    expected=7,
    state="Confirmed",
)
DAY = DiarySheet(
    unit="Safeguarding Unit",
    title="Conferences on Monday 7 December 2026",
    first=date(2026, 12, 7),
    last=date(2026, 12, 7),
    lines=(LINE,),
    closed=(),
    away=("T. Testcase, Mon 7 Dec 2026",),
    made_at=MADE_AT,
    made_by="pat",
)
WEEK = replace(
    DAY,
    title="Conferences in the week of Monday 7 December 2026",
    last=date(2026, 12, 11),
    closed=((date(2026, 12, 9), "Invented closure"),),
)


def read(body: bytes) -> PdfReader:
    return PdfReader(BytesIO(body))


def text_of(body: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(body).pages)


def flowing(text: str) -> str:
    return " ".join(text.split())


def as_pdftotext_reads(body: bytes, folder: Path) -> str:
    (folder / "paper.pdf").write_bytes(body)
    found = subprocess.run(["pdftotext", "-layout", folder / "paper.pdf", "-"], capture_output=True, check=True)
    return found.stdout.decode("utf-8")


def test_a_letter_says_when_where_and_for_whom(tmp_path: Path) -> None:
    text = flowing(as_pdftotext_reads(write_invitation_letter(LETTER), tmp_path))
    for words in (
        "A. Sample Health visitors 12 Example Way Invented City",
        "Monday 6 July 2026, 10:00 to 11:30",  # London, in summer
        "Rowan Ash-Sample, born 04/03/2019",
        "Unborn Ash-Sample, not born yet",
        "by Friday 3 July 2026",
        "OFFICIAL-SENSITIVE",
        "Page 1 of 1",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("name", "on", "words"),
    [
        ("Unborn Ash-Sample", date(2026, 9, 1), "Unborn Ash-Sample, due 01/09/2026"),
        ("Rowan Ash-Sample", None, "Rowan Ash-Sample, date of birth not known"),
    ],
)
def test_a_child_is_born_or_due(name: str, on: date | None, words: str) -> None:
    assert words in flowing(text_of(write_invitation_letter(replace(LETTER, children=((name, on),)))))


def test_who_is_only_told_is_not_asked_to_come_or_for_a_report() -> None:
    text = flowing(text_of(write_invitation_letter(replace(LETTER, kind=InviteKind.NOTIFY, report_due_on=None))))
    assert "You are not asked to come" in text
    assert "written report" not in text
    assert "You are invited" not in text


def test_a_file_names_no_child_in_what_it_says_of_itself() -> None:
    about = read(write_invitation_letter(LETTER)).metadata
    assert about is not None
    assert (about.title, about.author, about.subject) == (
        "Invitation to conference 1042", "Safeguarding Unit", "OFFICIAL-SENSITIVE"
    )  # fmt: skip
    assert about.creation_date == MADE_AT
    assert "Rowan" not in str(dict(about))


def test_a_paper_is_in_british_english_and_carries_its_typeface() -> None:
    reader = read(write_invitation_letter(LETTER))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    named: Any = reader.pages[0]["/Resources"]
    fonts = [font.get_object() for font in named["/Font"].values()]
    inter = [font for font in fonts if "Inter" in font["/BaseFont"]]
    assert len(inter) == 2
    assert all("/FontFile2" in font["/FontDescriptor"] for font in inter)


def test_the_same_letter_is_the_same_to_the_byte() -> None:
    assert write_invitation_letter(LETTER) == write_invitation_letter(LETTER)
    assert write_diary_sheet(WEEK) == write_diary_sheet(WEEK)


@pytest.mark.parametrize(
    "typed",
    [
        "Tom & Jerry <Smith>",
        "<img src='/etc/passwd'/>",
        "<a href='file:///c:/calc.exe'>here</a>",
        "</para><b>&amp;",
        "<font color='[[[1]]]'>x</font>",
    ],
)
def test_what_was_typed_is_never_read_as_markup(typed: str) -> None:
    body = write_invitation_letter(replace(LETTER, to_name=typed, needs=typed))
    assert text_of(body).count(typed) == 2
    assert "/Annots" not in read(body).pages[0]


def test_a_character_that_the_typeface_lacks_is_said_and_never_an_empty_box() -> None:
    text = flowing(text_of(write_invitation_letter(replace(LETTER, children=(("Łucja 张", None),)))))
    assert "Łucja [U+5F20], date of birth not known" in text
    assert NOT_PRINTABLE in text
    assert NOT_PRINTABLE not in flowing(text_of(write_invitation_letter(LETTER)))


@given(st.text(max_size=60))
def test_every_text_can_be_printed_and_nothing_in_it_acts(typed: str) -> None:
    assert as_printable(as_printable(typed)) == as_printable(typed)
    assert "/Annots" not in read(write_invitation_letter(replace(LETTER, to_name=typed))).pages[0]


@pytest.mark.parametrize("long", ["x" * 10_000, "word " * 2_000, "a line of words\n" * 650])
def test_ten_thousand_characters_break_over_pages_and_none_is_lost(long: str) -> None:
    for body in (
        write_invitation_letter(replace(LETTER, needs=long)),
        write_diary_sheet(replace(DAY, lines=(replace(LINE, needs=long, minute_taker=""),))),
        write_diary_sheet(replace(WEEK, lines=(replace(LINE, needs=long),))),
    ):
        pages = read(body).pages
        assert len(pages) > 1
        assert f"Page {len(pages)} of {len(pages)}" in pages[-1].extract_text()
        letter = long[0]
        assert text_of(body).count(letter) >= long.count(letter)


def test_the_day_sheet_tells_reception_what_it_needs(tmp_path: Path) -> None:
    text = flowing(as_pdftotext_reads(write_diary_sheet(DAY), tmp_path))
    for words in ("09:00–10:30", "Room 1", "P. Example", "1042", "R. A. and Unborn A.", "Confirmed"):
        assert words in text
    assert "Access: ground floor" in text
    assert "Away: T. Testcase, Mon 7 Dec 2026." in text


def test_the_week_sheet_lies_across_and_names_the_closed_day() -> None:
    body = write_diary_sheet(WEEK)
    box = read(body).pages[0].mediabox
    assert box.width > box.height
    text = flowing(text_of(body))
    assert "Wednesday 9 December Invented closure" in text
    assert "Wednesday 9 December 2026: Invented closure. The unit does not work." in text
    assert "09:00–10:30 ICPC 1042" in text


def test_forty_conferences_of_a_day_keep_their_rows_whole() -> None:
    body = write_diary_sheet(replace(DAY, lines=tuple(replace(LINE, reference=f"R{number}") for number in range(40))))
    pages = [page.extract_text() for page in read(body).pages]
    assert len(pages) > 1
    for page in pages:
        assert page.count("Access: ground floor") == page.count("Minutes: M. Taker") == page.count("09:00–10:30")
        assert "To arrange, minute-taker" in page


def test_a_sheet_without_conferences_says_so() -> None:
    assert "No conference." in text_of(write_diary_sheet(replace(DAY, lines=())))
    assert "No conference." in text_of(write_diary_sheet(replace(WEEK, lines=())))


def test_every_page_of_a_demonstration_says_so() -> None:
    body = write_diary_sheet(replace(WEEK, demonstration=True, lines=(replace(LINE, needs="y " * 3_000),)))
    assert all("DEMONSTRATION" in page.extract_text() for page in read(body).pages)
    assert "DEMONSTRATION" not in text_of(write_diary_sheet(WEEK))


def test_a_long_name_of_the_unit_never_takes_the_place_of_when_it_was_made() -> None:
    foot = text_of(write_invitation_letter(replace(LETTER, unit="Safeguarding and Independent Reviewing Unit " * 3)))
    assert "Made Mon 23 Nov 2026, 09:30 by pat" in foot
    assert "…. Made" in foot
