"""The lines of the first-Monday list: entries still open and those that ended since the list before (I20)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import select

from cpdesk.desk.in_step import ESCALATED, HELD, OPEN
from cpdesk.desk.marks import days_of, overdue_by
from cpdesk.desk.register_lines import lines_of
from cpdesk.desk.work import Work
from cpdesk.records.model import Difference, Recommendation, StateMove
from cpdesk.rows.lpm_list import ListLine, NotReady
from cpdesk.rows.lpm_register import RegisterLine
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.initials import initials_of, without_names
from cpdesk.rules.lpm import ENDED_STATES, HELD_STATES, OPEN_STATES, State
from cpdesk.words import NOT_RECORDED, OUTCOME_WORDS, STATE_WORDS, TM_VIEW_WORDS

AT_ONCE = 500
RUNGS = {1: "Chair and Team Manager", 2: "service managers", 3: "practitioner disagreement procedure"}
_entry = Recommendation.__table__.c


def ids_for_list(work: Work, since: datetime | None) -> list[int]:
    """The entries of a list: everything not closed, then what ended since the list before (I20)."""
    still_open = (
        select(_entry.id)
        .where(_entry.voided_at.is_(None), _entry.state_rank.in_((ESCALATED, OPEN, HELD)))
        .order_by(_entry.state_rank, _entry.due_shown, _entry.id)
    )
    found = list(work.session.scalars(still_open))
    if since is None:
        return found
    # A closed row of an old spreadsheet came in closed: it has no state before, and did not end here.
    ended = (
        select(_entry.id)
        .join(StateMove, StateMove.recommendation_id == _entry.id)
        .where(_entry.voided_at.is_(None), _entry.state.in_(ENDED_STATES))
        .where(StateMove.to_state.in_(ENDED_STATES), StateMove.from_state != "", StateMove.at > since)
        .distinct()
        .order_by(_entry.id)
    )
    return found + list(work.session.scalars(ended))


def lines_for_list(work: Work, ids: Sequence[int]) -> tuple[tuple[ListLine, ...], tuple[NotReady, ...]]:
    """The lines of these entries in their order, and those that somebody should look at before the list goes."""
    days = days_of(work.today, work.calendar)
    lines: list[ListLine] = []
    not_ready: list[NotReady] = []
    waiting = iter(ids)
    while some := list(islice(waiting, AT_ONCE)):
        work.progress(len(lines), len(ids), "Reading the register")
        more, differences = _more_of(work, some), _differences_of(work, some)
        for shown in lines_of(work.session, some, days, work.calendar):
            last = differences.get(shown.id)
            line = _list_line(shown, more[shown.id], last, work)
            lines.append(line)
            if why := ". ".join(_not_ready(shown, last, work.today)):
                not_ready.append(NotReady(shown.id, line.child, line.reference, line.chair, why))
    return tuple(lines), tuple(not_ready)


def _more_of(work: Work, ids: Sequence[int]) -> Mapping[int, Any]:
    """What the list says of an entry beyond what the register shows."""
    asked = select(_entry.id, _entry.rationale, _entry.disagreement, _entry.ic_read_on).where(_entry.id.in_(ids))
    return {row.id: row for row in work.session.execute(asked)}


def _differences_of(work: Work, ids: Sequence[int]) -> Mapping[int, Any]:
    """The highest rung of each entry's difference of view."""
    asked = (
        select(
            Difference.recommendation_id, Difference.stage, Difference.opened_on, Difference.outcome, Difference.closed
        )
        .where(Difference.recommendation_id.in_(ids), Difference.voided_at.is_(None))
        .order_by(Difference.stage, Difference.id)
    )
    return {row.recommendation_id: row for row in work.session.execute(asked)}


def _list_line(shown: RegisterLine, more: Any, last: Any, work: Work) -> ListLine:
    """An entry as it leaves the unit: children by initials, also in what was written about them."""
    names = [(child.first_name, child.surname) for child in shown.children]
    late = overdue_by(shown.lpm_by, work.today, work.calendar) if shown.state in OPEN_STATES else 0
    return ListLine(
        recommendation_id=shown.id,
        state=shown.words,
        child=initials_of(names) or NOT_RECORDED,
        reference=shown.reference,
        team=shown.team,
        chair=shown.chair,
        team_manager=shown.team_manager,
        social_worker=shown.social_worker,
        conference_kind=shown.conference_kind or "",
        conference_on=shown.conference_on,
        timescale=without_names(shown.timescale, names),
        lpm_by=shown.lpm_by,
        lpm_booked_for=shown.lpm_booked_for,
        lpm_on=shown.lpm_on,
        outcome=OUTCOME_WORDS[shown.outcome] if shown.outcome else "",
        ic_read_on=more.ic_read_on,
        tm_view=TM_VIEW_WORDS[shown.tm_view],
        disagreement=without_names(_difference_words(last, more.disagreement), names),
        rationale=without_names(more.rationale, names),
        last_update_on=shown.last_update_on,
        mark=shown.mark,
        overdue_by=late,
        gaps=shown.gaps,
        stands=STATE_WORDS[shown.state],
    )


def _difference_words(last: Any, as_written: str) -> str:
    """Where a difference of view stands, then what the old spreadsheet said of it."""
    if last is None:
        return as_written
    standing = "Settled" if last.closed else "Open"
    since = short(last.opened_on) if last.opened_on else "date not recorded"
    words = f"{standing}: {RUNGS[last.stage]}, {since}"
    return "\n".join(part for part in (words, last.outcome, as_written) if part)


def _not_ready(shown: RegisterLine, last: Any, today: date) -> Iterator[str]:
    """Why somebody should look at this entry before the list goes."""
    if shown.state in ENDED_STATES:
        return
    yield from shown.gaps
    booked = shown.lpm_booked_for
    if shown.state == State.BOOKED and booked is not None and booked < today:
        yield f"The LPM booked for {short(booked)} has no outcome yet"
    if shown.state in HELD_STATES and shown.outcome is None:
        yield "The LPM was held and its outcome is not recorded"
    if last is not None and not last.closed and not last.outcome.strip():
        yield "A difference of view has no outcome yet"
    if shown.update_late:
        yield "The fortnightly update is late"
