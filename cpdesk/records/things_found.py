"""Which things hold every typed word: first as it was typed, then begun with it, then sounding like it.

However many children there are, few rows are read: of several words the rarest is walked along the primary key, and
whether a thing holds the others is looked up in the index of its own words. The statements are plain texts, each made
once: somebody waits for the answer after every letter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, TextClause, text

from cpdesk.rules.words_to_find import TypedWord

AS_TYPED, BEGUN, SOUNDS = 0, 1, 2
_EITHER = 3
_FIRST, _LAST = "\x01", "\U0010ffff"
_MOST_COUNTED = 1_000
_MOST_WALKED = 20_000
_A_THING = 4
"""So many rows one thing may come with: a name and another name begin alike."""
_CONDITIONS = {
    AS_TYPED: "word = :typed{n}",
    BEGUN: "word >= :typed{n} AND word < :after{n}",
    SOUNDS: "word IN (:sound{n}, :other{n})",
    _EITHER: "(word >= :typed{n} AND word < :after{n} OR word IN (:sound{n}, :other{n}))",
}
_statement = lru_cache(maxsize=500)(text)


@dataclass(frozen=True, slots=True)
class _Sought:
    """One typed word, by its place among the typed ones, as it is looked for in one of the ways."""

    place: int
    how: int

    def holds(self) -> str:
        """The condition on a word of a thing."""
        return _CONDITIONS[self.how].format(n=self.place)


Way = tuple[_Sought, ...]


def things_found(
    connection: Connection, kind: str, typed: Sequence[TypedWord], most: int, *, sounds: bool
) -> dict[int, int]:
    """The numbers of the things of a kind that hold every word, best first, at most so many; each with how it does."""
    given = _given(kind, typed)
    found: dict[int, int] = {}
    for how, way in _ways(connection, typed, given, sounds=sounds):
        if len(found) >= most:
            break
        rows = connection.execute(_walk(way), {**given, "most": (most + len(found)) * _A_THING}).all()
        for number, word in rows:
            alone = len(typed) == 1 and how == BEGUN and word == typed[0].begins
            found.setdefault(number, AS_TYPED if alone else how)
    return dict(list(found.items())[:most])


def _given(kind: str, typed: Sequence[TypedWord]) -> dict[str, object]:
    """What the statements are given: each word, where words that begin so end, and its two sounds."""
    given: dict[str, object] = {"kind": kind, "walked": _MOST_WALKED, "counted": _MOST_COUNTED}
    for place, word in enumerate(typed):
        sound, other = (*word.sounds, "", "")[:2]
        after = f"{word.begins}{_FIRST if word.whole else _LAST}"
        given |= {f"typed{place}": word.begins, f"after{place}": after}
        given |= {f"sound{place}": sound, f"other{place}": other}
    return given


def _ways(
    connection: Connection, typed: Sequence[TypedWord], given: dict[str, object], *, sounds: bool
) -> Iterator[tuple[int, Way]]:
    """The ways in which to look, best first; the first word of a way is the one to walk."""
    order = _rarest_first(connection, typed, given)
    if len(typed) > 1 and order:
        yield AS_TYPED, tuple(_Sought(place, AS_TYPED) for place in order)
        last = len(typed) - 1  # nearly always only the last word is not finished yet
        yield BEGUN, tuple(_Sought(place, BEGUN if place == last else AS_TYPED) for place in order)
    if order:
        yield BEGUN, tuple(_Sought(place, BEGUN) for place in order)
    for place, word in enumerate(typed):
        if sounds and word.sounds:
            others = (_Sought(at, _EITHER) for at in range(len(typed)) if at != place)
            yield SOUNDS, (_Sought(place, SOUNDS), *others)


def _rarest_first(connection: Connection, typed: Sequence[TypedWord], given: dict[str, object]) -> list[int]:
    """The places of the typed words, the one of which there are fewest first; none where one of them is nowhere."""
    if len(typed) == 1:
        return [0]
    counts = (
        "(SELECT count(*) FROM (SELECT 1 FROM find_word WHERE kind = :kind AND "  # noqa: S608 - as below
        f"{_Sought(place, BEGUN).holds()} LIMIT :counted) AS some{place})"
        for place in range(len(typed))
    )
    numbers = connection.execute(_statement(f"SELECT {', '.join(counts)}"), given).one()
    return [] if 0 in numbers else sorted(range(len(typed)), key=lambda place: numbers[place])


@lru_cache(maxsize=500)
def _walk(way: Way) -> TextClause:
    """The things of one way, in the order of the word that is walked."""
    others = "".join(
        " AND EXISTS (SELECT 1 FROM find_word "  # noqa: S608 - our own words; what was typed is given beside them
        f"WHERE kind = :kind AND thing_id = near.thing_id AND {one.holds()})"
        for one in way[1:]
    )
    return text(
        "SELECT near.thing_id, near.word FROM (SELECT thing_id, word FROM find_word "  # noqa: S608 - as above
        f"WHERE kind = :kind AND {way[0].holds()} ORDER BY word, thing_id LIMIT {':walked' if others else ':most'}"
        f") AS near WHERE 1 = 1{others} ORDER BY near.word, near.thing_id LIMIT :most"
    )
