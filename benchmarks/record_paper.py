"""The record of a conference as PDF, against bare reportlab platypus setting the same words in the same columns."""

import time
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from benchmarks.a_record import a_paper
from benchmarks.table import Measured, as_markdown, median_seconds
from cpdesk.rows.conference_record import RecordPaper
from reports.conference_record import story_of, write_conference_record
from reports.pdf_house import FOOT, SIDE, TOP, Heading, Words
from reports.pdf_tables import HouseTable

AGAINST = "bare platypus: paragraphs and tables of the same words"
PLAIN = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("GRID", (0, 0), (-1, -1), 0.5, "#C9D2DB")])
Said = list[tuple[str, Any]]


def measured() -> list[Measured]:
    """One line for a usual record and one for the largest."""
    usual = a_paper(children=3, professionals=10, actions=15, words="Seen weekly at home and at school. " * 4)
    large = a_paper(children=5, professionals=24, actions=60, words="Seen weekly at home. " * 24)
    return [_of_paper("a record of 3 children to PDF", usual), _of_paper("a record of 5 children to PDF", large)]


def _of_paper(work: str, paper: RecordPaper) -> Measured:
    said = _said(story_of(paper))
    clock = time.process_time
    ours = median_seconds(lambda: write_conference_record(paper), 5, clock)
    floor = median_seconds(lambda: _bare(said), 5, clock)
    return Measured(work, len(paper.record.participants), ours, floor, AGAINST, 1.3)


def _said(story: list[Flowable]) -> Said:
    """The words of a paper in order, as bare platypus can be given them."""
    found: Said = []
    for one in story:
        if isinstance(one, HouseTable):
            rows = [[[part for piece in cell for part in _words(piece)] for cell in row] for row in one._cellvalues]
            found.append(("table", (rows, list(one._argW), one.repeatRows)))
        else:
            found += [("words", part) for part in _words(one)]
    return found


def _words(one: Flowable) -> list[tuple[str, ParagraphStyle]]:
    if isinstance(one, Heading):
        return [(one._words.frags[0].text, one.style)]
    return [(one.frags[0].text, one.style)] if isinstance(one, Words) else []


def _bare(said: Said) -> bytes:
    """The same words as paragraphs and tables, with nothing round them."""
    story: list[Flowable] = []
    for kind, what in said:
        if kind == "words":
            story.append(_paragraph(what))
            continue
        rows, widths, repeated = what
        cells = [[[_paragraph(words) for words in cell] or [Spacer(0, 1)] for cell in row] for row in rows]
        table = Table(cells, colWidths=widths, repeatRows=repeated, splitInRow=1)
        table.setStyle(PLAIN)
        story.append(table)
    target = BytesIO()
    SimpleDocTemplate(target, leftMargin=SIDE, rightMargin=SIDE, topMargin=TOP, bottomMargin=FOOT).build(story)
    return target.getvalue()


def _paragraph(words: tuple[str, ParagraphStyle]) -> Paragraph:
    return Paragraph(escape(words[0]), words[1])


if __name__ == "__main__":
    print(as_markdown(measured()))
