"""The tables of a paper: facts with their labels, and grids whose headings stand again on every page."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Table, TableStyle

from reports.house_style import HEADING_FILL
from reports.pdf_house import FOOT, ROOM, TOP, house_style, typed
from reports.pdf_tags import TableTags

LABELS = 38 * mm
RULE = HexColor("#C9D2DB")
SHADE = HexColor("#EEF1F4")
HEAD = HexColor(f"#{HEADING_FILL}")
_STAYS_WHOLE = 60 * mm  # as high as a table may be that is not worth dividing


class HouseTable(Table):  # type: ignore[misc]  # reportlab has no types
    """A table whose rows stay whole from page to page; only a row that is longer than a page is cut."""

    def split(self, width: float, height: float) -> list[Any]:
        """The part for this page and the rest; nothing when the rest is to begin on the next page."""
        if sum(self._rowHeights) <= _STAYS_WHOLE:
            return []
        cut = self._splitRows(height, doInRowSplit=1) if self._is_cut(height) else []
        return _said_again(*cut) if len(cut) > 1 else list(super().split(width, height))

    def _is_cut(self, height: float) -> bool:
        """Whether the first row that finds no room here would find none on an empty page either."""
        heads, filled = sum(self._rowHeights[: self.repeatRows]), 0.0
        for high in self._rowHeights:
            filled += high
            if filled > height:
                return bool(heads + high > self._longest_page())
        return False

    def _longest_page(self) -> float:
        upright, wide = float(A4[1] - TOP - FOOT), float(A4[0] - TOP - FOOT)
        return (wide if sum(self._colWidths) > ROOM + 1 else upright) - 30


def _said_again(first: Any, rest: Any) -> list[Any]:
    """Both parts of a row that was cut, the second beginning with whose or what it is, like the first."""
    place = rest.repeatRows
    if not rest._cellvalues[place][0]:
        rest._cellvalues[place][0] = first._cellvalues[-1][0]
        rest._argH[place] = None  # it may be higher than what is left of the row
    return [first, rest]


def facts_table(facts: Sequence[tuple[str, str]], labels: float = LABELS) -> list[Any]:
    """Facts with their labels, each on a line of its own that may run over pages; those without words are left out."""
    label, text = house_style(10, quiet=True), house_style(10)
    rows = [[typed(name, label), typed(value, text)] for name, value in facts if value.strip()]
    if not rows:
        return []
    table = HouseTable(
        rows, colWidths=(labels, ROOM - labels), hAlign="LEFT", spaceAfter=4 * mm, renderCB=TableTags("row")
    )
    table.setStyle(_FACTS)
    return [table]


def grid_table(headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> HouseTable:
    """A grid with its headings on every page; the last column takes the room that the others leave."""
    head, text = house_style(9, strong=True), house_style(9)
    head.textColor = white
    cells = [[typed(words, head) for words in headings], *([typed(words, text) for words in row] for row in rows)]
    whole = (*widths, ROOM - sum(widths))
    table = HouseTable(
        cells, colWidths=whole, repeatRows=1, hAlign="LEFT", spaceAfter=4 * mm, renderCB=TableTags("column")
    )
    table.setStyle(_GRID)
    return table


_FACTS = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEABOVE", (0, 0), (-1, 0), 0.6, RULE),
        ("LINEBELOW", (0, 0), (-1, -1), 0.6, RULE),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
    ]
)
_GRID = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("GRID", (0, 0), (-1, -1), 0.5, RULE),
        ("BACKGROUND", (0, 0), (-1, 0), HEAD),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
)
