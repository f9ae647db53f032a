"""Whether a conference is quorate: computed on agencies, judged by the chair (N08, A25, I12)."""

from enum import StrEnum


class QuorumBasis(StrEnum):
    """What the chair's judgement on the quorum stands on."""

    AGENCIES = "agencies"
    SERVICE_WITHIN_LA = "service_within_la"
    OTHER = "other"
