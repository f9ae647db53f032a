"""The conference record: its versions, who took part, decisions and views, the outline plan, concerns."""

from alembic import op
from sqlalchemy import Table

from cpdesk.records.migrations import record_schema_plan
from cpdesk.records.migrations.record_schema import BEFORE, RECORD

__all__ = ["record_schema_plan"]  # its tables join RECORD when it is read

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    RECORD.create_all(op.get_bind(), tables=_made_here())


def downgrade() -> None:
    RECORD.drop_all(op.get_bind(), tables=_made_here())


def _made_here() -> list[Table]:
    return [table for table in RECORD.sorted_tables if table not in BEFORE]
