"""The words of Find, and why something was late: both say something about a record of another kind."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.records.base import Record, SortText, Versioned, WholeNumber
from cpdesk.records.columns import Moment, Words

CHILD, PERSON, ROLE, TEAM = "child", "person", "role", "team"
ALERT, ACTION, QUARTER = "alert", "action", "quarter"
KIND_OF = {
    "child": CHILD, "person": PERSON, "directory_entry": ROLE, "team": TEAM, "maqa_alert": ALERT,
    "plan_action": ACTION, "quarter_action": QUARTER,
}  # fmt: skip
"""The tables of what Find knows, and the kind of thing that each holds."""
_STANDS = text("voided_at IS NULL")


class FindWord(Record):
    """One word under which Find knows something: a name's word, its sound, an end of a reference. Derived, no history.

    `kind` is one of the kinds above; `cpdesk.records.find_words` alone writes these rows. A look at what begins with a
    word is a range of the primary key.
    """

    __tablename__ = "find_word"
    __table_args__ = (
        Index("ix_find_word_of_thing", "kind", "thing_id", "word"),
        {"sqlite_with_rowid": False},
    )
    kind: Mapped[str] = mapped_column(Words(12), primary_key=True)
    word: Mapped[str] = mapped_column(SortText, primary_key=True)
    thing_id: Mapped[int] = mapped_column(WholeNumber, primary_key=True, autoincrement=False)


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
