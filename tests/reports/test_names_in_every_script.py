"""Names as families write them: a carried typeface draws each letter, and readers of the file find it as typed."""

import subprocess
import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.platypus import Paragraph

from benchmarks.a_record import MADE_AT, a_paper
from reports.conference_record import write_conference_record
from reports.house_fonts import as_printable, lacks_characters
from reports.pdf_house import Heading, from_left, house_style, typed
from reports.pdf_pages import Page, pdf_of
from reports.shaped_text import ShapedText

NAMES = {
    "Polish": "Łucja Żółć-Śliwińska",
    "Romanian": "Ștefănița Țîrlea",
    "Welsh": "Siân Ŵyn",
    "Vietnamese": "Nguyễn Thị Hương",
    "Yoruba": "Ọlá Adékẹ́mi",
    "Greek": "Ελένη Παππά",
    "Ukrainian": "Їжакевич Оксана",
    "Arabic": "محمد علي الأحمد",
    "Arabic with marks": "مُحَمَّد",
    "Urdu": "گھر ے ڈاکٹر ٹیپو",
    "Persian": "می‌شود",
    "Gujarati": "કૃષ્ણા પટેલ",
    "Gujarati conjuncts": "ક્ષત્રિય વિદ્યાર્થી શ્રી",
    "both ways": "Child محمد علي (aged 7), seen 3 times.",
}
PAGE = Page("A paper", "Unit", MADE_AT, "pat")
LONG_ARABIC = "كانت الأم حاضرة في الاجتماع وتحدثت مع Social Worker عن المدرسة. " * 60
LONG_GUJARATI = "બાળક શાળામાં જાય છે અને માતા સાથે રહે છે. " * 60


def read(body: bytes) -> PdfReader:
    return PdfReader(BytesIO(body))


def flowing(text: str) -> str:
    return " ".join(text.split())


def text_of(body: bytes) -> str:
    return flowing(" ".join(page.extract_text() for page in read(body).pages))


def paper_of(*texts: str, strong: bool = False) -> bytes:
    style = house_style(10, strong=strong)
    return pdf_of(PAGE, [paragraph for text in texts for paragraph in typed(text, style)])


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_found_as_it_was_typed(name: str, strong: bool) -> None:
    assert flowing(unicodedata.normalize("NFC", name)) in text_of(paper_of(name, strong=strong))
    assert not lacks_characters(name)


@pytest.mark.parametrize("language", ["Polish", "Romanian", "Arabic", "Urdu", "Gujarati conjuncts"])
def test_another_reader_finds_it_too(language: str, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(paper_of("Some words.", NAMES[language], "More words.", "And more."))
    found = subprocess.run(["pdftotext", tmp_path / "paper.pdf", "-"], capture_output=True, check=True)
    text = "".join(one for one in found.stdout.decode("utf-8") if unicodedata.category(one) != "Cf")
    assert NAMES[language] in flowing(text)


def test_a_child_with_such_a_name_has_it_in_headings_bookmarks_and_tables() -> None:
    paper = a_paper()
    children = (replace(paper.record.children[0], first_name="કૃષ્ણા", surname="محمد"), *paper.record.children[1:])
    body = write_conference_record(replace(paper, record=replace(paper.record, children=children)))
    assert text_of(body).count("કૃષ્ણા محمد") == 2
    outline: Any = read(body).outline
    assert "કૃષ્ણા محمد" in [one.title for one in outline if not isinstance(one, list)]


def test_letters_join_marks_sit_and_vowels_stand_before_as_they_do_in_gujarati() -> None:
    alone = glyphs_of("વ") + glyphs_of("િ")
    assert sorted(glyphs_of("વિ")) != alone or glyphs_of("વિ") != alone
    assert len(glyphs_of("ક્ષ")) == 1  # three characters, one letter
    assert len(glyphs_of("لا")) == 2  # one letter, and one that leaves no trace for the second character


def glyphs_of(text: str) -> list[str]:
    paragraph = typed(text, house_style())[0]
    paragraph.wrap(400, 400)
    return [one for line in paragraph._lines for _, run in line.runs for one in run.drawn]


@pytest.mark.parametrize(
    "text", [LONG_ARABIC, LONG_GUJARATI, "ક" * 3_000, "م" * 3_000], ids=["ar", "gu", "gu word", "ar word"]
)
def test_a_long_text_breaks_over_lines_and_pages_and_stays_between_the_margins(text: str) -> None:
    body = paper_of(*["A line."] * 40, text)
    assert len(read(body).pages) > 1
    letters = [one for one in text_of(body) if unicodedata.category(one) == "Lo"]
    assert len(letters) == sum(unicodedata.category(one) == "Lo" for one in text)
    paragraph = ShapedText(text.strip(), house_style())
    width, _ = paragraph.wrap(300, 9_999)
    assert all(line.width / 1000 * 10 <= width + 0.01 for line in paragraph._lines or ())


def test_what_runs_from_the_right_begins_there_when_it_takes_several_lines() -> None:
    several, one = ShapedText(LONG_ARABIC, house_style()), ShapedText("محمد", house_style())
    several.wrap(300, 9_999)
    one.wrap(300, 9_999)
    last = (several._lines or ())[-1]
    assert several._left_of(last) == pytest.approx(300 - last.width / 100)
    assert one._left_of((one._lines or ())[0]) == 0


def test_a_name_and_a_role_stand_in_our_order_whatever_the_name_is_written_in() -> None:
    paragraph = ShapedText(from_left("محمد علي, GP"), house_style())
    paragraph.wrap(300, 9_999)
    places = [place for place, run in (paragraph._lines or ())[0].runs if run.width]
    assert places == sorted(places)
    assert from_left("P. Example, GP") == "P. Example, GP"


def test_plain_text_needs_no_shaping_and_is_never_parsed() -> None:
    paragraph = typed("Tom & Jerry <b>Smith</b>", house_style())[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.frags[0].text == "Tom & Jerry <b>Smith</b>"


@pytest.mark.parametrize(("typed_in", "printed"), [("😀", "[U+1F600]"), ("张", "[U+5F20]"), ("\ue000", "[U+E000]")])
def test_a_character_in_no_typeface_stands_as_its_number(typed_in: str, printed: str) -> None:
    assert printed in text_of(paper_of(f"a {typed_in} b"))
    assert lacks_characters(typed_in)


def test_marks_heaped_on_one_letter_do_not_strike_through_the_lines_above() -> None:
    assert as_printable("e" + "\u0301" * 9).count("[U+0301]") >= 4
    assert "[U+" not in as_printable("Ọ̀")


@settings(max_examples=60)
@given(st.text(alphabet="aé محعلاً વિક્ષ 12,.()\u200d", min_size=1, max_size=40))
def test_no_letter_is_lost_in_any_mixture(text: str) -> None:
    found = text_of(paper_of(f"BEGIN\n{text}\nEND"))
    within = found[found.index("BEGIN") + 5 : found.index("END")]
    seen = sorted(one for one in within if unicodedata.category(one)[0] in "LN")
    assert seen == sorted(
        one for one in unicodedata.normalize("NFC", as_printable(text)) if unicodedata.category(one)[0] in "LN"
    )


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_every_text_can_be_set_in_a_narrow_column(text: str) -> None:
    pdf_of(PAGE, [Heading(text or "x"), *typed(text, house_style())])
    for paragraph in typed(text, house_style()):
        paragraph.wrap(40, 9_999)
