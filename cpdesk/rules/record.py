"""The record of a conference: its states, and who took part in it in which way.

Source: seed 001 (S01, S12 to S18, S26), the state machine of the domain (draft, agreed, issued, superseded) and A27.
"""

from enum import StrEnum

from cpdesk.rules.names import fold

SOCIAL_CARE, SOCIAL_CARE_KEY = "Children's social care", "social_care"
_CHILDRENS_SOCIAL_CARE = ("children s social care", "childrens social care")
_SOCIAL_CARE = frozenset({*_CHILDRENS_SOCIAL_CARE, "social care", "csc"})


class RecordState(StrEnum):
    """Where one version of a conference's record stands; a later correction is a new version (I33)."""

    DRAFT = "draft"
    AGREED = "agreed"
    ISSUED = "issued"
    SUPERSEDED = "superseded"


class Part(StrEnum):
    """As what somebody took part."""

    PROFESSIONAL = "professional"
    FAMILY = "family"
    CHILD = "child"
    SUPPORTER = "supporter"


class Participation(StrEnum):
    """How somebody took part (S01); NOT_ASKED is for members of the core group whom nobody asked to come."""

    ATTENDED = "attended"
    REPRESENTED = "represented"
    REPORT_ONLY = "report_only"
    APOLOGIES_REPORT = "apologies_report"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    NOT_ASKED = "not_asked"


WAS_THERE = (Participation.ATTENDED, Participation.REPRESENTED)
SENT_APOLOGIES = (Participation.APOLOGIES_REPORT, Participation.APOLOGIES)


def is_social_care(agency: str) -> bool:
    """Whether an agency as it was typed is the authority's own social care, of which S18 and the quorum speak."""
    words = fold(agency)
    return words in _SOCIAL_CARE or any(f" {one} " in f" {words} " for one in _CHILDRENS_SOCIAL_CARE)


def took_part(kept: str) -> Participation | None:
    """How somebody took part, as it is kept in one field; None while nobody has said."""
    return Participation(kept) if kept else None


def gives_view(part: Part, participation: Participation | None) -> bool:
    """Whether somebody's view on each child is recorded: every professional who was there, one by one (N01, N05)."""
    return part is Part.PROFESSIONAL and participation in WAS_THERE


def gets_record(participation: Participation | None, *, also: bool, exempt_why: str) -> bool:
    """Whether the record goes to somebody: who was there, who sent apologies, who else is to have it (S26).

    Not to anybody with whom the unit made a specific agreement.
    """
    by_rule = participation in WAS_THERE or participation in SENT_APOLOGIES
    return (by_rule or also) and not exempt_why.strip()


class SentBy(StrEnum):
    """How a record went to one of its recipients."""

    EMAIL = "email"
    POST = "post"
    BY_HAND = "by_hand"
    PORTAL = "portal"


class ConcernAbout(StrEnum):
    """What a concern is about (S17); the last four may arise elsewhere than at a conference too (S18, S19, S43)."""

    ABSENCE = "absence"
    LATE_REPORT = "late_report"
    NO_REPORT = "no_report"
    REPORT_QUALITY = "report_quality"
    PARTICIPATION = "participation"
    CORE_GROUP = "core_group"
    DISAGREEMENT = "disagreement"
    CHAIRING = "chairing"
    PRACTICE = "practice"


class Channel(StrEnum):
    """Which way a concern goes: to an agency's safeguarding lead, or into social care's own quality assurance (S18)."""

    MAQA = "maqa"
    INTERNAL_QA = "internal_qa"
