"""Writes a register of any size, set by set in the database itself: a million entries in a minute or two.

Every twentieth entry is open, a month's worth was held this month, the rest is closed, as after years of work. Nothing
of it is a real name.
"""

import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection, text

from cpdesk.desk.demonstration.people import CHAIRS, FIRST_NAMES, SURNAMES
from cpdesk.desk.seed_002 import TEAMS
from cpdesk.desk.work import Desk
from cpdesk.records.database import Database, open_database
from cpdesk.records.find_words import fill_words
from cpdesk.records.keys import KeyFile
from cpdesk.records.model import Recommendation
from cpdesk.records.search import SEARCH_TABLE
from cpdesk.rules.names import fold, sort_key

TODAY = date(2026, 11, 23)
_ALL_CHAIRS = [f"{name} {number}" for number in range(1, 11) for name in CHAIRS]


def desk_with(entries: int, folder: Path | None = None) -> Desk:
    """A desk on an encrypted register of so many entries, made for this measurement."""
    folder = folder or Path(tempfile.mkdtemp(prefix="cpdesk-bench-"))
    data = folder / "data"  # as CPDESK_HOME has it, so that the program can be started on it
    database = open_database(f"sqlite:///{data / 'register.db'}", KeyFile(folder / "config"), data / "copies")
    if database.made_now:
        write_entries(database, entries)
    return Desk(database, who="bench", today=lambda: TODAY)


def write_entries(database: Database, entries: int) -> None:
    """So many invented entries, with a child, a deadline and their words each."""
    table = Recommendation.__table__
    indexes = sorted(table.indexes, key=lambda one: str(one.name))  # type: ignore[attr-defined]  # a Table
    with database.engine.begin() as connection:
        for index in indexes:
            index.drop(connection)
        _write_names(connection)
        for statement in _statements():
            connection.execute(text(statement), {"entries": entries, "today": TODAY.isoformat()} | _days())
        for index in indexes:
            index.create(connection)
        connection.execute(
            text("INSERT INTO unit_setting(key, value) VALUES ('entries of the register', :number)"),
            {"number": str(entries)},
        )
        connection.execute(text(f"INSERT INTO {SEARCH_TABLE}({SEARCH_TABLE}) VALUES('optimize')"))
        fill_words(connection)


def _days() -> dict[str, str]:
    return {"first": (TODAY - timedelta(days=9000)).isoformat(), "month": f"{TODAY:%Y%m}"}


def _write_names(connection: Connection) -> None:
    connection.execute(text("CREATE TEMP TABLE names(kind TEXT, n INTEGER, name TEXT, key TEXT, words TEXT)"))
    lists = {"surname": SURNAMES, "first": FIRST_NAMES, "team": TEAMS, "chair": _ALL_CHAIRS}
    rows = [
        {"kind": kind, "n": n, "name": name, "key": sort_key(name), "words": fold(name)}
        for kind, names in lists.items()
        for n, name in enumerate(names, 1)
    ]
    connection.execute(text("INSERT INTO names VALUES (:kind, :n, :name, :key, :words)"), rows)
    connection.execute(text("CREATE INDEX temp.ix_names ON names(kind, n)"))
    for kind, made in (("team", "team"), ("chair", "person")):
        connection.execute(
            text(
                f"INSERT INTO {made}(id, uuid, version, name, name_key{', email' if made == 'person' else ''}) "
                f"SELECT n, kind || n, 1, name, words{', ' + chr(39) * 2 if made == 'person' else ''} "
                "FROM names WHERE kind = :kind"
            ),
            {"kind": kind},
        )


