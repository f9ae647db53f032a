"""What the register repeats of an entry, so that pages are ordered and found without a join. Written here alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, cast

from sqlalchemy import Row, Table, bindparam, func, inspect, select, update
from sqlalchemy.orm import Session, aliased

from cpdesk.desk.gaps import gaps_of
from cpdesk.desk.marks import NO_DATE
from cpdesk.desk.register_deadlines import keep_deadlines
from cpdesk.desk.work import Work
from cpdesk.records.model import (
    Child,
    Difference,
    Person,
    Recommendation,
    RecommendedChild,
    StateMove,
    Team,
    UnitSetting,
)
from cpdesk.records.search import keep_words, label
from cpdesk.rules.how_dates_read import slashed
from cpdesk.rules.lpm import HELD_STATES, OPEN_STATES, Outcome, State, TmView
from cpdesk.rules.names import fold, sort_key
from cpdesk.words import OUTCOME_SHORT, OUTCOME_WORDS, STATE_WORDS, TM_VIEW_WORDS

ESCALATED, OPEN, HELD, CLOSED, WITHDRAWN, TAKEN_BACK = 0, 1, 2, 3, 4, 9
ENTRIES_SETTING = "entries of the register"
_AT_ONCE = 500

_entry = cast(Table, Recommendation.__table__)
_manager, _worker = aliased(Person), aliased(Person)
_chair = aliased(Person)
_SHOWN_DATES = (
    "conference_on", "recommended_on", "lpm_by", "lpm_booked_for", "lpm_on", "last_update_on", "plan_start_on",
    "diary_sheet_on", "case_note_on",
)  # fmt: skip


def keep_in_step(work: Work, ids: Iterable[int]) -> None:
    """Write again what follows from these entries: rank, sort keys, gaps, words to find them by, deadline, moves."""
    work.session.flush()
    waiting = iter(dict.fromkeys(ids))
    while some := list(islice(waiting, _AT_ONCE)):
        _keep_some(work, some)


def _keep_some(work: Work, ids: Sequence[int]) -> None:
    session = work.session
    children = _children_of(session, ids)
    stages = _open_stages(session, ids)
    entries = [_Entry(row, children.get(row.id, ()), stages.get(row.id, 0)) for row in _rows(session, ids)]
    if not entries:
        return
    _count(session, sum(entry.comes() for entry in entries))
    session.connection().execute(
        update(_entry).where(_entry.c.id == bindparam("this")),
        [{"this": entry.row.id, **entry.columns()} for entry in entries],
    )
    keep_words(session.connection(), [(entry.row.id, entry.words(), entry.labels()) for entry in entries])
    for entry in entries:
        known = session.identity_map.get(inspect(Recommendation).identity_key_from_primary_key((entry.row.id,)))
        if known is not None:
            session.expire(known, list(entry.columns()))
    keep_deadlines(work, [entry.row for entry in entries])
    _keep_moves(work, [entry.row for entry in entries])


def _keep_moves(work: Work, rows: Sequence[Row[Any]]) -> None:
    """A step for every entry whose state is not where its last step led: a new entry, or one moved by Undo (I18)."""
    last = select(func.max(StateMove.id)).where(StateMove.recommendation_id.in_([row.id for row in rows]))
    asked = select(StateMove.recommendation_id, StateMove.to_state).where(
        StateMove.id.in_(last.group_by(StateMove.recommendation_id))
    )
    stood = {row.recommendation_id: row.to_state for row in work.session.connection().execute(asked)}
    steps = [
        StateMove(
            recommendation_id=row.id, at=work.now, by=work.who, from_state=stood.get(row.id, ""), to_state=row.state
        )
        for row in rows
        if stood.get(row.id) != row.state
    ]
    work.session.add_all(steps)
    work.session.flush()


def _rows(session: Session, ids: Sequence[int]) -> Iterator[Row[Any]]:
    names = (
        Team.name.label("team"),
        _chair.name.label("chair"),
        _manager.name.label("team_manager"),
        _worker.name.label("social_worker"),
    )
    asked = (
        select(_entry, *names)
        .outerjoin(Team, _entry.c.team_id == Team.id)
        .outerjoin(_chair, _entry.c.chair_id == _chair.id)
        .outerjoin(_manager, _entry.c.team_manager_id == _manager.id)
        .outerjoin(_worker, _entry.c.social_worker_id == _worker.id)
        .where(_entry.c.id.in_(ids))
    )
    yield from session.connection().execute(asked)


def _children_of(session: Session, ids: Sequence[int]) -> Mapping[int, Sequence[Any]]:
    asked = (
        select(RecommendedChild.recommendation_id, Child.first_name, Child.surname, Child.born_on)
        .join(Child, Child.id == RecommendedChild.child_id)
        .where(RecommendedChild.recommendation_id.in_(ids), Child.voided_at.is_(None))
        .order_by(RecommendedChild.recommendation_id, RecommendedChild.place, Child.id)
    )
    found: dict[int, list[Any]] = {}
    for row in session.connection().execute(asked):
        found.setdefault(row.recommendation_id, []).append(row)
    return found


def _open_stages(session: Session, ids: Sequence[int]) -> Mapping[int, int]:
    latest = (
        select(Difference.recommendation_id, Difference.about, func.max(Difference.stage).label("stage"))
        .where(Difference.recommendation_id.in_(ids), Difference.voided_at.is_(None))
        .group_by(Difference.recommendation_id, Difference.about)
        .subquery()
    )
    still_open = (
        select(Difference.recommendation_id, func.max(Difference.stage))
        .join(
            latest,
            (latest.c.recommendation_id == Difference.recommendation_id)
            & (latest.c.about == Difference.about)
            & (latest.c.stage == Difference.stage),
        )
        .where(Difference.closed.is_(False), Difference.voided_at.is_(None))
        .group_by(Difference.recommendation_id)
    )
    return {row[0]: row[1] for row in session.connection().execute(still_open)}


def _count(session: Session, more: int) -> None:
    if not more:
        return
    kept = session.get(UnitSetting, ENTRIES_SETTING, with_for_update=True, populate_existing=True)
    if kept is None:
        session.add(UnitSetting(key=ENTRIES_SETTING, value=more))
    else:
        kept.value = kept.value + more
    session.flush()


def child_shown(children: Sequence[Any]) -> str:
    """The children of an entry as one line: "Ash-Sample, Rowan", "Stoica, Kalina & William"."""
    surnames = list(dict.fromkeys(child.surname for child in children))
    return "; ".join(
        f"{surname}, {' & '.join(c.first_name for c in children if c.surname == surname)}".rstrip(", ")
        for surname in surnames
    )


class _Entry:
    """One entry with its names and children, on its way into the columns that repeat it."""

    def __init__(self, row: Row[Any], children: Sequence[Row[Any]], open_stage: int) -> None:
        self.row = row
        self.children = children
        self.escalated = open_stage >= 2
        self.rank = self._rank()

    def comes(self) -> int:
        """1 when the entry is new to the register, -1 when it was taken back, 0 when it stays."""
        return int(self.rank != TAKEN_BACK) - int(self.row.state_rank != TAKEN_BACK)

    def _rank(self) -> int:
        state = State(self.row.state)
        if self.row.voided_at is not None:
            return TAKEN_BACK
        if state in OPEN_STATES or state in HELD_STATES:
            if self.escalated:
                return ESCALATED
            return OPEN if state in OPEN_STATES else HELD
        return CLOSED if state == State.CLOSED else WITHDRAWN

    def columns(self) -> dict[str, Any]:
        """The columns that repeat the entry."""
        row = self.row
        return {
            "state_rank": self.rank,
            "escalated": self.rank == ESCALATED,
            "due_shown": row.lpm_by or NO_DATE,
            "child_shown": child_shown(self.children),
            "team_shown": row.team or "",
            "chair_shown": row.chair or "",
            "child_key": sort_key(child_shown(self.children)),
            "reference_key": sort_key(row.case_id),
            "first_born_on": next((child.born_on for child in self.children), None),
            "team_key": sort_key(row.team or ""),
            "chair_key": sort_key(row.chair or ""),
            "from_key": f"{row.conference_kind or ''} {row.conference_on or ''}".strip(),
            "outcome_key": sort_key(OUTCOME_SHORT[Outcome(row.outcome)]) if row.outcome else "",
            "tm_view_key": "" if row.tm_view == TmView.NOT_RECORDED else row.tm_view,
            "team_manager_key": sort_key(row.team_manager or ""),
            "social_worker_key": sort_key(row.social_worker or ""),
            "days_taken": days_taken(row.recommended_on or row.conference_on, row.lpm_on),
            "siblings": max(len(self.children) - 1, 0),
            "gap_count": 0 if self.rank == TAKEN_BACK else len(gaps_of(row)),
        }

    def words(self) -> str:
        """Every column as it is displayed, folded, for finding the entry by."""
        row = self.row
        shown = [
            child_shown(self.children),
            *(f"{child.first_name} {child.surname}" for child in self.children),
            *(slashed(child.born_on) for child in self.children if child.born_on),
            *(row.case_id, row.team or "", row.chair or "", row.team_manager or "", row.social_worker or ""),
            row.conference_kind or "",
            row.timescale,
            STATE_WORDS[State(row.state)],
            *self._chip(),
            *_outcome_words(row.outcome),
            TM_VIEW_WORDS[TmView(row.tm_view)],
            *(slashed(day) for name in _SHOWN_DATES if (day := row._mapping[name]) is not None),
        ]
        return fold(" ".join(shown))

    def _chip(self) -> tuple[str, ...]:
        """What the chip says whatever day it is; "Overdue" depends on today and is found by its dates."""
        if self.rank == ESCALATED:
            return ("Escalated",)
        if self.rank == HELD:
            timely = (
                self.row.lpm_by and self.row.lpm_on and ("in time" if self.row.lpm_on <= self.row.lpm_by else "late")
            )
            return ("Held", timely or "")
        return ("No date set",) if self.rank == OPEN and self.row.lpm_by is None else ()

    def labels(self) -> list[str]:
        """What the index of words also knows of the entry: rank, chair, team, month held."""
        if self.rank == TAKEN_BACK:
            return [label("r", TAKEN_BACK)]
        row = self.row
        held = [label("h", f"{row.lpm_on:%Y%m}")] if row.lpm_on and self.rank in {HELD, CLOSED} else []
        gaps = [label("g", 1)] if gaps_of(row) else []
        return [label("r", self.rank), label("c", row.chair_id), label("t", row.team_id), *held, *gaps]


def _outcome_words(outcome: str | None) -> tuple[str, ...]:
    return (OUTCOME_SHORT[Outcome(outcome)], OUTCOME_WORDS[Outcome(outcome)]) if outcome else ()


def days_taken(recommended_on: date | None, lpm_on: date | None) -> int | None:
    """How many days it took from the recommendation to the LPM, when both are known."""
    return (lpm_on - recommended_on).days if recommended_on is not None and lpm_on is not None else None
