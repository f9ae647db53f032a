"""Ctrl+P in the diary: the sheet of the week in sight, as a PDF in the folder that Reports writes into as well."""

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cpdesk.rows.invitations import PapersWritten, WriteWeekSheet
from cpdesk.rows.refusals import Refusal
from ui.shared.desk_link import DeskLink
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside
from ui.shared.remembered import Remembered

FOLDER = "reports/folder"


class WeekSheet(QObject):
    """Writes the sheet and says in the room's notice where it lies."""

    def __init__(
        self, link: DeskLink, remembered: Remembered, notice: NoticeBar, outside: Outside, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._remembered = remembered
        self._notice = notice
        self._outside = outside
        self._room = parent
        self._on: date | None = None

    def write(self, on: date) -> None:
        """Write the sheet of the week that holds this day."""
        self._on = on
        request = WriteWeekSheet(on, self.folder())
        self._link.do(request, self._written, self._refused, words="Writing the week sheet")

    def folder(self) -> str:
        """The folder chosen last, or the person's documents."""
        return self._remembered.value(FOLDER, "") or self._outside.documents()

    def _written(self, written: PapersWritten) -> None:
        path = written.paths[0]
        self._notice.say(f"The week sheet lies here: {path}", button="Open it", act=lambda: self._open(path))

    def _open(self, path: str) -> None:
        if not self._outside.open_path(path):
            self._notice.warn(f"No program opened the file. It lies here: {path}")

    def _refused(self, refusal: Refusal) -> None:
        self._notice.refuse(str(refusal), button="Choose another folder", act=self._choose_folder)

    def _choose_folder(self) -> None:
        chosen = self._outside.choose_folder(self._room, self.folder())
        if chosen and self._on is not None:
            self._remembered.keep(FOLDER, chosen)
            self.write(self._on)
