"""The chair judges whether a conference was quorate, beside what is counted on agencies (N08, A25, I12)."""

from collections.abc import Callable
from datetime import datetime

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference
from cpdesk.rows.conference_record import MissingLine, OpenRecord, TheRecord
from cpdesk.rows.record_deeds import AddParticipant, BeginRecord, ChangeParticipant, JudgeQuoracy
from cpdesk.rows.record_people import QuoracyRow
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.unit import Undo
from cpdesk.rules.decisions import Answer
from cpdesk.rules.london import LONDON
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import Participation

Record = Callable[[int], TheRecord]
THERE = Participation.ATTENDED
ON_AGENCIES, WITHIN, OTHER = QuorumBasis.AGENCIES, QuorumBasis.SERVICE_WITHIN_LA, QuorumBasis.OTHER


@pytest.fixture
def lancashire(unit: Desk, received: Callable[..., int], by_standard: Callable[[str], None]) -> int:
    """A record under Lancashire's guidance: so far social care and a school were there."""
    by_standard("LANCASHIRE")
    start = datetime(2026, 11, 23, 10, tzinfo=LONDON)
    number: int = unit.do(BookConference(start, "P. Example", "Room 1", request_id=received(), why="Entered late.")).id
    unit.do(BeginRecord(number))
    unit.do(AddParticipant(number, name="H. Year", agency="Oakfield School", participation=THERE))
    worker = unit.ask(OpenRecord(number)).record.participants[0]
    unit.do(ChangeParticipant(worker.id, worker.version, {"participation": THERE}))
    return number


def judge(desk: Desk, number: int, quorate: Answer | None, basis: QuorumBasis | None = None, note: str = "") -> str:
    said: str = desk.do(JudgeQuoracy(number, desk.ask(OpenRecord(number)).record_version, quorate, basis, note)).said
    return said


def lacks(desk: Desk, number: int) -> set[tuple[str, str]]:
    missing: tuple[MissingLine, ...] = desk.ask(OpenRecord(number)).missing
    return {(line.rule, line.field) for line in missing if line.rule in {"N08", "I12"}}


def quoracy(record: Record, number: int) -> QuoracyRow:
    return record(number).quoracy


def test_tv_d07_a_service_within_the_authority_makes_it_quorate_though_not_in_agency_terms(
    unit: Desk, lancashire: int, record: Record
) -> None:
    unit.do(AddParticipant(lancashire, name="W. Within", agency="Substance misuse", within_authority=True,
                           participation=THERE))  # fmt: skip
    found = quoracy(record, lancashire)
    assert found.agency_basis is False
    assert found.agencies == ("Children's social care", "Oakfield School")
    assert found.within_authority == ("Substance misuse",)
    assert lacks(unit, lancashire) == {("N08", "quorate")}
    with pytest.raises(Refusal, match="Not enough agencies were there") as refused:
        judge(unit, lancashire, Answer.YES, ON_AGENCIES)
    assert refused.value.field == "basis"
    assert judge(unit, lancashire, Answer.YES, WITHIN) == "Judged quorate."
    found = quoracy(record, lancashire)
    assert (found.quorate, found.basis, found.agency_basis) == (Answer.YES, WITHIN, False)
    assert lacks(unit, lancashire) == set()


def test_tv_d08_with_social_care_and_a_school_only_another_basis_needs_its_reason(
    unit: Desk, lancashire: int, record: Record
) -> None:
    for basis in (ON_AGENCIES, WITHIN):
        with pytest.raises(Refusal):
            judge(unit, lancashire, Answer.YES, basis)
    assert quoracy(record, lancashire).quorate is None
    assert judge(unit, lancashire, Answer.YES, OTHER) == (
        "Judged quorate. The conference was judged quorate on another basis. Say which."
    )
    assert lacks(unit, lancashire) == {("N08", "note")}
    judge(unit, lancashire, Answer.YES, OTHER, "Police and GP sent full reports.")
    assert lacks(unit, lancashire) == set()


def test_enough_agencies_make_it_quorate(unit: Desk, lancashire: int, record: Record) -> None:
    unit.do(AddParticipant(lancashire, agency="Police", participation=THERE))
    assert quoracy(record, lancashire).agency_basis is True
    judge(unit, lancashire, Answer.YES, ON_AGENCIES)
    assert lacks(unit, lancashire) == set()


def test_one_that_was_not_quorate_says_why_it_went_on(unit: Desk, lancashire: int) -> None:
    assert judge(unit, lancashire, Answer.NO, ON_AGENCIES) == (
        "Judged not quorate. The conference was not quorate. Say why it went on."
    )
    assert lacks(unit, lancashire) == {("N08", "note")}
    judge(unit, lancashire, Answer.NO, note="The risk allowed no delay.")
    assert lacks(unit, lancashire) == set()


def test_a_judgement_that_the_attendance_no_longer_bears_is_missing_again(
    unit: Desk, lancashire: int, record: Record
) -> None:
    number = unit.do(AddParticipant(lancashire, agency="Police", participation=THERE)).ids[0]
    judge(unit, lancashire, Answer.YES, ON_AGENCIES)
    police = next(one for one in record(lancashire).participants if one.id == number)
    unit.do(ChangeParticipant(number, police.version, {"participation": Participation.ABSENT}))
    assert lacks(unit, lancashire) == {("I12", "basis")}


def test_a_standard_without_a_quorum_asks_for_no_judgement_and_takes_one(
    unit: Desk, begun: int, record: Record
) -> None:
    assert lacks(unit, begun) == set()
    assert quoracy(record, begun).agency_basis is None
    assert quoracy(record, begun).explained.endswith(
        "Neither Leicester City nor the LLR Practice Standards give a quorum."
    )
    judge(unit, begun, Answer.YES, ON_AGENCIES)
    assert quoracy(record, begun).quorate is Answer.YES


def test_two_people_judge_at_once_and_the_second_sees_both_values(
    make_desk: Callable[..., Desk], lancashire: int
) -> None:
    one, other = make_desk(who="one"), make_desk(who="other")
    version = one.ask(OpenRecord(lancashire)).record_version
    nothing: dict[str, object] = {"quorate": None, "basis": None, "note": ""}
    one.do(JudgeQuoracy(lancashire, version, Answer.NO, None, "No police.", seen=nothing))
    with pytest.raises(StaleSave) as stale:
        other.do(JudgeQuoracy(lancashire, version, Answer.YES, OTHER, "", seen=nothing))
    assert stale.value.changed_by == "one"
    assert stale.value.theirs["quorate"] == "no"


def test_the_judgement_is_taken_back(unit: Desk, lancashire: int, record: Record) -> None:
    judge(unit, lancashire, Answer.NO, None, "No police.")
    judge(unit, lancashire, None)
    assert quoracy(record, lancashire).quorate is None
    unit.do(Undo())
    assert quoracy(record, lancashire).note == "No police."
    unit.do(Undo())
    assert quoracy(record, lancashire).quorate is None
