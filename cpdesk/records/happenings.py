"""What happened: days added, spreadsheets that came in, lists that went out, the history, drafts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
)
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.records.base import Record, WholeNumber
from cpdesk.records.columns import Moment, Words


class DayNotWorked(Record):
    """A local closure or a newly proclaimed day, added by a person or from GOV.UK's file."""

    __tablename__ = "day_not_worked"
    on: Mapped[date] = mapped_column(Date, primary_key=True)
    title: Mapped[str] = mapped_column(Words(200))
    kind: Mapped[str] = mapped_column(Words(20))
    source: Mapped[str] = mapped_column(Words(200))
    added_at: Mapped[datetime] = mapped_column(Moment())
    added_by: Mapped[str] = mapped_column(Words(120))


class ImportBatch(Record):
    """One spreadsheet that came in: its hash, how its columns were understood, how many rows."""

    __tablename__ = "import_batch"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    file_sha256: Mapped[str] = mapped_column(Words(64), index=True)
    at: Mapped[datetime] = mapped_column(Moment())
    by: Mapped[str] = mapped_column(Words(120))
    mapping: Mapped[Any] = mapped_column(JSON)
    counts: Mapped[Any] = mapped_column(JSON)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class SourceRow(Record):
    """A row of an old spreadsheet exactly as it was written, kept whether or not it became an entry."""

    __tablename__ = "source_row"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"), index=True)
    recommendation_id: Mapped[int | None] = mapped_column(ForeignKey("recommendation.id"), index=True)
    sheet: Mapped[str] = mapped_column(Words(200))
    row: Mapped[int] = mapped_column(Integer)
    fingerprint: Mapped[str] = mapped_column(Words(64), index=True)
    cells: Mapped[Any] = mapped_column(JSON)
    said: Mapped[str] = mapped_column(Words(), default="")


class ListSnapshot(Record):
    """A first-Monday list as it went out; immutable, one a month (I20)."""

    __tablename__ = "list_snapshot"
    month: Mapped[str] = mapped_column(Words(7), primary_key=True)
    due_on: Mapped[date] = mapped_column(Date)
    issued_at: Mapped[datetime] = mapped_column(Moment())
    issued_by: Mapped[str] = mapped_column(Words(120))
    entries: Mapped[int] = mapped_column(Integer)
    frozen: Mapped[Any] = mapped_column(JSON)
    workbook: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str] = mapped_column(Words(64))
    chain_head: Mapped[str] = mapped_column(Words(64))


class ListSent(Record):
    """Somebody said that a list was sent."""

    __tablename__ = "list_sent"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    month: Mapped[str] = mapped_column(ForeignKey("list_snapshot.month"))
    at: Mapped[datetime] = mapped_column(Moment())
    by: Mapped[str] = mapped_column(Words(120))
    recipients: Mapped[Any] = mapped_column(JSON)


class Operation(Record):
    """One thing that somebody did, as Undo names it; its changes are the history rows that carry its uuid."""

    __tablename__ = "operation"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    at: Mapped[datetime] = mapped_column(Moment())
    by: Mapped[str] = mapped_column(Words(120))
    title: Mapped[str] = mapped_column(Words(200))
    undoes: Mapped[str] = mapped_column(Words(36), default="")
    undone_by: Mapped[str] = mapped_column(Words(36), default="")
    may_undo: Mapped[bool] = mapped_column(Boolean, default=True)


class Happening(Record):
    """One change of one field: append-only, each row hashed over the one before (I29)."""

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_subject", "entity", "entity_id", "seq"),)
    seq: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment())
    by: Mapped[str] = mapped_column(Words(120))
    operation: Mapped[str] = mapped_column(Words(36), index=True)
    entity: Mapped[str] = mapped_column(Words(40))
    entity_id: Mapped[int] = mapped_column(WholeNumber)
    field: Mapped[str] = mapped_column(Words(60))
    old: Mapped[str | None] = mapped_column(Words())
    new: Mapped[str | None] = mapped_column(Words())
    why: Mapped[str] = mapped_column(Words(), default="")
    previous_hash: Mapped[str] = mapped_column(Words(64))
    hash: Mapped[str] = mapped_column(Words(64))


class Draft(Record):
    """What stands in a form that was not kept yet."""

    __tablename__ = "draft"
    form: Mapped[str] = mapped_column(Words(120), primary_key=True)
    who: Mapped[str] = mapped_column(Words(120), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment())
    body: Mapped[Any] = mapped_column(JSON)
