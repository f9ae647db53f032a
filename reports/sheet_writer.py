"""A sheet written row by row: text always as text, days as true dates, nothing kept in memory."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from reports.house_style import (
    EXCEL_BEGINS,
    FIRST_TRUE_DATE,
    Look,
    begins_like_formula,
    printable,
    sheet_name,
    shielded,
)

USUAL_HEIGHT = 15.0
HIGHEST = 409.0
Piece = tuple[str | date | int | None, Look] | None


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a cell so many characters wide; words that do not fit cost a tenth more."""
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(1 if len(part) <= width else ceil(len(part) * 1.1 / width) for part in text.split("\n"))


class PaperCell(Cell):  # type: ignore[misc]  # openpyxl brings no types
    """A cell whose look is settled once and whose value changes from row to row.

    openpyxl guesses what a value is each time (and takes "=1+1" for a formula); here text is text (I31).
    """

    has_style = True

    def __init__(self, sheet: Any, look: Look, *, quoted: bool) -> None:
        super().__init__(sheet, row=1, column=1)
        self.font = Font(name="Calibri", size=look.size, bold=look.bold, color=look.ink)
        self.alignment = Alignment(vertical="top", wrap_text=look.wrap, horizontal=look.across)
        if look.fill:
            self.fill = PatternFill("solid", fgColor=look.fill)
        if look.is_date:
            self.number_format = "dd/mm/yyyy"
        self.quotePrefix = quoted
        self._look_number: int = super().style_id

    @property
    def style_id(self) -> int:
        """The number of this look in the workbook."""
        return self._look_number

    def hold(self, value: str | date | int | None, data_type: str) -> "PaperCell":
        """The same cell with another value; the type is told, never guessed."""
        self._value = value
        self.data_type = data_type
        return self


class PaperSheet(WriteOnlyWorksheet):  # type: ignore[misc]  # openpyxl brings no types
    """A sheet of the unit. Each look is made once; the sheet takes a row's cells one by one and keeps none."""

    def __init__(self, workbook: Workbook, title: str, widths: Sequence[float]) -> None:
        super().__init__(workbook, sheet_name(title))
        workbook._add_sheet(self)
        self._widths = widths
        for number, width in enumerate(widths, 1):
            self.column_dimensions[get_column_letter(number)].width = width
        self._plain: dict[Look, PaperCell] = {}
        self._quoted: dict[Look, PaperCell] = {}
        self.rows_written = 0

    def row(self, pieces: Sequence[Piece] = ()) -> None:
        """One more row: what stands in each cell and how it looks; None leaves a cell out."""
        self.rows_written += 1
        height = self._height(pieces)
        if height > USUAL_HEIGHT:
            # What openpyxl asks a row's dimensions for when it writes the row; an object of its own costs ten times it.
            self.row_dimensions[self.rows_written] = {"ht": f"{height:g}", "customHeight": "1"}
        self.append(self._cell_for(*piece) if piece else None for piece in pieces)
        self.row_dimensions.pop(self.rows_written, None)

    def _height(self, pieces: Sequence[Piece]) -> float:
        """How high the row must be for its text: not every program works this out for itself when it opens a file."""
        highest = USUAL_HEIGHT
        for piece, width in zip(pieces, self._widths, strict=False):
            if piece is None:
                continue
            value, look = piece
            lines = _lines(value, width) if look.wrap and isinstance(value, str) else 1
            if lines > 1 or look.size > 10:
                highest = max(highest, lines * look.size * 1.3 + 2)
        return min(highest, HIGHEST)

    def _values_to_row(self, values: Iterable[PaperCell | None], row_idx: int) -> Iterator[PaperCell]:
        for column, cell in enumerate(values, 1):
            if cell is not None:
                cell.column, cell.row = column, row_idx
                yield cell

    def _cell_for(self, value: str | date | int | None, look: Look) -> PaperCell:
        if isinstance(value, str):
            return self._text(value, look)
        if value is None:
            return self._styled(self._plain, look).hold(None, "n")
        if isinstance(value, bool | datetime) or not isinstance(value, date | int):
            raise TypeError(f"A sheet of the unit holds text, days and whole numbers, not {type(value).__name__}")
        if isinstance(value, int):
            return self._styled(self._plain, look).hold(value, "n")
        if value < FIRST_TRUE_DATE:
            return self._text(f"{value.day:02}/{value.month:02}/{value.year:04}", look)
        return self._styled(self._plain, look).hold((value - EXCEL_BEGINS).days, "n")

    def _text(self, value: str, look: Look) -> PaperCell:
        shown = printable(value)
        made = self._quoted if begins_like_formula(shown) else self._plain
        return self._styled(made, look).hold(shielded(shown), "s")

    def _styled(self, made: dict[Look, PaperCell], look: Look) -> PaperCell:
        known = made.get(look)
        if known is None:
            known = made[look] = PaperCell(self, look, quoted=made is self._quoted)
        return known
