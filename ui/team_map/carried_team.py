"""A team while it is dragged: its picture follows the pointer, and the cards scroll where the pointer nears an edge."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from ui.team_map.chip import TeamChip

EDGE = 28
STEP = 24


class CarriedTeam:
    """The picture of the chip beside the pointer; nothing of the map changes while it is carried."""

    def __init__(self, field: QWidget) -> None:
        self._field = field
        self._chip: TeamChip | None = None
        self._picture: QLabel | None = None

    def is_carrying(self) -> bool:
        """Whether a team is being dragged."""
        return self._chip is not None

    def carry(self, chip: TeamChip, at: QPoint) -> None:
        """Bring the picture to where the pointer is on the screen."""
        if self._picture is None:
            self._chip = chip
            self._picture = QLabel(self._field)
            self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._picture.setPixmap(chip.grab())
            self._picture.adjustSize()
            self._picture.setAccessibleName(f"{chip.team.name} is being dragged")
            self._picture.show()
        self._scroll_towards(at)
        self._picture.move(self._field.mapFromGlobal(at) + QPoint(10, 6))
        self._picture.raise_()

    def give_up(self) -> None:
        """The drag is over."""
        if self._chip is not None:
            self._chip.give_up()
        if self._picture is not None:
            self._picture.hide()
            self._picture.deleteLater()
        self._chip = self._picture = None

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to where the keyboard stands."""
        area = self._area()
        if area is not None:
            area.ensureWidgetVisible(part, 12, 40)

    def _scroll_towards(self, at: QPoint) -> None:
        area = self._area()
        if area is None:
            return
        within = area.viewport().mapFromGlobal(at).y()
        bar = area.verticalScrollBar()
        if within < EDGE:
            bar.setValue(bar.value() - STEP)
        elif within > area.viewport().height() - EDGE:
            bar.setValue(bar.value() + STEP)

    def _area(self) -> QScrollArea | None:
        above = self._field.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above
