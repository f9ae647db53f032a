"""The diary's room: the head row, what waits at the left, the diary in the middle, the panel at the right."""

from datetime import date, datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cpdesk.rows.waiting import WaitingCard
from ui.diary.bookings.proposal import Proposal
from ui.diary.diary_view import DiaryView
from ui.diary.grid.ghost import Ghost, ghost_of_form
from ui.diary.grid.judged import dragged_waiting
from ui.diary.panels import DiaryPanels
from ui.diary.reading import DiaryReading
from ui.diary.waiting_column import WaitingColumn
from ui.diary.waiting_list import key_of
from ui.diary.week_sheet import WeekSheet
from ui.shared.desk_link import DeskLink
from ui.shared.following import Following
from ui.shared.outside import Outside
from ui.shared.page import Page
from ui.shared.remembered import Remembered
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme

SPLITTER = "diary/splitter"
_AROUND = 38  # the margins of the room and the gap beside a form
_WEEK_IN_LETTERS = 120  # narrower than this beside a form, the week gives up the column at its left
_FOLLOWED = frozenset({"diary", "register", "days", "unit"})
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class DiaryTab(QWidget):
    """The room behind the tab Conference diary. `counted` carries "10 conferences this week · 4 waiting".

    `go` carries what is opened elsewhere: the record of a conference, with its number.
    """

    counted = Signal(str)
    badge = Signal(int)
    go = Signal(str, int, str)

    def __init__(
        self,
        link: DeskLink,
        theme: Theme,
        remembered: Remembered,
        parent: QWidget | None = None,
        *,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._remembered = remembered
        self.reading = DiaryReading(link, self)
        self.view = DiaryView(link, theme, remembered, self.reading)
        self.waiting = WaitingColumn(theme, link.almanac)
        self.side = SidePanel(theme)
        self._outside = outside or Outside()
        self.panels = DiaryPanels(link, theme, link.almanac, self.side, self, outside=self._outside)
        self.sheet = WeekSheet(link, remembered, self.view.notice, self._outside, self)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.pages = QStackedWidget()
        self.following = Following(self, link, self.read_again, _FOLLOWED, behind=True)
        self._lay_out()
        self._connect()
        self._set_keys()
        self.setFocusProxy(self.view.grid)

    def read_again(self) -> None:
        """Read the diary and whoever waits again."""
        self.following.was_read()
        self.view.read_again()

    def book_conference(self) -> None:
        """Open the form that books: for the waiting card that the keyboard is on, or for any."""
        card = self.waiting.list.chosen() if self.waiting.list.hasFocus() else None
        if card is not None and card.may_book:
            self._book(card)
        else:
            self.panels.book()

    def new_request(self) -> None:
        """Open the form for a new request."""
        self.panels.new_request()

    def print_week(self) -> None:
        """Write the sheet of the week in sight as a PDF."""
        self.sheet.write(self.view.shown.on)

    def show_day(self, on: date) -> None:
        """Bring a day into sight."""
        self.view.go_to_day(on)

    def _lay_out(self) -> None:
        self.split.addWidget(self.waiting)
        self.split.addWidget(self.view)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(10)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([self.waiting.sizeHint().width(), 1100])
        self._remembered.put_back_splitter(SPLITTER, self.split)
        beneath = QHBoxLayout()
        beneath.setSpacing(10)
        beneath.addWidget(self.split, 1)
        beneath.addWidget(self.side)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(14, 10, 14, 8)
        column.setSpacing(10)
        column.addWidget(self.view.head)
        column.addLayout(beneath, 1)
        self.pages.addWidget(room)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _connect(self) -> None:
        self._connect_views()
        self.panels.proposed.connect(self._show_proposal)
        self.panels.settled.connect(self._settled)
        self.panels.page_wanted.connect(self._show_page)
        self.panels.record_wanted.connect(lambda number: self.go.emit("record", number, ""))
        self.panels.alert_wanted.connect(lambda number: self.go.emit("new_alert", number, ""))
        self.panels.road_wanted.connect(lambda number: self.go.emit("child_road", number, ""))
        self.side.closed.connect(self._side_closed)
        self.side.installEventFilter(self)
        self.split.splitterMoved.connect(lambda: self._remembered.keep_splitter(SPLITTER, self.split))

    def _connect_views(self) -> None:
        view, waiting = self.view, self.waiting
        view.counted.connect(self.counted)
        view.moved.connect(waiting.month.show_day)
        view.narrowed_anew.connect(self._show_waiting)
        view.book_wanted.connect(self.book_conference)
        view.head.print_wanted.connect(self.print_week)
        view.grid.opened.connect(self.panels.open_conference)
        view.grid.dropped.connect(self._dropped)
        view.grid.free_wanted.connect(self._book_at)
        view.list.opened.connect(self.panels.open_conference)
        view.list.move_wanted.connect(self.panels.move)
        view.list.book_wanted.connect(self.book_conference)
        waiting.month.chosen.connect(view.go_to_day)
        waiting.new_wanted.connect(self.panels.new_request)
        waiting.away_wanted.connect(self.panels.away)
        waiting.list.book_wanted.connect(self._book)
        waiting.list.open_wanted.connect(self._open_waiting)
        self.reading.waiting_read.connect(self._show_waiting)
        self.reading.named.connect(self._show_waiting)

    def _set_keys(self) -> None:
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self, self.book_conference, context=_WITHIN)
        QShortcut(QKeySequence("Alt+Left"), self, lambda: self.view.step(-1), context=_WITHIN)
        QShortcut(QKeySequence("Alt+Right"), self, lambda: self.view.step(1), context=_WITHIN)

    # What follows when something waits, is dropped or stands in a form

    def _show_waiting(self) -> None:
        cards = self.reading.waiting_cards(self.view.narrowed())
        self.waiting.show_cards(cards, len(self.reading.waiting))
        minutes = self.reading.bookable.minutes
        self.view.grid.offered = {key_of(card): dragged_waiting(card, minutes) for card in cards if card.may_book}

    def _book(self, card: WaitingCard) -> None:
        self.panels.book(card.request_id, card.conference_id)

    def _book_at(self, at: datetime, chair_id: int | None, room_id: int | None) -> None:
        self.panels.book(at=at, chair_id=chair_id, room_id=room_id)

    def _open_waiting(self, card: WaitingCard) -> None:
        if card.request_id is not None:
            self.panels.open_request(card.request_id)
        elif card.conference_id is not None:
            self.panels.open_conference(card.conference_id)

    def _dropped(self, ghost: Ghost) -> None:
        dragged = ghost.dragged
        if dragged is None:
            return
        if dragged.waiting:
            self.panels.book(dragged.request_id, dragged.conference_id, ghost.start, ghost.chair_id, ghost.room_id)
        elif dragged.conference_id is not None:
            self.panels.move(dragged.conference_id, ghost.start, ghost.chair_id, ghost.room_id)

    def _show_proposal(self, proposal: Proposal | None) -> None:
        """Show what stands in a form, in the week to which it belongs."""
        ghost = ghost_of_form(proposal) if proposal is not None else None
        self.view.grid.show_ghost(ghost)
        if ghost is not None and not self.view.shown.covers(ghost.start.date()):
            self.view.go_to_day(ghost.start.date())
        self.view.grid.reveal_ghost()

    def _settled(self) -> None:
        self.view.grid.show_ghost(None)
        self.following.soon()

    def _side_closed(self) -> None:
        self.view.grid.show_ghost(None)
        self.view.in_front().setFocus()

    def _show_page(self, page: Page) -> None:
        """Invitations and absences take the diary's place until they are left."""
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        page.left.connect(lambda: self._leave_page(page))
        page.setFocus()

    def _leave_page(self, page: Page) -> None:
        self.pages.setCurrentIndex(0)
        self.pages.removeWidget(page)
        page.deleteLater()
        self.following.soon()
        self.view.in_front().setFocus()

    # Reading again, and room beside a form

    def _make_room(self) -> None:
        """A form beside the diary takes the place of the column at the left where the week would be too narrow."""
        beside = 0 if self.side.isHidden() else self.side.width()
        left = self.width() - beside - max(self.waiting.sizeHint().width(), self.split.sizes()[0]) - _AROUND
        self.waiting.setVisible(not beside or left >= _WEEK_IN_LETTERS * self._letter())

    def _letter(self) -> int:
        return self.fontMetrics().averageCharWidth()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether there is room for everything beside a form."""
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody was here."""
        super().showEvent(event)
        self.following.was_shown()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for room when the panel comes, goes or takes another width."""
        if watched is self.side and event.type() in {QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize}:
            self._make_room()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T goes to today; Esc puts a notice away, then clears the filter."""
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.view.step(0)
        elif event.key() == Qt.Key.Key_Escape and self.view.notice.sentence():
            self.view.notice.clear()
        elif event.key() == Qt.Key.Key_Escape and self.view.head.is_narrowed():
            self.view.clear()
        else:
            super().keyPressEvent(event)
