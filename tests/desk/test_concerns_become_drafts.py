"""A concern noted at a conference becomes the draft of an alert, in the right way and within its time (S17, S18)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime

import pytest
from sqlalchemy import select

from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import KeptDeadline, MaqaAlert
from cpdesk.rows.booking import BookConference, HoldConference
from cpdesk.rows.conference_record import OpenRecord
from cpdesk.rows.record_deeds import (
    AddParticipant,
    BeginRecord,
    ChangeConcern,
    ChangeParticipant,
    NoteConcern,
    TakeOutConcern,
    TakeOutParticipant,
)
from cpdesk.rows.record_people import ConcernRow, ParticipantRow
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.today import DueLine, DueToday, Whose
from cpdesk.rows.unit import AddDayNotWorked, Redo, Undo
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import Channel, ConcernAbout

RAISE_BY = date(2026, 12, 7)


def concerns(desk: Desk, number: int) -> tuple[ConcernRow, ...]:
    found: tuple[ConcernRow, ...] = desk.ask(OpenRecord(number)).concerns
    return found


def person(desk: Desk, number: int, name: str) -> ParticipantRow:
    people: tuple[ParticipantRow, ...] = desk.ask(OpenRecord(number)).record.participants
    return next(one for one in people if name in (one.name, one.agency))


def clocks(desk: Desk) -> dict[int, tuple[str, date, str]]:
    """State, day and part of each concern's clock, those that count no more left out."""
    with desk.database.engine.connect() as connection:
        asked = select(KeptDeadline.__table__).where(KeptDeadline.subject == "maqa_alert")
        rows = connection.execute(asked.where(KeptDeadline.state != "superseded")).all()
    return {row.subject_id: (row.state, row.due_on, row.part) for row in rows}


def lines(desk: Desk) -> list[DueLine]:
    page = desk.ask(DueToday(whose=Whose.EVERYTHING))
    return [line for line in (*page.do_now, *page.coming_up) if line.subject == "maqa_alert"]


@pytest.fixture
def held(unit: Desk, begun: int) -> int:
    """A record of an ICPC that was held this morning."""
    unit.do(HoldConference(begun))
    return begun


def test_a_concern_about_an_agency_is_the_draft_of_a_maqa_alert(unit: Desk, held: int) -> None:
    school = person(unit, held, "H. Year")
    kept = unit.do(NoteConcern(held, ConcernAbout.LATE_REPORT, school.id, "It came this morning."))
    assert kept.said == (
        "Noted as a draft: MAQA alert, late report, H. Year, Oakfield School. Raise it by Mon 7 Dec 2026."
    )
    (concern,) = concerns(unit, held)
    assert (concern.channel, concern.agency, concern.words) == (
        Channel.MAQA,
        "Oakfield School",
        "It came this morning.",
    )
    assert (concern.noted_on, concern.raise_by) == (date(2026, 11, 23), RAISE_BY)
    assert concern.raise_by_explained.startswith("Mon 7 Dec 2026: 10 working days after the conference")


def test_tv_d14_a_concern_about_social_care_stays_with_internal_quality_assurance(unit: Desk, held: int) -> None:
    worker = person(unit, held, "F. Testcase")
    unit.do(NoteConcern(held, ConcernAbout.REPORT_QUALITY, worker.id))
    (concern,) = concerns(unit, held)
    assert concern.channel is Channel.INTERNAL_QA
    assert "internal quality assurance" in concern.raise_by_explained
    with pytest.raises(Refusal, match="A concern has no field channel"):
        unit.do(ChangeConcern(concern.id, concern.version, {"channel": Channel.MAQA}))
    unit.do(ChangeConcern(concern.id, concern.version, {"agency": "Police", "words": "Thin."}))
    assert concerns(unit, held)[0].channel is Channel.INTERNAL_QA


def test_who_turns_out_to_belong_to_social_care_is_written_about_in_the_other_way(unit: Desk, held: int) -> None:
    one = person(unit, held, "W. Within")
    unit.do(NoteConcern(held, ConcernAbout.ABSENCE, one.id))
    unit.do(ChangeParticipant(one.id, one.version, {"social_care": True}))
    assert concerns(unit, held)[0].channel is Channel.INTERNAL_QA
    unit.do(Undo())
    assert concerns(unit, held)[0].channel is Channel.MAQA


def test_a_concern_about_nobody_on_the_list_goes_by_its_agency(unit: Desk, held: int) -> None:
    number = unit.do(NoteConcern(held, ConcernAbout.ABSENCE, words="Nobody came.")).ids[0]
    unit.do(ChangeConcern(number, 1, {"agency": "Children's social care"}))
    assert concerns(unit, held)[0].channel is Channel.INTERNAL_QA
    unit.do(ChangeConcern(number, 2, {"agency": "Housing", "lead": "L. Ead", "lead_email": "lead@example.org"}))
    (concern,) = concerns(unit, held)
    assert (concern.channel, concern.agency, concern.lead) == (Channel.MAQA, "Housing", "L. Ead")


