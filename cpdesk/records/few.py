"""A condition that few rows meet, said to SQLite, which keeps no counts of what stands in its tables."""

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import NullType


class few(GenericFunction[Any]):  # noqa: N801 - a function of SQL, which is written small
    """The condition it is given, with the word to SQLite that it narrows much: so the narrower index is taken.

    PostgreSQL counts for itself and is told nothing.
    """

    type = NullType()  # a Boolean would be compared with 1, and then no index serves it
    name = "few"
    inherit_cache = True


@compiles(few)
def _told_nothing(element: few, compiler: SQLCompiler, **asked: Any) -> str:
    return f"({compiler.process(element.clauses, **asked)})"


@compiles(few, "sqlite")
def _told_to_sqlite(element: few, compiler: SQLCompiler, **asked: Any) -> str:
    return f"unlikely({compiler.process(element.clauses, **asked)})"
