"""A pasted map: looked at line by line first, then taken; what cannot be done is named and left out (D11)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from cpdesk.desk.given_values import as_day
from cpdesk.desk.known_names import CHAIR, person_called, team_called
from cpdesk.desk.map_at_hand import hold_the_map
from cpdesk.desk.team_links import link_from
from cpdesk.desk.who_may import KEEP_TEAM_MAP
from cpdesk.desk.work import Work, answers, does
from cpdesk.records.model import LinkedChair, Person, RoleHolder, Team
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.team_map import LookAtPastedMap, PastedLine, PastedMap
from cpdesk.rows.team_map_deeds import TakePastedMap
from cpdesk.rules.how_dates_read import counted, listed, short
from cpdesk.rules.names import person_key, team_key
from cpdesk.rules.pasted_map import Known, Pasted, read_map

_NOTHING = "Paste lines with a team and a chair each, like: Cluster 1, P. Example."


@dataclass(frozen=True, slots=True)
class _Unit:
    """What pasted lines are held against: the unit's names, and the links on the day, by folded names."""

    known: Known
    linked: dict[str, str]
    begun: frozenset[str]


@answers(LookAtPastedMap, roles=KEEP_TEAM_MAP)
def look_at_pasted_map(work: Work, question: LookAtPastedMap) -> PastedMap:
    """What the pasted lines would do from a day on; nothing is kept."""
    on = as_day("from_on", question.from_on) or work.today
    unit = _unit(work, on)
    lines = tuple(_line(one, unit, on) for one in _first_of_each(read_map(
        question.text, unit.known, add_new=question.add_new,
    )))  # fmt: skip
    return PastedMap(lines, _said(lines))


@does(TakePastedMap, roles=KEEP_TEAM_MAP, named="Take a pasted map")
def take_pasted_map(work: Work, request: TakePastedMap) -> Kept:
    """Link the teams as pasted from a day on; lines with a problem are left out and named."""
    hold_the_map(work)
    on = as_day("from_on", request.from_on)
    if on is None:
        raise Refusal("Enter the day from which the chairs are linked.", field="from_on")
    unit = _unit(work, on)
    read = [(one, _line(one, unit, on)) for one in _first_of_each(read_map(
        request.text, unit.known, add_new=request.add_new,
    ))]  # fmt: skip
    if not read:
        raise Refusal(_NOTHING, field="text")
    linked = [_link(work, one, on) for one, line in read if line.does and not line.problem]
    left_out = [one.number for one, line in read if line.problem]
    if not linked:
        raise Refusal("None of these lines changes the map. Look at what is said of each.", field="text")
    said = f"Linked {counted(len(linked), 'team')} from {short(on)}."
    if left_out:
        numbers = listed([str(number) for number in dict.fromkeys(left_out)])
        said += f" Left out: line{'s' if len(set(left_out)) > 1 else ''} {numbers}."
    return Kept(tuple(linked), said, work.operation)


def _link(work: Work, one: Pasted, on: date) -> int:
    """Link the team of one line; gives the team's number."""
    team, chair = team_called(work, one.team), person_called(work, one.chair, CHAIR)
    assert team is not None, "the line names a team"  # noqa: S101 - looked at when it was read
    link_from(work, team, chair, on)
    return team.id


def _first_of_each(lines: tuple[Pasted, ...]) -> Iterator[Pasted]:
    """Each team once: said again with the same chair it needs nothing more."""
    seen: set[str] = set()
    for one in lines:
        key = team_key(one.team)
        if not key or key not in seen or one.problem:
            yield one
        seen.add(key)


def _line(one: Pasted, unit: _Unit, on: date) -> PastedLine:
    """A line with what it would do."""
    key = team_key(one.team)
    before = unit.linked.get(key, "")
    new = [name for name, is_new in ((f"the team {one.team}", one.new_team), (f"the chair {one.chair}", one.new_chair))
           if is_new]  # fmt: skip
    does, problem = "", one.problem
    if not problem and before and person_key(before) == person_key(one.chair):
        does = ""
    elif not problem and key in unit.begun:
        problem = f"{before} is linked to {one.team} from that very day. Take that link out, or choose a later day."
    elif not problem:
        does = f"Links {one.chair} to {one.team} from {short(on)}" + (f", in the place of {before}." if before else ".")
    return PastedLine(
        one.number, one.written, one.team, one.chair, does, problem, f"Adds {listed(new)}." if new and does else ""
    )


def _said(lines: tuple[PastedLine, ...]) -> str:
    """How many lines would change the map, how many stand already, and how many cannot be taken."""
    if not lines:
        return _NOTHING
    linked = sum(bool(one.does) for one in lines)
    stuck = sum(bool(one.problem) for one in lines)
    parts = [f"{counted(linked, 'team')} would be linked"]
    if len(lines) - linked - stuck:
        parts.append(f"{len(lines) - linked - stuck} linked so already")
    if stuck:
        parts.append(f"{stuck} cannot be taken")
    return f"{', '.join(parts)}."


def _unit(work: Work, on: date) -> _Unit:
    teams = work.session.execute(select(Team.name_key, Team.closed_on).where(Team.voided_at.is_(None))).all()
    closed = {key for key, ended in teams if ended is not None and ended <= on}
    chairs = (
        select(Person.name_key, Person.name)
        .join(RoleHolder, RoleHolder.person_id == Person.id)
        .where(RoleHolder.part == CHAIR, RoleHolder.to_on.is_(None), Person.voided_at.is_(None))
        .order_by(Person.name_key)
    )
    linked = (
        select(Team.name_key, Person.name, LinkedChair.from_on)
        .join(LinkedChair, LinkedChair.team_id == Team.id)
        .join(Person, Person.id == LinkedChair.person_id)
        .where(LinkedChair.from_on <= on, (LinkedChair.to_on.is_(None)) | (LinkedChair.to_on > on))
    )
    links = work.session.execute(linked).all()
    known = Known(
        teams={key for key, _ in teams} - closed,
        chairs={row.name_key: row.name for row in work.session.execute(chairs)},
        closed=closed,
    )
    begun = frozenset(row.name_key for row in links if row.from_on == on and on < work.today)
    return _Unit(known, {row.name_key: row.name for row in links}, begun)
