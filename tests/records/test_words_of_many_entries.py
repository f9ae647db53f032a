"""The words of many entries replaced at once: found by the new ones, and nothing of the old ones is left behind."""

from itertools import chain

from sqlalchemy import text

from cpdesk.records.database import Database
from cpdesk.records.many_rows import insert_rows, new_uuids, reserve_numbers
from cpdesk.records.model import Family
from cpdesk.records.search import entries_with, keep_words, many_words, new_words

ENTRIES = range(1, 121)


def test_words_of_many_entries_are_replaced(database: Database) -> None:
    with database.engine.begin() as connection:
        new_words(connection, [(number, "rowan ash", ("labelled",)) for number in ENTRIES])
        with many_words(connection, len(ENTRIES)):
            keep_words(connection, [(number, "juniper elm", ("labelled",)) for number in ENTRIES])
        found = {
            word: len(connection.execute(entries_with(connection.dialect.name, [(word,)], [])).all())
            for word in ("rowan", "jun", "elm")
        }
    assert found == {"rowan": 0, "jun": len(ENTRIES), "elm": len(ENTRIES)}


def test_nothing_of_the_words_that_were_replaced_stays_in_the_file(sqlite_database: Database) -> None:
    with sqlite_database.engine.begin() as connection:
        new_words(connection, [(number, f"zebedee{number}", ()) for number in ENTRIES])
        with many_words(connection, len(ENTRIES)):
            keep_words(connection, [(number, "juniper elm", ()) for number in ENTRIES])
        blocks = connection.execute(text("SELECT block FROM register_search_data")).scalars()
        words = connection.execute(text("SELECT c0 FROM register_search_content")).scalars()
        assert not any("zebedee" in bytes(block).decode("latin-1") for block in blocks)
        assert set(words) == {"juniper elm"}
        each = text("SELECT v FROM register_search_config WHERE k = 'secure-delete'")
        assert connection.scalar(each) == 1


def test_numbers_that_are_reserved_belong_to_nobody(database: Database) -> None:
    with database.engine.begin() as connection:
        for _ in range(2):
            numbers = reserve_numbers(connection, Family, 3)
            rows = [{"id": id_, "uuid": uuid, "case_id": ""} for id_, uuid in zip(numbers, new_uuids(3), strict=True)]
            insert_rows(connection, Family, rows)
        kept = list(chain.from_iterable(connection.execute(text("SELECT id FROM family"))))
    assert len(set(kept)) == 6
