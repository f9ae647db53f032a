"""Somebody says why a thing was late: with the conference itself, or beside the record that was late."""

from sqlalchemy import select

from cpdesk.desk.acts import does
from cpdesk.desk.clock_rows import CONFERENCE, REQUEST, SUPERSEDED
from cpdesk.desk.invitations_not_sent import KIND_OF
from cpdesk.desk.timeliness_things import KEYS
from cpdesk.desk.who_may import SAY_WHY_LATE
from cpdesk.desk.why_late import keep_why_late, refuse_unknown_reason
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, KeptDeadline
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.timeliness import SayWhyLate
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.late_reasons import OF_CONFERENCES

_NOT_COUNTED = "This is not counted here any more. Nothing was kept. Look at the figures again."


@does(SayWhyLate, roles=SAY_WHY_LATE, named="Say why it was late")
def say_why_late(work: Work, request: SayWhyLate) -> Kept:
    """Keeps the reason as a code with words; an empty one takes back what was said."""
    reason, why = request.reason.strip(), request.why.strip() if request.reason.strip() else ""
    if reason:
        refuse_unknown_reason(request.measure, reason, why)
    conference = _conference_of(work, request)
    if conference is not None and not reason:
        raise Refusal("A conference later than its limit keeps a reason. Choose the one that holds.", field="reason")
    if conference is not None:
        work.change(conference, "late_reason", reason)
        work.change(conference, "late_why", why)
    if conference is None or request.subject == REQUEST:  # said of the request before its conference was booked
        beside = (reason, why) if conference is None else ("", "")
        keep_why_late(work, request.subject, request.subject_id, _key(work, request), *beside)
    said = "Why it was late was kept." if reason else "The reason was taken back."
    return Kept((request.subject_id,), said, work.operation if work.has_noted else "")


def _conference_of(work: Work, request: SayWhyLate) -> Conference | None:
    """The conference with which the reason is kept: reviews and initial conferences keep their own."""
    if request.measure not in OF_CONFERENCES:
        return None
    if request.subject == CONFERENCE:
        return _standing(work, request.subject_id)
    booked = select(Conference.id).where(
        Conference.request_id == request.subject_id, Conference.voided_at.is_(None),
        Conference.state != ConferenceState.CANCELLED, Conference.start_at.is_not(None),
    )  # fmt: skip
    first = work.session.scalars(booked.order_by(Conference.id).limit(1)).first()
    return None if first is None else _standing(work, first)


def _standing(work: Work, number: int) -> Conference:
    found = work.session.get(Conference, number, with_for_update=True)
    if found is None or found.voided_at is not None:
        raise Refusal(_NOT_COUNTED)
    return found


def _key(work: Work, request: SayWhyLate) -> str:
    """The deadline of this record that the measure counts, as its clock is kept."""
    clock = KeptDeadline
    found = work.session.scalar(
        select(clock.key).where(
            clock.subject == request.subject, clock.subject_id == request.subject_id,
            clock.key.in_(KEYS[request.measure]), clock.state != SUPERSEDED,
        )
    )  # fmt: skip
    if found is not None:
        return found
    if request.measure in KIND_OF and request.subject == CONFERENCE:
        _standing(work, request.subject_id)  # held while an invitation was not sent: no clock runs for it any more
        return KEYS[request.measure][0]
    raise Refusal(_NOT_COUNTED)
