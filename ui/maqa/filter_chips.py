"""The strip under the filter: how many alerts are shown, and chips that count them and say which are listed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from cpdesk.rows.maqa import AlertFilter, AlertsPage
from cpdesk.rows.marks import Mark
from ui.shared.flow_row import FlowRow
from ui.shared.marks import MarkChip
from ui.shared.theme import Theme

_CHIPS: tuple[tuple[AlertFilter, Mark, str, str], ...] = (
    (AlertFilter.OPEN, Mark.ON_TRACK, "open", "Drafts, and what was raised and is not resolved yet"),
    (AlertFilter.TO_RAISE, Mark.DUE_SOON, "to raise", "Drafts: a concern is raised within 10 working days"),
    (AlertFilter.OVERDUE, Mark.OVERDUE, "overdue", "Its day, or with immediate risk its 24 hours, has passed"),
    (
        AlertFilter.DUE,
        Mark.DUE_SOON,
        "due this week",
        "To be raised or resolved by Sunday, or overdue; as Today counts",
    ),
    (AlertFilter.RISK, Mark.OVERDUE, "at risk", "Immediate risk: 24 hours replace the 10 working days"),
    (AlertFilter.ESCALATED, Mark.ESCALATED, "escalated", "Gone to the Service Manager for Safeguarding"),
    (AlertFilter.ENDED, Mark.HELD, "ended", "Resolved or withdrawn"),
    (AlertFilter.ALL, Mark.NEUTRAL, "in all", "Every alert"),
)


def shown_of(page: AlertsPage, in_all: int) -> str:
    """'13 of 148 shown'; how many there are in all was read before something narrowed them."""
    return f"{page.total:,} of {max(in_all, page.counts.get(AlertFilter.ALL, page.total)):,} shown"


class FilterChips(QWidget):
    """Counts and chips. `chosen` carries the filter that was pressed; `cleared` asks for the usual view."""

    chosen = Signal(object)
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = QLabel()
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setProperty("kind", "quiet")
        self.clear = QPushButton("Clear")
        self.clear.setProperty("kind", "link")
        self.clear.setToolTip("Show the usual view again (Esc)")
        self.clear.setAccessibleName("Clear the filter")
        self.clear.clicked.connect(self.cleared)
        self.chips = {which: self._chip(which, mark, words, tip, theme) for which, mark, words, tip in _CHIPS}
        room = QWidget()
        row = FlowRow(self, right_from=room)
        for part in (self.shown, self.clear, *self.chips.values(), room):
            row.addWidget(part)
        self.clear.hide()

    def show_page(self, page: AlertsPage, in_all: int) -> None:
        """Say how many there are."""
        self.shown.setText(shown_of(page, in_all))
        for which, mark, words, _tip in _CHIPS:
            self.chips[which].set_state(mark, f"{page.counts.get(which, 0):,} {words}")

    def set_chosen(self, chosen: AlertFilter, *, narrowed: bool) -> None:
        """Show which filter is in force; Clear is offered only when there is something to clear."""
        for which, chip in self.chips.items():
            chip.setChecked(which is chosen)
        self.clear.setVisible(narrowed)

    def _chip(self, which: AlertFilter, mark: Mark, words: str, tip: str, theme: Theme) -> MarkChip:
        chip = MarkChip(mark, f"0 {words}", theme, pressable=True)
        chip.setToolTip(f"{tip}. Press to show only these.")
        chip.clicked.connect(lambda checked: self.chosen.emit(which if checked else AlertFilter.OPEN))
        return chip
