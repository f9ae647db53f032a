"""The box that says whose work is shown: everything, the diary, or one chair's."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpdesk.rows.today import DueToday, Whose
from cpdesk.rows.unit import Names
from ui.shared.choice_box import TypedChoiceBox
from ui.shared.remembered import Remembered

KEY = "today/whose"
EVERYBODYS = ((Whose.EVERYTHING.value, "Everything"), (Whose.DIARY.value, "Diary"))
_LETTERS = 20


class WhoseBox(TypedChoiceBox):
    """Remembers the choice as a word, or a chair as a number: never a name."""

    chosen = Signal()

    def __init__(self, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._wanted = remembered.value(KEY, Whose.EVERYTHING.value)
        self.setAccessibleName("Whose work")
        self.setToolTip("Everything, what the diary waits for, or the work of one chair")
        self.setSizeAdjustPolicy(TypedChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._fill(())
        self.activated.connect(self._choose)

    def show_names(self, names: Names) -> None:
        """Offers the work of each of these chairs."""
        self._fill(names.chairs)

    def question(self) -> DueToday:
        """What to ask the desk for."""
        word, _colon, number = self._wanted.partition(":")
        if number.isdigit():
            return DueToday(Whose.MINE, chair_id=int(number))
        return DueToday(Whose.DIARY if word == Whose.DIARY else Whose.EVERYTHING)

    def _fill(self, chairs: tuple[tuple[int, str], ...]) -> None:
        offered = [*EVERYBODYS, *((f"{Whose.MINE.value}:{number}", f"My work ({name})") for number, name in chairs)]
        if offered == [(self.itemData(place), self.itemText(place)) for place in range(self.count())]:
            return
        self.clear()
        for data, words in offered:
            self.addItem(words, data)
        self.setCurrentIndex(max(self.findData(self._wanted), 0))
        longest = max(len(words) for _data, words in offered)
        self.setMinimumContentsLength(min(longest, _LETTERS))  # a longer name would push the sentence aside
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)

    def _choose(self, place: int) -> None:
        self._wanted = str(self.itemData(place))
        self._remembered.keep(KEY, self._wanted)
        self.chosen.emit()
