"""A map of teams and chairs as it is pasted: from a sheet, from a notice, in whatever order its columns stand (D11).

What is not certain is said to be a problem, never guessed. Seed 002 itself writes "Cluster 1 and Cluster 3 B -Janice".
"""

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from cpdesk.rules.names import fold, person_key, team_key, team_name
from cpdesk.rules.text import clean

MOST_LINES, MOST_LETTERS = 500, 100_000
MOST_OF_TEAM, MOST_OF_NAME = 120, 200
_REST = f"Nothing from here on is read: a map has at most {MOST_LINES} lines. Paste the rest afterwards."
_CELLS = ("\t", ";", ",")
_TEAMS = re.compile(r"\s*(?:,|;|/|&|\+|\band\b|\n)\s*", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:\s[-–—]|[-–—]\s)\s*")
_TEAM_WORDS = frozenset({"team", "teams", "cin team", "team name", "cluster"})
_CHAIR_WORDS = frozenset(
    {"chair", "linked chair", "ic", "linked ic", "independent chair", "linked independent chair", "name"}
)
_CLUSTER = re.compile(r"cluster\d+[a-z]?")


@dataclass(frozen=True, slots=True)
class Known:
    """The teams and chairs that a unit has, by their folded names; those teams apart that are closed."""

    teams: Collection[str]
    chairs: Mapping[str, str]
    closed: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Pasted:
    """One team of one pasted line, with the chair beside it; `problem` says why nothing can be done with it."""

    number: int
    written: str
    team: str = ""
    chair: str = ""
    problem: str = ""
    new_team: bool = False
    new_chair: bool = False


def read_map(text: str, known: Known, *, add_new: bool = False) -> tuple[Pasted, ...]:
    """The pasted lines as they read, each team on its own; teams twice with different chairs are a problem."""
    lines, left_out = _at_most(clean(text))
    columns = _heading(lines[0][1]) if lines else None
    if columns is not None:
        lines = lines[1:]
    usual = _usual_place(lines, known)
    found: list[Pasted] = []
    for number, cells in lines:
        written = " | ".join(" ".join(cell.split()) for cell in cells if cell)
        parted = _by_heading(cells, columns, known) if columns is not None else _parted(cells, known, usual)
        found += _read_line(Pasted(number, written), parted, known, add_new=add_new)
    return (*_twice(found), *left_out)


def _at_most(text: str) -> tuple[list[tuple[int, list[str]]], list[Pasted]]:
    """As many lines as any unit's map has and, where more was pasted, a line that says where reading ended."""
    whole_lines = text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS].rpartition("\n")[0]
    lines = list(islice(_lines(whole_lines), MOST_LINES + 1))
    if len(whole_lines) == len(text) and len(lines) <= MOST_LINES:
        return lines, []
    lines = lines[:MOST_LINES]
    ended = Pasted(lines[-1][0] + 1 if lines else 1, "", problem=_REST)
    return lines, [ended]


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line with anything in it, with its number and cells: by tab, semicolon or comma, else by a dash."""
    mark = next((one for one in _CELLS if one in text), "\t")
    reader = csv.reader(text.splitlines(keepends=True), delimiter=mark)
    for line in reader:
        cells = [cell.strip() for cell in line]
        if len(cells) == 1:
            cells = [part.strip() for part in _DASH.split(cells[0], maxsplit=1)]
        if any(cells):
            yield reader.line_num, cells


def _heading(cells: list[str]) -> tuple[int, int] | None:
    words = [fold(cell) for cell in cells]
    team = next((at for at, word in enumerate(words) if word in _TEAM_WORDS), None)
    chair = next((at for at, word in enumerate(words) if word in _CHAIR_WORDS), None)
    return (team, chair) if team is not None and chair is not None else None


def _usual_place(lines: list[tuple[int, list[str]]], known: Known) -> int | None:
    """Where the chair stands in lines of two cells, where those that can be told apart all agree; columns are whole."""
    pairs = [filled for _, cells in lines if len(filled := [cell for cell in cells if cell]) == 2]
    places = {_chair_among(cells, known) for cells in pairs} - {None}
    return places.pop() if len(places) == 1 else None


def _read_line(blank: Pasted, parted: tuple[list[str], str] | str, known: Known, *, add_new: bool) -> Iterator[Pasted]:
    """The teams of one line, each with the line's chair."""
    if isinstance(parted, str):
        yield replace(blank, problem=parted)
        return
    teams, chair = parted
    for team in teams:
        yield _judged(replace(blank, team=team_name(team), chair=" ".join(chair.split())), known, add_new=add_new)


