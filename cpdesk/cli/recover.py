"""`recover`: the recovery key typed back, when a register has lost its key."""

from pathlib import Path

import click

from cpdesk.cli.asked import asked_of, everywhere
from cpdesk.cli.told import tell
from cpdesk.rows.refusals import Refusal


@everywhere
@click.command("recover")
@click.option("--key", prompt="Recovery key", hide_input=False, help="Asked for when left out.")
@click.pass_context
def recover(context: click.Context, key: str) -> None:
    """Open a register again whose key was lost, with its recovery key."""
    from cpdesk.desk.open_desk import key_store  # noqa: PLC0415 (brings the database library)
    from cpdesk.records.database import recover as keep_again  # noqa: PLC0415 (read in when needed)

    keep_again(_file_of(asked_of(context).db), key, key_store())
    tell("The register opens with this key, which is kept again.")


def _file_of(given: str) -> Path:
    from sqlalchemy import make_url  # noqa: PLC0415 (read in when needed)

    from cpdesk.settings import database_url  # noqa: PLC0415 (read in when needed)

    address = make_url(database_url(given))
    if address.get_backend_name() != "sqlite":
        raise Refusal("A shared register has no recovery key here; its server keeps the key.")
    return Path(address.database or "").absolute()