def _statements() -> tuple[str, ...]:
    """The entries as one SELECT over numbers, then what hangs on them."""
    picked = f"""
    CREATE TEMP TABLE picked AS
    WITH RECURSIVE numbers(e) AS (SELECT 1 UNION ALL SELECT e + 1 FROM numbers WHERE e < :entries)
    SELECT e n, s.name surname, s.key surname_key, f.name first_name, f.key first_key, t.n team_id, t.name team,
        t.key team_key, c.n chair_id, c.name chair, c.key chair_key, s.words || ' ' || f.words || ' ' || t.words || ' '
        || c.words words,
        CASE WHEN e % 1000 = 1 THEN 0 WHEN e % 20 = 0 THEN 1 WHEN e % 50 = 1 THEN 2 WHEN e % 40 = 3 THEN 4 ELSE 3 END
        state_rank,
        CASE WHEN e % 20 = 0 OR e % 1000 = 1 THEN date(:today, (e * 7919 % 60 - 20) || ' days')
             ELSE date(:first, (e * 7919 % 8900) || ' days') END due
    FROM numbers
    CROSS JOIN names s ON s.kind = 'surname' AND s.n = (e * 31) % {len(SURNAMES)} + 1
    CROSS JOIN names f ON f.kind = 'first' AND f.n = (e * 17) % {len(FIRST_NAMES)} + 1
    CROSS JOIN names t ON t.kind = 'team' AND t.n = (e * 13) % {len(TEAMS)} + 1
    CROSS JOIN names c ON c.kind = 'chair' AND c.n = (e * 11) % {len(_ALL_CHAIRS)} + 1
    """
    return (
        picked,
        "INSERT INTO family(id, uuid, case_id) SELECT n, 'f' || n, 1000 + n FROM picked",
        "INSERT INTO child(id, uuid, version, family_id, first_name, surname, born_on) "
        "SELECT n, 'c' || n, 1, n, first_name, surname, date(due, '-' || (n % 5000) || ' days') FROM picked",
        _ENTRIES,
        "INSERT INTO recommended_child(recommendation_id, child_id, place) SELECT n, n, 0 FROM picked",
        "INSERT INTO deadline(id, subject, subject_id, key, anchor_on, span_unit, span_count, due_on, standards, "
        "provisional, state, explanation, part, chair_id, about, reference) SELECT n, 'recommendation', n, 'lpm_by', "
        "date(due, '-28 days'), 'wd', 20, due, 'LLR', 0, CASE WHEN state_rank < 2 THEN 'open' ELSE 'met' END, "
        "'counted', 'chair', chair_id, surname || ', ' || first_name, 1000 + n FROM picked",
        f"INSERT INTO {SEARCH_TABLE}(rowid, words) SELECT n, words || ' ' || (1000 + n) || ' ' || "
        "strftime('%d %m %Y', due) || ' ' || char(57344) || 'r' || state_rank || ' ' || char(57344) || 'c' || chair_id "
        "|| ' ' || char(57344) || 't' || team_id || CASE WHEN state_rank IN (2, 3) THEN ' ' || char(57344) || 'h' || "
        "strftime('%Y%m', due) ELSE '' END FROM picked",
    )


_ENTRIES = """
INSERT INTO recommendation(id, uuid, version, family_id, case_id, team_id, chair_id, conference_kind, conference_on,
    recommended_on, rationale, risk_statement, timescale, lpm_by, state, lpm_booked_for, rebooked, lpm_on, outcome,
    tm_view, disagreement, notes, watched, last_update_on, last_update_by, withdrawn_why, standards, imported_from,
    state_rank, escalated, due_shown, child_shown, team_shown, chair_shown, child_key, reference_key, first_born_on,
    team_key, chair_key, from_key, outcome_key, tm_view_key, team_manager_key, social_worker_key, days_taken, siblings,
    gap_count)
SELECT n, 'e' || n, 1, n, 1000 + n, team_id, chair_id, CASE n % 2 WHEN 0 THEN 'ICPC' ELSE 'RCPC' END,
    date(due, '-28 days'), date(due, '-28 days'), 'Two missed core groups.', 'High.', '20 working days', due,
    CASE state_rank WHEN 0 THEN 'alerted' WHEN 1 THEN 'alerted' WHEN 2 THEN 'held' WHEN 3 THEN 'closed' ELSE
    'withdrawn' END, CASE WHEN state_rank IN (2, 3) THEN due END, 0, CASE WHEN state_rank IN (2, 3) THEN due END,
    CASE WHEN state_rank IN (2, 3) THEN 'no_action' END, 'agrees', '', '', 0, date(due, '-' || (n % 30) || ' days'),
    'bench', '', 'LLR', '', state_rank, state_rank = 0, due, surname || ', ' || first_name, team, chair,
    surname_key || ' ' || first_key, printf('%010d', 1000 + n), date(due, '-' || (n % 5000) || ' days'), team_key,
    chair_key, CASE n % 2 WHEN 0 THEN 'ICPC ' ELSE 'RCPC ' END || date(due, '-28 days'),
    CASE WHEN state_rank IN (2, 3) THEN 'no action' ELSE '' END, 'agrees', '', '',
    CASE WHEN state_rank IN (2, 3) THEN 28 END, 0, 0
FROM picked
"""


if __name__ == "__main__":
    began = time.perf_counter()
    desk_with(int(sys.argv[1]), Path(sys.argv[2]))
    print(f"{sys.argv[1]} entries written in {time.perf_counter() - began:.1f} s")
