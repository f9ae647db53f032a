"""The rooms behind the tabs: each is built when somebody first goes there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.shared.desk_link import DeskLink
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme


class RoomTab(Protocol):
    """What every room has for the window."""

    counted: SignalInstance
    badge: SignalInstance

    def read_again(self) -> None:
        """Reads everything shown again."""


class RegisterRoom(Protocol):
    """What the LPM register has besides."""

    preview_wanted: SignalInstance
    go: SignalInstance


class ReportsRoom(Protocol):
    """What Reports has besides."""

    open_entry: SignalInstance
    open_record: SignalInstance
    open_page: SignalInstance


class TodayRoom(Protocol):
    """What Today has besides: where its lines, its tiles and its list lead."""

    go: SignalInstance
    tile_chosen: SignalInstance
    list_wanted: SignalInstance


class DiaryRoom(Protocol):
    """What the diary, the map and the alerts have besides: what they open elsewhere."""

    go: SignalInstance


Build = Callable[[DeskLink, Theme, Remembered], QWidget]


@dataclass(frozen=True)
class Room:
    """A tab's name and icon, how its room is built; what Ctrl+N makes and Ctrl+P prints there, and by which methods."""

    name: str
    drawn: str
    build: Build
    new: str = ""
    makes_new: str = ""
    paper: str = ""
    prints: str = ""


def _today(link: DeskLink, theme: Theme, remembered: Remembered) -> QWidget:
    from ui.today.tab import TodayTab

    return TodayTab(link, theme, remembered)


def _diary(link: DeskLink, theme: Theme, remembered: Remembered) -> QWidget:
    from ui.diary.tab import DiaryTab

    return DiaryTab(link, theme, remembered)


def _register(link: DeskLink, theme: Theme, remembered: Remembered) -> QWidget:
    from ui.lpm_register.tab import RegisterTab

    return RegisterTab(link, theme, remembered)


def _team_map(link: DeskLink, theme: Theme, remembered: Remembered) -> QWidget:
    from ui.team_map.tab import TeamMapTab

    return TeamMapTab(link, theme, remembered)


def _maqa(link: DeskLink, theme: Theme, remembered: Remembered) -> QWidget:
    from ui.maqa.tab import MaqaTab

    return MaqaTab(link, theme, remembered)


def _reports(link: DeskLink, theme: Theme, remembered: Remembered) -> QWidget:
    from ui.reports_room.tab import ReportsTab

    return ReportsTab(link, theme, remembered)


ROOMS = (
    Room("Today", "today", _today),
    Room(
        "Conference diary",
        "diary",
        _diary,
        new="New booking",
        makes_new="book_conference",
        paper="Week sheet as a PDF",
        prints="print_week",
    ),
    Room("LPM register", "register", _register, new="New recommendation", makes_new="new_recommendation"),
    Room(
        "Linked IC map",
        "team_map",
        _team_map,
        new="New team",
        makes_new="add_team",
        paper="Linked IC map as a PDF",
        prints="print_map",
    ),
    Room("MAQA alerts", "alert", _maqa, new="New alert", makes_new="new_alert"),
    Room("Reports", "report", _reports),
)
TODAY = 0
DIARY = 1
REGISTER = 2
TEAM_MAP = 3
MAQA = 4
REPORTS = 5


class RoomStack(QStackedWidget):
    """Shows one room; `counted` speaks for the room in front, `badge` for any."""

    counted = Signal(str)
    badge = Signal(int, int)
    preview_wanted = Signal()
    open_entry = Signal(int)
    line_chosen = Signal(str, int, str)
    tile_chosen = Signal(object, object)
    list_wanted = Signal(str)

    def __init__(self, link: DeskLink, theme: Theme, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._theme = theme
        self._remembered = remembered
        self._built: dict[int, QWidget] = {}
        self._counts: dict[int, str] = {}
        self._front = TODAY

    def go_to(self, place: int) -> QWidget:
        """The room at this place, built now if nobody was there before, and in front."""
        if place not in self._built:
            self._build(place)
        self._front = place
        self.setCurrentWidget(self._built[place])
        self.counted.emit(self._counts.get(place, ""))
        return self._built[place]

    def place(self) -> int:
        """The place of the room in front."""
        return self._front

    def front(self) -> QWidget | None:
        """The room in front."""
        return self._built.get(self._front)

    def read_again(self) -> None:
        """Has the room in front read everything again."""
        room = self.front()
        if room is not None:
            cast("RoomTab", room).read_again()

    def clear_out(self) -> None:
        """Takes every room away: another register is about to be opened."""
        for room in self._built.values():
            self.removeWidget(room)
            room.deleteLater()
        self._built.clear()
        self._counts.clear()

    def _build(self, place: int) -> None:
        room = ROOMS[place].build(self._link, self._theme, self._remembered)
        self._built[place] = room
        self.addWidget(room)
        signals = cast("RoomTab", room)
        signals.counted.connect(lambda words: self._counted(place, words))
        signals.badge.connect(lambda count: self.badge.emit(place, count))
        if place == TODAY:
            today = cast("TodayRoom", room)
            today.go.connect(self.line_chosen)
            today.tile_chosen.connect(self.tile_chosen)
            today.list_wanted.connect(self.list_wanted)
        if place in {DIARY, TEAM_MAP, MAQA}:
            cast("DiaryRoom", room).go.connect(self.line_chosen)
        if place == REGISTER:
            cast("RegisterRoom", room).preview_wanted.connect(self.preview_wanted)
            cast("RegisterRoom", room).go.connect(self.line_chosen)
        if place == REPORTS:
            cast("ReportsRoom", room).open_entry.connect(self.open_entry)
            cast("ReportsRoom", room).open_record.connect(lambda number: self.line_chosen.emit("record", number, ""))
            cast("ReportsRoom", room).open_page.connect(lambda page, due: self.line_chosen.emit(page, 0, due))

    def _counted(self, place: int, words: str) -> None:
        self._counts[place] = words
        if place == self._front:
            self.counted.emit(words)
