"""Words that stand in a cell to say that nothing is known yet."""

import re
import unicodedata
from functools import lru_cache

_WORDS = frozenset(
    """
    tbc|tba|tbd|n/a|na|n.a|n a|none|nil|awaiting date|awaiting|awaited|date awaited|awaiting info|to be confirmed
    |to be arranged|to be advised|to be booked|to be allocated|not yet|not yet known|not known|unknown|pending|no date
    |no date yet|not booked|not yet booked|o/s|outstanding|not applicable|not recorded|not held|not yet held|blank
    |date tbc|tbc date|awaiting outcome|awaiting lpm|awaiting confirmation|not provided|not stated
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_ODD_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`\u201b", "'"))
_DASHES = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-"})


def one_line(text: str) -> str:
    """The text on one line with plain spaces; nothing else is changed."""
    if text.isascii():  # nearly every cell; its only odd spaces are those that `split` knows
        return " ".join(text.split())
    return _ODD_SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def plain_apostrophes(text: str) -> str:
    """The text with every kind of apostrophe as the plain one."""
    return text.translate(_APOSTROPHES)


def plain_dashes(text: str) -> str:
    """The text with every kind of dash as a hyphen."""
    return text.translate(_DASHES)


@lru_cache(maxsize=20_000)
def says_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing to say yet: "TBC", "n/a", "-", "?", "awaiting date"."""
    word = plain_dashes(one_line(text)).casefold().strip(" .()[]*")
    return word.strip("-?_/.!") == "" or word.rstrip("?! ") in _WORDS
