"""What somebody enters into an outline plan, as it is kept: words, dates, the child or objective, the agency (S23)."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cpdesk.desk.conference_at_hand import child_ids, held_on
from cpdesk.desk.given_values import as_day, as_line, as_words
from cpdesk.desk.participant_lines import AGENCY_NAMES, standing_participants
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, PlanObjective
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.names import fold
from cpdesk.rules.plan_actions import Agency, same_agency, too_early
from cpdesk.rules.record import SOCIAL_CARE, SOCIAL_CARE_KEY, is_social_care

_LAST_PLACE = 100_000
Reader = Callable[[Work, Conference, str, Any], object]


def _text(_: Work, __: Conference, name: str, value: Any) -> str:
    text = as_words(name, value)
    if not text:
        raise Refusal("Write what it is, or take it out of the plan.", field=name)
    return text


def _line(_: Work, __: Conference, name: str, value: Any) -> str:
    return as_line(name, value)


def _day(_: Work, conference: Conference, name: str, value: Any) -> date | None:
    on = as_day(name, value)
    no = too_early(on, held_on(conference) or conference.on_day)
    if no:
        raise Refusal(no, field=name)
    return on


def _child(work: Work, conference: Conference, name: str, value: Any) -> int | None:
    if value is not None and (type(value) is not int or value not in child_ids(work.session, conference.id)):
        raise Refusal("Choose a child of this conference, or all of them.", field=name)
    return value


def _objective(work: Work, conference: Conference, name: str, value: Any) -> int | None:
    objective = work.session.get(PlanObjective, value) if type(value) is int else None
    if value is not None and (
        objective is None or objective.voided_at is not None or objective.conference_id != conference.id
    ):
        raise Refusal("That objective is no longer in the plan. Choose another one, or none.", field=name)
    return None if objective is None else objective.id


def _place(_: Work, __: Conference, name: str, value: Any) -> int:
    if type(value) is not int or not 0 <= value < _LAST_PLACE:
        raise Refusal("Enter the place in the list as a number.", field=name)
    return value


OF_OBJECTIVE: Mapping[str, Reader] = {"text": _text, "child_id": _child, "by_on": _day, "place": _place}
OF_ACTION: Mapping[str, Reader] = {
    "text": _text,
    "owner": _line,
    "agency": _line,
    "agency_key": _line,
    "due_on": _day,
    "objective_id": _objective,
    "child_id": _child,
    "place": _place,
}


def read_fields(
    work: Work, conference: Conference, fields: Mapping[str, object], readers: Mapping[str, Reader]
) -> dict[str, object]:
    """The values as they are kept; refused with what to enter instead."""
    unknown = sorted(set(fields) - set(readers))
    if unknown:
        raise Refusal(f"The plan has no field {unknown[0]}.", field=unknown[0])
    return {name: readers[name](work, conference, name, value) for name, value in fields.items()}


def agency_meant(work: Work, conference: Conference, given: Agency) -> Agency:
    """The agency that is meant: as it is called among those who took part, else as the unit calls it.

    A name that nobody knows yet is kept as it was typed.
    """
    if given.key and given.name:
        return given
    if is_social_care(given.name):
        return Agency(SOCIAL_CARE_KEY, SOCIAL_CARE)
    took_part = [Agency(one.agency_key, one.agency) for one in standing_participants(work, conference.id)]
    known = (*took_part, *(Agency(code, words) for code, words in AGENCY_NAMES.items()))
    return next((one for one in known if same_agency(given, one)), given)


def agency_of_owner(work: Work, conference: Conference, owner: str) -> Agency:
    """The agency of the participant of this name, who is to do something; none where the name is nobody's here."""
    for one in standing_participants(work, conference.id):
        if one.name and fold(owner) in (
            fold(one.name),
            fold(f"{one.name} {one.role}"),
            fold(f"{one.name} {one.agency}"),
        ):
            return Agency(one.agency_key, one.agency)
    return Agency()
