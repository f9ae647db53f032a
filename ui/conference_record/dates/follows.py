"""Every date that follows from the conference, each with how it was counted and what was done about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cpdesk.rows.conference_record import RecordShown
from cpdesk.rows.record_plan import DateLine
from cpdesk.rules.how_dates_read import short
from ui.conference_record.card import Card
from ui.shared.explained import ExplainedDate
from ui.shared.plain_text import plain_label


class FollowsPart(Card):
    """The dates as a list; hover, Enter or a click on one says how it was counted."""

    def __init__(self) -> None:
        super().__init__("All dates that follow")
        self._lines: tuple[DateLine, ...] = ()
        self._list = QWidget()
        self.add(self._list)

    def show_record(self, shown: RecordShown) -> None:
        """Show these dates; what stands already is left alone."""
        lines = shown.record.dates if shown.record is not None else ()
        self.setVisible(bool(lines))
        if lines == self._lines:
            return
        self._lines = lines
        before, self._list = self._list, QWidget()
        grid = QGridLayout(self._list)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        for row, line in enumerate(lines):
            due = ExplainedDate()
            due.show_date(short(line.due_on), line.explanation)
            due.setAccessibleName(f"{line.name}: {short(line.due_on)}")
            name = plain_label(line.name)
            name.setWordWrap(False)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(due, row, 1, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(plain_label(line.done, "quiet"), row, 2, Qt.AlignmentFlag.AlignVCenter)
        self.column.replaceWidget(before, self._list)
        before.hide()  # at once, so that the keyboard does not stand on what is gone a moment later
        before.deleteLater()
