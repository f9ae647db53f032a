"""The window: head strip, banner, tabs, one room at a time, and the line at its foot."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QLayout, QMainWindow, QVBoxLayout, QWidget

from ui.alert_count import AlertCount
from ui.head_strip import DemonstrationBanner, HeadStrip
from ui.menus import LPM_LIST, Deeds, Menus
from ui.page_stack import PageStack
from ui.room_in_front import RoomInFront
from ui.rooms import REGISTER, REPORTS, ROOMS, TODAY, RoomStack
from ui.shared.desk_link import DeskLink
from ui.shared.empty_state import EmptyState
from ui.shared.enter_key import press_by_enter
from ui.shared.notice_bar import NoticeBar
from ui.shared.remembered import Remembered
from ui.shared.theme import Appearance, Theme
from ui.status_line import StatusLine
from ui.tab_strip import TabStrip
from ui.window_looks import WindowLooks
from ui.window_pages import PAGES, WindowPages

if TYPE_CHECKING:
    from cpdesk.rows.opening import Door
    from ui.from_today import FromToday
    from ui.shared.opening import Opening


class MainWindow(QMainWindow):
    """Opens with a picture of itself, then lets the desk be opened behind it."""

    first_painted = Signal()
    register_open = Signal()

    def __init__(
        self, link: DeskLink, make_opening: "Callable[[], Opening]", theme: Theme, remembered: Remembered
    ) -> None:
        super().__init__()
        self.link = link
        self.theme = theme
        self._make_opening = make_opening
        self._remembered = remembered
        self._painted = False
        self.notice = NoticeBar(theme)
        self.pages = PageStack()
        self.looks = WindowLooks(self, theme, remembered)
        self.opens = WindowPages(link, theme, self.pages, self.notice, remembered, self.open_line)
        self.tabs = TabStrip(theme)
        self.rooms = RoomStack(link, theme, remembered)
        self.alert_count = AlertCount(link, self.rooms, self.tabs)
        self.here = RoomInFront(self.rooms, self.pages, self.go_to)
        self.menus = Menus(self._deeds(), tuple(room.name for room in ROOMS))
        self.head = HeadStrip(theme, self.menus)
        self.banner = DemonstrationBanner(theme)
        self.status = StatusLine(theme)
        self._lay_out()
        self._join()
        self._show_closed()
        self.setWindowTitle("cpdesk")
        layout = self.layout()
        if layout is not None:  # a form that asks for more room than there is must not push the window off the screen
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        if not remembered.put_back_window(self):
            self.resize(QSize(1440, 900))
        self.resize(self.size().boundedTo(self.screen().availableSize()))

    def begin(self) -> None:
        """Looks for the register; called when the first picture stands."""
        from ui.find.finder import Finder
        from ui.first_run.way_in import WayIn
        from ui.register_watch import RegisterWatch

        self.opening = self._make_opening()
        self.watch = RegisterWatch(self.link, self)
        self.watch.unit_read.connect(self._show_unit)
        self.watch.undo_named.connect(self._name_undo)
        self.finder = Finder(self.link, self.theme, self.head.find_box, self)
        self.finder.opens.connect(self.open_line)
        self.finder.narrows.connect(self.find_words)
        self.finder.left.connect(self._back_to_work)
        self.way_in = WayIn(self.link, self.opening, self.theme)
        self.pages.addWidget(self.way_in)
        self.way_in.ready.connect(self._open_register)
        self.way_in.asked.connect(self._show_way_in)
        self.way_in.start()

    def go_to(self, place: int) -> None:
        """Shows the room behind this tab."""
        self.tabs.setCurrentIndex(place)

    # What the menus and the strips set going.

    def find_words(self, words: str) -> None:
        """Shows the LPM register narrowed by these words, with the keyboard in its table."""
        self.here.ask_register("find", words)
        self._back_to_work()

    def show_entry(self, entry: int) -> None:
        """Shows one entry in the LPM register."""
        self.here.ask_register("show_entry", entry)

    def open_line(self, subject: str, number: int, due: str) -> None:
        """Opens what a line of Today or of a page is about, with its step begun; pages give way to rooms."""
        if subject not in PAGES:
            self.pages.step_aside()
        self._from_today().open_line(subject, number, due)

    def look_like(self, appearance: Appearance) -> None:
        """Light, dark, or as the system has it; remembered."""
        self.looks.look_like(appearance)

    def _deeds(self) -> Deeds:
        return Deeds(
            import_spreadsheet=lambda: self.here.ask_register("import_spreadsheet"),
            new_here=self.here.new,
            print_here=lambda: self.here.put_on_paper(lambda: self._from_today().open_list("preview")),
            settings=self._show_settings,
            quit=self.close,
            undo=self._undo,
            redo=self._redo,
            copy=lambda: self.here.ask_register("copy_rows"),
            copy_with_headings=lambda: self.here.ask_register("copy_rows_with_headings"),
            find=self._to_find,
            go_to=self.here.enter,
            read_again=self.rooms.read_again,
            look_like=self.look_like,
            text_larger=self.looks.larger,
            text_smaller=self.looks.smaller,
            text_standard=self.looks.standard,
            keys=self.opens.show_keys,
            this_field=self.opens.explain_field,
            about=self.opens.show_about,
        )

    def _from_today(self) -> "FromToday":
        """The ways out of Today, read in when the first is taken: the first picture needs none of them."""
        from ui.from_today import FromToday

        return FromToday(self.here.reach, self.link.almanac.today, self.opens)

    def _join(self) -> None:
        self.tabs.currentChanged.connect(self._show_room)
        self.pages.currentChanged.connect(lambda _place: self._name_paper())
        self.tabs.tabBarClicked.connect(lambda _place: self.pages.leave_pages())
        self.looks.changed.connect(self.menus.show_appearance)
        self.banner.leave.clicked.connect(self._leave_demonstration)
        self.rooms.counted.connect(self.status.count)
        self.rooms.badge.connect(self.tabs.set_count)
        self.rooms.preview_wanted.connect(lambda: self.go_to(REPORTS))
        self.rooms.open_entry.connect(self.show_entry)
        self.rooms.line_chosen.connect(self.open_line)
        self.rooms.tile_chosen.connect(lambda *tile: self._from_today().open_tile(*tile))
        self.rooms.list_wanted.connect(lambda wanted: self._from_today().open_list(wanted))
        self.status.undo.connect(self._undo)
        self.status.cancel.connect(self.link.stop)
        self.link.opened.connect(self._opened)
        self.link.done.connect(self._tell_done)
        self.link.refused.connect(lambda refusal: self.notice.refuse(str(refusal)))
        self.link.troubled.connect(self.notice.refuse)
        self.link.working.connect(self.status.working)
        self.link.progressed.connect(self.status.progressed)
        self.link.rested.connect(self.status.rested)

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for room in ROOMS:
            self.tabs.add_room(room.name, room.drawn)
        self.tabs.setCurrentIndex(TODAY)
        self._empty = EmptyState("Opening the register…")
        self.pages.addWidget(self._empty)
        self.pages.addWidget(self.rooms)
        for part in (self.head, self.banner, self.tabs, self.notice):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
        self.setCentralWidget(middle)

    def _show_closed(self) -> None:
        """The window without a register: nothing in it that could not work."""
        self.menus.register_open(False)
        self.tabs.setEnabled(False)
        self.head.find_box.setEnabled(False)
        self.pages.setCurrentWidget(self._empty)

    def _show_way_in(self) -> None:
        for part in (self.tabs, self.status, self.head.find_box):
            part.setVisible(False)
        self.head.show_person("")
        self.pages.setCurrentWidget(self.way_in)

    def _open_register(self, door: "Door") -> None:
        self.opens.door = door
        self.pages.setCurrentWidget(self._empty)
        for part in (self.tabs, self.status, self.head.find_box):
            part.setVisible(True)
        self.link.open(self.opening.desk, lambda no: self.notice.refuse(str(no)))

    def _opened(self) -> None:
        self.menus.register_open(True)
        self.tabs.setEnabled(True)
        self.head.find_box.setEnabled(True)
        self.watch.read_unit()
        self.pages.setCurrentWidget(self.rooms)
        self._show_room(self.tabs.currentIndex())
        self.here.take_keyboard()
        self.watch.read_days()
        self.register_open.emit()

    def _show_unit(self, demonstration: bool, person: str, place: str, copied_at: object, database: str) -> None:
        self.banner.setVisible(demonstration)
        self.head.show_person(person)
        self.status.show_place(place, copied_at if isinstance(copied_at, datetime) else None, database)

    def _show_room(self, place: int) -> None:
        if not self.tabs.isEnabled():
            return
        self.pages.leave_pages()
        self.rooms.go_to(place)
        self.menus.name_new(ROOMS[place].new or ROOMS[REGISTER].new)
        self._name_paper()

    def _name_paper(self) -> None:
        self.menus.name_paper(self.here.paper() or LPM_LIST)

    def _tell_done(self, kept: object) -> None:
        self.status.say(str(getattr(kept, "said", "")))

    def _undo(self) -> None:
        self.watch.undo()

    def _redo(self) -> None:
        self.watch.redo()

    def _name_undo(self, undo: str, redo: str) -> None:
        self.menus.name_undo(undo, redo)
        self.status.offer_undo(undo)

    def _to_find(self) -> None:
        self.head.find_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.find_box.selectAll()

    def _back_to_work(self) -> None:
        """The keyboard goes back from Find to the page in front, or to the room."""
        page, room = self.pages.page, self.rooms.front()
        if page is not None:
            (page.focusWidget() or page.back).setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif room is not None:
            room.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave_demonstration(self) -> None:
        self.pages.leave_pages()
        self.pages.forget_aside()
        self._show_closed()
        self.rooms.clear_out()
        self.banner.setVisible(False)
        self.link.let_go()
        self.link.call(self.opening.start_again, self.way_in.stand_at)

    def _show_settings(self) -> None:
        self.opens.show_settings(self.looks.look_like, self.looks.size_text)

    # Overrides of Qt.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Says when the first picture has been painted, so that only then the desk is opened."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F5 and Ctrl+N from the strips; a room with the cursor in it takes them itself. Esc puts a notice away.

        Enter presses the button that the cursor is on, as the space bar does.
        """
        if press_by_enter(event):
            return
        if event.key() == Qt.Key.Key_F5 and self.tabs.isEnabled():
            self.rooms.read_again()
        elif event.matches(QKeySequence.StandardKey.New) and self.tabs.isEnabled():
            self.here.new()
        elif event.key() == Qt.Key.Key_Escape:
            self.notice.clear()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers where it stood, finishes what was begun, and lets the desk close."""
        self._remembered.keep_window(self)
        self.link.close()
        super().closeEvent(event)
