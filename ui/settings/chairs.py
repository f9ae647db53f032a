"""Settings: the chairs of conferences, and how many conferences a day each takes at most."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from cpdesk.rows.people import AddChair, Bookable, ChairRow, ChairsAndRooms, ChangeChairLimit
from cpdesk.rows.refusals import Refusal
from ui.settings.section import Section, chosen_row, fill, labelled, paragraph, table_of
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

MOST_A_DAY = 12
EXPLAINED = (
    "More conferences a day than a chair's limit can still be booked: the diary then warns. A chair without an own "
    "limit takes as many as the unit says under Conference day."
)


class ChairsSection(Section):
    """Who chairs conferences, the limit of each, and the teams that each is linked to."""

    def __init__(self, link: DeskLink, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Chairs", theme, parent)
        self._link = link
        self._chairs: tuple[ChairRow, ...] = ()
        self.table = table_of("Chairs and their limits", ("Chair", "Conferences a day", "Linked teams"))
        self.limit = limit_box()
        self.change = QPushButton("Change the limit of the chair chosen")
        self.name, self.email = QLineEdit(), QLineEdit()
        self.limit_of_new = limit_box()
        self.add = QPushButton("Add this chair")
        self.add.setProperty("kind", "main")
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._choice_changed)
        self.change.clicked.connect(self.change_limit)
        self.add.clicked.connect(self.add_chair)
        self.name.returnPressed.connect(self.add_chair)
        link.changed.connect(self._area_changed)
        self._choice_changed()

    def read_again(self) -> None:
        """Reads the chairs."""
        self._link.ask(ChairsAndRooms(), self._show, self._refused, latest=True)

    def add_chair(self) -> None:
        """Adds the chair that stands in the form."""
        name = self.name.text().strip()
        if not name:
            self.notice.refuse("Enter the chair's name.")
            self.name.setFocus()
            return
        request = AddChair(name, self.email.text().strip(), self.limit_of_new.value() or None)
        self._link.do(request, self._added, self._refused)

    def change_limit(self) -> None:
        """Gives the chair chosen in the table another limit."""
        chair = self._chosen()
        if chair is not None:
            request = ChangeChairLimit(chair.id, chair.version, self.limit.value() or None)
            self._link.do(request, self._changed, self._refused)

    def _area_changed(self, area: str) -> None:
        if area in ("unit", "diary"):
            self.read_again()

    def _show(self, bookable: Bookable) -> None:
        before = self._chosen()
        self._chairs = bookable.chairs
        rows = [(one.name, _limit_words(one), ", ".join(one.teams) or "Not linked") for one in self._chairs]
        fill(self.table, rows)
        place = next((at for at, one in enumerate(self._chairs) if before and one.id == before.id), None)
        if place is not None:
            self.table.selectRow(place)
        self._choice_changed()

    def _chosen(self) -> ChairRow | None:
        row = chosen_row(self.table)
        return self._chairs[row] if row is not None and row < len(self._chairs) else None

    def _choice_changed(self) -> None:
        chair = self._chosen()
        self.change.setEnabled(chair is not None)
        self.change.setToolTip("" if chair else "Choose a chair in the list")
        if chair is not None:
            self.limit.setValue(chair.conferences_a_day if chair.own_limit else 0)

    def _added(self, _kept: object) -> None:
        self.notice.clear()
        self.name.clear()
        self.email.clear()
        self.limit_of_new.setValue(0)

    def _changed(self, _kept: object) -> None:
        self.notice.clear()

    def _refused(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _lay_out(self) -> None:
        self.table.setMinimumHeight(190)
        change = QHBoxLayout()
        change.addLayout(labelled("Conferences a day", self.limit), 1)
        change.addWidget(self.change)
        self.body.addWidget(paragraph(EXPLAINED))
        self.body.addWidget(self.table, 1)
        self.body.addLayout(change)
        self.body.addLayout(labelled("Name of a new chair", self.name))
        self.body.addLayout(labelled("Email (may stay empty)", self.email))
        self.body.addLayout(labelled("Own limit a day", self.limit_of_new))
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)


def limit_box() -> QSpinBox:
    """A number of conferences a day; nothing stands for the unit's own limit."""
    box = QSpinBox()
    box.setRange(0, MOST_A_DAY)
    box.setSpecialValueText("As the unit")
    box.setMaximumWidth(180)
    return box


def _limit_words(chair: ChairRow) -> str:
    return f"{chair.conferences_a_day}" if chair.own_limit else f"{chair.conferences_a_day} (as the unit)"
