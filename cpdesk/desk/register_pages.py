"""The register by pages: ordered by walking an index, found by the index of words, the same at any size.

A page is gathered from streams (entries of one rank). A stream that is a plain range of the sorting index is walked
from where the last page ended; one that is narrowed besides is counted first, and when few entries are left they are
read and ordered at once, since walking past everybody else would take longer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select
from sqlalchemy.orm import Session

from cpdesk.desk.in_step import ENTRIES_SETTING
from cpdesk.desk.marks import Days
from cpdesk.desk.register_sorts import Place, Sort, page_after, place_after, sort_by
from cpdesk.desk.register_streams import Stream, streams_of
from cpdesk.records.model import Recommendation, UnitSetting
from cpdesk.records.search import Pieces, entries_with, label, number_in_words
from cpdesk.rows.lpm_register import Counts, PageAfter, RegisterFilter, RegisterPage
from cpdesk.rows.marks import Mark
from cpdesk.rules.names import typed_words

MOST_COUNTED = 1000
_FEW = 2000
_table = Recommendation.__table__
_entry = _table.c


@dataclass(frozen=True, slots=True)
class Found:
    """The entries of a page in order, where the next one starts, and how many there are (up to 1,001)."""

    ids: tuple[int, ...]
    next_after: PageAfter | None
    number: int


def find_page(session: Session, asked: RegisterPage, days: Days) -> Found:
    """The entries of one page."""
    narrowed, typed = _words_and_rest(asked.narrowed)
    streams = streams_of(narrowed, days)
    if typed:
        return _page_of_hits(session, asked, narrowed, typed, streams)
    sort = sort_by(asked.sort, descending=asked.descending)
    last = place_after(asked.after, sort) if asked.after else None
    places = [place for one in streams for place in _places(session, one, sort, last, asked.size + 1)]
    return _cut(sort.ordered(places), asked.size, _count(session, [one.conditions() for one in streams]))


def count_marks(session: Session, narrowed: RegisterFilter, days: Days) -> Counts:
    """How many entries bear each mark, whichever mark is chosen just now; each counted to 1,000."""
    narrowed, typed = _words_and_rest(replace(narrowed, mark=narrowed.mark if _asks_overdue(narrowed) else None))
    streams = streams_of(narrowed, days)
    gaps = _entry.gap_count > 0
    marks = (Mark.OVERDUE, Mark.ESCALATED, Mark.DUE_SOON, Mark.ON_TRACK, Mark.HELD)
    parts = [streams_of(replace(narrowed, mark=mark), days) for mark in marks]
    if typed:
        numbers = [len(_hits(session, narrowed, typed, part)) for part in parts]
        numbers.append(len(_hits(session, narrowed, typed, streams, and_label=label("g", 1))))
        numbers.append(len(_hits(session, narrowed, typed, streams)))
    else:
        lacking = [(*one.conditions(), gaps) for one in streams]
        groups = [[one.conditions() for one in part] for part in parts]
        numbers = _counts(session, [*groups, lacking, [one.conditions() for one in streams]])
    return Counts(*(min(number, MOST_COUNTED) for number in numbers))


def number_of_entries(session: Session) -> int:
    """How many entries the register holds; kept beside them, since counting a million takes its time."""
    return session.scalar(select(UnitSetting.value).where(UnitSetting.key == ENTRIES_SETTING)) or 0


def _words_and_rest(narrowed: RegisterFilter) -> tuple[RegisterFilter, tuple[Pieces, ...]]:
    """The typed words; "overdue" is no word of an entry but a question about today, so it narrows by dates."""
    typed = typed_words(narrowed.text)
    if not _asks_overdue(narrowed):
        return narrowed, typed
    return replace(narrowed, mark=Mark.OVERDUE), tuple(word for word in typed if not _is_overdue(word))


def _asks_overdue(narrowed: RegisterFilter) -> bool:
    return narrowed.mark in {None, Mark.OVERDUE} and any(map(_is_overdue, typed_words(narrowed.text)))


def _is_overdue(word: Pieces) -> bool:
    return len(word) == 1 and len(word[0]) > 4 and "overdue".startswith(word[0])


def _places(session: Session, stream: Stream, sort: Sort, last: Place | None, size: int) -> Iterator[Place]:
    narrowed = stream.others if sort.column is _entry.due_shown else (*stream.within, *stream.others)
    if narrowed and _count(session, [stream.conditions()], _FEW) <= _FEW:
        asked = select(sort.column.label("value"), _entry.id).where(*stream.conditions())
        for place in _read(session, asked, stream.rank, sort):
            if last is None or sort.comes_after(place, last):
                yield place
        return
    left = size
    for walk in sort.walks(stream.rank, last, size):
        for place in _read(session, walk.where(*stream.within, *stream.others), stream.rank, sort):
            yield place
            left -= 1
        if left <= 0:
            return


def _read(session: Session, asked: Select[Any], rank: int, sort: Sort) -> Iterator[Place]:
    for row in session.connection().execute(asked).all():
        yield rank, sort.is_blank(row[0]), row[0], row[1]


def _cut(places: Sequence[Place], size: int, number: int) -> Found:
    shown = places[:size]
    more = len(places) > size
    return Found(tuple(place[3] for place in shown), page_after(shown[-1]) if more else None, number)


def _hits(
    session: Session, narrowed: RegisterFilter, typed: Sequence[Pieces], streams: Sequence[Stream],
    *, before: int | None = None, and_label: str = "",
) -> list[int]:  # fmt: skip
    """The newest 1,001 entries that hold the words and belong to one of the streams."""
    dialect = session.get_bind().dialect.name
    labels = [[one.labelled() for one in streams]]
    if narrowed.chair_id is not None:
        labels.append([label("c", narrowed.chair_id)])
    if narrowed.team_id is not None:
        labels.append([label("t", narrowed.team_id)])
    if and_label:
        labels.append([and_label])
    number = number_in_words(dialect)
    asked = entries_with(dialect, typed, labels).order_by(number.desc()).limit(MOST_COUNTED + 1)
    if any(one.within for one in streams) or narrowed.needs_my_update:
        # Asked entry by entry, so that the index of words leads; labels alone say the rest.
        fits = or_(*(and_(*one.conditions()) for one in streams))
        asked = asked.where(select(literal(1)).where(_entry.id == number, fits).exists())
    if before is not None:
        asked = asked.where(number < before)
    return list(session.scalars(asked)) if streams else []


def _page_of_hits(
    session: Session, asked: RegisterPage, narrowed: RegisterFilter, typed: Sequence[Pieces], streams: Sequence[Stream]
) -> Found:
    """Up to 1,000 hits in the order asked; beyond that the newest first, since nobody reads a thousand."""
    hits = _hits(session, narrowed, typed, streams)
    if len(hits) > MOST_COUNTED:
        before = None if asked.after is None else asked.after.id
        shown = hits if before is None else _hits(session, narrowed, typed, streams, before=before)
        more = len(shown) > asked.size
        ids = tuple(shown[: asked.size])
        return Found(ids, PageAfter(None, ids[-1]) if more else None, len(hits))
    sort = sort_by(asked.sort, descending=asked.descending)
    last = place_after(asked.after, sort) if asked.after else None
    rows = session.execute(select(_entry.state_rank, sort.column, _entry.id).where(_entry.id.in_(hits))).all()
    places = sort.ordered([(rank, sort.is_blank(value), value, id_) for rank, value, id_ in rows])
    return _cut([place for place in places if last is None or sort.comes_after(place, last)], asked.size, len(hits))


def _count(session: Session, parts: Sequence[Sequence[ColumnElement[bool]]], most: int = MOST_COUNTED) -> int:
    return sum(_counts(session, [[part] for part in parts], most))


def _counts(
    session: Session, groups: Sequence[Sequence[Sequence[ColumnElement[bool]]]], most: int = MOST_COUNTED
) -> list[int]:
    """How many entries each group holds, every part of it counted to one more than `most`; one question."""
    parts = [
        select(func.count()).select_from(select(literal(1)).where(*part).select_from(_table).limit(most + 1).subquery())
        for group in groups
        for part in group
    ]
    if not parts:
        return [0] * len(groups)
    numbers = iter(session.execute(select(*(part.scalar_subquery() for part in parts))).one())
    return [sum(next(numbers) for _ in group) for group in groups]
