"""Timeliness as Excel: each measure, the same by month, team or chair, every row behind it, and how it is counted."""

from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook

from cpdesk.rows.late_words import LATE_WORDS, STANDING_WORDS
from cpdesk.rows.timeliness import (
    GroupBy,
    MeasureShown,
    TimelinessCell,
    TimelinessPaper,
    TimelinessRow,
    TimelinessShown,
)
from cpdesk.rules.how_dates_read import listed, long
from cpdesk.rules.timeliness import percent_of
from reports.house_style import (
    DEMONSTRATION,
    DEMONSTRATION_FILL,
    DEMONSTRATION_INK,
    HEADING_FILL,
    HEADING_INK,
    MARKING,
    Look,
    footer_text,
    in_london,
)
from reports.page_set_up import set_up_page
from reports.sheet_writer import PaperSheet, Piece
from reports.workbook_file import check_workbook, workbook_bytes

TITLE = Look(size=18, bold=True, wrap=False)
PLAIN = Look()
LINE = Look(wrap=False)
BOLD = Look(bold=True, wrap=False)
DAY = Look(is_date=True, wrap=False)
NUMBER = Look(wrap=False, across="right")
HEADING = Look(ink=HEADING_INK, fill=HEADING_FILL, bold=True)
NUMBER_HEADING = Look(ink=HEADING_INK, fill=HEADING_FILL, bold=True, across="right")
BANNER = Look(ink=DEMONSTRATION_INK, fill=DEMONSTRATION_FILL, bold=True, wrap=False)
FIGURES, ROWS, HOW = "Timeliness", "Every row", "How it is counted"
_BY = {GroupBy.MONTH: "By month", GroupBy.TEAM: "By team", GroupBy.CHAIR: "By chair"}
_OF_GROUP = {GroupBy.MONTH: "Month", GroupBy.TEAM: "Team", GroupBy.CHAIR: "Chair"}
_NUMBERS = ("Done", "In time", "Late", "In time, %", "Still open, past its day")
_WIDTHS = (38, 20, 10, 10, 10, 12, 14, 16)
_ROW_HEADINGS = (
    ("Measure", 30), ("What", 24), ("Reference", 12), ("Team", 16), ("Chair", 20), ("Counted from", 13), ("Due", 12),
    ("Done", 12), ("Standing", 16), ("How late", 14), ("Reason", 26), ("In words", 30), ("How the day came about", 60),
)  # fmt: skip


def write_timeliness(paper: TimelinessPaper) -> bytes:
    """The workbook, read back and found whole. The same figures always give the same bytes."""
    shown = paper.shown
    workbook = Workbook(write_only=True)
    figures = PaperSheet(workbook, FIGURES, _WIDTHS)
    grouped = PaperSheet(workbook, _BY[shown.by], _WIDTHS)
    rows = PaperSheet(workbook, ROWS, [width for _, width in _ROW_HEADINGS])
    how = PaperSheet(workbook, HOW, (38, 90, 50, 60))
    sheets = (figures, grouped, rows, how)
    exported = footer_text(f"cpdesk, exported {long(in_london(shown.made_at).date())} by {shown.made_by}")
    for sheet in sheets:
        set_up_page(sheet, landscape=True, exported=exported, invented=paper.demonstration)
    _write_figures(figures, paper)
    _write_groups(grouped, shown)
    _write_rows(rows, paper)
    _write_how(how, shown)
    written = workbook_bytes(workbook, f"Timeliness {shown.first} to {shown.last}", shown.made_at)
    check_workbook(written, rows={sheet.title: sheet.rows_written for sheet in sheets})
    return written


def _write_figures(sheet: PaperSheet, paper: TimelinessPaper) -> None:
    shown = paper.shown
    sheet.row([("Timeliness", TITLE)])
    if shown.unit:
        sheet.row([(shown.unit, BOLD)])
    sheet.row([(f"{long(shown.first)} to {long(shown.last)}", BOLD)])
    if shown.of:
        sheet.row([(f"Only {listed(list(shown.of))}", BOLD)])
    sheet.row([(MARKING, BOLD)])
    if paper.demonstration:
        sheet.row([(DEMONSTRATION, BANNER)])
    sheet.row()
    sheet.row([*_headings(""), ("Judged otherwise by another method", NUMBER_HEADING)])
    for one in shown.measures:
        sheet.row([(one.name, PLAIN), None, *_numbers(one.total), (one.differs, NUMBER) if one.method else None])


def _write_groups(sheet: PaperSheet, shown: TimelinessShown) -> None:
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.row(_headings(_OF_GROUP[shown.by]))
    for one in shown.measures:
        for (_, words), cell in zip(shown.groups, one.cells, strict=True):
            sheet.row([(one.name, PLAIN), (words, PLAIN), *_numbers(cell)])


def _headings(of_group: str) -> list[Piece]:
    return [("Measure", HEADING), (of_group, HEADING), *((heading, NUMBER_HEADING) for heading in _NUMBERS)]


def _numbers(cell: TimelinessCell) -> Sequence[Piece]:
    share = None if cell.share is None else (percent_of(cell.share), NUMBER)
    return (
        (cell.done, NUMBER), (cell.in_time, NUMBER), (cell.late, NUMBER), share, (cell.open_late, NUMBER),
    )  # fmt: skip


def _write_rows(sheet: PaperSheet, paper: TimelinessPaper) -> None:
    sheet.freeze_panes = "C2"
    sheet.print_title_rows = "1:1"
    sheet.row([(heading, HEADING) for heading, _ in _ROW_HEADINGS])
    for name, rows in paper.rows:
        for row in rows:
            sheet.row(_pieces(name, row))


def _pieces(name: str, row: TimelinessRow) -> list[Piece]:
    texts = (name, row.what, row.reference, row.team, row.chair)
    days = (row.anchor_on, row.due_on, row.done_on)
    said = (STANDING_WORDS[row.standing], row.over, LATE_WORDS.get(row.reason, row.reason), row.why, row.explained)
    return [*(_text(text) for text in texts), *(_day(day) for day in days), *(_text(text) for text in said)]


def _text(text: str) -> Piece:
    return (text, PLAIN) if text else None


def _day(on: date | None) -> Piece:
    return None if on is None else (on, DAY)


def _write_how(sheet: PaperSheet, shown: TimelinessShown) -> None:
    for note in shown.notes:
        sheet.row([(note, LINE)])
    sheet.row()
    sheet.row([(heading, HEADING) for heading in ("Measure", "What it counts", "Where its time comes from", "Assumed")])
    for one in shown.measures:
        sheet.row(_how(one))


def _how(one: MeasureShown) -> list[Piece]:
    return [(one.name, PLAIN), _text(one.said), _text(one.source), _text(one.assumed)]
