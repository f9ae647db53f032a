"""The schema of MAQA alerts: the steps of their ladder, what a quarter learned, and the quarters as they were shared.

It stands still while the classes grow: later steps change it. Its tables refer to those of the steps before, which
are therefore named here without their columns.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    text,
)

from cpdesk.records.columns import Moment, Words
from cpdesk.records.migrations.first_schema import NAMES, WholeNumber

ALERTS = MetaData(naming_convention=NAMES)
BEFORE = tuple(
    Table(name, ALERTS, Column("id", WholeNumber, primary_key=True)) for name in ("maqa_alert", "person", "team")
)
"""Tables of the steps before to which these refer; this step neither makes nor drops them."""
STANDS = text("voided_at IS NULL")

Table(
    "maqa_step",
    ALERTS,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("alert_id", ForeignKey("maqa_alert.id"), nullable=False),
    Column("step", Words(20), nullable=False),
    Column("at", Moment(), nullable=False),
    Column("who", Words(200), nullable=False),
    Column("how", Words(20), nullable=False),
    Column("words", Words(), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index("ix_maqa_step_of_alert", "alert_id", "at", "id"),
)
Table(
    "quarter_learning",
    ALERTS,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("quarter", Words(7), nullable=False),
    Column("theme", Words(30), nullable=False),
    Column("words", Words(), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index("ix_quarter_learning_of_quarter", "quarter", "id"),
)
Table(
    "quarter_action",
    ALERTS,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("quarter", Words(7), nullable=False),
    Column("theme", Words(30), nullable=False),
    Column("words", Words(), nullable=False),
    Column("owner", Words(200), nullable=False),
    Column("due_on", Date),
    Column("ended_on", Date),
    Column("done", Boolean, nullable=False),
    Column("what_came", Words(), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index("ix_quarter_action_of_quarter", "quarter", "id"),
)
Table(
    "quarter_snapshot",
    ALERTS,
    Column("id", WholeNumber, primary_key=True),
    Column("quarter", Words(7), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kept_at", Moment(), nullable=False),
    Column("kept_by", Words(120), nullable=False),
    Column("suppressed", Boolean, nullable=False),
    Column("frozen", JSON, nullable=False),
    Column("workbook", LargeBinary, nullable=False),
    Column("paper", LargeBinary, nullable=False),
    Column("sha256", Words(64), nullable=False),
    Column("chain_head", Words(64), nullable=False),
    UniqueConstraint("quarter", "number"),
)
