"""The timeline as a table: the same story for those who would rather read it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from cpdesk.rows.lpm_register import LANE_WORDS, Timeline
from cpdesk.rules.how_dates_read import slashed
from ui.shared.plain_text import plain_tip

HEADINGS = ("From", "To", "Lane", "What")


class TimelineList(QTableWidget):
    """Everything on a timeline, a line each, in order of date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(HEADINGS), parent)
        self.setHorizontalHeaderLabels(list(HEADINGS))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName("Timeline as a list")

    def show_timeline(self, timeline: Timeline | None) -> None:
        """Fill the table with this road."""
        lines = timeline_lines(timeline) if timeline else ()
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, words in enumerate(line):
                item = QTableWidgetItem(words)
                item.setToolTip(plain_tip(words))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)


def timeline_lines(timeline: Timeline) -> tuple[tuple[str, str, str, str], ...]:
    """From, to, lane and words of each thing on the road; what stands on one day has no To."""
    found = [
        (bar.first, (slashed(bar.first), slashed(bar.last), LANE_WORDS[bar.lane], bar.words)) for bar in timeline.bars
    ]
    found += [(mark.on, (slashed(mark.on), "", LANE_WORDS[mark.lane], mark.words)) for mark in timeline.marks]
    return tuple(line for _on, line in sorted(found, key=lambda pair: pair[0]))
