"""Numbers as bars on paper: a table of words, bar, number and the number before, which reads aloud as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, TableStyle

from reports.house_style import HEADING_FILL
from reports.pdf_house import ROOM, house_style, typed
from reports.pdf_tables import HEAD, RULE, SHADE, HouseTable
from reports.pdf_tags import TableTags

NOW_FILL, BEFORE_FILL = HEADING_FILL, "9DB2C6"
_WORDS, _NUMBER = 62 * mm, 24 * mm
_HIGH, _HIGH_BEFORE, _AIR = 3.2 * mm, 1.6 * mm, 0.5 * mm


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row: its words, the number now and before as they are shown; no bar where a number is withheld."""

    words: str
    shown: str
    count: int | None
    before_shown: str
    before: int | None
    strong: bool = False


def bars_table(headings: tuple[str, str, str], rows: Sequence[BarRow]) -> HouseTable:
    """The rows with their bars; the headings name the words, the numbers now and the numbers before."""
    most = max([1, *(number for row in rows for number in (row.count, row.before) if number and not row.strong)])
    head = house_style(9, strong=True)
    head.textColor = white
    words, now, before = headings
    cells: list[list[Any]] = [[typed(words, head), "", typed(now, head), typed(before, head)]]
    cells += [_cells(row, most) for row in rows]
    table = HouseTable(
        cells, colWidths=(_WORDS, ROOM - _WORDS - 2 * _NUMBER, _NUMBER, _NUMBER), repeatRows=1, hAlign="LEFT",
        spaceAfter=4 * mm, renderCB=TableTags("column"),
    )  # fmt: skip
    strong = [("BACKGROUND", (0, at), (-1, at), SHADE) for at, row in enumerate(rows, 1) if row.strong]
    table.setStyle(TableStyle([*_LOOK, *strong]))
    return table


def _cells(row: BarRow, most: int) -> list[Any]:
    text = house_style(9, strong=row.strong)
    bars = "" if row.strong else Bars(row.count, row.before, most)
    return [typed(row.words, text), bars, typed(row.shown, text), typed(row.before_shown, text)]


class Bars(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The bar of a number and, thinner and lighter, that of the number before."""

    def __init__(self, count: int | None, before: int | None, most: int) -> None:
        """Both numbers, and the largest of the table, which takes the whole width."""
        super().__init__()
        self._count, self._before, self._most = count, before, most

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """How much room it takes at this width."""
        self.width, self.height = width, _HIGH + _AIR + _HIGH_BEFORE
        return self.width, self.height

    def draw(self) -> None:
        """Draws both; the numbers stand beside them in words, so a screen reader passes over them."""
        canvas = self.canv
        canvas.tags.hush(canvas)
        for number, fill, high, up in (
            (self._count, NOW_FILL, _HIGH, _HIGH_BEFORE + _AIR),
            (self._before, BEFORE_FILL, _HIGH_BEFORE, 0.0),
        ):
            if number:
                canvas.setFillColor(HexColor(f"#{fill}"))
                canvas.rect(0, up, self.width * number / self._most, high, stroke=0, fill=1)
        canvas.tags.speak(canvas)


_LOOK = [
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE),
    ("BACKGROUND", (0, 0), (-1, 0), HEAD),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
]
