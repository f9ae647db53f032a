"""The settings: one page in the window, its sections on the left, and a box that finds them by any word."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QStackedWidget, QWidget

from cpdesk.rows.opening import Door
from ui.settings.absences import AbsencesSection
from ui.settings.appearance import AppearanceSection
from ui.settings.chairs import ChairsSection
from ui.settings.conference_day import ConferenceDaySection
from ui.settings.days import DaysSection
from ui.settings.duty_rota import DutyRotaSection
from ui.settings.rooms import RoomsSection
from ui.settings.section import Section
from ui.settings.standards import StandardsSection
from ui.settings.teams import TeamsSection
from ui.settings.this_register import RegisterSection
from ui.shared.desk_link import DeskLink
from ui.shared.page import Page
from ui.shared.scrolled import scrolled
from ui.shared.theme import Theme


class SettingsPage(Page):
    """Few settings; most are read, and what can be changed says what follows."""

    appearance_chosen = Signal(object)
    size_chosen = Signal(float)

    def __init__(self, link: DeskLink, theme: Theme, door: Door | None, parent: QWidget | None = None) -> None:
        super().__init__("Settings", parent)
        self.days = DaysSection(link, theme)
        self.teams = TeamsSection(link, theme)
        self.chairs = ChairsSection(link, theme)
        self.rooms = RoomsSection(link, theme)
        self.duty = DutyRotaSection(link, theme)
        self.absences = AbsencesSection(link, theme)
        self.conference_day = ConferenceDaySection(link, theme)
        self.standards = StandardsSection(link, theme)
        self.appearance = AppearanceSection(theme)
        self.register = RegisterSection(link, theme, door)
        self.sections: tuple[Section, ...] = (
            self.days, self.teams, self.chairs, self.rooms, self.duty, self.absences, self.conference_day,
            self.standards, self.appearance, self.register,
        )  # fmt: skip
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a setting")
        self.search.setAccessibleName("Find a setting")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(320)
        self.list = QListWidget()
        self.list.setAccessibleName("Sections of the settings")
        self.list.addItems([section.title for section in self.sections])
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 48)
        self.shown = QStackedWidget()
        for section in self.sections:
            self.shown.addWidget(scrolled(section))
        self.head.addWidget(self.search, 1)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self.list)
        columns.addWidget(self.shown, 1)
        self.body.addLayout(columns)
        self.list.currentRowChanged.connect(self._show_section)
        self.search.textChanged.connect(self._narrow)
        self.appearance.appearance_chosen.connect(self.appearance_chosen)
        self.appearance.size_chosen.connect(self.size_chosen)
        self.list.setCurrentRow(0)

    def _show_section(self, row: int) -> None:
        if row >= 0:
            self.shown.setCurrentIndex(row)
            self.sections[row].read_again()

    def _narrow(self, typed: str) -> None:
        """Leaves the sections in which every typed word stands somewhere."""
        words = typed.casefold().split()
        first = -1
        for row, section in enumerate(self.sections):
            written = section.words()
            found = all(word in written for word in words)
            self.list.item(row).setHidden(not found)
            first = row if found and first < 0 else first
        current = self.list.currentRow()
        if first >= 0 and (current < 0 or self.list.item(current).isHidden()):
            self.list.setCurrentRow(first)
