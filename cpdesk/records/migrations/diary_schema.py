"""The diary's schema, part one: rooms, days away, duty days, and the requests for initial conferences.

It stands still while the classes grow: later steps change it. Its tables refer to those of the first schema, which
are therefore named here without their columns.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    text,
)

from cpdesk.records.columns import Moment, Words
from cpdesk.records.migrations.first_schema import NAMES, WholeNumber

DIARY = MetaData(naming_convention=NAMES)
BEFORE = tuple(
    Table(name, DIARY, Column("id", WholeNumber, primary_key=True)) for name in ("child", "family", "person", "team")
)
"""Tables of the first schema to which the diary refers; this step neither makes nor drops them."""

Table(
    "room",
    DIARY,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("name", Words(120), nullable=False),
    Column("name_key", Words(120), nullable=False, unique=True),
    Column("online", Boolean, nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
)
Table(
    "away",
    DIARY,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date, nullable=False),
    Column("kind", Words(20), nullable=False),
    Column("why", Words(), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    CheckConstraint("to_on >= from_on", name="ends_after_it_begins"),
    Index("ix_away_of_person", "person_id", "to_on"),
)
Table(
    "duty_day",
    DIARY,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("on", Date, nullable=False, unique=True),
    Column("person_id", ForeignKey("person.id")),
    Column("version", Integer, nullable=False),
)
Table(
    "icpc_request",
    DIARY,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("family_id", ForeignKey("family.id"), nullable=False, index=True),
    Column("state", Words(20), nullable=False),
    Column("ticked_at", Moment(), nullable=False),
    Column("received_at", Moment(), nullable=False),
    Column("team_id", ForeignKey("team.id")),
    Column("social_worker_id", ForeignKey("person.id")),
    Column("team_manager_id", ForeignKey("person.id")),
    Column("possible_at_request", Boolean, nullable=False),
    Column("short_time", Words(20), nullable=False),
    Column("short_time_why", Words(), nullable=False),
    Column("dual_status", Boolean, nullable=False),
    Column("looked_after_on", Date),
    Column("icpc_needed", Words(3), nullable=False),
    Column("icpc_needed_by", Words(200), nullable=False),
    Column("icpc_needed_why", Words(), nullable=False),
    Column("icpc_needed_on", Date),
    Column("not_met_acknowledged_on", Date),
    Column("imposed_told_sw_at", Moment()),
    Column("imposed_told_tm_at", Moment()),
    Column("closed_why", Words(), nullable=False),
    Column("notes", Words(), nullable=False),
    Column("standards", Words(40), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index("ix_icpc_request_by_state", "state", "id"),
)
Table(
    "request_child",
    DIARY,
    Column("request_id", ForeignKey("icpc_request.id"), primary_key=True),
    Column("child_id", ForeignKey("child.id"), primary_key=True, index=True),
    Column("place", Integer, nullable=False),
)
Table(
    "strategy_discussion",
    DIARY,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("request_id", ForeignKey("icpc_request.id"), nullable=False),
    Column("on", Date, nullable=False),
    Column("initiated_s47", Boolean, nullable=False),
    Column("why", Words(), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index(
        "uq_strategy_discussion_of_day",
        "request_id",
        "on",
        unique=True,
        sqlite_where=text("voided_at IS NULL"),
        postgresql_where=text("voided_at IS NULL"),
    ),
)
Table(
    "consultation",
    DIARY,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("request_id", ForeignKey("icpc_request.id"), nullable=False, index=True),
    Column("chair_id", ForeignKey("person.id"), nullable=False),
    Column("team_manager_id", ForeignKey("person.id"), nullable=False),
    Column("outcome", Words(20), nullable=False),
    Column("completed_at", Moment(), nullable=False),
    Column("why", Words(), nullable=False),
    Column("social_worker_contacted", Boolean, nullable=False),
    Column("told_social_worker_at", Moment()),
    Column("told_team_manager_at", Moment()),
    Column("told_diary_clerk_at", Moment()),
    Column("case_note_at", Moment()),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
)
