"""The row over the map: which day is looked at, cards or grid, and what can be begun."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from cpdesk.rules.how_dates_read import long
from ui.shared.almanac import Almanac
from ui.shared.date_field import DateField
from ui.shared.flow_row import FlowRow
from ui.shared.icons import ON_MAIN_BUTTON, icon
from ui.shared.theme import Theme

DAY_IN_LETTERS = 26


class HeadRow(QWidget):
    """`day_chosen` carries the day, or None for today; `grid_chosen` whether the grid is wanted."""

    day_chosen = Signal(object)
    grid_chosen = Signal(bool)
    add_wanted = Signal()
    paste_wanted = Signal()
    print_wanted = Signal()
    directory_wanted = Signal()
    ask_wanted = Signal()

    def __init__(self, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._almanac = almanac
        self.day = DateField(theme, almanac)
        self.day.setAccessibleName("The map on which day")
        self.day.sentence.hide()
        self.day.setFixedWidth(self.fontMetrics().averageCharWidth() * DAY_IN_LETTERS)
        self.cards = self._toggle("Cards", "Chairs with their teams")
        self.grid = self._toggle("Grid", "Teams down, chairs across, as it prints")
        self.cards.setChecked(True)
        both = QButtonGroup(self)
        both.addButton(self.cards)
        both.addButton(self.grid)
        self.ask = self._button("Who to ask about a case", self.ask_wanted.emit, "search")
        self.directory = self._button("Directory", self.directory_wanted.emit, "person")
        self.paste = self._button("Paste from a spreadsheet", self.paste_wanted.emit, "import")
        self.print = self._button("Print", self.print_wanted.emit, "print")
        self.print.setToolTip("Write the grid as a PDF on one page (Ctrl+P)")
        self.add = self._button("Add a team", self.add_wanted.emit, "plus", main=True)
        self.add.setToolTip("Ctrl+N")
        self._lay_out()
        self.day.dateChanged.connect(self._day_changed)
        self.day.box.editingFinished.connect(self._left)
        self.grid.toggled.connect(self.grid_chosen)

    def show_day(self, on: date | None) -> None:
        """Put a day into the box, today where None."""
        wanted = on or self._almanac.today()
        if self.day.date() != wanted:
            self.day.setDate(wanted)
        self.day.box.setToolTip(f"The map on {long(wanted)}. Type any day, past or to come.")

    def _day_changed(self, on: date | None) -> None:
        """A date that stands in the box is looked at, but not every date that one passes while typing."""
        if on is not None and not self.day.box.hasFocus():
            self._choose(on)

    def _left(self) -> None:
        on = self.day.date()
        self.day.sentence.setVisible(bool(self.day.problem()))
        if on is not None:
            self._choose(on)

    def _choose(self, on: date) -> None:
        self.day_chosen.emit(None if on == self._almanac.today() else on)

    def _toggle(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setCheckable(True)
        button.setToolTip(tip)
        button.setAccessibleName(f"Show as {words.lower()}")
        return button

    def _button(self, words: str, act: Callable[[], object], drawn: str, *, main: bool = False) -> QPushButton:
        button = QPushButton(icon(drawn, ON_MAIN_BUTTON) if main else icon(drawn), words)
        button.setAccessibleName(words)
        if main:
            button.setProperty("kind", "main")
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _lay_out(self) -> None:
        label = QLabel("The map on")
        label.setBuddy(self.day)
        of_day = QWidget()
        beside = QHBoxLayout(of_day)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(label)
        beside.addWidget(self.day, 0, Qt.AlignmentFlag.AlignVCenter)
        row = FlowRow(self, self.ask)
        for part in (of_day, self.cards, self.grid, self.ask, self.directory, self.paste, self.print, self.add):
            row.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
