"""The unit and those who work with it: settings, people and their parts, teams, families and children."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Date,
    ForeignKey,
    Integer,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.records.base import Record, Versioned, WholeNumber
from cpdesk.records.columns import Moment, Words


class UnitSetting(Record):
    """One setting of the unit: its name, kind of register, standards, recipients."""

    __tablename__ = "unit_setting"
    key: Mapped[str] = mapped_column(Words(80), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class Person(Versioned, Record):
    """Somebody who works with the unit. `name_key` is the name folded for finding it again."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    name: Mapped[str] = mapped_column(Words(200))
    name_key: Mapped[str] = mapped_column(Words(200), unique=True)
    email: Mapped[str] = mapped_column(Words(200), default="")
    conferences_a_day: Mapped[int | None] = mapped_column(Integer)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class RoleHolder(Record):
    """A part that a person plays from a day on (L17, I26): chair, team_manager, social_worker, service_manager..."""

    __tablename__ = "role_holder"
    __table_args__ = (UniqueConstraint("person_id", "part", "from_on"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    part: Mapped[str] = mapped_column(Words(40), index=True)
    from_on: Mapped[date] = mapped_column(Date)
    to_on: Mapped[date | None] = mapped_column(Date)


class Team(Versioned, Record):
    """A team of social workers. `name_key` folds the spellings of seed 002 ("Cluster 3 B", "cl 3b").

    `closed_on` is the first day on which the team is no more: from then on it needs no linked chair (I25).
    """

    __tablename__ = "team"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    name: Mapped[str] = mapped_column(Words(120))
    name_key: Mapped[str] = mapped_column(Words(120), unique=True)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())
    service: Mapped[str] = mapped_column(Words(20), default="")
    closed_on: Mapped[date | None] = mapped_column(Date)


class LinkedChair(Record):
    """Which Independent Chair is linked to a team (D11, I25): from `from_on`, and no longer on `to_on`."""

    __tablename__ = "linked_chair"
    __table_args__ = (UniqueConstraint("team_id", "from_on"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    from_on: Mapped[date] = mapped_column(Date)
    to_on: Mapped[date | None] = mapped_column(Date)


class Family(Record):
    """Children who are thought of together; `case_id` is the unit's number for them."""

    __tablename__ = "family"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    case_id: Mapped[str] = mapped_column(Words(60), default="", index=True)


class Child(Versioned, Record):
    """A child; an unborn child has the first name Unborn. `also_known_as` has other names, separated by semicolons."""

    __tablename__ = "child"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    family_id: Mapped[int] = mapped_column(ForeignKey("family.id"), index=True)
    first_name: Mapped[str] = mapped_column(Words(200))
    surname: Mapped[str] = mapped_column(Words(200))
    born_on: Mapped[date | None] = mapped_column(Date)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())
    also_known_as: Mapped[str] = mapped_column(Words(400), default="")
