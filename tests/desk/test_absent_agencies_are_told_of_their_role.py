"""An agency that was not at the ICPC and has a role in the plan is told of it, and may object (S15, S16)."""

from collections.abc import Callable
from datetime import date, datetime, time
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from cpdesk.cli.desk import tools
from cpdesk.desk.work import Desk
from cpdesk.records.model import KeptDeadline
from cpdesk.rows.booking import BookConference, HoldConference, PlanCoreGroup
from cpdesk.rows.conference_record import OpenRecord, TheRecord
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.record_deeds import AddParticipant, BeginRecord, SetParticipation
from cpdesk.rows.record_plan import ActionRow
from cpdesk.rows.record_plan_deeds import (
    AddAction,
    ChangeAction,
    DraftRoleNotice,
    RecordObjection,
    SayRoleTold,
    TakeOutAction,
)
from cpdesk.rows.refusals import NotAllowed, Refusal, StaleSave
from cpdesk.rows.today import DueLine, DueToday, Part
from cpdesk.rows.unit import AddDayNotWorked, Redo, Undo
from cpdesk.rules.conferences import ConferenceOutcome, ToldBy
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import Participation
from cpdesk.rules.roles import Role

ICPC_ON = date(2026, 11, 16)
START = datetime.combine(ICPC_ON, time(10), LONDON)
LAST_DAY = date(2026, 11, 30)  # ten working days after the ICPC
GROUP_ON = date(2026, 11, 27)
LEAD = "safeguarding@camhs.example"
Ask = Callable[..., int]


@pytest.fixture
def chair(unit: Desk, make_desk: Callable[..., Desk]) -> Desk:
    """A desk that can write files, of a unit with chairs and rooms."""
    return make_desk(tools=tools())


@pytest.fixture
def begun(chair: Desk, waiting: Ask) -> int:
    """The record of an ICPC of last week, at which the social worker was; CAMHS and the police were not."""
    request = waiting(strategy_on=date(2026, 11, 9))
    number: int = chair.do(BookConference(START, "P. Example", "Room 1", request_id=request, why="Entered late.")).id
    chair.do(BeginRecord(number))
    for agency, key in (("CAMHS", "camhs"), ("Police", "police")):
        chair.do(AddParticipant(number, agency=agency, agency_key=key, participation=Participation.APOLOGIES))
    chair.do(SetParticipation(number, (person(chair, number, "F. Testcase"),), Participation.ATTENDED))
    return number


@pytest.fixture
def held(chair: Desk, begun: int) -> int:
    """The same, recorded as held, with a plan and a first core group whose details are known."""
    kept = chair.do(HoldConference(begun, outcome=ConferenceOutcome.PLAN_MADE, core_group_on=GROUP_ON))
    chair.do(PlanCoreGroup(kept.core_group_id, 1, GROUP_ON, "10:00", "Town Hall", "F. Testcase"))
    return begun


@pytest.fixture
def given(chair: Desk, held: int) -> int:
    """An action that was given to CAMHS."""
    number: int = chair.do(
        AddAction(held, "Assess whether Rowan needs therapy", "Duty clinician", "CAMHS", due_on=date(2026, 12, 14))
    ).ids[0]
    return number


def record_of(desk: Desk, conference: int) -> TheRecord:
    record: TheRecord | None = desk.ask(OpenRecord(conference)).record
    assert record is not None
    return record


def person(desk: Desk, conference: int, name: str) -> int:
    return next(one.id for one in record_of(desk, conference).participants if name in (one.name, one.agency))


def action(desk: Desk, conference: int) -> ActionRow:
    (found,) = record_of(desk, conference).actions
    return found


def clocks(desk: Desk, number: int) -> dict[str, tuple[str, date]]:
    with desk._session(desk.database.engine) as session:
        rows = session.query(KeptDeadline).filter_by(subject="plan_action", subject_id=number).all()
    return {one.key: (one.state, one.due_on) for one in rows if one.state != "superseded"}


def on_today(desk: Desk) -> list[DueLine]:
    page = desk.ask(DueToday())
    return [line for line in (*page.do_now, *page.coming_up) if line.key == "tell_agency_role"]


def drafted(desk: Desk, folder: Path, ids: tuple[int, ...], to: str = LEAD) -> PapersWritten:
    written: PapersWritten = desk.do(DraftRoleNotice(ids, to, str(folder)))
    return written


def test_an_absent_agency_is_to_be_told_within_ten_working_days(chair: Desk, held: int, given: int) -> None:
    shown = action(chair, held)
    assert (shown.agency_absent, shown.objection_by) == (True, LAST_DAY)
    assert "10 working days" in shown.objection_by_explained
    assert clocks(chair, given) == {
        "tell_agency_role": ("open", LAST_DAY),
        "role_objection_due": ("expected", LAST_DAY),
    }
    (line,) = on_today(chair)
    assert (line.subject, line.subject_id, line.conference_id, line.part) == ("plan_action", given, held, Part.CHAIR)
    assert line.sentence == "Ash-Sample, 1 child: an agency that was not there has not been told of its action"
    assert line.action == "Say who was told"