def test_its_clock_runs_for_the_chair_until_it_is_taken_out(unit: Desk, held: int) -> None:
    number = unit.do(NoteConcern(held, ConcernAbout.ABSENCE, person(unit, held, "H. Year").id)).ids[0]
    assert clocks(unit) == {number: ("open", RAISE_BY, "chair")}
    unit.do(TakeOutConcern(number, 1))
    assert (clocks(unit), concerns(unit, held)) == ({}, ())
    unit.do(Undo())
    assert clocks(unit) == {number: ("open", RAISE_BY, "chair")}
    unit.do(Redo())
    assert clocks(unit) == {}


def test_today_leads_from_the_concern_to_the_record(unit: Desk, held: int) -> None:
    unit.do(NoteConcern(held, ConcernAbout.ABSENCE, person(unit, held, "H. Year").id))
    (line,) = lines(unit)
    assert (line.key, line.due_on, line.conference_id) == ("maqa_raise_due", RAISE_BY, held)
    assert line.sentence == "Ash-Sample, 2 children: a concern noted at the conference is still a draft"


def test_the_clock_begins_when_the_conference_is_recorded_as_held(unit: Desk, begun: int) -> None:
    number = unit.do(NoteConcern(begun, ConcernAbout.ABSENCE, person(unit, begun, "H. Year").id)).ids[0]
    assert clocks(unit) == {}
    assert concerns(unit, begun)[0].raise_by is None
    unit.do(HoldConference(begun))
    assert clocks(unit) == {number: ("open", RAISE_BY, "chair")}


def test_a_day_that_is_not_worked_moves_the_clock(unit: Desk, held: int) -> None:
    number = unit.do(NoteConcern(held, ConcernAbout.ABSENCE, person(unit, held, "H. Year").id)).ids[0]
    unit.do(AddDayNotWorked(date(2026, 12, 1), "Office closed"))
    assert clocks(unit) == {number: ("open", date(2026, 12, 8), "chair")}


def test_where_no_standard_sets_a_day_none_is_kept(
    unit: Desk, received: Callable[..., int], by_standard: Callable[[str], None]
) -> None:
    by_standard("LANCASHIRE")
    start = datetime(2026, 11, 23, 10, tzinfo=LONDON)
    number = unit.do(BookConference(start, "P. Example", "Room 1", request_id=received(), why="Entered late.")).id
    unit.do(BeginRecord(number))
    unit.do(HoldConference(number))
    unit.do(NoteConcern(number, ConcernAbout.ABSENCE))
    assert clocks(unit) == {}
    assert concerns(unit, number)[0].raise_by_explained == "Lancashire's guidance on decisions sets no deadline."


def test_who_is_no_participant_after_all_is_no_concern_either(unit: Desk, held: int) -> None:
    number = unit.do(AddParticipant(held, name="Dr N. Where", agency="GP")).ids[0]
    unit.do(NoteConcern(held, ConcernAbout.ABSENCE, number))
    unit.do(TakeOutParticipant(number, 1))
    assert (concerns(unit, held), clocks(unit)) == ((), {})
    unit.do(Undo())
    assert len(concerns(unit, held)) == 1


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"about": "rudeness"}, "about", "Absence, Late report, No report"),
        ({"lead_email": "nobody"}, "lead_email", "not an email address"),
        ({"state": "raised"}, "", "no field state"),
    ],
)
def test_what_cannot_be_is_refused(unit: Desk, held: int, fields: dict[str, object], field: str, words: str) -> None:
    number = unit.do(NoteConcern(held, ConcernAbout.ABSENCE)).ids[0]
    with pytest.raises(Refusal, match=words) as refused:
        unit.do(ChangeConcern(number, 1, {"words": "Changed.", **fields}))
    assert refused.value.field == field
    assert concerns(unit, held)[0].words == ""


def test_a_concern_is_about_somebody_of_this_conference(unit: Desk, held: int) -> None:
    with pytest.raises(Refusal, match="Choose from the participants"):
        unit.do(NoteConcern(held, ConcernAbout.ABSENCE, 9999))


def test_two_people_write_the_same_words_at_once_and_the_second_sees_both(
    make_desk: Callable[..., Desk], held: int
) -> None:
    one, other = make_desk(who="one"), make_desk(who="other")
    number = one.do(NoteConcern(held, ConcernAbout.ABSENCE)).ids[0]
    one.do(ChangeConcern(number, 1, {"words": "Nobody came."}, {"words": ""}))
    other.do(ChangeConcern(number, 1, {"about": ConcernAbout.NO_REPORT}, {"about": ConcernAbout.ABSENCE}))
    with pytest.raises(StaleSave) as stale:
        other.do(ChangeConcern(number, 1, {"words": "No report."}, {"words": ""}))
    assert stale.value.theirs == {"words": "Nobody came."}


def test_a_concern_that_was_raised_is_no_draft_any_more(
    unit: Desk, held: int, working: Callable[[], AbstractContextManager[Work]]
) -> None:
    number = unit.do(NoteConcern(held, ConcernAbout.ABSENCE)).ids[0]
    with working() as work:
        work.change(work.session.get_one(MaqaAlert, number), "state", "raised")
    for request in (ChangeConcern(number, 2, {"words": "More."}), TakeOutConcern(number, 2)):
        with pytest.raises(Refusal, match="raised already"):
            unit.do(request)
