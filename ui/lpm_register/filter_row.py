"""The row above the register: the filter box, what part is shown, chair, team, and the two buttons at the right."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from cpdesk.rows.lpm_register import RegisterFilter, Show
from cpdesk.rows.unit import Names
from ui.shared.flow_row import FlowRow
from ui.shared.icons import ON_MAIN_BUTTON, icon
from ui.shared.narrowing_box import NarrowingBox

SHOW_WORDS: dict[Show, str] = {
    Show.OPEN_AND_HELD_THIS_MONTH: "Open and held this month",
    Show.OPEN: "Open",
    Show.OVERDUE: "Overdue",
    Show.ESCALATED: "Escalated",
    Show.ALL: "All",
}


class FilterRow(QWidget):
    """What narrows the register. `changed` when any of it is another; `down` moves on into the table."""

    changed = Signal()
    down = Signal()
    columns_wanted = Signal()
    import_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.part = QComboBox()
        self.chair = NarrowingBox("Chair")
        self.team = NarrowingBox("Team")
        self.needs_update = QCheckBox("Needs my update")
        self.columns = QPushButton("Columns")
        self.bring_in = QPushButton("Import")
        self.new = QPushButton("New recommendation")
        self._only: int | None = None
        self._dress()
        self._lay_out()
        self.set_names(Names((), (), (), (), ()))
        self._connect()

    def narrowed(self) -> RegisterFilter:
        """What the row narrows the register to; the chips' mark is not part of it."""
        return RegisterFilter(
            text=self.words.text(),
            show=Show(self.part.currentData()),
            chair_id=self.chair.currentData(),
            team_id=self.team.currentData(),
            needs_my_update=self.needs_update.isChecked(),
            only=self._only,
        )

    def set_narrowed(self, wanted: RegisterFilter) -> None:
        """Set every part of the row, without saying that it changed."""
        parts = (self.words, self.part, self.chair, self.team, self.needs_update)
        blockers = [QSignalBlocker(part) for part in parts]
        self.words.setText(wanted.text)
        self.part.setCurrentIndex(self.part.findData(wanted.show))
        for box, chosen in ((self.chair, wanted.chair_id), (self.team, wanted.team_id)):
            box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
        self.needs_update.setChecked(wanted.needs_my_update)
        self._only = wanted.only
        for blocker in blockers:
            blocker.unblock()

    def go_to_words(self) -> None:
        """Put the cursor into the filter box, what stands there chosen."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def set_names(self, names: Names) -> None:
        """Offer these chairs and teams; what was chosen stays chosen."""
        self.chair.offer("All chairs", names.chairs)
        self.team.offer("All teams", names.teams)

    def _dress(self) -> None:
        self.words.setPlaceholderText("Filter the register: name, ref, team, chair…")
        self.words.setAccessibleName("Filter the register")
        self.words.setToolTip("Shows the lines in which every word is found, in any column (Ctrl+F)")
        self.words.addAction(
            icon("search", QPalette.ColorRole.PlaceholderText), QLineEdit.ActionPosition.LeadingPosition
        )
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(230)
        self.words.setMaximumWidth(340)
        self.words.installEventFilter(self)
        self.part.setAccessibleName("Part of the register")
        for show, words in SHOW_WORDS.items():
            self.part.addItem(words, show)
        self.needs_update.setToolTip("Entries whose fortnightly update is late")
        self.columns.setIcon(icon("columns"))
        self.columns.setToolTip("Choose and order the columns")
        self.bring_in.setIcon(icon("import"))
        self.bring_in.setAccessibleName("Import the spreadsheet")
        self.bring_in.setToolTip("Import the spreadsheet (Ctrl+I)")
        self.new.setIcon(icon("plus", ON_MAIN_BUTTON))
        self.new.setProperty("kind", "main")
        self.new.setToolTip("New recommendation (Ctrl+N)")

    def _lay_out(self) -> None:
        buttons = QWidget()
        together = QHBoxLayout(buttons)
        together.setContentsMargins(0, 0, 0, 0)
        together.setSpacing(8)
        for button in (self.columns, self.bring_in, self.new):
            together.addWidget(button)
        row = FlowRow(self, right_from=buttons)
        for part in (self.words, self.part, self.chair, self.team, self.needs_update, buttons):
            row.addWidget(part)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._narrow_anew)
        self.part.currentIndexChanged.connect(self._narrow_anew)
        self.chair.currentIndexChanged.connect(self._narrow_anew)
        self.team.currentIndexChanged.connect(self._narrow_anew)
        self.needs_update.toggled.connect(self._narrow_anew)
        self.columns.clicked.connect(self.columns_wanted)
        self.bring_in.clicked.connect(self.import_wanted)
        self.new.clicked.connect(self.new_wanted)

    def _narrow_anew(self) -> None:
        """Whoever narrows by hand has done with the one entry that was shown alone."""
        self._only = None
        self.changed.emit()

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
