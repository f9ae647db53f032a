"""The schema of conference records, part one: versions, who took part, decisions, views, who was sent the record.

It stands still while the classes grow: later steps change it. Its tables refer to those of the steps before, which
are therefore named here without their columns.
"""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, MetaData, Table, text

from cpdesk.records.columns import Moment, Words
from cpdesk.records.migrations.first_schema import NAMES, WholeNumber

RECORD = MetaData(naming_convention=NAMES)
BEFORE = tuple(
    Table(name, RECORD, Column("id", WholeNumber, primary_key=True))
    for name in ("child", "conference", "invitee", "recommendation")
)
"""Tables of the steps before to which records refer; this step neither makes nor drops them."""
STANDS = text("voided_at IS NULL")

Table(
    "conference_record",
    RECORD,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("conference_id", ForeignKey("conference.id"), nullable=False),
    Column("version_no", Integer, nullable=False),
    Column("state", Words(20), nullable=False),
    Column("begun_at", Moment(), nullable=False),
    Column("begun_by", Words(120), nullable=False),
    Column("correction_why", Words(), nullable=False),
    Column("summary", Words(), nullable=False),
    Column("family_view", Words(), nullable=False),
    Column("quorate", Words(3), nullable=False),
    Column("quorum_basis", Words(20), nullable=False),
    Column("quorum_note", Words(), nullable=False),
    Column("core_group_why", Words(), nullable=False),
    Column("agreed_at", Moment()),
    Column("agreed_by", Words(120), nullable=False),
    Column("issued_at", Moment()),
    Column("issued_by", Words(120), nullable=False),
    Column("facts", Words(), nullable=False),
    Column("facts_sha256", Words(64), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index("ix_conference_record_by_state", "state", "id"),
    Index(
        "uq_conference_record_version",
        "conference_id",
        "version_no",
        unique=True,
        sqlite_where=STANDS,
        postgresql_where=STANDS,
    ),
)
Table(
    "participant",
    RECORD,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("conference_id", ForeignKey("conference.id"), nullable=False),
    Column("invitee_id", ForeignKey("invitee.id")),
    Column("place", Integer, nullable=False),
    Column("part", Words(20), nullable=False),
    Column("agency_key", Words(30), nullable=False),
    Column("agency", Words(200), nullable=False),
    Column("name", Words(200), nullable=False),
    Column("role", Words(200), nullable=False),
    Column("team", Words(200), nullable=False),
    Column("social_care", Boolean, nullable=False),
    Column("within_authority", Boolean, nullable=False),
    Column("email", Words(200), nullable=False),
    Column("phone", Words(60), nullable=False),
    Column("address", Words(), nullable=False),
    Column("participation", Words(20), nullable=False),
    Column("represented_by", Words(200), nullable=False),
    Column("report_received_on", Date),
    Column("report_shared", Words(), nullable=False),
    Column("in_core_group", Boolean, nullable=False),
    Column("also_gets_record", Boolean, nullable=False),
    Column("exempt_why", Words(), nullable=False),
    Column("hides", Words(), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index("ix_participant_of_conference", "conference_id", "place", "id"),
)
Table(
    "child_decision",
    RECORD,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("conference_id", ForeignKey("conference.id"), nullable=False),
    Column("child_id", ForeignKey("child.id"), nullable=False, index=True),
    Column("lives_at", Words(), nullable=False),
    Column("looked_after", Boolean, nullable=False),
    Column("child_view", Words(), nullable=False),
    Column("risk_statement", Words(), nullable=False),
    Column("supervision_on", Date),
    Column("supervision_view", Words(10), nullable=False),
    Column("supervision_words", Words(), nullable=False),
    Column("outcome", Words(20), nullable=False),
    Column("basis_stated", Words(20), nullable=False),
    Column("reason", Words(), nullable=False),
    Column("manager_told_at", Moment()),
    Column("manager_told", Words(200), nullable=False),
    Column("category", Words(3), nullable=False),
    Column("category_parts", Words(30), nullable=False),
    Column("lpm_decision", Words(3), nullable=False),
    Column("lpm_why", Words(), nullable=False),
    Column("lpm_text", Words(), nullable=False),
    Column("lpm_recommended_by", Words(20), nullable=False),
    Column("lpm_sm_decision", Words(3), nullable=False),
    Column("lpm_sm_name", Words(200), nullable=False),
    Column("lpm_sm_on", Date),
    Column("lpm_sm_why", Words(), nullable=False),
    Column("recommendation_id", ForeignKey("recommendation.id")),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index(
        "uq_child_decision_of_child",
        "conference_id",
        "child_id",
        unique=True,
        sqlite_where=STANDS,
        postgresql_where=STANDS,
    ),
)
Table(
    "professional_view",
    RECORD,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("conference_id", ForeignKey("conference.id"), nullable=False),
    Column("child_id", ForeignKey("child.id"), nullable=False),
    Column("participant_id", ForeignKey("participant.id"), nullable=False),
    Column("threshold", Words(10), nullable=False),
    Column("plan_needed", Words(10), nullable=False),
    Column("rationale", Words(), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index("ix_professional_view_of_conference", "conference_id", "child_id"),
    Index(
        "uq_professional_view_of_one",
        "participant_id",
        "child_id",
        unique=True,
        sqlite_where=STANDS,
        postgresql_where=STANDS,
    ),
)
Table(
    "record_sent",
    RECORD,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("record_id", ForeignKey("conference_record.id"), nullable=False),
    Column("participant_id", ForeignKey("participant.id"), nullable=False),
    Column("how", Words(20), nullable=False),
    Column("sent_on", Date, nullable=False),
    Column("redacted", Boolean, nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index("ix_record_sent_of_record", "record_id", "participant_id"),
)
