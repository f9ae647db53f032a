"""Settings: the days on which chairs are away; what an absence touches is put right in the diary."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from cpdesk.rows.diary import AwayRow
from cpdesk.rows.people import AddAway, AwayAndTouched, AwayKept, AwayList, Bookable, ChairsAndRooms, EndAway
from cpdesk.rules.conferences import AwayKind
from cpdesk.rules.how_dates_read import short
from cpdesk.words import AWAY_WORDS
from ui.settings.section import ListSection, chosen_of, fill, labelled, paragraph
from ui.shared.choice_box import TypedChoiceBox
from ui.shared.date_field import DateField

EXPLAINED = (
    "No conference is offered to a chair on these days. Conferences booked already stay as they are until somebody "
    "gives them another chair or day in the diary."
)


class AbsencesSection(ListSection):
    """Who is away from today on, a form to add an absence, and a way to take one out."""

    heading_words = "Absences"
    list_name = "Absences from today on"
    columns = ("Chair", "First day", "Last day", "Kind and reason")
    chosen_words = "Take the absence chosen out"
    choose_first = "Choose an absence in the list"
    add_words = "Add this absence"

    def make_fields(self) -> None:
        """Who is away, from when to when, and why."""
        self._away: tuple[AwayRow, ...] = ()
        self.chair = TypedChoiceBox()
        self.first = DateField(self._theme, self._link.almanac)
        self.last = DateField(self._theme, self._link.almanac)
        self.kind = QComboBox()
        for kind, words in AWAY_WORDS.items():
            self.kind.addItem(words, kind.value)
        self.why = QLineEdit()
        self.why.returnPressed.connect(self.add_one)

    def read_again(self) -> None:
        """Reads the chairs and the absences."""
        self._link.ask(ChairsAndRooms(), self._show_chairs, self.refused, latest=True)
        self._link.ask(AwayAndTouched(self._link.almanac.today()), self._show_away, self.refused, latest=True)

    def add_one(self) -> None:
        """Adds the absence that stands in the form; without a last day it is one day."""
        first, last = self.first.date(), self.last.date()
        if not self.chair.currentText():
            self.notice.refuse("Choose who is away. Chairs are added under Chairs.")
        elif first is None:
            self._ask_for(self.first, "Enter the first day away, like 27/3/2027.")
        elif last is None and self.last.text().strip():
            self._ask_for(self.last, "Enter the last day away, like 31/3/2027.")
        else:
            kind = AwayKind(self.kind.currentData())
            request = AddAway(self.chair.currentText(), first, last or first, kind, self.why.text().strip())
            self._link.do(request, self._added, self.refused)

    def act_on_chosen(self) -> None:
        """Takes the absence chosen out: the chair is there after all."""
        away = self._chosen()
        if away is not None:
            self._link.do(EndAway(away.id, away.version), self.done, self.refused)

    def _ask_for(self, field: DateField, sentence: str) -> None:
        field.show_problem(field.problem() or sentence)
        field.setFocus()

    def _show_chairs(self, bookable: Bookable) -> None:
        names = [one.name for one in bookable.chairs]
        if names == [self.chair.itemText(place) for place in range(self.chair.count())]:
            return
        before = self.chair.currentText()
        self.chair.clear()
        self.chair.addItems(names)
        self.chair.setCurrentIndex(max(self.chair.findText(before), 0))

    def _show_away(self, found: AwayList) -> None:
        self._away = found.away
        fill(self.table, [(one.person, short(one.from_on), short(one.to_on), _kind_words(one)) for one in self._away])
        self.choice_changed()

    def _chosen(self) -> AwayRow | None:
        return chosen_of(self.table, self._away)

    def _added(self, kept: AwayKept) -> None:
        self.first.setDate(None)
        self.last.setDate(None)
        self.why.clear()
        if kept.touched:
            self.notice.warn(kept.said)
        else:
            self.notice.say(kept.said)

    def lay_out(self) -> None:
        """The list with its button above, what can be added beneath."""
        self.table.setMinimumHeight(160)
        left = Qt.AlignmentFlag.AlignLeft
        self.body.addWidget(paragraph(EXPLAINED))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.for_chosen, 0, left)
        for words, field in (
            ("Chair", self.chair),
            ("First day away", self.first),
            ("Last day away", self.last),
            ("Kind", self.kind),
            ("Why (may stay empty)", self.why),
        ):
            self.body.addLayout(labelled(words, field))
        self.body.addWidget(self.add, 0, left)


def _kind_words(away: AwayRow) -> str:
    words = AWAY_WORDS[AwayKind(away.kind)]
    return f"{words}: {away.why}" if away.why else words
