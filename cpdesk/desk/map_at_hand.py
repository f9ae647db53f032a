"""The team map taken in hand: one change at a time, its teams and rows found, and who is linked on a day (D11, I25)."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from sqlalchemy import select, text

from cpdesk.desk.as_seen import guard_as_seen
from cpdesk.desk.work import Work
from cpdesk.records.model import DirectoryEntry, Induction, LinkedChair, LinkedCover, Person, Team, TeamMeeting
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import short

GONE = "This is no longer on the map. Read it again (F5 in the window)."
_MAP = 0x6370_6D61
"""The lock of the map on PostgreSQL, beside those of the schema, of the history and of days: "cpma" in letters."""
Row = TypeVar("Row", LinkedCover, TeamMeeting, Induction, DirectoryEntry, Team)


def hold_the_map(work: Work) -> None:
    """Wait until nobody else changes the map or the directory, so that no team is linked twice by two people (I25).

    To be called before anything is read that the change relies on. SQLite lets one desk write at a time anyway.
    """
    if work.session.connection().dialect.name == "postgresql":
        work.session.execute(text("SELECT pg_advisory_xact_lock(:kind, 0)"), {"kind": _MAP})


def team_at(work: Work, id_: int) -> Team:
    """A team that is on the map; refused when it was taken out."""
    team = work.session.get(Team, id_)
    if team is None or team.voided_at is not None:
        raise Refusal(GONE)
    return team


def row_at(
    work: Work,
    kind: type[Row],
    id_: int,
    version: int,
    *,
    mine: Mapping[str, object] | None = None,
    seen: Mapping[str, object] | None = None,
) -> Row:
    """A row of the map as the person saw it (I29): refused when what they saw in these fields changed since."""
    row = work.session.get(kind, id_)
    if row is None:
        raise Refusal(GONE)
    guard_as_seen(work, row, version, gone=GONE, mine=mine, seen=seen)
    return row


def linked_on(work: Work, team_id: int, on: date) -> Person | None:
    """The chair who is linked to a team on a day; nobody where the map has a gap."""
    asked = (
        select(Person)
        .join(LinkedChair, LinkedChair.person_id == Person.id)
        .where(
            LinkedChair.team_id == team_id, LinkedChair.from_on <= on,
            (LinkedChair.to_on.is_(None)) | (LinkedChair.to_on > on),
        )
        .order_by(LinkedChair.from_on.desc())
    )  # fmt: skip
    return work.session.scalars(asked.limit(1)).first()


def covering_on(work: Work, team_id: int, on: date) -> Person | None:
    """The chair who stands in for the linked one of a team on a day."""
    asked = (
        select(Person)
        .join(LinkedCover, LinkedCover.person_id == Person.id)
        .where(
            LinkedCover.team_id == team_id, LinkedCover.from_on <= on, LinkedCover.last_on >= on,
            LinkedCover.voided_at.is_(None),
        )
    )  # fmt: skip
    return work.session.scalars(asked.limit(1)).first()


def comes_on(work: Work, team: Team, on: date, field: str) -> Person:
    """Who comes to a team on a day: whoever stands in, or else its linked chair; refused where there is nobody."""
    person = covering_on(work, team.id, on) or linked_on(work, team.id, on)
    if person is None:
        raise Refusal(f"No chair is linked to {team.name} on {short(on)}. Link one first.", field=field)
    return person
