"""The conference diary: its tables, how many conferences a chair takes a day, and whose each deadline is."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Table, text

from cpdesk.records.columns import Moment, Words
from cpdesk.records.migrations import diary_schema_conferences
from cpdesk.records.migrations.diary_schema import BEFORE, DIARY
from cpdesk.records.migrations.first_schema import WholeNumber

__all__ = ["diary_schema_conferences"]  # its tables join DIARY when it is read

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ADDED = ("anchor_at", "due_at", "part", "chair_id", "about", "reference")
_OF_ENTRY = """
    UPDATE deadline SET part = 'chair', chair_id = entry.chair_id, about = entry.child_shown, reference = entry.case_id
    FROM recommendation AS entry
    WHERE deadline.subject = 'recommendation' AND entry.id = deadline.subject_id
"""


def upgrade() -> None:
    DIARY.create_all(op.get_bind(), tables=_made_here())
    op.add_column("person", Column("conferences_a_day", Integer))
    with op.batch_alter_table("deadline") as deadline:
        deadline.add_column(Column("anchor_at", Moment()))
        deadline.add_column(Column("due_at", Moment()))
        deadline.add_column(Column("part", Words(12), nullable=False, server_default=""))
        deadline.add_column(Column("chair_id", WholeNumber, ForeignKey("person.id", name=op.f("fk_deadline_chair_id"))))
        deadline.add_column(Column("about", Words(), nullable=False, server_default=""))
        deadline.add_column(Column("reference", Words(60), nullable=False, server_default=""))
    op.execute(text(_OF_ENTRY))
    op.create_index("ix_deadline_of_chair", "deadline", ["state", "chair_id", "due_on", "id"])
    op.create_index("ix_deadline_of_part", "deadline", ["state", "part", "due_on", "id"])


def downgrade() -> None:
    op.execute(text("DELETE FROM deadline WHERE subject <> 'recommendation'"))
    op.drop_index("ix_deadline_of_part", "deadline")
    op.drop_index("ix_deadline_of_chair", "deadline")
    with op.batch_alter_table("deadline") as deadline:
        deadline.drop_constraint(op.f("fk_deadline_chair_id"), type_="foreignkey")
        for name in reversed(_ADDED):
            deadline.drop_column(name)
    op.drop_column("person", "conferences_a_day")
    DIARY.drop_all(op.get_bind(), tables=_made_here())


def _made_here() -> list[Table]:
    return [table for table in DIARY.sorted_tables if table not in BEFORE]
