"""Find at work: what is typed is asked of the desk, the latest answer stands in the list, Enter opens a row of it."""

from PySide6.QtCore import QObject, QTimer, Signal

from cpdesk.rows.find import Find, Found
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.today import OpenedBefore, RecentlyOpened
from ui.find.box import FindBox
from ui.find.found_list import FoundList
from ui.find.rows import Chosen, FindRow, rows_before_typing, rows_of
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

OF_EACH_KIND = 5
SOON = 60
"""So many milliseconds after the last key the desk is asked: nobody waits, and no half word is looked for."""


class Finder(QObject):
    """Joins the box, the desk and the list. `opens` carries subject, number and what is due; `left` says it is over."""

    opens = Signal(str, int, str)
    narrows = Signal(str)
    left = Signal()

    def __init__(self, link: DeskLink, theme: Theme, box: FindBox, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self.box = box
        self.list = FoundList(theme, box)
        self._answered = ""
        self._enter_waits = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._ask)
        box.textEdited.connect(self._typed)
        box.textChanged.connect(self._emptied)
        box.gone_in.connect(self._begin)
        box.gone_out.connect(self.put_away)
        box.stepped.connect(self._step)
        box.entered.connect(self._enter)
        box.escaped.connect(self._escape)
        self.list.chosen.connect(self._open)

    def put_away(self) -> None:
        """Puts the list away; what was typed stays."""
        self._soon.stop()
        self._enter_waits = False
        self.list.hide()

    def _begin(self) -> None:
        """Somebody came to the box: what stands in it is looked for again, an empty one offers what was opened."""
        if self.box.isEnabled():
            self._ask()

    def _typed(self, _words: str) -> None:
        self._enter_waits = False
        self._soon.start()

    def _emptied(self, words: str) -> None:
        """The cross in the box empties it without a key."""
        if not words and self.list.isVisible():
            self._ask()

    def _ask(self) -> None:
        self._soon.stop()
        words = self.box.text()
        if words.strip():
            self._link.ask(Find(words, size=OF_EACH_KIND), self._show, self._refuse, latest=True)
        else:
            self._link.ask(RecentlyOpened(), self._show_opened, self._none_opened, latest=True)

    def _show(self, found: Found) -> None:
        if found.words != self.box.text() or not self._is_here():
            return
        self._answered = found.words
        self.list.show_rows(rows_of(found))
        if self._enter_waits:
            self._enter()

    def _show_opened(self, opened: tuple[OpenedBefore, ...]) -> None:
        if not self.box.text().strip() and self._is_here():
            self._answered = ""
            self.list.show_rows(rows_before_typing(opened))

    def _none_opened(self, _refusal: Refusal) -> None:
        """Whoever has no list of what they opened last is told what to type."""
        self._show_opened(())

    def _is_here(self) -> bool:
        """Whether the keyboard is in the box, also while another program is in front."""
        return self.box.window().focusWidget() is self.box

    def _refuse(self, refusal: Refusal) -> None:
        if self._is_here():
            self.list.show_rows((FindRow(str(refusal)),))

    def _step(self, by: int) -> None:
        if self.list.isVisible():
            self.list.step(by)
        else:
            self._ask()

    def _enter(self) -> None:
        """Opens what is chosen; while the answer is on its way, the first of it as soon as it is there."""
        if not self.box.text().strip() and not self.list.isVisible():
            self.left.emit()
        elif self._answered != self.box.text() or not self.list.isVisible():
            self._enter_waits = True
            self._ask()
        else:
            self._enter_waits = False
            row = self.list.current()
            if row is not None:
                self._open(row)

    def _escape(self) -> None:
        """Puts the list away and keeps the words; without a list empties the box and goes back to the room."""
        if self.list.isVisible() and self.box.text():
            self.put_away()
            return
        self.put_away()
        self.box.clear()
        self.left.emit()

    def _open(self, row: FindRow) -> None:
        chosen = row.opens
        if not isinstance(chosen, Chosen):
            return
        self.put_away()
        self.box.clear()
        if chosen.words:
            self.narrows.emit(chosen.words)
        else:
            self.left.emit()
            self.opens.emit(chosen.subject, chosen.id, chosen.due)
