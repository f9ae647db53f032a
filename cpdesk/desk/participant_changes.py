"""Changing one participant of a record, field by field: who it is, how they took part, what reaches them (S01, S26)."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from cpdesk.desk.acts import does
from cpdesk.desk.concerns_kept import agencies_follow, channels_follow
from cpdesk.desk.conference_at_hand import child_ids
from cpdesk.desk.given_values import as_choice, as_day, as_line, as_tick, as_words
from cpdesk.desk.participant_lines import agency_key_of, same_as, shown_name, standing_participants
from cpdesk.desk.participants import keep_roles, lacks_agency, refuse_twice
from cpdesk.desk.record_at_hand import row_of_draft, row_of_record
from cpdesk.desk.who_may import KEEP_RECORD
from cpdesk.desk.work import Work
from cpdesk.records.model import Invitee, Participant
from cpdesk.rows.record_deeds import ChangeParticipant
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.email_address import is_email_address, not_an_address
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.record import SOCIAL_CARE_KEY, Part, Participation, is_social_care

# What decides who gets which copy becomes known after the record was agreed too (S26).
OF_DISTRIBUTION = frozenset({"email", "also_gets_record", "exempt_why", "hides"})
_LONG = ("address", "report_shared", "exempt_why")
_WHOSE = "Choose from the people and children of this conference whose address is kept back."
_MOVES_CLOCKS = {"participation", "agency", "agency_key", "also_gets_record", "exempt_why"}


@does(ChangeParticipant, roles=KEEP_RECORD, named="Change the participant")
def change_participant(work: Work, request: ChangeParticipant) -> Kept:
    """Give a participant new values; refused only when what the person saw in these fields has changed since (I29)."""
    values = {name: _read(work, name, value) for name, value in request.fields.items()}
    seen = {name: _as_kept(name, value) for name, value in request.seen.items()}
    take = row_of_record if values.keys() <= OF_DISTRIBUTION else row_of_draft
    participant = take(work, Participant, request.id, request.version, mine=values, seen=seen)
    _check_hides(work, participant, values)
    values.update(_what_follows(participant, values))
    agency = participant.agency
    changed = [name for name, value in values.items() if work.change(participant, name, value)]
    _check_whole(work, participant, changed)
    if "agency" in changed:
        agencies_follow(work, participant, agency)
    _keep_what_follows(work, participant, changed)
    said = f"Changed: {shown_name(participant)}." if changed else "Nothing was changed."
    return Kept((participant.id,), said, work.operation)


def _read(work: Work, name: str, value: object) -> object:
    """The value as it is kept; refused with what to enter instead."""
    if name not in _READERS:
        raise Refusal(f"A participant has no field {name}.")
    return _READERS[name](work, name, value)


def _as_kept(name: str, value: object) -> object:
    """What the person saw in a field, as it is kept; nothing is refused in what stood there."""
    return _numbers(value) if name == "hides" and _are_numbers(value) else value


def _words(_: Work, name: str, value: Any) -> str:
    return as_words(name, value) if name in _LONG else as_line(name, value)


def _yes_or_no(_: Work, name: str, value: Any) -> bool:
    return as_tick(name, value)


def _email(_: Work, name: str, value: Any) -> str:
    text = as_words(name, value)
    if text and not is_email_address(text):
        raise Refusal(not_an_address(text), field="email")
    return text


def _one_of(choices: type[StrEnum], *, or_none: bool = False) -> Callable[[Work, str, Any], str]:
    def read(_: Work, name: str, value: Any) -> str:
        return "" if or_none and (value is None or value == "") else as_choice(name, value, tuple(choices)).value

    return read


def _day_that_came(work: Work, name: str, value: Any) -> date | None:
    on = as_day(name, value)
    if on is not None and on > work.today:
        raise Refusal(f"{short(on)} has not come yet. Enter the day on which it came.", field=name)
    return on


def _hides(_: Work, __: str, value: Any) -> str:
    if value is not None and not _are_numbers(value):
        raise Refusal(_WHOSE, field="hides")
    return _numbers(value)


def _are_numbers(value: object) -> bool:
    return isinstance(value, Collection) and all(type(one) is int for one in value)


def _numbers(value: Any) -> str:
    """Numbers as they are kept, each once, in their order."""
    return " ".join(str(number) for number in sorted(set(value or ())))


_READERS: dict[str, Callable[[Work, str, Any], object]] = {
    "part": _one_of(Part),
    **dict.fromkeys(
        ("agency", "agency_key", "name", "role", "team", "phone", "address", "represented_by", "report_shared",
         "exempt_why"), _words,
    ),
    **dict.fromkeys(("social_care", "within_authority", "in_core_group", "also_gets_record"), _yes_or_no),
    "email": _email,
    "participation": _one_of(Participation, or_none=True),
    "report_received_on": _day_that_came,
    "hides": _hides,
}  # fmt: skip


def _check_hides(work: Work, participant: Participant, values: Mapping[str, object]) -> None:
    """Only people of this conference are kept from a copy; nobody's own address is kept from them."""
    if "hides" not in values:
        return
    people = {one.id for one in standing_participants(work, participant.conference_id)} - {participant.id}
    may = people | {-child for child in child_ids(work.session, participant.conference_id)}
    if {int(number) for number in str(values["hides"]).split()} - may:
        raise Refusal(_WHOSE, field="hides")


def _what_follows(participant: Participant, values: Mapping[str, object]) -> dict[str, object]:
    """An agency's code, and whether it is social care, go with its name where nobody said otherwise."""
    if "agency" not in values:
        return {}
    agency = str(values["agency"])
    was, is_now = is_social_care(participant.agency), is_social_care(agency)
    follows: dict[str, object] = {"agency_key": SOCIAL_CARE_KEY if is_now else _key_after(participant, agency)}
    if was or is_now:
        follows["social_care"] = is_now
    return {name: value for name, value in follows.items() if name not in values}


def _key_after(participant: Participant, agency: str) -> str:
    """The code that goes with another name: its own, or that which the list gave (a school written out in full)."""
    from_name = agency_key_of(participant.agency) == participant.agency_key or is_social_care(participant.agency)
    return agency_key_of(agency) or ("" if from_name else participant.agency_key)


def _check_whole(work: Work, participant: Participant, changed: list[str]) -> None:
    """Refuse what a participant cannot be: a professional of no agency, or the same person twice (A22)."""
    if {"part", "agency"} & set(changed):
        lacks = lacks_agency(participant.part, participant.agency)
        if lacks:
            raise Refusal(lacks, field="agency")
    if {"part", "agency", "name"} & set(changed):
        others = [one for one in standing_participants(work, participant.conference_id) if one.id != participant.id]
        refuse_twice(others, same_as(participant.part, participant.agency, participant.name), participant.name)


def _keep_what_follows(work: Work, participant: Participant, changed: list[str]) -> None:
    if "report_received_on" in changed:
        _on_invitation_list_too(work, participant)
    if {"social_care", "agency"} & set(changed):
        channels_follow(work, participant)
    if _MOVES_CLOCKS & set(changed):
        keep_roles(work, participant.conference_id)


def _on_invitation_list_too(work: Work, participant: Participant) -> None:
    """The day on which a report came is one fact: the invitation list says it as the record does (S12)."""
    invitee = work.session.get(Invitee, participant.invitee_id) if participant.invitee_id is not None else None
    if invitee is not None and invitee.voided_at is None:
        work.change(invitee, "report_received_on", participant.report_received_on)
