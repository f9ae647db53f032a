"""A box for a time of day, and one for a date with its time: what cannot be read stays as it was typed."""

from datetime import UTC, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from cpdesk.rules.clock_hours import NoSuchTime, as_london
from cpdesk.rules.clock_times import NotATime, read_clock_time, shown
from cpdesk.rules.london import LONDON
from ui.shared.almanac import Almanac
from ui.shared.forms.date_box import DateBox
from ui.shared.own_redo import OwnRedo
from ui.shared.theme import Theme

HOW = "Type a time: 13:00, 9.30, 1pm."


class TimeBox(QLineEdit):
    """A time of day as people type it; it stands there in full when the cursor leaves."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        OwnRedo(self)
        self.setPlaceholderText("13:00")
        self.setToolTip(HOW)
        self.textChanged.connect(lambda _text: self.edited.emit())
        self.editingFinished.connect(self._settle)

    def time(self) -> time | None:
        """The time in the box, None when it is empty or cannot be read."""
        try:
            return read_clock_time(self.text()) if self.text().strip() else None
        except NotATime:
            return None

    def problem(self) -> str:
        """What is wrong with what was typed, empty when it is a time or nothing."""
        try:
            if self.text().strip():
                read_clock_time(self.text())
        except NotATime as why:
            return str(why)
        return ""

    def written(self) -> str:
        """The text as typed."""
        return self.text()

    def write(self, value: object) -> None:
        """Put back a time or the text that stood in the box."""
        self.setText(shown(value) if isinstance(value, time) else str(value or ""))

    def _settle(self) -> None:
        at = self.time()
        if at is not None:
            self.setText(shown(at))


class MomentBox(QWidget):
    """A date and a time of day, as clocks in London show them."""

    edited = Signal()

    def __init__(self, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.on = DateBox(theme, almanac)
        self.at = TimeBox()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.addWidget(self.on, 0, 0)
        grid.addWidget(self.at, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self.on)
        self.on.edited.connect(self.edited)
        self.on.dateChanged.connect(lambda _on: self.edited.emit())
        self.at.edited.connect(self.edited)

    def moment(self) -> datetime | None:
        """The moment that was typed, kept as UTC; None while something is missing."""
        on, at = self.on.date(), self.at.time()
        if on is None or at is None:
            return None
        try:
            return as_london(datetime.combine(on, at)).astimezone(UTC)
        except NoSuchTime:
            return None

    def problem(self) -> str:
        """What is wrong with what was typed, empty when nothing is."""
        if wrong := self.on.problem() or self.at.problem():
            return wrong
        on, at = self.on.date(), self.at.time()
        if on is None or at is None:
            return ""
        try:
            as_london(datetime.combine(on, at))
        except NoSuchTime as why:
            return str(why)
        return ""

    def complain(self, sentence: str) -> bool:
        """Let the date say what is wrong with it, so that it is said once."""
        return self.on.complain(sentence)

    def written(self) -> list[str]:
        """Date and time as typed."""
        return [self.on.written(), self.at.written()]

    def write(self, value: object) -> None:
        """Put back a moment, or the texts of a draft."""
        if isinstance(value, datetime):
            told = value.astimezone(LONDON)
            self.on.write(told.date())
            self.at.write(told.time())
            return
        on, at = value if isinstance(value, list | tuple) and len(value) == 2 else ("", "")
        self.on.write(on)
        self.at.write(at)

    def setAccessibleName(self, name: str) -> None:
        """Name both boxes for people who hear them."""
        super().setAccessibleName(name)
        self.on.setAccessibleName(f"{name}: date")
        self.at.setAccessibleName(f"{name}: time")
