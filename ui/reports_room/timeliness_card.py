"""The card of timeliness: what was done in time, and the cross-check of Annex A."""

from PySide6.QtCore import Signal

from ui.reports_room.labels import Card, button, sentence
from ui.shared.rows_of_buttons import ButtonRow

WHAT_FOR = (
    "Conferences, notice, reviews, records, core groups, LPMs and alerts: how many were in time, by month, team and "
    "chair, with every row behind each number. For the Safeguarding Unit and its performance meetings."
)


class TimelinessCard(Card):
    """Opens the pages; the figures are read there."""

    timeliness_wanted = Signal()
    annex_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Timeliness (Excel)")
        self.open = button("Open timeliness", self.timeliness_wanted.emit, drawn="report", main=True)
        self.annex = button(
            "Annex A cross-check", self.annex_wanted.emit, drawn="record", tip="Lists 5 and 7, to check against"
        )
        buttons = ButtonRow()
        for made in (self.open, self.annex):
            buttons.take(made)
        for part in (sentence(WHAT_FOR, "quiet"), buttons):
            self.column.addWidget(part)
