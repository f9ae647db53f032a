"""Settings: the unit's teams with their linked chairs, and its people."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import AddPerson, AddTeam, Names, NamesToChoose
from ui.settings.section import Section, fill, labelled, paragraph, table_of
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

PARTS = (
    ("chair", "Independent Chair"),
    ("team_manager", "Team Manager"),
    ("social_worker", "Social worker"),
    ("service_manager", "Service manager"),
)
EXPLAINED = (
    "Names typed in a recommendation become records by themselves. Requests for meetings go to the duty IC, not to "
    "the linked IC."
)


class TeamsSection(Section):
    """Which teams there are, who is linked to them, and who works with the unit."""

    def __init__(self, link: DeskLink, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Teams and chairs", theme, parent)
        self._link = link
        self.teams = table_of("Teams and their linked chairs", ("Team", "Linked Independent Chair"))
        self.people = table_of("People of the unit", ("Name", "Part"))
        self.team_name = QLineEdit()
        self.linked = QComboBox()
        self.linked.setEditable(True)
        self.add_team_button = QPushButton("Add this team")
        self.person_name = QLineEdit()
        self.part = QComboBox()
        for part, words in PARTS:
            self.part.addItem(words, part)
        self.email = QLineEdit()
        self.add_person_button = QPushButton("Add this person")
        self._lay_out()
        self.add_team_button.clicked.connect(self.add_team)
        self.team_name.returnPressed.connect(self.add_team)
        self.add_person_button.clicked.connect(self.add_person)
        self.person_name.returnPressed.connect(self.add_person)
        link.changed.connect(self._area_changed)

    def read_again(self) -> None:
        """Reads teams and people."""
        self._link.ask(NamesToChoose(), self._show_names, latest=True)

    def add_team(self) -> None:
        """Adds the team that stands in the form."""
        name = self.team_name.text().strip()
        if name:
            self._link.do(AddTeam(name, self.linked.currentText().strip()), self._team_added, self._refused)
        else:
            self.notice.refuse("Enter the name of the team.")
            self.team_name.setFocus()

    def add_person(self) -> None:
        """Adds the person that stands in the form."""
        name = self.person_name.text().strip()
        if name:
            request = AddPerson(name, str(self.part.currentData()), self.email.text().strip())
            self._link.do(request, self._person_added, self._refused)
        else:
            self.notice.refuse("Enter the person's name.")
            self.person_name.setFocus()

    def _area_changed(self, area: str) -> None:
        if area == "unit":
            self.read_again()

    def _show_names(self, names: Names) -> None:
        chairs = dict(names.chairs)
        linked = dict(names.linked)
        rows = [(team, chairs.get(linked.get(number, -1), "Not linked")) for number, team in names.teams]
        fill(self.teams, rows)
        people = [(name, "Independent Chair") for _number, name in names.chairs]
        people += [(name, "Team Manager") for _number, name in names.team_managers]
        people += [(name, "Social worker") for _number, name in names.social_workers]
        fill(self.people, people)
        typed = self.linked.currentText()
        self.linked.clear()
        self.linked.addItems(["", *(name for _number, name in names.chairs)])
        self.linked.setEditText(typed)

    def _team_added(self, _kept: object) -> None:
        self.notice.clear()
        self.team_name.clear()
        self.linked.setEditText("")

    def _person_added(self, _kept: object) -> None:
        self.notice.clear()
        self.person_name.clear()
        self.email.clear()

    def _refused(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _lay_out(self) -> None:
        self.body.addWidget(paragraph(EXPLAINED))
        both = QHBoxLayout()
        both.setSpacing(14)
        left = (labelled("Name of the team", self.team_name), labelled("Linked chair", self.linked))
        right = (
            labelled("Name", self.person_name),
            labelled("Part", self.part),
            labelled("Email (may stay empty)", self.email),
        )
        both.addWidget(_card(self.teams, left, self.add_team_button), 1)
        both.addWidget(_card(self.people, right, self.add_person_button), 1)
        self.body.addLayout(both, 1)


def _card(table: QWidget, rows: tuple[QHBoxLayout, ...], button: QPushButton) -> QFrame:
    card = QFrame()
    card.setProperty("kind", "card")
    column = QVBoxLayout(card)
    column.addWidget(table, 1)
    for row in rows:
        column.addLayout(row)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return card
