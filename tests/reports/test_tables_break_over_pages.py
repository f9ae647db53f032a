"""Tables of papers break over pages wherever they must: nothing is lost or said twice, headings stand again."""

from collections.abc import Callable
from io import BytesIO
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from benchmarks.a_record import MADE_AT
from reports.pdf_house import Heading, Title, house_style, typed
from reports.pdf_pages import Page, pdf_of
from reports.pdf_tables import facts_table, grid_table

PAGE = Page("A paper", "Unit", MADE_AT, "pat")
LENGTHS = st.lists(st.sampled_from([1, 8, 60, 300, 640, 700, 760, 1_500]), min_size=1, max_size=7)


def pages_of(body: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(body)).pages]


def rows_of(lengths: list[int]) -> list[tuple[str, str, str]]:
    """Rows of so many words, each word with its own number."""
    return [
        (f"Row{row}.", " ".join(f"a{row}x{word}." for word in range(long // 7)), words_of(row, long))
        for row, long in enumerate(lengths)
    ]


def words_of(row: int, long: int) -> str:
    return " ".join(f"w{row}x{word}." for word in range(long))


@settings(max_examples=25, deadline=None)
@given(LENGTHS)
def test_every_word_of_every_row_stands_once_and_in_order(lengths: list[int]) -> None:
    table = grid_table(("Who", "First", "Second"), rows_of(lengths), (60, 120))
    pages = pages_of(pdf_of(PAGE, [Title("Title"), Heading("Under it"), table]))
    words = [word for text in pages for word in text.split() if word.startswith("w") and "x" in word]
    assert words == [word for row, long in enumerate(lengths) for word in words_of(row, long).split()]
    assert all(text.count("Who First Second") == 1 for text in pages if "w0x" in text or "Row" in text)


@settings(max_examples=25, deadline=None)
@given(LENGTHS)
def test_every_fact_stands_once_and_its_label_on_each_page_that_goes_on_with_it(lengths: list[int]) -> None:
    table = facts_table([(f"Label{row}.", words_of(row, long)) for row, long in enumerate(lengths)])
    pages = pages_of(pdf_of(PAGE, [Heading("Facts"), *table]))
    words = [word for text in pages for word in text.split() if word.startswith("w") and "x" in word]
    assert words == [word for row, long in enumerate(lengths) for word in words_of(row, long).split()]
    for text in pages:
        rows = {word[1 : word.index("x")] for word in text.split() if word.startswith("w") and "x" in word}
        assert all(f"Label{row}." in text for row in rows)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 60))
def test_a_heading_stands_with_the_beginning_of_its_table(lines_before: int) -> None:
    story = typed("A line.\n" * lines_before + "The last.", house_style(14))
    pages = pages_of(
        pdf_of(PAGE, [*story, Heading("Section"), Heading("Part", 1), *facts_table([("Label", "word " * 400)])])
    )
    with_heading = next(text for text in pages if "Section" in text)
    assert "Part Label word" in with_heading


def test_a_text_in_a_cell_is_set_once_however_many_pages_it_takes() -> None:
    in_a_cell = processor_time(lambda: pdf_of(PAGE, [grid_table(("Who", "Why"), [("R", "word " * 30_000)], (100,))]))
    alone = processor_time(lambda: pdf_of(PAGE, typed("word " * 30_000, house_style(9))))
    assert in_a_cell < 6 * alone  # some twenty times as long where each page sets the rest again


def processor_time(work: Callable[[], bytes]) -> float:
    work()
    began = process_time()
    work()
    return process_time() - began
