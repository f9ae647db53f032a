"""Brings a database's schema up to what this program knows, whole or not at all, with a copy of the file first."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from cpdesk.records.engine import READS
from cpdesk.records.trouble import refusal_of
from cpdesk.rows.refusals import Refusal

STEPS = ("0001", "0002", "0003", "0004")
HEAD = STEPS[-1]
_TURN = 0x6370_6465_736B
"""The number by which a server lets one program at a time change the schema: "cpdesk" in letters."""
MIGRATIONS = Path(__file__).parent / "migrations"


def schema_of(connection: Connection) -> str:
    """The step at which the database stands; '' when it has no schema yet."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none() or ""


def state_of(engine: Engine) -> str:
    """The step at which the database stands; a database of a newer program is refused."""
    with engine.execution_options(**READS).connect() as connection:
        step = schema_of(connection)
        if not step and inspect(connection).get_table_names():
            raise Refusal("This database belongs to another program. Open another one.")
    if step and step not in STEPS:
        raise Refusal(
            "This register was last used by a newer version of the program. "
            "Install the newer version; nothing was changed."
        )
    return step


def begin(engine: Engine) -> bool:
    """Make the schema in an empty database; whether it was this desk that made it, and not another just before."""
    return move(engine, HEAD)


def upgrade_shared(engine: Engine) -> None:
    """Bring a shared PostgreSQL register up to date, when somebody asked for it by name."""
    try:
        if state_of(engine) != HEAD:
            move(engine, HEAD)
    except DBAPIError as trouble:
        raise refusal_of(trouble) or trouble from None


def move(engine: Engine, to: str) -> bool:
    """Run the steps up to, or back down to, this one in one transaction; 'base' takes everything away.

    False when another desk did it while this one waited for its turn.
    """
    from alembic import command  # noqa: PLC0415 - only a register that is made or upgraded needs it
    from alembic.config import Config  # noqa: PLC0415 - as above

    from cpdesk.records.find_words import fill_words  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":  # SQLite's own BEGIN IMMEDIATE lets one desk at a time begin
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_TURN})"))
        at = schema_of(connection)
        if at == to:
            return False
        config.attributes["connection"] = connection
        down = to == "base" or (at in STEPS and STEPS.index(at) > STEPS.index(to))
        (command.downgrade if down else command.upgrade)(config, to)
        if at and to == HEAD:
            fill_words(connection)
    return True
