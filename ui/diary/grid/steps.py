"""Where the arrow keys go in the diary: up and down through a column, left and right to the next one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from ui.diary.grid.layout import PlacedCard, PlacedMore

Item = PlacedCard | PlacedMore
_UP_AND_DOWN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_SIDEWAYS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


def is_step(key: Qt.Key) -> bool:
    """Whether this key goes from card to card."""
    return key in _UP_AND_DOWN or key in _SIDEWAYS or key in {Qt.Key.Key_Home, Qt.Key.Key_End}


def step(items: Sequence[Item], chosen: int, key: Qt.Key) -> int:
    """The place of the card to which this key goes; -1 only when there are none. `items` stand in reading order."""
    if not items:
        return -1
    last = len(items) - 1
    if key == Qt.Key.Key_End:
        return last
    if key == Qt.Key.Key_Home or chosen < 0:
        return 0
    if key in _UP_AND_DOWN:
        return min(max(chosen + _UP_AND_DOWN[key], 0), last)
    return _sideways(items, chosen, _SIDEWAYS[key])


def reading_order(items: Sequence[Item]) -> tuple[Item, ...]:
    """The order of columns, and within one that of the clock."""
    return tuple(sorted(items, key=lambda item: (item.column, item.box.top(), item.lane)))


def _sideways(items: Sequence[Item], chosen: int, by: int) -> int:
    """The card beside this one at the same time, or the one nearest in time in the next column that has any."""
    here = items[chosen]
    beside = [
        place
        for place, item in enumerate(items)
        if item.column == here.column and (item.lane - here.lane) * by > 0 and _share_time(item, here)
    ]
    if beside:
        return min(beside, key=lambda place: (abs(items[place].lane - here.lane), items[place].box.top()))
    ahead = [item.column for item in items if (item.column - here.column) * by > 0]
    if not ahead:
        return chosen
    column = min(ahead) if by > 0 else max(ahead)
    there = [place for place, item in enumerate(items) if item.column == column]
    return min(there, key=lambda place: (abs(items[place].box.top() - here.box.top()), items[place].lane * by))


def _share_time(one: Item, other: Item) -> bool:
    return one.box.top() < other.box.bottom() and other.box.top() < one.box.bottom()
