"""Other names of a child are kept with their history, and whatever repeats a name says the new one at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from cpdesk.desk.work import Desk
from cpdesk.records.find_words import words_amiss
from cpdesk.records.model import Conference, KeptDeadline
from cpdesk.rows.child_road import ChildRoad
from cpdesk.rows.find import ChangeChild, Find
from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rows.maqa_deeds import DraftAlert
from cpdesk.rows.refusals import NotAllowed, Refusal, StaleSave
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.today import DueToday
from cpdesk.rows.unit import Redo, Soundness, Undo
from cpdesk.rules.maqa import AlertDirection
from cpdesk.rules.record import ConcernAbout
from cpdesk.rules.roles import Role

ROWAN = 1


def change(desk: Desk, seen: dict[str, object] | None = None, version: int | None = None, **fields: Any) -> None:
    stands = desk.ask(ChildRoad(ROWAN)).version if version is None else version
    desk.do(ChangeChild(ROWAN, stands, fields, seen or {}))


def found(desk: Desk, words: str) -> list[tuple[str, str]]:
    return [(one.line, one.because) for one in desk.ask(Find(words)).things if one.kind == "child"]


def test_an_other_name_finds_the_child_and_says_so(desk: Desk, enter: Callable[..., int]) -> None:
    enter()
    change(desk, also_known_as="Robbie Ash ;; Ro  \nrobbie ash")
    assert desk.ask(ChildRoad(ROWAN)).also_known_as == "Robbie Ash; Ro"
    assert found(desk, "robbie") == [("Rowan Ash-Sample", "also known as Robbie Ash")]
    assert found(desk, "Roby") == [("Rowan Ash-Sample", "also known as Robbie Ash")]
    change(desk, also_known_as="")
    assert found(desk, "robbie") == []


def test_register_diary_and_today_say_the_new_name_and_undo_says_the_old_one(unit: Desk, icpc: int) -> None:
    entry = {one.about for one in unit.ask(DueToday()).do_now if one.about}
    change(unit, surname="Mocksmith")

    def shown() -> tuple[str, set[str]]:
        with unit.database.engine.connect() as connection:
            family = connection.scalar(select(Conference.shown).where(Conference.id == icpc)) or ""
        return family, {one.about for one in unit.ask(DueToday()).do_now if one.about}

    assert shown()[0] == "Mocksmith and Ash-Sample"
    assert any("Mocksmith" in about for about in shown()[1])
    assert found(unit, "mocksmith") == [("Rowan Mocksmith", "")]
    unit.do(Undo())
    assert shown() == ("Ash-Sample", entry)
    assert found(unit, "mocksmith") == []
    unit.do(Redo())
    assert shown()[0] == "Mocksmith and Ash-Sample"
    with unit.database.engine.connect() as connection:
        assert list(words_amiss(connection)) == []
    assert [one for one in unit.ask(Soundness()) if not one.well and one.what != "Free space"] == []


def test_an_entry_of_the_register_shows_the_new_name(desk: Desk, enter: Callable[..., int]) -> None:
    number = enter()
    change(desk, first_name="Robin", surname="Mocksmith")
    assert "Mocksmith, Robin" in desk.ask(OpenRecommendation(number)).line.child


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"surname": " "}, "surname", "surname"),
        ({"first_name": "-"}, "first_name", "first name"),
        ({"born_on": date(2030, 1, 1)}, "born_on", "too far off"),
        ({"also_known_as": "a" * 401}, "also_known_as", "400 letters"),
        ({"first_name": "Hazel", "born_on": None}, "first_name", "date of birth of each"),
        ({"colour": "red"}, "", "no field colour"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_what_to_do(
    desk: Desk, enter: Callable[..., int], fields: dict[str, Any], field: str, words: str
) -> None:
    enter(children=(NewChild("Rowan", "Ash-Sample", date(2019, 3, 4)), NewChild("Hazel", "Ash-Sample")))
    with pytest.raises(Refusal, match=words) as refused:
        change(desk, **fields)
    assert refused.value.field == field
    assert found(desk, "rowan") == [("Rowan Ash-Sample", "")]


def test_a_name_that_somebody_else_changed_is_not_written_over(desk: Desk, enter: Callable[..., int]) -> None:
    enter()
    before = desk.ask(ChildRoad(ROWAN)).version
    change(desk, surname="Mocksmith")
    with pytest.raises(StaleSave):
        change(desk, version=before, surname="Sample")
    change(desk, version=before, seen={"also_known_as": ""}, also_known_as="Ro")
    road = desk.ask(ChildRoad(ROWAN))
    assert (road.surname, road.also_known_as) == ("Mocksmith", "Ro")


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SYSTEM_ADMIN])
def test_who_only_reads_changes_no_name(
    desk: Desk, enter: Callable[..., int], make_desk: Callable[..., Desk], role: Role
) -> None:
    enter()
    with pytest.raises(NotAllowed):
        make_desk(roles={role}).do(ChangeChild(ROWAN, 1, {"surname": "Mocksmith"}))


def test_the_clock_of_an_alert_without_a_conference_names_the_family_as_it_is_called_now(
    desk: Desk, enter: Callable[..., int]
) -> None:
    enter()
    wanted = DraftAlert(AlertDirection.TO_AGENCY, ConcernAbout.ABSENCE, "Nobody came.", "Housing", child_id=ROWAN)
    desk.do(replace(wanted, raise_now=True))

    def about() -> list[str]:
        with desk.database.engine.connect() as connection:
            asked = select(KeptDeadline.about).where(KeptDeadline.subject == "maqa_alert")
            return list(connection.scalars(asked))

    before = about()
    change(desk, surname="Mocksmith")
    assert before != about()
    assert all("Mocksmith" in words for words in about())
    desk.do(Undo())
    assert about() == before
