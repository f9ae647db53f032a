"""The one next step of an entry and the moves of the More menu (L06, L07, L14, L15, I18)."""

import pytest

from cpdesk.rules.lpm import LEGAL_MOVES, State
from ui.lpm_register.next_step import Move, other_moves, primary_move

NEXT = {
    State.RECOMMENDED: Move.RECORD_ALERTS,
    State.ALERTED: Move.RECORD_LPM,
    State.BOOKED: Move.RECORD_LPM,
    State.HELD: Move.ALERT_CHAIR,
    State.IC_ALERTED: Move.CHAIR_READ,
    State.IC_READ: Move.CLOSE,
    State.CLOSED: None,
    State.WITHDRAWN: None,
}


@pytest.mark.parametrize("state", list(State))
def test_each_state_has_the_next_step_of_the_process(state: State) -> None:
    assert primary_move(state, LEGAL_MOVES[state]) is NEXT[state]


@pytest.mark.parametrize("state", list(State))
def test_withdrawing_is_offered_exactly_where_it_is_legal(state: State) -> None:
    offered = other_moves(state, LEGAL_MOVES[state], children=1, watched=False)
    assert (Move.WITHDRAW in offered) == (State.WITHDRAWN in LEGAL_MOVES[state])


def test_a_booked_lpm_is_booked_again_and_an_alerted_one_booked() -> None:
    assert Move.REBOOK in other_moves(State.BOOKED, LEGAL_MOVES[State.BOOKED], children=1, watched=False)
    offered = other_moves(State.ALERTED, LEGAL_MOVES[State.ALERTED], children=1, watched=False)
    assert Move.BOOK in offered
    assert Move.REBOOK not in offered


def test_only_an_entry_with_several_children_can_be_split() -> None:
    one = other_moves(State.ALERTED, LEGAL_MOVES[State.ALERTED], children=1, watched=False)
    two = other_moves(State.ALERTED, LEGAL_MOVES[State.ALERTED], children=2, watched=True)
    assert Move.SPLIT not in one
    assert Move.SPLIT in two
    assert Move.UNWATCH in two
