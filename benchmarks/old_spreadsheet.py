"""An old spreadsheet of many rows coming in, against python-calamine only reading it.

Processor time is compared, not the clock on the wall: both run on one processor.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from benchmarks.big_register import TODAY, desk_with
from benchmarks.table import Measured, as_markdown
from cpdesk.desk.demonstration.people import CHAIRS, FIRST_NAMES, SURNAMES
from cpdesk.desk.work import Desk, Tools
from cpdesk.intake.workbook import read_workbook
from cpdesk.rows.old_spreadsheet import ImportSpreadsheet, LookAtSpreadsheet

HEADINGS = (
    "No.", "Child(ren)", "LL No", "Team", "TM", "SW", "Chair", "CPC", "Date of CPC", "Reason LPM rec'd", "Timescale",
    "Date emailed CPT/TM", "Date of LPM", "Outcome", "IC read CN?", "Disagreement", "Comments",
)  # fmt: skip


def a_spreadsheet(rows: int, path: Path) -> str:
    """A spreadsheet of so many rows, each of another family, with dates typed in three ways."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("LPM list")
    sheet.append(HEADINGS)
    chance = random.Random(2026)
    for number in range(rows):
        sheet.append(_row(number, chance))
    book.save(path)
    return str(path)


def _row(number: int, chance: random.Random) -> tuple[object, ...]:
    on = TODAY - timedelta(days=chance.randrange(60, 900))
    people = [f"{chance.choice(FIRST_NAMES)} {chance.choice(SURNAMES)}" for _ in range(3)]
    return (
        number, f"{chance.choice(FIRST_NAMES)} & {people[0]}", 300_000 + number, f"Cluster {chance.randrange(1, 7)}",
        people[1], people[2], chance.choice(CHAIRS), chance.choice(("Initial", "Review")), on,
        "Risk remains high, no progress on plan", "within 4 weeks", f"{on + timedelta(days=3):%d/%m/%y}",
        on + timedelta(days=30), "PLO review", "TBC", None, "see email" if number % 7 else None,
    )  # fmt: skip


def taken(act: Callable[[], object]) -> float:
    """The processor time that something takes, in seconds."""
    began = time.process_time()
    act()
    return time.process_time() - began


def spreadsheets_coming_in(rows: int) -> list[Measured]:
    """Reading, looking, importing and importing again, each against calamine's own reading of the same file."""
    folder = Path(tempfile.mkdtemp(prefix="cpdesk-bench-"))
    path = a_spreadsheet(rows, folder / "old.xlsx")
    opened = desk_with(0, folder)
    desk = Desk(opened.database, who="bench", today=lambda: TODAY, tools=Tools(read_workbook=read_workbook))
    floor = taken(lambda: CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())
    works: tuple[tuple[str, float, Callable[[], object]], ...] = (
        ("read a spreadsheet with comments, merges and limits", 0, lambda: read_workbook(path)),
        ("look at a spreadsheet", 0, lambda: desk.ask(LookAtSpreadsheet(path))),
        ("import a spreadsheet", 5, lambda: desk.do(ImportSpreadsheet(path))),
        ("import it again", 0, lambda: desk.do(ImportSpreadsheet(path))),
    )
    return [Measured(work, rows, taken(act), floor, "calamine reading it", reach) for work, reach, act in works]


if __name__ == "__main__":
    print(as_markdown(spreadsheets_coming_in(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)))
