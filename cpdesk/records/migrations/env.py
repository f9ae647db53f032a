"""Runs the steps on the connection that `cpdesk.records.upgrade` gives, inside its one transaction."""

from alembic import context

from cpdesk.records.model import Record

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Record.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
