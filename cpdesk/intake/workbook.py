"""An Excel workbook as plain rows: what stands in each cell, with comments, colours, and what is hidden or merged."""

import io
from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from cpdesk.intake.parts import SheetParts, looks_of, sheets_of
from cpdesk.intake.safe_file import SafeFile, open_safely
from cpdesk.intake.sheet_scan import DAMAGED, MOST_CELLS, MOST_COLUMNS, TOO_WIDE, Scanned, check_whole, scan
from cpdesk.rows.old_spreadsheet import Cell, ReadWorkbook, Sheet, SheetRow
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.old_spreadsheet.headings_row import SEARCHED_ROWS, find_headings
from cpdesk.rules.text import clean

MOST_ROWS = 100_000
MOST_BLANK_ROWS = 100_000
EMPTY = Cell(None, "")
_MOST_REMEMBERED = 200_000
Merge = tuple[tuple[int, int], tuple[int, int]]


def read_workbook(path: str) -> ReadWorkbook:
    """What stands in an Excel workbook, sheet by sheet; a `Refusal` says what to do with any other file."""
    safe = open_safely(path)
    check_whole(safe.parts)
    inside, from_1904 = sheets_of(safe.parts)
    looks = looks_of(safe.parts)
    scans = {name: scan(safe.parts, sheet.path, looks) for name, sheet in inside.items()}
    sheets = _sheets(safe, inside, scans)
    if not any(sheet.rows for sheet in sheets):
        raise Refusal(
            "There is nothing in this workbook: every sheet is empty. Choose the one that holds the register."
        )
    return ReadWorkbook(path, safe.sha256, sheets, _said(sheets), from_1904)


def _sheets(safe: SafeFile, inside: dict[str, SheetParts], scans: dict[str, Scanned]) -> tuple[Sheet, ...]:
    filled = 0
    sheets = []
    cell = _Cells()
    book = _guarded(lambda: CalamineWorkbook.from_filelike(io.BytesIO(safe.content)))
    for told in book.sheets_metadata:
        if told.typ is not SheetTypeEnum.WorkSheet:
            continue
        scanned = scans.get(told.name, Scanned())
        values = _guarded(partial(book.get_sheet_by_name, told.name))
        _bearable(values)
        rows = _rows(values, inside.get(told.name, SheetParts()), scanned, cell)
        _few_blank_rows(told.name, scanned.reach - len(rows))
        sheet = _sheet(told.name, told.visible is not SheetVisibleEnum.Visible, rows, scanned)
        filled += sum(1 for row in rows if row.number > sheet.headings_row)
        if filled > MOST_ROWS:
            raise Refusal(
                f"This workbook has more than {MOST_ROWS:,} filled rows. Save its sheets in workbooks of at most "
                f"{MOST_ROWS:,} rows and import them one after another."
            )
        sheets.append(sheet)
    return tuple(sheets)


def _guarded(read: Callable[[], Any]) -> Any:
    """What the fast reader gives; whatever it stumbles over is a damaged workbook to the person who chose it."""
    try:
        return read()
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError):
        raise Refusal(DAMAGED) from None
    except BaseException as trouble:
        # A panic of the reader is no Exception; anything else (Ctrl+C) goes on.
        if type(trouble).__name__ == "PanicException":
            raise Refusal(DAMAGED) from None
        raise


def _bearable(sheet: CalamineSheet) -> None:
    if sheet.total_width > MOST_COLUMNS:
        raise Refusal(TOO_WIDE)
    if sheet.total_width * sheet.total_height > MOST_CELLS:
        raise Refusal(
            "A sheet of this workbook reaches far beyond its rows. Delete the stray cells below them and save it."
        )


def _few_blank_rows(name: str, blank: int) -> None:
    """Refuses a sheet with a great stretch of blank rows: what Excel keeps there was never meant as a register."""
    if blank > MOST_BLANK_ROWS:
        raise Refusal(
            f"The sheet \u201c{clean(name)}\u201d has {blank:,} blank rows. Delete the rows below the last entry in "
            "Excel, save it, and import it again."
        )


