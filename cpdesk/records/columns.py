"""How texts and moments are kept: texts cleaned and no longer than their column, moments as UTC on every engine."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, String, Text, TypeDecorator

from cpdesk.rules.text import clean


class TooLong(ValueError):
    """A text is longer than its place; `most` is how many characters fit."""

    def __init__(self, most: int) -> None:
        super().__init__(f"longer than {most} characters")
        self.most = most


class Words(TypeDecorator[str]):
    """A text, cleaned on its way in; with `length` it is refused when longer, on SQLite as on PostgreSQL."""

    impl = String
    cache_ok = True

    def __init__(self, length: int | None = None) -> None:
        super().__init__(length)
        self.most = length

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """A varchar of the given length, or a text without limit."""
        return dialect.type_descriptor(String(self.most) if self.most else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it may be kept."""
        if value is None:
            return None
        value = clean(value)
        if self.most is not None and len(value) > self.most:
            raise TooLong(self.most)
        return value


class Moment(TypeDecorator[datetime]):
    """A moment: aware when it comes in, UTC while it is kept, aware UTC when it leaves."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The same moment in UTC; SQLite keeps it without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment as aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
