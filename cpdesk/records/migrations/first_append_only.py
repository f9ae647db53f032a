"""The first schema: tables only ever appended to, held by the database: history, moves, issued lists (I29, I20)."""

from sqlalchemy import Connection, text

APPEND_ONLY = ("history", "state_move", "list_snapshot")


def hold_append_only(connection: Connection) -> None:
    """Make the database refuse every change and every removal in these tables."""
    if connection.dialect.name == "postgresql":
        connection.execute(
            text(
                "CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
            )
        )
    for table in APPEND_ONLY:
        hold_table(connection, table)


def hold_table(connection: Connection, table: str) -> None:
    """Make the database refuse every change and every removal in one table."""
    for statement in _triggers(connection.dialect.name, table):
        connection.execute(text(statement))


def let_go_append_only(connection: Connection) -> None:
    """Take the triggers away, for the step down only."""
    for table in APPEND_ONLY:
        let_go_table(connection, table)
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP FUNCTION append_only()"))


def let_go_table(connection: Connection, table: str) -> None:
    """Take the triggers of one table away, for the step down only."""
    of_table = connection.dialect.name == "postgresql"
    for act in ("update", "delete", "truncate")[: 3 if of_table else 2]:
        connection.execute(text(f"DROP TRIGGER {table}_no_{act}" + (f" ON {table}" if of_table else "")))


def _triggers(engine: str, table: str) -> list[str]:
    if engine == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for act in ("update", "delete")
        ]
    return [
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
        f"FOR EACH {'STATEMENT' if act == 'truncate' else 'ROW'} EXECUTE FUNCTION append_only()"
        for act in ("update", "delete", "truncate")
    ]
