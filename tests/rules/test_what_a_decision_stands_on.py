"""What a conference's decision stands on: the worked examples TV-D01 to TV-D05, and what always holds (N01 to N10)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.conferences import WITH_PLAN, ConferenceOutcome
from cpdesk.rules.decisions import (
    Answer,
    Basis,
    Category,
    Decided,
    Direction,
    Tally,
    category_lacks,
    decided,
    need_said_by,
    plan_words,
    tally,
    threshold_words,
)

YES, NO, ABSTAIN = Answer.YES, Answer.NO, Answer.ABSTAIN
PLAN, NO_PLAN = ConferenceOutcome.PLAN_MADE, ConferenceOutcome.NO_PLAN
answers = st.lists(st.sampled_from([YES, NO, ABSTAIN, None]), max_size=24)
given_answers = st.lists(st.sampled_from(list(Answer)), min_size=1, max_size=24)
outcomes = st.sampled_from([one for one in ConferenceOutcome if one is not ConferenceOutcome.ADJOURNED])
bases = st.none() | st.sampled_from(list(Basis))


@pytest.mark.parametrize(
    ("given_views", "outcome", "stands"),
    [
        pytest.param([YES] * 5, PLAN, Decided(Basis.CONSENSUS), id="TV-D01"),
        pytest.param([YES] * 3 + [NO] * 2, PLAN, Decided(Basis.MAJORITY), id="TV-D02"),
        pytest.param([NO] * 5, PLAN, Decided(Basis.CHAIR, Direction.TOWARDS_PLAN, True), id="TV-D03"),
        pytest.param(
            [YES] * 4 + [NO], NO_PLAN, Decided(Basis.CHAIR, Direction.AWAY_FROM_PLAN, True, True), id="TV-D04"
        ),
        pytest.param(
            [YES, YES, NO, NO, ABSTAIN], PLAN, Decided(Basis.CHAIR, Direction.TOWARDS_PLAN, True), id="TV-D05"
        ),
        pytest.param([YES, YES, NO, NO], NO_PLAN, Decided(Basis.CHAIR, Direction.AWAY_FROM_PLAN, True), id="tie, away"),
        pytest.param([NO] * 3, NO_PLAN, Decided(Basis.CONSENSUS), id="all against"),
        pytest.param([YES, YES, ABSTAIN], PLAN, Decided(Basis.MAJORITY), id="one abstained"),
        pytest.param([ABSTAIN] * 3, PLAN, Decided(Basis.CHAIR, Direction.TOWARDS_PLAN, True), id="all abstained"),
        pytest.param([YES, NO, NO], ConferenceOutcome.PLAN_ENDS, Decided(Basis.MAJORITY), id="plan ends"),
        pytest.param([YES] * 3, ConferenceOutcome.ADJOURNED, Decided(), id="adjourned"),
        pytest.param([YES] * 3, None, Decided(), id="not decided yet"),
        pytest.param([YES, YES, None], PLAN, Decided(), id="one view is missing"),
        pytest.param([], PLAN, Decided(), id="nobody gives a view"),
    ],
)
def test_a_decision_stands_on_the_views(
    given_views: list[Answer | None], outcome: ConferenceOutcome | None, stands: Decided
) -> None:
    assert decided(tally(given_views), outcome) == stands


@pytest.mark.parametrize(
    ("given_views", "stated", "stands"),
    [
        ([None, None], Basis.CONSENSUS, Decided(Basis.CONSENSUS)),
        ([YES, None], Basis.MAJORITY, Decided(Basis.MAJORITY)),
        ([], None, Decided()),
        ([YES, NO, None], Basis.CONSENSUS, Decided()),
        ([YES, None], Basis.CHAIR, Decided(Basis.CHAIR, Direction.TOWARDS_PLAN, True)),
        ([NO, NO, YES, None], Basis.MAJORITY, Decided(Basis.CHAIR, Direction.TOWARDS_PLAN, True)),
        ([YES, NO, NO], Basis.CONSENSUS, Decided(Basis.CHAIR, Direction.TOWARDS_PLAN, True)),
    ],
)
def test_what_the_chair_states_stands_where_views_are_only_offered(
    given_views: list[Answer | None], stated: Basis | None, stands: Decided
) -> None:
    assert decided(tally(given_views), PLAN, stated, views_required=False) == stands


def test_what_the_chair_states_stands_where_nobody_was_there_to_give_a_view() -> None:
    assert decided(tally([]), PLAN, Basis.CHAIR) == Decided(Basis.CHAIR, Direction.TOWARDS_PLAN, True)


@given(given_answers, outcomes, bases, st.booleans())
def test_a_reason_is_asked_for_just_where_no_majority_bears_the_outcome(
    views: list[Answer], outcome: ConferenceOutcome, stated: Basis | None, required: bool
) -> None:
    counted = tally(views)
    stands = decided(counted, outcome, stated, views_required=required)
    borne = counted.majority is need_said_by(outcome)
    assert stands.reason_required is not borne
    assert (stands.basis is Basis.CHAIR) is not borne
    assert (stands.direction is None) is borne
    assert (stands.basis is Basis.CONSENSUS) is (set(views) == {need_said_by(outcome)})


@given(answers, outcomes, bases, st.booleans())
def test_an_outcome_against_a_strict_majority_is_never_kept_as_anything_but_the_chairs(
    views: list[Answer | None], outcome: ConferenceOutcome, stated: Basis | None, required: bool
) -> None:
    counted = tally(views)
    stands = decided(counted, outcome, stated, views_required=required)
    if counted.majority not in {None, need_said_by(outcome)}:
        assert stands.basis in {Basis.CHAIR, None}
        assert stands.basis is Basis.CHAIR or (required and counted.missing)
    if stands.direction is not None:
        assert (stands.direction is Direction.TOWARDS_PLAN) is (outcome in WITH_PLAN)
    if stands.manager_to_tell:
        assert stands.direction is Direction.AWAY_FROM_PLAN
        assert counted.majority is YES


@given(answers, st.randoms())
def test_the_order_in_which_views_were_given_counts_for_nothing(views: list[Answer | None], chance: object) -> None:
    other = list(views)
    chance.shuffle(other)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert tally(other) == tally(views)
    counted = tally(views)
    assert counted.yes + counted.no + counted.abstain + counted.missing == len(views)


def test_the_tally_is_said_in_words() -> None:
    assert plan_words(Tally(3, 2, 1)) == "3 for a plan, 2 against, 1 abstained"
    assert plan_words(Tally(5, missing=2)) == "5 for a plan, 2 not given yet"
    assert threshold_words(Tally(3, 2, 1)) == "3 say it is met, 2 say it is not, 1 abstained"
    assert threshold_words(Tally(1, 2, 0)) == "1 says it is met, 2 say it is not"
    assert plan_words(Tally()) == "No views"


@pytest.mark.parametrize(
    ("category", "parts", "lacks"),
    [
        (None, (), "Choose the category"),
        (Category.NEGLECT, (), ""),
        (Category.MULTIPLE, (), "two categories or more"),
        (Category.MULTIPLE, (Category.NEGLECT, Category.NEGLECT), "two categories or more"),
        (Category.MULTIPLE, (Category.NEGLECT, Category.EMOTIONAL), ""),
    ],
)
def test_a_plan_has_its_category_and_multiple_names_two_or_more(
    category: Category | None, parts: tuple[Category, ...], lacks: str
) -> None:
    found = category_lacks(category, parts)
    assert lacks in found
    assert bool(found) is bool(lacks)
