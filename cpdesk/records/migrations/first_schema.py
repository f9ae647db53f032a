"""The first schema, part one: the unit, its people, teams and families, its lists, and what was done when.

It stands still while `model.py` grows: later steps change it.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
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
)

from cpdesk.records.columns import Moment, Words

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
FIRST = MetaData(naming_convention=NAMES)
WholeNumber = BigInteger().with_variant(Integer, "sqlite")

Table(
    "day_not_worked",
    FIRST,
    Column("on", Date, primary_key=True),
    Column("title", Words(200), nullable=False),
    Column("kind", Words(20), nullable=False),
    Column("source", Words(200), nullable=False),
    Column("added_at", Moment(), nullable=False),
    Column("added_by", Words(120), nullable=False),
)
Table(
    "draft",
    FIRST,
    Column("form", Words(120), primary_key=True),
    Column("who", Words(120), primary_key=True),
    Column("at", Moment(), nullable=False),
    Column("body", JSON, nullable=False),
)
Table(
    "family",
    FIRST,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("case_id", Words(60), nullable=False, index=True),
)
Table(
    "history",
    FIRST,
    Column("seq", WholeNumber, primary_key=True),
    Column("at", Moment(), nullable=False),
    Column("by", Words(120), nullable=False),
    Column("operation", Words(36), nullable=False, index=True),
    Column("entity", Words(40), nullable=False),
    Column("entity_id", WholeNumber, nullable=False),
    Column("field", Words(60), nullable=False),
    Column("old", Words()),
    Column("new", Words()),
    Column("why", Words(), nullable=False),
    Column("previous_hash", Words(64), nullable=False),
    Column("hash", Words(64), nullable=False),
    Index("ix_history_subject", "entity", "entity_id", "seq"),
)
Table(
    "import_batch",
    FIRST,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("file_sha256", Words(64), nullable=False, index=True),
    Column("at", Moment(), nullable=False),
    Column("by", Words(120), nullable=False),
    Column("mapping", JSON, nullable=False),
    Column("counts", JSON, nullable=False),
    Column("voided_at", Moment()),
)
Table(
    "list_snapshot",
    FIRST,
    Column("month", Words(7), primary_key=True),
    Column("due_on", Date, nullable=False),
    Column("issued_at", Moment(), nullable=False),
    Column("issued_by", Words(120), nullable=False),
    Column("entries", Integer, nullable=False),
    Column("frozen", JSON, nullable=False),
    Column("workbook", LargeBinary, nullable=False),
    Column("sha256", Words(64), nullable=False),
    Column("chain_head", Words(64), nullable=False),
)
Table(
    "operation",
    FIRST,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("at", Moment(), nullable=False),
    Column("by", Words(120), nullable=False),
    Column("title", Words(200), nullable=False),
    Column("undoes", Words(36), nullable=False),
    Column("undone_by", Words(36), nullable=False),
    Column("may_undo", Boolean, nullable=False),
)
Table(
    "person",
    FIRST,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("name", Words(200), nullable=False),
    Column("name_key", Words(200), nullable=False, unique=True),
    Column("email", Words(200), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
)
Table(
    "team",
    FIRST,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("name", Words(120), nullable=False),
    Column("name_key", Words(120), nullable=False, unique=True),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
)
Table(
    "unit_setting",
    FIRST,
    Column("key", Words(80), primary_key=True),
    Column("value", JSON, nullable=False),
)
Table(
    "child",
    FIRST,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("family_id", ForeignKey("family.id"), nullable=False, index=True),
    Column("first_name", Words(200), nullable=False),
    Column("surname", Words(200), nullable=False),
    Column("born_on", Date),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
)
Table(
    "linked_chair",
    FIRST,
    Column("id", WholeNumber, primary_key=True),
    Column("team_id", ForeignKey("team.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
    UniqueConstraint("team_id", "from_on"),
)
Table(
    "list_sent",
    FIRST,
    Column("id", WholeNumber, primary_key=True),
    Column("month", ForeignKey("list_snapshot.month"), nullable=False),
    Column("at", Moment(), nullable=False),
    Column("by", Words(120), nullable=False),
    Column("recipients", JSON, nullable=False),
)
Table(
    "role_holder",
    FIRST,
    Column("id", WholeNumber, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("part", Words(40), nullable=False, index=True),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
    UniqueConstraint("person_id", "part", "from_on"),
)
