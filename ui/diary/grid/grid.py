"""The painted diary: a week, or one day by chair or room; arrows walk from card to card and move them as proposals."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget

from cpdesk.rules.london import LONDON
from ui.diary.grid.canvas import GridCanvas
from ui.diary.grid.card_words import sentence
from ui.diary.grid.columns import GridColumn
from ui.diary.grid.ghost import Ghost, Ground
from ui.diary.grid.judged import Dragged
from ui.diary.grid.layout import PlacedCard, PlacedMore
from ui.diary.grid.steps import is_step, step
from ui.shared.plain_text import plain_tip
from ui.shared.theme import Theme

NAME = "Diary"
HOW_TO = "Arrow keys go from card to card. Enter opens one. Ctrl with an arrow key moves it, as a proposal."


class DiaryGrid(GridCanvas):
    """Shows columns with cards.

    `opened` carries the id of a conference, `day_wanted` the day of a "+7 more", `dropped` the `Ghost` that somebody
    let go or pressed Enter on, `free_wanted` an empty place: moment, chair id, room id. `read` is what the arrow keys
    reached, as a sentence; `beyond` asks for the week before (-1) or after (1).
    """

    opened = Signal(int)
    day_wanted = Signal(object)
    dropped = Signal(object)
    free_wanted = Signal(object, object, object)
    read = Signal(str)
    beyond = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        from ui.diary.grid.moves import GridMoves

        self.ground: Ground | None = None
        self.offered: Mapping[str, Dragged] = {}
        self.setAccessibleName(NAME)
        self.setAccessibleDescription(HOW_TO)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.moves = GridMoves(self)

    def show_columns(self, columns: Sequence[GridColumn], day: tuple[int, int], ground: Ground) -> None:
        """Show other columns; the card that was chosen stays so where it is still there."""
        chosen = self.chosen_id()
        self._columns, self._day, self.ground = tuple(columns), day, ground
        self._chosen = -1
        self._place()
        if chosen is not None:
            self.choose(chosen)
        self.reveal_ghost()

    def show_ghost(self, ghost: Ghost | None) -> None:
        """Show the dashed card of a proposal, or none."""
        self._ghost = ghost
        if ghost is not None:
            self._say(ghost.said())
        self.viewport().update()

    def chosen(self) -> PlacedCard | PlacedMore | None:
        """The card that the keyboard is on."""
        return self._drawn[self._chosen].item if 0 <= self._chosen < len(self._drawn) else None

    def chosen_id(self) -> int | None:
        """The conference that the keyboard is on."""
        item = self.chosen()
        return item.card.id if isinstance(item, PlacedCard) else None

    def choose(self, conference_id: int) -> bool:
        """Put the keyboard on this conference; False when it is not among the cards."""
        for place, drawn in enumerate(self._drawn):
            if isinstance(drawn.item, PlacedCard) and drawn.item.card.id == conference_id:
                self._choose(place)
                return True
        return False

    def choose_item(self, item: PlacedCard | PlacedMore | None) -> None:
        """Put the keyboard on this one, or on none."""
        self._choose(next((i for i, drawn in enumerate(self._drawn) if drawn.item is item), -1))

    def open_item(self, item: PlacedCard | PlacedMore | None) -> None:
        """Open a conference, or the list of a day that has more than can be shown."""
        if isinstance(item, PlacedCard):
            self.opened.emit(item.card.id)
        elif item is not None:
            self.day_wanted.emit(self._placed.columns[item.column].column.on)

    # Keys, focus, hover

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, with Ctrl they propose; Enter opens or drops, Esc lets the proposal go."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            if self._ghost is not None and self._ghost.dragged is not None:
                self.moves.drop()
            else:
                self.open_item(self.chosen())
        elif is_step(key) and plain:
            self._choose(step(self._placed.items, self._chosen, key))
        elif not self.moves.takes_key(event):
            event.ignore()  # Qt would scroll on arrow keys; every other key belongs to the room

    def _choose(self, place: int) -> None:
        self._chosen = place
        item = self.chosen()
        if item is not None:
            self.bring_into_sight(item.box)
            self._say(self._sentence_of(item))
        else:
            self.setAccessibleName(NAME)
        self.viewport().update()

    def _sentence_of(self, item: PlacedCard | PlacedMore) -> str:
        if isinstance(item, PlacedCard):
            return sentence(item.card)
        column = self._placed.columns[item.column].column
        return f"{len(item.cards)} more conferences, {column.heading}. Enter shows the day's list."

    def _say(self, words: str) -> None:
        self.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.read.emit(words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first card is chosen when the keyboard comes here."""
        super().focusInEvent(event)
        if self._chosen < 0 and self._drawn and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._choose(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Hover reads a card, a heading, or why a column is closed."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self._tip_at(QPointF(event.pos()))), self)
            return True
        return bool(super().viewportEvent(event))

    def _tip_at(self, at: QPointF) -> str:
        item = self.item_at(at)
        if item is not None:
            return self._sentence_of(item)
        x = self.inside(at).x()
        column = next((one.column for one in self._placed.columns if one.left <= x < one.left + one.width), None)
        if column is None:
            return ""
        return "\n".join(part for part in (column.heading, column.closed, *column.notes) if part)


def moment(on: date, minute: int) -> datetime:
    """The moment at which London's clocks show this minute of a day."""
    return datetime.combine(on, time(minute // 60 % 24, minute % 60), LONDON)
