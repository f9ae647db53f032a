"""What a diary is made of beside conferences: rooms, days on which a chair is away, and who has duty on a day."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, Date, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.records.base import Record, Versioned, WholeNumber
from cpdesk.records.columns import Moment, Words


class Room(Versioned, Record):
    """A room in which conferences are held; one on Teams can be used by several at the same time."""

    __tablename__ = "room"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    name: Mapped[str] = mapped_column(Words(120))
    name_key: Mapped[str] = mapped_column(Words(120), unique=True)
    online: Mapped[bool] = mapped_column(Boolean, default=False)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class Away(Versioned, Record):
    """Days on which a person is not there, first and last day included; `kind` is leave, sickness, training, other."""

    __tablename__ = "away"
    __table_args__ = (
        CheckConstraint("to_on >= from_on", name="ends_after_it_begins"),
        Index("ix_away_of_person", "person_id", "to_on"),
    )
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    from_on: Mapped[date] = mapped_column(Date)
    to_on: Mapped[date] = mapped_column(Date)
    kind: Mapped[str] = mapped_column(Words(20))
    why: Mapped[str] = mapped_column(Words(), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class DutyDay(Versioned, Record):
    """Which chair has duty on a day: consults on thresholds and takes requests for meetings (D02, D14)."""

    __tablename__ = "duty_day"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    on: Mapped[date] = mapped_column(Date, unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
