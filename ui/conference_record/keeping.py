"""Having kept what the sections send: refusals are said, and values that two people wrote are shown side by side."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from cpdesk.rows.refusals import Refusal, StaleSave
from ui.conference_record.section import Keeping
from ui.shared.desk_link import DeskLink
from ui.shared.forms.stale_choice import StaleChoice
from ui.shared.notice_bar import NoticeBar


class RecordKeeping(QObject):
    """`read_wanted` asks for the record to be read again; `was_read` goes on with what waits for that."""

    read_wanted = Signal()

    def __init__(self, link: DeskLink, notice: NoticeBar, stale: StaleChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._notice = notice
        self._stale = stale
        self._open: Keeping | None = None
        self._waiting: list[tuple[Keeping, StaleSave]] = []
        self._after_reading: list[Callable[[], None]] = []
        stale.theirs_taken.connect(lambda _field, _value: self._settle(theirs=True))
        stale.mine_kept.connect(lambda _field: self._settle(theirs=False))
        stale.settled.connect(self._show_next)

    def keep(self, keeping: Keeping) -> None:
        """Have this kept."""
        try:
            request = keeping.build()
        except Refusal as refusal:
            self._refused(keeping, refusal)
            return
        self._link.do(request, lambda kept: self._kept(keeping, kept), lambda refusal: self._refused(keeping, refusal))

    def after_reading(self, go_on: Callable[[], None]) -> None:
        """Have the record read again after everything that is on its way, and go on then."""
        self._after_reading.append(go_on)
        self.read_wanted.emit()

    def was_read(self) -> None:
        """The record was read again: go on with what waited for it."""
        waiting, self._after_reading = self._after_reading, []
        for go_on in waiting:
            go_on()

    def _kept(self, keeping: Keeping, kept: Any) -> None:
        if not isValid(self):  # the page was left before the desk answered
            if keeping.kept_since is not None:
                keeping.kept_since()
            return
        self._notice.clear()
        if keeping.kept is not None:
            keeping.kept(kept)

    def _refused(self, keeping: Keeping, refusal: Refusal) -> None:
        if not isValid(self):
            self._link.refused.emit(refusal)
            return
        if keeping.refused is not None:
            keeping.refused(refusal)
        if not (isinstance(refusal, StaleSave) and refusal.mine):
            self._notice.refuse(str(refusal))
        elif self._open is None:
            self._open = keeping
            self._stale.show_both(refusal)
        else:
            self._waiting.append((keeping, refusal))
        self.read_wanted.emit()

    def _settle(self, *, theirs: bool) -> None:
        """Once every field of it is settled: what was chosen last counts for what was sent together."""
        keeping, self._open = self._open, None
        if keeping is None:
            return
        go_on = keeping.let_go if theirs else lambda: self.keep(keeping)
        self.after_reading(go_on or (lambda: None))

    def _show_next(self) -> None:
        if self._waiting and self._open is None:
            self._open, refusal = self._waiting.pop(0)
            self._stale.show_both(refusal)
