"""Choose what is to be booked: everything that waits for a date, or a new request."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cpdesk.rows.refusals import Refusal
from cpdesk.rows.waiting import Waiting, WaitingCard
from ui.diary.who import family_line
from ui.shared.desk_link import DeskLink
from ui.shared.notice_bar import NoticeBar
from ui.shared.plain_text import plain_label, plain_tip
from ui.shared.rows_of_buttons import ButtonRow
from ui.shared.theme import Theme
from ui.shared.wrapped_items import wrap_items

HOW = "Arrow keys choose, Enter opens the booking."
NOTHING = "Nothing is waiting for a date."


class ToBook(QWidget):
    """The waiting list to choose from; `chosen` carries the card, `new_wanted` asks for a new request."""

    chosen = Signal(object)
    new_wanted = Signal()

    def __init__(self, link: DeskLink, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self.notice = NoticeBar(theme)
        self.list = QListWidget()
        self.list.setAccessibleName("What waits for a date")
        self.list.setAccessibleDescription(HOW)
        wrap_items(self.list)
        self.words = plain_label(HOW, "quiet")
        buttons = ButtonRow()
        self.new = buttons.add("New request", self.new_wanted.emit, drawn="plus")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.notice, self.list, self.words, buttons):
            column.addWidget(part)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.read_again)
        link.changed.connect(self._follow)

    def read_again(self) -> None:
        """Ask the desk what waits."""
        self._link.ask(Waiting(), self._show, self._refuse, latest=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the booking of what the cursor is on."""
        item = self.list.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None and self.list.hasFocus():
            self._take(item)
            return
        super().keyPressEvent(event)

    def _show(self, cards: tuple[WaitingCard, ...]) -> None:
        self.list.clear()
        for card in cards:
            if not card.may_book:
                continue
            words = f"{card.kind}, {family_line(card.family, card.children, card.reference)}: {card.words}"
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, card)
            item.setToolTip(plain_tip(card.line))
            self.list.addItem(item)
        self.list.setVisible(self.list.count() > 0)
        self.words.setText(HOW if self.list.count() else NOTHING)
        if self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus()
        else:
            self.new.setFocus()

    def _follow(self, _area: str) -> None:
        self._soon.start()

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _refuse(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))
