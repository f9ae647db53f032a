"""Who took part: taken over from the invitations, kept field by field, one agency and person once (S01, S12, A22)."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import CancelConference, ChangeConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.conference_record import OpenRecord, RecordShown, TheRecord
from cpdesk.rows.invitations import AddInvitee, ChangeInvitee, TakeOutInvitee
from cpdesk.rows.record_decision_deeds import GivenView, GiveViews
from cpdesk.rows.record_deeds import (
    AddParticipant,
    BeginRecord,
    ChangeParticipant,
    ChangeRecord,
    SetParticipation,
    TakeOutParticipant,
    TakeOverInvitees,
)
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rows.record_plan_deeds import AddAction
from cpdesk.rows.refusals import NotAllowed, Refusal, StaleSave
from cpdesk.rows.unit import Redo, Undo
from cpdesk.rules.conferences import CancelReason
from cpdesk.rules.decisions import Answer
from cpdesk.rules.record import Part, Participation
from cpdesk.rules.roles import Role

Record = Callable[[int], TheRecord]


def shown(desk: Desk, number: int) -> RecordShown:
    found: RecordShown = desk.ask(OpenRecord(number))
    return found


def person(desk: Desk, number: int, name: str) -> ParticipantRow:
    record = shown(desk, number).record
    assert record is not None
    return next(one for one in record.participants if name in (one.name, one.agency))


def change(desk: Desk, one: ParticipantRow, **fields: object) -> None:
    desk.do(ChangeParticipant(one.id, one.version, fields))


def test_a_record_begins_with_the_social_worker_and_everybody_on_the_list(
    unit: Desk, icpc: int, record: Record
) -> None:
    assert shown(unit, icpc).record is None
    kept = unit.do(BeginRecord(icpc))
    assert kept.said == "The record is begun, with 9 participants."
    people = record(icpc).participants
    assert [(one.agency, one.name, one.part, one.only_told) for one in people] == [
        ("Children's social care", "F. Testcase", Part.PROFESSIONAL, False),
        ("Children's social care", "N. Invented", Part.PROFESSIONAL, False),
        ("Police", "", Part.PROFESSIONAL, True),
        ("Probation", "", Part.PROFESSIONAL, True),
        ("GP", "", Part.PROFESSIONAL, True),
        ("Oakfield School", "H. Year", Part.PROFESSIONAL, False),
        ("Health visitor", "A. Sample", Part.PROFESSIONAL, False),
        ("Substance misuse service", "W. Within", Part.PROFESSIONAL, False),
        ("Family", "Ms Ash-Sample", Part.FAMILY, False),
    ]
    assert {one.participation for one in people} == {None}
    assert [one.role for one in people if one.social_care] == ["Social worker", "Team manager"]
    assert record(icpc).begun_by == "pat"


def test_the_chair_and_the_minute_taker_are_no_participants(unit: Desk, begun: int, record: Record) -> None:
    assert not {"P. Example", "M. Taker"} & {one.name for one in record(begun).participants}


def test_who_is_invited_as_the_social_worker_stands_there_once(unit: Desk, icpc: int, record: Record) -> None:
    unit.do(AddInvitee(icpc, "Cluster 4A", "Testcase, F.", "f.testcase@example.org"))
    unit.do(BeginRecord(icpc))
    (worker,) = [one for one in record(icpc).participants if "Testcase" in one.name]
    assert (worker.agency, worker.social_care, worker.email) == (
        "Children's social care", True, "f.testcase@example.org",
    )  # fmt: skip
    assert worker.invitee_id is not None
    assert shown(unit, icpc).new_invitees == 0


def test_a_record_is_begun_once(unit: Desk, begun: int) -> None:
    with pytest.raises(Refusal, match="pat began this record already, on Mon 23 Nov 2026, 09:30"):
        unit.do(BeginRecord(begun))


def test_no_record_is_begun_of_a_conference_that_was_cancelled(unit: Desk, icpc: int) -> None:
    version = unit.ask(OpenConference(icpc)).version
    unit.do(CancelConference(icpc, version, CancelReason.MOVED_AREA, "Moved to Rutland."))
    with pytest.raises(Refusal, match="was cancelled"):
        unit.do(BeginRecord(icpc))


def test_nothing_is_written_before_the_record_is_begun(unit: Desk, icpc: int) -> None:
    for request in (TakeOverInvitees(icpc), AddParticipant(icpc, agency="Police"), ChangeRecord(icpc, 1, {})):
        with pytest.raises(Refusal, match="Nobody has begun the record"):
            unit.do(request)


def test_who_is_invited_later_is_counted_and_comes_over(unit: Desk, begun: int, record: Record) -> None:
    unit.do(AddInvitee(begun, "Housing", "B. Brick"))
    assert shown(unit, begun).new_invitees == 1
    assert unit.do(TakeOverInvitees(begun)).said == "1 participant came over from the invitation list."
    assert record(begun).participants[-1].name == "B. Brick"
    assert shown(unit, begun).new_invitees == 0
    with pytest.raises(Refusal, match="among the participants already"):
        unit.do(TakeOverInvitees(begun))


def test_a_social_worker_who_was_named_later_comes_over_too(unit: Desk, begun: int, record: Record) -> None:
    unit.do(ChangeConference(begun, unit.ask(OpenConference(begun)).version, {"social_worker": "New Worker"}))
    unit.do(TakeOverInvitees(begun))
    assert record(begun).participants[-1].name == "New Worker"
    assert record(begun).participants[-1].social_care


def test_several_people_took_part_in_the_same_way_in_one_step(unit: Desk, begun: int, record: Record) -> None:
    three = tuple(one.id for one in record(begun).participants[5:8])
    kept = unit.do(SetParticipation(begun, three, Participation.ATTENDED))
    assert kept.said == "3 participants: attended."
    assert [one.id for one in record(begun).participants if one.gives_view] == list(three)
    unit.do(Undo(kept.operation))
    assert not any(one.was_there for one in record(begun).participants)
    unit.do(Redo())
    assert unit.do(SetParticipation(begun, three[:1], None)).said == "H. Year, Oakfield School: not said yet."


def test_people_of_another_conference_are_not_set(unit: Desk, begun: int, record: Record) -> None:
    first = record(begun).participants[0].id
    for ids in ((), (first, 9999)):
        with pytest.raises(Refusal, match="Choose from the list"):
            unit.do(SetParticipation(begun, ids, Participation.ATTENDED))
    assert record(begun).participants[0].participation is None


@pytest.mark.parametrize(
    ("participation", "there", "view", "gets"),
    [
        (Participation.ATTENDED, True, True, True),
        (Participation.REPRESENTED, True, True, True),
        (Participation.REPORT_ONLY, False, False, False),
        (Participation.APOLOGIES_REPORT, False, False, True),
        (Participation.APOLOGIES, False, False, True),
        (Participation.ABSENT, False, False, False),
        (Participation.NOT_ASKED, False, False, False),
    ],
)
def test_what_follows_from_how_somebody_took_part(
    unit: Desk, begun: int, participation: Participation, there: bool, view: bool, gets: bool
) -> None:
    change(unit, person(unit, begun, "H. Year"), participation=participation)
    change(unit, person(unit, begun, "Ms Ash-Sample"), participation=participation)
    school, mother = person(unit, begun, "H. Year"), person(unit, begun, "Ms Ash-Sample")
    assert (school.was_there, school.gives_view, school.gets_record) == (there, view, gets)
    assert (mother.was_there, mother.gives_view, mother.gets_record) == (there, False, gets)


def test_a_specific_agreement_keeps_the_record_from_somebody_and_another_is_added(unit: Desk, begun: int) -> None:
    change(unit, person(unit, begun, "H. Year"), participation=Participation.ATTENDED)
    change(unit, person(unit, begun, "H. Year"), exempt_why="Gets it from the school's lead.")
    change(unit, person(unit, begun, "Police"), also_gets_record=True)
    assert not person(unit, begun, "H. Year").gets_record
    assert person(unit, begun, "Police").gets_record


def test_a_report_that_came_stands_on_the_invitation_list_too(unit: Desk, begun: int) -> None:
    school = person(unit, begun, "H. Year")
    assert school.report_due_on == date(2026, 11, 20)
    change(unit, school, report_received_on=date(2026, 11, 19), report_shared="With the family on Friday.")
    (line,) = [one for one in unit.ask(OpenConference(begun)).invitations.invitees if one.name == "H. Year"]
    assert line.report_received_on == date(2026, 11, 19)
    with pytest.raises(Refusal, match="has not come yet") as refused:
        change(unit, person(unit, begun, "H. Year"), report_received_on=date(2026, 11, 24))
    assert refused.value.field == "report_received_on"


def test_a_report_that_reception_enters_on_the_list_stands_in_the_draft_too(unit: Desk, begun: int) -> None:
    line = next(one for one in unit.ask(OpenConference(begun)).invitations.invitees if one.name == "H. Year")
    unit.do(ChangeInvitee(line.id, line.version, {"report_received_on": date(2026, 11, 20)}))
    assert person(unit, begun, "H. Year").report_received_on == date(2026, 11, 20)
    unit.do(Undo())
    assert person(unit, begun, "H. Year").report_received_on is None


def test_a_report_that_came_before_the_record_was_begun_is_taken_over(unit: Desk, icpc: int) -> None:
    line = unit.ask(OpenConference(icpc)).invitations.invitees[-1]
    unit.do(ChangeInvitee(line.id, line.version, {"report_received_on": date(2026, 11, 18)}))
    unit.do(BeginRecord(icpc))
    assert person(unit, icpc, "Ms Ash-Sample").report_received_on == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"agency": " "}, "agency", "Enter the agency"),
        ({"email": "nobody"}, "email", "not an email address"),
        ({"part": "guest"}, "part", "Choose one of these"),
        ({"participation": "late"}, "participation", "Choose one of these"),
        ({"name": "A. Sample", "agency": "Health  visitor"}, "name", "A. Sample, Health visitor is among"),
        ({"hides": (9999,)}, "hides", "Choose from the people and children of this conference"),
        ({"voided_at": datetime(2026, 11, 23, tzinfo=UTC)}, "", "A participant has no field voided_at"),
        ({"invitee_id": 3}, "", "A participant has no field invitee_id"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    unit: Desk, begun: int, record: Record, fields: dict[str, Any], field: str, words: str
) -> None:
    before = record(begun)
    school = person(unit, begun, "H. Year")
    with pytest.raises(Refusal, match=words) as refused:
        unit.do(ChangeParticipant(school.id, school.version, {"role": "Head of year", **fields}))
    assert refused.value.field == field
    assert record(begun) == before


def test_an_agency_brings_its_code_and_whether_it_is_social_care(unit: Desk, begun: int) -> None:
    change(unit, person(unit, begun, "W. Within"), agency="CAMHS")
    one = person(unit, begun, "W. Within")
    assert (one.agency_key, one.social_care) == ("camhs", False)
    change(unit, one, agency="Children's Social Care")
    one = person(unit, begun, "W. Within")
    assert (one.agency_key, one.social_care) == ("social_care", True)
    change(unit, one, agency="Substance misuse", within_authority=True)
    one = person(unit, begun, "W. Within")
    assert (one.social_care, one.agency_key, one.within_authority) == (False, "", True)


def test_a_school_whose_name_is_written_out_stays_the_school(unit: Desk, begun: int) -> None:
    change(unit, person(unit, begun, "H. Year"), agency="Oakfield Primary Academy")
    assert person(unit, begun, "H. Year").agency_key == "education"
    change(unit, person(unit, begun, "H. Year"), agency="Police")
    assert person(unit, begun, "H. Year").agency_key == "police"
    change(unit, person(unit, begun, "H. Year"), agency="Neighbours' club")
    assert person(unit, begun, "H. Year").agency_key == ""


def test_an_agency_may_be_given_by_its_code_alone(unit: Desk, begun: int, record: Record) -> None:
    for key in ("turning_point", "social_care"):
        unit.do(AddParticipant(begun, agency_key=key))
    found = [(one.agency, one.agency_key, one.social_care) for one in record(begun).participants[-2:]]
    assert found == [("Turning Point", "turning_point", False), ("Children's social care", "social_care", True)]


def test_addresses_of_others_are_kept_from_somebodys_copy_and_their_own_is_not(
    unit: Desk, begun: int, record: Record
) -> None:
    mother, school = person(unit, begun, "Ms Ash-Sample"), person(unit, begun, "H. Year")
    rowan = record(begun).children[0].child_id
    unit.do(ChangeParticipant(mother.id, mother.version, {"hides": (school.id, -rowan)}, {"hides": ()}))
    assert person(unit, begun, "Ms Ash-Sample").hides == (-rowan, school.id)
    unit.do(ChangeParticipant(mother.id, 1, {"hides": (-rowan,)}, {"hides": (school.id, -rowan)}))
    assert person(unit, begun, "Ms Ash-Sample").hides == (-rowan,)
    with pytest.raises(Refusal, match="Choose from the people"):
        change(unit, person(unit, begun, "Ms Ash-Sample"), hides=(mother.id,))


def test_two_people_may_write_in_different_fields_of_one_line(make_desk: Callable[..., Desk], begun: int) -> None:
    one, other = make_desk(who="one"), make_desk(who="other")
    school = person(one, begun, "H. Year")
    one.do(ChangeParticipant(school.id, school.version, {"role": "Head of year"}, {"role": ""}))
    attended = {"participation": Participation.ATTENDED}
    other.do(ChangeParticipant(school.id, school.version, attended, {"participation": None}))
    now = person(one, begun, "H. Year")
    assert (now.role, now.participation) == ("Head of year", Participation.ATTENDED)
    with pytest.raises(StaleSave) as stale:
        other.do(ChangeParticipant(school.id, school.version, {"role": "Head teacher"}, {"role": ""}))
    assert (stale.value.mine, stale.value.theirs) == ({"role": "Head teacher"}, {"role": "Head of year"})
    assert stale.value.changed_by == "other"


def test_somebody_of_no_list_is_added_and_a_second_time_refused(unit: Desk, begun: int, record: Record) -> None:
    unit.do(AddParticipant(begun, Part.SUPPORTER, "Aunt June", participation=Participation.ATTENDED))
    added = record(begun).participants[-1]
    assert (added.agency, added.shown, added.gives_view, added.was_there) == (
        "Supporter", "Aunt June, Supporter", False, True,
    )  # fmt: skip
    with pytest.raises(Refusal, match="is among the participants already") as refused:
        unit.do(AddParticipant(begun, Part.SUPPORTER, "aunt  june"))
    assert refused.value.field == "name"


def test_an_agency_may_send_several_whose_names_nobody_knows(unit: Desk, begun: int, record: Record) -> None:
    for _ in range(2):
        unit.do(AddParticipant(begun, agency="Youth justice"))
    assert [one.agency for one in record(begun).participants[-2:]] == ["Youth justice"] * 2


def test_a_professional_comes_for_an_agency(unit: Desk, begun: int) -> None:
    with pytest.raises(Refusal, match="Enter the agency for which they come") as refused:
        unit.do(AddParticipant(begun, name="Dr N. Where"))
    assert refused.value.field == "agency"
    change(unit, person(unit, begun, "Ms Ash-Sample"), agency="")
    with pytest.raises(Refusal, match="Enter the agency for which they come"):
        change(unit, person(unit, begun, "Ms Ash-Sample"), part=Part.PROFESSIONAL)


def test_who_was_put_there_by_mistake_goes_with_their_views(unit: Desk, begun: int, record: Record) -> None:
    number = unit.do(AddParticipant(begun, name="Dr N. Where", agency="GP", participation=Participation.ATTENDED)).ids[
        0
    ]
    children = [child.child_id for child in record(begun).children]
    views = tuple(GivenView(number, child, Answer.YES, Answer.YES, "Neglect.") for child in children)
    unit.do(GiveViews(begun, views))
    one = person(unit, begun, "Dr N. Where")
    kept = unit.do(TakeOutParticipant(one.id, one.version))
    assert kept.said == "Taken out with 2 views: Dr N. Where, GP."
    assert "Dr N. Where" not in {one.name for one in record(begun).participants}
    assert {child.plan_needed.yes for child in record(begun).children} == {0}
    unit.do(Undo(kept.operation))
    assert {child.plan_needed.yes for child in record(begun).children} == {1}


def test_who_is_on_the_invitation_list_stays_until_taken_off_it(unit: Desk, begun: int) -> None:
    school = person(unit, begun, "H. Year")
    with pytest.raises(Refusal, match="is on the invitation list"):
        unit.do(TakeOutParticipant(school.id, school.version))
    (line,) = [one for one in unit.ask(OpenConference(begun)).invitations.invitees if one.name == "H. Year"]
    unit.do(TakeOutInvitee(line.id, line.version))
    unit.do(TakeOutParticipant(school.id, school.version))
    with pytest.raises(Refusal, match="no longer part of the record"):
        unit.do(ChangeParticipant(school.id, school.version, {"role": "Head"}, {"role": ""}))


def test_words_about_the_whole_conference_are_kept_field_by_field(unit: Desk, begun: int, record: Record) -> None:
    version = shown(unit, begun).record_version
    assert unit.do(ChangeRecord(begun, version, {"summary": " Neglect over months. "}, {"summary": ""})).said == (
        "Kept: what the conference heard."
    )
    unit.do(ChangeRecord(begun, version, {"family_view": "We want help."}, {"family_view": ""}))
    assert (record(begun).summary, record(begun).family_view) == ("Neglect over months.", "We want help.")
    with pytest.raises(StaleSave):
        unit.do(ChangeRecord(begun, version, {"summary": "Other words."}, {"summary": ""}))
    with pytest.raises(Refusal, match="A record has no field state"):
        unit.do(ChangeRecord(begun, version, {"state": "issued"}, {"state": "draft"}))


def test_a_record_in_which_somebody_wrote_is_not_lost_with_its_beginning(
    unit: Desk, icpc: int, make_desk: Callable[..., Desk]
) -> None:
    begun = unit.do(BeginRecord(icpc))
    other = make_desk(who="sam")
    written = other.do(AddAction(icpc, "Weekly visits", "F. Testcase", due_on=date(2026, 12, 1)))
    with pytest.raises(Refusal, match="Somebody has written in this record since"):
        unit.do(Undo(begun.operation))
    other.do(Undo(written.operation))
    unit.do(Undo(begun.operation))
    assert shown(unit, icpc).record is None
    unit.do(BeginRecord(icpc))
    assert shown(unit, icpc).new_invitees == 0


def test_who_keeps_the_diary_does_not_write_the_record(make_desk: Callable[..., Desk], begun: int) -> None:
    clerk = make_desk(roles={Role.DIARY_CLERK})
    assert not shown(clerk, begun).may_edit
    with pytest.raises(NotAllowed):
        clerk.do(AddParticipant(begun, agency="Police"))
    with pytest.raises(NotAllowed):
        make_desk(roles={Role.AUDITOR}).ask(OpenRecord(begun))