def _by_heading(cells: list[str], columns: tuple[int, int], known: Known) -> tuple[list[str], str] | str:
    """The teams and the chair of a line whose columns a heading names; teams may go on to the right of the last."""
    team_at, chair_at = columns
    teams = [cell for at, cell in enumerate(cells) if at == team_at or (at > team_at > chair_at)]
    return _whole(_several(teams, known), cells[chair_at] if chair_at < len(cells) else "")


def _parted(cells: list[str], known: Known, usual: int | None) -> tuple[list[str], str] | str:
    """The teams and the chair of a line, or why they cannot be told apart."""
    filled = [cell for cell in cells if cell]
    at = _chair_among(filled, known)
    if at is None and len(filled) == 2:
        at = usual
    if at is None:
        return "Which is the team and which the chair? Put a first line above: Team, Chair."
    return _whole(_several([cell for place, cell in enumerate(filled) if place != at], known), filled[at])


def _whole(teams: list[str], chair: str) -> tuple[list[str], str] | str:
    if not teams:
        return "This line names no team."
    return (teams, chair) if chair else "This line names no chair."


def _chair_among(cells: list[str], known: Known) -> int | None:
    """Which cell is the chair: the one that is known as one, or the only one whose fellows are all known as teams."""
    chairs = [at for at, cell in enumerate(cells) if person_key(cell) in known.chairs]
    if len(chairs) == 1:
        return chairs[0]
    others = [at for at, cell in enumerate(cells) if not all(_is_team(one, known) for one in _several([cell], known))]
    return others[0] if not chairs and len(others) == 1 and len(cells) > 1 else None


def _several(cells: list[str], known: Known) -> list[str]:
    """The teams of one or more cells; a name that is known whole is not taken apart."""
    found: list[str] = []
    for cell in cells:
        whole = not cell or team_key(cell) in known.teams
        found += [cell] if whole else [part for part in _TEAMS.split(cell) if part.strip()]
    return [one.strip() for one in found if one.strip()]


def _is_team(cell: str, known: Known) -> bool:
    key = team_key(cell)
    return key in known.teams or bool(_CLUSTER.fullmatch(key))


def _judged(one: Pasted, known: Known, *, add_new: bool) -> Pasted:
    """Whether the unit has this team and this chair; what it has not is added only where that was asked for."""
    team, chair = team_key(one.team), person_key(one.chair)
    problem = _problem_of_team(one.team, team, known, add_new) or _problem_of_chair(one.chair, chair, known, add_new)
    if problem:
        return replace(one, problem=problem)
    return replace(one, new_team=team not in known.teams, new_chair=chair not in known.chairs)


def _problem_of_team(name: str, key: str, known: Known, add_new: bool) -> str:
    if not key or len(name) > MOST_OF_TEAM:
        return "This line names no team that can be kept."
    if key in known.closed:
        return f"{name} is closed. Open it again first."
    if key not in known.teams and not add_new:
        return f"There is no team called {name}. Add it, or look at the spelling."
    return ""


def _problem_of_chair(name: str, key: str, known: Known, add_new: bool) -> str:
    """A chair who is not known; also when new ones are added, a part of a known name is never taken for a new chair."""
    if not key or len(name) > MOST_OF_NAME:
        return "This line names no chair who can be kept."
    if key in known.chairs:
        return ""
    alike = [full for other, full in known.chairs.items() if set(key.split()) <= set(other.split())]
    if alike:
        return f"There is no chair called {name}. Write the full name: {' or '.join(alike)}."
    return "" if add_new else f"There is no chair called {name}. Add them, or look at the spelling."


def _twice(lines: list[Pasted]) -> tuple[Pasted, ...]:
    """A team that is named twice with different chairs is a problem on each of its lines."""
    chairs: dict[str, set[str]] = {}
    for one in lines:
        if one.team:
            chairs.setdefault(team_key(one.team), set()).add(person_key(one.chair))
    return tuple(
        replace(one, problem=f"{one.team} is named more than once, with different chairs.")
        if one.team and len(chairs[team_key(one.team)]) > 1
        else one
        for one in lines
    )
