"""The list of a record's participants: who stands on it, who comes onto it, each agency and person once (A22)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, Invitee, Participant
from cpdesk.rules.names import fold, person_key
from cpdesk.rules.record import SOCIAL_CARE, SOCIAL_CARE_KEY, Part
from cpdesk.rules.text import clean
from cpdesk.words import AGENCY_WORDS, PART_WORDS

AGENCY_NAMES = {SOCIAL_CARE_KEY: SOCIAL_CARE, **{agency.value: words for agency, words in AGENCY_WORDS.items()}}
"""What the unit calls each agency, by its code."""
_KEYS = {fold(words): key for key, words in AGENCY_NAMES.items()}


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody who is to be on the list of participants; `invitee` is their line among the invitations."""

    part: Part
    agency: str
    agency_key: str = ""
    name: str = ""
    role: str = ""
    email: str = ""
    address: str = ""
    social_care: bool = False
    invitee: Invitee | None = None
    team: str = ""
    within_authority: bool = False
    phone: str = ""
    participation: str = ""
    in_core_group: bool = False

    def with_line(self, line: Listed) -> Listed:
        """The same person with what the invitation list knows of them."""
        return replace(self, invitee=line.invitee, email=line.email or self.email, address=line.address)


def standing_participants(work: Work, conference_id: int) -> list[Participant]:
    """Those on the list of a conference's record, in their order."""
    asked = select(Participant).where(Participant.conference_id == conference_id, Participant.voided_at.is_(None))
    return list(work.session.scalars(asked.order_by(Participant.place, Participant.id)))


def put_in_list(work: Work, conference: Conference, wanted: Iterable[Listed]) -> list[Participant]:
    """Puts these people at the end of the list, in their order."""
    last = max((one.place for one in standing_participants(work, conference.id)), default=0)
    added = [_participant(conference, one, last + place) for place, one in enumerate(wanted, 1)]
    work.session.add_all(added)
    work.session.flush()
    for participant in added:
        work.note_new(participant)
    return added


def same_as(part: str, agency: str, name: str) -> tuple[str, str, str]:
    """What two lines about the same person have in common."""
    return part, fold(agency), person_key(name)


def agency_key_of(agency: str) -> str:
    """The code of an agency that was typed by its usual name, or nothing."""
    return _KEYS.get(fold(agency), "")


def agency_called(key: str) -> str:
    """The usual name of an agency of this code, or nothing."""
    return AGENCY_NAMES.get(key, "")


def shown_name(participant: Participant) -> str:
    """Somebody on the list as a sentence names them: "A. Sample, Health visitor", the agency, or "A supporter"."""
    named = ", ".join(words for words in (participant.name, participant.role or participant.agency) if words)
    return named or PART_WORDS[Part(participant.part)]


def _participant(conference: Conference, one: Listed, place: int) -> Participant:
    return Participant(
        uuid=str(uuid4()), conference_id=conference.id, invitee_id=one.invitee.id if one.invitee else None, place=place,
        part=one.part.value, agency_key=one.agency_key, agency=clean(one.agency), name=clean(one.name),
        role=clean(one.role), team=clean(one.team), social_care=one.social_care, within_authority=one.within_authority,
        email=one.email, phone=clean(one.phone), address=clean(one.address), participation=one.participation,
        in_core_group=one.in_core_group, report_received_on=_received(one),
    )  # fmt: skip


def _received(one: Listed) -> date | None:
    return one.invitee.report_received_on if one.invitee is not None else None
