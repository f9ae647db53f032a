"""Children by their initials: what leaves the unit carries no full name (`docs/decisions/0005`)."""

import re
from collections.abc import Iterable

UNBORN = "Unborn"
_SHORTEST = 2
_APOSTROPHE = re.compile("['\u2018\u2019]")


def initials(first_name: str, surname: str) -> str:
    """A child by initials: "I. T."; an unborn child is "Unborn T."."""
    letters = (_first_letter(first_name), _first_letter(surname))
    if first_name.strip().casefold() == UNBORN.casefold():
        letters = (UNBORN, letters[1])
    return " ".join(letter for letter in letters if letter)


def initials_of(children: Iterable[tuple[str, str]]) -> str:
    """The children of an entry by initials: "I. T. and K. T."."""
    found = [short for child in children if (short := initials(*child))]
    return found[0] if len(found) == 1 else " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))


def without_names(text: str, children: Iterable[tuple[str, str]]) -> str:
    """The text with the names of these children as initials; it may still name others."""
    for first_name, surname in children:
        for name in (first_name, surname):
            for part in (name.strip(), *re.split(r"[\s-]+", name)):
                if len(part) >= _SHORTEST and part.casefold() != UNBORN.casefold():
                    text = _replaced(text, part)
    return text


def _replaced(text: str, name: str) -> str:
    """The text with one name as its first letter; a name is written with a capital, so that "will" stays."""
    spellings = "|".join(re.escape(spelling) for spelling in {name, name.upper(), name.capitalize()})
    spellings = _APOSTROPHE.sub(_APOSTROPHE.pattern, spellings)  # Word turns the one that was typed
    return re.sub(rf"(?<!\w)(?:{spellings})(?!\w)", _first_letter(name), text)


def _first_letter(name: str) -> str:
    found = next((letter for letter in name if letter.isalpha()), "")
    return f"{found.upper()}." if found else ""