def test_nobody_is_to_be_told_before_the_conference_was_held(chair: Desk, begun: int) -> None:
    number = chair.do(AddAction(begun, "Assess", agency="CAMHS")).ids[0]
    assert action(chair, begun).agency_absent
    assert clocks(chair, number) == {}
    chair.do(HoldConference(begun, outcome=ConferenceOutcome.PLAN_MADE))
    assert clocks(chair, number)["tell_agency_role"] == ("open", LAST_DAY)


def test_the_list_of_who_was_there_decides_and_undo_follows(chair: Desk, held: int, given: int) -> None:
    camhs = person(chair, held, "CAMHS")
    kept = chair.do(SetParticipation(held, (camhs,), Participation.REPRESENTED))
    assert not action(chair, held).agency_absent
    assert clocks(chair, given) == {}
    assert on_today(chair) == []
    chair.do(Undo(kept.operation))
    assert clocks(chair, given)["tell_agency_role"] == ("open", LAST_DAY)
    chair.do(Redo())
    assert clocks(chair, given) == {}


def test_an_action_of_an_agency_that_was_there_or_that_is_taken_out_has_no_clock(
    chair: Desk, held: int, given: int
) -> None:
    shown = action(chair, held)
    chair.do(ChangeAction(given, shown.version, {"agency": "Children's social care"}))
    assert clocks(chair, given) == {}
    kept = chair.do(ChangeAction(given, action(chair, held).version, {"agency": "CAMHS"}))
    assert clocks(chair, given) != {}
    chair.do(TakeOutAction(given, action(chair, held).version))
    assert clocks(chair, given) == {}
    chair.do(Undo())
    assert clocks(chair, given) != {}
    assert kept.said == "Changed the action."


def test_the_notice_has_what_s15_asks_for_and_no_child_in_its_subject(
    chair: Desk, held: int, given: int, tmp_path: Path
) -> None:
    also = chair.do(AddAction(held, "Join the core group", "Duty clinician", agency_key="camhs")).ids[0]
    written = drafted(chair, tmp_path, (also, given))
    (path,) = map(Path, written.paths)
    assert path.name == "ICPC D1 role in the plan.eml"
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert (mail["To"], mail["Subject"]) == (LEAD, "ICPC D1: a role for your agency in the plan")
    body = mail.get_content()
    assert "1. Assess whether Rowan needs therapy. Who: Duty clinician. By: Monday 14 December 2026." in body
    assert "2. Join the core group. Who: Duty clinician." in body
    assert "The first core group is on Friday 27 November 2026 at 10:00, Town Hall." in body
    assert "no later than Monday 30 November 2026" in body
    assert "Ash-Sample" not in body + path.name + str(mail["Subject"])


def test_the_notice_is_refused_without_its_core_group(chair: Desk, begun: int, tmp_path: Path) -> None:
    chair.do(HoldConference(begun, outcome=ConferenceOutcome.PLAN_MADE))
    number = chair.do(AddAction(begun, "Assess", agency="CAMHS")).ids[0]
    with pytest.raises(Refusal, match="core group its date") as refused:
        drafted(chair, tmp_path, (number,))
    assert refused.value.field == "planned_on"
    chair.do(PlanCoreGroup(1, 1, GROUP_ON))
    with pytest.raises(Refusal, match=r"at what time the core group is.*where the core group is"):
        drafted(chair, tmp_path, (number,))
    assert list(tmp_path.glob("*.eml")) == []


@pytest.mark.parametrize("address", ["", "nobody", "a@b, c@d"])
def test_the_notice_goes_to_one_address(chair: Desk, held: int, given: int, tmp_path: Path, address: str) -> None:
    with pytest.raises(Refusal) as refused:
        drafted(chair, tmp_path, (given,), address)
    assert refused.value.field == "to_email"


def test_one_notice_is_for_one_agency_that_was_not_there(chair: Desk, held: int, given: int, tmp_path: Path) -> None:
    police = chair.do(AddAction(held, "Share call-outs", agency="Police")).ids[0]
    worker = chair.do(AddAction(held, "Visit", "F. Testcase")).ids[0]
    wrong = (((given, police), "different agencies"), ((worker,), "was not at the conference"), ((), "Choose"))
    for ids, words in wrong:
        with pytest.raises(Refusal, match=words):
            drafted(chair, tmp_path, ids)
        with pytest.raises(Refusal, match=words):
            chair.do(SayRoleTold(ids, "A. Sample", ToldBy.PHONE))


