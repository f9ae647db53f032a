"""A record that was frozen comes back exactly, and a copy of it for one recipient holds nothing kept from them."""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.desk.record_frozen import as_plain, frozen, sum_of, thawed
from cpdesk.desk.record_redacted import redacted
from cpdesk.rows.conference_record import TheRecord
from cpdesk.rows.record_decisions import ChildDecisionRow, LpmOfChild, TallyRow, ViewRow
from cpdesk.rows.record_people import ParticipantRow, QuoracyRow, RecipientRow
from cpdesk.rows.record_plan import ActionRow, CoreGroupOfRecord, DateLine, NextReviewOfRecord, ObjectiveRow
from cpdesk.rules.conferences import ConferenceOutcome, ToldBy
from cpdesk.rules.decisions import Answer, Basis, Category, Direction, LpmDecision, RecommendedBy
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import Part, Participation, RecordState, SentBy
from cpdesk.rules.redaction import WITHHELD
from cpdesk.rules.text import clean

DAY, MOMENT = date(2026, 11, 23), datetime(2026, 11, 23, 10, 0, 0, 7, tzinfo=UTC)
ADDRESS = "12 Sample Street\nNewtown\nLE99 1ZZ"
SECRETS = ("12 Sample Street", "LE99 1ZZ", "0116 496 0123", "ms.sample@example.org")
MOTHER = ParticipantRow(
    7, 1, Part.FAMILY, "", "Family", "Ms Ash-Sample", "Mother", "", False, False, "ms.sample@example.org",
    "0116 496 0123", ADDRESS, Participation.ATTENDED, "", None, None, "", True, False, "", (), True, False, True,
)  # fmt: skip
FATHER = replace(MOTHER, id=8, name="Mr Ash", role="Father", email="", phone="", address="", hides=(7, -3))
CHILD = ChildDecisionRow(
    3, 2, "Rowan", "Ash-Sample", date(2019, 3, 4), "With her mother", False, "I like it.", "High.", DAY, Answer.YES,
    "Agreed.", (ViewRow(1, 1, 7, "H. Year", "School", Answer.YES, None, "Why."),), TallyRow(1, 0, 0, 0, "1 yes"),
    TallyRow(0, 0, 0, 1, "1 missing"), ConferenceOutcome.PLAN_MADE, Basis.CHAIR, None, Direction.TOWARDS_PLAN, "Safe.",
    True, False, MOMENT, "N. Manager", "Plan made.", Category.MULTIPLE, (Category.NEGLECT, Category.EMOTIONAL), DAY,
    LpmOfChild(LpmDecision.RECOMMEND, "", "Text", "Why", "20 days", DAY, RecommendedBy.CHAIR, 4, "Open", True),
)  # fmt: skip
RECORD = TheRecord(
    1, "ICPC", 0, "1042", "Ash-Sample", MOMENT, None, True, "Room 1", "P. Example", "", "Cluster 4A", "F. Testcase",
    "N. Invented", "", DAY, "", 1, RecordState.DRAFT, MOMENT, "pat", "", None, "", None, "", "Summary.", "View.",
    "Leicester City", (MOTHER, FATHER),
    QuoracyRow(None, ("School",), (), "One.", Answer.YES, QuorumBasis.OTHER, "Note."), (CHILD,),
    (ObjectiveRow(1, 1, None, "Aim", DAY),),
    (ActionRow(1, 1, 1, 3, "Do", "She", "School", "education", DAY, True, "Lead", ToldBy.EMAIL, DAY, DAY, "10 days",
               None, ""),),
    CoreGroupOfRecord(True, DAY, "10:00", "School", "F. Testcase", DAY, "10 days", "", ("a school",), "", 2, 1),
    NextReviewOfRecord(True, 9, MOMENT, "Room 1", "P. Example", DAY, "3 months", ""),
    (DateLine("record_due", "Record", DAY, "15 days"),),
    (RecipientRow(8, "Mr Ash", "Family", "", "Attended", "", ("Ms Ash-Sample",), DAY, SentBy.POST, True),),
)  # fmt: skip


def with_text(value: Any, text: str) -> Any:
    """The same with this text wherever a person may have typed one."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: with_text(getattr(value, one.name), text) for one in fields(value)})
    if isinstance(value, tuple):
        return tuple(with_text(one, text) for one in value)
    return text if type(value) is str else value


@given(st.text())
def test_a_record_comes_back_as_it_was(text: str) -> None:
    record = with_text(RECORD, text)
    assert thawed(frozen(record)) == record


@given(st.text())
def test_no_database_changes_what_is_frozen(text: str) -> None:
    kept = frozen(with_text(RECORD, text))
    assert kept.isascii()
    assert clean(kept) == kept
    assert frozen(thawed(kept)) == kept


@given(st.text(), st.text())
def test_two_records_have_one_sum_only_if_they_say_the_same(one: str, other: str) -> None:
    assert (sum_of(frozen(with_text(RECORD, one))) == sum_of(frozen(with_text(RECORD, other)))) is (one == other)


def test_a_record_frozen_before_a_fact_was_known_of_still_comes_back() -> None:
    older = json.loads(frozen(RECORD))
    for person in older["participants"]:
        del person["only_told"]
    assert thawed(json.dumps(older)) == RECORD


def test_a_record_that_lacks_a_fact_is_not_made_up() -> None:
    cut = json.loads(frozen(RECORD))
    del cut["chair"]
    with pytest.raises(ValueError, match="TheRecord lacks chair"):
        thawed(json.dumps(cut))


@given(st.sampled_from(SECRETS), st.text(st.characters(categories=("L",)), max_size=8))
def test_wherever_an_address_was_typed_the_copy_does_not_hold_it(secret: str, word: str) -> None:
    whole = with_text(RECORD, f"{word}: {secret}; and more.")
    people = (replace(whole.participants[0], address=ADDRESS, phone=MOTHER.phone, email=MOTHER.email),)
    copy = redacted(replace(whole, participants=(*people, *whole.participants[1:])), (7,))
    assert secret not in json.dumps(as_plain(copy), ensure_ascii=False)
    assert copy.summary == f"{word}: {WITHHELD}; and more."
    assert copy.participants[0].address == WITHHELD


def test_the_address_of_a_child_is_kept_back() -> None:
    copy = redacted(RECORD, (-3,))
    assert copy.children[0].lives_at == WITHHELD
    assert copy.participants[0].address == ADDRESS


def test_a_copy_for_somebody_from_whom_nothing_is_kept_says_the_same() -> None:
    copy = redacted(RECORD, ())
    assert replace(copy, participants=RECORD.participants, recipients=RECORD.recipients) == RECORD


def test_a_copy_does_not_say_from_whom_something_is_kept() -> None:
    copy = redacted(RECORD, FATHER.hides)
    assert [one.hides for one in (*copy.participants, *copy.recipients)] == [(), (), ()]
    assert [one.redacted for one in copy.recipients] == [False]


def test_the_names_of_those_whose_address_is_kept_back_stay() -> None:
    copy = redacted(RECORD, FATHER.hides)
    assert [one.name for one in copy.participants] == ["Ms Ash-Sample", "Mr Ash"]
