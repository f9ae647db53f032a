"""An LPM recommended in the record stands on the register at once (L02 to L06, I14, P06, P18, TV-D10, TV-D20)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from cpdesk.desk.work import Desk, Tools, Work
from cpdesk.records.model import Conference, Family
from cpdesk.rows.booking import HoldConference
from cpdesk.rows.conference_record import OpenRecord, TheRecord
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.lpm_list import ChangeRecipients
from cpdesk.rows.lpm_register import OpenRecommendation, RecommendationPane, RegisterPage
from cpdesk.rows.record_decision_deeds import ChangeChildDecision, DraftLpmAlerts, RecommendLpmFromRecord
from cpdesk.rows.refusals import NotAllowed, Refusal
from cpdesk.rows.register_deeds import EnterRecommendation, NewChild, SplitRecommendation, WithdrawRecommendation
from cpdesk.rows.unit import AddPerson, Redo, Undo
from cpdesk.rules.decisions import Answer, LpmDecision, RecommendedBy
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import ConferenceKind, State
from cpdesk.rules.roles import Role
from reports.email_draft import email_draft
from reports.whole_file import put_file

Record = Callable[[int], TheRecord]
Working = Callable[[], AbstractContextManager[Work]]
TEXT, RATIONALE = "An LPM is to consider pre-proceedings.", "Two missed core groups."
ROWAN = NewChild("Rowan", "Ash-Sample", date(2019, 3, 4))
GROUP = "Case progression service managers"


def children(found: TheRecord) -> tuple[int, ...]:
    return tuple(child.child_id for child in found.children)


def write(desk: Desk, number: int, place: int = 0, **fields: object) -> None:
    """Write of one child in the record, as it stands."""
    found = desk.ask(OpenRecord(number)).record.children[place]
    desk.do(ChangeChildDecision(number, found.child_id, found.version, fields))


def wanted(number: int, ids: tuple[int, ...], **other: Any) -> RecommendLpmFromRecord:
    told = {"text": TEXT, "rationale": RATIONALE, "timescale": "10 working days", **other}
    return RecommendLpmFromRecord(number, ids, **told)


@pytest.fixture
def at_risk(unit: Desk, begun: int) -> int:
    """The ICPC of this morning, with the statement about the risk to each of its two children."""
    write(unit, begun, 0, risk_statement="High.")
    write(unit, begun, 1, risk_statement="Rising.")
    return begun


def entry(desk: Desk, number: int) -> RecommendationPane:
    found: RecommendationPane = desk.ask(OpenRecommendation(number))
    return found


def test_one_entry_for_the_children_named_carries_all_that_the_register_asks(
    unit: Desk, at_risk: int, record: Record
) -> None:
    kept = unit.do(wanted(at_risk, children(record(at_risk))))
    assert kept.said == "Entered the recommendation for 2 children. The LPM is due by Mon 7 Dec 2026."
    shown = entry(unit, kept.ids[0])
    assert shown.line.state is State.RECOMMENDED
    assert shown.line.lpm_by == date(2026, 12, 7)
    assert (shown.rationale, shown.risk_statement) == (RATIONALE, "Rowan: High.\nHazel: Rising.")
    assert [(one.first_name, one.born_on) for one in shown.line.children] == [
        ("Rowan", date(2019, 3, 4)), ("Hazel", date(2024, 5, 6)),
    ]  # fmt: skip
    assert (shown.line.chair, shown.line.team, shown.notes) == ("P. Example", "Cluster 4A", TEXT)
    for child in record(at_risk).children:
        lpm = child.lpm
        assert (lpm.decision, lpm.text, lpm.recommendation_id) == (LpmDecision.RECOMMEND, TEXT, kept.ids[0])
        assert (lpm.rationale, lpm.timescale, lpm.by) == (RATIONALE, "10 working days", date(2026, 12, 7))
        assert (lpm.recommended_by, lpm.state_words) == (RecommendedBy.CHAIR, "Recommended, due by Mon 7 Dec 2026")


def test_the_record_and_the_register_are_undone_and_redone_together(unit: Desk, at_risk: int, record: Record) -> None:
    first = children(record(at_risk))[:1]
    number = unit.do(wanted(at_risk, first)).ids[0]
    unit.do(Undo())
    assert record(at_risk).children[0].lpm.recommendation_id is None
    assert record(at_risk).children[0].lpm.decision is None
    assert unit.ask(RegisterPage()).total == 0
    unit.do(Redo())
    assert record(at_risk).children[0].lpm.recommendation_id == number
    assert unit.ask(RegisterPage()).total == 1


@pytest.mark.parametrize(
    ("other", "field", "sentence"),
    [
        ({"text": " "}, "text", "Write the recommendation itself"),
        ({"rationale": ""}, "rationale", "Enter why an LPM is recommended"),
        ({"timescale": "as soon as possible"}, "by", "Enter by when the LPM is to be held"),
        ({"by": date(2026, 11, 23)}, "by", "The LPM is due after that day"),
        ({"ids": ()}, "child_ids", "Choose the child"),
        ({"ids": (999,)}, "child_ids", "does not concern that child"),
    ],
)
def test_a_recommendation_without_what_it_must_carry_is_refused_at_its_field(
    unit: Desk, at_risk: int, record: Record, other: dict[str, Any], field: str, sentence: str
) -> None:
    ids = other.get("ids", children(record(at_risk)))
    told = {name: value for name, value in other.items() if name != "ids"}
    with pytest.raises(Refusal, match=sentence) as refused:
        unit.do(wanted(at_risk, ids, **told))
    assert refused.value.field == field
    assert unit.ask(RegisterPage()).total == 0


def test_the_risk_to_each_child_comes_first(unit: Desk, begun: int, record: Record) -> None:
    write(unit, begun, 0, risk_statement="High.")
    with pytest.raises(Refusal, match="risk to each of these children first") as refused:
        unit.do(wanted(begun, children(record(begun))))
    assert refused.value.field == "risk_statement"
    unit.do(wanted(begun, children(record(begun))[:1]))
    with pytest.raises(Refusal, match="recommended for one of these children already"):
        unit.do(wanted(begun, children(record(begun))[:1]))


def test_no_lpm_is_recommended_before_the_conference_takes_place(
    unit: Desk, at_risk: int, record: Record, make_desk: Callable[..., Desk]
) -> None:
    early = make_desk(today=date(2026, 11, 20))
    with pytest.raises(Refusal, match="still to come"):
        early.do(wanted(at_risk, children(record(at_risk))))


def test_the_decision_is_not_changed_against_the_register(unit: Desk, at_risk: int, record: Record) -> None:
    number = unit.do(wanted(at_risk, children(record(at_risk)))).ids[0]
    for value in (LpmDecision.NOT_RECOMMEND, None):
        with pytest.raises(Refusal, match="stands on the register"):
            write(unit, at_risk, lpm_decision=value)
    write(unit, at_risk, lpm_decision=LpmDecision.RECOMMEND)
    assert record(at_risk).children[0].lpm.recommendation_id == number
    unit.do(WithdrawRecommendation(number, entry(unit, number).line.version, "The family moved."))
    assert record(at_risk).children[0].lpm.state_words == "Withdrawn"
    write(unit, at_risk, lpm_decision=LpmDecision.NOT_RECOMMEND)
    write(unit, at_risk, lpm_why="The family moved.")
    lpm = record(at_risk).children[0].lpm
    assert (lpm.decision, lpm.why, lpm.recommendation_id, lpm.text) == (
        LpmDecision.NOT_RECOMMEND, "The family moved.", None, "",
    )  # fmt: skip
    assert record(at_risk).children[1].lpm.recommendation_id == number


def test_children_who_go_their_own_way_on_the_register_are_followed_by_their_records(
    unit: Desk, at_risk: int, record: Record
) -> None:
    ids = children(record(at_risk))
    number = unit.do(wanted(at_risk, ids)).ids[0]
    split = unit.do(SplitRecommendation(number, entry(unit, number).line.version, ids[1:], "She moved."))
    links = [child.lpm.recommendation_id for child in record(at_risk).children]
    assert links == [number, next(one for one in split.ids if one != number)]


def test_an_entry_made_by_hand_is_taken_over_by_the_record(
    unit: Desk, at_risk: int, working: Working, record: Record
) -> None:
    with working() as work:
        family = work.session.get_one(Family, work.session.get_one(Conference, at_risk).family_id)
        family.case_id = "1042"
    by_hand = unit.do(_by_hand(unit, record(at_risk))).ids[0]
    kept = unit.do(wanted(at_risk, children(record(at_risk))[:1]))
    assert kept.ids == (by_hand,)
    assert unit.ask(RegisterPage()).total == 1
    assert (entry(unit, by_hand).rationale, entry(unit, by_hand).line.lpm_by) == (RATIONALE, date(2026, 12, 7))
    with pytest.raises(Refusal, match="recommended for one of these children already"):
        unit.do(wanted(at_risk, children(record(at_risk))))


def _by_hand(desk: Desk, found: TheRecord) -> EnterRecommendation:
    return EnterRecommendation(
        (ROWAN,), "1042", found.team, found.chair, found.team_manager, found.social_worker, ConferenceKind.ICPC,
        date(2026, 11, 23), "By hand.", "Some.", date(2027, 1, 4),
    )  # fmt: skip


def test_an_entry_made_while_the_conference_ran_names_the_day_on_which_it_was_held(
    unit: Desk, at_risk: int, record: Record, make_desk: Callable[..., Desk]
) -> None:
    number = unit.do(wanted(at_risk, children(record(at_risk)))).ids[0]
    make_desk(today=date(2026, 11, 24)).do(HoldConference(at_risk, at=datetime(2026, 11, 24, 10, tzinfo=LONDON)))
    assert entry(unit, number).line.conference_on == date(2026, 11, 24)


def test_at_the_second_review_the_decision_is_compulsory(
    unit: Desk, begun: int, working: Working, record: Record
) -> None:
    """TV-D10: review 2 without a decision on an LPM cannot be agreed (P06, I09); not to recommend needs the reason."""

    def lacking() -> list[str]:
        fields = ("lpm_decision", "lpm_why")
        shown = unit.ask(OpenRecord(begun))
        return [one.field for one in shown.missing if one.field in fields and one.blocks]

    assert not lacking()
    with working() as work:
        review = work.session.get_one(Conference, begun)
        work.change(review, "kind", "RCPC")
        work.change(review, "sequence_no", 2)
        work.change(review, "standards", "PLO_003")
    assert lacking() == ["lpm_decision", "lpm_decision"]
    for place in (0, 1):
        write(unit, begun, place, lpm_decision=LpmDecision.NOT_RECOMMEND)
    assert lacking() == ["lpm_why", "lpm_why"]
    for place in (0, 1):
        write(unit, begun, place, lpm_why="The plan works.")
    assert not lacking()


def test_the_chair_recommends_for_a_looked_after_child_with_a_warning(
    unit: Desk, at_risk: int, working: Working, record: Record
) -> None:
    """TV-D20: under PLO_003 it is kept, with a warning, and the Service Manager's decision is required (P18, A18)."""
    with working() as work:
        work.change(work.session.get_one(Conference, at_risk), "standards", "PLO_003")
    write(unit, at_risk, looked_after=True)
    assert record(at_risk).children[0].lpm.route_warning
    assert not record(at_risk).children[1].lpm.route_warning
    kept = unit.do(wanted(at_risk, children(record(at_risk))))
    assert kept.said.endswith("record what the Service Manager decided.")
    lpm = record(at_risk).children[0].lpm
    assert (lpm.sm_decision_required, lpm.sm_decision) == (True, None)
    assert [one.blocks for one in unit.ask(OpenRecord(at_risk)).missing if one.field == "lpm_sm_decision"] == [True]
    write(unit, at_risk, lpm_sm_decision=Answer.YES, lpm_sm_name="S. Manager", lpm_sm_on=date(2026, 11, 23))
    lpm = record(at_risk).children[0].lpm
    assert (lpm.sm_decision, lpm.sm_name, lpm.sm_on) == (Answer.YES, "S. Manager", date(2026, 11, 23))
    assert not [one for one in unit.ask(OpenRecord(at_risk)).missing if one.field == "lpm_sm_decision"]


