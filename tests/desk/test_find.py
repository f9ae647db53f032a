"""Find: one box over children, people, teams, alerts and actions; exact names first, then begun, then alike."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from cpdesk.desk.work import Desk, Work
from cpdesk.records.find_words import words_amiss
from cpdesk.records.model import Child, MaqaAlert, PlanAction, QuarterAction
from cpdesk.rows.directory import HoldRole
from cpdesk.rows.find import Find, Found, FoundKind, FoundThing
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.unit import AddPerson, AddTeam, Redo, Undo
from cpdesk.rules.linked_chairs import DirectoryPart
from cpdesk.rules.roles import Role

Working = Callable[[], AbstractContextManager[Work]]


def children(found: Found) -> list[str]:
    return [one.line for one in found.things if one.kind is FoundKind.CHILD]


def of_kind(found: Found, kind: FoundKind) -> list[FoundThing]:
    return [one for one in found.things if one.kind is kind]


def nothing_amiss(desk: Desk) -> bool:
    with desk.database.engine.connect() as connection:
        return list(words_amiss(connection)) == []


@pytest.fixture
def family(enter: Callable[..., int]) -> Callable[..., int]:
    """Enters children under a case number."""

    def entered(case_id: str, *names: str, born_on: date | None = None) -> int:
        return enter(case_id=case_id, children=tuple(NewChild(*name.split(" ", 1), born_on) for name in names))

    return entered


def test_three_letters_find_the_child_and_an_exact_name_comes_first(desk: Desk, family: Callable[..., int]) -> None:
    family("LC-1", "Mocka Sample")
    family("LC-2", "Moc Demo")
    family("LC-3", "Rowan Mocksmith")
    assert children(desk.ask(Find("moc"))) == ["Moc Demo", "Mocka Sample", "Rowan Mocksmith"]


def test_a_name_that_sounds_alike_is_found_last_and_says_so(desk: Desk, family: Callable[..., int]) -> None:
    family("LC-1", "Rowan Mocksmith")
    family("LC-2", "Rowan Mocksmythe")
    found = of_kind(desk.ask(Find("mocksmyth")), FoundKind.CHILD)
    assert [(one.line, one.because) for one in found] == [
        ("Rowan Mocksmythe", ""),
        ("Rowan Mocksmith", "sounds like Mocksmith"),
    ]


@pytest.mark.parametrize("typed", ["Jon", "Steven", "Katherine", "Patil"])
def test_names_heard_on_the_telephone_are_found(desk: Desk, family: Callable[..., int], typed: str) -> None:
    kept = {"Jon": "John", "Steven": "Stephen", "Katherine": "Catherine", "Patil": "Patel"}[typed]
    family("LC-1", f"{kept} Demo")
    assert children(desk.ask(Find(typed))) == [f"{kept} Demo"]


@pytest.mark.parametrize("typed", ["LC-4711", "lc4711", "4711", "711", "c-47", "47 1"])
def test_any_part_of_a_reference_finds_the_case(desk: Desk, family: Callable[..., int], typed: str) -> None:
    family("LC-4711", "Rowan Demo")
    family("LC-9000", "Hazel Demo")
    found = desk.ask(Find(typed))
    assert children(found) == (["Rowan Demo"] if typed != "47 1" else [])
    assert all(one.because == "reference LC-4711" for one in of_kind(found, FoundKind.CHILD))


@pytest.mark.parametrize("typed", ["5/10/2016", "05/10/2016", "5.10.2016", "2016-10-05"])
def test_a_date_of_birth_finds_the_child(desk: Desk, family: Callable[..., int], typed: str) -> None:
    family("LC-1", "Rowan Demo", born_on=date(2016, 10, 5))
    family("LC-2", "Hazel Demo", born_on=date(2016, 10, 6))
    (found,) = of_kind(desk.ask(Find(typed)), FoundKind.CHILD)
    assert found.line == "Rowan Demo"
    assert found.beneath.startswith("LC-1, born 05/10/2016. Ask ")


def test_every_word_narrows_in_any_order_and_accents_or_signs_do_not_matter(
    desk: Desk, family: Callable[..., int]
) -> None:
    family("LC-1", "Zoë O'Brien-Sample")
    family("LC-2", "Zoe Demo")
    for typed in ("zoe brien", "obrien zo", "o'brien", "sample zoe", "BRIEN-SAMPLE"):
        assert children(desk.ask(Find(typed))) == ["Zoë O'Brien-Sample"], typed


def test_one_letter_finds_nothing_and_odd_signs_do_no_harm(desk: Desk, family: Callable[..., int]) -> None:
    family("LC-1", "Anna Demo")
    for typed in ("", " ", "a", "a d", "%", "'", '"', "*", "\\", "\ue001mANN", "\U0010ffff", "a" * 5000):
        assert desk.ask(Find(typed)).things == (), repr(typed)


def test_a_person_opens_what_they_have_to_do_with(desk: Desk) -> None:
    desk.do(AddTeam("Cluster 4A", "P. Example"))
    desk.do(AddPerson("Patel, Nisha", "social_worker"))
    chair, worker = (of_kind(desk.ask(Find(typed)), FoundKind.PERSON)[0] for typed in ("example", "nisha"))
    assert (chair.line, chair.beneath, chair.opens) == ("P. Example", "Chair", "chair")
    assert (worker.opens, worker.key) == ("register", worker.line)


def test_whoever_is_in_the_directory_too_is_found_once_with_every_role(sqlite_desk: Desk) -> None:
    sqlite_desk.do(AddTeam("Cluster 4A", "P. Example"))
    sqlite_desk.do(AddPerson("E. Fictive", "team_manager"))
    team = sqlite_desk.ask(Find("cluster")).things[0].opens_id
    sqlite_desk.do(HoldRole(DirectoryPart.TEAM_MANAGER, "E. Fictive", date(2024, 1, 8), team))
    sqlite_desk.do(HoldRole(DirectoryPart.LADO, "P. Example", date(2024, 1, 8)))
    sqlite_desk.do(HoldRole(DirectoryPart.SAFEGUARDING_LEAD, "E. Fictitious", date(2024, 1, 8), agency="Police"))
    found = [of_kind(sqlite_desk.ask(Find(typed)), FoundKind.PERSON) for typed in ("fictive", "example")]
    assert [[(one.line, one.beneath, one.opens) for one in people] for people in found] == [
        [("E. Fictive", "Team Manager, Cluster 4A", "directory")],
        [("P. Example", "Chair. LADO", "chair")],
    ]
    assert len(of_kind(sqlite_desk.ask(Find("fict")), FoundKind.PERSON)) == 2


def test_a_team_says_who_is_linked_today(desk: Desk) -> None:
    desk.do(AddTeam("Cluster 3B", "P. Example"))
    for typed in ("cluster 3b", "3b", "clus"):
        (team,) = of_kind(desk.ask(Find(typed)), FoundKind.TEAM)
        assert (team.line, team.beneath, team.opens) == ("Cluster 3B", "Linked chair P. Example", "team")


def alert(work: Work, **fields: Any) -> MaqaAlert:
    wanted = {"channel": "maqa", "about": "late_report", "agency": "Oakfield School", "lead": "H. Head"}
    found = MaqaAlert(uuid=str(uuid4()), noted_on=date(2026, 11, 20), **{**wanted, **fields})
    work.session.add(found)
    work.session.flush()
    work.note_new(found)
    return found


def test_an_alert_is_found_by_its_number_agency_lead_and_child(
    desk: Desk, family: Callable[..., int], working: Working
) -> None:
    family("LC-4711", "Rowan Mocksmith")
    with working() as work:
        alert(work, family_id=1, words="The report came on the day itself.")
        alert(work, channel="internal_qa", agency="Cluster 4A", lead="")
    for typed in ("maqa 1", "oakfield", "head", "mocksmith", "4711", "report itself"):
        (found,) = of_kind(desk.ask(Find(typed)), FoundKind.ALERT)
        assert (found.line, found.opens, found.opens_id) == ("MAQA 1, Oakfield School", "maqa_alert", 1), typed
    assert [one.id for one in of_kind(desk.ask(Find("qa 2")), FoundKind.ALERT)] == [2]


def test_actions_of_a_plan_and_of_a_quarter_are_found(desk: Desk, icpc: int, working: Working) -> None:
    with working() as work:
        plan = PlanAction(uuid="a", conference_id=icpc, text="Weekly visits to the home", owner="F. Testcase")
        quarter = QuarterAction(uuid="q", quarter="2026-Q3", words="Visit every school", owner="P. Example")
        for one in (plan, quarter):
            work.session.add(one)
            work.session.flush()
            work.note_new(one)
    found = of_kind(desk.ask(Find("visit")), FoundKind.ACTION)
    assert {(one.line, one.opens) for one in found} == {
        ("Weekly visits to the home", "record"),
        ("Visit every school", "quarter"),
    }


def test_undo_takes_the_words_away_and_redo_brings_them_back(desk: Desk, family: Callable[..., int]) -> None:
    family("LC-1", "Rowan Mocksmith")
    desk.do(Undo())
    assert children(desk.ask(Find("mocksmith"))) == []
    assert nothing_amiss(desk)
    desk.do(Redo())
    assert children(desk.ask(Find("mocksmith"))) == ["Rowan Mocksmith"]
    assert nothing_amiss(desk)


def test_an_alert_follows_another_surname_of_its_child(
    desk: Desk, family: Callable[..., int], working: Working
) -> None:
    family("LC-1", "Rowan Mocksmith")
    with working() as work:
        alert(work, family_id=1)
    with working() as work:
        work.change(work.session.get_one(Child, 1), "surname", "Sample")
    assert of_kind(desk.ask(Find("mocksmith")), FoundKind.ALERT) == []
    assert [one.id for one in of_kind(desk.ask(Find("sample")), FoundKind.ALERT)] == [1]
    assert nothing_amiss(desk)


def test_as_many_as_asked_for_and_which_kind_holds_more(desk: Desk, family: Callable[..., int]) -> None:
    family("LC-1", *(f"Rowan{letter} Mocksmith" for letter in "ABCD"))
    found = desk.ask(Find("mocksmith", size=3))
    assert len(children(found)) == 3
    assert found.more == (FoundKind.CHILD,)
    assert found.entries == 1
    assert desk.ask(Find("mocksmith", size=4)).more == ()


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        (Role.AUDITOR, {FoundKind.PERSON, FoundKind.TEAM}),
        (Role.SYSTEM_ADMIN, {FoundKind.PERSON, FoundKind.TEAM}),
        (Role.DIARY_CLERK, set(FoundKind) - {FoundKind.ACTION}),
    ],
)
def test_each_finds_only_what_they_may_read(
    desk: Desk, family: Callable[..., int], working: Working, make_desk: Callable[..., Desk], role: Role,
    kinds: set[FoundKind],
) -> None:  # fmt: skip
    family("LC-1", "Rowan Mocksmith")
    desk.do(AddTeam("Mocksmith", "P. Mocksmith"))
    with working() as work:
        alert(work, family_id=1)
    assert {one.kind for one in make_desk(roles={role}).ask(Find("mocksmith")).things} == kinds
