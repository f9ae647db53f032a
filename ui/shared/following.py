"""Reading again what is shown when it changed: at once where somebody sees it, otherwise when they come back."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.shared.desk_link import DeskLink

LOOKED_AT = "opened"
"""What was looked at last is told as a change too; it changes nothing of what else is shown."""


class Following(QObject):
    """Has a room, a page or a pane read again after changes in these areas, in any where none are named.

    Several changes at once are one reading. What was never read is `behind` from the start. `was_shown` is told by
    what it reads for, whenever that is shown.
    """

    def __init__(
        self,
        shown: QWidget,
        link: DeskLink,
        read_again: Callable[[], None],
        areas: Collection[str] = (),
        *,
        behind: bool = False,
    ) -> None:
        super().__init__(shown)
        self._shown = shown
        self._read_again = read_again
        self._areas = frozenset(areas)
        self._behind = behind
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read_in_sight)
        link.changed.connect(self._follow)

    def soon(self) -> None:
        """Have it read again, as soon as somebody sees it."""
        self._behind = True
        self._soon.start()

    def was_read(self) -> None:
        """It was read for another reason: nothing is left to be done."""
        self._behind = False

    def was_shown(self) -> None:
        """Somebody came: what changed behind their back is read now."""
        if self._behind:
            self._soon.start()

    def _follow(self, area: str) -> None:
        if area in self._areas or (not self._areas and area != LOOKED_AT):
            self.soon()

    def _read_in_sight(self) -> None:
        if self._behind and self._shown.isVisible():
            self._behind = False
            self._read_again()
