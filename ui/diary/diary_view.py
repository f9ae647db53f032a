"""The diary itself: its head row, what it says when something is amiss or missing, and the view that was chosen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cpdesk.rows.diary import Diary, DiaryCard
from ui.diary.empty_strip import BOOK, CLEAR, WEEK, EmptyStrip, nothing_in_sight
from ui.diary.grid.columns import GridColumn, day_columns, week_columns, with_today
from ui.diary.grid.grid import DiaryGrid
from ui.diary.head_row import HeadRow
from ui.diary.legend import Narrowed, Sort
from ui.diary.list_view import DiaryList
from ui.diary.month_view import MonthView, month_days
from ui.diary.reading import DiaryReading
from ui.diary.views import Shown, View
from ui.shared.desk_link import DeskLink
from ui.shared.empty_state import EmptyState
from ui.shared.notice_bar import NoticeBar
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

_NONE = -1  # what is remembered where no chair, room or team was chosen
_SPAN = {"day": "on this day", "week": "this week", "month": "this month"}


class DiaryView(QWidget):
    """Shows days, weeks, months and lists of what was read.

    `counted` carries the words for the status bar, `moved` the day that is now in sight.
    """

    counted = Signal(str)
    moved = Signal(object)
    narrowed_anew = Signal()
    book_wanted = Signal()

    def __init__(
        self, link: DeskLink, theme: Theme, remembered: Remembered, reading: DiaryReading, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._almanac = link.almanac
        self._remembered = remembered
        self._reading = reading
        today = self._almanac.today()
        self.shown = Shown(self._remembered_view(), today).at_today(today)
        self.head = HeadRow(theme)
        self.notice = NoticeBar(theme)
        self.empty = EmptyStrip()
        self.grid = DiaryGrid(theme)
        self.month = MonthView(theme)
        self.list = DiaryList()
        self.pages = QStackedWidget()
        self._loading = EmptyState("Reading the diary…")
        self._lay_out()
        self._connect()
        self.head.set_wanted(self._remembered_filter())
        self.head.show_place(self.shown)

    def read_again(self) -> None:
        """Read everything in sight again."""
        self._reading.read_everything(*self.shown.days())

    def go_to_day(self, on: date) -> None:
        """Bring this day into sight, in the view that is shown."""
        self.look_at(replace(self.shown, on=on))

    def open_day(self, on: date) -> None:
        """Show one day, a column for each chair."""
        self.look_at(Shown(View.BY_CHAIR, on))

    def list_day(self, on: date) -> None:
        """Show the list of one day."""
        self.look_at(Shown(View.LIST, on, one_day=True))
        self.list.setFocus()

    def step(self, by: int) -> None:
        """A week, a day or a month back or on; 0 goes to today."""
        self.look_at(self.shown.moved(by) if by else self.shown.at_today(self._almanac.today()))

    def choose_view(self, view: View) -> None:
        """Look at the same days in another way."""
        self._remembered.keep("diary/view", view.value)
        self.look_at(Shown(view, self.shown.on))

    def look_at(self, shown: Shown) -> None:
        """Show this part of the diary, read when it is not at hand."""
        before, self.shown = self.shown, shown
        self.head.show_place(shown)
        self.moved.emit(shown.on)
        if before.days() == shown.days() and self._reading.diary is not None:
            self.show_what_was_read()
        else:
            self._reading.read_days(*shown.days())

    def narrowed(self) -> Narrowed:
        """What the diary is narrowed to."""
        return self.head.wanted()

    def clear(self) -> None:
        """Show every conference again."""
        self.head.set_wanted(Narrowed())
        self._narrow()
        self.in_front().setFocus()

    def in_front(self) -> QWidget:
        """The grid, month or list that is shown."""
        if self.shown.view is View.MONTH:
            return self.month
        return self.list if self.shown.view is View.LIST else self.grid

    def show_what_was_read(self) -> None:
        """Show what was read last, narrowed; another week's answer is left to the one still to come."""
        diary = self._reading.diary
        if diary is None or (diary.first, diary.last) != self.shown.days():
            return
        narrowed = self.narrowed()
        cards = self._reading.cards(narrowed)
        today, calendar = self._almanac.today(), self._almanac.calendar()
        had_focus = any(view.hasFocus() for view in (self.grid, self.month, self.list))
        if self.shown.view is View.MONTH:
            self.month.show_days(month_days(diary.first, diary.last, cards, calendar), self.shown.on, today)
        elif self.shown.view is View.LIST:
            self.list.show_cards(cards)
        else:
            columns = with_today(self._columns(diary, cards, narrowed), today)
            self.grid.show_columns(columns, self._reading.day_minutes(), self._reading.ground())
        self.pages.setCurrentWidget(self.in_front())
        if had_focus:
            self.in_front().setFocus()
        self._say_how_many(len(cards), len(diary.cards))

    def _columns(self, diary: Diary, cards: Sequence[DiaryCard], narrowed: Narrowed) -> tuple[GridColumn, ...]:
        calendar = self._almanac.calendar()
        if self.shown.view is View.WEEK:
            return week_columns(diary, cards, calendar)
        return day_columns(self.shown.view, diary, cards, self._reading.bookable_for(narrowed), calendar)

    def _say_how_many(self, shown: int, everything: int) -> None:
        narrowed = self.head.is_narrowed()
        self.head.say_shown(f"{shown} of {everything} shown" if narrowed else "")
        span, waiting = self.shown.span_word(), len(self._reading.waiting)
        nobody = self._nobody_to_show()
        if shown:
            self.empty.hide()
        elif nobody:
            self.empty.say(nobody, WEEK, lambda: self.choose_view(View.WEEK))
        elif narrowed and everything:
            self.empty.say(f"Nothing {_SPAN[span]} matches the filter.", CLEAR, self.clear)
        else:
            self.empty.say(nothing_in_sight(span, waiting), BOOK, self.book_wanted.emit)
        number = f"{shown} of {everything}" if narrowed else str(everything)
        noun = "conference" if everything == 1 else "conferences"
        self.counted.emit(f"{number} {noun} {_SPAN[span]} · {waiting} waiting")

    def _nobody_to_show(self) -> str:
        """Why a day by chair or by room has no column at all, or nothing."""
        bookable = self._reading.bookable
        if self.shown.view is View.BY_CHAIR and not bookable.chairs:
            return "No chairs are entered yet. Add them in Settings."
        if self.shown.view is View.BY_ROOM and not bookable.rooms:
            return "No rooms are entered yet. Add them in Settings."
        return ""

    def _narrow(self) -> None:
        narrowed = self.narrowed()
        self._remembered.keep("diary/sort", narrowed.sort.value if narrowed.sort else "")
        for key, identity in (
            ("chair", narrowed.chair_id),
            ("room", narrowed.room_id),
            ("team", narrowed.team_id),
        ):
            self._remembered.keep(f"diary/{key}", _NONE if identity is None else identity)
        self.show_what_was_read()
        self.narrowed_anew.emit()

    def _take_names(self) -> None:
        bookable = self._reading.bookable
        self.head.set_names(
            [(chair.id, chair.name) for chair in bookable.chairs],
            [(room.id, room.name) for room in bookable.rooms],
            self._reading.teams,
        )
        self.show_what_was_read()

    def _remembered_view(self) -> View:
        kept = self._remembered.value("diary/view", View.WEEK.value)
        return View(kept) if kept in set(View) else View.WEEK

    def _remembered_filter(self) -> Narrowed:
        kept = self._remembered.value("diary/sort", "")
        chair, room, team = (self._remembered.value(f"diary/{key}", _NONE) for key in ("chair", "room", "team"))
        return Narrowed(
            Sort(kept) if kept in set(Sort) else None,
            None if chair == _NONE else chair,
            None if room == _NONE else room,
            None if team == _NONE else team,
        )

    def _lay_out(self) -> None:
        for page in (self._loading, self.grid, self.month, self.list):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.notice)
        column.addWidget(self.empty)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.head.stepped.connect(self.step)
        self.head.view_chosen.connect(self.choose_view)
        self.head.narrowed.connect(self._narrow)
        self.head.cleared.connect(self.clear)
        self.head.book_wanted.connect(self.book_wanted)
        self.grid.day_wanted.connect(self.list_day)
        self.grid.beyond.connect(self.step)
        self.month.day_wanted.connect(self.open_day)
        self._reading.read.connect(self.show_what_was_read)
        self._reading.waiting_read.connect(self.show_what_was_read)
        self._reading.named.connect(self._take_names)
        self._reading.refused.connect(self._say_not_read)

    def _say_not_read(self, why: str) -> None:
        self.notice.refuse(why, button="Read again", act=self.read_again)
