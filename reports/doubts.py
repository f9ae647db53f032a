"""What to look at after the old spreadsheet was read, as Excel: one line for each doubt and each row not taken."""

from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from cpdesk.rows.old_spreadsheet import Doubt, Rejected
from cpdesk.rules.how_dates_read import slashed
from reports.house_style import HEADING_FILL, HEADING_INK, Look, in_london
from reports.page_set_up import set_up_page
from reports.sheet_writer import PaperSheet
from reports.workbook_file import check_workbook, workbook_bytes

_COLUMNS = (("Sheet", 18), ("Row", 7), ("Column", 22), ("As written", 40), ("What to look at", 70))
_HEADING = Look(ink=HEADING_INK, fill=HEADING_FILL, bold=True)
_PLAIN = Look()
_NUMBER = Look(wrap=False, across="right")
WHOLE_ROW = "(the whole row)"
NOTHING = "Nothing to look at"


def write_doubts(doubts: Sequence[Doubt], rejected: Sequence[Rejected], made_at: datetime) -> bytes:
    """The workbook of doubts, in the order of the sheet that they are about; rows not taken come first."""
    workbook = Workbook(write_only=True)
    sheet = PaperSheet(workbook, "Doubts", [width for _, width in _COLUMNS])
    set_up_page(sheet, landscape=True, exported=f"cpdesk, {slashed(in_london(made_at))}", invented=False)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.row([(heading, _HEADING) for heading, _ in _COLUMNS])
    for row in rejected:
        _line(sheet, Doubt(row.sheet, row.row, WHOLE_ROW, "", f"Not taken: {row.reason}"))
    for doubt in doubts:
        _line(sheet, doubt)
    if sheet.rows_written == 1:
        sheet.row([(NOTHING, _PLAIN)])
    sheet.tables.add(_table(sheet.rows_written))
    written = workbook_bytes(workbook, "What to look at in the old spreadsheet", made_at)
    check_workbook(written, rows={sheet.title: sheet.rows_written})
    return written


def _table(rows: int) -> Table:
    """The Excel table over the doubts, with filters in its heading."""
    ref = f"A1:E{rows}"
    table = Table(displayName="Doubts", name="Doubts", ref=ref, autoFilter=AutoFilter(ref=ref))
    table.tableColumns = [TableColumn(id=number, name=heading) for number, (heading, _) in enumerate(_COLUMNS, 1)]
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight15", showRowStripes=True)
    return table


def _line(sheet: PaperSheet, one: Doubt) -> None:
    words = ((text, _PLAIN) for text in (one.column, one.value, one.doubt))
    sheet.row([(one.sheet, _PLAIN), (one.row, _NUMBER), *words])
