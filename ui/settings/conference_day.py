"""Settings: when the unit's conference day begins and ends, how long a conference lasts, how many a chair takes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QSpinBox, QWidget

from cpdesk.rows.people import Bookable, ChairsAndRooms, ChangeDiaryHours
from cpdesk.rows.refusals import Refusal
from ui.settings.section import Section, labelled, paragraph
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

EXPLAINED = (
    "Free times are offered within these hours. A conference outside them can still be booked: the diary then warns."
)


class ConferenceDaySection(Section):
    """Four values that hold for the whole unit."""

    def __init__(self, link: DeskLink, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Conference day", theme, parent)
        self._link = link
        self.begins, self.ends = QLineEdit(), QLineEdit()
        self.minutes = _number(15, 480, 15, " minutes")
        self.limit = _number(1, 12, 1, " a day")
        self.keep = QPushButton("Keep these hours")
        self.keep.setProperty("kind", "main")
        self.body.addWidget(paragraph(EXPLAINED))
        for words, field in (
            ("Begins at", self.begins),
            ("Ends at", self.ends),
            ("A conference lasts", self.minutes),
            ("A chair takes at most", self.limit),
        ):
            field.setMaximumWidth(180)
            self.body.addLayout(labelled(words, field))
        self.body.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.keep.clicked.connect(self.keep_hours)
        for box in (self.begins, self.ends):
            box.returnPressed.connect(self.keep_hours)

    def read_again(self) -> None:
        """Reads the hours in force."""
        self._link.ask(ChairsAndRooms(), self._show, self._refused, latest=True)

    def keep_hours(self) -> None:
        """Keeps the values that stand in the form."""
        request = ChangeDiaryHours(
            self.begins.text().strip(), self.ends.text().strip(), self.minutes.value(), self.limit.value()
        )
        self._link.do(request, self._kept, self._refused)

    def _show(self, bookable: Bookable) -> None:
        self.begins.setText(bookable.day_begins)
        self.ends.setText(bookable.day_ends)
        self.minutes.setValue(bookable.minutes)
        self.limit.setValue(bookable.chair_limit)

    def _kept(self, kept: object) -> None:
        self.notice.say(str(getattr(kept, "said", "")))
        self.read_again()

    def _refused(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))
        fields = {"day_begins": self.begins, "day_ends": self.ends, "minutes": self.minutes, "chair_limit": self.limit}
        if refusal.field in fields:
            fields[refusal.field].setFocus()


def _number(least: int, most: int, step: int, unit: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setSingleStep(step)
    box.setSuffix(unit)
    return box
