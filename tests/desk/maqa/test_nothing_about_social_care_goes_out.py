"""I22: whichever road somebody takes, nothing about social care's own staff is a MAQA, and the register says so."""

from collections.abc import Callable
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.conference_record import OpenRecord
from cpdesk.rows.maqa import AlertShown, OpenAlert
from cpdesk.rows.maqa_deeds import ChangeAlert, DraftAlert, RaiseAlert, ReopenAlert, WithdrawAlert
from cpdesk.rows.record_deeds import ChangeConcern, ChangeParticipant, NoteConcern
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import Redo, Soundness, Undo
from cpdesk.rules.maqa import AlertDirection
from cpdesk.rules.record import Channel, ConcernAbout

OUT, INSIDE = (AlertDirection.TO_AGENCY, Channel.MAQA), (AlertDirection.INTERNAL, Channel.INTERNAL_QA)


class OneConcern:
    """A concern about one participant of a held conference, who belongs to an agency."""

    def __init__(self, unit: Desk, held: int) -> None:
        self.unit, self.held = unit, held
        self.alert = unit.do(NoteConcern(held, ConcernAbout.ABSENCE, self.person.id, "Nobody came.")).ids[0]

    @property
    def person(self) -> ParticipantRow:
        people: tuple[ParticipantRow, ...] = self.unit.ask(OpenRecord(self.held)).record.participants
        return next(one for one in people if one.name == "H. Year")

    @property
    def shown(self) -> AlertShown:
        found: AlertShown = self.unit.ask(OpenAlert(self.alert))
        return found

    @property
    def way(self) -> tuple[AlertDirection, Channel]:
        return self.shown.row.direction, self.shown.row.channel

    def step(self, request: Callable[..., Any], *given: Any) -> None:
        self.unit.do(request(self.alert, self.shown.row.version, *given))

    def change_person(self, **fields: object) -> None:
        self.unit.do(ChangeParticipant(self.person.id, self.person.version, fields))


@pytest.fixture
def concern(unit: Desk, held: int) -> OneConcern:
    """A concern about the head of year, as a draft."""
    return OneConcern(unit, held)


def sound(desk: Desk) -> bool:
    return all(one.well for one in desk.ask(Soundness()))


@pytest.mark.parametrize("change", [ChangeAlert, ChangeConcern])
@pytest.mark.parametrize("agency", ["Children's social care", "csc", "Leicester City Children’s Social Care"])
def test_another_agency_turns_it_inside_and_back(concern: OneConcern, change: type, agency: str) -> None:
    concern.step(change, {"agency": agency})
    assert concern.way == INSIDE
    concern.step(change, {"agency": "Housing"})
    assert concern.way == OUT
    assert sound(concern.unit)


def test_what_was_internal_by_choice_stays_so_with_another_agency(concern: OneConcern) -> None:
    concern.step(ChangeAlert, {"direction": AlertDirection.INTERNAL})
    for change in (ChangeConcern, ChangeAlert):
        concern.step(change, {"agency": "Police"})
        assert concern.way == INSIDE


def test_a_draft_names_the_agency_of_its_participant_as_it_was_put_right(concern: OneConcern) -> None:
    concern.change_person(agency="Children's social care")
    assert (concern.way, concern.shown.row.agency) == (INSIDE, "Children's social care")
    concern.change_person(agency="Police")
    assert (concern.way, concern.shown.row.agency, concern.shown.row.agency_key) == (OUT, "Police", "police")
    concern.step(RaiseAlert)
    assert (concern.way, sound(concern.unit)) == (OUT, True)


def test_who_is_said_not_to_belong_to_social_care_keeps_its_agency(concern: OneConcern) -> None:
    concern.change_person(agency="Children's social care", social_care=False)
    assert (concern.way, sound(concern.unit)) == (INSIDE, True)


def test_who_turns_out_to_belong_to_social_care_waits_until_the_maqa_is_withdrawn(
    concern: OneConcern, snapshot: Any, differs: Any
) -> None:
    concern.step(RaiseAlert)
    before = snapshot(concern.unit)
    for fields in ({"social_care": True}, {"agency": "Children's social care"}):
        with pytest.raises(Refusal, match=r"MAQA \d+ went out .* Let it be withdrawn"):
            concern.change_person(**fields)
    assert differs(before, snapshot(concern.unit)) == {}
    concern.step(WithdrawAlert, "About a colleague after all.")
    concern.change_person(social_care=True)
    assert sound(concern.unit)
    with pytest.raises(Refusal, match=r"MAQA \d+ went out"):
        concern.step(ReopenAlert, "It is open again.")
    withdrawn = concern.unit.do(NoteConcern(concern.held, ConcernAbout.ABSENCE, concern.person.id))
    assert concern.unit.ask(OpenAlert(withdrawn.ids[0])).row.channel is Channel.INTERNAL_QA
    assert sound(concern.unit)


def test_undo_brings_nobody_back_into_social_care_whose_maqa_went_out(unit: Desk, held: int) -> None:
    worker = next(one for one in unit.ask(OpenRecord(held)).record.participants if one.social_care)
    changed = unit.do(ChangeParticipant(worker.id, worker.version, {"agency": "Police", "social_care": False}))
    number = unit.do(NoteConcern(held, ConcernAbout.ABSENCE, worker.id, "Nobody came.")).ids[0]
    unit.do(RaiseAlert(number, unit.ask(OpenAlert(number)).row.version))
    with pytest.raises(Refusal, match=r"MAQA \d+ went out"):
        unit.do(Undo(changed.operation))
    assert sound(unit)


def test_undo_and_redo_turn_a_draft_with_its_participant(unit: Desk, held: int) -> None:
    worker = next(one for one in unit.ask(OpenRecord(held)).record.participants if one.social_care)
    changed = unit.do(ChangeParticipant(worker.id, worker.version, {"agency": "Police", "social_care": False}))
    number = unit.do(NoteConcern(held, ConcernAbout.ABSENCE, worker.id, "Nobody came.")).ids[0]
    assert unit.ask(OpenAlert(number)).row.channel is Channel.MAQA
    unit.do(Undo(changed.operation))
    assert (unit.ask(OpenAlert(number)).row.channel, sound(unit)) == (Channel.INTERNAL_QA, True)
    unit.do(Redo())
    assert sound(unit)


@pytest.mark.parametrize("direction", [AlertDirection.TO_AGENCY, AlertDirection.FROM_AGENCY])
def test_a_draft_of_its_own_about_social_care_is_internal(unit: Desk, direction: AlertDirection) -> None:
    for given in ({"agency": "Children's Social Care"}, {"agency": "Housing", "social_care": True}):
        number = unit.do(DraftAlert(direction, ConcernAbout.ABSENCE, "Late.", raise_now=True, **given)).ids[0]
        assert unit.ask(OpenAlert(number)).row.channel is Channel.INTERNAL_QA
