"""The children of an entry: a line each for first name, surname and date of birth."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from cpdesk.rows.register_deeds import NewChild
from ui.shared.almanac import Almanac
from ui.shared.forms.date_box import BirthBox
from ui.shared.icons import icon
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme

UNBORN = "Unborn"
_TOP = Qt.AlignmentFlag.AlignTop


class ChildLine(QWidget):
    """One child as typed."""

    edited = Signal()
    taken_out = Signal()

    def __init__(self, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first_name = QLineEdit()
        self.surname = QLineEdit()
        self.born_on = BirthBox(theme, almanac)
        self.born_on.box.setPlaceholderText("dd/mm/yyyy")
        self.remove = QToolButton()
        self.remove.setIcon(icon("close"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        labels = (("First name", self.first_name), ("Surname", self.surname), ("Born", self.born_on))
        for column, (words, box) in enumerate(labels):
            label = plain_label(words, "quiet")
            label.setBuddy(box)
            grid.addWidget(label, 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)
        # The date box says what it understood beneath; the names stay level with it.
        from_top = grid.itemAtPosition(1, 0), grid.itemAtPosition(1, 1)
        for item in from_top:
            if item is not None:
                item.setAlignment(_TOP)
        grid.addWidget(self.remove, 1, 3, _TOP)
        for box in (self.first_name, self.surname):
            box.textChanged.connect(lambda _text: self.edited.emit())
        self.born_on.edited.connect(self.edited)
        self.first_name.textChanged.connect(self._follow_name)
        self.remove.clicked.connect(self.taken_out)

    def _follow_name(self, text: str) -> None:
        self.born_on.set_unborn(unborn=text.strip().casefold().startswith(UNBORN.casefold()))

    def number(self, number: int, *, removable: bool) -> None:
        """Name the boxes of this line for people who hear them."""
        self.first_name.setAccessibleName(f"First name of child {number}")
        self.surname.setAccessibleName(f"Surname of child {number}")
        self.born_on.setAccessibleName(f"Date of birth of child {number}")
        self.remove.setAccessibleName(f"Take out child {number}")
        self.remove.setToolTip(f"Take out child {number}")
        self.remove.setVisible(removable)

    def is_blank(self) -> bool:
        """Whether nothing stands in the line."""
        return not (self.first_name.text().strip() or self.surname.text().strip() or self.born_on.text().strip())

    def child(self) -> NewChild:
        """The child as typed."""
        return NewChild(self.first_name.text().strip(), self.surname.text().strip(), self.born_on.date())


class ChildrenField(QWidget):
    """The lines of all children, with buttons for another child and an unborn one."""

    edited = Signal()

    def __init__(self, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._almanac = almanac
        self.lines: list[ChildLine] = []
        self._column = QVBoxLayout()
        self.add_button = QPushButton("Add a child")
        self.unborn_button = QPushButton("Add an unborn child")
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.unborn_button)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._column)
        whole.addLayout(row)
        self.add_button.clicked.connect(lambda: self._add_by_hand(""))
        self.unborn_button.clicked.connect(lambda: self._add_by_hand(UNBORN))
        self._add()

    def children_typed(self) -> tuple[NewChild, ...]:
        """The children of all lines in which anything stands."""
        return tuple(line.child() for line in self.lines if not line.is_blank())

    def problem(self) -> str:
        """What is wrong with the children as typed, empty when nothing is."""
        typed = [line for line in self.lines if not line.is_blank()]
        if not typed:
            return "Enter the name of at least one child."
        for line in typed:
            if not line.first_name.text().strip() or not line.surname.text().strip():
                return (
                    "Enter first name and surname of each child; for an unborn child Unborn and the mother's surname."
                )
            if line.born_on.problem():
                return f"Look at the date of birth: {line.born_on.problem()}"
        return ""

    def written(self) -> list[list[str]]:
        """All lines, for a draft."""
        return [[line.first_name.text(), line.surname.text(), line.born_on.written()] for line in self.lines]

    def write(self, value: object) -> None:
        """Put back the lines of a draft."""
        for line in list(self.lines):
            self._drop(line)
        for first, last, born in value if isinstance(value, list) and value else [["", "", ""]]:
            line = self._add()
            line.first_name.setText(str(first))
            line.surname.setText(str(last))
            line.born_on.write(born)

    def setFocus(self, *_reason: object) -> None:
        """Take the keyboard to the first name that is missing."""
        boxes = [box for line in self.lines for box in (line.first_name, line.surname)]
        next((box for box in boxes if not box.text().strip()), boxes[0]).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the stops in order again: coming into a window mixes them."""
        super().showEvent(event)
        self._order_stops()

    def _add_by_hand(self, first_name: str) -> None:
        blank = next((line for line in self.lines if line.is_blank()), None) if first_name else None
        same_family = next((line.surname.text() for line in self.lines if line.surname.text().strip()), "")
        line = blank or self._add()
        line.first_name.setText(first_name)
        line.surname.setText(same_family)
        (line.surname if first_name else line.first_name).setFocus()
        self.edited.emit()

    def _add(self) -> ChildLine:
        line = ChildLine(self._theme, self._almanac)
        line.edited.connect(self.edited)
        line.taken_out.connect(lambda: self._take_out(line))
        self.lines.append(line)
        self._column.addWidget(line)
        self._number()
        self._order_stops()
        return line

    def _order_stops(self) -> None:
        """Tab goes through the children as they stand, then to the buttons; a new line would come last of all."""
        stops: list[QWidget] = []
        for line in self.lines:
            stops += [line.first_name, line.surname, line.born_on.box, line.remove]
        stops += [self.add_button, self.unborn_button]
        for stop, following in pairwise(stops):
            self.setTabOrder(stop, following)

    def _take_out(self, line: ChildLine) -> None:
        self._drop(line)
        if not self.lines:
            self._add()
        self._number()
        self.lines[-1].first_name.setFocus()
        self.edited.emit()

    def _drop(self, line: ChildLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _number(self) -> None:
        for number, line in enumerate(self.lines, 1):
            line.number(number, removable=len(self.lines) > 1)
