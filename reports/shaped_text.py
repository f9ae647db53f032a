"""Text whose letters join, carry marks or run from right to left, set as its readers write it.

Words are shaped by HarfBuzz and lines are ordered by Unicode's rules; readers of the file find the characters as typed.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from typing import Any

import uharfbuzz
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr
from reportlab.platypus import Flowable

from reports.house_fonts import HouseFont, fonts_of, house_font
from reports.writing_direction import levels_of, runs_from_right, visual_order

_WORDS = re.compile(r"[ \u200b]*[^ \u200b]+[ \u200b]*|[ \u200b]+")
_THOUSANDTH = 1000.0
_THIN = 120.0  # of a letter, so that the search for the end of a line looks no further than it must


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A run of one typeface and one direction, shaped; `width` in thousandths of the size."""

    font: str
    drawn: ShapedStr
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of shaped text: its runs as they are read, each with its place, and whether it begins at the right."""

    text: str
    runs: tuple[tuple[float, Glyphs], ...]
    width: float
    from_right: bool


class ShapedText(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Running text that breaks over lines and pages like any other, whatever it is written in."""

    def __init__(self, text: str, style: ParagraphStyle, lines: tuple[Line, ...] | None = None) -> None:
        """The text as it is printed; `lines` where they were set already."""
        super().__init__()
        self.text, self.style, self._lines = text, style, lines
        self._set_for = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """How much room it takes at this width."""
        if self._lines is None or self._set_for not in {0.0, width}:
            self._lines = tuple(_set_lines(self.text, self.style, width))
        self._set_for = self.width = width
        self.height = len(self._lines) * self.style.leading
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The lines for this page and the rest; nothing where not even one fits."""
        self.wrap(width, height)
        lines = self._lines or ()
        fit = int(height / self.style.leading)
        if fit >= len(lines):
            return [self]
        return [_of_lines(part, self.style) for part in (lines[:fit], lines[fit:])] if fit else []

    def draw(self) -> None:
        """Draws the lines, each run of a typeface after the other."""
        up = self.height - self.style.fontSize
        with self.canv.tags.words(self.canv, "P"):
            for line in self._lines or ():
                _draw_line(self.canv, line, self.style, self._left_of(line), up)
                up -= self.style.leading

    def _left_of(self, line: Line) -> float:
        """A text of several lines that runs from the right begins there; one line stands where its column begins."""
        alone = len(self._lines or ()) == 1
        return self.width - line.width * self.style.fontSize / _THOUSANDTH if line.from_right and not alone else 0.0


def _of_lines(lines: tuple[Line, ...], style: ParagraphStyle) -> ShapedText:
    return ShapedText("\n".join(line.text for line in lines), style, lines)


def _draw_line(canvas: Any, line: Line, style: ParagraphStyle, left: float, up: float) -> None:
    text = canvas.beginText(left, up)
    text.setFillColor(style.textColor)
    for place, run in line.runs:
        text.setTextOrigin(left + place * style.fontSize / _THOUSANDTH, up)
        text.setFont(run.font, style.fontSize)
        text.textOut(run.drawn)
    canvas.drawText(text)


def _set_lines(text: str, style: ParagraphStyle, width: float) -> Iterator[Line]:
    """The lines of the text at this width."""
    room = width * _THOUSANDTH / style.fontSize
    for typed in text.split("\n"):
        fonts, levels = fonts_of(typed, style.fontName), levels_of(typed)
        from_right = runs_from_right(typed)
        for first, last in _broken(typed, fonts, levels, room):
            end = first + len(typed[first:last].rstrip(" "))
            yield _line(typed[first:end], fonts[first:end], levels[first:end], from_right)


def _line(text: str, fonts: list[str], levels: list[int], from_right: bool) -> Line:
    """One line: runs stand where they are seen, and come in the order in which they are read."""
    runs = _runs(fonts, levels)
    shaped = [_shaped(text[first:last], fonts[first], levels[first] % 2 == 1) for first, last in runs]
    places, filled = [0.0] * len(runs), 0.0
    for at in visual_order([levels[first] for first, _ in runs]):
        places[at] = filled
        filled += shaped[at].width
    return Line(text, tuple(zip(places, shaped, strict=True)), filled, from_right)


def _runs(fonts: list[str], levels: list[int]) -> list[tuple[int, int]]:
    """Where each stretch of one typeface and one level begins and ends."""
    found, at = [], 0
    for _, group in groupby(zip(fonts, levels, strict=True)):
        length = len(list(group))
        found.append((at, at + length))
        at += length
    return found


def _broken(text: str, fonts: list[str], levels: list[int], room: float) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends: after a space, or inside a word that is longer than a line."""
    first, filled = 0, 0.0
    for place, end in _pieces(text, fonts, levels, room):
        if filled + _width(text[place:end].rstrip(" "), fonts[place:end], levels[place:end]) > room and place > first:
            yield first, place
            first, filled = place, 0.0
        filled += _width(text[place:end], fonts[place:end], levels[place:end])
    yield first, len(text)


