"""What can be done with an entry now: the one next step of seed 000, and the other moves that are legal."""

from enum import StrEnum

from cpdesk.rules.lpm import ENDED_STATES, State


class Move(StrEnum):
    """Something that a person can do with an entry, as its button or menu item names it."""

    RECORD_ALERTS = "Record alerts"
    BOOK = "Book the LPM"
    REBOOK = "Book another day"
    RECORD_LPM = "Record LPM date"
    ALERT_CHAIR = "Alert the chair"
    CHAIR_READ = "Chair has read"
    CLOSE = "Close"
    UPDATE = "Add update"
    DIFFERENCE = "Record a difference of view"
    SPLIT = "Split off children"
    EDIT = "Edit the entry"
    WATCH = "Watch"
    UNWATCH = "Stop watching"
    WITHDRAW = "Withdraw"


def primary_move(state: State, next_moves: tuple[State, ...]) -> Move | None:
    """The one next step of an entry (L06, L07, L14, L15), or None when nothing is left to do."""
    if state is State.RECOMMENDED and State.ALERTED in next_moves:
        return Move.RECORD_ALERTS
    if state in (State.ALERTED, State.BOOKED) and next_moves:
        return Move.RECORD_LPM
    after = {State.IC_ALERTED: Move.ALERT_CHAIR, State.IC_READ: Move.CHAIR_READ, State.CLOSED: Move.CLOSE}
    return next((move for wanted, move in after.items() if wanted in next_moves), None)


def other_moves(state: State, next_moves: tuple[State, ...], children: int, watched: bool) -> tuple[Move, ...]:
    """The moves of the More menu: only those that the register would allow (I18)."""
    moves = [Move.EDIT]
    if State.BOOKED in next_moves:
        moves.append(Move.REBOOK if state is State.BOOKED else Move.BOOK)
    moves.append(Move.DIFFERENCE)
    if children > 1 and state not in ENDED_STATES:
        moves.append(Move.SPLIT)
    moves.append(Move.UNWATCH if watched else Move.WATCH)
    if State.WITHDRAWN in next_moves:
        moves.append(Move.WITHDRAW)
    return tuple(moves)
