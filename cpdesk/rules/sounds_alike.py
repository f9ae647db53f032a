"""What a name sounds like, by two ways of hearing it, so that "Mocksmyth" on the telephone finds "Mocksmith".

Metaphone hears Stephen and Steven alike, NYSIIS hears Catherine and Katarine alike; one of the two is enough. Both
were made for names written in the letters of English: of any other writing nothing is said here, and such a name is
found by its words alone.
"""

from functools import lru_cache

from jellyfish import metaphone, nysiis

MARK = "\ue001"
"""Begins every sound: a sign that nobody types and that no name holds, so that no word is taken for a sound."""
_LEAST = 3
_SHORT = 2
_LEAST_CODE = 4


@lru_cache(maxsize=20_000)
def sounds_of(word: str) -> tuple[str, ...]:
    """The sounds of one folded word; none of a word too short, of numbers, or in other letters than English ones.

    One or two sounds ("Lee", "Cole") would say too little: the first letter stands with them. NYSIIS leaves so little
    of a short name that John and James are one: with a short code stands the last letter.
    """
    if len(word) < _LEAST or not (word.isascii() and word.isalpha()):
        return ()
    heard = metaphone(word).replace(" ", "")
    first = word[0] if len(heard) <= _SHORT else ""
    other = nysiis(word)
    last = word[-1] if len(other) < _LEAST_CODE else ""
    ways = (("m", f"{first}{heard}"), ("n", f"{other}{last}"))
    return tuple(f"{MARK}{way}{code}" for way, code in ways if code)
