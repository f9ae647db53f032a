"""The whole first schema: tables and the rules that hold them, what may only be appended to, and the search."""

from alembic import op

from cpdesk.records.migrations import first_schema_register
from cpdesk.records.migrations.first_append_only import hold_append_only, let_go_append_only
from cpdesk.records.migrations.first_schema import FIRST
from cpdesk.records.migrations.first_words import drop_search_table, make_search_table

__all__ = ["first_schema_register"]  # its tables join FIRST when it is read

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    FIRST.create_all(connection)
    hold_append_only(connection)
    make_search_table(connection)


def downgrade() -> None:
    connection = op.get_bind()
    drop_search_table(connection)
    let_go_append_only(connection)
    FIRST.drop_all(connection)