def test_telling_ends_the_clock_in_time_or_late(chair: Desk, held: int, given: int, make_desk: Any) -> None:
    kept = chair.do(SayRoleTold((given,), " A.  Sample ", ToldBy.PHONE, date(2026, 11, 18)))
    shown = action(chair, held)
    assert (shown.told_who, shown.told_how, shown.told_on) == ("A. Sample", ToldBy.PHONE, date(2026, 11, 18))
    assert clocks(chair, given)["tell_agency_role"] == ("met", LAST_DAY)
    chair.do(Undo(kept.operation))
    assert clocks(chair, given)["tell_agency_role"] == ("open", LAST_DAY)
    later = make_desk(today=date(2026, 12, 1), now=lambda: datetime(2026, 12, 1, 9, tzinfo=LONDON))
    later.do(SayRoleTold((given,), "A. Sample", ToldBy.EMAIL))
    assert clocks(chair, given)["tell_agency_role"] == ("late", LAST_DAY)
    assert on_today(later) == []


@pytest.mark.parametrize(
    ("who", "on", "field"), [(" ", None, "who"), ("A.", date(2026, 11, 24), "on"), ("A.", date(2026, 11, 13), "on")]
)
def test_nobody_is_told_without_a_name_nor_on_a_day_that_cannot_be(
    chair: Desk, held: int, given: int, who: str, on: date | None, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        chair.do(SayRoleTold((given,), who, ToldBy.PHONE, on))
    assert refused.value.field == field
    assert action(chair, held).told_on is None


def test_an_action_that_goes_to_another_agency_is_told_of_anew(chair: Desk, held: int, given: int) -> None:
    chair.do(SayRoleTold((given,), "A. Sample", ToldBy.PHONE))
    chair.do(ChangeAction(given, action(chair, held).version, {"agency": "Police"}))
    shown = action(chair, held)
    assert (shown.told_who, shown.told_how, shown.told_on) == ("", None, None)
    assert clocks(chair, given)["tell_agency_role"] == ("open", LAST_DAY)


def test_an_objection_ends_both_clocks_and_is_kept_when_it_comes_late(
    chair: Desk, held: int, given: int, make_desk: Any
) -> None:
    version = action(chair, held).version
    kept = chair.do(RecordObjection(given, version, date(2026, 11, 20), "Not our remit."))
    assert kept.said == "Recorded: the agency objected on Fri 20 Nov 2026."
    assert clocks(chair, given) == {"tell_agency_role": ("met", LAST_DAY), "role_objection_due": ("met", LAST_DAY)}
    chair.do(Undo(kept.operation))
    assert clocks(chair, given)["role_objection_due"] == ("expected", LAST_DAY)
    later = make_desk(today=date(2026, 12, 2), now=lambda: datetime(2026, 12, 2, 9, tzinfo=LONDON))
    with pytest.raises(StaleSave):
        later.do(RecordObjection(given, version, date(2026, 12, 1), "Not our remit."))
    kept = later.do(RecordObjection(given, action(chair, held).version, date(2026, 12, 1), "Not our remit."))
    assert kept.said.endswith("after the last day, Mon 30 Nov 2026.")
    assert clocks(chair, given)["role_objection_due"] == ("late", LAST_DAY)


@pytest.mark.parametrize(
    ("on", "words", "field"),
    [(date(2026, 11, 20), " ", "words"), (date(2026, 11, 24), "No.", "on"), (date(2026, 11, 13), "No.", "on")],
)
def test_an_objection_has_words_and_a_day_that_can_be(
    chair: Desk, held: int, given: int, on: date, words: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        chair.do(RecordObjection(given, action(chair, held).version, on, words))
    assert refused.value.field == field


def test_a_proclaimed_day_moves_what_is_still_open_and_nothing_that_ended(chair: Desk, held: int, given: int) -> None:
    ended = chair.do(AddAction(held, "Join the core group", agency="CAMHS")).ids[0]
    chair.do(RecordObjection(ended, 1, date(2026, 11, 20), "Not our remit."))
    chair.do(AddDayNotWorked(date(2026, 11, 26), "A day of thanks", proclaimed=True))
    moved = date(2026, 12, 1)
    assert clocks(chair, given) == {"tell_agency_role": ("open", moved), "role_objection_due": ("expected", moved)}
    assert clocks(chair, ended) == {"tell_agency_role": ("met", LAST_DAY), "role_objection_due": ("met", LAST_DAY)}


def test_a_clerk_says_who_was_told_and_an_auditor_does_not(chair: Desk, held: int, given: int, make_desk: Any) -> None:
    with pytest.raises(NotAllowed):
        make_desk(who="alex", roles={Role.AUDITOR}).do(SayRoleTold((given,), "A. Sample", ToldBy.PHONE))
    make_desk(who="cleo", roles={Role.DIARY_CLERK}).do(SayRoleTold((given,), "A. Sample", ToldBy.PHONE))
    assert action(chair, held).told_who == "A. Sample"
