"""The first door of an email: the desk writes a draft, the person's own mail program opens it, the person sends it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.refusals import Refusal
from ui.shared.desk_link import DeskLink
from ui.shared.outside import Outside


class DraftDoor(QObject):
    """Has a draft written and opened; `said` is told where it is, `refuse` why there is none."""

    def __init__(
        self,
        link: DeskLink,
        outside: Outside,
        said: Callable[[str], object],
        refuse: Callable[[Refusal], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._outside = outside
        self._said = said
        self._refuse = refuse

    def open(self, draft: Callable[[str], object]) -> None:
        """Ask the desk for the draft that `draft` gives for a folder, and open it."""
        self._link.do(draft(self._outside.documents()), self._open, self._refuse, words="Writing the draft...")

    def _open(self, written: PapersWritten) -> None:
        self._said(open_draft(self._outside, written))


def open_draft(outside: Outside, written: PapersWritten) -> str:
    """Open the draft in the person's mail program; gives the sentence that says so, or where it lies."""
    opened = outside.open_path(written.paths[0])
    return "The draft is open in your mail program." if opened else f"The draft lies here: {written.paths[0]}"
