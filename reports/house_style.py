"""How paper of the unit looks: marking, colours, text that stays text, the way a sheet prints."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rules.london import LONDON
from cpdesk.rules.text import clean

MARKING = "OFFICIAL-SENSITIVE"
DEMONSTRATION = "DEMONSTRATION: every person and every date here is invented"

LONGEST_TEXT = 32_767
CUT = "… [cut]"
EXCEL_BEGINS = date(1899, 12, 30)
"""The day that Excel numbers 0."""

FIRST_TRUE_DATE = date(1900, 3, 1)
"""Before this day Excel's calendar is wrong (it has a 29 February 1900): such a date is written as text."""

PAGE_INK = "1B2733"
QUIET_INK = "4A5866"
HEADING_INK = "FFFFFF"
HEADING_FILL = "16324F"
DEMONSTRATION_INK = "5A3E00"
DEMONSTRATION_FILL = "FFF4D6"

MARK_COLOURS = {
    "overdue": ("8A1C1C", "FBE5E5"),
    "escalated": ("4B2379", "EDE4F8"),
    "due_soon": ("6B4200", "FFF0CC"),
    "on_track": ("0B4F3F", "DDF3EC"),
    "held": ("2F3E4E", "E7ECF1"),
    "neutral": ("0F3D6E", "E1EDFA"),
}
"""Text and light fill of each mark, as on screen; the words stand beside them, so that grey print still reads."""

_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def printable(text: str) -> str:
    """The text as a sheet can hold it: no character that breaks a file, never longer than Excel keeps."""
    return text if text.isprintable() and len(text) * 2 <= LONGEST_TEXT else _cut(clean(text))


def _cut(text: str) -> str:
    """The text no longer than Excel keeps (it counts in UTF-16), saying so where it was cut."""
    if len(text) * 2 <= LONGEST_TEXT or len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        return text
    room = (LONGEST_TEXT - len(CUT)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + CUT


def begins_like_formula(text: str) -> bool:
    """Whether Excel would take this text for a formula once somebody edits the cell (I31)."""
    return text.startswith(_LOOKS_LIKE_FORMULA)


def shielded(text: str) -> str:
    """The text with every "_x0041_" guarded, which Excel would otherwise read as one letter."""
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text


def sheet_name(wanted: str) -> str:
    """A name that Excel allows a sheet: 31 characters, no character it keeps for itself, no apostrophe at an end."""
    return re.sub(r"[/\\\[\]:*?]", " ", printable(wanted)).strip("' ")[:31] or "Sheet"


def footer_text(text: str) -> str:
    """Text for the edge of a page, where a lone & would be an instruction."""
    return printable(text).replace("\n", " ").replace("&", "&&")


def in_london(moment: datetime) -> datetime:
    """A moment as the clocks of the unit show it, to the second and without a zone, as a sheet needs it."""
    return moment.astimezone(LONDON).replace(tzinfo=None, microsecond=0)


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How a cell looks. Each is made once and known by itself, not compared by its parts."""

    ink: str = PAGE_INK
    fill: str = ""
    bold: bool = False
    size: float = 10
    wrap: bool = True
    is_date: bool = False
    across: str = "left"
