"""Why something was late, beside the record that was late."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.records.base import Record, Versioned, WholeNumber
from cpdesk.records.columns import Moment, Words

_STANDS = text("voided_at IS NULL")


class WhyLate(Versioned, Record):
    """Why something was late, as a code that can be counted, where its own record has no place for it."""

    __tablename__ = "why_late"
    __table_args__ = (
        Index(
            "uq_why_late_of_subject", "subject", "subject_id", "key", unique=True,
            sqlite_where=_STANDS, postgresql_where=_STANDS,
        ),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    subject: Mapped[str] = mapped_column(Words(40))
    subject_id: Mapped[int] = mapped_column(WholeNumber)
    key: Mapped[str] = mapped_column(Words(40))
    reason: Mapped[str] = mapped_column(Words(30))
    why: Mapped[str] = mapped_column(Words(), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())
