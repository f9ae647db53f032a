"""Where a line or a tile of Today leads: into the room that holds it, with its next step begun."""

from collections.abc import Callable
from datetime import date
from typing import Protocol, cast

from PySide6.QtWidgets import QWidget

from cpdesk.rows.marks import Mark
from cpdesk.rows.today import Tile
from ui.rooms import DIARY, REGISTER, REPORTS

Reached = Callable[[int], QWidget | None]
MARKS = {Tile.LPM_OVERDUE: Mark.OVERDUE, Tile.LPM_DUE_SOON: Mark.DUE_SOON}


class RegisterRoom(Protocol):
    """What Today needs of the LPM register."""

    def open_next_step(self, entry: int) -> None:
        """Show one entry, and open the form of its one next step."""

    def narrow_to_mark(self, mark: Mark, chair_id: int | None = None) -> None:
        """Show the entries that bear this mark."""


class DiaryRoom(Protocol):
    """What Today needs of the diary."""

    def show_request(self, request_id: int) -> None:
        """Show everything about one request, with its next steps."""

    def show_conference(self, conference_id: int) -> None:
        """Show everything about one conference, with its next steps."""

    def show_waiting(self) -> None:
        """Put the cursor on what waits for a date."""

    def show_week(self, on: date) -> None:
        """Show the week that holds this day."""


class ReportsRoom(Protocol):
    """What Today needs of Reports."""

    def show_preview(self) -> None:
        """Show the next list as it would go out."""

    def export(self) -> None:
        """Ask once, then issue and write the list."""


class FromToday:
    """Goes to the tab and has its room show what was chosen; `reach` gives the room behind a tab."""

    def __init__(self, reach: Reached, today: Callable[[], date]) -> None:
        self._reach = reach
        self._today = today

    def open_line(self, subject: str, number: int, _action: str) -> None:
        """Opens what a line of Today is about; the room itself knows its next step."""
        if subject == "recommendation":
            cast("RegisterRoom", self._reach(REGISTER)).open_next_step(number)
        elif subject == "request":
            cast("DiaryRoom", self._reach(DIARY)).show_request(number)
        else:
            cast("DiaryRoom", self._reach(DIARY)).show_conference(number)

    def open_tile(self, tile: Tile, chair_id: int | None) -> None:
        """Shows what a tile counts."""
        if tile in MARKS:
            cast("RegisterRoom", self._reach(REGISTER)).narrow_to_mark(MARKS[tile], chair_id)
        elif tile is Tile.TO_BOOK:
            cast("DiaryRoom", self._reach(DIARY)).show_waiting()
        else:
            cast("DiaryRoom", self._reach(DIARY)).show_week(self._today())

    def open_list(self, wanted: str) -> None:
        """Shows the first-Monday list in Reports, or begins to export it."""
        reports = cast("ReportsRoom", self._reach(REPORTS))
        if wanted == "export":
            reports.export()
        else:
            reports.show_preview()
