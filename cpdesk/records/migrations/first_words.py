"""The first schema: the place where the register's words are kept, FTS5 on SQLite, a tsvector on PostgreSQL."""

from sqlalchemy import Connection

_TABLE = "register_search"


def make_search_table(connection: Connection) -> None:
    """The place where the register's words are kept, made once; a deleted name does not stay in the file."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {_TABLE} USING fts5(words, prefix='1 2 3', tokenize='unicode61')"
        )
        connection.exec_driver_sql(f"INSERT INTO {_TABLE}({_TABLE}, rank) VALUES('secure-delete', 1)")
        return
    connection.exec_driver_sql(f"CREATE TABLE {_TABLE} (id bigint PRIMARY KEY, words tsvector NOT NULL)")
    connection.exec_driver_sql(f"CREATE INDEX ix_{_TABLE}_words ON {_TABLE} USING gin (words)")


def drop_search_table(connection: Connection) -> None:
    """The register without its words, as before they were kept."""
    connection.exec_driver_sql(f"DROP TABLE {_TABLE}")
