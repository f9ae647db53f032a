"""How a page of the unit looks as PDF: typeface, marking, page numbers, and text that can never become markup."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from cpdesk.rules.how_dates_read import short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.text import clean
from reports.house_fonts import REGULAR, STRONG, as_printable, house_fonts, is_plain, tidy
from reports.house_style import DEMONSTRATION, DEMONSTRATION_FILL, DEMONSTRATION_INK, MARKING, PAGE_INK, QUIET_INK

SIDE, TOP, FOOT = 16 * mm, 22 * mm, 16 * mm
ROOM, WIDE_ROOM = A4[0] - 2 * SIDE - 12, A4[1] - 2 * SIDE - 12
"""How wide text may be on an upright page and on one across."""
INK, QUIET = HexColor(f"#{PAGE_INK}"), HexColor(f"#{QUIET_INK}")
NOT_PRINTABLE = (
    "This typeface lacks some characters of what was typed. Each stands as [U+ and its number]: "
    "write it in by hand before the paper goes out."
)
_FOR_THE_PAGE = 150.0  # points at the right of the foot, for the marking and the page's number
_MOST_AT_ONCE, _MOST_LINES = 4_000, 40  # the time that a paragraph takes grows with the square of its length


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on every page of a paper, and what the file says of itself; no name of a child in either.

    `mark` says at the head of each page what the paper is not yet, or no longer: "DRAFT, not agreed".
    """

    title: str
    unit: str
    made_at: datetime
    made_by: str
    demonstration: bool = False
    wide: bool = False
    mark: str = ""
    version: str = ""


def house_style(points: float = 10, *, strong: bool = False, quiet: bool = False, **more: Any) -> ParagraphStyle:
    """A style of running text in the carried typeface."""
    house_fonts()
    return ParagraphStyle(
        name=f"{points} {strong} {quiet}",
        fontName=STRONG if strong else REGULAR,
        fontSize=points,
        leading=points * 1.35,
        textColor=QUIET if quiet else INK,
        splitLongWords=1,
        **more,
    )


def as_markup(text: str) -> str:
    """What somebody typed as it may stand in a paragraph: shown exactly, never read as markup; lines stay lines.

    A character that the typeface lacks stands as its number in brackets, never as an empty box.
    """
    return escape(as_printable(text)).replace("\n", "<br/>")


def typed(text: str, style: ParagraphStyle) -> list[Flowable]:
    """What somebody typed as paragraphs, which break over pages however long it is; lines stay lines."""
    return [set_whole(piece, style) for piece in _pieces(clean(text))]


def set_whole(text: str, style: ParagraphStyle) -> Flowable:
    """One text as a single paragraph: shaped where its letters join, carry marks or run from right to left."""
    return Paragraph(as_markup(text), style) if is_plain(tidy(text)) else shaped(as_printable(text), style)


def shaped(text: str, style: ParagraphStyle) -> Flowable:
    """Text for which letters are shaped; HarfBuzz is read in only where there is some."""
    from reports.shaped_text import ShapedText  # noqa: PLC0415 (few papers need it)

    return ShapedText(text, style)


def _pieces(text: str) -> list[str]:
    """The text in parts that are set quickly, cut between lines or words where there are any."""
    found, lines = [], text.split("\n")
    for at in range(0, len(lines), _MOST_LINES):
        rest = "\n".join(lines[at : at + _MOST_LINES])
        while len(rest) > _MOST_AT_ONCE:
            cut = max(rest.rfind("\n", 1, _MOST_AT_ONCE), rest.rfind(" ", 1, _MOST_AT_ONCE))
            found.append(rest[:cut] if cut > 0 else rest[:_MOST_AT_ONCE])
            rest = rest[cut + 1 :] if cut > 0 else rest[_MOST_AT_ONCE:]
        found.append(rest)
    return found


