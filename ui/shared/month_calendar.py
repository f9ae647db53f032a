"""A month to choose a day from: weeks from Monday, no red weekends, arrows one can see in the dark."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from ui.shared.almanac import Almanac
from ui.shared.icons import icon
from ui.shared.theme import Theme


class MonthSheet(QCalendarWidget):
    """A month in the window's own colours; days that are not worked are quiet and say why."""

    def __init__(self, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._almanac = almanac
        self.setAccessibleName("Calendar")
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setMinimumDate(QDate(1990, 1, 1))
        self.setMaximumDate(QDate(2100, 12, 31))
        self._name_arrows()
        self.currentPageChanged.connect(lambda _year, _month: self.dress())

    def choose(self, on: date) -> None:
        """Show this day as the chosen one."""
        self.setSelectedDate(QDate(on.year, on.month, on.day))
        self.dress()

    def _name_arrows(self) -> None:
        for name, words, drawn in (
            ("qt_calendar_prevmonth", "Month before", "back"),
            ("qt_calendar_nextmonth", "Month after", "on"),
        ):
            arrow = self.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setIcon(icon(drawn))
                arrow.setAccessibleName(words)
                arrow.setToolTip(words)
        for name, words in (("qt_calendar_monthbutton", "Month"), ("qt_calendar_yearbutton", "Year")):
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setAccessibleName(words)
        days = self.findChild(QWidget, "qt_calendar_calendarview")
        if days is not None:
            days.setAccessibleName("Days of the month")

    def dress(self) -> None:
        """Text in our colours; Qt would paint weekends red and the head strip in the selection's blue."""
        c = self._theme.colours
        plain, quiet = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(c.text))
        quiet.setForeground(QColor(c.quiet))
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, quiet if day.value > 5 else plain)
        self.setHeaderTextFormat(quiet)
        self.setStyleSheet(
            f"#qt_calendar_navigationbar {{ background: {c.page}; }}"
            f"QToolButton {{ color: {c.text}; font-weight: 600; }}"
            "QToolButton::menu-indicator { image: none; }"
            f"QAbstractItemView {{ border: none; background: {c.page}; alternate-background-color: {c.page}; }}"
        )
        self._mark_days_not_worked(quiet)

    def _mark_days_not_worked(self, quiet: QTextCharFormat) -> None:
        self.setDateTextFormat(QDate(), QTextCharFormat())
        first = date(self.yearShown(), self.monthShown(), 1)
        last = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        for skipped in self._almanac.calendar().not_worked(first, last):
            named = QTextCharFormat(quiet)
            named.setFontStrikeOut(True)
            named.setToolTip(skipped.title)
            self.setDateTextFormat(QDate(skipped.on.year, skipped.on.month, skipped.on.day), named)


class MonthCalendar(QFrame):
    """The month that drops down from a date box."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._almanac = almanac
        self.setProperty("kind", "card")
        self.setAccessibleName("Choose a day")
        self._month = MonthSheet(theme, almanac)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._month)
        self._month.clicked.connect(self._choose)
        self._month.activated.connect(self._choose)

    def open_beneath(self, box: QWidget, on: date | None) -> None:
        """Drops down beneath a date box, at its date or today's."""
        self._month.choose(on or self._almanac.today())
        self.adjustSize()
        self.move(box.mapToGlobal(QPoint(0, box.height())))
        self.show()
        self._month.setFocus()

    def _choose(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()))


class MonthPicker(QFrame):
    """The month that stands in a room for good, like the one beside the diary."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.sheet = MonthSheet(theme, almanac)
        self.sheet.setAccessibleName("Go to a day")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.sheet)
        self.sheet.choose(almanac.today())
        self.sheet.clicked.connect(self._choose)
        self.sheet.activated.connect(self._choose)
        theme.changed.connect(self.sheet.dress)

    def show_day(self, on: date) -> None:
        """Show this day as the chosen one, without saying that it was chosen."""
        self.sheet.choose(on)

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))
