"""The text of a paper: styles, headings, and what somebody typed, which is never read as markup."""

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer
from reportlab.platypus.paragraph import _SplitWord
from reportlab.platypus.paraparser import ParaFrag

from cpdesk.rules.text import clean
from reports.house_fonts import REGULAR, STRONG, as_printable, house_fonts, is_plain, tidy
from reports.house_style import PAGE_INK, QUIET_INK

SIDE, TOP, FOOT = 16 * mm, 22 * mm, 16 * mm
ROOM, WIDE_ROOM = A4[0] - 2 * SIDE - 12, A4[1] - 2 * SIDE - 12
"""How wide text may be on an upright page and on one across."""
INK, QUIET = HexColor(f"#{PAGE_INK}"), HexColor(f"#{QUIET_INK}")
NOT_PRINTABLE = (
    "This typeface lacks some characters of what was typed. Each stands as [U+ and its number]: "
    "write it in by hand before the paper goes out."
)
_MOST_AT_ONCE = 4_000  # the time that a paragraph takes grows with the square of its length


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


def typed(text: str, style: ParagraphStyle) -> list[Flowable]:
    """What somebody typed as paragraphs, which break over pages however long it is; lines stay lines."""
    return [set_whole(piece, style) for line in clean(text).split("\n") for piece in _pieces(line)]


def from_left(text: str) -> str:
    """Words that we put together, such as a name and a role: they begin at the left in whatever the name is written."""
    return text if is_plain(text) else f"\u200e{text}"


def set_whole(line: str, style: ParagraphStyle) -> Flowable:
    """One line as a single paragraph: shaped where its letters join, carry marks or run from right to left."""
    line = tidy(line)
    if not line.strip():
        return Spacer(0, style.leading)
    return Words(line, style) if is_plain(line) else _shaped(as_printable(line), style)


def _shaped(line: str, style: ParagraphStyle) -> Flowable:
    """Text whose letters are shaped; HarfBuzz is read in only where there is some."""
    from reports.shaped_text import ShapedText  # noqa: PLC0415 (few papers need it)

    return ShapedText(line, style)


def _pieces(line: str) -> list[str]:
    """A line in parts that are set quickly, cut between words where there are any."""
    found = []
    while len(line) > _MOST_AT_ONCE:
        cut = line.rfind(" ", 1, _MOST_AT_ONCE)
        found.append(line[:cut] if cut > 0 else line[:_MOST_AT_ONCE])
        line = line[cut + 1 :] if cut > 0 else line[_MOST_AT_ONCE:]
    return [*found, line]


class Words(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph of one line of text: given as it is, never read as markup, and found whole by a screen reader."""

    def __init__(self, text: str | None, style: ParagraphStyle, bulletText: None = None, frags: Any = None) -> None:  # noqa: N803 - reportlab's own name
        """The text as it is printed; `frags` when a paragraph is split, which gives no text."""
        super().__init__(None, style, bulletText, frags or [_plain(text or "", style)])
        self._set_for = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """How much room it takes at this width; lines that are set already are not set again for each page."""
        if self._set_for != width or not hasattr(self, "blPara"):
            super().wrap(width, height)
            self._set_for = width
        return self.width, self.height

    def draw(self) -> None:
        """Draws the words, marked as a paragraph or as those of their cell or heading."""
        for _, words in self.blPara.lines[:-1] if self.blPara.kind == 0 else ():
            if words and words[-1] and type(words[-1]) is not _SplitWord:
                words.append("")  # a space at the end, without which readers join two lines
        with self.canv.tags.words(self.canv, "P"):
            super().draw()


def _plain(text: str, style: ParagraphStyle) -> ParaFrag:
    """Text in one look, as a paragraph holds it."""
    return ParaFrag(
        text=text, fontName=style.fontName, fontSize=style.fontSize, textColor=style.textColor, bold=0, italic=0,
        rise=0, greek=0, link=[], us_lines=[],
    )  # fmt: skip


class Heading(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A heading that is also a bookmark of the file; it never stands alone at the foot of a page."""

    _looks: tuple[tuple[float, float, float], ...] = ((15, 10, 4), (12, 8, 3))
    _kinds: tuple[str, ...] = ("H2", "H3")

    def __init__(self, text: str, level: int = 0) -> None:
        """The heading as typed; level 0 begins a section, 1 a part of it."""
        super().__init__()
        points, before, after = self._looks[level]
        self.style = house_style(points, strong=True, spaceBefore=before, spaceAfter=after, keepWithNext=1)
        self._words = set_whole(text.replace("\n", " "), self.style)
        self._title, self._level = as_printable(text), level

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """How much room it takes at this width."""
        self.width, self.height = self._words.wrap(width, height)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The part for this page, which has the bookmark, and the rest."""
        first, *rest = self._words.split(width, height) or [None]
        self._words = first or self._words
        return [self, *rest] if first else []

    def draw(self) -> None:
        """Draws the words and leaves the bookmark at their upper edge."""
        self.canv.tags.opened(self._kinds[self._level])
        self._words.drawOn(self.canv, 0, 0)
        self.canv.tags.closed()
        self.mark()

    def mark(self) -> None:
        """Leaves the bookmark."""
        self.canv.bookmarks.append((self._title, self._level, self.canv.absolutePosition(0, self.height)[1]))


class Title(Heading):
    """The title of a paper, which is no bookmark."""

    _looks = ((18, 0, 5),)
    _kinds = ("H1",)

    def mark(self) -> None:
        """No bookmark."""
