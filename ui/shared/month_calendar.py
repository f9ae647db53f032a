"""The month that drops down from a date box: weeks from Monday, no red weekends, arrows one can see in the dark."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from ui.shared.almanac import Almanac
from ui.shared.icons import icon
from ui.shared.theme import Theme


class MonthCalendar(QFrame):
    """A month to choose a day from; days that are not worked are quiet and say why."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._almanac = almanac
        self.setProperty("kind", "card")
        self.setAccessibleName("Choose a day")
        self._month = QCalendarWidget()
        self._month.setAccessibleName("Calendar")
        self._month.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setMinimumDate(QDate(1990, 1, 1))
        self._month.setMaximumDate(QDate(2100, 12, 31))
        self._name_arrows()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._month)
        self._month.clicked.connect(self._choose)
        self._month.activated.connect(self._choose)
        self._month.currentPageChanged.connect(lambda _year, _month: self._dress())

    def open_beneath(self, box: QWidget, on: date | None) -> None:
        """Drops down beneath a date box, at its date or today's."""
        shown = on or self._almanac.today()
        self._month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._dress()
        self.adjustSize()
        self.move(box.mapToGlobal(QPoint(0, box.height())))
        self.show()
        self._month.setFocus()

    def _choose(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()))

    def _name_arrows(self) -> None:
        for name, words, drawn in (
            ("qt_calendar_prevmonth", "Month before", "back"),
            ("qt_calendar_nextmonth", "Month after", "on"),
        ):
            arrow = self._month.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setIcon(icon(drawn))
                arrow.setAccessibleName(words)
                arrow.setToolTip(words)
        for name, words in (("qt_calendar_monthbutton", "Month"), ("qt_calendar_yearbutton", "Year")):
            button = self._month.findChild(QToolButton, name)
            if button is not None:
                button.setAccessibleName(words)

    def _dress(self) -> None:
        """Text in our colours; Qt would paint weekends red and the head strip in the selection's blue."""
        c = self._theme.colours
        plain, quiet = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(c.text))
        quiet.setForeground(QColor(c.quiet))
        for day in Qt.DayOfWeek:
            self._month.setWeekdayTextFormat(day, quiet if day.value > 5 else plain)
        self._month.setHeaderTextFormat(quiet)
        self._month.setStyleSheet(
            f"#qt_calendar_navigationbar {{ background: {c.page}; }}"
            f"QToolButton {{ color: {c.text}; font-weight: 600; }}"
            "QToolButton::menu-indicator { image: none; }"
            f"QAbstractItemView {{ border: none; background: {c.page}; alternate-background-color: {c.page}; }}"
        )
        self._mark_days_not_worked(quiet)

    def _mark_days_not_worked(self, quiet: QTextCharFormat) -> None:
        self._month.setDateTextFormat(QDate(), QTextCharFormat())
        first = date(self._month.yearShown(), self._month.monthShown(), 1)
        last = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        for skipped in self._almanac.calendar().not_worked(first, last):
            named = QTextCharFormat(quiet)
            named.setFontStrikeOut(True)
            named.setToolTip(skipped.title)
            self._month.setDateTextFormat(QDate(skipped.on.year, skipped.on.month, skipped.on.day), named)
