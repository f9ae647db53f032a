"""The first-Monday list as Excel, against XlsxWriter writing the same cells with the same looks."""

import tracemalloc
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from typing import Any

import xlsxwriter

from benchmarks.table import Measured, as_markdown, median_seconds
from cpdesk.rows.list_columns import LIST_COLUMNS
from cpdesk.rows.lpm_list import ListChanges, ListLine, LpmList
from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.first_monday import first_monday
from reports.lpm_list import write_lpm_list

AGAINST = "XlsxWriter, constant memory"
REASON = "The plan has been in force for 15 months and neglect continues; legal advice is needed before review {}."


def a_list(entries: int) -> LpmList:
    """A list of so many entries, none like the one before."""
    return LpmList(
        unit="Fictitious Safeguarding Unit",
        month="2026-12",
        monday=first_monday("2026-12", england_and_wales()),
        lines=tuple(map(_line, range(entries))),
        changes=ListChanges((), (), (), (), "Since the list for Monday 2 November 2026."),
        not_ready=(),
        counts=(("Overdue", entries),),
        standards="LLR Practice Standards",
        standards_notice="",
        days_explained=(),
        demonstration=False,
        chain_head="",
        issued_at=datetime(2026, 12, 7, 9, 30, tzinfo=UTC),
        issued_by="pat",
    )


def _line(number: int) -> ListLine:
    return ListLine(
        number, "Overdue 3 wd", "I. T. and K. T.", f"LCS{number:07}", "Cluster 3 B", "P. Example", "M. Manager",
        "S. Worker", "ICPC", date(2026, 6, 1), "within 4 weeks", date(2026, 6, 29), date(2026, 6, 25), None, "", None,
        "Agrees", "", REASON.format(number), date(2026, 11, 2), "overdue", 3, ("No risk statement recorded",), "Booked",
    )  # fmt: skip


def plain_workbook(lpm_list: LpmList) -> bytes:
    """The floor: the same cells and looks of the list's table, and nothing else."""
    held = BytesIO()
    workbook = xlsxwriter.Workbook(held, {"constant_memory": True})
    sheet = workbook.add_worksheet("LPM list")
    text = workbook.add_format({"text_wrap": True, "font_size": 10, "valign": "top"})
    day = workbook.add_format({"num_format": "dd/mm/yyyy", "font_size": 10, "valign": "top"})
    state = workbook.add_format({"bold": True, "bg_color": "#FBE5E5", "font_size": 10, "text_wrap": True})
    sheet.write_row(0, 0, [column.heading for column in LIST_COLUMNS], state)
    for row, line in enumerate(lpm_list.lines, 1):
        sheet.set_row(row, 41)
        for number, column in enumerate(LIST_COLUMNS):
            _write(sheet, row, number, column.value(line), (text if number else state, day))
    workbook.close()
    return held.getvalue()


def _write(sheet: Any, row: int, column: int, value: str | date | int | None, looks: tuple[Any, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(row, column, value, looks[0])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, looks[1])
    else:
        sheet.write_number(row, column, value, looks[1])


def lists_to_excel() -> list[Measured]:
    """A month's list and one far beyond any unit."""
    lines = []
    for entries, times, reach in ((200, 9, 2.0), (100_000, 1, 1.5)):
        lpm_list = a_list(entries)
        ours = median_seconds(partial(write_lpm_list, lpm_list), times)
        floor = median_seconds(partial(plain_workbook, lpm_list), times)
        lines.append(Measured("first-Monday list to Excel", entries, ours, floor, AGAINST, reach))
    return lines


def memory_per_row() -> tuple[float, float]:
    """Bytes held at most for each row at 2,000 and at 20,000 rows, the finished file not counted: flat is flat."""
    return _peak(2_000), _peak(20_000)


def _peak(entries: int) -> float:
    lpm_list = a_list(entries)
    tracemalloc.start()
    written = write_lpm_list(lpm_list)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return (peak - len(written)) / entries


if __name__ == "__main__":
    print(as_markdown(lists_to_excel()))
    print("Memory for each row at 2,000 and 20,000 rows: {:.0f} and {:.0f} bytes".format(*memory_per_row()))
