"""The workbook of what to look at after the old spreadsheet was read."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import openpyxl

from cpdesk.rows.old_spreadsheet import Doubt, Rejected
from reports.doubts import NOTHING, WHOLE_ROW, write_doubts

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def rows_of(written: bytes) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(BytesIO(written))["Doubts"].iter_rows(values_only=True))


def test_rows_not_taken_come_first_and_then_the_doubts() -> None:
    written = write_doubts(
        [Doubt("LPM list", 7, "Chair", "=1+1", "Nobody of this name is known.")],
        [Rejected("Closed", 107, "No child is named.")],
        NOW,
    )
    assert rows_of(written)[1:] == [
        ("Closed", 107, WHOLE_ROW, None, "Not taken: No child is named."),
        ("LPM list", 7, "Chair", "=1+1", "Nobody of this name is known."),
    ]


def test_what_was_written_stays_text() -> None:
    written = write_doubts([Doubt("LPM list", 7, "Reason", "=HYPERLINK(1)", "Look.")], [], NOW)
    cell = openpyxl.load_workbook(BytesIO(written))["Doubts"]["D2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=HYPERLINK(1)", "s", True)


def test_without_doubts_it_says_so() -> None:
    assert rows_of(write_doubts([], [], NOW))[1][0] == NOTHING


def test_the_same_doubts_give_the_same_bytes() -> None:
    doubts = [Doubt("LPM list", 7, "Chair", "?", "Look.")]
    assert write_doubts(doubts, [], NOW) == write_doubts(doubts, [], NOW)
