"""The clocks of actions that were given to an agency that was not at the ICPC: it is told, it may object (S15, S16)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, select

from cpdesk.desk.clock_rows import DONE, EXPECTED, OPEN, PLAN_ACTION, Clock, Subject, in_london
from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.families_shown import NOBODY, families_of_conferences
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import Conference, Participant, PlanAction
from cpdesk.rows.today import Part
from cpdesk.rules.clock import deadline
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.plan_actions import Agency, Seat, was_absent
from cpdesk.rules.record import WAS_THERE
from cpdesk.rules.record import Part as Taken
from cpdesk.rules.what_follows import last_day

OBJECTION, TELL = "role_objection_due", "tell_agency_role"
_action, _conference = table_of(PlanAction), table_of(Conference)
Seats = Mapping[int, Sequence[Seat]]


def plan_action_clocks(work: Work, ids: Collection[int]) -> Iterator[Clock]:
    """Every clock that these actions have: none while their agency was there, or the conference was not held."""
    for some in some_at_once(ids):
        yield from _of_some(work, some)


def seats_of(work: Work, conference_ids: Collection[int]) -> Seats:
    """For which agencies people are on the list of each of these conferences, and whether they were there."""
    asked = select(
        Participant.conference_id, Participant.agency_key, Participant.agency, Participant.participation,
        Participant.part,
    ).where(Participant.conference_id.in_(conference_ids), Participant.voided_at.is_(None))  # fmt: skip
    found: dict[int, list[Seat]] = defaultdict(list)
    for one in work.session.execute(asked.distinct()):
        agency = Agency(one.agency_key, one.agency)
        found[one.conference_id].append(Seat(agency, one.participation in WAS_THERE, one.part == Taken.PROFESSIONAL))
    return found


def _of_some(work: Work, ids: Collection[int]) -> Iterator[Clock]:
    asked = select(_action).where(_action.c.id.in_(ids), _action.c.voided_at.is_(None))
    actions = work.session.execute(asked.where((_action.c.agency != "") | (_action.c.agency_key != ""))).all()
    after = {one.conference_id for one in actions}
    held = select(_conference).where(
        _conference.c.id.in_(after),
        _conference.c.held_at.is_not(None),
        _conference.c.kind == ConferenceKind.ICPC,
        _conference.c.voided_at.is_(None),
    )
    conferences = {one.id: one for one in work.session.execute(held)} if after else {}
    if not conferences:
        return
    seats, families = seats_of(work, conferences), families_of_conferences(work, set(conferences))
    for action in actions:
        conference = conferences.get(action.conference_id)
        agency = Agency(action.agency_key, action.agency)
        if conference is not None and was_absent(agency, seats.get(conference.id, ())):
            shown = families.get(conference.id, NOBODY)
            of = Subject(PLAN_ACTION, action.id, shown.about, shown.reference, conference.chair_id)
            yield from _clocks(work, of, action, conference)


def _clocks(work: Work, of: Subject, action: Row[Any], conference: Row[Any]) -> Iterator[Clock]:
    """That the agency's safeguarding lead is told, and until when it may object; none where the standard sets none."""
    sets, on = standard_of(work, conference), in_london(conference.held_at)
    if not sets.sets(OBJECTION):
        return
    told, objected = action.told_on or action.objection_on, action.objection_on
    yield Clock(
        of, TELL, on, sets, DONE if told else OPEN, told, part=Part.CHAIR,
        due=last_day(deadline(OBJECTION, on, sets, work.calendar, conference.kind)),
        said=f"the agency was not at the conference on {short(on)} and may object to its role until then",
    )  # fmt: skip
    yield Clock(
        of, OBJECTION, on, sets, DONE if objected else EXPECTED, objected, part=Part.CHAIR,
        conference_kind=conference.kind,
    )  # fmt: skip
