"""When a conference is quorate: counted on agencies, judged by the chair (N08, A25, I12, TV-D07, TV-D08)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.decisions import Answer
from cpdesk.rules.quoracy import AtTheTable, QuorumBasis, contradicts, quorum, still_to_say
from cpdesk.rules.standards import standard

LANCASHIRE, LLR = standard("LANCASHIRE"), standard("LLR")
WORKER = AtTheTable("Children's social care", "social_care", social_care=True)
SCHOOL = AtTheTable("School", "education")
POLICE = AtTheTable("Police", "police")
SUBSTANCE = AtTheTable("Substance misuse service", within_authority=True)


def test_social_care_and_two_others_are_enough() -> None:
    found = quorum([SCHOOL, WORKER, POLICE], LANCASHIRE)
    assert found.met is True
    assert found.agencies == ("Children's social care", "School", "Police")
    assert found.explained == (
        "Three agencies were there: Children's social care, School and Police. Quorate in agency terms are three with "
        "children's social care among them (Child Protection Conference Decisions (Lancashire), Quoracy; that number "
        "is assumed until the unit confirms it)."
    )


def test_tv_d07_a_service_within_the_authority_is_not_counted_in_agency_terms() -> None:
    found = quorum([WORKER, SCHOOL, SUBSTANCE], LANCASHIRE)
    assert found.met is False
    assert found.within_authority == ("Substance misuse service",)
    assert "Not counted, since the service is provided within the local authority: Substance misuse" in found.explained
    assert "The chair may judge the conference quorate for that reason." in found.explained
    assert contradicts(Answer.YES, QuorumBasis.SERVICE_WITHIN_LA, found.met, found.within_authority) == ""
    assert contradicts(Answer.YES, QuorumBasis.AGENCIES, found.met, found.within_authority).startswith("Not enough")


def test_tv_d08_without_such_a_service_only_another_basis_with_its_reason_is_left() -> None:
    found = quorum([WORKER, SCHOOL], LANCASHIRE)
    assert found.met is False
    for basis in (QuorumBasis.AGENCIES, QuorumBasis.SERVICE_WITHIN_LA):
        assert contradicts(Answer.YES, basis, found.met, found.within_authority)
    assert contradicts(Answer.YES, QuorumBasis.OTHER, found.met, found.within_authority) == ""
    assert still_to_say(Answer.YES, QuorumBasis.OTHER, " ")[0] == "note"
    assert still_to_say(Answer.YES, QuorumBasis.OTHER, "Health sent full reports.") == ("", "")


def test_three_agencies_without_social_care_are_not_enough() -> None:
    assert quorum([SCHOOL, POLICE, AtTheTable("GP", "gp")], LANCASHIRE).met is False


def test_an_agency_counts_once_however_many_of_it_are_there_and_however_it_is_spelt() -> None:
    people = [WORKER, WORKER, AtTheTable("Housing"), AtTheTable("HOUSING "), AtTheTable("housing.")]
    found = quorum(people, LANCASHIRE)
    assert found.agencies == ("Children's social care", "Housing")
    assert found.met is False


def test_a_standard_without_a_quorum_gives_none_and_says_so() -> None:
    found = quorum([WORKER, SCHOOL, POLICE], LLR)
    assert found.met is None
    assert found.explained.endswith("The LLR Practice Standards give no quorum.")
    assert contradicts(Answer.YES, QuorumBasis.AGENCIES, found.met, found.within_authority) == ""


def test_nobody_there_reads_as_a_sentence() -> None:
    assert quorum([], LLR).explained.startswith("No agencies were there. ")
    assert quorum([SCHOOL], LLR).explained.startswith("One agency was there: School. ")


@pytest.mark.parametrize(
    ("quorate", "basis", "note", "field"),
    [
        (None, None, "", "quorate"),
        (Answer.NO, None, "", "note"),
        (Answer.NO, None, "The risk did not allow a delay.", ""),
        (Answer.YES, None, "", "basis"),
        (Answer.YES, QuorumBasis.AGENCIES, "", ""),
    ],
)
def test_a_judgement_says_what_it_still_lacks(
    quorate: Answer | None, basis: QuorumBasis | None, note: str, field: str
) -> None:
    lacks, sentence = still_to_say(quorate, basis, note)
    assert lacks == field
    assert bool(sentence) is bool(field)


def test_a_judgement_is_yes_or_no() -> None:
    assert contradicts(Answer.ABSTAIN, None, True, ()) == "Say whether the conference was quorate: yes or no."


PEOPLE = st.lists(
    st.builds(
        AtTheTable,
        st.sampled_from(["School", "Police", "Health", "Housing", "Probation"]),
        social_care=st.booleans(),
        within_authority=st.booleans(),
    ),
    max_size=12,
)


@given(PEOPLE, PEOPLE)
def test_more_people_never_make_a_conference_less_quorate(some: list[AtTheTable], more: list[AtTheTable]) -> None:
    if quorum(some, LANCASHIRE).met:
        assert quorum([*some, *more], LANCASHIRE).met


@given(PEOPLE, st.sampled_from(list(QuorumBasis)))
def test_quorate_on_agencies_is_never_accepted_where_the_agencies_do_not_suffice(
    people: list[AtTheTable], basis: QuorumBasis
) -> None:
    found = quorum(people, LANCASHIRE)
    accepted = not contradicts(Answer.YES, basis, found.met, found.within_authority)
    if found.met is False and accepted:
        assert basis is not QuorumBasis.AGENCIES
        assert basis is QuorumBasis.OTHER or found.within_authority


@given(PEOPLE)
def test_the_order_of_people_does_not_matter(people: list[AtTheTable]) -> None:
    there, back = quorum(people, LANCASHIRE), quorum(people[::-1], LANCASHIRE)
    assert (there.met, len(there.agencies)) == (back.met, len(back.agencies))
