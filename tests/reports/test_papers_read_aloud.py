"""Papers are tagged: a screen reader finds headings, paragraphs and tables with their headings, in order."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

from benchmarks.a_record import MADE_AT, a_paper
from reports.conference_record import write_conference_record
from reports.pdf_house import Heading, Title, house_style, typed
from reports.pdf_pages import Page, pdf_of
from reports.pdf_tables import facts_table, grid_table

PAGE = Page("A paper", "Unit", MADE_AT, "pat")


def read(body: bytes) -> PdfReader:
    return PdfReader(BytesIO(body))


def structure_of(reader: PdfReader) -> Any:
    root: Any = reader.trailer["/Root"]
    return root["/StructTreeRoot"]


def elements_in(element: Any) -> list[Any]:
    """An element and all in it, in the order in which they are read."""
    kids = [kid.get_object() for kid in element.get("/K", [])]
    return [element, *(one for kid in kids if "/S" in kid for one in elements_in(kid))]


def kinds_of(body: bytes) -> list[str]:
    return [str(one["/S"])[1:] for one in elements_in(structure_of(read(body))["/K"])]


def test_a_paper_is_a_document_of_headings_paragraphs_and_tables() -> None:
    story = [Title("Title"), Heading("One"), *typed("Words.\nMore.", house_style()), *facts_table([("A", "b")])]
    assert kinds_of(pdf_of(PAGE, story)) == ["Document", "H1", "H2", "P", "P", "Table", "TR", "TH", "TD"]


def test_it_says_that_it_is_tagged_and_shows_its_title() -> None:
    root: Any = read(write_conference_record(a_paper())).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_headings_of_columns_and_rows_say_whose_they_are() -> None:
    story = [*facts_table([("A", "b")]), grid_table(("X", "Y"), [("1", "2")], (100,))]
    heads = [one for one in elements_in(structure_of(read(pdf_of(PAGE, story)))["/K"]) if one["/S"] == "/TH"]
    assert [str(one["/A"]["/Scope"]) for one in heads] == ["/Row", "/Column", "/Column"]


def test_a_table_over_many_pages_is_one_table_whose_headings_are_read_once() -> None:
    rows = [(f"row {number}", "words " * 40) for number in range(60)]
    body = pdf_of(PAGE, [grid_table(("X", "Y"), rows, (100,))])
    assert len(read(body).pages) > 3
    kinds = kinds_of(body)
    assert kinds.count("Table") == 1
    assert kinds.count("TH") == 2
    assert kinds.count("TD") == 120


def test_every_row_of_a_table_has_as_many_cells() -> None:
    for table in elements_in(structure_of(read(write_conference_record(a_paper(3, 9, 12))))["/K"]):
        if table["/S"] == "/Table":
            assert len({len(row.get_object()["/K"]) for row in table["/K"]}) == 1


def test_every_piece_of_every_page_belongs_to_one_element_and_the_rest_is_decoration() -> None:
    reader = read(write_conference_record(a_paper(2, 8, 12, "Seen weekly at home. " * 20)))
    structure = structure_of(reader)
    numbers = structure["/ParentTree"]["/Nums"]
    by_page = dict(zip(numbers[::2], numbers[1::2], strict=True))
    told = [
        (page, mark["/MCID"])
        for element in elements_in(structure["/K"])
        for mark in (kid.get_object() for kid in element["/K"])
        if "/MCID" in mark
        for page in [mark["/Pg"].get_object()["/StructParents"]]
    ]
    drawn = []
    for page in reader.pages:
        marks, depth = marks_on(page, reader)
        assert depth == 0
        assert marks == list(range(len(by_page[page["/StructParents"]])))
        drawn += [(page["/StructParents"], mark) for mark in marks]
    assert sorted(told) == sorted(drawn)
    assert len(set(told)) == len(told)


def marks_on(page: Any, reader: PdfReader) -> tuple[list[int], int]:
    """The pieces of a page in order, and how many are left open at its end; no text stands outside of them."""
    marks, depth = [], 0
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"BDC":
            marks.append(int(operands[1]["/MCID"]))
        depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
        assert depth in {0, 1}
        if operator in {b"Tj", b"TJ"}:
            assert depth == 1
    return marks, depth


def test_lines_of_one_paragraph_are_not_read_as_one_word() -> None:
    body = pdf_of(PAGE, typed("word " * 60, house_style()))
    drawn = b"".join(
        b"".join(operands[0] if isinstance(operands[0], bytes) else str(operands[0]).encode() for _ in [0])
        for operands, operator in ContentStream(read(body).pages[0].get_contents(), read(body)).operations
        if operator == b"Tj"
    )
    assert drawn.count(b"word ") >= 59


def test_a_word_longer_than_a_line_gets_no_space_of_its_own() -> None:
    body = pdf_of(PAGE, typed("x" * 400, house_style()))
    assert "x" * 400 in read(body).pages[0].extract_text().replace("\n", "")
