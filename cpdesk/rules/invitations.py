"""Who is told of a conference: those always notified, those to be considered, and those whom the social worker names.

Source: seed 001 (S04 to S12, S41), seed 002 (D08, D09), A09, A10, A22, I13.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.clock import deadline
from cpdesk.rules.deadline import Deadline
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.standards import Standard


class AlwaysTold(StrEnum):
    """Whom the Safeguarding Unit always notifies of an ICPC (S05)."""

    POLICE = "police"
    PROBATION = "probation"
    GP = "gp"


class Considered(StrEnum):
    """Agencies to be considered even when they are not involved now (S08), each invited or not relevant."""

    HEALTH = "health"
    SCHOOL_NURSE = "school_nurse"
    HEALTH_VISITOR = "health_visitor"
    EDUCATION = "education"
    PREVIOUS_AUTHORITY = "previous_authority"
    CAMHS = "camhs"
    ADULT_MENTAL_HEALTH = "adult_mental_health"
    ADULT_SERVICES = "adult_services"
    HOUSING = "housing"
    CAFCASS = "cafcass"
    UAVA = "uava"
    TURNING_POINT = "turning_point"


class ConsideredAnswer(StrEnum):
    """What was found when an agency was considered."""

    INVITED = "invited"
    NOT_RELEVANT = "not_relevant"


class InviteKind(StrEnum):
    """Whether somebody is asked to come or only told."""

    NOTIFY = "notify"
    INVITE = "invite"


class Inviter(StrEnum):
    """Who asks (A22)."""

    UNIT = "unit"
    SOCIAL_WORKER = "social_worker"


class InviteSource(StrEnum):
    """How it is known that somebody belongs there (S07)."""

    ALWAYS = "always"
    CONSIDERED = "considered"
    STRATEGY_DISCUSSION = "strategy_discussion"
    SECTION_47 = "section_47"
    CHILD_OR_FAMILY = "child_or_family"
    CORE_GROUP = "core_group"
    OTHER = "other"


class Reply(StrEnum):
    """What somebody answered."""

    COMING = "coming"
    REPRESENTED = "represented"
    REPORT_ONLY = "report_only"
    APOLOGIES = "apologies"


def send_by(kind: str, planned_on: date, standard: Standard, calendar: WorkingDays) -> Deadline | None:
    """The last day to send invitations in time: 7 working days before an ICPC, 10 before an RCPC (S03, S41, A09, A10).

    None where the standard sets no such time.
    """
    key = notice_key(kind)
    return deadline(key, planned_on, standard, calendar, kind) if standard.sets(key) else None


def notice_key(kind: str) -> str:
    """Which deadline the invitations of such a conference have."""
    return "icpc_notice" if kind == ConferenceKind.ICPC else "rcpc_invite_due"


def notice_words(kind: str, standard: Standard) -> str:
    """How much notice is given, in words: "7 working days"; nothing where the standard sets none."""
    key = notice_key(kind)
    return standard.spans[key].in_words if standard.sets(key) else ""


def notice_from(kind: str, sent_on: date, standard: Standard, calendar: WorkingDays) -> date | None:
    """The first working day for which invitations sent on this day are in time; None where no notice is set."""
    key = notice_key(kind)
    if not standard.sets(key):
        return None
    span = standard.spans[key]
    days = abs(span.working_days or 0) + (1 if span.clear else 0)
    return calendar.add(calendar.on_or_after(sent_on), days)


def still_lacking(told: Iterable[tuple[str, bool]]) -> tuple[AlwaysTold, ...]:
    """Which of police, probation and GP are not logged as told yet (S05, I13).

    `told` has each invitee's agency code, and whether the invitation was sent.
    """
    sent = {key for key, was_sent in told if was_sent}
    return tuple(agency for agency in AlwaysTold if agency.value not in sent)