class Heading(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A heading that is also a bookmark of the file; it never stands alone at the foot of a page."""

    def __init__(self, text: str, level: int = 0) -> None:
        """The heading as typed; level 0 begins a section, 1 a part of it."""
        super().__init__()
        points, before, after = ((15, 10, 4), (12, 8, 3))[level]
        self.style = house_style(points, strong=True, spaceBefore=before, spaceAfter=after, keepWithNext=1)
        self._words = set_whole(text, self.style)
        self._bookmark = (as_printable(text), level)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """How much room it takes at this width."""
        self.width, self.height = self._words.wrap(width, height)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The part for this page, which has the bookmark, and the rest."""
        parts = self._words.split(width, height)
        if len(parts) < 2:
            return [self] if parts else []
        self._words = parts[0]
        return [self, *parts[1:]]

    def draw(self) -> None:
        """Draws the words and leaves the bookmark at their upper edge."""
        self._words.drawOn(self.canv, 0, 0)
        self.canv.bookmarks.append((*self._bookmark, self.canv.absolutePosition(0, self.height)[1]))


class HouseTable(Table):  # type: ignore[misc]  # reportlab has no types
    """A table whose rows stay whole from page to page; only a row that is longer than a page is cut."""

    def split(self, width: float, height: float) -> list[Any]:
        """The part for this page and the rest; nothing when the rest is to begin on the next page."""
        self.splitInRow = 0
        parts = super().split(width, height)
        whole_page = self._longest_page()
        if parts or sum(self._rowHeights[: self.repeatRows + 1]) <= whole_page:
            return list(parts)
        self.splitInRow = 1
        return list(super().split(width, height))

    def _longest_page(self) -> float:
        upright, wide = float(A4[1] - TOP - FOOT), float(A4[0] - TOP - FOOT)
        return (wide if sum(self._colWidths) > ROOM + 1 else upright) - 30


def pdf_of(page: Page, story: Sequence[Any]) -> bytes:
    """The finished paper: the same bytes whenever it is made of the same rows."""
    house_fonts()
    page = replace(page, title=as_printable(page.title), unit=as_printable(page.unit))
    target = BytesIO()
    SimpleDocTemplate(
        target,
        pagesize=landscape(A4) if page.wide else A4,
        leftMargin=SIDE,
        rightMargin=SIDE,
        topMargin=TOP,
        bottomMargin=FOOT + 4 * mm,
        title=page.title,
        author=page.unit or "cpdesk",
        subject=MARKING,
        creator="cpdesk",
        lang="en-GB",
        initialFontName=REGULAR,
        invariant=1,
    ).build(list(story), canvasmaker=_canvas_for(page))
    return target.getvalue()


def _canvas_for(page: Page) -> type[Canvas]:
    """A canvas that knows how many pages there are when it writes what stands on each."""

    class Numbered(Canvas):  # type: ignore[misc]  # reportlab has no types
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            made_at = page.made_at.astimezone(UTC)
            self.setDateFormatter(lambda *_: f"D:{made_at:%Y%m%d%H%M%S}+00'00'")
            self._drawn: list[dict[str, Any]] = []
            self.bookmarks: list[tuple[str, int, float]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's own name
            self._drawn.append(dict(self.__dict__))
            self.bookmarks = []
            self._startPage()

        def save(self) -> None:
            for number, drawn in enumerate(self._drawn, 1):
                self.__dict__.update(drawn)
                _draw_margins(self, page, number, len(self._drawn))
                _set_bookmarks(self, number)
                super().showPage()
            super().save()

    return Numbered


def _set_bookmarks(canvas: Any, number: int) -> None:
    """The bookmarks of a page, now that it is being written and can be led to."""
    for at, (title, level, top) in enumerate(canvas.bookmarks):
        key = f"{number}-{at}"
        canvas.bookmarkPage(key, fit="XYZ", top=top + 4 * mm)
        canvas.addOutlineEntry(title, key, level)


def _draw_margins(canvas: Any, page: Page, number: int, pages: int) -> None:
    """The marking above, who made it and when below, and the page's number."""
    wide, high = canvas._pagesize
    canvas.setFillColor(INK)
    canvas.setFont(STRONG, 9)
    canvas.drawCentredString(wide / 2, high - 9 * mm, MARKING)
    canvas.drawString(SIDE, high - 9 * mm, page.mark)
    canvas.drawRightString(wide - SIDE, high - 9 * mm, page.version)
    if page.demonstration:
        canvas.setFillColor(HexColor(f"#{DEMONSTRATION_FILL}"))
        canvas.rect(SIDE, high - 18 * mm, wide - 2 * SIDE, 6 * mm, stroke=0, fill=1)
        canvas.setFillColor(HexColor(f"#{DEMONSTRATION_INK}"))
        canvas.drawCentredString(wide / 2, high - 16.2 * mm, DEMONSTRATION)
    canvas.setFillColor(QUIET)
    canvas.setFont(REGULAR, 8)
    made = f"Made {short_moment(page.made_at.astimezone(LONDON))} by {as_printable(page.made_by)}"
    room = wide - 2 * SIDE - _FOR_THE_PAGE
    unit = _fitting(page.unit, room - pdfmetrics.stringWidth(f". {made}", REGULAR, 8)) if page.unit else ""
    canvas.drawString(SIDE, 10 * mm, _fitting(f"{unit}. {made}" if unit else made, room))
    canvas.drawRightString(wide - SIDE, 10 * mm, f"{MARKING}   Page {number} of {pages}")


def _fitting(text: str, room: float) -> str:
    """The text cut with a mark where the page has no more room for it."""
    if pdfmetrics.stringWidth(text, REGULAR, 8) <= room:
        return text
    while text and pdfmetrics.stringWidth(f"{text}…", REGULAR, 8) > room:
        text = text[:-1]
    return f"{text}…"
