"""What columns with strange headings mean, told from their cells alone; only fields that no heading names are given."""

from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median

from cpdesk.desk.old_spreadsheet.evidence import ENOUGH, Evidence
from cpdesk.rows.old_spreadsheet import Cell, Field
from cpdesk.rules.old_spreadsheet.dates import read_date
from cpdesk.rules.old_spreadsheet.headings import may_mean, meanings
from cpdesk.rules.old_spreadsheet.values import read_state, speaks_of_open

Meant = dict[int, tuple[Field, str]]
Rows = Sequence[tuple[Cell, ...]]
_IN_ORDER = (Field.CONFERENCE_ON, Field.ALERTED_ON, Field.LPM_ON, Field.IC_READ_ON)
_BY_LOOKS = (
    Field.NUMBER, Field.CASE_ID, Field.CONFERENCE_KIND, Field.OUTCOME, Field.TIMESCALE, Field.TEAM, Field.CHILDREN,
    Field.DISAGREEMENT, Field.RATIONALE, Field.STATE,
)  # fmt: skip
_ANY_HEADING = (Field.TIMESCALE, Field.OUTCOME)
_FOLLOW = 0.95
_DAYS_AFTER = {Field.ALERTED_ON: (0, 10), Field.LPM_ON: (14, 120), Field.IC_READ_ON: (0, 21)}


def meant_by_contents(
    headings: Sequence[str],
    evidence: Mapping[int, Evidence],
    places: Mapping[Field, int],
    below: Rows,
    *,
    from_1904: bool,
) -> Meant:
    """The fields that no heading named, each with the only strange column whose cells can be nothing else."""
    taken = set(places.values())
    free = [column for column in evidence if column not in taken and evidence[column].seen >= ENOUGH]
    meant: Meant = {}
    for field in _BY_LOOKS:
        if field in places or (field is Field.CHILDREN and Field.SURNAME in places):
            continue
        fit = [
            (column, why)
            for column in free
            if column not in meant
            and _room_for(field, headings[column])
            and (why := _looks_like(field, evidence[column], len(below)))
        ]
        if len(fit) == 1:
            meant[fit[0][0]] = field, fit[0][1]
    meant |= _asks_for_state(headings, evidence, places, set(free) - set(meant))
    dated = [column for column in free if column not in meant and evidence[column].dates >= 0.8]
    return meant | _dates_in_order(headings, dated, places, below, from_1904=from_1904)


def _asks_for_state(
    headings: Sequence[str], evidence: Mapping[int, Evidence], places: Mapping[Field, int], free: set[int]
) -> Meant:
    """The column of yes and no beneath a heading such as "Ended?" or "Still open?"."""
    asked = [
        column
        for column in sorted(free)
        if evidence[column].yes_or_no >= 0.8 and (read_state(headings[column]) or speaks_of_open(headings[column]))
    ]
    if Field.STATE in places or len(asked) != 1:
        return {}
    return {asked[0]: (Field.STATE, "Its heading asks whether the case is closed.")}


def _room_for(field: Field, heading: str) -> bool:
    """Whether a heading leaves room for a field; "Tm" above names of teams is short for team."""
    found = meanings(heading)
    nearly = {Field.TEAM: Field.TEAM_MANAGER, Field.CHILDREN: Field.SURNAME}.get(field)
    if nearly and found and found[0].field == nearly.value:
        return True
    return field in _ANY_HEADING or may_mean(heading, field.value)


def _looks_like(field: Field, seen: Evidence, rows: int) -> str:
    """Why the cells of a column can be nothing but this, empty when they could."""
    names = seen.names >= 0.8 and seen.dates < 0.1 and seen.prose < 0.1 and seen.like_teams < 0.2
    looks = {
        Field.NUMBER: (seen.counts_up and seen.large < 0.5, "The cells beneath it count the rows."),
        Field.CASE_ID: (
            seen.large >= 0.9 and seen.dates < 0.5 and not seen.counts_up and seen.seen >= 0.5 * rows,
            "The cells beneath it are long numbers.",
        ),
        Field.CONFERENCE_KIND: (seen.kinds >= 0.8, "The cells beneath it name initial and review conferences."),
        Field.OUTCOME: (seen.outcomes >= 0.8, "The cells beneath it name outcomes of LPMs."),
        Field.TIMESCALE: (
            seen.spans >= 0.3 and seen.spans + seen.dates >= 0.5,
            "The cells beneath it name spans of time, like 4 weeks.",
        ),
        Field.TEAM: (seen.like_teams >= 0.8, "The cells beneath it name teams."),
        Field.CHILDREN: (names and seen.like_families >= 0.3, "The cells beneath it name children together."),
        Field.STATE: (seen.states >= 0.8, "The cells beneath it say open or closed."),
        Field.DISAGREEMENT: (seen.views >= 0.6, "The cells beneath it say who agrees and who does not."),
        Field.RATIONALE: (
            seen.prose >= 0.5 and seen.seen >= 0.6 * rows and seen.spans < 0.3 and seen.outcomes < 0.3,
            "The cells beneath it give reasons.",
        ),
    }
    fits, why = looks[field]
    return why if fits else ""


def _dates_in_order(
    headings: Sequence[str], dated: Sequence[int], places: Mapping[Field, int], below: Rows, *, from_1904: bool
) -> Meant:
    """Columns of dates by where they fall: just after the conference, weeks later, or after the LPM."""
    known = dict(places)
    meant: Meant = {}
    for field in _IN_ORDER[1:]:
        after = known.get(Field.LPM_ON if field is Field.IC_READ_ON else Field.CONFERENCE_ON)
        if field in known or after is None:
            continue
        least, most = _DAYS_AFTER[field]
        fit = []
        for column in dated:
            days = _days_between(below, after, column, from_1904=from_1904)
            if column in meant or len(days) < ENOUGH or not may_mean(headings[column], field.value):
                continue
            follows = sum(1 for count in days if count >= 0) >= _FOLLOW * len(days)
            if follows and least <= median(days) <= most:
                fit.append(column)
        if len(fit) == 1:
            known[field] = fit[0]
            meant[fit[0]] = field, "Its dates fall where those of this step do."
    return meant


def _days_between(below: Rows, first: int, then: int, *, from_1904: bool) -> list[int]:
    """How many days lie between two columns, for every row that has both dates."""
    found = []
    for cells in below:
        if max(first, then) < len(cells):
            one, other = (_on(cells[place], from_1904=from_1904) for place in (first, then))
            if one and other:
                found.append((other - one).days)
    return found


def _on(cell: Cell, *, from_1904: bool) -> date | None:
    return read_date(cell.value, from_1904=from_1904).on
