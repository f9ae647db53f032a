"""The row above the alerts: what narrows them, which columns are shown, and the button for a new one."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from cpdesk.rows.alert_words import ALERT_DIRECTION_WORDS, THEME_WORDS
from cpdesk.rows.maqa import MaqaAlerts
from cpdesk.rows.unit import Names
from cpdesk.rules.maqa import AlertDirection, Theme
from ui.shared.flow_row import FlowRow
from ui.shared.icons import ON_MAIN_BUTTON, icon
from ui.shared.narrowing_box import NarrowingBox

QUARTER_LETTERS = 17  # its year stands at the end and has to be seen


class AlertFilterRow(QWidget):
    """What narrows the alerts. `changed` when any of it is another; `down` moves on into the table."""

    changed = Signal()
    down = Signal()
    columns_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.kind = NarrowingBox("Kind of alert")
        self.chair = NarrowingBox("Chair of the conference")
        self.agency = NarrowingBox("Agency")
        self.theme = NarrowingBox("Theme")
        self.quarter = NarrowingBox("Quarter in which it was raised")
        self.columns = QPushButton("Columns")
        self.new = QPushButton("New alert")
        self._dress()
        self._lay_out()
        self._connect()

    def narrowed(self) -> MaqaAlerts:
        """What the row narrows the alerts to; which of them are listed, and their order, is not part of it."""
        theme, kind = self.theme.currentData(), self.kind.currentData()
        return MaqaAlerts(
            words=self.words.text(),
            agency=str(self.agency.currentData() or ""),
            theme=Theme(theme) if theme else None,
            quarter=str(self.quarter.currentData() or ""),
            direction=AlertDirection(kind) if kind else None,
            chair_id=self.chair.currentData(),
        )

    def set_narrowed(self, wanted: MaqaAlerts) -> None:
        """Set every part of the row, without saying that it changed."""
        chosen = (
            (self.kind, wanted.direction.value if wanted.direction else ""),
            (self.chair, wanted.chair_id),
            (self.agency, wanted.agency),
            (self.theme, wanted.theme.value if wanted.theme else ""),
            (self.quarter, wanted.quarter),
        )
        blockers = [QSignalBlocker(part) for part in (self.words, *(box for box, _value in chosen))]
        self.words.setText(wanted.words)
        if wanted.chair_id is not None and self.chair.findData(wanted.chair_id) < 0:
            self.chair.addItem("One chair", wanted.chair_id)  # named as soon as the names were read
        for box, value in chosen:
            box.setCurrentIndex(max(0, box.findData(value)) if value else 0)
        for blocker in blockers:
            blocker.unblock()

    def offer_agencies(self, agencies: tuple[tuple[str, str], ...]) -> None:
        """Offer these agencies; what was chosen stays chosen."""
        self._offer(self.agency, "All agencies", agencies)

    def offer_quarters(self, quarters: tuple[tuple[str, str], ...]) -> None:
        """Offer these quarters; what was chosen stays chosen."""
        self._offer(self.quarter, "Any quarter", quarters)

    def offer_chairs(self, names: Names) -> None:
        """Offer these chairs; who was chosen stays chosen."""
        self.chair.offer("All chairs", names.chairs)

    def go_to_words(self) -> None:
        """Put the cursor into the filter box, what stands there chosen."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def _offer(self, box: NarrowingBox, everything: str, names: tuple[tuple[str, str], ...]) -> None:
        """The name that narrows now stays, though no alert of it is left to be offered."""
        chosen = (box.currentData(), box.currentText())
        if chosen[0] and chosen[0] not in {key for key, _name in names}:
            names = (*names, (str(chosen[0]), chosen[1]))
        box.offer(everything, names)

    def _dress(self) -> None:
        self.words.setPlaceholderText("Filter: name, number, agency…")
        self.words.setAccessibleName("Filter the alerts")
        self.words.setToolTip("Shows the alerts in which every word is found (Ctrl+F)")
        self.words.addAction(
            icon("search", QPalette.ColorRole.PlaceholderText), QLineEdit.ActionPosition.LeadingPosition
        )
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(220)
        self.words.setMaximumWidth(320)
        self.words.installEventFilter(self)
        self.kind.offer("All kinds", [(kind.value, words) for kind, words in ALERT_DIRECTION_WORDS.items()])
        self.theme.offer("All themes", [(theme.value, words) for theme, words in THEME_WORDS.items()])
        self.quarter.setMinimumContentsLength(QUARTER_LETTERS)
        self.offer_chairs(Names((), (), (), (), ()))
        self.offer_agencies(())
        self.offer_quarters(())
        self.columns.setIcon(icon("columns"))
        self.columns.setToolTip("Choose the columns")
        self.new.setIcon(icon("plus", ON_MAIN_BUTTON))
        self.new.setProperty("kind", "main")
        self.new.setToolTip("New alert (Ctrl+N)")

    def _lay_out(self) -> None:
        buttons = QWidget()
        together = QHBoxLayout(buttons)
        together.setContentsMargins(0, 0, 0, 0)
        together.setSpacing(8)
        for button in (self.columns, self.new):
            together.addWidget(button)
        row = FlowRow(self, right_from=buttons)
        for part in (self.words, self.kind, self.chair, self.agency, self.theme, self.quarter, buttons):
            row.addWidget(part)

    def _connect(self) -> None:
        self.words.textChanged.connect(self.changed)
        for box in (self.kind, self.chair, self.agency, self.theme, self.quarter):
            box.currentIndexChanged.connect(self.changed)
        self.columns.clicked.connect(self.columns_wanted)
        self.new.clicked.connect(self.new_wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter go from the filter box into the table; Esc empties it."""
        if watched is self.words and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.down.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.words.text():
                self.words.clear()
                return True
        return super().eventFilter(watched, event)
