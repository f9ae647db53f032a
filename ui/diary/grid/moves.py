"""Proposing another time in the painted diary: by dragging a card, by dropping one that waits, by Ctrl and arrows."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication

from cpdesk.rules.conferences import TO_COME
from ui.diary.grid.columns import GridColumn
from ui.diary.grid.ghost import ghost_at
from ui.diary.grid.judged import Dragged, dragged_card
from ui.diary.grid.layout import PlacedCard, minutes_of
from ui.diary.legend import starts

if TYPE_CHECKING:
    from ui.diary.grid.grid import DiaryGrid

WAITING_MIME = "application/x-cpdesk-waiting"
HALF_HOUR = 30
_EDGE = 28  # so near to the edge, the diary scrolls under a dragged card
_BY_KEY = "Press Enter"
_BY_MOUSE = "Drop"
_BY_TIME = {Qt.Key.Key_Up: -HALF_HOUR, Qt.Key.Key_Down: HALF_HOUR}
_BY_COLUMN = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class GridMoves(QObject):
    """Follows the mouse and the Ctrl key over a grid and shows what a drop would mean; nothing is kept here."""

    def __init__(self, grid: "DiaryGrid") -> None:
        super().__init__(grid)
        self._grid = grid
        self._pressed: PlacedCard | None = None
        self._pressed_at = QPointF()
        self._held_at = 0.0
        self._dragged: Dragged | None = None
        grid.viewport().installEventFilter(self)

    def drop(self) -> None:
        """Hand the proposal on; the dashed card stays until a form takes it over."""
        ghost = self._grid.ghost()
        self._forget()
        if ghost is not None and ghost.dragged is not None:
            self._grid.dropped.emit(ghost)

    def let_go(self) -> None:
        """Give the proposal up."""
        self._forget()
        self._grid.show_ghost(None)

    def _forget(self) -> None:
        self._pressed = self._dragged = None
        self._grid.viewport().unsetCursor()

    # Keys

    def takes_key(self, event: QKeyEvent) -> bool:
        """Whether this key moved the proposal or let it go."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._grid.ghost() is not None:
            self.let_go()
            return True
        control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
        if not control or (key not in _BY_TIME and key not in _BY_COLUMN):
            return False
        self._step(key)
        return True

    def _step(self, key: Qt.Key) -> None:
        start = self._start_of_steps()
        if start is None:
            return
        dragged, at, column = start
        if key in _BY_TIME:
            self._propose_by_key(dragged, _within_day(at, _BY_TIME[key]), column)
            return
        columns = [one.column for one in self._grid.placed().columns if not one.column.thin]
        place = columns.index(column) + _BY_COLUMN[key]
        if 0 <= place < len(columns):
            there = columns[place]
            self._propose_by_key(dragged, at + (there.on - at.date()), there)
        elif len({one.on for one in columns}) > 1:
            self._step_into_next_week(dragged, at, _BY_COLUMN[key])

    def _start_of_steps(self) -> tuple[Dragged, datetime, GridColumn] | None:
        """What is being moved and where it stands: the proposal in sight, otherwise the chosen card."""
        ghost = self._grid.ghost()
        columns = [one.column for one in self._grid.placed().columns if not one.column.thin]
        if ghost is not None and ghost.dragged is not None:
            column = next((one for one in columns if ghost.stands_in(one)), None)
            return (ghost.dragged, ghost.start, column) if column is not None else None
        item = self._grid.chosen()
        if not isinstance(item, PlacedCard) or item.card.state not in TO_COME:
            return None
        return dragged_card(item.card), starts(item.card), self._grid.placed().columns[item.column].column

    def _step_into_next_week(self, dragged: Dragged, at: datetime, by: int) -> None:
        """From Friday on to Monday, from Monday back to Friday; the diary follows."""
        there = at + timedelta(days=by)
        while there.weekday() > 4:
            there += timedelta(days=by)
        self._propose_by_key(dragged, there, GridColumn(there.date(), "", "", ()))
        self._grid.beyond.emit(by)

    def _propose_by_key(self, dragged: Dragged, at: datetime, column: GridColumn) -> None:
        self._show(dragged, at, column, _BY_KEY)
        self._grid.reveal_ghost()

    def _show(self, dragged: Dragged, at: datetime, column: GridColumn, verb: str) -> None:
        ground = self._grid.ground
        if ground is not None:
            ghost = ghost_at(dragged, at, column, ground, verb)
            if ghost != self._grid.ghost():
                self._grid.show_ghost(ghost)

    # The mouse

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the mouse does in the viewport."""
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            self._waiting_over(event)
            return True
        if isinstance(event, QDropEvent):
            self._waiting_dropped(event)
            return True
        if isinstance(event, QDragLeaveEvent):
            self.let_go()
            return True
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> bool:
        left = event.button() == Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseButtonPress and left:
            self._press(event.position())
        elif event.type() == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag_to(event.position())
        elif event.type() == QEvent.Type.MouseButtonRelease and left:
            self._release(event.position())
        elif event.type() == QEvent.Type.MouseButtonDblClick and left:
            self._open_at(event.position())
        else:
            return False
        return True

    def _press(self, at: QPointF) -> None:
        self._grid.setFocus(Qt.FocusReason.MouseFocusReason)
        item = self._grid.item_at(at)
        self._grid.choose_item(item)
        if isinstance(item, PlacedCard) and item.card.state in TO_COME:
            self._pressed, self._pressed_at = item, at
            self._held_at = self._grid.inside(at).y() - self._grid.placed().hours.y(minutes_of(item.card)[0])

    def _drag_to(self, at: QPointF) -> None:
        if self._pressed is None:
            return
        if self._dragged is None:
            if (at - self._pressed_at).manhattanLength() < QApplication.startDragDistance():
                return
            self._dragged = dragged_card(self._pressed.card)
            self._grid.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._propose_at(self._dragged, at, self._held_at)

    def _release(self, at: QPointF) -> None:
        if self._dragged is None:
            self._forget()
        elif self._grid.viewport().rect().contains(at.toPoint()) and self._is_elsewhere():
            self.drop()
        else:
            self.let_go()

    def _is_elsewhere(self) -> bool:
        """Whether the card was let go anywhere but in its own place."""
        ghost = self._grid.ghost()
        if ghost is None or self._pressed is None:
            return False
        own = self._grid.placed().columns[self._pressed.column].column
        return ghost.start != starts(self._pressed.card) or not ghost.stands_in(own)

    def _open_at(self, at: QPointF) -> None:
        item = self._grid.item_at(at)
        if item is not None:
            self._grid.open_item(item)
            return
        place = self._place_at(at, 0.0)
        if place is not None:
            moment, column = place
            self._grid.free_wanted.emit(moment, column.chair_id, column.room_id)

    def _propose_at(self, dragged: Dragged, at: QPointF, held_at: float) -> None:
        self._scroll_near_edge(at)
        place = self._place_at(at, held_at)
        if place is not None:
            self._show(dragged, *place, _BY_MOUSE)

    def _place_at(self, at: QPointF, held_at: float) -> tuple[datetime, GridColumn] | None:
        """The half-hour and the column at this place of the viewport."""
        from ui.diary.grid.grid import moment

        inside = self._grid.inside(at)
        placed = self._grid.placed()
        column = next((one.column for one in placed.columns if one.left <= inside.x() < one.left + one.width), None)
        if column is None or column.thin or at.y() < self._grid.head():
            return None
        minute = round(placed.hours.minute(inside.y() - held_at) / HALF_HOUR) * HALF_HOUR
        return moment(column.on, min(max(minute, placed.hours.first), placed.hours.last - HALF_HOUR)), column

    def _scroll_near_edge(self, at: QPointF) -> None:
        bar = self._grid.verticalScrollBar()
        if at.y() < self._grid.head() + _EDGE:
            bar.setValue(bar.value() - _EDGE // 2)
        elif at.y() > self._grid.viewport().height() - _EDGE:
            bar.setValue(bar.value() + _EDGE // 2)

    # Something that waits is dragged over the grid

    def _waiting_over(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        self._take_waiting(event)

    def _waiting_dropped(self, event: QDropEvent) -> None:
        if self._take_waiting(event):
            self.drop()

    def _take_waiting(self, event: QDropEvent) -> bool:
        """Propose the time beneath the pointer for what waits; anything else that is dragged is left alone."""
        dragged = self._offered(event)
        if dragged is None:
            event.ignore()
            return False
        self._propose_at(dragged, event.position(), 0.0)
        event.acceptProposedAction()
        return True

    def _offered(self, event: QDropEvent) -> Dragged | None:
        carried = event.mimeData().data(WAITING_MIME).data()
        return self._grid.offered.get(bytes(carried).decode("ascii", "replace"))


def _within_day(at: datetime, minutes: int) -> datetime:
    there = at + timedelta(minutes=minutes)
    return there if there.date() == at.date() else at
