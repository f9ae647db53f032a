"""One booking of a day at a time: whoever books, moves or puts back a conference first waits for the day (I04)."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import text

from cpdesk.desk.work import Work

_DAYS = 0x6370_6461
"""The kind of lock on PostgreSQL, beside those of the schema and of the history: "cpda" in letters."""


def hold_days(work: Work, days: Iterable[date | None]) -> None:
    """Wait until nobody else books on these days, earliest first, so that two who want the same days never block.

    To be called before anything is read that the booking relies on. SQLite lets one desk write at a time anyway.
    """
    if work.session.connection().dialect.name != "postgresql":
        return
    lock = text("SELECT pg_advisory_xact_lock(:kind, :day)")
    for on in sorted({on for on in days if on is not None}):
        work.session.execute(lock, {"kind": _DAYS, "day": on.toordinal()})
