"""What happened to an entry, newest first, in the words and with the values that the register shows."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from cpdesk.desk.differences import STAGES
from cpdesk.desk.register_changes import FIELD_WORDS
from cpdesk.desk.work import Work
from cpdesk.records.history import CREATED
from cpdesk.records.model import Child, Difference, Happening, Operation, Person, Team
from cpdesk.rows.lpm_register import HistoryLine
from cpdesk.rules.how_dates_read import slashed
from cpdesk.words import IC_POSITION_WORDS, OUTCOME_WORDS, STATE_WORDS, TM_VIEW_WORDS

_MOST = 500
_UNTOLD = {"last_update_by", "version"}
_WORDS = {
    **FIELD_WORDS,
    "state": "State",
    "alerted_case_progression_on": "Case progression told",
    "alerted_team_manager_on": "Team Manager told",
    "lpm_booked_for": "LPM booked for",
    "rebooked": "Booked again",
    "ic_alerted_on": "Chair alerted",
    "ic_read_on": "Read by chair",
    "ic_position": "Chair's position",
    "disagreement": "Difference of view",
    "last_update_on": "Last update",
    "withdrawn_why": "Withdrawn because",
    "voided_at": "Taken back",
    "child_ids": "Children",
    "team_id": "Team",
    "chair_id": "Chair (IC)",
    "team_manager_id": "Team manager",
    "social_worker_id": "Social worker",
    CREATED: "Entered",
}
_OF_DIFFERENCE = {
    CREATED: "opened", "opened_on": "discussed on", "discussion": "discussion", "outcome": "outcome",
    "rationale": "reason", "closed": "settled", "voided_at": "taken back",
}  # fmt: skip
_CHOICES: dict[str, Mapping[Any, str]] = {
    "state": STATE_WORDS,
    "outcome": OUTCOME_WORDS,
    "tm_view": TM_VIEW_WORDS,
    "ic_position": IC_POSITION_WORDS,
}


def history_of(work: Work, recommendation_id: int) -> tuple[HistoryLine, ...]:
    """The kept changes of an entry and of its differences of view; titles as Undo names them."""
    rungs = {
        row.id: row.stage
        for row in work.session.execute(
            select(Difference.id, Difference.stage).where(Difference.recommendation_id == recommendation_id)
        )
    }
    of_entry = (Happening.entity == "recommendation") & (Happening.entity_id == recommendation_id)
    of_rungs = (Happening.entity == "difference") & Happening.entity_id.in_(rungs)
    asked = (
        select(Happening, Operation.title)
        .outerjoin(Operation, Operation.uuid == Happening.operation)
        .where(or_(of_entry, of_rungs) if rungs else of_entry)
        .order_by(Happening.seq.desc())
        .limit(_MOST)
    )
    rows = [(row, title or "") for row, title in work.session.execute(asked) if row.field not in _UNTOLD]
    names = _names(work, [row for row, _ in rows])
    return tuple(_line(row, title, rungs, names) for row, title in rows)


def _line(row: Happening, title: str, rungs: Mapping[int, int], names: Mapping[tuple[str, int], str]) -> HistoryLine:
    if row.entity == "difference":
        part = _OF_DIFFERENCE.get(row.field, row.field.replace("_", " "))
        field = f"Difference with {STAGES[rungs[row.entity_id]]}: {part}"
    else:
        field = _WORDS.get(row.field, row.field.replace("_", " ").capitalize())
    old, new = (_shown(row, value, names) for value in (row.old, row.new))
    return HistoryLine(row.at, row.by, field, old, new, row.why, title)


def _shown(row: Happening, kept: str | None, names: Mapping[tuple[str, int], str]) -> str:
    """A kept value as the register would show it."""
    value = None if kept is None else json.loads(kept)
    if value is None or value == "":
        return ""
    if row.entity == "recommendation" and row.field in _CHOICES:
        return _CHOICES[row.field].get(value, str(value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if kind := _kind_of_name(row.field):
        return ", ".join(names.get((kind, id_), "") for id_ in (value if isinstance(value, list) else [value]))
    if isinstance(value, str) and row.field.endswith(("_on", "_for", "lpm_by", "_at")):
        return slashed(date.fromisoformat(value[:10]))
    return str(value)


def _kind_of_name(field: str) -> str:
    if field == "child_ids":
        return "child"
    if field == "team_id":
        return "team"
    return "person" if field in {"chair_id", "team_manager_id", "social_worker_id"} else ""


def _names(work: Work, rows: Sequence[Happening]) -> dict[tuple[str, int], str]:
    """The names behind the numbers that these changes mention."""
    wanted: dict[str, set[int]] = {"person": set(), "team": set(), "child": set()}
    for row in rows:
        if row.entity == "recommendation" and (kind := _kind_of_name(row.field)):
            for kept in (row.old, row.new):
                value = json.loads(kept or "null")
                wanted[kind].update(value if isinstance(value, list) else [] if value is None else [value])
    shown = {"person": Person.name, "team": Team.name, "child": Child.first_name}
    numbers = {"person": Person.id, "team": Team.id, "child": Child.id}
    return {
        (kind, id_): name
        for kind, ids in wanted.items()
        if ids
        for id_, name in work.session.execute(select(numbers[kind], shown[kind]).where(numbers[kind].in_(ids)))
    }
