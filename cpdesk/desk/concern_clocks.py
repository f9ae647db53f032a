"""The clock of a concern noted at a conference: it is raised in time, counted from the conference (S17, A08)."""

from collections.abc import Collection, Iterator

from sqlalchemy import select

from cpdesk.desk.clock_rows import CONCERN, OPEN, Clock, Subject, in_london
from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.families_shown import NOBODY, families_of_conferences
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import Conference, MaqaAlert
from cpdesk.rows.today import Part
from cpdesk.rules.record import ConcernState

RAISE = "maqa_raise_due"
_concern, _conference = table_of(MaqaAlert), table_of(Conference)


def concern_clocks(work: Work, ids: Collection[int]) -> Iterator[Clock]:
    """The clock of each of these concerns that is a draft still; none before the conference was held."""
    for some in some_at_once(ids):
        yield from _of_some(work, some)


def _of_some(work: Work, ids: Collection[int]) -> Iterator[Clock]:
    asked = select(_concern).where(
        _concern.c.id.in_(ids), _concern.c.voided_at.is_(None), _concern.c.state == ConcernState.DRAFT
    )
    drafts = work.session.execute(asked).all()
    after = {one.conference_id for one in drafts}
    held = select(_conference).where(
        _conference.c.id.in_(after), _conference.c.held_at.is_not(None), _conference.c.voided_at.is_(None)
    )
    conferences = {one.id: one for one in work.session.execute(held)} if after else {}
    families = families_of_conferences(work, set(conferences)) if conferences else {}
    for draft in drafts:
        conference = conferences.get(draft.conference_id)
        if conference is not None and standard_of(work, conference).sets(RAISE):
            shown = families.get(conference.id, NOBODY)
            of = Subject(CONCERN, draft.id, shown.about, shown.reference, conference.chair_id)
            yield Clock(
                of, RAISE, in_london(conference.held_at), standard_of(work, conference), OPEN, part=Part.CHAIR,
                conference_kind=conference.kind,
            )  # fmt: skip
