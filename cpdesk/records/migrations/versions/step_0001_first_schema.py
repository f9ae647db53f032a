"""The whole schema: tables, the rules that hold them, what may only be appended to, and the search."""

from alembic import op

from cpdesk.records import search
from cpdesk.records.append_only import hold_append_only, let_go_append_only
from cpdesk.records.model import Record

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    Record.metadata.create_all(connection)
    hold_append_only(connection)
    search.make_search_table(connection)


def downgrade() -> None:
    connection = op.get_bind()
    search.drop_search_table(connection)
    let_go_append_only(connection)
    Record.metadata.drop_all(connection)
