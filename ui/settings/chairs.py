"""Settings: the chairs of conferences, and how many conferences a day each takes at most."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox

from cpdesk.rows.people import AddChair, Bookable, ChairRow, ChairsAndRooms, ChangeChairLimit
from ui.settings.section import ListSection, chosen_of, fill, labelled, paragraph

MOST_A_DAY = 12
EXPLAINED = (
    "More conferences a day than a chair's limit can still be booked: the diary then warns. A chair without an own "
    "limit takes as many as the unit says under Conference day."
)


class ChairsSection(ListSection):
    """Who chairs conferences, the limit of each, and the teams that each is linked to."""

    heading_words = "Chairs"
    list_name = "Chairs and their limits"
    columns = ("Chair", "Conferences a day", "Linked teams")
    chosen_words = "Change the limit of the chair chosen"
    choose_first = "Choose a chair in the list"
    add_words = "Add this chair"
    follows = ("unit", "diary")

    def make_fields(self) -> None:
        """The limit of the chair chosen; name, email and limit of a new one."""
        self._chairs: tuple[ChairRow, ...] = ()
        self.limit = limit_box()
        self.name, self.email = QLineEdit(), QLineEdit()
        self.name.returnPressed.connect(self.add_one)
        self.limit_of_new = limit_box()

    def read_again(self) -> None:
        """Reads the chairs."""
        self._link.ask(ChairsAndRooms(), self._show, self.refused, latest=True)

    def add_one(self) -> None:
        """Adds the chair that stands in the form."""
        name = self.name.text().strip()
        if not name:
            self.notice.refuse("Enter the chair's name.")
            self.name.setFocus()
            return
        request = AddChair(name, self.email.text().strip(), self.limit_of_new.value() or None)
        self._link.do(request, self._added, self.refused)

    def act_on_chosen(self) -> None:
        """Gives the chair chosen in the table another limit."""
        chair = self._chosen()
        if chair is not None:
            request = ChangeChairLimit(chair.id, chair.version, self.limit.value() or None)
            self._link.do(request, self.done, self.refused)

    def _show(self, bookable: Bookable) -> None:
        before = self._chosen()
        self._chairs = bookable.chairs
        rows = [(one.name, _limit_words(one), ", ".join(one.teams) or "Not linked") for one in self._chairs]
        fill(self.table, rows)
        place = next((at for at, one in enumerate(self._chairs) if before and one.id == before.id), None)
        if place is not None:
            self.table.selectRow(place)
        self.choice_changed()

    def _chosen(self) -> ChairRow | None:
        return chosen_of(self.table, self._chairs)

    def choice_changed(self) -> None:
        """The limit of the chair chosen stands in its box."""
        super().choice_changed()
        chair = self._chosen()
        if chair is not None:
            self.limit.setValue(chair.conferences_a_day if chair.own_limit else 0)

    def _added(self, _kept: object) -> None:
        self.notice.clear()
        self.name.clear()
        self.email.clear()
        self.limit_of_new.setValue(0)

    def lay_out(self) -> None:
        """The list with its button above, what can be added beneath."""
        self.table.setMinimumHeight(190)
        change = QHBoxLayout()
        change.addLayout(labelled("Conferences a day", self.limit), 1)
        change.addWidget(self.for_chosen)
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