def test_social_worker_and_practice_lead_recommend_without_a_warning(
    unit: Desk, at_risk: int, working: Working, record: Record
) -> None:
    with working() as work:
        work.change(work.session.get_one(Conference, at_risk), "standards", "PLO_003")
    write(unit, at_risk, looked_after=True)
    ids = children(record(at_risk))[:1]
    kept = unit.do(wanted(at_risk, ids, recommended_by=RecommendedBy.WORKER_AND_LEAD))
    lpm = record(at_risk).children[0].lpm
    assert (lpm.recommended_by, lpm.route_warning, lpm.sm_decision_required) == (
        RecommendedBy.WORKER_AND_LEAD, "", False,
    )  # fmt: skip
    assert entry(unit, kept.ids[0]).notes == f"{TEXT}\nRecommended by the social worker and the Practice Lead."


@pytest.fixture
def writing(make_desk: Callable[..., Desk]) -> Desk:
    """A desk that writes real drafts."""
    return make_desk(tools=Tools(write_email_draft=email_draft, put_file=put_file))


def test_both_alerts_are_drafts_that_name_no_child(
    unit: Desk, writing: Desk, at_risk: int, record: Record, tmp_path: Path
) -> None:
    number = unit.do(wanted(at_risk, children(record(at_risk)))).ids[0]
    with pytest.raises(Refusal, match="Neither case progression nor the Team Manager has an email address"):
        writing.do(DraftLpmAlerts(number, str(tmp_path)))
    unit.do(ChangeRecipients(GROUP, ("progress@example.org",)))
    one: PapersWritten = writing.do(DraftLpmAlerts(number, str(tmp_path)))
    assert (len(one.paths), one.without_address) == (1, ("Team Manager",))
    unit.do(AddPerson("N. Invented", "team_manager", "n.invented@example.org"))
    both: PapersWritten = writing.do(DraftLpmAlerts(number, str(tmp_path)))
    assert both.said == "Wrote 2 drafts. Nothing was sent."
    assert both.addresses == ("progress@example.org", "n.invented@example.org")
    for path, to in zip(both.paths, both.addresses, strict=True):
        draft = message_from_bytes(Path(path).read_bytes(), policy=policy.default)
        assert str(draft["To"]) == to
        assert draft["Subject"] == both.subject
        assert "due by Mon 7 Dec 2026" in both.subject
        body = draft.get_body()
        assert body is not None
        said = f"{Path(path).name} {draft['Subject']} {body.get_content()}"
        assert not [name for name in ("Ash", "Rowan", "Hazel") if name in said]
    assert entry(unit, number).line.state is State.RECOMMENDED


