"""What is kept from one recipient's copy of a record: chosen people's addresses, telephone numbers and emails (S26).

They are taken out wherever they stand: the fields themselves, and every place in what was typed where an address (line
by line), a postcode, a telephone number or an email address occurs, however it is spaced or written.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

WITHHELD = "[withheld]"
_LEAST = 6
"""A line of an address shorter than this says too little alone to be looked for in texts."""
_PIECES = re.compile(r"[^\W_]+")
_LINES = re.compile(r"[\n,;]+")
_CARE_OF = re.compile(r"^\s*c/o\s+", re.IGNORECASE)
_POSTCODE = re.compile(r"(?<![^\W_])([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})(?![^\W_])", re.IGNORECASE)
_NUMBERS = re.compile(r"\+?\(?\d[\d \t\u00a0().\-\u2010-\u2015]{4,}\d")
_GROUPS = re.compile(r"\d+")
_EMAIL = re.compile(r"[^\s<>(),;:]+@[^\s<>(),;:]+")
_LEAST_DIGITS, _WHOLE = 6, 10
_BETWEEN_DIGITS = r"[\s().\-\u2010-\u2015]*"
_COUNTRY_CODE = re.compile(r"^(?:00)?44(?=0?\d{9,10}$)")
_CODE = rf"(?:\(?(?:\+|00)?44{_BETWEEN_DIGITS}(?:0{_BETWEEN_DIGITS})?|\(?0{_BETWEEN_DIGITS})?"
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_BETWEEN_WORDS = r"[\W_]*"


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is to be kept back of one person."""

    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Withholding:
    """What is looked for in texts. `certain` is taken out of every text; `prose` out of what was typed at length.

    A line of an address that is one word without a number may be the name of a town: it is kept back in what was
    typed, and left in the names of agencies and people.
    """

    certain: re.Pattern[str] | None = field(default=None)
    prose: re.Pattern[str] | None = field(default=None)

    def in_label(self, text: str) -> str:
        """A name or another short text without what is kept back."""
        return self.certain.sub(WITHHELD, text) if self.certain is not None and text else text

    def in_prose(self, text: str) -> str:
        """What somebody typed, without what is kept back."""
        return self.prose.sub(WITHHELD, text) if self.prose is not None and text else text


def withholding(people: Iterable[Hidden]) -> Withholding:
    """What to look for so that nothing of these people's addresses and contact details is left."""
    certain: set[str] = set()
    uncertain: set[str] = set()
    for one in people:
        certain.update(_phones(f"{one.phone}\n{one.address}"))
        certain.update(_emails(f"{one.email}\n{one.address}"))
        certain.update(_postcodes(one.address))
        for line in (one.address, *_LINES.split(one.address)):
            for words in _tellings(_PIECES.findall(_CARE_OF.sub("", line))):
                told = len(words) > 1 or any(sign.isdigit() for sign in words[0])
                (certain if told else uncertain).add(_spaced(words))
    return Withholding(_any_of(certain), _any_of(certain | uncertain))


def _tellings(words: list[str]) -> Iterator[list[str]]:
    """The line, and the end of it from each number on: "with her aunt at 12 Sample Street" tells the house too."""
    if len(" ".join(words)) >= _LEAST:
        yield words
    for place, word in enumerate(words[:-1]):
        if any(sign.isdigit() for sign in word) and len(" ".join(words[place:])) >= _LEAST:
            yield words[place:]


def _any_of(patterns: set[str]) -> re.Pattern[str] | None:
    """One pattern for all; the longest first, so that a whole address goes before its lines."""
    ordered = sorted(patterns, key=lambda one: (-len(one), one))
    return re.compile("|".join(ordered), re.IGNORECASE) if ordered else None


def _spaced(words: Iterable[str]) -> str:
    """A line of an address with whatever stands between its words: spaces, commas, new lines, nothing."""
    return _BEFORE + _BETWEEN_WORDS.join(re.escape(word) for word in words) + _AFTER


def _postcodes(text: str) -> set[str]:
    return {_spaced(halves) for halves in _POSTCODE.findall(text)}


def _phones(text: str) -> set[str]:
    """Each telephone number with any spacing, with 0 or with the country's code before it."""
    digits = (number for together in _NUMBERS.findall(text) for number in _one_by_one(_GROUPS.findall(together)))
    local = {_COUNTRY_CODE.sub("", number).removeprefix("0") for number in digits if len(number) >= _LEAST_DIGITS}
    return {rf"(?<!\d)\+?{_CODE}{_BETWEEN_DIGITS.join(number)}(?!\d)" for number in local}


def _one_by_one(groups: list[str]) -> Iterator[str]:
    """The numbers of several that stand behind each other: a new one begins with 0 when the one before is whole."""
    number = ""
    for group in groups:
        if len(number) >= _WHOLE and group.startswith("0"):
            yield number
            number = ""
        number += group
    yield number


def _emails(text: str) -> set[str]:
    found = (address.strip(".'\"") for address in _EMAIL.findall(text))
    return {rf"(?<![\w.+-]){re.escape(address)}(?![\w-]|\.\w)" for address in found}
