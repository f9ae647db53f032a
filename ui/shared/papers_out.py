"""Papers that a page has written: into the folder used last, and its notice says where they lie."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import counted
from ui.shared.desk_link import DeskLink
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside
from ui.shared.remembered import Remembered

FOLDER = "reports/folder"
MakeRequest = Callable[[str], object]


class PapersOut(QObject):
    """Has papers written and says where they lie; one is opened by a key, of several the folder."""

    def __init__(
        self, link: DeskLink, remembered: Remembered, notice: NoticeBar, outside: Outside, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._remembered = remembered
        self._notice = notice
        self._outside = outside
        self._page = parent
        self._last: tuple[MakeRequest, str] | None = None

    def write(self, make: MakeRequest, words: str) -> None:
        """Have written what `make` asks for with a folder; `words` say what goes on meanwhile."""
        self._last = (make, words)
        self._notice.clear()
        self._link.do(make(self.folder()), self._written, self._refused, words=words)

    def folder(self) -> str:
        """The folder chosen last, or the person's documents."""
        return self._remembered.value(FOLDER, "") or self._outside.documents()

    def _written(self, written: PapersWritten) -> None:
        path = written.paths[0] if len(written.paths) == 1 else str(Path(written.paths[0]).parent)
        one = len(written.paths) == 1
        said = f"It lies here: {path}" if one else f"{counted(len(written.paths), 'file')} lie here: {path}"
        without = f" Without an address: {'; '.join(written.without_address)}." if written.without_address else ""
        button = "Open it" if one else "Show the folder"
        self._notice.say(f"{said}{without}", button=button, act=lambda: self._open(path))

    def _open(self, path: str) -> None:
        if not self._outside.open_path(path):
            self._notice.warn(f"No program opened it. It lies here: {path}")

    def _refused(self, refusal: Refusal) -> None:
        if refusal.field in {"", "folder"}:
            self._notice.refuse(str(refusal), button="Choose another folder", act=self._choose_folder)
        else:
            self._notice.refuse(str(refusal))

    def _choose_folder(self) -> None:
        chosen = self._outside.choose_folder(self._page, self.folder())
        if chosen and self._last is not None:
            self._remembered.keep(FOLDER, chosen)
            self.write(*self._last)
