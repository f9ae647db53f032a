"""The LPM recommendation register: its states, the moves between them, and what an entry must carry.

Source: seed 000, process for LPM recommendations following a CP conference (rules L01 to L17).
"""

from enum import StrEnum


class State(StrEnum):
    """Where a recommendation stands; one word for each step of seed 000."""

    RECOMMENDED = "recommended"
    ALERTED = "alerted"
    BOOKED = "booked"
    HELD = "held"
    IC_ALERTED = "ic_alerted"
    IC_READ = "ic_read"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


OPEN_STATES = (State.RECOMMENDED, State.ALERTED, State.BOOKED)
HELD_STATES = (State.HELD, State.IC_ALERTED, State.IC_READ)
ENDED_STATES = (State.CLOSED, State.WITHDRAWN)


class Outcome(StrEnum):
    """What a Legal Planning Meeting decided (P07, P13)."""

    CARE_PROCEEDINGS = "care_proceedings"
    PRE_PROCEEDINGS = "pre_proceedings"
    CONTINUE_CP_PLAN = "continue_cp_plan"
    PLO_REVIEW = "plo_review"
    NO_ACTION = "no_action"


class TmView(StrEnum):
    """What the Team Manager thinks of the need or the timing of the LPM (L10)."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_RECORDED = "not_recorded"


class IcPosition(StrEnum):
    """What the Independent Chair thinks of the outcome after reading it (L15)."""

    AGREES = "agrees"
    DISAGREES = "disagrees"


class ConferenceKind(StrEnum):
    """Which conference a recommendation came from."""

    ICPC = "ICPC"
    RCPC = "RCPC"


LEGAL_MOVES: dict[State, tuple[State, ...]] = {
    State.RECOMMENDED: (State.ALERTED, State.WITHDRAWN),
    State.ALERTED: (State.BOOKED, State.WITHDRAWN),
    State.BOOKED: (State.BOOKED, State.HELD, State.WITHDRAWN),
    State.HELD: (State.IC_ALERTED,),
    State.IC_ALERTED: (State.IC_READ,),
    State.IC_READ: (State.CLOSED,),
    State.CLOSED: (),
    State.WITHDRAWN: (),
}


def may_move(current: State, wanted: State) -> bool:
    """Whether the register allows this step; BOOKED to BOOKED is a rebooking (I18)."""
    return wanted in LEGAL_MOVES[current]
