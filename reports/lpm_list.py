"""The first-Monday list as Excel (L12): a summary, the list as a table, and how days are counted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

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


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of the table: its heading, its width in characters, what stands in it and how it looks."""

    heading: str
    width: float
    value: Callable[[ListLine], Any]
    look: Look = PLAIN


COLUMNS = (
    ListColumn("State", 15, lambda line: line.state),
    ListColumn("Step reached", 12.5, lambda line: line.stands),
    ListColumn("Children (initials)", 11, lambda line: line.child),
    ListColumn("Reference", 10.5, lambda line: line.reference),
    ListColumn("Team", 11.5, lambda line: line.team),
    ListColumn("Chair (IC)", 12, lambda line: line.chair),
    ListColumn("Team manager", 12, lambda line: line.team_manager),
    ListColumn("From", 6.5, lambda line: line.conference_kind),
    ListColumn("Conference on", 11, lambda line: line.conference_on, DAY),
    ListColumn("Timescale", 12, lambda line: line.timescale),
    ListColumn("LPM due", 10.5, lambda line: line.lpm_by, DAY),
    ListColumn("LPM booked for", 11, lambda line: line.lpm_booked_for, DAY),
    ListColumn("LPM held", 10.5, lambda line: line.lpm_on, DAY),
    ListColumn("Working days over", 9, lambda line: line.overdue_by or None, NUMBER),
    ListColumn("Outcome", 14, lambda line: line.outcome),
    ListColumn("Read by IC", 10.5, lambda line: line.ic_read_on, DAY),
    ListColumn("TM view", 9, lambda line: line.tm_view),
    ListColumn("Difference of view", 17, lambda line: line.disagreement),
    ListColumn("Reason for the LPM", 34, lambda line: line.rationale),
    ListColumn("Last update", 10.5, lambda line: line.last_update_on, DAY),
    ListColumn("Not recorded", 14, lambda line: ", ".join(line.gaps)),
)


def write_lpm_list(lpm_list: LpmList, progress: Callable[[int, int], None] | None = None) -> bytes:
    """The workbook of a month's list, read back and found whole. The same list always gives the same bytes."""
    workbook = Workbook(write_only=True)
    summary = PaperSheet(workbook, SUMMARY, SUMMARY_WIDTHS)
    listed = PaperSheet(workbook, LIST, [column.width for column in COLUMNS])
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
    sheet.row([(column.heading, HEADING) for column in COLUMNS])
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
    for column in COLUMNS[1:]:
        value = column.value(line)
        pieces.append(None if value is None or value == "" else (value, column.look))
    return pieces


def _table(rows: int) -> Table:
    """The Excel table over the list: filters in its heading, rows striped."""
    ref = f"A1:{get_column_letter(len(COLUMNS))}{rows + 1}"
    table = Table(displayName="LpmList", name="LpmList", ref=ref, autoFilter=AutoFilter(ref=ref))
    table.tableColumns = [TableColumn(id=number, name=column.heading) for number, column in enumerate(COLUMNS, 1)]
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight15", showRowStripes=True)
    return table
