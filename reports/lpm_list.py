"""The first-Monday list as Excel (L12): a summary, the list as a table, and how days are counted."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from cpdesk.rows.list_columns import LIST_COLUMNS
from cpdesk.rows.lpm_list import ListLine, LpmList
from reports.house_style import HEADING_FILL, HEADING_INK, MARK_COLOURS, Look, footer_text
from reports.lpm_list_pages import SUMMARY, SUMMARY_WIDTHS, exported_on, write_how_days_are_counted, write_summary
from reports.page_set_up import set_up_page
from reports.sheet_writer import PaperSheet, Piece
from reports.workbook_file import check_workbook, workbook_bytes

LIST = "LPM list"
HOW_DAYS_ARE_COUNTED = "How days are counted"
NO_ENTRIES = "No entries"

PLAIN = Look()
DAY = Look(is_date=True, wrap=False)
NUMBER = Look(wrap=False, across="right")
HEADING = Look(ink=HEADING_INK, fill=HEADING_FILL, bold=True)
STATE_LOOKS = {mark: Look(ink=ink, fill=fill, bold=True) for mark, (ink, fill) in MARK_COLOURS.items()}


def write_lpm_list(lpm_list: LpmList, progress: Callable[[int, int], None] | None = None) -> bytes:
    """The workbook of a month's list, read back and found whole. The same list always gives the same bytes."""
    workbook = Workbook(write_only=True)
    summary = PaperSheet(workbook, SUMMARY, SUMMARY_WIDTHS)
    listed = PaperSheet(workbook, LIST, [column.width for column in LIST_COLUMNS])
    days = PaperSheet(workbook, HOW_DAYS_ARE_COUNTED, [110])
    for sheet, landscape in ((summary, False), (listed, True), (days, False)):
        set_up_page(sheet, landscape=landscape, exported=exported_words(lpm_list), invented=lpm_list.demonstration)
    write_summary(summary, lpm_list)
    _write_list(listed, lpm_list, progress)
    write_how_days_are_counted(days, lpm_list)
    written = workbook_bytes(workbook, f"LPM list {lpm_list.month}", _moment(lpm_list))
    check_workbook(written, rows={sheet.title: sheet.rows_written for sheet in (summary, listed, days)})
    return written


def exported_words(lpm_list: LpmList) -> str:
    """Who took the list out of the program and when, for the edge of each page."""
    return footer_text(f"cpdesk, exported {exported_on(lpm_list)} by {lpm_list.issued_by or 'nobody yet (a preview)'}")


def _moment(lpm_list: LpmList) -> datetime:
    return lpm_list.issued_at or datetime.combine(lpm_list.monday.due, time(), tzinfo=UTC)


def _write_list(sheet: PaperSheet, lpm_list: LpmList, progress: Callable[[int, int], None] | None) -> None:
    """The list itself, as an Excel table with a frozen heading."""
    sheet.freeze_panes = "E2"
    sheet.print_title_rows = "1:1"
    sheet.row([(column.heading, HEADING) for column in LIST_COLUMNS])
    total = len(lpm_list.lines)
    for done, line in enumerate(lpm_list.lines, 1):
        sheet.row(_pieces(line))
        if progress and done % 500 == 0:
            progress(done, total)
    if not total:
        sheet.row([(NO_ENTRIES, PLAIN)])
    sheet.tables.add(_table(max(total, 1)))


def _pieces(line: ListLine) -> list[Piece]:
    """One line of the list as cells; the words of the state come first and only then its colour."""
    pieces: list[Piece] = [(line.state, STATE_LOOKS.get(line.mark, PLAIN))]
    for column in LIST_COLUMNS[1:]:
        value = column.value(line)
        pieces.append(None if value is None or value == "" else (value, _look_of(value)))
    return pieces


def _look_of(value: str | date | int) -> Look:
    if isinstance(value, str):
        return PLAIN
    return DAY if isinstance(value, date) else NUMBER


def _table(rows: int) -> Table:
    """The Excel table over the list: filters in its heading, rows striped."""
    ref = f"A1:{get_column_letter(len(LIST_COLUMNS))}{rows + 1}"
    table = Table(displayName="LpmList", name="LpmList", ref=ref, autoFilter=AutoFilter(ref=ref))
    table.tableColumns = [TableColumn(id=number, name=column.heading) for number, column in enumerate(LIST_COLUMNS, 1)]
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight15", showRowStripes=True)
    return table
