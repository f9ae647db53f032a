"""Every version of a record: when and by whom it was agreed and issued, why it was corrected, each as PDF (I33)."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from cpdesk.rows.conference_record import RecordShown, VersionLine
from cpdesk.rows.record_deeds import WriteRecord
from cpdesk.words import RECORD_STATE_WORDS
from ui.conference_record.card import Card
from ui.conference_record.section import RecordSection
from ui.conference_record.which import history_words
from ui.shared.icons import icon
from ui.shared.plain_text import plain_label, reading_label


class VersionsPart(Card):
    """The versions, newest first; those that were issued stay as they were."""

    def __init__(self, section: RecordSection) -> None:
        super().__init__("Versions")
        self._section = section
        self._lines: tuple[VersionLine, ...] = ()
        self._list = QWidget()
        self.add(self._list)

    def show_record(self, shown: RecordShown) -> None:
        """Show these versions; what stands already is left alone."""
        lines = tuple(sorted(shown.versions, key=lambda one: -one.version_no))
        if lines == self._lines:
            return
        self._lines = lines
        before, self._list = self._list, QWidget()
        grid = QGridLayout(self._list)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(lines):
            state = RECORD_STATE_WORDS[line.state].lower()
            grid.addWidget(plain_label(f"Version {line.version_no}, {state}", "strong"), row, 0)
            grid.addWidget(reading_label(history_words(line)), row, 1)
            grid.addWidget(self._pdf(line), row, 2, Qt.AlignmentFlag.AlignRight)
        self.column.replaceWidget(before, self._list)
        before.hide()
        before.deleteLater()

    def _pdf(self, line: VersionLine) -> QPushButton:
        button = QPushButton(icon("pdf"), "PDF")
        button.setAccessibleName(f"Version {line.version_no} as PDF")
        button.setToolTip("The unit's own copy, with everything in it")
        button.clicked.connect(partial(self._write, line.version_no))
        return button

    def _write(self, version_no: int, _checked: bool = False) -> None:
        shown = self._section.shown
        if shown is not None:
            conference = shown.conference_id
            self._section.writes.emit(
                lambda folder: WriteRecord(conference, folder, version_no=version_no), "Writing the record"
            )
