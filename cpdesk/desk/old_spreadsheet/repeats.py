"""Entries that are on the register already, and rows that stand twice in a spreadsheet: told by what they mean."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from cpdesk.desk.old_spreadsheet.row_reading import identity_of
from cpdesk.desk.old_spreadsheet.understanding import Understood
from cpdesk.desk.work import Work
from cpdesk.records.model import Child, Person, Recommendation, RecommendedChild, SourceRow, Team
from cpdesk.rows.old_spreadsheet import Doubt, Field, ReadRow
from cpdesk.rules.how_dates_read import slashed
from cpdesk.rules.names import person_key, team_key

IDENTITY = 32
_AT_ONCE = 500
_entry = Recommendation.__table__


@dataclass(slots=True)
class Sorted:
    """The rows of a spreadsheet sorted: new ones, and those that repeat a new one or an entry of the register."""

    new: list[ReadRow] = field(default_factory=list)
    repeats: dict[int, list[ReadRow]] = field(default_factory=dict)
    unchanged: int = 0
    doubts: list[Doubt] = field(default_factory=list)


def sort_rows(work: Work, understood: Understood) -> Sorted:
    """Which rows are new to the register; what repeats another row or an entry is doubted where it differs."""
    there = _imported_before(work)
    there.update(_entered_by_hand(work, {row.case_id for row in understood.rows if row.case_id}))
    found = Sorted()
    place_of: dict[str, int] = {}
    first_with: dict[str, ReadRow] = {}
    differing: list[tuple[ReadRow, int]] = []
    for row in understood.rows:
        identity, content = row.fingerprint[:IDENTITY], row.fingerprint[IDENTITY:]
        first = first_with.setdefault(identity, row)
        known = there.get(identity)
        if first is not row:
            found.doubts.append(_duplicate(understood, row, first))
        if known is None and first is row:
            place_of[identity] = len(found.new)
            found.new.append(row)
            continue
        found.unchanged += 1
        if known is None:
            found.repeats.setdefault(place_of[identity], []).append(row)
        elif first is row and content not in known[1]:
            differing.append((row, known[0]))
    found.doubts += _differences_from_register(work, understood, differing)
    return found


def _imported_before(work: Work) -> dict[str, tuple[int, set[str]]]:
    """Every entry that came from a spreadsheet and still stands: its number and what its rows said, by identity."""
    asked = (
        select(SourceRow.fingerprint, SourceRow.recommendation_id)
        .join(Recommendation, Recommendation.id == SourceRow.recommendation_id)
        .where(Recommendation.voided_at.is_(None))
    )
    found: dict[str, tuple[int, set[str]]] = {}
    for fingerprint, number in work.session.execute(asked):
        found.setdefault(fingerprint[:IDENTITY], (int(number or 0), set()))[1].add(fingerprint[IDENTITY:])
    return found


def _entered_by_hand(work: Work, case_ids: set[str]) -> dict[str, tuple[int, set[str]]]:
    """Entries that a person made here for one of these case numbers, by identity."""
    found: dict[str, tuple[int, set[str]]] = {}
    for some in _chunks(sorted(case_ids)):
        asked = (
            select(_entry.c.id, _entry.c.case_id, _entry.c.conference_on, Child.first_name, Child.surname)
            .join(RecommendedChild, RecommendedChild.recommendation_id == _entry.c.id)
            .join(Child, Child.id == RecommendedChild.child_id)
            .where(_entry.c.case_id.in_(some), _entry.c.batch_id.is_(None), _entry.c.voided_at.is_(None))
        )
        entries: dict[int, tuple[str, date | None, list[tuple[str, str]]]] = {}
        for number, case_id, conference_on, first, surname in work.session.execute(asked):
            entries.setdefault(number, (case_id, conference_on, []))[2].append((first, surname))
        for number, (case_id, conference_on, children) in entries.items():
            if conference_on is not None:
                found[identity_of(children, case_id, conference_on)] = (number, set())
    return found


def _duplicate(understood: Understood, row: ReadRow, first: ReadRow) -> Doubt:
    differs = _differing(_said_by_row(row), _said_by_row(first))
    told = f" It differs in: {'; '.join(differs)}." if differs else ""
    return _about(understood, row, f"This is a duplicate of {first.sheet}!{first.row}: the same child, case number and "
                  f"conference. It is not kept twice.{told}")  # fmt: skip


def _about(understood: Understood, row: ReadRow, sentence: str) -> Doubt:
    """A doubt about a row as a whole, named by the cell with its children."""
    heading = next(
        (match.heading for sheet in understood.sheets if sheet.name == row.sheet for match in sheet.matches
         if match.field in (Field.CHILDREN, Field.SURNAME)), "",
    )  # fmt: skip
    value = dict(row.as_written).get(
        heading, ", ".join(f"{first} {surname}".strip() for first, surname in row.children)
    )
    return Doubt(row.sheet, row.row, heading, value, sentence)


def _differences_from_register(
    work: Work, understood: Understood, rows: Sequence[tuple[ReadRow, int]]
) -> Iterator[Doubt]:
    """A doubt for each row that says something else than its entry; the entry is left as it is."""
    entries: dict[int, dict[str, str]] = {}
    for some in _chunks([number for _, number in rows]):
        entries.update(_said_by_entries(work, some))
    for row, number in rows:
        differs = _differing(_said_by_row(row), entries[number], there="the register") if number in entries else []
        if differs:
            yield _about(
                understood, row, f"The row differs from its entry, which is left as it is: {'; '.join(differs)}."
            )


def _differing(ours: dict[str, str], theirs: dict[str, str], there: str = "that row") -> list[str]:
    return [
        f"{name} (\u201c{ours[name] or 'nothing'}\u201d here, \u201c{theirs[name] or 'nothing'}\u201d in {there})"
        for name in ours
        if ours[name] != theirs.get(name, "") and _key(name, ours[name]) != _key(name, theirs.get(name, ""))
    ]


def _key(name: str, text: str) -> str:
    if name == "team":
        return team_key(text)
    return person_key(text) if name in ("chair", "team manager", "social worker") else " ".join(text.split())


def _said_by_row(row: ReadRow) -> dict[str, str]:
    return {
        "conference": row.conference_kind.value if row.conference_kind else "",
        "team": row.team,
        "chair": row.chair,
        "team manager": row.team_manager,
        "social worker": row.social_worker,
        "rationale": row.rationale,
        "risk statement": row.risk_statement,
        "timescale": row.timescale,
        "alerted": _day(row.alerted_on),
        "LPM date": _day(row.lpm_on),
        "outcome": row.outcome.value if row.outcome else "",
        "read by chair": _day(row.ic_read_on),
        "disagreement": row.disagreement,
        "state": row.state.value,
        "notes": row.notes,
    }


def _said_by_entries(work: Work, numbers: Sequence[int]) -> dict[int, dict[str, str]]:
    people = {one.id: one.name for one in work.session.execute(select(Person.id, Person.name))}
    teams = {one.id: one.name for one in work.session.execute(select(Team.id, Team.name))}
    rows = work.session.execute(select(_entry).where(_entry.c.id.in_(numbers)))
    return {row.id: _said_by_entry(row, people, teams) for row in rows}


def _said_by_entry(row: Row[Any], people: dict[int, str], teams: dict[int, str]) -> dict[str, str]:
    return {
        "conference": row.conference_kind or "",
        "team": teams.get(row.team_id, ""),
        "chair": people.get(row.chair_id, ""),
        "team manager": people.get(row.team_manager_id, ""),
        "social worker": people.get(row.social_worker_id, ""),
        "rationale": row.rationale,
        "risk statement": row.risk_statement,
        "timescale": row.timescale,
        "alerted": _day(row.alerted_case_progression_on or row.alerted_team_manager_on),
        "LPM date": _day(row.lpm_on or row.lpm_booked_for),
        "outcome": row.outcome or "",
        "read by chair": _day(row.ic_read_on),
        "disagreement": row.disagreement,
        "state": row.state,
        "notes": row.notes,
    }


def _day(on: date | None) -> str:
    return slashed(on) if on else ""


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = list(dict.fromkeys(values))
    for start in range(0, len(waiting), _AT_ONCE):
        yield waiting[start : start + _AT_ONCE]
