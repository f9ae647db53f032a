"""Inductions of new staff by a linked chair: booked, then held, one to one or in a small group (D13)."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import uuid4

from cpdesk.desk.given_values import as_choice, as_day, as_words
from cpdesk.desk.map_at_hand import comes_on, hold_the_map, row_at, team_at
from cpdesk.desk.team_meetings import clock_time
from cpdesk.desk.who_may import KEEP_TEAM_MAP
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Induction, Person
from cpdesk.rows.map_words import INDUCTION_STATE_WORDS, INDUCTION_TOPIC_WORDS
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.team_map_deeds import BookInduction, ChangeInduction
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.linked_chairs import InductionKind, InductionState, InductionTopic

_BOOKED = ("who", "kind", "booked_for", "time", "topics")
_FIELDS = (*_BOOKED, "state", "held_on", "note")


@does(BookInduction, roles=KEEP_TEAM_MAP, named="Book an induction")
def book_induction(work: Work, request: BookInduction) -> Kept:
    """Book an induction of new staff with the chair who is linked to their team then (D13)."""
    hold_the_map(work)
    team = team_at(work, request.team_id)
    values = {name: _read(name, getattr(request, name)) for name in _BOOKED}
    chair = comes_on(work, team, values["booked_for"], "booked_for")
    induction = Induction(
        uuid=str(uuid4()), team_id=team.id, person_id=chair.id, state=InductionState.BOOKED.value, held_on=None,
        **values,
    )  # fmt: skip
    work.session.add(induction)
    work.session.flush()
    work.note_new(induction)
    return Kept((induction.id,), _said(work, induction), work.operation)


@does(ChangeInduction, roles=KEEP_TEAM_MAP, named="Change an induction")
def change_induction(work: Work, request: ChangeInduction) -> Kept:
    """Give an induction other details, or say that it was held or cancelled; held without a day is held as booked."""
    hold_the_map(work)
    values = {name: _read(name, value) for name, value in request.fields.items()}
    seen = {name: _topics(value) if name == "topics" else value for name, value in request.seen.items()}
    induction = row_at(work, Induction, request.id, request.version, mine=values, seen=seen)
    before = induction.booked_for
    for name, value in values.items():
        work.change(induction, name, value)
    if induction.booked_for != before:
        person = comes_on(work, team_at(work, induction.team_id), induction.booked_for, "booked_for")
        work.change(induction, "person_id", person.id)
    _keep_held_day(work, induction)
    return Kept((induction.id,), _said(work, induction), work.operation)


def _keep_held_day(work: Work, induction: Induction) -> None:
    """An induction that was held has its day, any other has none."""
    if induction.state != InductionState.HELD:
        work.change(induction, "held_on", None)
        return
    work.change(induction, "held_on", induction.held_on or induction.booked_for)
    if induction.held_on is not None and induction.held_on > work.today:
        raise Refusal(
            f"{short(induction.held_on)} is still to come. Enter the day on which the induction was held.",
            field="held_on",
        )


def _said(work: Work, induction: Induction) -> str:
    team, name = team_at(work, induction.team_id).name, work.session.get_one(Person, induction.person_id).name
    state = INDUCTION_STATE_WORDS[InductionState(induction.state)].lower()
    on: date = induction.held_on or induction.booked_for
    return f"Induction in {team} with {name}, {short(on)}: {state}."


def _read(name: str, value: Any) -> Any:
    """The value as it is kept; refused with what to enter instead."""
    if name in {"booked_for", "held_on"}:
        on = as_day(name, value)
        if on is None and name == "booked_for":
            raise Refusal("Enter the day for which the induction is booked.", field=name)
        return on
    if name == "kind":
        return as_choice(name, value, tuple(InductionKind)).value
    if name == "state":
        return as_choice(name, value, tuple(InductionState)).value
    if name == "topics":
        return _topics(value)
    if name == "time":
        return clock_time(name, value)
    if name not in _FIELDS:
        raise Refusal(f"An induction has no field {name}.")
    words = as_words(name, value)
    if name == "who" and not words:
        raise Refusal("Say who is new: a name, or how many.", field="who")
    return words


def _topics(value: Any) -> str:
    """The topics in their own order, each once, as codes with commas."""
    given = value.split(",") if isinstance(value, str) else list(value) if isinstance(value, Collection) else [value]
    wanted = {str(one).strip() for one in given if one is not None and str(one).strip()}
    if wanted - set(InductionTopic):
        raise Refusal(f"Choose from these: {', '.join(INDUCTION_TOPIC_WORDS.values())}.", field="topics")
    return ",".join(topic.value for topic in InductionTopic if topic in wanted)
