"""The old spreadsheet comes in: choose the file, check what its columns mean, see the entries, then import."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from cpdesk.rows.old_spreadsheet import Field, SpreadsheetKept, SpreadsheetSeen
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import counted
from ui.lpm_register.import_choice import ImportChoice
from ui.lpm_register.import_view import ImportView
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

Chosen = Callable[[str], None]
Chooser = Callable[[QWidget, Chosen], None]
KINDS = "Spreadsheets (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv);;All files (*)"


def choose_file(parent: QWidget, chosen: Chosen) -> None:
    """Let a person point to the spreadsheet in the system's own file window."""
    dialog = QFileDialog(parent, "Choose the spreadsheet", str(Path.home()), KINDS)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class ImportPage(ImportView):
    """The page; nothing is kept until its main button is pressed.

    `imported` carries what was kept; `closed` asks for the register again.
    """

    imported = Signal(object)
    closed = Signal()

    def __init__(
        self, link: DeskLink, theme: Theme, chooser: Chooser = choose_file, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._link = link
        self._chooser = chooser
        self._choice: ImportChoice | None = None
        self._seen: SpreadsheetSeen | None = None
        self._busy = False
        self.setAcceptDrops(True)
        self._join()

    def choose(self) -> None:
        """Ask for the file."""
        self._chooser(self, self.take_file)

    def go_to_first_step(self) -> None:
        """Put the cursor where the page begins: the choice of a file, or the columns of the one already chosen."""
        first = self.start.buttons[0] if self._seen is None else self.columns
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_file(self, path: str) -> None:
        """Look into this file."""
        if path and not self._busy:
            self._choice = ImportChoice(path)
            self._seen = None
            self.notice.clear()
            self.say_file(self._choice.name)
            self._look()

    def start_import(self) -> None:
        """Keep the rows, all or nothing."""
        if self._choice is None or self._seen is None or not self._seen.accepted or self._busy:
            return
        words = f"Importing {counted(self._seen.accepted, 'row')}"
        self._set_busy(busy=True, words=f"{words}.")
        self._link.do(self._choice.request(), self._was_imported, self._was_refused, words=words)

    def _look(self) -> None:
        if self._choice is not None:
            self.say_reading(self._choice.name)
            self._link.ask(self._choice.question(), self._show_seen, self._was_refused, latest=True)

    def _show_seen(self, seen: SpreadsheetSeen) -> None:
        if self._choice is not None and not self._busy:
            first, self._seen = self._seen is None, seen
            self.show_seen(seen)
            if first:
                self.columns.setFocus()

    def _take_sheets(self, sheets: tuple[str, ...]) -> None:
        if self._choice is None:
            return
        if not sheets:
            self._seen = None
            self.say_nothing_to_import("Tick at least one sheet.")
            return
        self._choice = replace(self._choice, sheets=sheets)
        self._look()

    def _correct(self, sheets: tuple[str, ...], heading: str, field: Field) -> None:
        if self._choice is not None:
            self._choice = self._choice.with_meaning(sheets, heading, field)
            self._look()

    def _was_imported(self, kept: SpreadsheetKept) -> None:
        self._set_busy(busy=False)
        self._choice = self._seen = None
        self.show_imported(kept)
        self.imported.emit(kept)
        self.closed.emit()

    def _was_refused(self, refusal: Refusal) -> None:
        self._set_busy(busy=False)
        self.notice.refuse(str(refusal), button="Choose another file", act=self.choose)
        if self._seen is None:
            self.show_start()
        else:
            self.show_seen(self._seen)

    def _set_busy(self, *, busy: bool, words: str = "") -> None:
        self._busy = busy
        self.show_busy(busy=busy, words=words)

    def _progressed(self, done: int, total: int, words: str) -> None:
        if self._busy:
            self.show_progress(done, total, words)

    def _join(self) -> None:
        self.start.buttons[0].clicked.connect(self.choose)
        self.another.clicked.connect(self.choose)
        self.back.clicked.connect(self.closed)
        self.sheets.ticked.connect(self._take_sheets)
        self.columns.corrected.connect(self._correct)
        self.import_button.clicked.connect(self.start_import)
        self.cancel.clicked.connect(self._link.stop)
        self._link.progressed.connect(self._progressed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped here."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look into the file that was dropped."""
        event.acceptProposedAction()
        self.take_file(_dropped(event))


def _dropped(event: QDropEvent) -> str:
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else ""
