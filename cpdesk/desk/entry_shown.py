"""What the register shows of an entry and finds it by, from plain values: one entry or a hundred thousand alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from cpdesk.desk.gaps import gaps_in
from cpdesk.desk.marks import NO_DATE
from cpdesk.records.search import label
from cpdesk.rules.how_dates_read import slashed
from cpdesk.rules.lpm import HELD_STATES, OPEN_STATES, Outcome, State, TmView
from cpdesk.rules.names import fold, sort_key
from cpdesk.words import OUTCOME_SHORT, OUTCOME_WORDS, STATE_WORDS, TM_VIEW_WORDS

ESCALATED, OPEN, HELD, CLOSED, WITHDRAWN, TAKEN_BACK = 0, 1, 2, 3, 4, 9
Entry = Mapping[str, Any]  # the columns of an entry, and the names of its team, chair, team_manager, social_worker
_SHOWN_DATES = (
    "conference_on", "recommended_on", "lpm_by", "lpm_booked_for", "lpm_on", "last_update_on", "plan_start_on",
    "diary_sheet_on", "case_note_on",
)  # fmt: skip
_sort_key = lru_cache(maxsize=20_000)(sort_key)
_slashed = lru_cache(maxsize=20_000)(slashed)


class Named(Protocol):
    """A child as an entry shows it."""

    @property
    def first_name(self) -> str:
        """The first name; Unborn for an unborn child."""

    @property
    def surname(self) -> str:
        """The surname."""

    @property
    def born_on(self) -> date | None:
        """The date of birth, when it is known."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is repeated of an entry: its rank, the columns to order it by, the words and labels to find it by."""

    rank: int
    columns: dict[str, Any]
    words: str
    labels: tuple[str, ...]


def shown_of(entry: Entry, children: Sequence[Named], open_stage: int = 0) -> Shown:
    """What the register repeats of this entry with these children and this open stage of a difference of view."""
    rank = rank_of(State(entry["state"]), taken_back=entry["voided_at"] is not None, escalated=open_stage >= 2)
    names = child_shown(children)
    gaps = 0 if rank == TAKEN_BACK else len(gaps_in(entry["rationale"], entry["risk_statement"], entry["lpm_by"]))
    return Shown(
        rank,
        _columns(entry, children, names, rank, gaps),
        _words(entry, children, names, rank),
        _labels(entry, rank, gaps),
    )


def rank_of(state: State, *, taken_back: bool, escalated: bool) -> int:
    """Where an entry stands on the list: escalated ones first, then open, held, closed and withdrawn ones."""
    if taken_back:
        return TAKEN_BACK
    if state in OPEN_STATES or state in HELD_STATES:
        if escalated:
            return ESCALATED
        return OPEN if state in OPEN_STATES else HELD
    return CLOSED if state is State.CLOSED else WITHDRAWN


def child_shown(children: Sequence[Named]) -> str:
    """The children of an entry as one line: "Ash-Sample, Rowan", "Kuster, Jasmine, Ryan & Allan"."""
    together: dict[str, list[str]] = {}
    for child in children:
        together.setdefault(child.surname, []).append(child.first_name)
    return "; ".join(f"{surname}, {_side_by_side(firsts)}".rstrip(", ") for surname, firsts in together.items())


def _side_by_side(firsts: Sequence[str]) -> str:
    return " & ".join(part for part in (", ".join(firsts[:-1]), firsts[-1]) if part)


def days_taken(recommended_on: date | None, lpm_on: date | None) -> int | None:
    """How many days it took from the recommendation to the LPM, when both are known."""
    return (lpm_on - recommended_on).days if recommended_on is not None and lpm_on is not None else None


def _columns(entry: Entry, children: Sequence[Named], names: str, rank: int, gaps: int) -> dict[str, Any]:
    team, chair = entry["team"] or "", entry["chair"] or ""
    return {
        "state_rank": rank,
        "escalated": rank == ESCALATED,
        "due_shown": entry["lpm_by"] or NO_DATE,
        "child_shown": names,
        "team_shown": team,
        "chair_shown": chair,
        "child_key": sort_key(names),
        "reference_key": sort_key(entry["case_id"]),
        "first_born_on": children[0].born_on if children else None,
        "team_key": _sort_key(team),
        "chair_key": _sort_key(chair),
        "from_key": f"{entry['conference_kind'] or ''} {entry['conference_on'] or ''}".strip(),
        "outcome_key": _sort_key(OUTCOME_SHORT[Outcome(entry["outcome"])]) if entry["outcome"] else "",
        "tm_view_key": "" if entry["tm_view"] == TmView.NOT_RECORDED else entry["tm_view"],
        "team_manager_key": _sort_key(entry["team_manager"] or ""),
        "social_worker_key": _sort_key(entry["social_worker"] or ""),
        "days_taken": days_taken(entry["recommended_on"] or entry["conference_on"], entry["lpm_on"]),
        "siblings": max(len(children) - 1, 0),
        "gap_count": gaps,
    }


def _words(entry: Entry, children: Sequence[Named], names: str, rank: int) -> str:
    """Every column as it is displayed, folded, for finding the entry by."""
    shown = [
        names,
        *(f"{child.first_name} {child.surname}" for child in children),
        *(_slashed(child.born_on) for child in children if child.born_on),
        entry["case_id"],
        *(entry[one] or "" for one in ("team", "chair", "team_manager", "social_worker", "conference_kind")),
        entry["timescale"],
        STATE_WORDS[State(entry["state"])],
        *_chip(entry, rank),
        *_outcome_words(entry["outcome"]),
        TM_VIEW_WORDS[TmView(entry["tm_view"])],
        *(_slashed(day) for name in _SHOWN_DATES if (day := entry[name]) is not None),
    ]
    return fold(" ".join(shown))


def _chip(entry: Entry, rank: int) -> tuple[str, ...]:
    """What the chip says whatever day it is; "Overdue" depends on today and is found by its dates."""
    by, on = entry["lpm_by"], entry["lpm_on"]
    if rank == ESCALATED:
        return ("Escalated",)
    if rank == HELD:
        return ("Held", ("in time" if on <= by else "late") if by and on else "")
    return ("No date set",) if rank == OPEN and by is None else ()


def _outcome_words(outcome: str | None) -> tuple[str, ...]:
    return (OUTCOME_SHORT[Outcome(outcome)], OUTCOME_WORDS[Outcome(outcome)]) if outcome else ()


def _labels(entry: Entry, rank: int, gaps: int) -> tuple[str, ...]:
    """What the index of words also knows of the entry: rank, chair, team, month held, whether something is missing."""
    if rank == TAKEN_BACK:
        return (label("r", TAKEN_BACK),)
    on = entry["lpm_on"]
    held = (label("h", f"{on:%Y%m}"),) if on and rank in {HELD, CLOSED} else ()
    missing = (label("g", 1),) if gaps else ()
    return (label("r", rank), label("c", entry["chair_id"]), label("t", entry["team_id"]), *held, *missing)
