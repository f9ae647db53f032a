"""Several desks want the same chair, room or minute-taker at the same moment: exactly one gets it (I04)."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference, Booked, MoveConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rules.london import LONDON

Ask = Callable[..., int]
CLERKS = ("pat", "sam", "kim", "ali")
ROOMS = ("Room 1", "Room 2", "Teams", "Teams")
CHAIRS = ("P. Example", "R. Sample", "T. Testcase", "T. Testcase")


def at(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 12, day, hour, tzinfo=LONDON)


def all_at_once(make_desk: Callable[..., Desk], wanted: Sequence[object]) -> list[Any]:
    """What each of several clerks is answered who ask at the same moment; a refusal counts as an answer."""
    start = Barrier(len(wanted))

    def ask(clerk: str, request: object) -> Any:
        desk = make_desk(who=clerk)
        start.wait()
        try:
            return desk.do(request)
        except Refusal as refused:
            return refused

    with ThreadPoolExecutor(len(wanted)) as clerks:
        return [done.result() for done in [clerks.submit(ask, *one) for one in zip(CLERKS, wanted, strict=False)]]


def requests(waiting: Ask, number: int = 4) -> list[int]:
    return [waiting(NewChild("Robin", f"Sample{one}")) for one in range(number)]


@pytest.mark.parametrize("about", ["chair", "room", "minute-taker"])
def test_exactly_one_gets_what_all_want(unit: Desk, waiting: Ask, make_desk: Callable[..., Desk], about: str) -> None:
    wanted = [
        BookConference(
            at(2, 10), "P. Example" if about == "chair" else chair, "Room 1" if about == "room" else room,
            request_id=number, minute_taker="M. Pen" if about == "minute-taker" else "",
        )
        for number, chair, room in zip(requests(waiting, 3), CHAIRS, ROOMS, strict=False)
    ]  # fmt: skip
    answers = all_at_once(make_desk, wanted)
    assert sum(isinstance(one, Booked) for one in answers) == 1
    refused = [str(one) for one in answers if isinstance(one, Refusal)]
    taken = {"chair": "chairs another", "room": "is taken from", "minute-taker": "takes the minutes of another"}
    assert all(taken[about] in one for one in refused), refused


def test_moves_that_cross_never_block_each_other(unit: Desk, waiting: Ask, make_desk: Callable[..., Desk]) -> None:
    numbers = [
        unit.do(BookConference(at(1 + place % 2, 9 + 4 * (place // 2)), "P. Example", "Room 1", request_id=number)).id
        for place, number in enumerate(requests(waiting))
    ]
    for turn in range(3):
        shown = [unit.ask(OpenConference(number)) for number in numbers]
        moves = [
            MoveConference(
                one.id, one.version, at(1 + (turn + place + 1) % 2, 16 - 2 * place - turn), "A chair is ill."
            )
            for place, one in enumerate(shown)
        ]
        answers = all_at_once(make_desk, moves)
        assert any(isinstance(one, Booked) for one in answers), answers
        assert not any("busy" in str(one) for one in answers if isinstance(one, Refusal))
    assert nobody_is_twice(unit, numbers)


def test_one_booking_sent_by_several_desks_is_kept_once(
    unit: Desk, waiting: Ask, make_desk: Callable[..., Desk]
) -> None:
    number = requests(waiting, 1)[0]
    wanted = BookConference(
        at(2), "P. Example", "Room 1", request_id=number, uuid="0b8f4c1e-0000-4000-8000-00000000000a"
    )
    answers = all_at_once(make_desk, [wanted] * 4)
    assert len({one.id for one in answers}) == 1


def test_two_who_move_the_same_conference_do_not_both_win(
    unit: Desk, waiting: Ask, make_desk: Callable[..., Desk]
) -> None:
    number = unit.do(BookConference(at(2), "P. Example", "Room 1", request_id=requests(waiting, 1)[0])).id
    version = unit.ask(OpenConference(number)).version
    moves = [MoveConference(number, version, at(day), "The chair is ill.") for day in (3, 4, 7)]
    answers = all_at_once(make_desk, moves)
    assert sum(isinstance(one, Booked) for one in answers) == 1
    assert sum(isinstance(one, StaleSave) for one in answers) == 2


def nobody_is_twice(desk: Desk, numbers: Sequence[int]) -> bool:
    shown = sorted((desk.ask(OpenConference(number)) for number in numbers), key=lambda one: one.start_at)
    return all(
        one.end_at <= other.start_at or (one.chair != other.chair and one.room != other.room)
        for place, one in enumerate(shown)
        for other in shown[place + 1 :]
    )