def test_nobody_is_alerted_to_what_no_longer_stands(
    unit: Desk, writing: Desk, at_risk: int, record: Record, tmp_path: Path
) -> None:
    number = unit.do(wanted(at_risk, children(record(at_risk)))).ids[0]
    unit.do(WithdrawRecommendation(number, entry(unit, number).line.version, "The family moved."))
    with pytest.raises(Refusal, match="nobody is alerted"):
        writing.do(DraftLpmAlerts(number, str(tmp_path)))
    with pytest.raises(Refusal, match="no longer on the register"):
        writing.do(DraftLpmAlerts(999, str(tmp_path)))


def test_who_keeps_no_record_recommends_nothing_in_it(begun: int, make_desk: Callable[..., Desk]) -> None:
    with pytest.raises(NotAllowed):
        make_desk(roles={Role.CASE_PROGRESSION}).do(wanted(begun, (1,)))


def test_a_conference_held_after_its_lpm_is_due_asks_for_another_day_of_either(
    unit: Desk, at_risk: int, record: Record, make_desk: Callable[..., Desk]
) -> None:
    unit.do(wanted(at_risk, children(record(at_risk)), by=date(2026, 11, 24)))
    later = make_desk(today=date(2026, 11, 25))
    with pytest.raises(Refusal, match=r"is due by Tue 24 Nov 2026\. Give it a later day on the register") as refused:
        later.do(HoldConference(at_risk, at=datetime(2026, 11, 25, 10, tzinfo=LONDON)))
    assert refused.value.field == "at"
