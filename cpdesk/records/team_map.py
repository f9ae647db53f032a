"""The team map beside its links: cover, team meetings, inductions; and the directory of roles (D11 to D15)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.records.base import Record, Versioned, WholeNumber
from cpdesk.records.columns import Moment, Words


class LinkedCover(Versioned, Record):
    """Who stands in for a team's linked chair, from the first day to the last, both included."""

    __tablename__ = "linked_cover"
    __table_args__ = (
        CheckConstraint("last_on >= from_on", name="ends_after_it_begins"),
        Index("ix_linked_cover_of_team", "team_id", "from_on"),
    )
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    from_on: Mapped[date] = mapped_column(Date)
    last_on: Mapped[date] = mapped_column(Date)
    why: Mapped[str] = mapped_column(Words(), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class TeamMeeting(Versioned, Record):
    """A team meeting with the chair who was linked then, with its agenda and who agreed it (D12)."""

    __tablename__ = "team_meeting"
    __table_args__ = (Index("ix_team_meeting_of_team", "team_id", "on"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    on: Mapped[date] = mapped_column(Date)
    time: Mapped[str] = mapped_column(Words(5), default="")
    state: Mapped[str] = mapped_column(Words(12))
    agenda: Mapped[str] = mapped_column(Words(), default="")
    agreed_with: Mapped[str] = mapped_column(Words(200), default="")
    agreed_on: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str] = mapped_column(Words(), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class Induction(Versioned, Record):
    """An induction of new staff by a linked chair: booked, then held (D13). `topics` are codes with commas."""

    __tablename__ = "induction"
    __table_args__ = (Index("ix_induction_of_team", "team_id", "booked_for"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    who: Mapped[str] = mapped_column(Words())
    kind: Mapped[str] = mapped_column(Words(20))
    booked_for: Mapped[date] = mapped_column(Date)
    time: Mapped[str] = mapped_column(Words(5), default="")
    topics: Mapped[str] = mapped_column(Words(60), default="")
    state: Mapped[str] = mapped_column(Words(12))
    held_on: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str] = mapped_column(Words(), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class DirectoryEntry(Versioned, Record):
    """Who holds a role from a day on, for one team, one agency or the whole unit (D15, L17, I26).

    `last_on` is the last day, empty while the role is held. Records of the past keep the names they were given.
    """

    __tablename__ = "directory_entry"
    __table_args__ = (
        CheckConstraint("last_on IS NULL OR last_on >= from_on", name="ends_after_it_begins"),
        Index("ix_directory_entry_by_part", "part", "from_on"),
        Index("ix_directory_entry_of_team", "team_id", "part"),
        Index("ix_directory_entry_of_agency", "agency_key", "part"),
    )
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    part: Mapped[str] = mapped_column(Words(40))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    agency: Mapped[str] = mapped_column(Words(200), default="")
    agency_key: Mapped[str] = mapped_column(Words(30), default="")
    name: Mapped[str] = mapped_column(Words(200))
    email: Mapped[str] = mapped_column(Words(200), default="")
    phone: Mapped[str] = mapped_column(Words(60), default="")
    note: Mapped[str] = mapped_column(Words(), default="")
    from_on: Mapped[date] = mapped_column(Date)
    last_on: Mapped[date | None] = mapped_column(Date)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())
