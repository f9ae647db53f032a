"""What the unit keeps: the mapped classes. Every constraint has a name; civil dates are DATE, moments are UTC.

Nothing is deleted: an entry that was taken back has `voided_at`. Every class of a case entity carries `uuid` and
`version` (`domain.md` 5). Mapped objects never leave the desk.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from cpdesk.records.columns import Moment, Words

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

WholeNumber = BigInteger().with_variant(Integer, "sqlite")
SortText = Text().with_variant(Text(collation="C"), "postgresql")  # ordered by code point, as SQLite orders


class Record(DeclarativeBase):
    """The base of everything kept."""

    metadata = MetaData(naming_convention=NAMES)


class Versioned:
    """A record that counts its changes: a save that saw an older version is refused (I29)."""

    version: Mapped[int] = mapped_column(Integer, default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy gives the class
        """Each change of the record raises its version by one."""
        return {"version_id_col": cls.version}


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
    """A team of social workers. `name_key` folds the spellings of seed 002 ("Cluster 3 B", "cl 3b")."""

    __tablename__ = "team"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    name: Mapped[str] = mapped_column(Words(120))
    name_key: Mapped[str] = mapped_column(Words(120), unique=True)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class LinkedChair(Record):
    """Which Independent Chair is linked to a team, from when to when (D11, I25)."""

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
    """A child; an unborn child has the first name Unborn."""

    __tablename__ = "child"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    family_id: Mapped[int] = mapped_column(ForeignKey("family.id"), index=True)
    first_name: Mapped[str] = mapped_column(Words(200))
    surname: Mapped[str] = mapped_column(Words(200))
    born_on: Mapped[date | None] = mapped_column(Date)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class Recommendation(Versioned, Record):
    """One LPM recommendation: the row of the register.

    The last columns, from `state_rank` on, repeat what the entry says elsewhere, so that a page at a million entries
    is ordered without a join; `cpdesk.desk.in_step` alone writes them. `state_rank` is 0 escalated, 1 open, 2 held,
    3 closed, 4 withdrawn, 9 taken back; it leads every index because every question begins with it.
    """

    __tablename__ = "recommendation"
    __table_args__ = (
        CheckConstraint("version > 0", name="version_counts"),
        CheckConstraint("lpm_on IS NULL OR lpm_booked_for IS NOT NULL", name="held_was_booked"),
        Index("ix_recommendation_by_due", "state_rank", "due_shown", "id"),
        Index("ix_recommendation_by_child", "state_rank", "child_key", "id"),
        Index("ix_recommendation_by_reference", "state_rank", "reference_key", "id"),
        Index("ix_recommendation_by_age", "state_rank", "first_born_on", "id"),
        Index("ix_recommendation_by_team", "state_rank", "team_key", "id"),
        Index("ix_recommendation_by_chair", "state_rank", "chair_key", "id"),
        Index("ix_recommendation_by_from", "state_rank", "from_key", "id"),
        Index("ix_recommendation_by_recommended", "state_rank", "recommended_on", "id"),
        Index("ix_recommendation_by_held", "state_rank", "lpm_on", "id"),
        Index("ix_recommendation_by_outcome", "state_rank", "outcome_key", "id"),
        Index("ix_recommendation_by_view", "state_rank", "tm_view_key", "id"),
        Index("ix_recommendation_by_update", "state_rank", "last_update_on", "id"),
        Index("ix_recommendation_by_team_manager", "state_rank", "team_manager_key", "id"),
        Index("ix_recommendation_by_social_worker", "state_rank", "social_worker_key", "id"),
        Index("ix_recommendation_by_plan_start", "state_rank", "plan_start_on", "id"),
        Index("ix_recommendation_by_days_taken", "state_rank", "days_taken", "id"),
        Index("ix_recommendation_by_diary_sheet", "state_rank", "diary_sheet_on", "id"),
        Index("ix_recommendation_by_case_note", "state_rank", "case_note_on", "id"),
        Index("ix_recommendation_by_siblings", "state_rank", "siblings", "id"),
        Index("ix_recommendation_of_chair", "chair_id", "state_rank", "due_shown"),
        Index("ix_recommendation_of_team", "team_id", "state_rank", "due_shown"),
        Index("ix_recommendation_gaps", "state_rank", "gap_count"),
    )
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    family_id: Mapped[int] = mapped_column(ForeignKey("family.id"), index=True)
    split_from_id: Mapped[int | None] = mapped_column(ForeignKey("recommendation.id"))
    case_id: Mapped[str] = mapped_column(Words(60), default="")
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    team_manager_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    social_worker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    conference_kind: Mapped[str | None] = mapped_column(Words(12))
    conference_on: Mapped[date | None] = mapped_column(Date)
    recommended_on: Mapped[date | None] = mapped_column(Date)
    rationale: Mapped[str] = mapped_column(Words(), default="")
    risk_statement: Mapped[str] = mapped_column(Words(), default="")
    timescale: Mapped[str] = mapped_column(Words(), default="")
    lpm_by: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str] = mapped_column(Words(20))
    alerted_case_progression_on: Mapped[date | None] = mapped_column(Date)
    alerted_team_manager_on: Mapped[date | None] = mapped_column(Date)
    lpm_booked_for: Mapped[date | None] = mapped_column(Date)
    rebooked: Mapped[int] = mapped_column(Integer, default=0)
    lpm_on: Mapped[date | None] = mapped_column(Date)
    outcome: Mapped[str | None] = mapped_column(Words(40))
    ic_alerted_on: Mapped[date | None] = mapped_column(Date)
    ic_read_on: Mapped[date | None] = mapped_column(Date)
    ic_position: Mapped[str | None] = mapped_column(Words(20))
    tm_view: Mapped[str] = mapped_column(Words(20), default="not_recorded")
    disagreement: Mapped[str] = mapped_column(Words(), default="")
    notes: Mapped[str] = mapped_column(Words(), default="")
    watched: Mapped[bool] = mapped_column(Boolean, default=False)
    plan_start_on: Mapped[date | None] = mapped_column(Date)
    diary_sheet_on: Mapped[date | None] = mapped_column(Date)
    case_note_on: Mapped[date | None] = mapped_column(Date)
    last_update_on: Mapped[date | None] = mapped_column(Date)
    last_update_by: Mapped[str] = mapped_column(Words(120), default="")
    withdrawn_why: Mapped[str] = mapped_column(Words(), default="")
    standards: Mapped[str] = mapped_column(Words(40), default="")
    imported_from: Mapped[str] = mapped_column(Words(200), default="")
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batch.id"), index=True)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())
    state_rank: Mapped[int] = mapped_column(Integer)
    escalated: Mapped[bool] = mapped_column(Boolean, default=False)
    due_shown: Mapped[date] = mapped_column(Date)
    child_shown: Mapped[str] = mapped_column(Words())
    team_shown: Mapped[str] = mapped_column(Words(120), default="")
    chair_shown: Mapped[str] = mapped_column(Words(200), default="")
    child_key: Mapped[str] = mapped_column(SortText, default="")
    reference_key: Mapped[str] = mapped_column(SortText, default="")
    first_born_on: Mapped[date | None] = mapped_column(Date)
    team_key: Mapped[str] = mapped_column(SortText, default="")
    chair_key: Mapped[str] = mapped_column(SortText, default="")
    from_key: Mapped[str] = mapped_column(SortText, default="")
    outcome_key: Mapped[str] = mapped_column(SortText, default="")
    tm_view_key: Mapped[str] = mapped_column(SortText, default="")
    team_manager_key: Mapped[str] = mapped_column(SortText, default="")
    social_worker_key: Mapped[str] = mapped_column(SortText, default="")
    days_taken: Mapped[int | None] = mapped_column(Integer)
    siblings: Mapped[int] = mapped_column(Integer, default=0)
    gap_count: Mapped[int] = mapped_column(Integer, default=0)


class RecommendedChild(Record):
    """Which children an entry concerns, in the order in which they were named."""

    __tablename__ = "recommended_child"
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendation.id"), primary_key=True)
    child_id: Mapped[int] = mapped_column(ForeignKey("child.id"), primary_key=True, index=True)
    place: Mapped[int] = mapped_column(Integer, default=0)


class StateMove(Record):
    """One step of an entry from a state to the next: who, when, why (I18)."""

    __tablename__ = "state_move"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendation.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment())
    by: Mapped[str] = mapped_column(Words(120))
    from_state: Mapped[str] = mapped_column(Words(20), default="")
    to_state: Mapped[str] = mapped_column(Words(20))
    why: Mapped[str] = mapped_column(Words(), default="")


class Difference(Record):
    """One rung of a difference of view (L10, L11, L16, I19)."""

    __tablename__ = "difference"
    __table_args__ = (CheckConstraint("stage BETWEEN 1 AND 3", name="stage_known"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendation.id"), index=True)
    stage: Mapped[int] = mapped_column(Integer)
    about: Mapped[str] = mapped_column(Words(40))
    opened_on: Mapped[date] = mapped_column(Date)
    discussion: Mapped[str] = mapped_column(Words(), default="")
    outcome: Mapped[str] = mapped_column(Words(), default="")
    rationale: Mapped[str] = mapped_column(Words(), default="")
    closed: Mapped[bool] = mapped_column(Boolean, default=False)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class KeptDeadline(Record):
    """A deadline of a subject: a row, not a column (`domain.md` 5). Closed ones never move (I27).

    `span_unit` is 'wd', 'days', 'months' or 'stated'; a stated date never moves with the calendar.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        UniqueConstraint("subject", "subject_id", "key"),
        Index("ix_deadline_open_due", "state", "due_on", "id"),
        Index("ix_deadline_open_span", "state", "span_unit", "anchor_on", "due_on"),
    )
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    subject: Mapped[str] = mapped_column(Words(40))
    subject_id: Mapped[int] = mapped_column(WholeNumber)
    key: Mapped[str] = mapped_column(Words(40))
    anchor_on: Mapped[date | None] = mapped_column(Date)
    span_unit: Mapped[str] = mapped_column(Words(12))
    span_count: Mapped[int] = mapped_column(Integer, default=0)
    due_on: Mapped[date] = mapped_column(Date)
    latest_bookable_on: Mapped[date | None] = mapped_column(Date)
    standards: Mapped[str] = mapped_column(Words(40), default="")
    provisional: Mapped[bool] = mapped_column(Boolean, default=False)
    state: Mapped[str] = mapped_column(Words(12), default="open")
    met_on: Mapped[date | None] = mapped_column(Date)
    explanation: Mapped[str] = mapped_column(Words(), default="")


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
