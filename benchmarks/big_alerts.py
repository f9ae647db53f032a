"""As many MAQA alerts as are asked for: those of a generated unit that came to an end, copied over earlier years.

What runs stays what one unit has in hand: alerts that are not ended do not pile up, those that are do.
"""

from pathlib import Path

from sqlalchemy import Connection, select, text

from benchmarks.timeliness import desk_of_years
from cpdesk.desk.clock_rows import CONCERN
from cpdesk.desk.work import Desk
from cpdesk.records.find_words import fill_words
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import KeptDeadline, MaqaAlert, Record

_MEETINGS = 2_000


def desk_with_alerts(alerts: int, folder: Path) -> Desk:
    """A desk on a unit of 2,000 conferences with so many alerts, which is made when the folder holds none."""
    made = (folder / "data").exists()
    desk = desk_of_years(_MEETINGS, folder)
    if not made:
        with desk.database.engine.begin() as connection:
            _copy_ended(connection, alerts)
            fill_words(connection)
            connection.execute(text("ANALYZE"))
    return desk


def _copy_ended(connection: Connection, alerts: int) -> None:
    """Copies of the ended alerts and their clocks, a quarter earlier with every round, over at most twenty years."""
    ended = select(MaqaAlert.id).where(MaqaAlert.state.in_(("resolved", "withdrawn")), MaqaAlert.voided_at.is_(None))
    numbers = connection.scalars(ended.order_by(MaqaAlert.id)).all()
    there = max(connection.scalars(select(MaqaAlert.id)).all())
    connection.execute(text("CREATE TEMP TABLE ended(id INTEGER PRIMARY KEY, place INTEGER)"))
    rows = [{"id": id_, "place": place} for place, id_ in enumerate(numbers, 1)]
    connection.execute(text("INSERT INTO ended VALUES (:id, :place)"), rows)
    of_round = f":there + rounds.n * {len(numbers)} + ended.place"
    days = {name: f"date({name}, '-' || (rounds.n % 80 * 91) || ' days')" for name in ("raised_on", "meeting_on")}
    given = {"there": there, "rounds": max(alerts // max(len(numbers), 1), 1)}
    connection.execute(text(_copies(MaqaAlert, "id", {"id": of_round, **days})), given)
    clocks = _copies(KeptDeadline, "subject_id", {"id": "NULL", "subject_id": of_round})
    connection.execute(text(f"{clocks} WHERE copied.subject = '{CONCERN}'"), given)


def _copies(record: type[Record], of: str, others: dict[str, str]) -> str:
    """A statement that copies the records of ended alerts in every round; `others` are the columns that differ."""
    table = table_of(record)
    if "uuid" in table.c:
        others = {"uuid": "lower(hex(randomblob(16)))", **others}
    columns = ", ".join(column.name for column in table.c)
    values = ", ".join(others.get(column.name, f"copied.{column.name}") for column in table.c)
    return (
        f"INSERT INTO {table.name}({columns}) WITH RECURSIVE rounds(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM rounds "
        f"WHERE n + 1 < :rounds) SELECT {values} FROM rounds CROSS JOIN ended "
        f"JOIN {table.name} copied ON copied.{of} = ended.id"
    )
