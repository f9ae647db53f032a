"""The clocks of core groups: by when one is due, that it was held, and its record (S27, S32, A04)."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from cpdesk.desk.clock_rows import CORE_GROUP, DONE, EXPECTED, OPEN, Clock, Subject, in_london
from cpdesk.desk.families_shown import NOBODY, families_of_conferences
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import Conference, CoreGroup
from cpdesk.rules.conferences import CoreGroupState
from cpdesk.rules.standards import standard

_group, _conference = table_of(CoreGroup), table_of(Conference)
Groups = Mapping[int, Row[Any]]


def core_group_clocks(work: Work, ids: Collection[int]) -> Iterator[Clock]:
    """Every clock that these core groups have; one that is cancelled or taken back has none (its replacement has)."""
    for some in some_at_once(ids):
        yield from _of_some(work, some)


def _of_some(work: Work, ids: Collection[int]) -> Iterator[Clock]:
    session = work.session
    asked = select(_group).where(_group.c.id.in_(ids), _group.c.voided_at.is_(None))
    groups = session.execute(asked.where(_group.c.state != CoreGroupState.CANCELLED)).all()
    after = {one.conference_id for one in groups}
    siblings = {one.id: one for one in session.execute(select(_group).where(_group.c.conference_id.in_(after)))}
    conferences = {one.id: one for one in session.execute(select(_conference).where(_conference.c.id.in_(after)))}
    families = families_of_conferences(work, after)
    for group in groups:
        conference = conferences[group.conference_id]
        shown = families.get(group.conference_id, NOBODY)
        of = Subject(CORE_GROUP, group.id, shown.about, shown.reference, conference.chair_id)
        yield from _clocks(work, of, group, conference, last_held_before(group, siblings))


def last_held_before(group: Row[Any], siblings: Groups) -> date | None:
    """When the core group before this one was held, those that were cancelled left out."""
    before = siblings.get(group.previous_id) if group.previous_id else None
    while before is not None and before.held_on is None:
        before = siblings.get(before.previous_id) if before.previous_id else None
    return None if before is None else before.held_on


def _clocks(work: Work, of: Subject, group: Row[Any], conference: Row[Any], last_held: date | None) -> Iterator[Clock]:
    sets = standard(conference.standards) if conference.standards else work.standard
    held, planned = group.held_on, group.planned_on
    state = DONE if held else EXPECTED if planned else OPEN
    key, anchor = "core_next_due", last_held
    if last_held is None and group.sequence_no <= 1:
        key, anchor = "first_core_due", conference.held_at and in_london(conference.held_at)
    if anchor is not None and sets.sets(key):
        yield Clock(of, key, anchor, sets, state, held)
    if planned is not None or held is not None:
        day = planned or held
        yield Clock(
            of, "mark_core_held", day, sets, DONE if held else OPEN, held, due=day, said="the core group is on that day"
        )
        if sets.sets("core_record_due"):
            sent = group.record_sent_on
            state = EXPECTED if held is None else DONE if sent else OPEN
            yield Clock(of, "core_record_due", held or planned, sets, state, sent if held else None)
