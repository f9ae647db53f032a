"""When two spellings are one name: teams, people, and the words that somebody types to find an entry.

Seed 002 itself writes "Cluster 3 B", "2 B" and "Cluster 2A" (D11): what is folded alike is the same team.
"""

import re
import unicodedata
from collections.abc import Iterable

from cpdesk.rules.how_dates_read import listed

_CLUSTER = re.compile(r"(?:cluster|clust|clus|cl|c)?(\d+[a-z]?)")
_SINGLE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}
_MOST_WORDS = 12
_MOST_TYPED = 200


def fold(text: str) -> str:
    """The text in small letters without accents, every sign between words as one space."""
    if text.isascii():
        return " ".join(text.lower().translate(_SIGNS).split())
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(letters.translate(_SINGLE).split())


def sort_key(text: str) -> str:
    """The text as lists are ordered by it: folded, and its numbers by their size ("Cluster 9" before "Cluster 10")."""
    return re.sub(r"[0-9]+", lambda number: number.group().lstrip("0").rjust(10, "0"), fold(text))


def person_key(name: str) -> str:
    """One person's name however it is spelt: "Patel, Purna" and "PURNA  PATEL" are the same."""
    surname, comma, first = name.partition(",")
    return fold(f"{first} {surname}") if comma and "," not in first else fold(name)


def team_key(name: str) -> str:
    """One team's name however it is spelt: "Cl 3 B", "CLUSTER 3B" and "cluster  3b " are the same (D11)."""
    words = fold(name)
    joined = words.removesuffix(" team").replace(" ", "")
    cluster = _CLUSTER.fullmatch(joined)
    return f"cluster{cluster.group(1)}" if cluster else joined


def team_name(name: str) -> str:
    """A team's name as it is shown: a cluster always as "Cluster 3B", any other as it was written."""
    key = team_key(name)
    if _CLUSTER.fullmatch(key):
        return f"Cluster {key.removeprefix('cluster').upper()}"
    return " ".join(name.split())


def family_name(surnames: Iterable[str]) -> str:
    """A family as it is shown: its children's surnames, each once, "Mocksmith" or "Mocksmith and Sample-Ng"."""
    once: dict[str, str] = {}
    for surname in surnames:
        if surname.strip():
            once.setdefault(fold(surname), " ".join(surname.split()))
    return listed(tuple(once.values())) if once else ""


def children_words(number: int) -> str:
    """How many children, in words: "1 child", "3 children"."""
    return "1 child" if number == 1 else f"{number} children"


def family_words(surnames: Iterable[str]) -> str:
    """A family and how many children a conference concerns: "Sample-Ng, 2 children"."""
    children = tuple(surnames)
    return f"{family_name(children)}, {children_words(len(children))}"


def reference_of(case_id: str, family_id: int) -> str:
    """The number by which a family is spoken of without its name: the unit's own, or "D12" where it gave none."""
    return case_id.strip() or f"D{family_id}"


def typed_words(text: str) -> tuple[tuple[str, ...], ...]:
    """What somebody typed to find an entry: each word as the pieces it folds to, at most 12 words of 200 characters.

    A date typed as 05/10/2026 is one word of three pieces, which must stand together.
    """
    words = (tuple(fold(word).split()) for word in text[:_MOST_TYPED].split())
    return tuple(pieces for pieces in words if pieces)[:_MOST_WORDS]
