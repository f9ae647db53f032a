"""What every paper of the diary needs: the facts of its conferences, a file name without a child's name, a place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.work import Work
from cpdesk.records.model import Child, Conference, ConferenceChild, Family, Person, Room
from cpdesk.rows.refusals import HeldOpen, Refusal
from cpdesk.rows.unit import RegisterKind
from cpdesk.rules.names import reference_of

NO_FOLDER = "Choose the folder into which it goes."
_NOT_IN_A_NAME = re.compile(r"[^\w .-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a paper says of a conference beside its times; children as first name, surname, birthday."""

    reference: str
    children: tuple[tuple[str, str, date | None], ...]
    chair: str
    minute_taker: str
    social_worker: str
    room: str
    online: bool


def facts_of(work: Work, conferences: Sequence[Conference]) -> dict[int, Facts]:
    """The facts of these conferences by their numbers, read in a few statements however many they are."""
    people = _names(work, Person, (n for one in conferences for n in (
        one.chair_id, one.minute_taker_id, one.social_worker_id)))  # fmt: skip
    rooms = _found(work, Room.id, (one.room_id for one in conferences), select(Room.id, Room.name, Room.online))
    families = _found(work, Family.id, (one.family_id for one in conferences), select(Family.id, Family.case_id))
    children = _children(work, [one.id for one in conferences])
    return {
        one.id: Facts(
            reference_of(families[one.family_id].case_id, one.family_id),
            tuple(children.get(one.id, ())),
            people.get(one.chair_id, ""),
            people.get(one.minute_taker_id, ""),
            people.get(one.social_worker_id, ""),
            rooms[one.room_id].name if one.room_id else "",
            bool(one.room_id and rooms[one.room_id].online),
        )
        for one in conferences
    }


def times_of(conference: Conference) -> tuple[datetime, datetime]:
    """When it begins and ends; refused while it has no date, since every paper names it."""
    if conference.start_at is None or conference.end_at is None:
        raise Refusal("This conference has no date yet, so no paper can name it. Book it first.")
    return conference.start_at, conference.end_at


def needs_of(conference: Conference) -> str:
    """What has to be arranged for the family, in one line."""
    told = (
        ("Interpreter", conference.interpreter), ("Advocate", conference.advocate), ("Access", conference.access_needs),
    )  # fmt: skip
    return "; ".join(f"{what}: {' '.join(words.split())}" for what, words in told if words.strip())


def is_invented(work: Work) -> bool:
    """Whether the register is a demonstration, so that every page has to say so."""
    return bool(work.setting("kind") == RegisterKind.DEMONSTRATION)


def put_paper(work: Work, folder: str, name: str, body: bytes) -> str:
    """Where the file now stands; under the next free name when another program holds it open."""
    if not folder.strip():
        raise Refusal(NO_FOLDER, field="folder")
    try:
        return work.tools.put_file(folder, name, body)
    except HeldOpen as held:
        return work.tools.put_file(folder, held.offer, body)


def in_file_name(reference: str) -> str:
    """A reference as a file name may carry it."""
    return _NOT_IN_A_NAME.sub("-", reference).strip(" .-")[:60] or "conference"


def _names(work: Work, record: type[Person], ids: Iterable[int | None]) -> dict[int | None, str]:
    rows = _found(work, record.id, ids, select(record.id, record.name))
    return {number: row.name for number, row in rows.items()}


def _found(work: Work, key: InstrumentedAttribute[int], ids: Iterable[int | None], asked: Any) -> dict[int, Any]:
    rows: dict[int, Any] = {}
    for some in some_at_once(sorted({number for number in ids if number is not None})):
        rows.update({row.id: row for row in work.session.execute(asked.where(key.in_(some)))})
    return rows


def _children(work: Work, ids: Sequence[int]) -> dict[int, list[tuple[str, str, date | None]]]:
    found: dict[int, list[tuple[str, str, date | None]]] = {}
    asked = (
        select(ConferenceChild.conference_id, Child.first_name, Child.surname, Child.born_on)
        .join(Child, Child.id == ConferenceChild.child_id)
        .order_by(ConferenceChild.conference_id, ConferenceChild.place, Child.id)
    )
    for some in some_at_once(ids):
        for row in work.session.execute(asked.where(ConferenceChild.conference_id.in_(some))):
            found.setdefault(row.conference_id, []).append((row.first_name, row.surname, row.born_on))
    return found
