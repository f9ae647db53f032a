"""A cross-check extract of Annex A as Excel: the list with its own headings, and what it does not hold (2.4)."""

from datetime import date

from openpyxl import Workbook

from cpdesk.rows.timeliness import AnnexPaper
from cpdesk.rules.how_dates_read import long
from reports.house_style import DEMONSTRATION, MARKING, footer_text, in_london
from reports.page_set_up import set_up_page
from reports.sheet_writer import PaperSheet, Piece
from reports.timeliness_sheet import BANNER, BOLD, DAY, HEADING, LINE, NUMBER, PLAIN, TITLE
from reports.workbook_file import check_workbook, workbook_bytes

ABOUT = "About this extract"
_WIDTH = 22


def write_annex(paper: AnnexPaper) -> bytes:
    """The workbook, read back and found whole. The same extract always gives the same bytes."""
    shown = paper.shown
    workbook = Workbook(write_only=True)
    listed = PaperSheet(workbook, f"List {shown.which}", [_WIDTH] * len(shown.headings))
    about = PaperSheet(workbook, ABOUT, (110,))
    exported = footer_text(f"cpdesk, exported {long(in_london(paper.made_at).date())} by {paper.made_by}")
    for sheet, landscape in ((listed, True), (about, False)):
        set_up_page(sheet, landscape=landscape, exported=exported, invented=paper.demonstration)
    listed.freeze_panes = "B2"
    listed.print_title_rows = "1:1"
    listed.row([(heading, HEADING) for heading in shown.headings])
    for row in shown.rows:
        listed.row([_piece(value) for value in row])
    _write_about(about, paper)
    written = workbook_bytes(workbook, f"Annex A list {shown.which}, cross-check", paper.made_at)
    check_workbook(written, rows={sheet.title: sheet.rows_written for sheet in (listed, about)})
    return written


def _piece(value: object) -> Piece:
    if isinstance(value, date):
        return value, DAY
    if isinstance(value, int):
        return value, NUMBER
    return (str(value), PLAIN) if value else None


def _write_about(sheet: PaperSheet, paper: AnnexPaper) -> None:
    shown = paper.shown
    sheet.row([(f"Annex A, list {shown.which}: cross-check extract", TITLE)])
    if paper.unit:
        sheet.row([(paper.unit, BOLD)])
    sheet.row([(f"{long(shown.first)} to {long(shown.as_at)}", BOLD)])
    sheet.row([(MARKING, BOLD)])
    if paper.demonstration:
        sheet.row([(DEMONSTRATION, BANNER)])
    sheet.row()
    for note in shown.notes:
        sheet.row([(note, LINE)])
    sheet.row()
    sheet.row([("Columns that the desk cannot fill, and that are left out", BOLD)])
    for heading in shown.not_filled:
        sheet.row([(heading, LINE)])
