"""What every mapped class has in common: how constraints are named, and how changes are counted."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Integer,
    MetaData,
    Text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

WholeNumber = BigInteger().with_variant(Integer, "sqlite")
SortText = Text().with_variant(Text(collation="C"), "postgresql")  # ordered by code point, as SQLite orders


class Record(DeclarativeBase):
    """The base of everything kept."""

    metadata = MetaData(naming_convention=NAMES)


class Versioned:
    """A record that counts its changes: a save that saw an older version is refused (I29)."""

    version: Mapped[int] = mapped_column(Integer, default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy gives the class
        """Each change of the record raises its version by one."""
        return {"version_id_col": cls.version}
