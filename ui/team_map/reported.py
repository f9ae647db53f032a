"""What the map reports besides the teams without a chair: doubles, chairs who are away uncovered, what is to come."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpdesk.rows.marks import Mark
from cpdesk.rows.team_map import MapGap, TheMap
from cpdesk.rules.how_dates_read import counted
from cpdesk.rules.linked_chairs import GapKind
from ui.shared.marks import MarkChip
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme

SHOWN_AT_FIRST = 3
KINDS: dict[GapKind, tuple[Mark, str]] = {
    GapKind.NO_CHAIR: (Mark.DUE_SOON, "No chair"),
    GapKind.TWO_CHAIRS: (Mark.OVERDUE, "Two chairs"),
    GapKind.AWAY: (Mark.DUE_SOON, "Away"),
    GapKind.NOT_A_CHAIR: (Mark.OVERDUE, "Not a chair"),
    GapKind.CLOSED_IN_USE: (Mark.DUE_SOON, "Closed"),
}


class Reported(QFrame):
    """A line for each, with the team to open; hidden while there is nothing to report."""

    team_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName("What the map reports")
        self._theme = theme
        self._gaps: tuple[MapGap, ...] = ()
        self._all = False
        self.lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.setSpacing(4)
        self.more = QPushButton()
        self.more.setProperty("kind", "link")
        self.more.clicked.connect(self._show_all)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_map(self, shown: TheMap) -> None:
        """Show what this map reports; a team that has no chair on this day stands on its own card already."""
        gaps = to_report(shown)
        if gaps == self._gaps:
            return
        self._gaps, self._all = gaps, False
        self._write()

    def _show_all(self) -> None:
        self._all = True
        self._write()
        if len(self.lines) > SHOWN_AT_FIRST:
            self.lines[SHOWN_AT_FIRST].findChildren(QPushButton)[0].setFocus()

    def _write(self) -> None:
        for line in self.lines:
            line.hide()
            line.deleteLater()
        shown = self._gaps if self._all else self._gaps[:SHOWN_AT_FIRST]
        self.lines = [self._line(gap) for gap in shown]
        for place, line in enumerate(self.lines):
            self._column.insertWidget(place, line)
        hidden = len(self._gaps) - len(shown)
        self.more.setText(f"Show {hidden} more")
        self.more.setAccessibleName(f"Show {counted(hidden, 'more line')} of what the map reports")
        self.more.setVisible(hidden > 0)
        self.setVisible(bool(self._gaps))

    def _line(self, gap: MapGap) -> QWidget:
        mark, words = KINDS[gap.kind]
        button = QPushButton("Open")
        button.setAccessibleName(f"Open {gap.team}: {gap.said}")
        button.clicked.connect(lambda _checked=False: self.team_wanted.emit(gap.team_id))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(MarkChip(mark, words, self._theme))
        row.addWidget(plain_label(gap.said), 1)
        row.addWidget(button)
        return line


def to_report(shown: TheMap) -> tuple[MapGap, ...]:
    """What is reported beside the card of teams without a chair."""
    without = {team.id for team in shown.teams if team.linked_id is None}
    return tuple(gap for gap in shown.gaps if not _stands_on_its_card(gap, without, shown))


def _stands_on_its_card(gap: MapGap, without: set[int] | Sequence[int], shown: TheMap) -> bool:
    return gap.kind is GapKind.NO_CHAIR and gap.team_id in without and gap.from_on <= shown.on
