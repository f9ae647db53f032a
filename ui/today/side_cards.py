"""What stands beside Today's lines: how far the first-Monday list is, and the conferences of today."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cpdesk.rows.marks import Mark
from cpdesk.rows.today import ConferenceToday
from cpdesk.rules.how_dates_read import counted, long
from cpdesk.rules.london import LONDON
from ui.shared.icons import ON_MAIN_BUTTON, icon
from ui.shared.marks import MarkChip
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme

if TYPE_CHECKING:
    from cpdesk.rows.lpm_list import LpmList

KIND_MARKS = {"ICPC": Mark.NEUTRAL, "RCPC": Mark.ON_TRACK}
NO_CONFERENCES = "There is no conference today."
TO_WHOM = "to service managers: CIN, Safeguarding Unit, case progression."
TOO_MANY = "The register is large: how many entries are ready stands in Reports."


class SideCard(QFrame):
    """A card with a heading; its parts stand below each other."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(heading)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 14, 14)
        self.column.setSpacing(8)
        self.column.addWidget(plain_label(heading, "heading"))


class NextListCard(SideCard):
    """When the first-Monday list goes out and how much of it is ready; preview and export are in Reports."""

    preview_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("First-Monday list", parent)
        self.date = plain_label("")
        self.ready = QProgressBar()
        self.ready.setAccessibleName("How much of the list is ready")
        self.ready.setVisible(False)
        self.lacking = plain_label("", "quiet")
        self.lacking.setVisible(False)
        self.preview = QPushButton(icon("preview"), "Preview")
        self.preview.setToolTip("Shows the list in Reports")
        self.export = QPushButton(icon("excel", ON_MAIN_BUTTON), "Export to Excel")
        self.export.setProperty("kind", "main")
        self.export.setToolTip("Goes to Reports, where it is asked once before the list is issued")
        row = QHBoxLayout()
        for button in (self.preview, self.export):
            row.addWidget(button)
        row.addStretch(1)
        for part in (self.date, self.ready, self.lacking):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.preview.clicked.connect(self.preview_wanted)
        self.export.clicked.connect(self.export_wanted)

    def show_list(self, lpm_list: "LpmList") -> None:
        """Shows how far this list is."""
        entries, gaps = len(lpm_list.lines), len(lpm_list.not_ready)
        self.date.setText(f"{long(lpm_list.monday.due)}, {TO_WHOM}")
        self.ready.setRange(0, max(entries, 1))
        self.ready.setValue(entries - gaps)
        self.ready.setFormat(f"{entries - gaps} of {counted(entries, 'record')} ready")
        self.ready.setVisible(bool(entries))
        self._say(_lacking(entries, gaps))

    def show_too_many(self) -> None:
        """Says where to look when the register is too large to be counted in passing."""
        self.ready.setVisible(False)
        self._say(TOO_MANY)

    def _say(self, words: str) -> None:
        self.lacking.setText(words)
        self.lacking.setVisible(bool(words))


class ConferencesCard(SideCard):
    """The conferences of today, each with its room, its chair and what is missing."""

    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Conferences today", parent)
        self._theme = theme
        self._shown: tuple[ConferenceToday, ...] | None = None
        self.lines: list[QWidget] = []
        self.buttons: list[QPushButton] = []
        self.empty = plain_label(NO_CONFERENCES, "quiet")
        self.column.addWidget(self.empty)

    def show_conferences(self, conferences: tuple[ConferenceToday, ...]) -> None:
        """Shows these; what stands already is left alone."""
        if conferences == self._shown:
            return
        self._shown = conferences
        at_hand = next((place for place, button in enumerate(self.buttons) if button.hasFocus()), None)
        for line in self.lines:
            self.column.removeWidget(line)
            line.setVisible(False)
            line.deleteLater()
        self.buttons = []
        self.lines = [self._line(one) for one in conferences]
        for line in self.lines:
            self.column.addWidget(line)
        self.empty.setVisible(not conferences)
        if at_hand is not None and self.buttons:
            self.buttons[min(at_hand, len(self.buttons) - 1)].setFocus()

    def _line(self, one: ConferenceToday) -> QWidget:
        starts = f"{one.start_at.astimezone(LONDON):%H:%M}"
        family = f"{one.family}, {one.children} children" if one.children > 1 else one.family
        where = ", ".join(part for part in (one.room, one.chair) if part)
        button = QPushButton("Open")
        button.setAccessibleName(f"Open {one.kind} {family}, {starts}. {where}. {one.missing}")
        button.clicked.connect(lambda _checked=False, number=one.id: self.opened.emit(number))
        self.buttons.append(button)
        words = QVBoxLayout()
        words.setSpacing(1)
        for text, kind in ((family, "strong"), (where, "quiet"), (one.missing, "amber")):
            if text:
                words.addWidget(plain_label(text, kind))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(_hour(starts), 0, top)
        row.addWidget(MarkChip(KIND_MARKS.get(one.kind, Mark.NEUTRAL), one.kind, self._theme), 0, top)
        row.addLayout(words, 1)
        row.addWidget(button, 0, top)
        return line


def _hour(starts: str) -> QLabel:
    label = plain_label(starts, "strong")
    label.setWordWrap(False)
    label.ensurePolished()
    label.setMinimumWidth(label.fontMetrics().horizontalAdvance("00:00"))  # so that the chips stand beneath one another
    return label


def _lacking(entries: int, gaps: int) -> str:
    if not entries:
        return "The list is empty so far."
    if not gaps:
        return "Every record is ready."
    return f"{counted(gaps, 'record')} {'needs' if gaps == 1 else 'need'} something before it goes."
