"""Entries as the register shows them: read in bulk for a page, never one by one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from cpdesk.desk.gaps import gaps_of
from cpdesk.desk.marks import Days, mark_of
from cpdesk.records.model import Child, KeptDeadline, Person, Recommendation, RecommendedChild
from cpdesk.rows.lpm_register import ChildName, RegisterLine
from cpdesk.rows.marks import Mark
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.lpm import ENDED_STATES, ConferenceKind, Outcome, State, TmView

_entry = Recommendation.__table__
_SHOWN = (
    "id", "version", "state", "escalated", "child_shown", "case_id", "team_shown", "chair_shown", "conference_kind",
    "conference_on", "recommended_on", "timescale", "lpm_by", "lpm_booked_for", "lpm_on", "outcome", "tm_view",
    "last_update_on", "team_manager_id", "social_worker_id", "plan_start_on", "days_taken", "diary_sheet_on",
    "case_note_on", "siblings", "rationale", "risk_statement",
)  # fmt: skip
_ASKED = select(*(_entry.c[name] for name in _SHOWN))

Children = Mapping[int, Sequence[ChildName]]


def lines_of(session: Session, ids: Sequence[int], days: Days, calendar: WorkingDays) -> tuple[RegisterLine, ...]:
    """The lines of these entries, in the order of the ids; four questions however many they are."""
    if not ids:
        return ()
    rows = {row.id: row for row in session.execute(_ASKED.where(_entry.c.id.in_(ids)))}
    children = children_of(session, ids, days.today)
    people = names_of(session, [id_ for row in rows.values() for id_ in (row.team_manager_id, row.social_worker_id)])
    explained = _explanations(session, ids)
    return tuple(
        _line(
            rows[id_],
            people,
            children=children.get(id_, ()),
            explained=explained.get(id_, ""),
            chip=_chip(rows[id_], days, calendar),
            days=days,
        )
        for id_ in ids
        if id_ in rows
    )


def children_of(session: Session, ids: Sequence[int], today: date) -> Children:
    """The children of these entries by entry, in the order in which they were named."""
    asked = (
        select(RecommendedChild.recommendation_id, Child.id, Child.first_name, Child.surname, Child.born_on)
        .join(Child, Child.id == RecommendedChild.child_id)
        .where(RecommendedChild.recommendation_id.in_(ids), Child.voided_at.is_(None))
        .order_by(RecommendedChild.recommendation_id, RecommendedChild.place, Child.id)
    )
    found: dict[int, list[ChildName]] = {}
    for entry_id, id_, first_name, surname, born_on in session.execute(asked):
        child = ChildName(id_, first_name, surname, born_on, age_on(born_on, today))
        found.setdefault(entry_id, []).append(child)
    return found


def names_of(session: Session, ids: Iterable[int | None]) -> dict[int | None, str]:
    """The names of these people."""
    wanted = {id_ for id_ in ids if id_ is not None}
    if not wanted:
        return {}
    return {row.id: row.name for row in session.execute(select(Person.id, Person.name).where(Person.id.in_(wanted)))}


def age_on(born_on: date | None, today: date) -> int | None:
    """Whole years on this day; nothing for an unborn child or an unknown date of birth."""
    if born_on is None or born_on > today:
        return None
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def _explanations(session: Session, ids: Sequence[int]) -> dict[int, str]:
    asked = select(KeptDeadline.subject_id, KeptDeadline.explanation).where(
        KeptDeadline.subject == "recommendation", KeptDeadline.subject_id.in_(ids), KeptDeadline.key == "lpm_by"
    )
    return {row.subject_id: row.explanation for row in session.execute(asked)}


def _chip(row: Row[Any], days: Days, calendar: WorkingDays) -> tuple[Mark, str]:
    return mark_of(
        State(row.state), escalated=row.escalated, lpm_by=row.lpm_by, lpm_on=row.lpm_on, today=days.today,
        calendar=calendar,
    )  # fmt: skip


def _line(
    row: Row[Any], names: Mapping[int | None, str], *, children: Sequence[ChildName], explained: str,
    chip: tuple[Mark, str], days: Days,
) -> RegisterLine:  # fmt: skip
    state = State(row.state)
    mark, words = chip
    return RegisterLine(
        id=row.id,
        version=row.version,
        state=state,
        mark=mark,
        words=words,
        children=tuple(children),
        child=row.child_shown,
        reference=row.case_id,
        age=_ages(children),
        team=row.team_shown,
        chair=row.chair_shown,
        conference_kind=ConferenceKind(row.conference_kind) if row.conference_kind else None,
        conference_on=row.conference_on,
        recommended_on=row.recommended_on,
        timescale=row.timescale,
        lpm_by=row.lpm_by,
        lpm_booked_for=row.lpm_booked_for,
        lpm_on=row.lpm_on,
        outcome=Outcome(row.outcome) if row.outcome else None,
        tm_view=TmView(row.tm_view),
        last_update_on=row.last_update_on,
        update_late=update_late(state, row.last_update_on, days),
        team_manager=names.get(row.team_manager_id, ""),
        social_worker=names.get(row.social_worker_id, ""),
        plan_start_on=row.plan_start_on,
        days_taken=row.days_taken,
        diary_sheet_on=row.diary_sheet_on,
        case_note_on=row.case_note_on,
        siblings=row.siblings,
        gaps=gaps_of(row),
        lpm_by_explained=explained,
    )


def update_late(state: State, last_update_on: date | None, days: Days) -> bool:
    """Whether the fortnightly update is late (L07); an entry that ended needs none."""
    return state not in ENDED_STATES and (last_update_on is None or last_update_on < days.update_before)


def _ages(children: Sequence[ChildName]) -> str:
    return ", ".join(str(child.age) for child in children if child.age is not None)
