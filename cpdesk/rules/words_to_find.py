"""Under which words a thing is found, and what somebody typed to find it: names, sounds, references, birth dates.

Every word is folded (small letters, no accents). A name of two parts is found by each and by both as one: "Sample-Ng"
by sample, by ng and by sampleng. Of a reference each end is kept, so that any part of it begins one of these.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cpdesk.rules.dates import NotADate, read_uk_date
from cpdesk.rules.names import fold
from cpdesk.rules.sounds_alike import sounds_of

LEAST_TYPED = 2
"""So many letters at least: one alone begins half of all names."""
BORN = "\ue002"
_LEAST_END = 3
_MOST_LETTERS = 60
_MOST_PIECES = 6
_MOST_OF_A_TEXT = 60
_MOST_WORDS = 6
_MOST_TYPED = 200


@dataclass(frozen=True, slots=True)
class TypedWord:
    """One word as it was typed: what a word must begin with, and the sounds that will do as well.

    `whole` is set where it must be the very word: a date of birth.
    """

    begins: str
    sounds: tuple[str, ...] = ()
    whole: bool = False


def words_of_name(name: str) -> set[str]:
    """The words of a name: each part, and parts that a hyphen or an apostrophe joins also as one."""
    words: set[str] = set()
    for part in name.split():
        pieces = fold(part).split()[:_MOST_PIECES]
        for first in range(len(pieces)):
            words.update("".join(pieces[first:last])[:_MOST_LETTERS] for last in range(first + 1, len(pieces) + 1))
    return words


def words_and_sounds(name: str) -> set[str]:
    """The words of a name, and what each sounds like."""
    words = words_of_name(name)
    return words | {sound for word in words for sound in sounds_of(word)}


def ends_of_reference(reference: str) -> set[str]:
    """Each end of a reference from three signs on: "LC-4711" is found by 4711, by 711 and by c47."""
    whole = fold(reference).replace(" ", "")[:_MOST_LETTERS]
    return {whole[place:] for place in range(max(len(whole) - _LEAST_END, 0) + 1)} - {""}


def words_of_text(text: str) -> set[str]:
    """The words of a longer text, as many as its beginning has; single letters are left out."""
    return {word[:_MOST_LETTERS] for word in fold(text).split()[:_MOST_OF_A_TEXT] if len(word) > 1}


def word_of_birth(born_on: date | None) -> set[str]:
    """The word under which a child born on this day is found; none where the day is not known."""
    return {f"{BORN}{born_on:%Y%m%d}"} if born_on else set()


def typed_to_find(text: str) -> tuple[TypedWord, ...]:
    """What somebody typed, word by word; nothing where it is too little to look for."""
    words = tuple(typed for word in text[:_MOST_TYPED].split() if (typed := _typed(word)).begins)
    long_enough = any(len(word.begins) >= LEAST_TYPED for word in words)
    return _once(words)[:_MOST_WORDS] if long_enough else ()


def sounds_like(name: str, typed: TypedWord) -> str:
    """The part of a name, as it is written, that sounds like what was typed; empty where none does."""
    heard = set(typed.sounds)
    parts = (part for part in name.replace("-", " ").split() if heard & _sounds(part))
    return next(parts, "")


def _sounds(part: str) -> set[str]:
    return {sound for word in words_of_name(part) for sound in sounds_of(word)}


def _typed(word: str) -> TypedWord:
    born = _date(word)
    if born is not None:
        return TypedWord(f"{BORN}{born:%Y%m%d}", whole=True)
    joined = "".join(fold(word).split()[:_MOST_PIECES])[:_MOST_LETTERS]
    return TypedWord(joined, sounds_of(joined))


def _date(word: str) -> date | None:
    """The day that a word is, written like 5/10/2016; a plain number is none."""
    if not (word[:1].isdigit() and any(sign in word for sign in "/.-")):
        return None
    try:
        return read_uk_date(word)
    except NotADate:
        return None


def _once(words: Iterable[TypedWord]) -> tuple[TypedWord, ...]:
    return tuple({word.begins: word for word in words}.values())
