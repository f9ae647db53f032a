"""The team map on paper: a grid on one page across, teams down and chairs across, for the intranet (D11, D14)."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Spacer, TableStyle

from cpdesk.rows.team_map import MapGrid
from cpdesk.rules.how_dates_read import counted, long
from reports.house_fonts import STRONG, as_printable, lacks_characters
from reports.house_style import HEADING_FILL
from reports.pdf_house import FOOT, NOT_PRINTABLE, TOP, WIDE_ROOM, Title, house_style, typed
from reports.pdf_pages import Page, pdf_of
from reports.pdf_tables import HouseTable
from reports.pdf_tags import TableTags
from reports.what_was_typed import all_texts

TITLE = "Linked chairs of the teams"
WORDS = {"linked": "Linked", "cover": "Stands in", "": ""}
GRID, SHADE, LIGHT = HexColor("#C9D2DB"), HexColor("#DDF3EC"), HexColor("#FFF0CC")
HEAD = HexColor(f"#{HEADING_FILL}")
TEAM, MANAGER = 4 * mm, 3.3 * mm
"""How wide these columns are, for each point of their letters; the chairs share what is left."""
SIZES = (10, 9, 8, 7, 6, 5)
"""Sizes of letters in points: the largest with which everything stands on one page and no word is broken."""


def write_team_map(grid: MapGrid) -> bytes:
    """The map as PDF, across the page; a unit with very many teams goes on overleaf rather than be illegible."""
    page = Page(TITLE, grid.unit, grid.made_at, grid.made_by, grid.demonstration, wide=True)
    on_one_page = [points for points in SIZES if _fits(_story(grid, points))]
    whole = [points for points in on_one_page if _words_fit(grid, points)]
    return pdf_of(page, _story(grid, (whole or on_one_page or SIZES[-1:])[0]))


def _story(grid: MapGrid, points: float) -> list[Any]:
    quiet = house_style(points, quiet=True)
    story: list[Any] = [Title(TITLE), *typed(f"{long(grid.on)}. {counted(len(grid.teams), 'team')}.", quiet)]
    story += [Spacer(1, 2 * mm), _table(grid, points), Spacer(1, 2 * mm)] if grid.teams else typed("No team.", quiet)
    for number, note in enumerate(grid.notes):
        story += typed(note, house_style(points, strong=number == 0, quiet=number > 0, spaceBefore=points / 4))
    if lacks_characters(*all_texts(grid)):
        story += typed(NOT_PRINTABLE, house_style(points, strong=True, spaceBefore=points / 2))
    return story


def _table(grid: MapGrid, points: float) -> HouseTable:
    """Teams down; their chairs across with a word in the cell, so that a print without colour still reads."""
    head, text, strong = house_style(points, strong=True), house_style(points), house_style(points, strong=True)
    head.textColor = white
    managed = _is_managed(grid)
    headings = ["Team", *grid.chairs, *(("Team Manager", "Service Manager") if managed else ())]
    rows = [[typed(words, head) for words in headings]]
    for team, cells, managers in zip(grid.teams, grid.cells, grid.managers, strict=True):
        named = [typed(name, text) for name in managers] if managed else []
        rows.append([typed(team, strong), *(typed(WORDS[cell], strong) for cell in cells), *named])
    table = HouseTable(
        rows,
        colWidths=_widths(grid, points),
        repeatRows=1,
        hAlign="LEFT",
        renderCB=TableTags("column"),
    )
    around = points / 4
    room = [(f"{side}PADDING", (0, 0), (-1, -1), around) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    table.setStyle(TableStyle([*_LINES, *room, *_fills(grid)]))
    return table


def _is_managed(grid: MapGrid) -> bool:
    return any(any(names) for names in grid.managers)


def _widths(grid: MapGrid, points: float) -> list[float]:
    managers = [MANAGER * points] * 2 if _is_managed(grid) else []
    room = WIDE_ROOM - TEAM * points - sum(managers)
    chairs = len(grid.chairs)
    return [TEAM * points, *([min(room / chairs, 45 * mm)] * chairs if chairs else []), *managers]


def _words_fit(grid: MapGrid, points: float) -> bool:
    """Whether every word of a chair's column stands unbroken in it."""
    if not grid.chairs:
        return True
    room = _widths(grid, points)[1] - points / 2
    words = [word for text in (*grid.chairs, *WORDS.values()) for word in as_printable(text).split()]
    return all(pdfmetrics.stringWidth(word, STRONG, points) <= room for word in words)


def _fills(grid: MapGrid) -> list[Any]:
    colours = {"linked": SHADE, "cover": LIGHT}
    return [
        ("BACKGROUND", (column, row), (column, row), colours[cell])
        for row, cells in enumerate(grid.cells, 1)
        for column, cell in enumerate(cells, 1)
        if cell
    ]


def _fits(story: Sequence[Any]) -> bool:
    """Whether everything stands on one page."""
    room = landscape(A4)[1] - TOP - FOOT - 4 * mm - 12  # a frame keeps 6 points free at its head and its foot
    used = sum(one.wrap(WIDE_ROOM, room)[1] + one.getSpaceBefore() + one.getSpaceAfter() for one in story)
    return bool(used <= room)


_LINES = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("GRID", (0, 0), (-1, -1), 0.5, GRID),
    ("BACKGROUND", (0, 0), (-1, 0), HEAD),
]
