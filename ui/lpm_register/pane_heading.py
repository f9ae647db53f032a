"""The top of the pane: whose entry it is, how it stands, and what can be done with it now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from cpdesk.rows.lpm_register import RecommendationPane, RegisterLine
from cpdesk.rows.marks import Mark
from cpdesk.rules.how_dates_read import slashed
from ui.lpm_register.next_step import Move, other_moves, primary_move
from ui.shared.explained import ExplainedDate
from ui.shared.icons import ON_MAIN_BUTTON, icon
from ui.shared.marks import MarkChip
from ui.shared.plain_text import OneLine, plain_tip, reading_label
from ui.shared.theme import Theme

ICON_OF: dict[Move, str] = {
    Move.RECORD_LPM: "calendar",
    Move.RECORD_ALERTS: "mail",
    Move.ALERT_CHAIR: "mail",
    Move.CHAIR_READ: "tick",
    Move.CLOSE: "tick",
}


class PaneHeading(QWidget):
    """Name, reference and people in a line, the chip, and the buttons; `wanted` carries the move pressed."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._primary: Move | None = None
        self.name = OneLine()
        self.about = reading_label("", "quiet")
        self.due = ExplainedDate()
        self.chip = MarkChip(Mark.NEUTRAL, "", theme)
        self.primary = QPushButton()
        self.primary.setProperty("kind", "main")
        self.update_button = QPushButton(Move.UPDATE.value)
        self.update_button.setIcon(icon("update"))
        self.more = QPushButton("More")
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self._theme = theme
        self._lay_out()
        self._enlarge()
        theme.changed.connect(self._enlarge)
        self.primary.clicked.connect(self._press_primary)
        self.update_button.clicked.connect(lambda: self.wanted.emit(Move.UPDATE))

    def show_entry(self, entry: RecommendationPane) -> None:
        """Show another entry, with the moves that the register allows now (I18)."""
        line = entry.line
        self.name.show_text(name_and_age(line))
        about = about_line(line)
        self.about.setText(about)
        self.about.setAccessibleName(about)
        self.due.setVisible(line.lpm_by is not None)
        if line.lpm_by is not None:
            self.due.show_date(f"LPM due {slashed(line.lpm_by)}", entry.lpm_by_explained)
            self.due.setToolTip(plain_tip(entry.lpm_by_explained))
        self.chip.set_state(line.mark, line.words)
        self.chip.setToolTip(plain_tip(line.words.replace(" wd", " working days")))
        self._offer(entry)

    def moves_offered(self) -> tuple[Move, ...]:
        """The moves of the More menu, in order."""
        return tuple(action.data() for action in self.menu.actions())

    def _offer(self, entry: RecommendationPane) -> None:
        line = entry.line
        self._primary = primary_move(line.state, entry.next_moves)
        self.primary.setVisible(self._primary is not None)
        if self._primary is not None:
            self.primary.setText(self._primary.value)
            self.primary.setAccessibleName(self._primary.value)
            self.primary.setIcon(icon(ICON_OF.get(self._primary, "record"), ON_MAIN_BUTTON))
        self.menu.clear()
        for move in other_moves(line.state, entry.next_moves, len(line.children), entry.watched):
            action = QAction(move.value, self.menu)
            action.setData(move)
            action.triggered.connect(lambda _checked=False, move=move: self.wanted.emit(move))
            self.menu.addAction(action)

    def _press_primary(self) -> None:
        if self._primary is not None:
            self.wanted.emit(self._primary)

    def _enlarge(self) -> None:
        font = self.name.font()
        font.setPointSizeF(self._theme.point_size * 1.15)
        font.setBold(True)
        self.name.setFont(font)

    def offers(self, move: Move) -> bool:
        """Whether the entry shown can be moved this way now."""
        return move in (self._primary, Move.UPDATE, *self.moves_offered())

    def add_link(self, link: QWidget) -> None:
        """Put another link beside the due date."""
        layout = self._links.layout()
        if layout is not None:
            layout.addWidget(link)

    def _lay_out(self) -> None:
        self._buttons = _row((self.chip, self.primary, self.update_button, self.more), 10)
        self._links = _row((self.due,), 6)
        self._above = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._above.setSpacing(6)
        self._above.addWidget(self.name, 1)
        self._above.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignLeft)
        self._beneath = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beneath.setSpacing(2)
        self._beneath.addWidget(self.about, 1)
        self._beneath.addWidget(self._links, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._above)
        column.addLayout(self._beneath)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow or the text large, the buttons stand beneath the name and the links beneath the rest."""
        super().resizeEvent(event)
        letters = self.fontMetrics().averageCharWidth()
        for box, part, needed in ((self._above, self._buttons, 18), (self._beneath, self._links, 40)):
            narrow = event.size().width() < part.sizeHint().width() + needed * letters
            box.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def _row(parts: Sequence[QWidget], spacing: int) -> QWidget:
    row = QWidget()
    side_by_side = QHBoxLayout(row)
    side_by_side.setContentsMargins(0, 0, 0, 0)
    side_by_side.setSpacing(spacing)
    for part in parts:
        side_by_side.addWidget(part)
    return row


def name_and_age(line: RegisterLine) -> str:
    """The name as "Rowan Ash-Sample, 7"; of several children each with the age that is known."""
    named = [
        f"{child.first_name} {child.surname}".strip() + (f", {child.age}" if child.age is not None else "")
        for child in line.children
    ]
    return "; ".join(named) or line.child or "Child not recorded"


def about_line(line: RegisterLine) -> str:
    """Reference, team, chair and workers in one line."""
    parts = [
        f"Ref {line.reference}" if line.reference else "",
        line.team,
        f"chair {line.chair}" if line.chair else "",
        f"team manager {line.team_manager}" if line.team_manager else "",
        f"social worker {line.social_worker}" if line.social_worker else "",
    ]
    return " · ".join(part for part in parts if part)
