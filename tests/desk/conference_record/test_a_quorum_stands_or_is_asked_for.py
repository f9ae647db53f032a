"""TV-D07 and TV-D08 to the end: a record is agreed only when the chair's judgement on the quorum holds (N08, I12)."""

from typing import Any

import pytest

from cpdesk.rows.record_deeds import JudgeQuoracy, SetParticipation
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.decisions import Answer
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import Participation


def away(chair: Any, *names: str) -> None:
    people = tuple(one.id for one in chair.record().participants for name in names if name in one.shown)
    chair.desk.do(SetParticipation(chair.conference, people, Participation.APOLOGIES))


def judge(chair: Any, basis: QuorumBasis, note: str = "") -> None:
    chair.desk.do(JudgeQuoracy(chair.conference, chair.shown().record_version, Answer.YES, basis, note))


def lacks(chair: Any) -> list[tuple[str, str]]:
    return [(line.rule, line.field) for line in chair.shown().missing]


def test_tv_d07_a_service_within_the_authority_makes_it_quorate(lancashire: Any) -> None:
    lancashire.person("W. Within", within_authority=True)
    away(lancashire, "A. Sample")
    quorum = lancashire.record().quoracy
    assert (quorum.agency_basis, quorum.agencies) == (False, ("Children's social care", "Oakfield School"))
    assert lacks(lancashire) == [("I12", "basis")]
    with pytest.raises(Refusal, match="1 thing is missing"):
        lancashire.agree()
    judge(lancashire, QuorumBasis.SERVICE_WITHIN_LA)
    assert lacks(lancashire) == []
    lancashire.agree()


def test_tv_d08_with_social_care_and_a_school_only_another_basis_needs_its_reason(lancashire: Any) -> None:
    away(lancashire, "A. Sample", "W. Within")
    assert lancashire.record().quoracy.agency_basis is False
    for basis in (QuorumBasis.AGENCIES, QuorumBasis.SERVICE_WITHIN_LA):
        with pytest.raises(Refusal):
            judge(lancashire, basis)
    assert lacks(lancashire) == [("I12", "basis")]
    judge(lancashire, QuorumBasis.OTHER, "The health visitor had written at length.")
    assert lacks(lancashire) == []
    lancashire.agree()
    assert lancashire.record().quoracy.note == "The health visitor had written at length."
