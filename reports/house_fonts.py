"""The typefaces that the papers carry: Inter, and Noto Sans for what Inter has no letters for."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

import resources
from cpdesk.rules.text import clean

REGULAR, STRONG = "Inter", "Inter-SemiBold"
_FILES = Path(resources.__file__).parent / "fonts"
_INTER = {REGULAR: "Inter-Regular", STRONG: "Inter-SemiBold"}
_FURTHER = {
    REGULAR: ("NotoSansArabic-Regular", "NotoSansGujarati-Regular"),
    STRONG: ("NotoSansArabic-Bold", "NotoSansGujarati-Bold"),
}
_OWN_CODES = 0xF0000  # Unicode leaves these to whoever wants them
_INVISIBLE = frozenset("\u00ad\u034f\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_CARRIED = frozenset("\n ")
_MOST_MARKS = 4  # on one letter, in any language


class HouseFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A typeface of which any glyph can be drawn, also those that stand for no single character.

    Each such glyph has a code of its own, of which the file tells readers the characters that it shows.
    """

    def __init__(self, name: str, file: str) -> None:
        """The typeface in this file of the carried ones."""
        super().__init__(name, str(_FILES / f"{file}.ttf"))
        self._shown: dict[int, str] = {}
        self._codes: dict[tuple[int, str, float], int] = {}

    def has(self, character: str) -> bool:
        """Whether the typeface has a glyph for this character."""
        return ord(character) in self.face.charToGlyph

    def width_of(self, glyph: int) -> float:
        """How wide a glyph is, in thousandths of the size."""
        return float(self.pdfScale(self.face.hmetrics[glyph][0]))

    def code_of(self, glyph: int, shows: str) -> int:
        """The code by which a glyph is drawn that shows these characters."""
        if len(shows) == 1 and self.face.charToGlyph.get(ord(shows)) == glyph:
            return ord(shows)
        return self._own_code(glyph, shows, self.width_of(glyph))

    def code_of_nothing(self, shows: str) -> int:
        """The code of a glyph that leaves no trace, for a character that the one beside it draws too."""
        return self._own_code(self.face.charToGlyph[ord(" ")], shows, 0.0)

    def _own_code(self, glyph: int, shows: str, width: float) -> int:
        key = (glyph, shows, width)
        if key not in self._codes:
            code = _OWN_CODES + len(self._codes)
            self._codes[key] = code
            self._shown[code] = shows
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = width
        return self._codes[key]

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's own name
        """Puts the glyphs that were drawn into the file, with the characters that they show."""
        state = self.state[doc]
        drawn = [(self.getSubsetInternalName(at, doc)[1:], list(codes)) for at, codes in enumerate(state.subsets)]
        super().addObjects(doc)
        for name, codes in drawn:
            told = doc.idToObject["BasicFonts"].dict[name].ToUnicode
            doc.idToObject[told.name].content = self._as_characters(codes)

    def _as_characters(self, codes: list[int]) -> str:
        """Which characters each code of a font in the file shows, as the file tells it (PDF 32000, 9.10.3)."""
        lines = [f"<{at:02X}> <{_utf16(self._shown.get(code, chr(code)))}>" for at, code in enumerate(codes)]
        blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
        told = "\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{told}\n"
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
        )


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "replace").hex().upper()


@cache
def house_font(name: str) -> HouseFont:
    """A carried typeface, read when it is first needed."""
    font = HouseFont(name, _INTER.get(name, name))
    pdfmetrics.registerFont(font)
    return font


@cache
def house_fonts() -> frozenset[str]:
    """Takes Inter into use; gives the characters that it sets one after the other, in every weight."""
    weights = [house_font(name) for name in _INTER]
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=STRONG, italic=REGULAR, boldItalic=STRONG)
    had = frozenset.intersection(*(frozenset(map(chr, font.face.charToGlyph)) for font in weights))
    return frozenset(one for one in had if _stands_alone(one)) | _CARRIED


def _stands_alone(character: str) -> bool:
    """Whether a character is drawn the same wherever it stands: no mark on another, nothing from right to left."""
    turned = unicodedata.bidirectional(character) in {"R", "AL", "AN"}
    return not turned and not unicodedata.combining(character) and character not in _INVISIBLE


def is_plain(text: str) -> bool:
    """Whether Inter sets the text as it stands, letter by letter."""
    return house_fonts().issuperset(text)


@cache
def font_for(character: str, style_font: str = REGULAR) -> str:
    """The typeface that has this character in every weight; empty where none has."""
    inter = all(house_font(name).has(character) for name in _INTER)
    if inter:
        return STRONG if style_font == STRONG else REGULAR
    for regular, strong in zip(_FURTHER[REGULAR], _FURTHER[STRONG], strict=True):
        if house_font(regular).has(character) and house_font(strong).has(character):
            return strong if style_font == STRONG else regular
    return ""


def fonts_of(text: str, style_font: str) -> list[str]:
    """The typeface of each character: a mark goes with its letter, what is not seen with what stands before it."""
    found: list[str] = []
    for character in text:
        before = found[-1] if found else ""
        goes_along = character in _INVISIBLE or character == " " or bool(unicodedata.combining(character))
        if goes_along and before and (character in _INVISIBLE or house_font(before).has(character)):
            found.append(before)
        else:
            found.append(font_for(character, style_font) or style_font)
    return found


def tidy(text: str) -> str:
    """What somebody typed as the papers set it: letters and their marks in one, no tabs."""
    return unicodedata.normalize("NFC", clean(text).replace("\t", " "))


def as_printable(text: str) -> str:
    """The text with every character that no typeface has as its number: "[U+5F20]".

    So do marks that are heaped on one letter, which would strike through the lines around it.
    """
    text = tidy(text)
    if is_plain(text):
        return text
    carried, marks = [], 0
    for one in text:
        marks = marks + 1 if unicodedata.combining(one) else 0
        carried.append(one if marks <= _MOST_MARKS and _is_carried(one) else f"[U+{ord(one):04X}]")
    return "".join(carried)


def in_inter(text: str) -> str:
    """The text as Inter alone sets it, for the edges of a page: every other character as its number."""
    text = tidy(text).replace("\n", " ")
    return text if is_plain(text) else "".join(one if is_plain(one) else f"[U+{ord(one):04X}]" for one in text)


def lacks_characters(*texts: str) -> bool:
    """Whether any of these texts has a character that no typeface has."""
    return any(not is_plain(text) and as_printable(text) != tidy(text) for text in texts)


def _is_carried(character: str) -> bool:
    return character in _CARRIED or character in _INVISIBLE or bool(font_for(character))
