"""Which things hold every typed word: first as it was typed, then begun with it, then sounding like it.

However many children there are, few rows are read: of several words the rarest is walked along the primary key, and
whether a thing holds the others is looked up in the index of its own words.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from cpdesk.records.finding import FindWord
from cpdesk.records.many_rows import table_of
from cpdesk.rules.words_to_find import TypedWord

AS_TYPED, BEGUN, SOUNDS = 0, 1, 2
_LAST = "\U0010ffff"
_MOST_COUNTED = 1_000
_MOST_WALKED = 20_000
_A_THING = 4
"""So many rows one thing may come with: a name and another name begin alike."""
_walked, _other = table_of(FindWord).alias("walked"), table_of(FindWord).alias("other")
Words = ColumnElement[str]


def things_found(
    connection: Connection, kind: str, typed: Sequence[TypedWord], most: int, *, sounds: bool
) -> dict[int, int]:
    """The numbers of the things of a kind that hold every word, best first, at most so many; each with how it does."""
    found: dict[int, int] = {}
    for how, way in _ways(typed, sounds=sounds):
        if len(found) >= most:
            break
        for number in _walk(connection, kind, way, (most + len(found)) * _A_THING):
            found.setdefault(number, how)
    return dict(list(found.items())[:most])


class _Sought:
    """One typed word as it is looked for in one of the ways."""

    def __init__(self, word: TypedWord, how: int) -> None:
        self.word = word
        self.how = how

    def holds(self, words: Words) -> ColumnElement[bool]:
        """The condition on a column of words."""
        typed = self.word
        if self.how == SOUNDS:
            return words.in_(typed.sounds)
        if self.how == AS_TYPED or typed.whole:
            return words == typed.begins
        return _begins(words, typed.begins)


class _Either(_Sought):
    """A word that may be begun or sound alike."""

    def holds(self, words: Words) -> ColumnElement[bool]:
        """The condition on a column of words."""
        begun = _begins(words, self.word.begins)
        return or_(begun, words.in_(self.word.sounds)) if self.word.sounds else begun


Way = tuple[_Sought, ...]


def _ways(typed: Sequence[TypedWord], *, sounds: bool) -> Iterator[tuple[int, Way]]:
    """The ways in which to look, best first: the first word of a way that sounds alike is the one to walk."""
    yield AS_TYPED, tuple(_Sought(word, AS_TYPED) for word in typed)
    if len(typed) > 1:  # nearly always only the last word is not finished yet
        yield BEGUN, (*(_Sought(word, AS_TYPED) for word in typed[:-1]), _Sought(typed[-1], BEGUN))
    yield BEGUN, tuple(_Sought(word, BEGUN) for word in typed)
    for place, word in enumerate(typed):
        if sounds and word.sounds:
            others = (_Either(one, SOUNDS) for at, one in enumerate(typed) if at != place)
            yield SOUNDS, (_Sought(word, SOUNDS), *others)


def _walk(connection: Connection, kind: str, way: Way, most: int) -> Sequence[int]:
    """The things of this kind for one way, in the order of the word that is walked."""
    first, others = (way[0], way[1:]) if way[0].how == SOUNDS else _rarest(connection, kind, way)
    if first is None:
        return ()
    near = (
        select(_walked.c.thing_id, _walked.c.word)
        .where(_walked.c.kind == kind, first.holds(_walked.c.word))
        .order_by(_walked.c.word, _walked.c.thing_id)
        .limit(_MOST_WALKED if others else most)
        .subquery()
    )
    asked = select(near.c.thing_id).order_by(near.c.word, near.c.thing_id).limit(most)
    for one in others:
        held = select(_other.c.word).where(_other.c.kind == kind, _other.c.thing_id == near.c.thing_id)
        asked = asked.where(held.where(one.holds(_other.c.word)).exists())
    return connection.scalars(asked).all()


def _rarest(connection: Connection, kind: str, way: Way) -> tuple[_Sought | None, Way]:
    """The word of which there are fewest, and the others; none where one of them is nowhere."""
    if len(way) == 1:
        return way[0], ()
    numbers = connection.execute(select(*(_number(kind, one) for one in way))).one()
    if 0 in numbers:
        return None, ()
    place = numbers.index(min(numbers))
    return way[place], (*way[:place], *way[place + 1 :])


def _number(kind: str, sought: _Sought) -> ColumnElement[int]:
    """How many rows a word has, counted no further than it takes to compare."""
    some = select(_walked.c.thing_id).where(_walked.c.kind == kind, sought.holds(_walked.c.word)).limit(_MOST_COUNTED)
    return select(func.count()).select_from(some.subquery()).scalar_subquery()


def _begins(words: Words, begun: str) -> ColumnElement[bool]:
    return and_(words >= begun, words < f"{begun}{_LAST}")
