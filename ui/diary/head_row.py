"""The row above the diary: today, back and on, the days in sight, the legend that filters, and how to look at it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui.diary.legend import SORT_MARKS, SORT_TIPS, SORT_WORDS, Narrowed, Sort
from ui.diary.views import VIEW_WORDS, Shown, View
from ui.shared.flow_row import FlowRow
from ui.shared.icons import ON_MAIN_BUTTON, icon
from ui.shared.marks import MarkChip
from ui.shared.narrowing_box import NarrowingBox
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme

_EVERYTHING = Narrowed()


class HeadRow(QWidget):
    """Where the diary stands and what it is narrowed to.

    `stepped` carries -1, 0 (today) or 1; `narrowed` comes when a chip or box is another, `view_chosen` with a `View`.
    """

    stepped = Signal(int)
    narrowed = Signal()
    cleared = Signal()
    view_chosen = Signal(object)
    book_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = QPushButton("Today")
        self.back = _arrow("back")
        self.on = _arrow("on")
        self.heading = plain_label("", "heading")
        self.heading.setWordWrap(False)
        self.chips = {sort: self._chip(sort, theme) for sort in Sort}
        self.shown = QLabel()
        self.clear = QPushButton("Clear")
        self.chair = _names_box("Chair", "All chairs")
        self.room = _names_box("Room", "All rooms")
        self.team = _names_box("Team", "All teams")
        self.view = NarrowingBox("View")
        self.sheet = QPushButton(icon("print"), "")
        self.book = QPushButton("Book conference")
        self._sort: Sort | None = None
        self._dress()
        self._lay_out()
        self._connect()
        self.say_shown("")

    def show_place(self, shown: Shown) -> None:
        """Say which days are in sight."""
        self.heading.setText(shown.heading())
        self.heading.setAccessibleName(shown.heading())
        word = shown.span_word()
        for button, way, key in ((self.back, "before", "Alt+Left"), (self.on, "after", "Alt+Right")):
            button.setAccessibleName(f"The {word} {way}")
            button.setToolTip(f"The {word} {way} ({key})")
        blocker = QSignalBlocker(self.view)
        self.view.setCurrentIndex(self.view.findData(shown.view))
        blocker.unblock()

    def say_shown(self, words: str) -> None:
        """Say "13 of 48 shown", with Clear beside it; without words, neither."""
        self.shown.setText(words)
        self.shown.setVisible(bool(words))
        self.clear.setVisible(bool(words))

    def set_names(
        self, chairs: Sequence[tuple[int, str]], rooms: Sequence[tuple[int, str]], teams: Sequence[tuple[int, str]]
    ) -> None:
        """Offer these names; what was chosen stays chosen."""
        for box, everything, names in (
            (self.chair, "All chairs", chairs),
            (self.room, "All rooms", rooms),
            (self.team, "All teams", teams),
        ):
            box.offer(everything, names)

    def wanted(self) -> Narrowed:
        """What the diary is narrowed to."""
        team = self.team.currentData()
        return Narrowed(
            self._sort,
            self.chair.currentData(),
            self.room.currentData(),
            team,
            self.team.currentText() if team is not None else "",
        )

    def set_wanted(self, wanted: Narrowed) -> None:
        """Set every part of the row, without saying that it changed."""
        self._show_sort(wanted.sort)
        for box, identity in (
            (self.chair, wanted.chair_id),
            (self.room, wanted.room_id),
            (self.team, wanted.team_id),
        ):
            blocker = QSignalBlocker(box)
            if identity is not None and box.findData(identity) < 0:
                box.addItem("", identity)  # its name comes with the names
            box.setCurrentIndex(max(0, box.findData(identity)) if identity is not None else 0)
            blocker.unblock()

    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return replace(self.wanted(), team="") != _EVERYTHING

    def _choose_sort(self, sort: Sort, pressed: bool) -> None:
        self._show_sort(sort if pressed else None)
        self.narrowed.emit()

    def _show_sort(self, sort: Sort | None) -> None:
        self._sort = sort
        for one, chip in self.chips.items():
            chip.setChecked(one is sort)

    def _chip(self, sort: Sort, theme: Theme) -> MarkChip:
        chip = MarkChip(SORT_MARKS[sort], SORT_WORDS[sort], theme, pressable=True)
        chip.setToolTip(f"{SORT_TIPS[sort]}. Press to show only these.")
        chip.clicked.connect(lambda pressed: self._choose_sort(sort, pressed))
        return chip

    def _dress(self) -> None:
        self.today.setToolTip("Go to today (T)")
        self.shown.setProperty("kind", "quiet")
        self.clear.setProperty("kind", "link")
        self.clear.setAccessibleName("Clear the filter")
        self.clear.setToolTip("Show every conference again (Esc)")
        for view, words in VIEW_WORDS.items():
            self.view.addItem(words, view)
        self.view.setToolTip("How to look at the diary. List is the way for the keyboard and a screen reader.")
        self.sheet.setAccessibleName("Week sheet as a PDF")
        self.sheet.setToolTip("Week sheet as a PDF (Ctrl+P)")
        self.book.setIcon(icon("plus", ON_MAIN_BUTTON))
        self.book.setProperty("kind", "main")
        self.book.setToolTip("Book a conference (Ctrl+N)")

    def _lay_out(self) -> None:
        together = QWidget()
        group = QHBoxLayout(together)
        group.setContentsMargins(0, 0, 0, 0)
        group.setSpacing(8)
        for part in (self.chair, self.room, self.team, self.view, self.sheet, self.book):
            group.addWidget(part)
        row = FlowRow(self, right_from=together)
        place = (self.today, self.back, self.on, self.heading)
        for widget in (*place, *self.chips.values(), self.shown, self.clear, together):
            row.addWidget(widget)

    def _connect(self) -> None:
        self.today.clicked.connect(lambda: self.stepped.emit(0))
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        for box in (self.chair, self.room, self.team):
            box.currentIndexChanged.connect(lambda _place: self.narrowed.emit())
        self.view.currentIndexChanged.connect(lambda _place: self.view_chosen.emit(View(self.view.currentData())))
        self.clear.clicked.connect(self.cleared)
        self.sheet.clicked.connect(self.print_wanted)
        self.book.clicked.connect(self.book_wanted)


def _arrow(drawn: str) -> QPushButton:
    button = QPushButton(icon(drawn), "")
    button.setIconSize(QSize(16, 16))
    return button


def _names_box(what: str, everything: str) -> NarrowingBox:
    box = NarrowingBox(what)
    box.addItem(everything, None)
    return box
