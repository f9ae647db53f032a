"""The schema of the team map: cover, team meetings, inductions, the directory; the words of Find; why it was late."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, Table

from cpdesk.records.columns import Moment, Words
from cpdesk.records.migrations.alerts_schema import ALERTS, STANDS
from cpdesk.records.migrations.first_schema import WholeNumber
from cpdesk.records.migrations.first_schema_register import SortText

Table(
    "linked_cover",
    ALERTS,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("team_id", ForeignKey("team.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("last_on", Date, nullable=False),
    Column("why", Words(), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    CheckConstraint("last_on >= from_on", name="ends_after_it_begins"),
    Index("ix_linked_cover_of_team", "team_id", "from_on"),
)
Table(
    "team_meeting",
    ALERTS,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("team_id", ForeignKey("team.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("on", Date, nullable=False),
    Column("time", Words(5), nullable=False),
    Column("state", Words(12), nullable=False),
    Column("agenda", Words(), nullable=False),
    Column("agreed_with", Words(200), nullable=False),
    Column("agreed_on", Date),
    Column("note", Words(), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index("ix_team_meeting_of_team", "team_id", "on"),
)
Table(
    "induction",
    ALERTS,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("team_id", ForeignKey("team.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("who", Words(), nullable=False),
    Column("kind", Words(20), nullable=False),
    Column("booked_for", Date, nullable=False),
    Column("time", Words(5), nullable=False),
    Column("topics", Words(60), nullable=False),
    Column("state", Words(12), nullable=False),
    Column("held_on", Date),
    Column("note", Words(), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index("ix_induction_of_team", "team_id", "booked_for"),
)
Table(
    "directory_entry",
    ALERTS,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("part", Words(40), nullable=False),
    Column("team_id", ForeignKey("team.id")),
    Column("agency", Words(200), nullable=False),
    Column("agency_key", Words(30), nullable=False),
    Column("name", Words(200), nullable=False),
    Column("email", Words(200), nullable=False),
    Column("phone", Words(60), nullable=False),
    Column("note", Words(), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("last_on", Date),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    CheckConstraint("last_on IS NULL OR last_on >= from_on", name="ends_after_it_begins"),
    Index("ix_directory_entry_by_part", "part", "from_on"),
    Index("ix_directory_entry_of_agency", "agency_key", "part"),
    Index("ix_directory_entry_of_team", "team_id", "part"),
)
Table(
    "find_word",
    ALERTS,
    Column("kind", Words(12), primary_key=True),
    Column("word", SortText, primary_key=True),
    Column("thing_id", WholeNumber, primary_key=True, autoincrement=False),
    Index("ix_find_word_of_thing", "kind", "thing_id", "word"),
    sqlite_with_rowid=False,
)
Table(
    "why_late",
    ALERTS,
    Column("id", WholeNumber, primary_key=True),
    Column("uuid", Words(36), nullable=False, unique=True),
    Column("subject", Words(40), nullable=False),
    Column("subject_id", WholeNumber, nullable=False),
    Column("key", Words(40), nullable=False),
    Column("reason", Words(30), nullable=False),
    Column("why", Words(), nullable=False),
    Column("voided_at", Moment()),
    Column("version", Integer, nullable=False),
    Index(
        "uq_why_late_of_subject",
        "subject",
        "subject_id",
        "key",
        unique=True,
        sqlite_where=STANDS,
        postgresql_where=STANDS,
    ),
)
