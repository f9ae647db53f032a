"""One measure: what it counts and by which source, its numbers by month, team or chair, and why things were late."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cpdesk.rows.timeliness import MeasureShown, TimelinessShown
from ui.shared.numbers.table import NumbersTable
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme
from ui.timeliness.measures import Ask, group_headings, group_rows, reason_rows, side_by_side

NO_REASONS = "No late reasons were given here."


class OneMeasure(QWidget):
    """The measure on which the keyboard stands."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = plain_label("", "strong")
        self.said = plain_label("", "quiet")
        self.groups = NumbersTable("The measure by group", ("", "In time"), theme)
        self.reasons = NumbersTable("Why it was late", ("Why it was late", "Number"), theme)
        self.no_reasons = plain_label(NO_REASONS, "quiet")
        self._lay_out()

    def show_measure(self, shown: TimelinessShown, chosen: MeasureShown, ask: Ask) -> None:
        """Show this measure; a review by each of its methods side by side."""
        of = side_by_side(shown, chosen)
        self.name.setText(chosen.name)
        source = f"Source: {chosen.source}." if chosen.source else ""
        self.said.setText(" ".join(part for part in (chosen.said, source, chosen.assumed) if part))
        self.groups.setAccessibleName(f"{chosen.name}, {shown.by}")
        self.groups.show_rows(group_rows(shown, of, ask), group_headings(of))
        reasons = reason_rows(of, chosen, ask)
        self.reasons.setVisible(bool(reasons))
        self.no_reasons.setVisible(not reasons)
        self.reasons.show_rows(reasons)

    def make_room(self, *, for_rows: bool, keep_reasons: bool) -> None:
        """While rows are listed the numbers have the room of what is said of them, and of reasons left aside."""
        self.said.setVisible(not for_rows)
        self._below.setVisible(not for_rows or keep_reasons)

    def _lay_out(self) -> None:
        self._below = QWidget()
        column = QVBoxLayout(self._below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.reasons, 1)
        column.addWidget(self.no_reasons)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.groups)
        split.addWidget(self._below)
        split.setSizes([7000, 3000])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 0, 0, 0)
        whole.setSpacing(5)
        whole.addWidget(self.name)
        whole.addWidget(self.said)
        whole.addWidget(split, 1)
