"""What the window's strips show of the open register: the unit, what Undo would take, which days are not worked."""

from PySide6.QtCore import QObject, Signal

from cpdesk.rows.unit import LastDone, Redo, RegisterKind, TheUnit, Undo, Undoable, Unit
from ui.shared.desk_link import DeskLink
from ui.unit_words import person_words, place_words


class RegisterWatch(QObject):
    """Reads again whenever something was done, and takes the last thing back or does it again."""

    unit_read = Signal(bool, str, str, object, str)
    undo_named = Signal(str, str)

    def __init__(self, link: DeskLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        link.done.connect(lambda _kept: self._read_last_done())
        link.changed.connect(self._area_changed)

    def read_unit(self) -> None:
        """Reads who works where, and what Undo would take."""
        self._link.ask(TheUnit(), self._show_unit, latest=True)
        self._read_last_done()

    def read_days(self) -> None:
        """Reads the days that the unit added, so that date boxes count with them."""
        self._link.ask(self._link.almanac.question(), self._link.almanac.take_days, latest=True)

    def undo(self) -> None:
        """Takes back the last thing that was done."""
        self._link.do(Undo())

    def redo(self) -> None:
        """Does again what was taken back."""
        self._link.do(Redo())

    def _area_changed(self, area: str) -> None:
        if area == "unit":
            self.read_unit()
        if area == "days":
            self.read_days()

    def _read_last_done(self) -> None:
        self._link.ask(LastDone(), self._name_undo, latest=True)

    def _name_undo(self, last: Undoable) -> None:
        self.undo_named.emit(last.undo, last.redo)

    def _show_unit(self, unit: Unit) -> None:
        demonstration = unit.kind is RegisterKind.DEMONSTRATION
        self.unit_read.emit(demonstration, person_words(unit), place_words(unit), unit.copied_at, unit.database)
