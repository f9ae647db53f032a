"""The diary on paper: a list of one day for reception, a grid of a week; children by initials."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.units import mm
from reportlab.platypus import Spacer, TableStyle

from cpdesk.rows.invitations import DiarySheet, SheetLine
from cpdesk.rules.how_dates_read import WEEKDAYS, counted, day_and_month, long
from cpdesk.rules.london import LONDON
from reports.house_fonts import lacks_characters
from reports.house_style import HEADING_FILL
from reports.pdf_house import NOT_PRINTABLE, WIDE_ROOM, Title, house_style, typed
from reports.pdf_pages import Page, pdf_of
from reports.pdf_tables import HouseTable
from reports.pdf_tags import TableTags
from reports.what_was_typed import all_texts

GRID, SHADE, HEAD = HexColor("#C9D2DB"), HexColor("#EEF1F4"), HexColor(f"#{HEADING_FILL}")
DAY_COLUMNS = (24 * mm, 30 * mm, 34 * mm, 44 * mm, 26 * mm, 23 * mm, WIDE_ROOM - 181 * mm)
DAY_HEADINGS = ("Time", "Room", "Chair", "Reference and children", "Kind", "Expected", "To arrange, minute-taker")
EXPECTED = (
    "Expected: people invited who have not sent apologies or only a report. The family comes on top where it is not "
    "on the list of invitations."
)
FIRST_HOUR, LAST_HOUR = 9, 16
HOURS = 15 * mm


def write_diary_sheet(sheet: DiarySheet) -> bytes:
    """The sheet as PDF, across the page: a list where it is of one day, else a grid from Monday to Friday."""
    page = Page(sheet.title, sheet.unit, sheet.made_at, sheet.made_by, sheet.demonstration, wide=True)
    story: list[Any] = [Title(sheet.title), *_about(sheet)]
    story += [_day_list(sheet)] if sheet.first == sheet.last and sheet.lines else []
    story += [_week_grid(sheet)] if sheet.first != sheet.last else []
    if sheet.lines and sheet.first == sheet.last:
        story += typed(EXPECTED, house_style(8, quiet=True, spaceBefore=5))
    if lacks_characters(*all_texts(sheet)):
        story += typed(NOT_PRINTABLE, house_style(9, strong=True, spaceBefore=5))
    return pdf_of(page, story)


def _about(sheet: DiarySheet) -> list[Any]:
    """How many conferences there are, which days are not worked, who is away."""
    quiet = house_style(9.5, quiet=True)
    number = f"{counted(len(sheet.lines), 'conference')}. Children by initials." if sheet.lines else "No conference."
    story = typed(number, quiet)
    for on, title in sheet.closed:
        story += typed(f"{long(on)}: {title}. The unit does not work.", house_style(9.5, strong=True))
    if sheet.away:
        story += typed(f"Away: {'; '.join(sheet.away)}.", quiet)
    return [*story, Spacer(1, 3 * mm)]


def _day_list(sheet: DiarySheet) -> HouseTable:
    head = house_style(9, strong=True)
    head.textColor = white
    text, strong = house_style(9.5), house_style(9.5, strong=True)
    rows = [[typed(words, head) for words in DAY_HEADINGS]]
    for line in sheet.lines:
        minutes = f"Minutes: {line.minute_taker}" if line.minute_taker else ""
        arrange = "\n".join(filter(None, (line.needs, minutes)))
        rows.append([
            typed(_times(line), strong), typed(line.room, strong), typed(line.chair, text),
            typed(f"{line.reference}\n{_children(line)}", text), typed(f"{line.kind}\n{line.state}", text),
            typed(str(line.expected), text), typed(arrange, text),
        ])  # fmt: skip
    table = HouseTable(rows, colWidths=DAY_COLUMNS, repeatRows=1, renderCB=TableTags("column"))
    table.setStyle(TableStyle([*_GRID, ("BACKGROUND", (0, 0), (-1, 0), HEAD)]))
    return table


def _week_grid(sheet: DiarySheet) -> HouseTable:
    """Days across, hours down; a day that is not worked is shaded and named."""
    days = [sheet.first + timedelta(days=step) for step in range((sheet.last - sheet.first).days + 1)]
    closed = dict(sheet.closed)
    cells: dict[tuple[int, date], list[SheetLine]] = defaultdict(list)
    for line in sheet.lines:
        start = line.start_at.astimezone(LONDON)
        cells[(start.hour, start.date())].append(line)
    hours = range(min([FIRST_HOUR, *(hour for hour, _ in cells)]), max([LAST_HOUR, *(hour for hour, _ in cells)]) + 1)
    head = house_style(9, strong=True)
    head.textColor = white
    rows = [[typed("", head), *(typed(_day_heading(on, closed), head) for on in days)]]
    rows += [
        [typed(f"{hour:02}:00", house_style(8, quiet=True)), *(_cell(cells[(hour, on)]) for on in days)]
        for hour in hours
    ]
    table = HouseTable(
        rows,
        colWidths=(HOURS, *[(WIDE_ROOM - HOURS) / len(days)] * len(days)),
        repeatRows=1,
        renderCB=TableTags("column"),
    )
    shaded = [("BACKGROUND", (at, 1), (at, -1), SHADE) for at, on in enumerate(days, 1) if on in closed]
    table.setStyle(TableStyle([*_GRID, ("BACKGROUND", (0, 0), (-1, 0), HEAD), *shaded]))
    return table


def _cell(lines: Sequence[SheetLine]) -> list[Any]:
    """The conferences that begin in one hour of one day."""
    strong, text = house_style(8, strong=True), house_style(8)
    found: list[Any] = []
    for line in lines:
        found += typed(f"{_times(line)} {line.kind} {line.reference}", strong)
        needs = f"\n{line.needs}" if line.needs else ""
        found += [*typed(f"{_children(line)}\n{line.room}, {line.chair}{needs}", text), Spacer(0, 4)]
    return found


def _times(line: SheetLine) -> str:
    return f"{line.start_at.astimezone(LONDON):%H:%M}–{line.end_at.astimezone(LONDON):%H:%M}"


def _children(line: SheetLine) -> str:
    return f"{line.initials}, {'1 child' if line.children == 1 else f'{line.children} children'}"


def _day_heading(on: date, closed: dict[date, str]) -> str:
    heading = f"{WEEKDAYS[on.weekday()]} {day_and_month(on)}"
    return f"{heading}\n{closed[on]}" if on in closed else heading


_GRID = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("GRID", (0, 0), (-1, -1), 0.5, GRID),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
]
