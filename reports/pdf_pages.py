"""The pages of a paper as PDF: marking, what the paper is not yet, page numbers, bookmarks, structure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate

from cpdesk.rules.how_dates_read import short_moment
from cpdesk.rules.london import LONDON
from reports.house_fonts import REGULAR, STRONG, as_printable, in_inter
from reports.house_style import DEMONSTRATION, DEMONSTRATION_FILL, DEMONSTRATION_INK, MARK_COLOURS, MARKING
from reports.pdf_house import FOOT, INK, QUIET, SIDE, TOP
from reports.pdf_tags import Tags

_FOR_THE_PAGE = 150.0  # points at the right of the foot, for the marking and the page's number
_LONGEST = 300  # characters, more than any edge of a page has room for


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


def pdf_of(page: Page, story: Sequence[Any]) -> bytes:
    """The finished paper: the same bytes whenever it is made of the same rows."""
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
        displayDocTitle=True,
        invariant=1,
    ).build(list(_kept_together(story, page.wide)), canvasmaker=_canvas_for(page))
    return target.getvalue()


class Together(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Headings and what they stand over, of which at least the beginning is on the same page."""

    def __init__(self, heads: Sequence[Flowable], body: Flowable, page_high: float) -> None:
        """The headings, the paragraph or table under them, and how high a page is."""
        super().__init__()
        self._page_high = page_high
        for head in heads:
            head.keepWithNext = 0  # what holds them together from here on is this
        self._all = [*heads, body]

    def getSpaceBefore(self) -> float:  # noqa: N802 - reportlab's own name
        """The space before the first heading."""
        return float(self._all[0].getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab's own name
        """The space after what stands under them."""
        return float(self._all[-1].getSpaceAfter())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """How much room all of it takes."""
        self.width, self.height = width, self._heads_high(width, height)
        self.height += self._all[-1].wrap(width, height)[1]
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The headings with what fits under them, and the rest; nothing where that is no line."""
        room = height - self._heads_high(width, height)
        parts = self._all[-1].split(width, room) if room > 0 else []
        if parts:
            return [*self._all[:-1], *parts]
        if height < 0.9 * self._page_high:
            return []
        first, *rest = self._all  # on an empty page: what is under the headings has to begin without them
        return [*(first.split(width, height) if first.height > height else [first]), *rest]

    def draw(self) -> None:
        """Draws the headings and what stands under them."""
        up = self.height
        for before, one in zip([None, *self._all], self._all, strict=False):
            if before is not None:
                up -= max(before.getSpaceAfter(), one.getSpaceBefore())
            up -= one.wrap(self.width, up)[1]
            one.drawOn(self.canv, 0, up)

    def _heads_high(self, width: float, height: float) -> float:
        """How much room the headings take, with the space down to what stands under them."""
        high = sum(head.wrap(width, height)[1] for head in self._all[:-1])
        pairs = zip(self._all, self._all[1:], strict=False)
        return float(high + sum(max(one.getSpaceAfter(), next_.getSpaceBefore()) for one, next_ in pairs))


def _kept_together(story: Sequence[Flowable], wide: bool) -> Iterator[Flowable]:
    """The story with every heading tied to what follows it."""
    page_high = A4[0 if wide else 1] - TOP - FOOT
    heads: list[Flowable] = []
    for one in story:
        if one.getKeepWithNext():
            heads.append(one)
        elif heads:
            yield Together(heads, one, page_high)
            heads = []
        else:
            yield one
    yield from heads


def _canvas_for(page: Page) -> type[Canvas]:
    """A canvas that knows how many pages there are when it writes what stands on each."""
    tags = Tags()

    class Numbered(Canvas):  # type: ignore[misc]  # reportlab has no types
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            made_at = page.made_at.astimezone(UTC)
            self.setDateFormatter(lambda *_: f"D:{made_at:%Y%m%d%H%M%S}+00'00'")
            self._drawn: list[dict[str, Any]] = []
            self.bookmarks: list[tuple[str, int, float]] = []
            self.tags = tags

        def showPage(self) -> None:  # noqa: N802 - reportlab's own name
            self._drawn.append(dict(self.__dict__))
            self.bookmarks = []
            self._startPage()

        def save(self) -> None:
            for number, drawn in enumerate(self._drawn, 1):
                self.__dict__.update(drawn)
                tags.hush(self)
                _draw_margins(self, page, number, len(self._drawn))
                tags.speak(self)
                _set_bookmarks(self, number)
                super().showPage()
                tags.page_ends(self, number)
            tags.put_into(self)
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
    canvas.drawRightString(wide - SIDE, high - 9 * mm, _fitting(in_inter(page.version), _FOR_THE_PAGE, STRONG, 9))
    if page.mark:
        _draw_mark(canvas, page.mark, high - 9 * mm)
    if page.demonstration:
        canvas.setFillColor(HexColor(f"#{DEMONSTRATION_FILL}"))
        canvas.rect(SIDE, high - 18 * mm, wide - 2 * SIDE, 6 * mm, stroke=0, fill=1)
        canvas.setFillColor(HexColor(f"#{DEMONSTRATION_INK}"))
        canvas.drawCentredString(wide / 2, high - 16.2 * mm, DEMONSTRATION)
    canvas.setFillColor(QUIET)
    canvas.setFont(REGULAR, 8)
    made = f"Made {short_moment(page.made_at.astimezone(LONDON))} by {in_inter(page.made_by)}"
    room = wide - 2 * SIDE - _FOR_THE_PAGE
    unit = _fitting(in_inter(page.unit), room - pdfmetrics.stringWidth(f". {made}", REGULAR, 8)) if page.unit else ""
    canvas.drawString(SIDE, 10 * mm, _fitting(f"{unit}. {made}" if unit else made, room))
    canvas.drawRightString(wide - SIDE, 10 * mm, f"{MARKING}   Page {number} of {pages}")


def _draw_mark(canvas: Any, mark: str, up: float) -> None:
    """What the paper is not yet, or no longer, light on dark."""
    long = pdfmetrics.stringWidth(mark, STRONG, 9)
    canvas.setFillColor(HexColor(f"#{MARK_COLOURS['overdue'][0]}"))
    canvas.rect(SIDE, up - 1.6 * mm, long + 4 * mm, 5.6 * mm, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.drawString(SIDE + 2 * mm, up, mark)


def _fitting(text: str, room: float, font: str = REGULAR, points: float = 8) -> str:
    """The text cut with a mark where the page has no more room for it."""
    if len(text) <= _LONGEST and pdfmetrics.stringWidth(text, font, points) <= room:
        return text
    text = text[:_LONGEST]
    while text and pdfmetrics.stringWidth(f"{text}…", font, points) > room:
        text = text[:-1]
    return f"{text}…"
