"""Conferences that were held while not every invitation is recorded as sent: no clock waits for these now (S03)."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import exists, select

from cpdesk.desk.clock_rows import CONFERENCE
from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.families_shown import NOBODY, families_of_conferences
from cpdesk.desk.timeliness_things import KEYS, Between, Thing
from cpdesk.desk.why_late import why_late_of
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, Invitee
from cpdesk.rules.invitations import send_by
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.timeliness import Measure
from cpdesk.rules.what_follows import last_day

KIND_OF = {Measure.NOTICE_ICPC: ConferenceKind.ICPC, Measure.NOTICE_RCPC: ConferenceKind.RCPC}
_LONGEST_NOTICE = timedelta(days=42)  # calendar days that the notice of any standard takes, Christmas included


def never_sent(work: Work, measure: Measure, between: Between) -> Iterator[Thing]:
    """Notices that ought to have been sent between two days, and are not recorded as sent; none for other measures."""
    if measure not in KIND_OF:
        return
    key = KEYS[measure][0]
    held = _held_without_notice(work, measure, between)
    families = families_of_conferences(work, [one.id for one in held])
    said = why_late_of(work, CONFERENCE, [one.id for one in held], key)
    for one in held:
        sets = standard_of(work, one)
        if one.on_day is None or not sets.sets(key):
            continue
        due = send_by(one.kind, one.on_day, sets, work.calendar)
        if due is None or not between.first <= last_day(due) <= between.last:
            continue
        shown, why = families.get(one.id, NOBODY), said.get(one.id)
        yield Thing(
            CONFERENCE, one.id, one.id, key, one.kind, one.sequence_no, one.on_day, last_day(due), None, None, True,
            due.explanation, shown.about, shown.reference, one.team_id, one.chair_id, why.reason if why else "",
            why.why if why else "",
        )  # fmt: skip


def _held_without_notice(work: Work, measure: Measure, between: Between) -> list[Conference]:
    not_sent = exists().where(
        Invitee.conference_id == Conference.id, Invitee.sent_at.is_(None), Invitee.voided_at.is_(None)
    )
    asked = select(Conference).where(
        Conference.on_day.between(between.first, between.last + _LONGEST_NOTICE),
        Conference.kind == KIND_OF[measure], Conference.held_at.is_not(None), Conference.voided_at.is_(None), not_sent,
    )  # fmt: skip
    return list(work.session.scalars(asked.order_by(Conference.on_day, Conference.id)))
