"""The strip under the filter: how many lines are shown, chips that count and filter, and when the list goes out."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from cpdesk.rows.lpm_register import Counts, Page
from cpdesk.rows.marks import Mark
from ui.shared.flow_row import FlowRow
from ui.shared.icons import icon
from ui.shared.marks import MarkChip
from ui.shared.theme import Theme

CAP = 1000
_CHIPS: tuple[tuple[Mark, str, str], ...] = (
    (Mark.OVERDUE, "overdue", "The LPM due date has passed and no LPM was held"),
    (Mark.ESCALATED, "escalated", "A difference of view has gone to the service manager or further"),
    (Mark.DUE_SOON, "due in 5 wd", "The LPM is due within 5 working days"),
    (Mark.ON_TRACK, "on track", "The LPM is due in more than 5 working days"),
    (Mark.HELD, "held", "The LPM was held"),
)


def how_many(number: int) -> str:
    """A number as the strip says it; counting stops at a thousand."""
    return f"{CAP:,}+" if number >= CAP else str(number)


def shown_of(page: Page) -> str:
    """'13 of 148 shown'."""
    found = f"{page.found:,}+" if page.found_is_more else f"{page.found:,}"
    return f"{found} of {page.total:,} shown"


class FittingLabel(QLabel):
    """The longest of several wordings that fits; the fullest one is always its tooltip and its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wordings: Sequence[str] = ("",)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "quiet")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, wordings: Sequence[str]) -> None:
        """Take these wordings, the fullest first."""
        self._wordings = wordings or ("",)
        self.updateGeometry()
        self.setToolTip(self._wordings[0])
        self.setAccessibleName(self._wordings[0])
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        fitting = (words for words in self._wordings if metrics.horizontalAdvance(words) <= self.width() - 4)
        self.setText(next(fitting, ""))

    def minimumSizeHint(self) -> QSize:
        """It may shrink to its shortest wording."""
        shortest = self.fontMetrics().horizontalAdvance(self._wordings[-1]) + 6
        return QSize(shortest, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """As wide as its fullest wording."""
        fullest = self.fontMetrics().horizontalAdvance(self._wordings[0]) + 6
        return QSize(fullest, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the wording again."""
        super().resizeEvent(event)
        self._fit()


class CountStrip(QWidget):
    """Counts, chips and the first-Monday list.

    `marked` carries the mark to filter by, or None; `cleared` asks for the usual view; `preview_wanted` for the list;
    `group_wanted` to record one LPM date for the chosen entries.
    """

    marked = Signal(object)
    cleared = Signal()
    preview_wanted = Signal()
    group_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = QLabel()
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setProperty("kind", "quiet")
        self.clear = QPushButton("Clear")
        self.clear.setProperty("kind", "link")
        self.clear.setToolTip("Show the usual view again (Esc)")
        self.clear.setAccessibleName("Clear the filter")
        self.chips = {mark: self._chip(mark, words, tip, theme) for mark, words, tip in _CHIPS}
        self.gaps = QLabel()
        self.gaps.setProperty("kind", "amber")
        self.gaps.hide()
        self.gaps.setToolTip("Entries that lack a rationale, a risk statement or the day the LPM is due by")
        self.group = QPushButton()
        self.group.setIcon(icon("record"))
        self.next_list = FittingLabel()
        self.preview = QPushButton("Preview list")
        self.preview.setIcon(icon("preview"))
        self.preview.setToolTip("Look at the first-Monday list before it goes out")
        self._lay_out()
        self.clear.clicked.connect(self.cleared)
        self.preview.clicked.connect(self.preview_wanted)
        self.group.clicked.connect(self.group_wanted)
        self.set_narrowed(narrowed=False)
        self.set_chosen(0)

    def set_shown(self, page: Page) -> None:
        """Say how many lines are shown."""
        self.shown.setText(shown_of(page))

    def set_narrowed(self, *, narrowed: bool) -> None:
        """Offer Clear only when there is something to clear."""
        self.clear.setVisible(narrowed)

    def set_chosen(self, number: int) -> None:
        """Offer one LPM date for several entries when several are chosen."""
        self.group.setVisible(number > 1)
        self.group.setText(f"Record one LPM date for {number}")
        self.group.setToolTip(f"Record the same LPM date and outcome for the {number} entries chosen, as for siblings")

    def set_counts(self, counts: Counts) -> None:
        """Say how many entries bear each mark, and how many have gaps."""
        number = {
            Mark.OVERDUE: counts.overdue,
            Mark.ESCALATED: counts.escalated,
            Mark.DUE_SOON: counts.due_soon,
            Mark.ON_TRACK: counts.on_track,
            Mark.HELD: counts.held,
        }
        for mark, words, _tip in _CHIPS:
            self.chips[mark].set_state(mark, f"{how_many(number[mark])} {words}")
        self.gaps.setVisible(counts.gaps > 0)
        self.gaps.setText(f"{how_many(counts.gaps)} with gaps")

    def set_mark(self, chosen: Mark | None) -> None:
        """Show which chip filters now."""
        for mark, chip in self.chips.items():
            chip.setChecked(mark is chosen)

    def _chip(self, mark: Mark, words: str, tip: str, theme: Theme) -> MarkChip:
        chip = MarkChip(mark, f"0 {words}", theme, pressable=True)
        chip.setToolTip(f"{tip}. Press to show only these.")
        chip.clicked.connect(lambda checked: self._choose(mark if checked else None))
        return chip

    def _choose(self, mark: Mark | None) -> None:
        self.set_mark(mark)
        self.marked.emit(mark)

    def _lay_out(self) -> None:
        list_and_button = QWidget()
        list_and_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        pair = QHBoxLayout(list_and_button)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.addWidget(self.next_list, 1)
        pair.addWidget(self.preview)
        row = FlowRow(self, right_from=list_and_button)
        for part in (self.shown, self.clear, *self.chips.values(), self.gaps, self.group, list_and_button):
            row.addWidget(part)
