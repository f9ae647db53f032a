"""A date box that stands in a form: its draft is the text as typed, and only a real date is handed on."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpdesk.rules.dates import TypedDate
from cpdesk.rules.how_dates_read import counted, long
from ui.shared.almanac import Almanac
from ui.shared.date_field import DateField
from ui.shared.theme import Theme


class DateBox(DateField):
    """A `DateField` as a box of a form."""

    edited = Signal()

    def __init__(self, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(theme, almanac, parent)
        self.typed.connect(lambda _text: self.edited.emit())

    def written(self) -> str:
        """The date as understood, else the text as typed."""
        return self.text()

    def write(self, value: object) -> None:
        """Put back a date or the text that stood in the box."""
        if isinstance(value, date):
            self.setDate(value)
        else:
            self.setText(str(value or ""))


class BirthBox(DateBox):
    """A `DateBox` for a date of birth: how old, instead of how many working days ago."""

    unborn = False

    def set_unborn(self, *, unborn: bool) -> None:
        """Whether the child is not born yet, so that the date is the day on which it is due."""
        if unborn != self.unborn:
            self.unborn = unborn
            self.set_context(None)

    def what_is_said(self, typed: TypedDate) -> tuple[str, bool]:
        """The day in full and the age; a birth that lies ahead is a thing to look at, unless the child is unborn."""
        today = self.today()
        if typed.on > today and self.unborn:
            return f"Due {long(typed.on)}.", False
        if typed.on > today:
            return f"{long(typed.on)} has not come yet.", True
        years = today.year - typed.on.year - ((today.month, today.day) < (typed.on.month, typed.on.day))
        return f"{long(typed.on)}, {counted(years, 'year')} old." if years else f"{long(typed.on)}, under 1.", False
