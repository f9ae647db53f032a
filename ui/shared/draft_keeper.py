"""Keeps what stands in a form after every keystroke, so that a crash or a closed window loses nothing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from cpdesk.rows.drafts import DraftOf, DropDraft, KeepDraft
from ui.shared.desk_link import DeskLink

Body = dict[str, object]


class DraftKeeper(QObject):
    """The draft of one form: `typed` after every change, `drop` when it was kept, `bring_back` when it opens.

    `gather` gives what stands in the form, `fill` puts it back. `brought_back` says that there was a draft.
    """

    brought_back = Signal()

    def __init__(
        self,
        link: DeskLink,
        form_name: str,
        gather: Callable[[], Body],
        fill: Callable[[Body], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self.form_name = form_name
        self._gather = gather
        self._fill = fill
        self._filling = False
        self._touched = False

    def typed(self, *_change: object) -> None:
        """Keeps what stands in the form now; joined to every field's changed signal."""
        if self._filling:
            return
        self._touched = True
        self._link.do(KeepDraft(self.form_name, self._gather()))

    def bring_back(self) -> None:
        """Asks for the last draft and puts it into the form, unless somebody has typed meanwhile."""
        self._link.ask(DraftOf(self.form_name), self._put_back)

    def drop(self) -> None:
        """Forgets the draft: the form was kept, or its content put aside on purpose."""
        self._touched = False
        self._link.do(DropDraft(self.form_name))

    def _put_back(self, body: Any) -> None:
        if not body or self._touched:
            return
        self._filling = True
        try:
            self._fill(body)
        finally:
            self._filling = False
        self.brought_back.emit()