def _rows(sheet: CalamineSheet, parts: SheetParts, scanned: Scanned, cell: "_Cells") -> tuple[SheetRow, ...]:
    values = _guarded(lambda: sheet.to_python(skip_empty_area=False))
    merges = [(first, last) for first, last in sheet.merged_cell_ranges or () if last[0] < len(values)]
    plain = [(number, row) for number, row in enumerate(values) if row.count("") != len(row)]
    extra = _extra_rows(parts, scanned, {number for number, _ in plain})
    rows = sorted([*plain, *((number, []) for number in extra)])
    read = {number: list(map(cell, row)) for number, row in rows}
    _put_merged(read, merges)
    _put_comments(read, parts, scanned)
    return tuple(
        SheetRow(
            number + 1,
            tuple(cells),
            number in scanned.hidden_rows,
            ", ".join(sorted({look.fill for look in scanned.looks.get(number, ()) if look.fill})),
            scanned.struck.get(number, 0) >= 2,
        )
        for number, cells in read.items()
    )


def _extra_rows(parts: SheetParts, scanned: Scanned, filled: set[int]) -> set[int]:
    """Rows without a value that still hold a comment or a formula."""
    return {row for row, _ in (*parts.comments, *scanned.formulas)} - filled


def _put_merged(rows: dict[int, list[Cell]], merges: list[Merge]) -> None:
    """A value merged down stands in each of its rows that holds something of its own; across, it stays where it is."""
    for (top, left), (bottom, _) in merges:
        cells = rows.get(top)
        if bottom == top or cells is None or left >= len(cells) or cells[left] is EMPTY:
            continue
        for number in range(top + 1, min(bottom, top + 1_000) + 1):
            below = rows.get(number)
            if below is not None and left < len(below) and below[left].value is None:
                below[left] = cells[left]


def _put_comments(rows: dict[int, list[Cell]], parts: SheetParts, scanned: Scanned) -> None:
    for row, column in {*parts.comments, *scanned.formulas}:
        cells = rows[row]
        if column >= MOST_COLUMNS:
            continue
        cells.extend([EMPTY] * (column + 1 - len(cells)))
        there = cells[column]
        cells[column] = Cell(
            there.value,
            there.shown,
            parts.comments.get((row, column), ""),
            clean(scanned.formulas.get((row, column), "")),
        )


def _sheet(name: str, hidden: bool, rows: tuple[SheetRow, ...], scanned: Scanned) -> Sheet:
    texts = [[cell.shown for cell in row.cells] for row in rows[:SEARCHED_ROWS]]
    found = find_headings(texts)
    hidden_columns = tuple(sorted(scanned.hidden_columns))
    if found is None:
        return Sheet(clean(name), hidden, rows, 0, (), hidden_columns)
    height = found.last - found.first + 1
    return Sheet(clean(name), hidden, rows, rows[found.last].number, found.texts, hidden_columns, height)


def _said(sheets: tuple[Sheet, ...]) -> tuple[str, ...]:
    """What a person should know of a workbook that hides something."""
    hidden = [sheet.name for sheet in sheets if sheet.hidden and sheet.rows]
    rows = sum(1 for sheet in sheets for row in sheet.rows if row.hidden)
    columns = sum(1 for sheet in sheets for place in sheet.hidden_columns if place < len(sheet.headings))
    said = [f"The sheet \u201c{name}\u201d is hidden in Excel; it is read like the others." for name in hidden]
    if rows:
        said.append(f"{rows:,} hidden {'row is' if rows == 1 else 'rows are'} read like the others.")
    if columns:
        said.append(f"{columns} hidden {'column is' if columns == 1 else 'columns are'} read like the others.")
    return tuple(said)


class _Cells:
    """Cells made of values; equal values share one cell, because a register says the same things often."""

    def __init__(self) -> None:
        self._made: dict[tuple[type, object], Cell] = {}

    def __call__(self, value: object) -> Cell:
        if value == "" and isinstance(value, str):
            return EMPTY
        key = (type(value), value)
        made = self._made.get(key)
        if made is None:
            made = _made(value)
            if len(self._made) < _MOST_REMEMBERED:
                self._made[key] = made
        return made


def _made(value: object) -> Cell:
    if isinstance(value, str):
        text = clean(value)
        return Cell(text, text) if text.strip() else EMPTY
    return Cell(value, _shown(value))


def _shown(value: object) -> str:
    """A value as a person reads it in its cell."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)
