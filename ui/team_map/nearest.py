"""Where an arrow leads on the map: along the line as one reads, up and down to what lies nearest."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from ui.team_map.stop import Stop

_ASIDE = 3  # a step to the side counts so much more than one straight on


def nearest(here: Stop, stops: Sequence[Stop], towards: tuple[int, int], field: QWidget) -> Stop | None:
    """The stop that an arrow leads to, None where the map ends."""
    across, down = towards
    if across:
        at = list(stops).index(here) + across
        return stops[at] if 0 <= at < len(stops) else None
    start = _left_middle(here, field)
    further = [stop for stop in stops if (_left_middle(stop, field).y() - start.y()) * down > here.height() // 2]
    return min(further, key=lambda stop: _distance(_left_middle(stop, field), start), default=None)


def _left_middle(stop: Stop, field: QWidget) -> QPoint:
    return stop.mapTo(field, QPoint(min(stop.width() // 2, 40), stop.height() // 2))


def _distance(one: QPoint, other: QPoint) -> int:
    return abs(one.y() - other.y()) + _ASIDE * abs(one.x() - other.x())
