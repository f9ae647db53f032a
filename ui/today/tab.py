"""The Today tab: what is late, due and waiting, each with its one next thing; the first that a person sees."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cpdesk.rows.refusals import Refusal
from cpdesk.rows.today import DueLine, Tile, TodayPage
from cpdesk.rows.unit import NamesToChoose
from cpdesk.rules.how_dates_read import long
from ui.shared.desk_link import DeskLink
from ui.shared.icons import icon
from ui.shared.notice_bar import NoticeBar
from ui.shared.plain_text import plain_label
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme
from ui.today.due_card import DueCard
from ui.today.opened_card import OpenedCard
from ui.today.side_cards import ConferencesCard, NextListCard
from ui.today.tiles import TileRow
from ui.today.whose_box import WhoseBox

if TYPE_CHECKING:
    from cpdesk.rows.lpm_list import LpmList
    from cpdesk.rows.lpm_register import Counts

A_MINUTE = 60_000
MANY_ENTRIES = 1000
BESIDE_FROM_LETTERS = 110  # narrower than this, the cards at the side go beneath the lines
NOTHING_COMING = "Nothing comes up in the next ten working days."
NOTHING_NOW = "Nothing is due now."
ALERT = "maqa_alert"
_PAGE_AREAS = frozenset({"today", "register", "diary", "days"})
_LIST_AREAS = frozenset({"register", "lists", "days"})


class TodayTab(QWidget):
    """The room behind the tab Today.

    `go` carries the subject of a line, its number and what is due; `tile_chosen` a tile and the number of
    the chair whose work is shown, None for everybody's.
    `list_wanted` asks Reports for the first-Monday list: "preview" or "export".
    """

    counted = Signal(str)
    badge = Signal(int)
    go = Signal(str, int, str)
    tile_chosen = Signal(object, object)
    list_wanted = Signal(str)

    def __init__(self, link: DeskLink, theme: Theme, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._page: TodayPage | None = None
        self._list_behind = True
        self._wants_keyboard = False
        self.heading = plain_label(long(link.almanac.today()), "heading")
        self.summary = plain_label("", "quiet")
        self.whose = WhoseBox(remembered)
        self.refresh = QPushButton(icon("refresh"), "Refresh")
        self.refresh.setToolTip("Read again (F5)")
        self.notice = NoticeBar(theme)
        self.tiles = TileRow(theme)
        self.do_now = DueCard("Do now", "what is latest stands first", theme)
        self.coming_up = DueCard("Coming up", "next 10 working days", theme)
        self.next_list = NextListCard()
        self.conferences = ConferencesCard(theme)
        self.opened_before = OpenedCard()
        self._scroll = QScrollArea()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._after_page = QTimer(self)
        self._after_page.setSingleShot(True)
        self._after_page.setInterval(0)
        self._each_minute = QTimer(self)
        self._each_minute.setInterval(A_MINUTE)
        self._lay_out()
        self._connect()
        self._each_minute.start()

    def read_again(self) -> None:
        """Reads everything shown again."""
        self._list_behind = True
        self._link.ask(NamesToChoose(), self.whose.show_names, self._say_refusal, latest=True)
        self._read()

    def read_when_in_front(self) -> None:
        """What the minute brings: reads again while somebody may be looking."""
        if self.isVisible() and self.window().isActiveWindow():
            self._read()

    def _read(self) -> None:
        self._link.ask(self.whose.question(), self._show_page, self._say_refusal, latest=True)

    def _read_opened(self) -> None:
        from cpdesk.rows.today import RecentlyOpened

        self._link.ask(RecentlyOpened(), self.opened_before.show_opened, _pass_over, latest=True)

    def _read_list_beside(self) -> None:
        """How far the list is, asked when the page itself stands: nobody comes for the list first."""
        from cpdesk.rows.lpm_register import RegisterCounts, RegisterFilter, Show

        if self._list_behind and self.isVisible():
            self._list_behind = False
            self._link.ask(RegisterCounts(RegisterFilter(show=Show.OPEN)), self._read_list, _pass_over, latest=True)

    def _read_list(self, counts: "Counts") -> None:
        """The list is read whole to see what is ready, so only where that takes no time."""
        from cpdesk.rows.lpm_list import PreviewList

        if counts.total >= MANY_ENTRIES:
            self.next_list.show_too_many()
        else:
            self._link.ask(PreviewList(), self._show_list, _pass_over, latest=True)

    def _show_list(self, lpm_list: "LpmList") -> None:
        self.next_list.show_list(lpm_list)

    def _show_page(self, page: TodayPage) -> None:
        self._page = page
        self.badge.emit(page.count)
        self.notice.clear()
        self.heading.setText(long(page.today))
        self.summary.setText(summary_of(page))
        self.tiles.show_counts(page.tiles)
        left_out = page.count - len(page.do_now)
        more = f"{_number(page)} in all; the first {len(page.do_now)} stand here." if left_out > 0 else ""
        self.do_now.show_lines(page.do_now, page.next_line or NOTHING_NOW, more)
        self.coming_up.show_lines(page.coming_up, NOTHING_COMING)
        self.conferences.show_conferences(page.conferences)
        if self._wants_keyboard and self.window().focusWidget() is self:
            self.setFocus()
        self.counted.emit(f"{_number(page)} due now · {len(page.coming_up)} coming up")
        self._after_page.start()

    def _say_refusal(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _act(self, line: DueLine) -> None:
        if line.conference_id is not None and line.subject != ALERT:
            self.go.emit("conference", line.conference_id, line.key)
        else:
            self.go.emit(line.subject, line.subject_id, line.key)

    def _choose_tile(self, tile: Tile) -> None:
        """Records to send are told here, with their conferences; every other tile leads to its own tab."""
        if tile is Tile.RECORDS_DUE:
            self._to_first("record_due")
        else:
            self.tile_chosen.emit(tile, self.whose.question().chair_id)

    def _to_first(self, key: str) -> None:
        for card in (self.do_now, self.coming_up):
            for place, row in enumerate(card.rows):
                if row.line.key == key:
                    card.go_to(place)
                    return
        self.notice.say("No conference record has to be sent out in the next ten working days.")

    def _connect(self) -> None:
        self.whose.chosen.connect(self._read)
        self.refresh.clicked.connect(self.read_again)
        self.tiles.chosen.connect(self._choose_tile)
        for card in (self.do_now, self.coming_up):
            card.acted.connect(self._act)
            card.reached.connect(lambda row: self._scroll.ensureWidgetVisible(row, 0, 40))
        self.do_now.left.connect(lambda by: self.coming_up.go_to(0) if by > 0 else None)
        self.coming_up.left.connect(lambda by: self.do_now.go_to(-1) if by < 0 else None)
        self.next_list.preview_wanted.connect(lambda: self.list_wanted.emit("preview"))
        self.next_list.export_wanted.connect(lambda: self.list_wanted.emit("export"))
        self.conferences.opened.connect(lambda number: self.go.emit("conference", number, ""))
        self._soon.timeout.connect(self._read)
        self._after_page.timeout.connect(self._read_list_beside)
        self._after_page.timeout.connect(self._read_opened)
        self.opened_before.opened.connect(lambda subject, number: self.go.emit(subject, number, ""))
        self._each_minute.timeout.connect(self.read_when_in_front)
        self._link.changed.connect(self._follow)

    def _follow(self, area: str) -> None:
        """The count in the tab stays right from any room; the list is read when somebody comes back."""
        if area in _LIST_AREAS:
            self._list_behind = True
        if area == "unit":
            self._link.ask(NamesToChoose(), self.whose.show_names, self._say_refusal, latest=True)
        if area == "opened":
            self._read_opened()
        if area in _PAGE_AREAS:
            self._soon.start()

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self.do_now, self.coming_up)),
            (right, (self.next_list, self.conferences, self.opened_before)),
        ):
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self._columns.setSpacing(14)
        self._columns.addLayout(left, 2)
        self._columns.addLayout(right, 1)
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        page = QVBoxLayout(inner)
        page.setContentsMargins(16, 12, 16, 12)
        page.setSpacing(12)
        page.addLayout(self._head())
        page.addWidget(self.notice)
        page.addWidget(self.tiles)
        page.addLayout(self._columns, 1)
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName("Today")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.heading.setWordWrap(False)
        row.addWidget(self.heading)
        row.addWidget(self.summary, 1)
        whose = QLabel("Show")
        whose.setBuddy(self.whose)
        row.addWidget(whose)
        row.addWidget(self.whose)
        row.addWidget(self.refresh)
        return row

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The cursor goes to the first thing to do, as soon as that was read."""
        self._wants_keyboard = self._page is None
        if self._wants_keyboard:
            super().setFocus(reason)
        elif not self.do_now.go_to(0) and not self.coming_up.go_to(0):
            self.whose.setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F5 reads again."""
        if event.key() == Qt.Key.Key_F5:
            self.read_again()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cards at the side go beneath the lines where both would be cramped."""
        super().resizeEvent(event)
        narrow = self.width() < BESIDE_FROM_LETTERS * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)

    def showEvent(self, event: QShowEvent) -> None:
        """Reads when somebody comes, and again when they come back: the hour has moved on."""
        super().showEvent(event)
        if self._page is None:
            self.read_again()
        else:
            self._soon.start()


def summary_of(page: TodayPage) -> str:
    """How much there is to do, in a sentence: "9 things need you; 3 are overdue."."""
    if not page.count:
        return "Nothing needs you now."
    things = f"{_number(page)} things need you" if page.more or page.count > 1 else "1 thing needs you"
    if not page.overdue:
        return f"{things}; nothing is overdue."
    return f"{things}; {page.overdue} {'is' if page.overdue == 1 else 'are'} overdue."


def _number(page: TodayPage) -> str:
    return f"Over {page.count}" if page.more else str(page.count)


def _pass_over(_refusal: Refusal) -> None:
    """Who may read Today but not the list sees no list."""
