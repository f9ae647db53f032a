"""By which practice standard the unit works is chosen; what was begun before keeps the one it was begun under."""

from collections.abc import Callable
from datetime import datetime

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference
from cpdesk.rows.conference_record import OpenRecord
from cpdesk.rows.record_deeds import BeginRecord
from cpdesk.rows.refusals import NotAllowed, Refusal
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.unit import ChooseStandard, Redo, TheStandards, TheUnit, Undo
from cpdesk.rules.london import LONDON
from cpdesk.rules.roles import Role


def in_use(desk: Desk) -> list[str]:
    return [one.code for one in desk.ask(TheStandards()) if one.in_use]


def test_a_unit_works_by_leicester_until_it_chooses_another(desk: Desk) -> None:
    assert in_use(desk) == ["LEICESTER_CITY"]
    kept = desk.do(ChooseStandard("lancashire"))
    assert kept.said == (
        "New requests, conferences and recommendations follow Lancashire. What was begun before keeps its own."
    )
    assert (in_use(desk), desk.ask(TheUnit()).standards) == (["LANCASHIRE"], "LANCASHIRE")
    desk.do(Undo())
    assert in_use(desk) == ["LEICESTER_CITY"]
    desk.do(Redo())
    assert in_use(desk) == ["LANCASHIRE"]


def test_a_record_holds_what_the_standard_of_its_conference_asks(
    unit: Desk, begun: int, received: Callable[..., int]
) -> None:
    unit.do(ChooseStandard("LANCASHIRE"))
    start = datetime(2026, 11, 23, 14, tzinfo=LONDON)
    later = unit.do(
        BookConference(
            start, "R. Sample", "Room 2", request_id=received(NewChild("Robin", "Mocksmith")), why="Entered late."
        )
    ).id
    unit.do(BeginRecord(later))
    asked = {number: dict(unit.ask(OpenRecord(number)).asked)["views"] for number in (begun, later)}
    assert asked == {begun: "offered", later: "required"}


def test_what_is_no_standard_or_the_same_is_refused(desk: Desk) -> None:
    for code, words in (("KENT", "Choose one of LEICESTER_CITY, LLR"), ("LEICESTER_CITY", "Leicester City already")):
        with pytest.raises(Refusal, match=words) as refused:
            desk.do(ChooseStandard(code))
        assert refused.value.field == "code"


def test_a_chair_does_not_choose_it(make_desk: Callable[..., Desk]) -> None:
    with pytest.raises(NotAllowed):
        make_desk(roles={Role.CHAIR, Role.DIARY_CLERK}).do(ChooseStandard("LLR"))
