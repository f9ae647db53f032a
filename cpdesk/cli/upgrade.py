"""`upgrade`: a shared register brought up to this program, when somebody asks for it by name."""

import click

from cpdesk.cli.asked import asked_of, everywhere
from cpdesk.cli.told import tell
from cpdesk.rows.refusals import Refusal


@everywhere
@click.command("upgrade")
@click.pass_context
def upgrade(context: click.Context) -> None:
    """Bring a shared PostgreSQL register up to this program; run it once, when nobody is working."""
    from cpdesk.desk.open_desk import key_store  # noqa: PLC0415 (brings the database library)
    from cpdesk.records.engine import file_of, open_engine  # noqa: PLC0415 (read in when needed)
    from cpdesk.records.upgrade import upgrade_shared  # noqa: PLC0415 (read in when needed)
    from cpdesk.settings import database_url  # noqa: PLC0415 (read in when needed)

    address = database_url(asked_of(context).db)
    if file_of(address):
        raise Refusal("A register in a file is brought up to date when it is opened. Give --db postgresql://...")
    engine = open_engine(address, key_store())
    try:
        upgrade_shared(engine)
    finally:
        engine.dispose()
    tell("The shared register is up to date.")
