"""The words of Find: under which words each thing is known (decision 0018)."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.records.base import Record, SortText, WholeNumber
from cpdesk.records.columns import Words

CHILD, PERSON, ROLE, TEAM = "child", "person", "role", "team"
ALERT, ACTION, QUARTER = "alert", "action", "quarter"
KIND_OF = {
    "child": CHILD, "person": PERSON, "directory_entry": ROLE, "team": TEAM, "maqa_alert": ALERT,
    "plan_action": ACTION, "quarter_action": QUARTER,
}  # fmt: skip
"""The tables of what Find knows, and the kind of thing that each holds."""


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
