"""The diary as a table: every conference in sight, one line each; the way for the keyboard and for a screen reader."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from cpdesk.rows.diary import DiaryCard
from cpdesk.rules.how_dates_read import WEEKDAYS, slashed
from ui.diary.grid.card_words import chair_shown, kind_shown, room_shown, state_shown, time_span
from ui.diary.legend import day_of
from ui.shared.words_table import WordsTable

HEADINGS = ("Day", "Time", "Kind", "Family", "Children", "Chair", "Room", "Team", "State", "Limit")
_MOVES, _BOOKS = "m", "b"


class DiaryList(WordsTable):
    """The table; `opened` and `move_wanted` carry a conference's id, `book_wanted` asks for the booking form."""

    opened = Signal(int)
    move_wanted = Signal(int)
    book_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Conferences as a list", HEADINGS, parent)
        self._cards: tuple[DiaryCard, ...] = ()
        self.setAccessibleDescription("Enter opens a conference, M moves it, B books one.")
        self.setSelectionMode(WordsTable.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda _index: self._open())

    def show_cards(self, cards: Sequence[DiaryCard]) -> None:
        """Show other conferences, in order of time; the one that was chosen stays so."""
        chosen = self.chosen()
        self._cards = tuple(sorted(cards, key=lambda one: (one.start_at, one.chair, one.id)))
        self.show_rows([row_of(card) for card in self._cards])
        place = next((i for i, card in enumerate(self._cards) if chosen is not None and card.id == chosen.id), 0)
        if self._cards:
            self.selectRow(place)

    def cards(self) -> tuple[DiaryCard, ...]:
        """The conferences shown, in order."""
        return self._cards

    def chosen(self) -> DiaryCard | None:
        """The conference that the keyboard is on."""
        row = self.currentIndex().row()
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, M moves, B books; other letters are the room's."""
        letter = event.text().lower() if not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier else ""
        chosen = self.chosen()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        elif letter == _MOVES and chosen is not None:
            self.move_wanted.emit(chosen.id)
        elif letter == _BOOKS:
            self.book_wanted.emit()
        elif letter.isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first line is chosen when the keyboard comes here."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._cards:
            self.selectRow(0)

    def _open(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.opened.emit(chosen.id)


def row_of(card: DiaryCard) -> tuple[str, ...]:
    """One conference as a line of the table."""
    on = day_of(card)
    return (
        f"{WEEKDAYS[on.weekday()][:3]} {slashed(on)}",
        time_span(card),
        kind_shown(card),
        card.family,
        str(card.children),
        chair_shown(card),
        room_shown(card),
        card.team,
        state_shown(card),
        card.words,
    )
