"""What stands above a quarter: which quarter, whether small numbers are withheld, and how it goes out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSizePolicy, QWidget

from cpdesk.rows.maqa_quarter import TheQuarter
from ui.shared.choice_box import TypedChoiceBox
from ui.shared.flow_row import FlowRow
from ui.shared.icons import ON_MAIN_BUTTON, icon

SUPPRESS = "Withhold small numbers"
SUPPRESS_TIP = (
    "Shows 1 to 4 as “under 5”, and withholds what would give them away. What goes out says the same as the screen."
)


class QuarterHead(QWidget):
    """`chosen` carries a quarter, `suppressed` whether small numbers are withheld."""

    chosen = Signal(str)
    suppressed = Signal(bool)
    write_wanted = Signal()
    email_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quarters = TypedChoiceBox()
        self.quarters.setAccessibleName("Quarter")
        self.quarters.setSizeAdjustPolicy(TypedChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.suppress = QCheckBox(SUPPRESS)
        self.suppress.setAccessibleName(SUPPRESS)
        self.suppress.setToolTip(SUPPRESS_TIP)
        self.write = self._button(
            "Excel and PDF", "excel", "Write this quarter as Excel and as PDF (Ctrl+E)", main=True
        )
        self.email = self._button("Draft an email", "mail", "An email draft for the partners, with both papers")
        self.keep = self._button(
            "Keep as shared", "lock", "Keep the quarter with both papers as it is shared, for good"
        )
        self._lay_out()
        self.quarters.activated.connect(lambda _place: self.chosen.emit(self.quarter()))
        self.suppress.toggled.connect(self.suppressed)
        self.write.clicked.connect(self.write_wanted)
        self.email.clicked.connect(self.email_wanted)
        self.keep.clicked.connect(self.keep_wanted)

    def quarter(self) -> str:
        """The quarter chosen, nothing before one was read."""
        return str(self.quarters.currentData() or "")

    def show_quarter(self, shown: TheQuarter) -> None:
        """Offer the quarters that there are, with the one shown chosen."""
        there = [str(self.quarters.itemData(place)) for place in range(self.quarters.count())]
        if there != [key for key, _words in shown.quarters]:
            self.quarters.clear()
            for key, words in shown.quarters:
                self.quarters.addItem(words, key)
        self.quarters.setCurrentIndex(self.quarters.findData(shown.quarter))
        for button in (self.write, self.email, self.keep):
            button.setEnabled(True)
        self.keep.setEnabled(shown.ended)
        self.keep.setToolTip(
            "Keep the quarter with both papers as it is shared, for good"
            if shown.ended
            else "A quarter is kept once it has ended"
        )

    def _button(self, words: str, drawn: str, tip: str, *, main: bool = False) -> QPushButton:
        made = QPushButton(icon(drawn, ON_MAIN_BUTTON) if main else icon(drawn), words)
        made.setAccessibleName(words)
        made.setToolTip(tip)
        made.setEnabled(False)
        if main:
            made.setProperty("kind", "main")
        return made

    def _lay_out(self) -> None:
        label = QLabel("Quarter")
        label.setBuddy(self.quarters)
        row = FlowRow(self, right_from=self.write)
        row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        for part in (label, self.quarters, self.suppress, self.write, self.email, self.keep):
            row.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
