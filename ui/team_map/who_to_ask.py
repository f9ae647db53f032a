"""Whom a question about a case goes to: the chair who holds it, or the duty chair, never the linked one (D14)."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cpdesk.rows.find import Find, Found, FoundKind, FoundThing
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.team_map import Asked, WhoToAsk
from ui.shared.desk_link import DeskLink
from ui.shared.notice_bar import NoticeBar
from ui.shared.plain_text import plain_label, reading_label
from ui.shared.theme import Theme
from ui.shared.wrapped_items import wrap_items

NUMBER = Qt.ItemDataRole.UserRole
HOW = "Type a child's name, or a part of the case reference. Enter says whom to ask."
NOBODY_FOUND = "No child is known by these words."
NOBODY_TO_ASK = "Nobody has duty today and no chair holds the case. Ask the manager of the unit."
AT_MOST = 20
FEWEST = 2
PAUSE = 150


class WhoToAskPanel(QWidget):
    """A box for the child, those who are found, and the answer."""

    answered = Signal()

    def __init__(self, link: DeskLink, theme: Theme) -> None:
        super().__init__()
        self._link = link
        self.notice = NoticeBar(theme)
        self.box = QLineEdit()
        self.box.setAccessibleName("Child or case reference")
        self.box.setPlaceholderText("Child or case reference")
        self.list = QListWidget()
        self.list.setAccessibleName("Children found")
        wrap_items(self.list)
        self.who = reading_label("", "heading")
        self.because = reading_label("")
        self._about = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._find)
        self._lay_out()
        self.setFocusProxy(self.box)
        self.box.textEdited.connect(lambda _text: self._soon.start())
        self.list.itemClicked.connect(self._ask)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to the children found; Enter asks about the one chosen, or the first."""
        if event.key() == Qt.Key.Key_Down and self.box.hasFocus() and self.list.count():
            self.list.setFocus()
            self.list.setCurrentRow(max(0, self.list.currentRow()))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask_now()
        else:
            super().keyPressEvent(event)

    def _find(self) -> None:
        words = self.box.text().strip()
        self.notice.clear()
        if len(words) < FEWEST:
            self._show_things(())
            self._say("", HOW)
            return
        self._link.ask(Find(words, AT_MOST, (FoundKind.CHILD,)), self._found, self._refused, latest=True)

    def _found(self, found: Found) -> None:
        self._show_things(found.things)
        self._say("", "" if found.things else NOBODY_FOUND)

    def _show_things(self, things: tuple[FoundThing, ...]) -> None:
        self.list.clear()
        for thing in things:
            beneath = " · ".join(part for part in (thing.beneath, thing.because) if part)
            item = QListWidgetItem(f"{thing.line}\n{beneath}" if beneath else thing.line)
            item.setData(NUMBER, thing.id)
            self.list.addItem(item)
        self.list.setVisible(bool(things))

    def _ask_now(self) -> None:
        """Ask about the child chosen, or the first; where none is found, about the words as a reference."""
        if self.list.count():
            self._ask(self.list.currentItem() or self.list.item(0))
        elif words := self.box.text().strip():
            self._soon.stop()
            self._about = words
            self._link.ask(WhoToAsk(reference=words), self._answer, self._refused, latest=True)

    def _ask(self, item: QListWidgetItem) -> None:
        self._about = item.text().partition("\n")[0]
        self._link.ask(WhoToAsk(child_id=int(item.data(NUMBER))), self._answer, self._refused, latest=True)

    def _answer(self, asked: Asked) -> None:
        if asked.who:
            role = "holds the case" if asked.holds_case else "duty chair"
            self._say(f"{asked.who}, {role}", f"{self._about}: {asked.because}")
        else:
            self._say("", f"{self._about}: {asked.because or NOBODY_TO_ASK}")
        self.answered.emit()

    def _say(self, who: str, because: str) -> None:
        self.who.setText(who)
        self.who.setAccessibleName(who)
        self.who.setVisible(bool(who))
        self.because.setText(because)
        self.because.setAccessibleName(because)

    def _refused(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(8)
        column.addWidget(plain_label("The linked chair of a team is not asked about a case.", "quiet"))
        for part in (self.box, self.notice, self.who, self.because):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self._show_things(())
        self._say("", HOW)
