"""A box for a date that understands how people write dates, and says beneath what it understood."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from cpdesk.rules.dates import NotADate, TypedDate, typed_date
from cpdesk.rules.how_dates_read import slashed
from ui.shared.almanac import Almanac
from ui.shared.icons import icon
from ui.shared.own_redo import OwnRedo
from ui.shared.theme import Theme

HOW = (
    "Type a date: 27/3/2027, 15 Nov, mon, next Fri, today, +10wd (working days), +4w.\n"
    "Ctrl+D puts today's date, Alt+Down opens the calendar."
)
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
Context = Callable[[datetime.date], tuple[str, bool]]


class DateField(QWidget):
    """A typed date. What cannot be read stays as it was typed, with a sentence that says what is wrong.

    `dateChanged` carries the date or None; `typed` every keystroke, for the draft.
    """

    dateChanged = Signal(object)
    typed = Signal(str)

    def __init__(self, theme: Theme, almanac: Almanac | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._almanac = almanac or Almanac()
        self._context: Context | None = None
        self._date: datetime.date | None = None
        self._problem = ""
        self.box = QLineEdit()
        OwnRedo(self.box)
        self.box.setPlaceholderText("Day/month/year, or mon, +10wd …")
        self.box.setToolTip(HOW)
        self.box.setClearButtonEnabled(False)
        self._drop = QAction(icon("calendar"), "Open the calendar (Alt+Down)", self.box)
        self.box.addAction(self._drop, QLineEdit.ActionPosition.TrailingPosition)
        self.sentence = QLabel(" ")
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("kind", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.box)
        column.addWidget(self.sentence)
        self.setFocusProxy(self.box)
        self._join()

    def date(self) -> datetime.date | None:
        """The date that stands in the box, None when it is empty or cannot be read."""
        return self._date

    def setDate(self, on: datetime.date | None) -> None:
        """Puts a date into the box, or empties it."""
        self.box.setText(slashed(on) if on else "")

    def text(self) -> str:
        """What a draft keeps: the date as understood ("+10wd" means another day tomorrow), else the text as typed."""
        return slashed(self._date) if self._date else self.box.text()

    def setText(self, text: str) -> None:
        """Puts back what stood in the box."""
        self.box.setText(text)

    def problem(self) -> str:
        """What is wrong with what was typed, empty when it is a date or nothing."""
        return self._problem

    def show_problem(self, sentence: str) -> None:
        """Shows what the desk has against this date; typing takes it away."""
        self._show(sentence, "problem")

    def complain(self, sentence: str) -> bool:
        """Show in plain sight what was found wrong while typing; False for any other sentence."""
        if not self._problem or sentence != self._problem:
            return False
        self.show_problem(sentence)
        return True

    def set_context(self, context: Context | None) -> None:
        """What to add about a date ("day 12 of 15"), and whether it is a thing to look at."""
        self._context = context
        self._read()

    def today(self) -> datetime.date:
        """The day that typed dates are read on."""
        return self._almanac.today()

    def setAccessibleName(self, name: str) -> None:
        """Names the box for people who hear it."""
        super().setAccessibleName(name)
        self.box.setAccessibleName(name)

    def _join(self) -> None:
        self.box.textChanged.connect(self._read)
        self.box.textEdited.connect(self.typed)
        self.box.editingFinished.connect(self._settle)
        self._drop.triggered.connect(self.open_calendar)
        for key, act in (("Ctrl+D", self._put_today), ("Alt+Down", self.open_calendar)):
            QShortcut(QKeySequence(key), self.box, act).setContext(_WITHIN)

    def open_calendar(self) -> None:
        """Drops down a month to choose from."""
        from ui.shared.month_calendar import MonthCalendar

        month = MonthCalendar(self._theme, self._almanac, self)
        month.chosen.connect(self._choose)
        month.open_beneath(self.box, self._date)

    def _choose(self, on: datetime.date) -> None:
        self.setDate(on)
        self.typed.emit(self.box.text())
        self.box.setFocus()

    def _put_today(self) -> None:
        self._choose(self.today())

    def _read(self) -> None:
        """Reads what stands in the box; a half-typed date is not scolded before the cursor leaves."""
        text = self.box.text().strip()
        before, self._date, self._problem = self._date, None, ""
        if not text:
            self._show("", "quiet")
        else:
            try:
                self._understood(typed_date(text, self.today(), self._almanac.calendar()))
            except NotADate as why:
                self._problem = str(why)
                self._show(self._problem, "quiet" if self.box.hasFocus() else "problem")
        if self._date != before:
            self.dateChanged.emit(self._date)

    def _understood(self, typed: TypedDate) -> None:
        self._date = typed.on
        said, amber = self.what_is_said(typed)
        if self._context is not None:
            more, look = self._context(typed.on)
            said, amber = f"{said} {more}".strip(), amber or look
        self._show(said, "amber" if amber else "quiet")

    def what_is_said(self, typed: TypedDate) -> tuple[str, bool]:
        """What stands beneath the box about this date, and whether it is a thing to look at."""
        return f"{typed.said}. {typed.note}".strip(), bool(typed.note)

    def _settle(self) -> None:
        """When the cursor leaves, the date stands there in full, or what is wrong with it in plain sight."""
        if self._date is not None:
            self.box.setText(slashed(self._date))
        elif self._problem:
            self._show(self._problem, "problem")

    def _show(self, words: str, kind: str) -> None:
        self.sentence.setText(words or " ")
        self.box.setAccessibleDescription(words)
        wrong = "true" if kind == "problem" else "false"
        if self.sentence.property("kind") != kind:
            self.sentence.setProperty("kind", kind)
            self.sentence.style().polish(self.sentence)
        if self.box.property("wrong") != wrong:
            self.box.setProperty("wrong", wrong)
            self.box.style().polish(self.box)
