"""The section in front, and those behind it: each is built when somebody goes there, and shown the newest record."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget
from shiboken6 import isValid

from cpdesk.rows.conference_record import MissingLine, RecordShown
from ui.conference_record.build import Tools, build_section
from ui.conference_record.in_sight import bring_into_sight
from ui.conference_record.lines import key_of, section_lines
from ui.conference_record.section import RecordSection
from ui.shared.scrolled import scrolled

Key = tuple[str, int]


class SectionStack(QStackedWidget):
    """One section in front. `built` carries each new section, so that the page hears what it says."""

    built = Signal(object)

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._areas: dict[Key, QScrollArea] = {}
        self._behind: set[Key] = set()
        self._key: Key | None = None
        self._left_at: QWidget | None = None
        self.shown: RecordShown | None = None

    def front(self) -> RecordSection | None:
        """The section in front."""
        area = self._areas.get(self._key) if self._key is not None else None
        section = area.widget() if area is not None else None
        return section if isinstance(section, RecordSection) else None

    def show_record(self, shown: RecordShown) -> None:
        """Show the section in front the newest record; those behind see it when somebody goes there."""
        self.shown = shown
        self._take_out_all_but({line.key for line in section_lines(shown)})
        self._behind = set(self._areas)
        self._refresh()

    def show_section(self, key: Key) -> None:
        """Bring a section to the front."""
        if self.shown is None:
            return
        if key not in self._areas:
            section = build_section(key, self.shown, self._tools)
            self._areas[key] = scrolled(section)
            self.addWidget(self._areas[key])
            self._behind.add(key)
            self.built.emit(section)
        self._key = key
        self._refresh()
        self.setCurrentWidget(self._areas[key])

    def go_to(self, missing: MissingLine) -> None:
        """Bring the section of something missing to the front, and take the keyboard to its place."""
        self.show_section(key_of(missing))
        self._with_front(lambda section: section.go_to(missing))

    def take_keyboard(self) -> None:
        """Take the keyboard into the section in front."""
        self._with_front(lambda section: section.take_keyboard())

    def mark_place(self) -> None:
        """A form opens beside: when it has gone, the keyboard goes back to where it is now."""
        if self._has_keyboard():
            self._left_at = QApplication.focusWidget()

    def go_back(self) -> None:
        """Take the keyboard to where it was before a form opened; Qt puts it beside the form that goes."""
        place, self._left_at = self._left_at, None
        if place is not None and isValid(place) and place.isVisibleTo(self) and place.isEnabled():
            place.setFocus()
            bring_into_sight(place)
        else:
            self.take_keyboard()

    def _with_front(self, act: Callable[[RecordSection], None]) -> None:
        section = self.front()
        if section is not None:
            act(section)

    def _refresh(self) -> None:
        section = self.front()
        if section is not None and self._key in self._behind and self.shown is not None:
            self._behind.discard(self._key)
            had_keyboard = self._has_keyboard()
            section.show_record(self.shown)
            if had_keyboard and not self._has_keyboard():
                self.take_keyboard()  # what it stood on has gone with this reading: a date that was booked, say

    def _has_keyboard(self) -> bool:
        here = QApplication.focusWidget()
        return here is not None and self.isAncestorOf(here)

    def _take_out_all_but(self, keys: set[Key]) -> None:
        """A child who is no longer part of the record has no page any more."""
        for key in set(self._areas) - keys:
            area = self._areas.pop(key)
            self.removeWidget(area)
            area.deleteLater()
            self._key = None if self._key == key else self._key
