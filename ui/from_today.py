"""Where a line or a tile of Today leads, or a line of a page: to what holds it, with its next step begun."""

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from cpdesk.rows.marks import Mark
from cpdesk.rows.today import Tile
from cpdesk.rules.weeks import day_to_plan
from ui.rooms import DIARY, MAQA, REGISTER, REPORTS, TEAM_MAP

if TYPE_CHECKING:
    from ui.diary.tab import DiaryTab
    from ui.lpm_register.tab import RegisterTab
    from ui.maqa.tab import MaqaTab
    from ui.reports_room.tab import ReportsTab
    from ui.team_map.tab import TeamMapTab
    from ui.window_pages import WindowPages

Reached = Callable[[int], QWidget | None]
MARKS = {Tile.LPM_OVERDUE: Mark.OVERDUE, Tile.LPM_DUE_SOON: Mark.DUE_SOON}
BOOKED = frozenset({"booking_due", "icpc_due", "rcpc1_due", "rcpcN_due"})
ALERTS = frozenset({"maqa_alert", "new_alert"})
MAPPED = frozenset({"team", "chair", "directory"})
ENTRIES = frozenset({"recommendation", "entry"})
INVITED = frozenset({"icpc_notice", "rcpc_invite_due"})
OF_RECORD = frozenset({"record_due", "record_to_send", "tell_agency_role", "role_objection_due"})
FIGURES = frozenset({"maqa_quarter", "timeliness", "annex"})
IS_QUARTER = re.compile(r"\d{4}-Q[1-4]")


class FromToday:
    """Goes to the tab and has its room show what was chosen; `reach` gives the room behind a tab."""

    def __init__(self, reach: Reached, today: Callable[[], date], opens: "WindowPages") -> None:
        self._reach = reach
        self._today = today
        self._opens = opens

    def open_line(self, subject: str, number: int, due: str) -> None:
        """Opens what a line of Today is about, with the step begun that is due; with nothing due it is only shown."""
        if subject == "child_road":
            self._opens.show_road(number)
        elif subject == "record" or (subject == "conference" and due in OF_RECORD):
            self._opens.show_record(number, due)
        elif subject in ALERTS:
            self._open_alert(subject, number, due)
        elif subject in MAPPED:
            self._open_mapped(subject, number)
        elif subject in FIGURES:
            self._open_page(subject, due)
        elif subject in ENTRIES:
            self._open_entry(number, due)
        elif subject == "invitations":
            self._diary().panels.invitations(number)
        elif subject == "request":
            self._open_request(number, due)
        else:
            self._open_conference(number, due)

    def _open_alert(self, subject: str, number: int, due: str) -> None:
        """An alert with its step begun, or the form for a new one of a conference."""
        if subject == "new_alert":
            self._maqa().new_alert_of(number)
        else:
            self._maqa().open_alert(number, due)

    def _open_mapped(self, subject: str, number: int) -> None:
        """A team or a chair on the linked-IC map, or the directory of roles."""
        if subject == "team":
            self._team_map().show_team(number)
        elif subject == "chair":
            self._team_map().show_chair(number)
        else:
            self._opens.show_directory(number)

    def _open_page(self, subject: str, due: str) -> None:
        """A page of figures; what is due names the quarter."""
        if subject == "maqa_quarter":
            self._opens.show_quarter(due if IS_QUARTER.fullmatch(due) else "")
        elif subject == "timeliness":
            self._opens.show_timeliness()
        else:
            self._opens.show_annex()

    def open_tile(self, tile: Tile, chair_id: int | None) -> None:
        """Shows what a tile counts."""
        if tile in MARKS:
            self._register().narrow_to_mark(MARKS[tile], chair_id)
        elif tile is Tile.MAQA_DUE:
            self._maqa().show_due(chair_id)
        elif tile is Tile.TO_BOOK:
            self._diary().waiting.list.setFocus()
        else:
            self._diary().show_day(day_to_plan(self._today()))

    def open_list(self, wanted: str) -> None:
        """Shows the first-Monday list in Reports, or begins to export it."""
        reports = cast("ReportsTab", self._reach(REPORTS))
        if wanted == "export":
            reports.export()
        else:
            reports.show_preview()

    def _open_entry(self, number: int, due: str) -> None:
        if due:
            self._register().open_next_step(number)
        else:
            self._register().show_entry(number)

    def _open_request(self, number: int, due: str) -> None:
        panels = self._diary().panels
        if due in BOOKED:
            panels.book(request_id=number)
        else:
            panels.open_request(number, due)

    def _open_conference(self, number: int, due: str) -> None:
        panels = self._diary().panels
        if due in BOOKED:
            panels.book(conference_id=number)
        elif due in INVITED:
            panels.invitations(number)
        else:
            panels.open_conference(number, due)

    def _register(self) -> "RegisterTab":
        return cast("RegisterTab", self._reach(REGISTER))

    def _maqa(self) -> "MaqaTab":
        return cast("MaqaTab", self._reach(MAQA))

    def _team_map(self) -> "TeamMapTab":
        return cast("TeamMapTab", self._reach(TEAM_MAP))

    def _diary(self) -> "DiaryTab":
        return cast("DiaryTab", self._reach(DIARY))
