"""The calendar file of one conference: called by kind and reference, with no name, and where it lies is said."""

import re
from pathlib import Path

from PySide6.QtCore import QObject

from cpdesk.rows.conference import ConferenceShown
from cpdesk.rows.invitations import PapersWritten, WriteCalendarFile
from cpdesk.rows.refusals import Refusal
from ui.shared.desk_link import DeskLink
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside

_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class CalendarFile(QObject):
    """Writes the file into the person's documents and says in the notice of its pane where it lies."""

    def __init__(self, link: DeskLink, notice: NoticeBar, outside: Outside, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._notice = notice
        self._outside = outside

    def write(self, conference: ConferenceShown) -> None:
        """Write the file of this conference."""
        path = Path(self._outside.documents()) / calendar_name(conference.kind, conference.reference)
        self._link.do(WriteCalendarFile(str(path), conference_id=conference.id), self.say_written, self._refused)

    def say_written(self, written: PapersWritten) -> None:
        """Say where a paper lies, with its folder a key away."""
        path = written.paths[0] if written.paths else ""
        folder = str(Path(path).parent)
        self._notice.say(f"Written: {path}", button="Show the file", act=lambda: self._show_folder(folder))

    def _show_folder(self, folder: str) -> None:
        if not self._outside.open_path(folder):
            self._notice.warn(f"The folder did not open. The file lies here: {folder}")

    def _refused(self, refusal: Refusal) -> None:
        self._notice.refuse(str(refusal))


def calendar_name(kind: str, reference: str) -> str:
    """The name of the file: "ICPC 1042.ics"."""
    return f"{kind} {_NOT_IN_A_NAME.sub('-', reference).strip(' .-')[:60]}.ics"
