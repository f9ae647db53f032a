"""Several people begin a record, take over the invitations and say who came at the same moment: nobody stands twice."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from cpdesk.desk.work import Desk
from cpdesk.rows.conference_record import OpenRecord, TheRecord
from cpdesk.rows.invitations import AddInvitee
from cpdesk.rows.record_deeds import (
    AddParticipant,
    BeginRecord,
    ChangeParticipant,
    JudgeQuoracy,
    SetParticipation,
    TakeOverInvitees,
)
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.decisions import Answer
from cpdesk.rules.record import Participation

PEOPLE = ("pat", "sam", "kim", "ali")


def all_at_once(make_desk: Callable[..., Desk], wanted: Sequence[object]) -> list[Any]:
    """What each of several people is answered who ask at the same moment; a refusal counts as an answer."""
    start = Barrier(len(wanted))

    def ask(who: str, request: object) -> Any:
        desk = make_desk(who=who)
        start.wait()
        try:
            return desk.do(request)
        except Refusal as refused:
            return refused

    with ThreadPoolExecutor(len(wanted)) as people:
        return [done.result() for done in [people.submit(ask, *one) for one in zip(PEOPLE, wanted, strict=False)]]


def kept(answers: list[Any]) -> int:
    return sum(isinstance(one, Kept) for one in answers)


def test_one_of_several_begins_the_record(
    make_desk: Callable[..., Desk], icpc: int, record: Callable[[int], TheRecord]
) -> None:
    answers = all_at_once(make_desk, [BeginRecord(icpc)] * 4)
    assert kept(answers) == 1
    assert all("began this record already" in str(one) for one in answers if isinstance(one, Refusal))
    names = [(one.agency, one.name) for one in record(icpc).participants]
    assert len(names) == len(set(names)) == 9


def test_one_of_several_takes_over_who_was_invited_later(
    unit: Desk, make_desk: Callable[..., Desk], begun: int, record: Callable[[int], TheRecord]
) -> None:
    for name in ("B. Brick", "C. Lay"):
        unit.do(AddInvitee(begun, "Housing", name))
    answers = all_at_once(make_desk, [TakeOverInvitees(begun)] * 4)
    assert kept(answers) == 1
    assert [one.name for one in record(begun).participants][9:] == ["B. Brick", "C. Lay"]


def test_the_same_person_is_added_once_by_several(
    make_desk: Callable[..., Desk], begun: int, record: Callable[[int], TheRecord]
) -> None:
    answers = all_at_once(make_desk, [AddParticipant(begun, name="Dr N. Where", agency="GP")] * 4)
    assert kept(answers) == 1
    assert [one.name for one in record(begun).participants].count("Dr N. Where") == 1
    places = [one.id for one in record(begun).participants]
    assert len(places) == len(set(places)) == 10


def test_several_say_of_different_people_how_they_took_part_and_all_is_kept(
    make_desk: Callable[..., Desk], begun: int, record: Callable[[int], TheRecord]
) -> None:
    ways = (Participation.ATTENDED, Participation.ABSENT, Participation.APOLOGIES, Participation.REPRESENTED)
    people = record(begun).participants[5:9]
    answers = all_at_once(
        make_desk,
        [ChangeParticipant(one.id, one.version, {"participation": way}, {"participation": None})
         for one, way in zip(people, ways, strict=True)],
    )  # fmt: skip
    assert kept(answers) == 4
    assert [one.participation for one in record(begun).participants[5:9]] == list(ways)


def test_of_several_who_say_different_things_of_one_person_one_is_kept_and_the_others_see_both(
    make_desk: Callable[..., Desk], begun: int, record: Callable[[int], TheRecord]
) -> None:
    one = record(begun).participants[5]
    ways = (Participation.ATTENDED, Participation.ABSENT, Participation.APOLOGIES, Participation.REPRESENTED)
    answers = all_at_once(
        make_desk,
        [ChangeParticipant(one.id, one.version, {"participation": way}, {"participation": None}) for way in ways],
    )
    assert kept(answers) == 1
    now = record(begun).participants[5].participation
    for way, answer in zip(ways, answers, strict=True):
        if not isinstance(answer, Kept):
            assert isinstance(answer, StaleSave)
            assert (answer.mine, answer.theirs) == ({"participation": way}, {"participation": now})


def test_judgement_and_attendance_at_the_same_moment_are_both_kept(
    unit: Desk, make_desk: Callable[..., Desk], begun: int, record: Callable[[int], TheRecord]
) -> None:
    people = tuple(one.id for one in record(begun).participants)
    version = unit.ask(OpenRecord(begun)).record_version
    answers = all_at_once(
        make_desk,
        [SetParticipation(begun, people, Participation.ATTENDED),
         JudgeQuoracy(begun, version, Answer.NO, None, "No police.")],
    )  # fmt: skip
    assert kept(answers) == 2
    assert record(begun).quoracy.note == "No police."
    assert all(one.was_there for one in record(begun).participants)
