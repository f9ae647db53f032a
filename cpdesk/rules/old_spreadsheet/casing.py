"""Names typed in capitals, written as names: POWELL is Powell, O'MYSIAK is O'Mysiak, McDONALD is McDonald."""

import re
from functools import lru_cache

_BITS = re.compile(r"([\s'\u2019-]+)")
_PREFIXED = re.compile(r"^(Mc|Mac|De|Di|La|Le|Fitz|Van|O['\u2019]|D['\u2019])(?=\S{2})")
_SMALL = re.compile("van|von|der|den|d[aeiu]|del|della|l[ae]|bin|ibn|[ae]l|ter|ten|do?s|das")


@lru_cache(maxsize=20_000)
def in_capitals(word: str) -> bool:
    """Whether a word is a name typed in capitals, a prefix such as Mc aside."""
    letters = [letter for letter in _PREFIXED.sub("", word, count=1) if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def as_name(text: str) -> str:
    """A name as it is written: words all in capitals or all in small letters get their capital letter."""
    return " ".join(_word(word) for word in text.split())


@lru_cache(maxsize=20_000)
def _word(word: str) -> str:
    if _SMALL.fullmatch(word) or (len(word) == 2 and word.isupper() and word[1] == "J"):
        return word
    if not (word.isupper() or word.islower() or in_capitals(word)):
        return word
    prefix = _PREFIXED.match(word)
    if prefix and not word.isupper() and not word.islower():
        return prefix.group(1) + _word(word[prefix.end() :])
    return "".join(_bit(bit, first=place == 0) for place, bit in enumerate(_BITS.split(word)))


def _bit(bit: str, *, first: bool) -> str:
    if not bit:
        return bit
    if bit.casefold() == "s" and not first:
        return "s"
    lowered = bit.lower()
    if lowered.startswith("mc") and len(lowered) > 3:
        return "Mc" + lowered[2].upper() + lowered[3:]
    return lowered[0].upper() + lowered[1:]
