"""The strip on top of the alerts: a quarter by agency and by theme, and the way to its page (S44)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpdesk.rows.maqa import MaqaAlerts, StripShown
from ui.maqa.bar_list import BarList
from ui.shared.icons import icon
from ui.shared.narrowing_box import NarrowingBox
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme

SIDE_IN_LETTERS = 38


class QuarterStripCard(QFrame):
    """The bars of one quarter. `quarter_chosen` asks for another, `narrow` carries what a bar counts.

    `page_wanted` asks for the page of the quarter shown.
    """

    quarter_chosen = Signal(str)
    narrow = Signal(object)
    page_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName("The quarter")
        self._shown: StripShown | None = None
        self._question = MaqaAlerts()
        self.quarter = NarrowingBox("Quarter shown in the bars")
        self.said = plain_label("", "quiet")
        self.page = QPushButton(icon("report"), "Quarter's page")
        self.page.setToolTip("Figures, learning and actions of this quarter")
        self.agencies = BarList("By agency", theme)
        self.themes = BarList("By theme", theme)
        self._lay_out()
        self.quarter.currentIndexChanged.connect(self._choose_quarter)
        self.page.clicked.connect(lambda _checked=False: self.page_wanted.emit(self.shown_quarter()))
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

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(self.fontMetrics().averageCharWidth() * SIDE_IN_LETTERS)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        left.addWidget(self.quarter)
        left.addWidget(self.said)
        left.addStretch(1)
        left.addWidget(self.page, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(18)
        row.addWidget(side)
        row.addWidget(self.agencies, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.themes, 1, Qt.AlignmentFlag.AlignTop)
