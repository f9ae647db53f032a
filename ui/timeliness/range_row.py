"""What timeliness is asked of: which days, by month, team or chair, and only of one team or one chair."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from cpdesk.rows.timeliness import GroupBy, Timeliness
from cpdesk.rows.unit import Names
from ui.shared.almanac import Almanac
from ui.shared.choice_box import TypedChoiceBox
from ui.shared.date_field import DateField
from ui.shared.flow_row import FlowRow
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme
from ui.timeliness.periods import PERIOD_WORDS, Period, days_of

PERIOD, BY = "timeliness/period", "timeliness/by"
BY_WORDS = {GroupBy.MONTH: "By month", GroupBy.TEAM: "By team", GroupBy.CHAIR: "By chair"}
EVERY_TEAM, EVERY_CHAIR = "Every team", "Every chair"
WRONG_WAY = "This day lies before the first. Enter the last day of the period."
LETTERS = 16
SOON = 350
"""So many milliseconds after the last key a choice counts as made: arrow keys pass others on the way."""


class RangeRow(QWidget):
    """`asked` carries the question, whenever something else is chosen."""

    asked = Signal(object)

    def __init__(self, theme: Theme, almanac: Almanac, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._almanac = almanac
        self._remembered = remembered
        self.period = _box("Period", PERIOD_WORDS.items())
        self.first, self.last = DateField(theme, almanac), DateField(theme, almanac)
        self.by = _box("Grouped", BY_WORDS.items())
        self.team, self.chair = _box("Team", [(None, EVERY_TEAM)]), _box("Chair", [(None, EVERY_CHAIR)])
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._put_back()
        self._lay_out()
        self._join()

    def question(self) -> Timeliness | None:
        """What is asked now; None while the days make no period."""
        days = self._days()
        if days is None:
            return None
        return Timeliness(*days, GroupBy(self.by.currentData()), self.team.currentData(), self.chair.currentData())

    def offer_names(self, names: Names) -> None:
        """Offer the teams and chairs that there are; what was chosen stays."""
        for box, every, offered in ((self.team, EVERY_TEAM, names.teams), (self.chair, EVERY_CHAIR, names.chairs)):
            was = box.currentData()
            box.clear()
            box.addItem(every, None)
            for number, name in offered:
                box.addItem(name, number)
            box.setCurrentIndex(max(box.findData(was), 0))

    def _days(self) -> tuple[date, date] | None:
        period = Period(self.period.currentData())
        if period is not Period.OTHER:
            return days_of(period, self._almanac.today())
        first, last = self.first.date(), self.last.date()
        if first is None or last is None:
            return None
        if last < first:
            self.last.show_problem(WRONG_WAY)
            return None
        return first, last

    def _changed(self) -> None:
        self._remembered.keep(PERIOD, str(self.period.currentData()))
        self._remembered.keep(BY, str(self.by.currentData()))
        self._show_days()
        question = self.question()
        if question is not None:
            self.asked.emit(question)

    def _show_days(self) -> None:
        """Boxes for days only where a person names days; they begin with those of the period before."""
        own = self.period.currentData() == Period.OTHER
        if own and self.first.date() is None and self.last.date() is None:
            first, last = days_of(Period.OTHER, self._almanac.today())
            self.first.setDate(first)
            self.last.setDate(last)
        for part in (self.first, self.last, self._first_label, self._last_label):
            part.setVisible(own)

    def _put_back(self) -> None:
        self.period.setCurrentIndex(max(self.period.findData(self._remembered.value(PERIOD, "")), 0))
        self.by.setCurrentIndex(max(self.by.findData(self._remembered.value(BY, "")), 0))

    def _lay_out(self) -> None:
        self._first_label, self._last_label = QLabel("From"), QLabel("To")
        self.first.setAccessibleName("First day")
        self.last.setAccessibleName("Last day")
        for days in (self.first, self.last):
            days.setFixedWidth(self.fontMetrics().averageCharWidth() * 30)
        row = FlowRow(self, right_from=self)
        for part in (
            self.period, self._first_label, self.first, self._last_label, self.last, self.by, self.team, self.chair,
        ):  # fmt: skip
            row.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._show_days()

    def _join(self) -> None:
        for box in (self.period, self.by, self.team, self.chair):
            box.activated.connect(lambda _place: self._soon.start())
        for days in (self.first, self.last):
            days.dateChanged.connect(lambda _on: self._soon.start())
        self._soon.timeout.connect(self._changed)


def _box(name: str, choices: Iterable[tuple[object, str]]) -> QComboBox:
    box = TypedChoiceBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for value, words in choices:
        box.addItem(words, value)
    return box
