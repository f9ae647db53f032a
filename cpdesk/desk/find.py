"""Find: one box over children, people, teams, alerts and actions (decision 0018)."""

from collections.abc import Sequence
from dataclasses import replace

from cpdesk.desk.found_children import found_children
from cpdesk.desk.found_things import (
    found_actions,
    found_alerts,
    found_people,
    found_quarter_actions,
    found_roles,
    found_teams,
)
from cpdesk.desk.marks import days_of
from cpdesk.desk.register_pages import MOST_COUNTED, find_page
from cpdesk.desk.who_may import FIND, READ_ALERTS, READ_RECORD, READ_REGISTER
from cpdesk.desk.work import Work, answers
from cpdesk.records.finding import ACTION, ALERT, CHILD, PERSON, QUARTER, ROLE, TEAM
from cpdesk.records.things_found import SOUNDS, things_found
from cpdesk.rows.find import Find, Found, FoundKind, FoundThing
from cpdesk.rows.lpm_register import RegisterFilter, RegisterPage, Show
from cpdesk.rules.names import fold
from cpdesk.rules.words_to_find import TypedWord, typed_to_find

_SHOWN = {
    CHILD: found_children, PERSON: found_people, ROLE: found_roles, TEAM: found_teams, ALERT: found_alerts,
    ACTION: found_actions, QUARTER: found_quarter_actions,
}  # fmt: skip
_HOLDS = {
    FoundKind.CHILD: (CHILD,), FoundKind.PERSON: (PERSON, ROLE), FoundKind.TEAM: (TEAM,), FoundKind.ALERT: (ALERT,),
    FoundKind.ACTION: (ACTION, QUARTER),
}  # fmt: skip
_READ_BY = {
    FoundKind.CHILD: READ_RECORD, FoundKind.PERSON: FIND, FoundKind.TEAM: FIND, FoundKind.ALERT: READ_ALERTS,
    FoundKind.ACTION: READ_RECORD,
}  # fmt: skip
_HAVE_SOUNDS = (CHILD, PERSON, ROLE)
_MOST_ASKED = 50
_OPENS_FIRST = {"chair": 0, "directory": 1, "register": 2}


@answers(Find, roles=FIND)
def find(work: Work, question: Find) -> Found:
    """What holds every typed word, each kind's best first; only what the asker may read."""
    typed = typed_to_find(question.words)
    if not typed:
        return Found(question.words, (), ())
    size = max(1, min(question.size, _MOST_ASKED))
    things: list[FoundThing] = []
    more: list[FoundKind] = []
    for kind in FoundKind:
        if kind in question.kinds and _READ_BY[kind] & work.roles:
            found = _of_kind(work, kind, typed, size + 1)
            things += found[:size]
            more += [kind] if len(found) > size else []
    return Found(question.words, tuple(things), tuple(more), _entries(work, question.words))


def _of_kind(work: Work, kind: FoundKind, typed: Sequence[TypedWord], most: int) -> list[FoundThing]:
    """The things of one kind, best first: those of two tables are put together by how they were found."""
    found: list[tuple[int, FoundThing]] = []
    for held in _HOLDS[kind]:
        connection = work.session.connection()
        how = things_found(connection, held, typed, most, sounds=held in _HAVE_SOUNDS)
        alike = frozenset(number for number, way in how.items() if way == SOUNDS)
        shown = _SHOWN[held](work, how, typed, alike) if how else {}
        found += [(how[number], shown[number]) for number in how if number in shown]
    things = [thing for _, thing in sorted(found, key=lambda one: one[0])]
    return (_each_once(things) if kind is FoundKind.PERSON else things)[:most]


def _each_once(people: Sequence[FoundThing]) -> list[FoundThing]:
    """Each name once, with everything that person does: a chair opens on the map, else the directory is opened."""
    by_name: dict[str, FoundThing] = {}
    for one in people:
        before = by_name.setdefault(fold(one.line), one)
        if before is one:
            continue
        first, other = (one, before) if _OPENS_FIRST[one.opens] < _OPENS_FIRST[before.opens] else (before, one)
        by_name[fold(one.line)] = replace(first, beneath=_both(first.beneath, other.beneath))
    return list(by_name.values())


def _both(first: str, second: str) -> str:
    """Two sets of roles as one; "Team Manager" adds nothing to "Team Manager, Cluster 5"."""
    pairs = ((first, second), (second, first))
    said = [one for one, other in pairs if one and (one == other or not other.startswith(one))]
    return ". ".join(dict.fromkeys(said))


def _entries(work: Work, words: str) -> int:
    """How many entries of the LPM register hold these words, counted to 1,000."""
    if not READ_REGISTER & work.roles:
        return 0
    asked = RegisterPage(RegisterFilter(text=words, show=Show.ALL), size=1)
    return min(find_page(work.session, asked, days_of(work.today, work.calendar)).number, MOST_COUNTED)
