"""Who is told of a conference: those always notified, those to be considered, and those whom the social worker names.

Source: seed 001 (S04 to S12, S41), seed 002 (D08, D09), A09, A10, A22, I13.
"""

from enum import StrEnum


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