def _pieces(text: str, fonts: list[str], levels: list[int], room: float) -> Iterator[tuple[int, int]]:
    """The words; one that is longer than a line comes in parts that fill a line."""
    most = int(room / _THIN) + 1

    def wide(first: int, last: int) -> float:
        return _width(text[first:last].rstrip(" "), fonts[first:last], levels[first:last])

    for word in _WORDS.finditer(text):
        first, last = word.span()
        while last - first > most or wide(first, last) > room:
            ends = [place for place in range(first + 1, min(last, first + most)) if not _goes_along(text[place])]
            if not ends:
                break
            fits = bisect_right(ends, room, key=partial(wide, first))
            yield first, ends[max(fits - 1, 0)]
            first = ends[max(fits - 1, 0)]
        yield first, last


def _goes_along(character: str) -> bool:
    """Whether a character may not begin a line: a mark, or what joins letters."""
    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}


def _width(text: str, fonts: list[str], levels: list[int]) -> float:
    runs = _runs(fonts[: len(text)], levels[: len(text)])
    return sum(_shaped(text[first:last], fonts[first], levels[first] % 2 == 1).width for first, last in runs)


@lru_cache(maxsize=4096)
def _shaped(text: str, font_name: str, turned: bool) -> Glyphs:
    """A run shaped by HarfBuzz, its glyphs from left to right."""
    font = house_font(font_name)
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if turned else "ltr"
    uharfbuzz.shape(font.hbFont(), buffer)
    codes, places = "", []
    glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ends = _ends(text, [info.cluster for info in buffer.glyph_infos])
    for cluster, group in groupby(glyphs, key=lambda glyph: glyph[0].cluster):
        together = list(group)
        shares = _shared_out(text[cluster : ends[cluster]], len(together), turned)
        for (info, place), shows in zip(together, shares, strict=False):
            codes += chr(font.code_of(info.codepoint, shows))
            places.append(_place(font, info.codepoint, place))
        for shows in shares[len(together) :]:
            codes += chr(font.code_of_nothing(shows))
            places.append(ShapeData(0, 0, 0, 0, 0, 0))
    return Glyphs(font_name, ShapedStr(codes, places), sum(place.x_advance for place in places))


def _place(font: HouseFont, glyph: int, place: Any) -> ShapeData:
    return ShapeData(
        0, font.pdfScale(place.x_advance), 0, font.pdfScale(place.x_offset), font.pdfScale(place.y_offset),
        font.width_of(glyph),
    )  # fmt: skip


def _ends(text: str, clusters: list[int]) -> dict[int, int]:
    """Where the characters end that begin at each of these places and are drawn together."""
    starts = sorted(set(clusters))
    return dict(zip(starts, [*starts[1:], len(text)], strict=True))


def _shared_out(characters: str, glyphs: int, turned: bool) -> list[str]:
    """Which of the characters that are drawn together each glyph shows, so that readers find every one in its place.

    From right to left each glyph shows one at most, since readers turn the glyphs round but not what one shows; where
    there are more characters than glyphs, the rest are shown by glyphs that leave no trace.
    """
    if turned:
        return [*reversed(characters), *[""] * (glyphs - len(characters))]
    first = [*characters[: glyphs - 1], *[""] * (glyphs - 1 - len(characters))]
    return [*first, characters[glyphs - 1 :]]
