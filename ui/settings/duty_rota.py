"""Settings: which chair has duty on each day of a fortnight (D02, D14)."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from cpdesk.rows.people import Bookable, ChairsAndRooms, DutyBetween, DutyRow, SetDuty
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import short
from ui.settings.section import Section, paragraph
from ui.shared.choice_box import TypedChoiceBox
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

NOBODY = "Nobody"
WEEKS, DAYS = 2, 5
EXPLAINED = (
    "The duty chair is consulted on the threshold of each request within 24 hours, and takes requests for meetings. "
    "A chair who is chosen here is kept at once."
)


class DutyRotaSection(Section):
    """Ten days, two weeks side by side, each with the box of its chair."""

    def __init__(self, link: DeskLink, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Duty rota", theme, parent)
        self._link = link
        today = link.almanac.today()
        self.first = today - timedelta(days=today.weekday())
        self.boxes = tuple(TypedChoiceBox() for _ in range(WEEKS * DAYS))
        self._labels = tuple(QLabel() for _ in self.boxes)
        self._notes = tuple(paragraph("", "amber") for _ in self.boxes)
        self.back = QPushButton("A fortnight back")
        self.on = QPushButton("A fortnight on")
        self._chairs: tuple[str, ...] = ()
        self._lay_out()
        for place, box in enumerate(self.boxes):
            box.activated.connect(partial(self._choose, place))
        self.back.clicked.connect(partial(self.turn, -1))
        self.on.clicked.connect(partial(self.turn, 1))
        link.changed.connect(self._area_changed)

    def read_again(self) -> None:
        """Reads the chairs and who has duty in the fortnight shown."""
        self._link.ask(ChairsAndRooms(), self._show_chairs, self._refused, latest=True)

    def turn(self, by: int, _checked: bool = False) -> None:
        """Shows another fortnight."""
        self.first += timedelta(days=7 * WEEKS * by)
        self.read_again()

    def day_at(self, place: int) -> date:
        """The day of the box at this place; the second week's begin after five."""
        return self.first + timedelta(days=7 * (place // DAYS) + place % DAYS)

    def _choose(self, place: int, _row: int) -> None:
        chair = self.boxes[place].currentText()
        self._link.do(SetDuty("" if chair == NOBODY else chair, self.day_at(place)), self._kept, self._refused)

    def _area_changed(self, area: str) -> None:
        if area in ("diary", "days"):
            self.read_again()

    def _show_chairs(self, bookable: Bookable) -> None:
        self._chairs = tuple(one.name for one in bookable.chairs)
        last = self.day_at(len(self.boxes) - 1)
        self._link.ask(DutyBetween(self.first, last), self._show_duty, self._refused, latest=True)

    def _show_duty(self, rows: tuple[DutyRow, ...]) -> None:
        named = {row.on: row for row in rows}
        for place, box in enumerate(self.boxes):
            on = self.day_at(place)
            row = named.get(on)
            self._labels[place].setText(short(on))
            box.setAccessibleName(f"Duty chair on {short(on)}")
            self._fill(box, row.chair if row else "")
            box.setEnabled(row is not None)
            away = "Away that day. Choose another chair." if row and row.away else ""
            note = away if row else "Not worked"
            self._notes[place].setText(note)
            self._notes[place].setVisible(bool(note))

    def _fill(self, box: TypedChoiceBox, chair: str) -> None:
        offered = [NOBODY, *self._chairs, *([chair] if chair and chair not in self._chairs else [])]
        if offered != [box.itemText(place) for place in range(box.count())]:
            box.clear()
            box.addItems(offered)
        box.setCurrentText(chair or NOBODY)

    def _kept(self, _kept: object) -> None:
        self.notice.clear()

    def _refused(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))
        self.read_again()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for place, box in enumerate(self.boxes):
            row, column = 2 * (place % DAYS), 2 * (place // DAYS)
            self._labels[place].setBuddy(box)
            box.setMinimumContentsLength(14)
            grid.addWidget(self._labels[place], row, column)
            grid.addWidget(box, row, column + 1)
            grid.addWidget(self._notes[place], row + 1, column + 1)
            self._notes[place].setVisible(False)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        turn = QHBoxLayout()
        turn.addWidget(self.back)
        turn.addWidget(self.on)
        turn.addStretch(1)
        self.body.addWidget(paragraph(EXPLAINED))
        self.body.addLayout(turn)
        self.body.addLayout(grid)
        self.body.addStretch(1)
