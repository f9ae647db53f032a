"""One child's road as PDF: who the child is, and everything that happened or is due, oldest first."""

from datetime import date
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from cpdesk.rows.child_road import RoadLine, RoadPaper, RoadShown
from cpdesk.rules.how_dates_read import listed, slashed
from cpdesk.rules.initials import UNBORN
from reports.drawn_timeline import DrawnTimeline
from reports.house_fonts import lacks_characters
from reports.pdf_house import NOT_PRINTABLE, Heading, Title, house_style, typed
from reports.pdf_pages import Page, pdf_of
from reports.pdf_tables import facts_table, grid_table
from reports.what_was_typed import all_texts

NOTHING = "The desk holds nothing on this child yet."


def write_child_road(paper: RoadPaper) -> bytes:
    """The road as PDF; its title names the child by reference only."""
    road = paper.road
    page = Page(f"Road of child {road.reference}", paper.unit, paper.made_at, paper.made_by, paper.demonstration)
    name = " ".join(filter(None, (road.first_name, road.surname)))
    story: list[Any] = [Title(name)]
    if lacks_characters(*all_texts(paper)):
        story += typed(NOT_PRINTABLE, house_style(9, strong=True, spaceAfter=8))
    story += facts_table(_about(road))
    if road.timeline.bars or road.timeline.marks:
        story += [DrawnTimeline(road.timeline), Spacer(1, 4 * mm)]
    story += _lines("What happened", [one for one in road.lines if not one.to_come])
    waits = [one for one in road.lines if one.to_come]
    story += _lines("What is late", [one for one in waits if one.on < road.timeline.today])
    story += _lines("What is to come", [one for one in waits if one.on >= road.timeline.today])
    if not road.lines:
        story += typed(NOTHING, house_style(10, quiet=True))
    return pdf_of(page, story)


def _about(road: RoadShown) -> tuple[tuple[str, str], ...]:
    return (
        ("Reference", road.reference),
        ("Born", _born(road.first_name, road.born_on)),
        ("Plan", road.plan_words),
        ("Brothers and sisters", listed([name for _, name in road.siblings]) if road.siblings else ""),
        ("As it stood on", slashed(road.timeline.today)),
    )


def _lines(title: str, lines: list[RoadLine]) -> list[Any]:
    if not lines:
        return []
    rows = [(f"{slashed(one.on)}\n{one.time}".strip(), one.lane, one.words) for one in lines]
    return [Heading(title), grid_table(("When", "Of what", "What"), rows, (24 * mm, 40 * mm))]


def _born(first_name: str, born_on: date | None) -> str:
    """When a child was born; an unborn child is due."""
    unborn = first_name.casefold().startswith(UNBORN.casefold())
    if born_on is None:
        return "not born yet" if unborn else "date of birth not known"
    return f"{'due ' if unborn else ''}{slashed(born_on)}"
