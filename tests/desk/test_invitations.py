"""Invitations on both engines: always told, considered, sent, answered, told again after a move (S05, S08, A22)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest

from cpdesk.desk.invitations import start_invitations
from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import Conference, CoreGroup
from cpdesk.rows.booking import BookConference, MoveConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.diary import DiaryBetween
from cpdesk.rows.invitations import (
    AddInvitee,
    ChangeInvitee,
    ConsiderAgency,
    Invitations,
    InviteeRow,
    SayInvitationsSent,
    TakeOutInvitee,
)
from cpdesk.rows.refusals import NotAllowed, Refusal, StaleSave
from cpdesk.rows.unit import Undo
from cpdesk.rules.invitations import Considered, ConsideredAnswer, InviteKind, InviteSource, Reply
from cpdesk.rules.london import LONDON
from cpdesk.rules.roles import Role

START = datetime(2026, 12, 4, 10, tzinfo=LONDON)


@pytest.fixture
def booked(unit: Desk, waiting: Callable[..., int]) -> int:
    """An ICPC on Friday 4 December 2026 at 10:00."""
    number: int = unit.do(BookConference(START, "P. Example", "Room 1", request_id=waiting())).id
    return number


def shown(desk: Desk, conference: int) -> Invitations:
    found: Invitations = desk.ask(OpenConference(conference)).invitations
    return found


def line(desk: Desk, conference: int, agency: str) -> InviteeRow:
    return next(one for one in shown(desk, conference).invitees if one.agency == agency)


def names(desk: Desk, conference: int) -> list[tuple[str, str]]:
    return [(one.agency, one.name) for one in shown(desk, conference).invitees]


def send_all(desk: Desk, conference: int) -> None:
    desk.do(SayInvitationsSent(conference, tuple(one.id for one in shown(desk, conference).invitees)))


def test_police_probation_and_gp_are_on_every_list_to_be_told(unit: Desk, booked: int) -> None:
    found = shown(unit, booked)
    assert [(one.agency, one.kind, one.always) for one in found.invitees] == [
        ("Police", InviteKind.NOTIFY, True),
        ("Probation", InviteKind.NOTIFY, True),
        ("GP", InviteKind.NOTIFY, True),
    ]
    assert found.missing == ("Police", "Probation", "GP")
    assert not found.complete
    assert [one.report_due_on for one in found.invitees] == [None, None, None]


def test_invitations_go_out_seven_working_days_before_an_icpc(unit: Desk, booked: int) -> None:
    found = shown(unit, booked)
    assert found.send_by == date(2026, 11, 25)
    assert found.send_by_explained.startswith("Wed 25 Nov 2026: 7 working days before the planned ICPC on Fri 4 Dec")


def test_invites_complete_without_the_gp_still_lack_the_gp(unit: Desk, booked: int) -> None:  # TV-D15
    told = tuple(one.id for one in shown(unit, booked).invitees if one.agency != "GP")
    unit.do(SayInvitationsSent(booked, told))
    assert shown(unit, booked).missing == ("GP",)
    unit.do(SayInvitationsSent(booked, (line(unit, booked, "GP").id,)))
    assert shown(unit, booked).missing == ()
    assert shown(unit, booked).complete


def test_agency_and_person_named_twice_are_kept_once(unit: Desk, booked: int) -> None:
    unit.do(AddInvitee(booked, "Health visitor", "A. Sample", source=InviteSource.SECTION_47))
    again = unit.do(AddInvitee(booked, "health  VISITOR", "Sample, A.", email="a.sample@nhs.example"))
    assert names(unit, booked).count(("Health visitor", "A. Sample")) == 1
    assert len(shown(unit, booked).invitees) == 4
    assert again.said == "A. Sample, Health visitor is on the list already, so they stay there once."
    assert line(unit, booked, "Health visitor").email == "a.sample@nhs.example"


def test_another_person_of_the_same_agency_is_another_line(unit: Desk, booked: int) -> None:
    unit.do(AddInvitee(booked, "Education", "A. Sample"))
    unit.do(AddInvitee(booked, "Education", "B. Sample"))
    assert ("Education", "A. Sample") in names(unit, booked)
    assert ("Education", "B. Sample") in names(unit, booked)


def test_the_police_are_invited_when_the_social_worker_names_them(unit: Desk, booked: int) -> None:
    said = unit.do(AddInvitee(booked, "Police")).said
    police = line(unit, booked, "Police")
    assert (police.kind, police.always) == (InviteKind.INVITE, True)
    assert police.report_due_on == date(2026, 12, 3)
    assert said == "Police was on the list to be told, and is now invited."


def test_no_report_is_asked_of_the_family(unit: Desk, booked: int) -> None:
    unit.do(AddInvitee(booked, "Family", "R. Ash-Sample", source=InviteSource.CHILD_OR_FAMILY))
    assert line(unit, booked, "Family").report_due_on is None
    assert shown(unit, booked).reports_missing == 0


def test_who_is_invited_is_asked_for_a_report_by_the_working_day_before(unit: Desk, booked: int) -> None:
    unit.do(AddInvitee(booked, "Education", "A. Sample"))
    found = shown(unit, booked)
    assert line(unit, booked, "Education").report_due_on == found.report_by == date(2026, 12, 3)
    assert found.report_by_explained.startswith("Thu 3 Dec 2026: the working day before the conference")
    assert found.reports_missing == 1


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"agency": "  "}, "agency", "Enter the agency"),
        ({"agency": "Health", "email": "no address"}, "email", "no address is not an email address"),
    ],
)
def test_what_cannot_be_invited_gets_its_sentence(
    unit: Desk, booked: int, wrong: dict[str, str], field: str, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence) as refused:
        unit.do(AddInvitee(booked, **wrong))  # type: ignore[arg-type]  # words only
    assert refused.value.field == field
    assert len(shown(unit, booked).invitees) == 3


def test_an_agency_that_is_considered_and_invited_comes_onto_the_list_and_leaves_it(unit: Desk, booked: int) -> None:
    assert len(shown(unit, booked).considered) == 12
    unit.do(ConsiderAgency(booked, Considered.CAMHS, ConsideredAnswer.INVITED))
    assert line(unit, booked, "CAMHS").source is InviteSource.CONSIDERED
    unit.do(ConsiderAgency(booked, Considered.CAMHS, ConsideredAnswer.NOT_RELEVANT))
    assert ("CAMHS", "") not in names(unit, booked)
    answers = {one.agency: one.answer for one in shown(unit, booked).considered}
    assert answers[Considered.CAMHS] is ConsideredAnswer.NOT_RELEVANT
    assert answers[Considered.HOUSING] is None


def test_an_agency_that_the_social_worker_named_counts_as_considered(unit: Desk, booked: int) -> None:
    unit.do(AddInvitee(booked, "camhs", "M. Mindful", source=InviteSource.STRATEGY_DISCUSSION))
    unit.do(AddInvitee(booked, "Housing", kind=InviteKind.NOTIFY))
    answers = {one.agency: one.answer for one in shown(unit, booked).considered}
    assert (answers[Considered.CAMHS], answers[Considered.HOUSING]) == (ConsideredAnswer.INVITED, None)


def test_an_agency_that_was_told_already_is_not_taken_back_by_a_tick(unit: Desk, booked: int) -> None:
    unit.do(ConsiderAgency(booked, Considered.HOUSING, ConsideredAnswer.INVITED))
    send_all(unit, booked)
    with pytest.raises(Refusal, match="Housing was invited on Mon 23 Nov 2026"):
        unit.do(ConsiderAgency(booked, Considered.HOUSING, None))
    housing = line(unit, booked, "Housing")
    with pytest.raises(Refusal, match="Say why it is taken back"):
        unit.do(TakeOutInvitee(housing.id, housing.version))
    unit.do(TakeOutInvitee(housing.id, housing.version, "The family never lived there."))
    answers = {one.agency: one.answer for one in shown(unit, booked).considered}
    assert answers[Considered.HOUSING] is None


def test_undo_takes_the_tick_and_its_line_back(unit: Desk, booked: int) -> None:
    unit.do(ConsiderAgency(booked, Considered.CAFCASS, ConsideredAnswer.INVITED))
    unit.do(Undo())
    assert ("CAFCASS", "") not in names(unit, booked)
    assert {one.answer for one in shown(unit, booked).considered} == {None}
    unit.do(ConsiderAgency(booked, Considered.CAFCASS, ConsideredAnswer.INVITED))
    assert ("CAFCASS", "") in names(unit, booked)


def test_police_probation_and_gp_stay_on_the_list(unit: Desk, booked: int) -> None:
    police = line(unit, booked, "Police")
    with pytest.raises(Refusal, match="stay on the list"):
        unit.do(TakeOutInvitee(police.id, police.version, "Never."))
    with pytest.raises(Refusal, match="Police is told of every conference"):
        unit.do(ChangeInvitee(police.id, police.version, {"agency": "Housing"}))


def test_a_reply_is_dated_today_and_counted(unit: Desk, booked: int) -> None:
    unit.do(AddInvitee(booked, "Education", "A. Sample"))
    education = line(unit, booked, "Education")
    unit.do(ChangeInvitee(education.id, education.version, {"reply": Reply.COMING}))
    education = line(unit, booked, "Education")
    assert (education.reply, education.replied_on) == (Reply.COMING, date(2026, 11, 23))
    unit.do(ChangeInvitee(education.id, education.version, {"report_received_on": date(2026, 11, 23)}))
    found = shown(unit, booked)
    assert (found.answered, found.reports_missing) == (1, 0)


def test_a_report_cannot_have_come_tomorrow(unit: Desk, booked: int) -> None:
    police = line(unit, booked, "Police")
    with pytest.raises(Refusal, match="Tue 24 Nov 2026 has not come yet") as refused:
        unit.do(ChangeInvitee(police.id, police.version, {"report_received_on": date(2026, 11, 24)}))
    assert refused.value.field == "report_received_on"


def test_a_line_cannot_become_another_one(unit: Desk, booked: int) -> None:
    unit.do(AddInvitee(booked, "Education", "A. Sample"))
    unit.do(AddInvitee(booked, "Education", "B. Sample"))
    second = shown(unit, booked).invitees[-1]
    with pytest.raises(Refusal, match="is on the list already"):
        unit.do(ChangeInvitee(second.id, second.version, {"name": "A. Sample"}))
    assert ("Education", "B. Sample") in names(unit, booked)


def test_a_save_made_on_an_older_line_shows_both_values(
    unit: Desk, booked: int, make_desk: Callable[..., Desk]
) -> None:
    police = line(unit, booked, "Police")
    make_desk(who="sam").do(ChangeInvitee(police.id, police.version, {"name": "Sgt Example"}))
    with pytest.raises(StaleSave) as stale:
        unit.do(ChangeInvitee(police.id, police.version, {"name": "Sgt Invented"}))
    assert (stale.value.mine["name"], stale.value.theirs["name"]) == ("Sgt Invented", "Sgt Example")


def test_nothing_is_said_to_be_sent_to_somebody_of_another_list_or_tomorrow(unit: Desk, booked: int) -> None:
    police = line(unit, booked, "Police").id
    for ids in ((), (police, 999)):
        with pytest.raises(Refusal, match="Choose from the list"):
            unit.do(SayInvitationsSent(booked, ids))
    with pytest.raises(Refusal, match="has not come yet"):
        unit.do(SayInvitationsSent(booked, (police,), datetime(2026, 11, 24, 9, tzinfo=UTC)))
    assert line(unit, booked, "Police").sent_at is None


def test_after_a_move_reports_follow_and_who_was_told_is_to_be_told_again(unit: Desk, booked: int) -> None:
    unit.do(AddInvitee(booked, "Education", "A. Sample"))
    education = line(unit, booked, "Education")
    unit.do(ChangeInvitee(education.id, education.version, {"report_due_on": date(2026, 12, 1)}))
    unit.do(SayInvitationsSent(booked, (education.id,)))
    conference = unit.ask(DiaryBetween(START.date(), START.date())).cards[0]
    moved = unit.do(MoveConference(booked, conference.version, START + timedelta(days=3), "The chair is ill."))
    assert "Invitations went out for the old time. Tell again: A. Sample, Education." in moved.warnings
    education = line(unit, booked, "Education")
    assert education.report_due_on == date(2026, 12, 2)  # three working days before, as it was
    assert education.tell_again
    assert not line(unit, booked, "Police").tell_again
    assert shown(unit, booked).to_tell_again == 1
    send_all(unit, booked)
    assert shown(unit, booked).to_tell_again == 0
    assert shown(unit, booked).complete


def test_undo_of_a_move_leaves_nobody_to_be_told_again(unit: Desk, booked: int) -> None:
    unit.do(AddInvitee(booked, "Education", "A. Sample"))
    send_all(unit, booked)
    conference = unit.ask(DiaryBetween(START.date(), START.date())).cards[0]
    unit.do(MoveConference(booked, conference.version, START + timedelta(days=3), "The chair is ill."))
    assert shown(unit, booked).to_tell_again == 4
    unit.do(Undo())
    assert shown(unit, booked).to_tell_again == 0
    assert line(unit, booked, "Education").report_due_on == date(2026, 12, 3)


def test_a_review_starts_with_those_of_the_conference_before_and_the_core_group(
    unit: Desk, booked: int, working: Callable[[], AbstractContextManager[Work]], diary_records: Callable[[Work], Any]
) -> None:
    unit.do(AddInvitee(booked, "Education", "A. Sample", email="a@school.example"))
    unit.do(AddInvitee(booked, "Family", "R. Ash-Sample", source=InviteSource.CHILD_OR_FAMILY))
    family = line(unit, booked, "Family")
    unit.do(ChangeInvitee(family.id, family.version, {"report_due_on": None}))
    send_all(unit, booked)
    with working() as work:
        records = diary_records(work)
        before = work.session.get_one(Conference, booked)
        records.new(CoreGroup(conference_id=booked, state="planned", lead="F. Testcase"))
        review = Conference(
            uuid="review", kind="RCPC", state="provisional", family_id=before.family_id, previous_id=booked,
            start_at=datetime(2027, 3, 1, 10, tzinfo=UTC), end_at=datetime(2027, 3, 1, 11, tzinfo=UTC),
            on_day=date(2027, 3, 1), sequence_no=1,
        )  # fmt: skip
        work.session.add(review)
        work.session.flush()
        work.note_new(review)
        start_invitations(work, review)
        start_invitations(work, review)
        number = review.id
    found = shown(unit, number)
    assert sorted((one.agency, one.name) for one in found.invitees) == [
        ("Core group", "F. Testcase"), ("Education", "A. Sample"), ("Family", "R. Ash-Sample"), ("GP", ""),
        ("Police", ""), ("Probation", ""),
    ]  # fmt: skip
    assert line(unit, number, "Education").email == "a@school.example"
    assert [one.sent_at for one in found.invitees] == [None] * 6
    assert line(unit, number, "Education").report_due_on == date(2027, 2, 26)
    assert line(unit, number, "Family").report_due_on is None
    assert found.send_by == date(2027, 2, 15)  # ten working days before (S41)


def test_two_clerks_who_add_the_same_person_at_once_keep_one_line(
    unit: Desk, booked: int, make_desk: Callable[..., Desk]
) -> None:
    start = Barrier(6)

    def add(number: int) -> str:
        start.wait()
        said: str = make_desk(who=f"clerk {number}").do(AddInvitee(booked, "Education", "A. Sample")).said
        return said

    with ThreadPoolExecutor(6) as clerks:
        said = sorted(clerks.map(add, range(6)))
    assert names(unit, booked).count(("Education", "A. Sample")) == 1
    assert said.count("A. Sample, Education is on the list.") == 1


def test_only_who_keeps_the_diary_changes_the_list(unit: Desk, booked: int, make_desk: Callable[..., Desk]) -> None:
    chair = make_desk(roles={Role.CHAIR})
    assert shown(chair, booked) == shown(unit, booked)
    with pytest.raises(NotAllowed):
        chair.do(AddInvitee(booked, "Education"))
