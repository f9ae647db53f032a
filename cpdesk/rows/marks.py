"""The mark that an entry bears: alone, because the window's first picture needs its colours and nothing else."""

from enum import StrEnum


class Mark(StrEnum):
    """The state of an entry as a shape and a colour; the words beside it say the same."""

    OVERDUE = "overdue"
    ESCALATED = "escalated"
    DUE_SOON = "due_soon"
    ON_TRACK = "on_track"
    HELD = "held"
    NEUTRAL = "neutral"
