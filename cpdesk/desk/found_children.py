"""Children as Find shows them: name, reference, birth, whom to ask, and why where the name itself does not say."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from cpdesk.desk.who_to_ask import whom_to_ask
from cpdesk.desk.work import Work
from cpdesk.records.model import Child, Family
from cpdesk.rows.find import FoundKind, FoundThing
from cpdesk.rows.team_map import Asked
from cpdesk.rules.how_dates_read import slashed
from cpdesk.rules.names import reference_of
from cpdesk.rules.words_to_find import TypedWord, ends_of_reference, sounds_like, words_of_name

Numbers = Collection[int]


def found_children(
    work: Work, ids: Numbers, typed: Sequence[TypedWord], alike: frozenset[int]
) -> Mapping[int, FoundThing]:
    """These children, by number; D14: whom to ask is the chair who holds the case, never the linked one."""
    asked = (
        select(
            Child.id, Child.first_name, Child.surname, Child.also_known_as, Child.born_on, Child.family_id,
            Family.case_id,
        )
        .join(Family, Family.id == Child.family_id)
        .where(Child.id.in_(ids), Child.voided_at.is_(None))
    )  # fmt: skip
    rows = work.session.execute(asked).all()
    whom = whom_to_ask(work, [row.id for row in rows])
    return {row.id: _child(work, row, typed, whom[row.id]) for row in rows}


def _child(work: Work, row: Any, typed: Sequence[TypedWord], asked: Asked) -> FoundThing:
    reference = reference_of(row.case_id, row.family_id)
    name = f"{row.first_name} {row.surname}".strip()
    return FoundThing(
        kind=FoundKind.CHILD,
        id=row.id,
        line=name,
        beneath=f"{reference}, {_born(row.born_on, work.today)}. {_whom(asked)}",
        because=_because(name, row.also_known_as, reference, typed),
        opens="child_road",
        opens_id=row.id,
    )


def _because(name: str, other_names: str, reference: str, typed: Sequence[TypedWord]) -> str:
    """Why the child was found, of the first typed word that the name itself does not begin with."""
    own = words_of_name(name)
    for word in typed:
        if word.whole or any(one.startswith(word.begins) for one in own):
            continue
        if other := _also_known_as(other_names, word):
            return f"also known as {other}"
        if any(end.startswith(word.begins) for end in ends_of_reference(reference)):
            return f"reference {reference}"
        if alike := sounds_like(name, word):
            return f"sounds like {alike}"
    return ""


def _also_known_as(other_names: str, word: TypedWord) -> str:
    """The other name that was typed, or that sounds like what was typed."""
    names = [name.strip() for name in other_names.split(";")]
    begun = (name for name in names if any(one.startswith(word.begins) for one in words_of_name(name)))
    return next(begun, "") or next((name for name in names if sounds_like(name, word)), "")


def _born(born_on: date | None, today: date) -> str:
    if born_on is None:
        return "date of birth not known"
    return f"{'due' if born_on > today else 'born'} {slashed(born_on)}"


def _whom(asked: Asked) -> str:
    """Whom a question about the case goes to, in few words: the row has one line for it."""
    if asked.holds_case:
        return f"Ask {asked.who}, chair of the case"
    return f"Ask {asked.who}, duty chair" if asked.who else "Ask the duty chair"
