"""Roles that nobody holds: a button for each of the first, which opens the form with the role filled in."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.how_dates_read import counted
from cpdesk.rules.linked_chairs import DirectoryPart
from cpdesk.words import DIRECTORY_PART_WORDS
from ui.shared.plain_text import plain_label
from ui.shared.rows_of_buttons import ButtonRow

SHOWN = 4
LONGEST = 44
OF_TEAM = f"{DIRECTORY_PART_WORDS[DirectoryPart.TEAM_MANAGER]} of "


class MissingRoles(QWidget):
    """`wanted` carries the role and, where it is a team's, the name of the team."""

    wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ...] = ()
        self.says = plain_label("", "amber")
        self._buttons = ButtonRow()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.says)
        self._column.addWidget(self._buttons)
        self.hide()

    def show_missing(self, missing: tuple[str, ...], *, may_keep: bool = True) -> None:
        """Say which roles nobody holds on the day looked at."""
        if missing == self._shown:
            return
        self._shown = missing
        before, self._buttons = self._buttons, ButtonRow()
        self._column.replaceWidget(before, self._buttons)
        before.hide()
        before.deleteLater()
        for words in missing[:SHOWN] if may_keep else ():
            part, team = role_of(words)
            short = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
            button = self._buttons.add(
                short, partial(self.wanted.emit, part, team), drawn="plus", spoken=f"Name: {words}"
            )
            button.setToolTip(words)
        more = f" The first {SHOWN}:" if len(missing) > SHOWN and may_keep else ""
        self.says.setText(f"Nobody is named for {counted(len(missing), 'role')}.{more}")
        self.setVisible(bool(missing))


def role_of(words: str) -> tuple[DirectoryPart | None, str]:
    """The role that these words name, and the team whose it is."""
    if words.startswith(OF_TEAM):
        return DirectoryPart.TEAM_MANAGER, words.removeprefix(OF_TEAM)
    return next((part for part, said in DIRECTORY_PART_WORDS.items() if said == words), None), ""
