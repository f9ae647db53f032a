"""Who holds a role of the directory from a day on: held, changed, ended; what was in the past stays (D15, L17, I26)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import or_, select

from cpdesk.desk.given_values import as_choice, as_day, as_line, as_words
from cpdesk.desk.map_at_hand import hold_the_map, row_at, team_at
from cpdesk.desk.participant_lines import agency_key_of
from cpdesk.desk.who_may import KEEP_TEAM_MAP
from cpdesk.desk.work import Work, does
from cpdesk.records.model import DirectoryEntry
from cpdesk.rows.directory import ChangeRole, EndRole, HoldRole
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.email_address import is_email_address, not_an_address
from cpdesk.rules.how_dates_read import listed, short
from cpdesk.rules.linked_chairs import DirectoryPart
from cpdesk.rules.plan_actions import Agency, same_agency
from cpdesk.words import DIRECTORY_PART_WORDS

STEPS = ("Name who holds a role", "Change an entry of the directory", "End a role")
_DAY = timedelta(days=1)
_LINES = ("name", "email", "phone", "agency")


@does(HoldRole, roles=KEEP_TEAM_MAP, named=STEPS[0])
def hold_role(work: Work, request: HoldRole) -> Kept:
    """Let somebody hold a role from a day on; whoever held it ends the day before, unless both hold it (D15)."""
    hold_the_map(work)
    entry = _new(work, request)
    others = _same_role(work, entry)
    ended = [] if request.beside else _make_way(work, others, entry)
    work.session.add(entry)
    work.session.flush()
    work.note_new(entry)
    until = f" {listed(ended)} held it until {short(entry.from_on - _DAY)}." if ended else ""
    said = f"{_role(work, entry)}: {entry.name}, from {short(entry.from_on)}.{until}"
    return Kept((entry.id,), said, work.operation)


@does(ChangeRole, roles=KEEP_TEAM_MAP, named=STEPS[1])
def change_role(work: Work, request: ChangeRole) -> Kept:
    """Give an entry other details; alerts and records keep what they were given at their time (I26)."""
    hold_the_map(work)
    values = {name: _read(name, value) for name, value in request.fields.items()}
    entry = row_at(work, DirectoryEntry, request.id, request.version, mine=values, seen=request.seen)
    for name, value in values.items():
        work.change(entry, name, value)
    if "agency" in values:
        work.change(entry, "agency_key", agency_key_of(entry.agency))
    _refuse_unless_whole(entry)
    _refuse_backwards(entry.from_on, entry.last_on)
    return Kept((entry.id,), f"Changed: {_role(work, entry)}, {entry.name}.", work.operation)


@does(EndRole, roles=KEEP_TEAM_MAP, named=STEPS[2])
def end_role(work: Work, request: EndRole) -> Kept:
    """Let a role be held until a last day, or take the entry out where it was a mistake."""
    hold_the_map(work)
    last = as_day("last_on", request.last_on)
    entry = row_at(work, DirectoryEntry, request.id, request.version, mine={"last_on": last})
    if last is None:
        work.change(entry, "voided_at", work.now)
        return Kept((entry.id,), f"Taken out of the directory: {_role(work, entry)}, {entry.name}.", work.operation)
    _refuse_backwards(entry.from_on, last)
    work.change(entry, "last_on", last)
    return Kept((entry.id,), f"{_role(work, entry)}: {entry.name}, until {short(last)}.", work.operation)


def _new(work: Work, request: HoldRole) -> DirectoryEntry:
    """The entry as it is to be kept; refused while it lacks what its role needs."""
    part = as_choice("part", request.part, tuple(DirectoryPart))
    agency = str(_read("agency", request.agency)) if part is not DirectoryPart.TEAM_MANAGER else ""
    from_on = as_day("from_on", request.from_on)
    if from_on is None:
        raise Refusal("Enter the day from which they hold the role.", field="from_on")
    team = team_at(work, request.team_id) if request.team_id is not None else None
    entry = DirectoryEntry(
        uuid=str(uuid4()), part=part.value, team_id=team.id if team is not None else None, agency=agency,
        agency_key=agency_key_of(agency), name=str(_read("name", request.name)),
        email=str(_read("email", request.email)), phone=str(_read("phone", request.phone)),
        note=str(_read("note", request.note)), from_on=from_on, last_on=None,
    )  # fmt: skip
    _refuse_unless_whole(entry)
    return entry


def _same_role(work: Work, entry: DirectoryEntry) -> list[DirectoryEntry]:
    """Whoever holds the same role of the same team or agency from that day on, or later, earliest first."""
    asked = (
        select(DirectoryEntry)
        .where(
            DirectoryEntry.part == entry.part, DirectoryEntry.voided_at.is_(None),
            or_(DirectoryEntry.last_on.is_(None), DirectoryEntry.last_on >= entry.from_on),
            DirectoryEntry.team_id.is_(None) if entry.team_id is None else DirectoryEntry.team_id == entry.team_id,
        )
        .order_by(DirectoryEntry.from_on, DirectoryEntry.id)
        .with_for_update()
    )  # fmt: skip
    agency = Agency(entry.agency_key, entry.agency)
    found = work.session.scalars(asked).all()
    if not agency.is_named():
        return [one for one in found if not one.agency]
    return [one for one in found if same_agency(Agency(one.agency_key, one.agency), agency)]


def _make_way(work: Work, others: Sequence[DirectoryEntry], entry: DirectoryEntry) -> list[str]:
    """End whoever holds the role on the new one's first day; a holder who begins later ends the new one."""
    same_day = next((one for one in others if one.from_on == entry.from_on), None)
    if same_day is not None:
        raise Refusal(
            f"{same_day.name} holds this role from that very day. Change that entry, or take it out first.",
            field="from_on",
        )
    later = [one.from_on for one in others if one.from_on > entry.from_on]
    entry.last_on = min(later) - _DAY if later else None
    ended = [one for one in others if one.from_on < entry.from_on]
    for one in ended:
        work.change(one, "last_on", entry.from_on - _DAY)
    return [one.name for one in ended]


