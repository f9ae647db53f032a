"""All the limits of one conference, with their explanations: its own, its invitations', and what follows from it."""

from sqlalchemy import select

from cpdesk.desk.conference_clocks import own_anchors, standard_of
from cpdesk.desk.request_clocks import strategy_days
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, ConferenceChild
from cpdesk.rules.clock import deadline
from cpdesk.rules.conferences import WITH_PLAN
from cpdesk.rules.deadline import Deadline
from cpdesk.rules.invitations import send_by
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.notice_hours import KEY as CHANGE_NOTICE
from cpdesk.rules.standards import which_sets
from cpdesk.rules.what_follows import OF_A_PLAN, last_day, what_follows


def limits_of(work: Work, conference: Conference) -> tuple[Deadline, ...]:
    """Every deadline that belongs to a conference, soonest first: those that the unit's standard sets."""
    work.session.flush()
    own = own_limit_of(work, conference)
    found = [] if own is None else [own]
    return tuple(sorted([*found, *_from_its_day(work, conference)], key=last_day))


def limits_from_its_day(work: Work, conference: Conference) -> tuple[Deadline, ...]:
    """Every deadline counted from the day of a conference, soonest first; when it is due itself is not among them."""
    return tuple(sorted(_from_its_day(work, conference), key=last_day))


def own_limit_of(work: Work, conference: Conference) -> Deadline | None:
    """By when the conference itself is due: from the strategy discussion, or from the conference before (S02, S38)."""
    sets = standard_of(work, conference)
    anchor = own_anchors(work, [conference]).get(conference.id)
    if anchor is not None:
        return deadline(anchor.key, anchor.on, which_sets(anchor.key, sets), work.calendar)
    if conference.kind == ConferenceKind.ICPC and conference.request_id is not None:
        on = strategy_days(work, [conference.request_id]).get(conference.request_id)
        return None if on is None else deadline("icpc_due", on, which_sets("icpc_due", sets), work.calendar)
    return None


def _from_its_day(work: Work, conference: Conference) -> list[Deadline]:
    """What is counted from the day on which it was held, or else for which it is planned."""
    sets, kind = standard_of(work, conference), conference.kind
    planned = conference.on_day
    if planned is None or conference.start_at is None:
        return []
    found = [send_by(kind, planned, sets, work.calendar)]
    if kind != ConferenceKind.ICPC and sets.sets(CHANGE_NOTICE):
        found.append(deadline(CHANGE_NOTICE, conference.start_at.astimezone(LONDON), sets, work.calendar, kind))
    held = conference.held_at
    day = planned if held is None else held.astimezone(LONDON).date()
    follows = what_follows(kind, day, sets, work.calendar)
    if held is not None and _without_plan(work, conference):
        follows = tuple(one for one in follows if one.key not in OF_A_PLAN)
    return [one for one in (*found, *follows) if one is not None]


def _without_plan(work: Work, conference: Conference) -> bool:
    """Whether it ended for every child without a plan, or was adjourned: then no core group and no review follow."""
    asked = select(ConferenceChild.outcome).where(ConferenceChild.conference_id == conference.id)
    outcomes = set(work.session.scalars(asked))
    return "" not in outcomes and not outcomes & set(WITH_PLAN)
