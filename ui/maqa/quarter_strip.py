"""The strip on top of the alerts: a quarter by agency and by theme, and the way to its page (S44)."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from cpdesk.rows.maqa import MaqaAlerts, StripShown
from ui.maqa.bar_list import BarList
from ui.shared.icons import icon
from ui.shared.narrowing_box import NarrowingBox
from ui.shared.plain_text import plain_label
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

SIDE_IN_LETTERS = 38
MARGIN = 12
FOLDED = "maqa/quarter_folded"
FOLD, UNFOLD = "Hide the bars", "Show the bars"
_AS_WIDE_AS_THERE_IS_ROOM = 16_777_215


class QuarterStripCard(QFrame):
    """The bars of one quarter; folded away it is one line, and stays so until somebody wants the bars again.

    `quarter_chosen` asks for another quarter, `narrow` carries what a bar counts, `page_wanted` asks for the page of
    the quarter shown.
    """

    quarter_chosen = Signal(str)
    narrow = Signal(object)
    page_wanted = Signal(str)

    def __init__(self, theme: Theme, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self.setProperty("kind", "card")
        self.setAccessibleName("The quarter")
        self._had_room = True
        self._shown: StripShown | None = None
        self._question = MaqaAlerts()
        self.quarter = NarrowingBox("Quarter shown in the bars")
        self.said = plain_label("", "quiet")
        self.page = QPushButton(icon("report"), "Quarter's page")
        self.page.setToolTip("Figures, learning and actions of this quarter")
        self.agencies = BarList("By agency", theme)
        self.themes = BarList("By theme", theme)
        self.fold = QPushButton()
        self.fold.setProperty("kind", "link")
        self._lay_out()
        self._fold(remembered.value(FOLDED, False))
        self.fold.clicked.connect(lambda _checked=False: self._fold_other_way())
        self.quarter.currentIndexChanged.connect(self._choose_quarter)
        self.page.clicked.connect(lambda _checked=False: self.page_wanted.emit(self.shown_quarter()))
        for bars in (self.agencies, self.themes):
            bars.rest_chosen.connect(lambda: self.page_wanted.emit(self.shown_quarter()))
        self.agencies.chosen.connect(lambda key: self.narrow.emit((key, "")))
        self.themes.chosen.connect(lambda key: self.narrow.emit(("", key)))
        self.hide()

    def show_strip(self, strip: StripShown) -> None:
        """Show these bars."""
        self._shown = strip
        quarters = strip.quarters or ((strip.quarter, strip.quarter),)
        self.quarter.blockSignals(True)
        self.quarter.clear()
        for key, words in quarters:
            self.quarter.addItem(words, key)
        self.quarter.setCurrentIndex(max(0, self.quarter.findData(strip.quarter)))
        self.quarter.blockSignals(False)
        self.said.setText(strip.said)
        self._draw()
        self.show()

    def shown_quarter(self) -> str:
        """The quarter that the bars count."""
        return self._shown.quarter if self._shown is not None else ""

    def mark(self, question: MaqaAlerts) -> None:
        """Mark the bars that narrow the table now."""
        self._question = question
        self._draw()

    def _draw(self) -> None:
        strip, question = self._shown, self._question
        if strip is None:
            return
        here = question.quarter == strip.quarter
        self.agencies.show_bars(strip.agencies, question.agency if here else "")
        self.themes.show_bars(strip.themes, question.theme.value if here and question.theme else "")

    def _choose_quarter(self) -> None:
        self.quarter_chosen.emit(str(self.quarter.currentData() or ""))

    def is_folded(self) -> bool:
        """Whether the bars are away."""
        return self.fold.text() == UNFOLD

    def _fold_other_way(self) -> None:
        self._fold(not self.is_folded())
        self._remembered.keep(FOLDED, self.is_folded())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside an open panel, in large letters, the bars give way: they never lie over the quarter."""
        super().resizeEvent(event)
        if self._room_for_bars() != self._had_room:
            self._fold(self.is_folded())

    def changeEvent(self, event: QEvent) -> None:
        """Other letters take other room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.layout() is not None:
            self._fold(self.is_folded())

    def _room_for_bars(self) -> bool:
        spaces = self.layout()
        wanted = self._side_width() + self.agencies.minimumSizeHint().width() + self.themes.minimumSizeHint().width()
        return spaces is None or self.width() >= wanted + 2 * spaces.spacing() + 2 * MARGIN

    def _side_width(self) -> int:
        return self.fontMetrics().averageCharWidth() * SIDE_IN_LETTERS

    def _fold(self, wanted: bool) -> None:
        self._had_room = self._room_for_bars()
        folded = wanted or not self._had_room
        self.fold.setVisible(self._had_room)
        self.fold.setText(UNFOLD if wanted else FOLD)
        self.fold.setToolTip("Bars by agency and by theme" if wanted else "One line is left; the table has more room")
        self.fold.setAccessibleDescription(self.fold.toolTip())
        for part in (self.agencies, self.themes, self.said):
            part.setVisible(not folded)
        side = QBoxLayout.Direction.LeftToRight if folded else QBoxLayout.Direction.TopToBottom
        self._side.setDirection(side)
        width = self._side_width()
        self.quarter.setMinimumWidth(width if folded else 0)
        self.quarter.setMaximumWidth(width)
        self._beside.setMinimumWidth(0 if folded else width)
        self._beside.setMaximumWidth(_AS_WIDE_AS_THERE_IS_ROOM if folded else width)

    def _lay_out(self) -> None:
        self._beside = QWidget()
        self._side = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._beside)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(4)
        self._side.addWidget(self.quarter)
        self._side.addWidget(self.said)
        self._side.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.page)
        foot.addWidget(self.fold)
        foot.addStretch(1)
        self._side.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 8, MARGIN, 8)
        row.setSpacing(18)
        row.addWidget(self._beside)
        row.addWidget(self.agencies, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.themes, 1, Qt.AlignmentFlag.AlignTop)