def _refuse_unless_whole(entry: DirectoryEntry) -> None:
    if not entry.name:
        raise Refusal("Enter the name, or what the mailbox is called.", field="name")
    if entry.part == DirectoryPart.TEAM_MANAGER and entry.team_id is None:
        raise Refusal("Choose the team that they manage.", field="team_id")
    if entry.part == DirectoryPart.SAFEGUARDING_LEAD and not entry.agency:
        raise Refusal("Enter the agency whose safeguarding lead this is.", field="agency")
    if entry.part == DirectoryPart.SHARED_MAILBOX and not entry.email:
        raise Refusal("Enter the address of the mailbox.", field="email")


def _refuse_backwards(from_on: date, last_on: date | None) -> None:
    if last_on is not None and last_on < from_on:
        raise Refusal(f"They hold the role from {short(from_on)}. Enter that day or a later one.", field="last_on")


def _read(name: str, value: Any) -> object:
    """The value as it is kept; refused with what to enter instead."""
    if name == "from_on":
        on = as_day(name, value)
        if on is None:
            raise Refusal("Enter the day from which they hold the role.", field=name)
        return on
    if name == "note":
        return as_words(name, value)
    if name not in _LINES:
        raise Refusal(f"An entry of the directory has no field {name}.")
    line = as_line(name, value)
    if name == "email" and line and not is_email_address(line):
        raise Refusal(not_an_address(line), field="email")
    return line


def _role(work: Work, entry: DirectoryEntry) -> str:
    """A role in words, with its team or agency."""
    of = team_at(work, entry.team_id).name if entry.team_id is not None else entry.agency
    return ", ".join(filter(None, (DIRECTORY_PART_WORDS[DirectoryPart(entry.part)], of)))
