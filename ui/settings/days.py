"""Settings: the days that are not worked, added by hand or from GOV.UK's file, and what moved because of them."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QWidget,
)

from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import AddDayNotWorked, DayRow, DaysMoved, DaysNotWorked, RemoveDayNotWorked, TakeGovUkDays
from cpdesk.rules.how_dates_read import short
from ui.settings.section import Section, fill, labelled, paragraph, table_of
from ui.shared.date_field import DateField
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

LARGEST_FILE = 2_000_000
EXPLAINED = (
    "Working days leave out weekends, the bank holidays of England and Wales, and the days added here. When a day is "
    "added or taken back, open deadlines move with it; closed ones never do."
)


class DaysSection(Section):
    """One year's days, a form to add one, and GOV.UK's own list."""

    def __init__(self, link: DeskLink, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Days not worked", theme, parent)
        self._link = link
        self._days: tuple[DayRow, ...] = ()
        self.year = QSpinBox()
        self.year.setRange(2012, 2060)
        self.year.setMaximumWidth(110)
        self.year.setValue(link.almanac.today().year)
        self.table = table_of("Days not worked in this year", ("Day", "Why", "Where it comes from"))
        self.remove = QPushButton("Take this day back")
        self.on = DateField(theme, link.almanac)
        self.why = QLineEdit()
        self.why.setPlaceholderText("Such as: Office closed for training")
        self.proclaimed = QCheckBox("It is a newly proclaimed bank holiday")
        self.add = QPushButton("Add this day")
        self.add.setProperty("kind", "main")
        self.gov_uk = QPushButton("Read GOV.UK's file…")
        self.gov_uk.setToolTip("The file bank-holidays.json that GOV.UK offers, saved on this computer")
        self.moved = QListWidget()
        self.moved.setAccessibleName("Deadlines that moved")
        self.moved.setVisible(False)
        self._lay_out()
        self._join()
        self._choice_changed()

    def read_again(self) -> None:
        """Reads the days of the year shown."""
        year = self.year.value()
        self._link.ask(DaysNotWorked(date(year, 1, 1), date(year, 12, 31)), self._show_days, latest=True)

    def add_day(self) -> None:
        """Adds the day that stands in the form."""
        on, why = self.on.date(), self.why.text().strip()
        if on is None:
            self.on.show_problem(self.on.problem() or "Enter the day that is not worked, like 27/3/2027.")
            self.on.setFocus()
        elif not why:
            self.notice.refuse("Enter why this day is not worked.")
            self.why.setFocus()
        else:
            self._link.do(AddDayNotWorked(on, why, self.proclaimed.isChecked()), self._added, self._refused)

    def remove_day(self) -> None:
        """Takes back the day chosen in the table."""
        day = self._chosen()
        if day is not None:
            self._link.do(RemoveDayNotWorked(day.on), self._tell_moved, self._refused)

    def take_file(self, path: str) -> None:
        """Reads GOV.UK's file of bank holidays."""
        try:
            file = Path(path)
            if file.stat().st_size > LARGEST_FILE:
                self.notice.refuse("This file is too large to be GOV.UK's list. Choose bank-holidays.json.")
                return
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            self.notice.refuse("This file cannot be read as text. Choose bank-holidays.json as GOV.UK offers it.")
            return
        self._link.do(TakeGovUkDays(text), self._tell_moved, self._refused, words="Reading GOV.UK's list")

    def _join(self) -> None:
        self.year.valueChanged.connect(lambda _year: self.read_again())
        self.table.itemSelectionChanged.connect(self._choice_changed)
        self.remove.clicked.connect(self.remove_day)
        self.add.clicked.connect(self.add_day)
        self.why.returnPressed.connect(self.add_day)
        self.gov_uk.clicked.connect(self._choose_file)
        self._link.changed.connect(self._area_changed)

    def _area_changed(self, area: str) -> None:
        if area == "days":
            self.read_again()

    def _show_days(self, days: tuple[DayRow, ...]) -> None:
        self._days = days
        fill(self.table, [(short(day.on), day.title, _source(day)) for day in days])
        self._choice_changed()

    def _chosen(self) -> DayRow | None:
        rows = {index.row() for index in self.table.selectedIndexes()}
        return self._days[rows.pop()] if len(rows) == 1 else None

    def _choice_changed(self) -> None:
        day = self._chosen()
        self.remove.setEnabled(day is not None and day.added_here)
        self.remove.setToolTip("" if self.remove.isEnabled() else "Choose a day in the list that was added here")

    def _added(self, moved: DaysMoved) -> None:
        self.on.setDate(None)
        self.why.clear()
        self.proclaimed.setChecked(False)
        self._tell_moved(moved)

    def _tell_moved(self, moved: DaysMoved) -> None:
        if moved.added:
            self.year.setValue(moved.added[0].year)
        self.notice.say(moved.said)
        self.moved.clear()
        for one in moved.moved:
            self.moved.addItem(f"{one.subject}: from {short(one.old)} to {short(one.new)}")
        self.moved.setVisible(bool(moved.moved))

    def _refused(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, "GOV.UK's list of bank holidays", "", "GOV.UK's list (*.json);;All files (*)")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.take_file)
        chooser.open()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addLayout(labelled("Year", self.year), 1)
        head.addWidget(self.remove)
        head.addWidget(self.gov_uk)
        self.table.setMinimumHeight(190)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.moved.setMaximumHeight(140)
        self.body.addWidget(paragraph(EXPLAINED))
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.moved)
        self.body.addLayout(labelled("Day", self.on))
        self.body.addLayout(labelled("Why it is not worked", self.why))
        self.body.addWidget(self.proclaimed)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)


def _source(day: DayRow) -> str:
    return f"{day.source} (provisional: not announced yet)" if day.provisional else day.source
