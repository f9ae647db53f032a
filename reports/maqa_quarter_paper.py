"""The quarter's MAQA alerts as PDF: figures with bars, what was learned, what is to be done (S44)."""

from typing import Any

from reportlab.lib.units import mm

from cpdesk.rows.maqa_quarter import Figure, FigureTable, QuarterPaper
from cpdesk.rules.how_dates_read import slashed
from reports.drawn_bars import BarRow, bars_table
from reports.house_fonts import lacks_characters
from reports.maqa_quarter_words import (
    NO_ACTIONS,
    NOT_OVER,
    NOTHING_LEARNED,
    action_state,
    facts_of,
    theme_words,
    title_of,
)
from reports.pdf_house import NOT_PRINTABLE, Heading, Title, house_style, typed
from reports.pdf_pages import Page, pdf_of
from reports.pdf_tables import facts_table, grid_table
from reports.what_was_typed import all_texts


def write_maqa_quarter_paper(paper: QuarterPaper) -> bytes:
    """The quarter as PDF. It names no child: figures, agencies, learning and actions only."""
    quarter = paper.quarter
    if quarter.made_at is None:
        raise ValueError("a paper says when it was made")
    page = Page(
        title_of(paper), quarter.unit, quarter.made_at, quarter.made_by, paper.demonstration,
        mark="" if quarter.ended else "QUARTER NOT OVER",
    )  # fmt: skip
    story: list[Any] = [Title(title_of(paper))]
    if lacks_characters(*all_texts(paper)):
        story += typed(NOT_PRINTABLE, house_style(9, strong=True, spaceAfter=8))
    story += facts_table(facts_of(paper))
    if not quarter.ended:
        story += typed(NOT_OVER, house_style(10, strong=True, spaceAfter=6))
    for table in quarter.tables:
        story += _figures(table)
    story += [*_learning(paper), *_actions(paper), Heading("How alerts are counted")]
    for sentence in quarter.counted:
        story += typed(sentence, house_style(9.5, spaceAfter=2))
    return pdf_of(page, story)


def _figures(table: FigureTable) -> list[Any]:
    if not table.figures:
        return []
    rows = [_row(one) for one in table.figures]
    rows.append(_row(table.total, strong=True))
    said = typed(table.said, house_style(9, quiet=True, spaceAfter=4, keepWithNext=1))
    return [Heading(table.title), *said, bars_table(("What", "This quarter", "Before"), rows)]


def _row(figure: Figure, *, strong: bool = False) -> BarRow:
    return BarRow(figure.words, figure.shown, figure.count, figure.before_shown, figure.before, strong)


def _learning(paper: QuarterPaper) -> list[Any]:
    story: list[Any] = [Heading("What was learned")]
    for one in paper.quarter.learning:
        story += [Heading(theme_words(one.theme), 1), *typed(one.words, house_style(10, spaceAfter=3))]
    return story if len(story) > 1 else [*story, *typed(NOTHING_LEARNED, house_style(10, quiet=True))]


def _actions(paper: QuarterPaper) -> list[Any]:
    rows = [
        (one.words, one.owner, slashed(one.due_on) if one.due_on else "", action_state(one))
        for one in paper.quarter.actions
    ]
    if not rows:
        return [Heading("Actions"), *typed(NO_ACTIONS, house_style(10, quiet=True))]
    return [Heading("Actions"), grid_table(("What", "Owner", "By", "How it stands"), rows, (66 * mm, 36 * mm, 24 * mm))]
