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
        for statement in _triggers(connection.dialect.name, table):
            connection.execute(text(statement))


def let_go_append_only(connection: Connection) -> None:
    """Take the triggers away, for the step down only."""
    of_table = connection.dialect.name == "postgresql"
    for table in APPEND_ONLY:
        for act in ("update", "delete", "truncate")[: 3 if of_table else 2]:
            connection.execute(text(f"DROP TRIGGER {table}_no_{act}" + (f" ON {table}" if of_table else "")))
    if of_table:
        connection.execute(text("DROP FUNCTION append_only()"))


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
