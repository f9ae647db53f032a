"""Which team is to be linked to a chair: those without one first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cpdesk.rows.team_map import MappedTeam, TheMap
from ui.shared.plain_text import plain_label
from ui.shared.wrapped_items import wrap_items
from ui.team_map.team_words import NOBODY

NUMBER = Qt.ItemDataRole.UserRole


class TeamChooser(QWidget):
    """A list of teams; Enter or a double click chooses one."""

    chosen = Signal(int)

    def __init__(self, shown: TheMap, chair_id: int) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName("Which team?")
        wrap_items(self.list)
        teams = [team for team in shown.teams if team.linked_id != chair_id]
        for team in sorted(teams, key=lambda one: (one.linked_id is not None, one.name.casefold())):
            self.list.addItem(_item(team))
        self.list.setCurrentRow(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(plain_label("Which team? Enter chooses it; the first day is asked next.", "quiet"))
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.list.itemDoubleClicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the team."""
        item = self.list.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self._choose(item)
            return
        super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(int(item.data(NUMBER)))


def _item(team: MappedTeam) -> QListWidgetItem:
    item = QListWidgetItem(f"{team.name}\n{team.linked or NOBODY}")
    item.setData(NUMBER, team.id)
    return item
