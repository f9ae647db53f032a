"""A plan turned down against the majority: the notice to the Service Manager, and that they were told (N06, A24)."""

from collections.abc import Callable, Sequence
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from cpdesk.desk.work import Desk, Tools
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.conference_record import MissingLine, OpenRecord, TheRecord
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.lpm_list import ChangeRecipients
from cpdesk.rows.record_decision_deeds import (
    ChangeChildDecision,
    CorrectOutcomes,
    DraftManagerNotice,
    GivenView,
    GiveViews,
)
from cpdesk.rows.record_deeds import SetParticipation
from cpdesk.rows.refusals import NotAllowed, Refusal
from cpdesk.rows.unit import AddPerson
from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.decisions import Answer
from cpdesk.rules.record import Participation
from cpdesk.rules.roles import Role
from reports.email_draft import email_draft
from reports.whole_file import put_file

YES, NO = Answer.YES, Answer.NO
Record = Callable[[int], TheRecord]


@pytest.fixture
def writing(make_desk: Callable[..., Desk]) -> Desk:
    """A desk that writes real drafts."""
    return make_desk(tools=Tools(write_email_draft=email_draft, put_file=put_file))


@pytest.fixture
def turned_down(unit: Desk, begun: int, record: Record) -> int:
    """The ICPC of this morning: four of five were for a plan for the second child, and the chair decided against it."""
    there = tuple(one.id for one in record(begun).participants if not one.only_told)
    unit.do(SetParticipation(begun, there, Participation.ATTENDED))
    _decide(unit, record(begun), 1, [YES, YES, YES, YES, NO], ConferenceOutcome.NO_PLAN)
    return begun


def _decide(desk: Desk, found: TheRecord, place: int, answers: Sequence[Answer], outcome: ConferenceOutcome) -> None:
    child = found.children[place]
    given = [
        GivenView(view.participant_id, child.child_id, answer, answer, "As reported.")
        for view, answer in zip(child.views, answers, strict=True)
    ]
    desk.do(GiveViews(found.conference_id, tuple(given)))
    fields: dict[str, object] = {"outcome": outcome, "reason": "Rowan and Hazel are safe with their aunt."}
    desk.do(ChangeChildDecision(found.conference_id, child.child_id, child.version, fields))


def test_the_notice_is_a_draft_to_the_units_managers_that_names_no_child(
    unit: Desk, writing: Desk, turned_down: int, record: Record, tmp_path: Path
) -> None:
    child = record(turned_down).children[1]
    unit.do(ChangeRecipients("Safeguarding Unit service managers", ("manager@unit.example", "second@unit.example")))
    written: PapersWritten = writing.do(DraftManagerNotice(turned_down, child.child_id, str(tmp_path)))
    assert written.addresses == ("manager@unit.example", "second@unit.example")
    (path,) = written.paths
    draft = message_from_bytes(Path(path).read_bytes(), policy=policy.default)
    reference = record(turned_down).reference
    assert draft["Subject"] == written.subject == f"ICPC {reference}: no plan, against the majority"
    body = draft.get_body()
    assert body is not None
    said = body.get_content()
    assert "Child 2 of 2 in the record: the chair decided against a plan while most views were for one." in said
    assert "4 for a plan, 1 against" in said
    names = ("Ash", "Rowan", "Hazel")
    assert not [name for name in names if name in f"{Path(path).name} {draft['Subject']} {said}"]
    assert record(turned_down).children[1].manager_told_at is None, "a draft tells nobody"


def test_without_the_groups_addresses_it_goes_to_whoever_is_service_manager(
    unit: Desk, writing: Desk, turned_down: int, record: Record, tmp_path: Path
) -> None:
    wanted = DraftManagerNotice(turned_down, record(turned_down).children[1].child_id, str(tmp_path))
    unit.do(AddPerson("T. Manager", "team_manager", "team@unit.example"))
    with pytest.raises(Refusal, match="No Service Manager has an email address here"):
        writing.do(wanted)
    assert not list(tmp_path.glob("*.eml"))
    unit.do(AddPerson("V. Manager", "service_manager", "v.manager@unit.example"))
    assert writing.do(wanted).addresses == ("v.manager@unit.example",)


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ([NO] * 5, ConferenceOutcome.PLAN_MADE),
        ([YES] * 5, ConferenceOutcome.PLAN_MADE),
        ([YES, NO, NO, NO, NO], ConferenceOutcome.NO_PLAN),
        ([YES] * 5, ConferenceOutcome.ADJOURNED),
    ],
)
def test_nothing_is_drafted_where_no_plan_was_turned_down(
    unit: Desk,
    writing: Desk,
    turned_down: int,
    record: Record,
    tmp_path: Path,
    answers: list[Answer],
    outcome: ConferenceOutcome,
) -> None:
    _decide(unit, record(turned_down), 0, answers, outcome)
    unit.do(ChangeRecipients("Safeguarding Unit service managers", ("manager@unit.example",)))
    for child in (record(turned_down).children[0].child_id, 999):
        with pytest.raises(Refusal, match="nothing of which the Service Manager is told"):
            writing.do(DraftManagerNotice(turned_down, child, str(tmp_path)))


def test_the_list_asks_for_it_without_holding_the_record_up(unit: Desk, turned_down: int) -> None:
    def asked() -> list[MissingLine]:
        return [one for one in unit.ask(OpenRecord(turned_down)).missing if one.rule == "A24"]

    (line,) = asked()
    assert (line.field, line.blocks) == ("manager_told", False)
    child = unit.ask(OpenRecord(turned_down)).record.children[1]
    unit.do(ChangeChildDecision(turned_down, child.child_id, child.version, {"manager_told": "V. Manager"}))
    assert asked() == []


def test_an_agreed_record_still_has_its_notice(whole: Any, writing: Desk, tmp_path: Path) -> None:
    unit, number = whole.desk, whole.conference
    whole.views(YES)
    child = whole.record().children[0]
    ended = (child.child_id, ConferenceOutcome.NO_PLAN)
    version = unit.ask(OpenConference(number)).version
    unit.do(CorrectOutcomes(number, version, (ended,), "Noted down wrongly."))
    whole.child(0, reason="The risk has gone.")
    whole.agree()
    unit.do(ChangeRecipients("Safeguarding Unit service managers", ("manager@unit.example",)))
    assert writing.do(DraftManagerNotice(number, child.child_id, str(tmp_path))).addresses == ("manager@unit.example",)


def test_who_keeps_no_record_writes_no_notice(turned_down: int, make_desk: Callable[..., Desk]) -> None:
    with pytest.raises(NotAllowed):
        make_desk(roles={Role.CASE_PROGRESSION}).do(DraftManagerNotice(turned_down, 1, "/"))
