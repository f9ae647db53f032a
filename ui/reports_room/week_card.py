"""The card of the diary on paper: the sheet of a week, reception's sheet of a day, the calendar file of a chair."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QSizePolicy, QWidget

from cpdesk.rows.invitations import PapersWritten, WriteCalendarFile, WriteDaySheet, WriteWeekSheet
from cpdesk.rows.people import Bookable, ChairsAndRooms
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import long
from ui.reports_room.labels import Card, button, sentence
from ui.shared.choice_box import TypedChoiceBox
from ui.shared.date_field import DateField
from ui.shared.desk_link import DeskLink
from ui.shared.flow_row import FlowRow
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

WHAT_FOR = (
    "The week on one sheet for the unit, and the sheet of a day for reception: time, room, chair, reference and "
    "initials, what to arrange. A calendar file puts a chair's or a room's conferences into Outlook."
)
NO_DATE = "Enter a day of the week, like 7/12/2026."
NOT_SAVED = "Nothing saved yet."
SAVED = "reports/diary saved last"
_NOT_IN_A_NAME = re.compile(r"[^\w .-]+")


class WeekCard(Card):
    """Which week, and three papers of it; each is written at once into the folder that the card names."""

    preview_wanted = Signal(date)
    folder_wanted = Signal()

    def __init__(
        self, link: DeskLink, theme: Theme, remembered: Remembered, outside: Outside, folder: Callable[[], str]
    ) -> None:
        super().__init__("Diary for a week (print)")
        self._link, self._remembered, self._outside, self._folder = link, remembered, outside, folder
        self.day = DateField(theme, link.almanac)
        self.day.setAccessibleName("A day of the week")
        self.day.set_context(lambda on: (f"The week of {long(monday_of(on))}.", False))
        self.whose = TypedChoiceBox()
        self.whose.setAccessibleName("Whose calendar")
        self.preview = button("Preview", self._preview, drawn="preview")
        self.save = button("Save PDF", self._save_week, drawn="print", main=True)
        self.day_sheet = button("Day sheet for reception", self._save_day, drawn="print")
        self.calendar = button("Calendar file", self._save_calendar, drawn="diary")
        self.choose = button("Choose another folder", self.folder_wanted.emit, drawn="folder")
        self.show_file = button("Open it", self._open, drawn="folder")
        self.goes_into, self.last = sentence(kind="quiet"), sentence(kind="quiet")
        self.notice = NoticeBar(theme)
        self._lay_out()
        self.day.setDate(link.almanac.today())
        self._show_last()

    def read_again(self) -> None:
        """Reads again which chairs and rooms there are."""
        self._link.ask(ChairsAndRooms(), self._show_bookable, self._refused, latest=True)

    def show_folder(self) -> None:
        """Says where papers go now."""
        self.goes_into.setText(f"Goes into {self._folder()}")

    def _show_bookable(self, bookable: Bookable) -> None:
        chosen = self.whose.currentData()
        self.whose.clear()
        for chair in bookable.chairs:
            self.whose.addItem(chair.name, ("chair", chair.name))
        for room in bookable.rooms:
            self.whose.addItem(room.name, ("room", room.name))
        self.whose.setCurrentIndex(max(self.whose.findData(chosen), 0))
        self.calendar.setEnabled(self.whose.count() > 0)

    def _preview(self) -> None:
        self._with_day(self.preview_wanted.emit)

    def _save_week(self) -> None:
        self._with_day(lambda on: self._write(WriteWeekSheet(on, self._folder())))

    def _save_day(self) -> None:
        self._with_day(lambda on: self._write(WriteDaySheet(on, self._folder())))

    def _save_calendar(self) -> None:
        kind, name = self.whose.currentData()
        path = Path(self._folder()) / f"Calendar {_NOT_IN_A_NAME.sub('-', name)}.ics"
        chair, room = (name, "") if kind == "chair" else ("", name)
        self._write(WriteCalendarFile(str(path), chair=chair, room=room))

    def _with_day(self, act: Callable[[date], object]) -> None:
        """Act on the day in the box; what stands there is put right first when it is none."""
        on = self.day.date()
        if on is None:
            self.day.show_problem(self.day.problem() or NO_DATE)
            self.day.setFocus()
            return
        act(on)

    def _write(self, request: WriteWeekSheet | WriteDaySheet | WriteCalendarFile) -> None:
        self._link.do(request, self._written, self._refused, words="Writing the paper")

    def _written(self, written: PapersWritten) -> None:
        self._remembered.keep(SAVED, written.paths[0])
        self._show_last()
        self.notice.say(written.said)

    def _show_last(self) -> None:
        """Say where the last paper lies, also one of another day; its name has dates and no name of a child."""
        last = self._remembered.value(SAVED, "")
        self.last.setText(f"Last saved: {last}" if last else NOT_SAVED)
        self.show_file.setEnabled(bool(last))

    def _refused(self, refusal: Refusal) -> None:
        if refusal.field == "folder":
            self.notice.refuse(str(refusal), button="Choose another folder", act=self.folder_wanted.emit)
        else:
            self.notice.refuse(str(refusal))

    def _open(self) -> None:
        last = self._remembered.value(SAVED, "")
        if not self._outside.open_path(last):
            self.notice.warn(f"No program opened the file. It was saved here: {last}")

    def _lay_out(self) -> None:
        self.calendar.setEnabled(False)
        week, whose = QFormLayout(), QFormLayout()
        week.addRow("Week with", self.day)
        whose.addRow("Calendar of", self.whose)
        self.column.addWidget(sentence(WHAT_FOR, "quiet"))
        self.column.addLayout(week)
        self.column.addWidget(_row(self.save, self.preview, self.day_sheet))
        self.column.addLayout(whose)
        self.column.addWidget(_row(self.calendar))
        for part in (self.notice, self.goes_into, _row(self.choose, self.show_file), self.last):
            self.column.addWidget(part)


def monday_of(on: date) -> date:
    """The Monday of the week that holds this day."""
    return on - timedelta(days=on.weekday())


def _row(*parts: QWidget) -> QWidget:
    """Buttons side by side, going on in a second line where the card is narrow."""
    holder = QWidget()
    row = FlowRow(holder, right_from=holder)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    for part in parts:
        row.addWidget(part)
    return holder
