"""Who was invited to an invented conference: police, probation and GP always, others where it is near (S05, S08)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from cpdesk.desk.demonstration.cases import Meeting
from cpdesk.desk.demonstration.people import EMAIL_ENDING
from cpdesk.records.many_rows import Values
from cpdesk.rules.agency_reports import report_due
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.invitations import AlwaysTold, Considered, InviteKind, Inviter, InviteSource, Reply
from cpdesk.words import AGENCY_WORDS

_OTHERS = (
    (Considered.HEALTH_VISITOR, "A. Sampler", InviteSource.SECTION_47),
    (Considered.EDUCATION, "B. Trialman", InviteSource.STRATEGY_DISCUSSION),
    (Considered.CAMHS, "", InviteSource.CONSIDERED),
    (Considered.HOUSING, "C. Mockett", InviteSource.CHILD_OR_FAMILY),
)
_REPLIES = (Reply.COMING, Reply.COMING, Reply.REPORT_ONLY, Reply.APOLOGIES, None)


def invited(meeting: Meeting, days: WorkingDays) -> Iterator[Values]:
    """The list of a conference, as columns of each who is on it; nobody while it has no date."""
    if meeting.start is None or meeting.booked_at is None or meeting.state is ConferenceState.CANCELLED:
        return
    sent_at = _sent_at(meeting)
    kept = {"conference_id": meeting.id, "sent_at": sent_at, "sent_for": meeting.start if sent_at else None}
    for agency in AlwaysTold:
        yield {
            **kept, "agency_key": agency.value, "agency": AGENCY_WORDS[agency], "kind": InviteKind.NOTIFY.value,
            "inviter": Inviter.UNIT.value, "source": InviteSource.ALWAYS.value,
            "email": f"{agency.value}@{EMAIL_ENDING}",
        }  # fmt: skip
    if meeting.record_issued_on is not None:
        return  # what is long done is kept in short
    due = report_due(meeting.start.date(), days)
    for place, (other, name, source) in enumerate(_OTHERS[: 2 + meeting.id % 3]):
        reply = _REPLIES[(meeting.id + place) % len(_REPLIES)] if sent_at else None
        received = reply in (Reply.COMING, Reply.REPORT_ONLY) and meeting.held
        yield {
            **kept, "agency_key": other.value, "agency": AGENCY_WORDS[other], "name": name,
            "kind": InviteKind.INVITE.value, "inviter": Inviter.UNIT.value, "source": source.value,
            "email": f"{other.value}@{EMAIL_ENDING}", "report_due_on": due, "reply": reply.value if reply else "",
            "replied_on": (sent_at + timedelta(days=1)).date() if reply and sent_at else None,
            "report_received_on": due if received else None,
        }  # fmt: skip


def _sent_at(meeting: Meeting) -> datetime | None:
    """When the invitations left: with the confirmation, which for an initial conference follows at once (D08)."""
    return meeting.confirmed_at if meeting.invited else None
