"""The column at the left of the diary: the month to choose a day from, and what waits for a date."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cpdesk.rows.waiting import WaitingCard
from ui.diary.waiting_list import WaitingList
from ui.shared.almanac import Almanac
from ui.shared.flow_row import FlowRow
from ui.shared.icons import icon
from ui.shared.month_calendar import MonthPicker
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme

HOW_TO = "Drag on to the week, or press Enter"
NOBODY_WAITS = "Nothing is waiting for a date."


class WaitingColumn(QWidget):
    """Month picker and waiting cards; `new_wanted` asks for a new request, `away_wanted` for who is away."""

    new_wanted = Signal()
    away_wanted = Signal()

    def __init__(self, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = MonthPicker(theme, almanac)
        self.list = WaitingList(theme)
        self.heading = plain_label("Waiting for a date", "strong")
        self.said = plain_label(HOW_TO, "quiet")
        self.new = QPushButton("New request")
        self.new.setIcon(icon("plus"))
        self.new.setToolTip("Enter a request for an initial conference (ICPC)")
        self.away = QPushButton("Who is away")
        self.away.setIcon(icon("person"))
        self.away.setToolTip("Leave, sickness and training of chairs, and the conferences that they touch")
        self._lay_out()
        self.new.clicked.connect(self.new_wanted)
        self.away.clicked.connect(self.away_wanted)

    def show_cards(self, cards: Sequence[WaitingCard], everyone: int) -> None:
        """Show these cards, of so many that wait."""
        self.list.show_cards(cards)
        self.list.setVisible(bool(cards))
        count = f"{len(cards)} of {everyone} shown" if len(cards) != everyone else ""
        self.heading.setText(f"Waiting for a date  {count or everyone or ''}".rstrip())
        self.said.setText(HOW_TO if cards else "None that matches the filter." if everyone else NOBODY_WAITS)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 10, 10, 10)
        inside.setSpacing(6)
        inside.addWidget(self.heading)
        inside.addWidget(self.said)
        inside.addWidget(self.list, 1)
        inside.addStretch(0)
        inside.addWidget(self._buttons())
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.month)
        column.addWidget(card, 1)

    def _buttons(self) -> QWidget:
        """Side by side, one beneath the other where the column is narrow."""
        both = QWidget()
        row = FlowRow(both, right_from=both)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        both.setSizePolicy(policy)
        for button in (self.new, self.away):
            row.addWidget(button)
        return both
