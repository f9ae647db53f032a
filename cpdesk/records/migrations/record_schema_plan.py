"""The schema of conference records, part two: the outline plan, and concerns noted as drafts of MAQA alerts."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table

from cpdesk.records.columns import Moment, Words
from cpdesk.records.migrations.first_schema import WholeNumber
from cpdesk.records.migrations.record_schema import RECORD

Table(
    "plan_objective",
    RECORD,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("conference_id", ForeignKey("conference.id"), nullable=False),
    Column("child_id", ForeignKey("child.id")),
    Column("place", Integer, nullable=False),
    Column("text", Words(), nullable=False),
    Column("by_on", Date),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index("ix_plan_objective_of_conference", "conference_id", "place", "id"),
)
Table(
    "plan_action",
    RECORD,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("conference_id", ForeignKey("conference.id"), nullable=False),
    Column("objective_id", ForeignKey("plan_objective.id")),
    Column("child_id", ForeignKey("child.id")),
    Column("place", Integer, nullable=False),
    Column("text", Words(), nullable=False),
    Column("owner", Words(200), nullable=False),
    Column("agency", Words(200), nullable=False),
    Column("agency_key", Words(30), nullable=False),
    Column("due_on", Date),
    Column("told_who", Words(200), nullable=False),
    Column("told_how", Words(20), nullable=False),
    Column("told_on", Date),
    Column("objection_on", Date),
    Column("objection", Words(), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index("ix_plan_action_of_conference", "conference_id", "place", "id"),
)
Table(
    "maqa_alert",
    RECORD,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("conference_id", ForeignKey("conference.id")),
    Column("participant_id", ForeignKey("participant.id")),
    Column("channel", Words(20), nullable=False),
    Column("about", Words(20), nullable=False),
    Column("agency", Words(200), nullable=False),
    Column("agency_key", Words(30), nullable=False),
    Column("lead", Words(200), nullable=False),
    Column("lead_email", Words(200), nullable=False),
    Column("words", Words(), nullable=False),
    Column("state", Words(20), nullable=False),
    Column("noted_on", Date, nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index("ix_maqa_alert_of_conference", "conference_id", "id"),
)
