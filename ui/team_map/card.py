"""A card of the map: a chair with the teams linked to them, or the teams that nobody is linked to."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from cpdesk.rows.team_map import MappedChair, MappedTeam
from cpdesk.rules.how_dates_read import counted
from ui.shared.flow_row import FlowRow
from ui.shared.marks import chip_font
from ui.shared.plain_text import plain_label, plain_tip
from ui.shared.theme import Theme
from ui.team_map.chip import TeamChip
from ui.team_map.stop import Stop
from ui.team_map.team_words import MAY_NOT

AIR = 10


class CardName(Stop):
    """The name on a card, which the keyboard reaches; Enter opens the chair."""

    def __init__(self, name: str, heard: str, theme: Theme, *, amber: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._amber = amber
        self.setText(name)
        self.setAccessibleName(heard)
        self.setToolTip(plain_tip(name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One line of the name."""
        metrics = QFontMetrics(chip_font(self.font()))
        return QSize(metrics.horizontalAdvance(self.text()) + 10, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough."""
        return QSize(QFontMetrics(self.font()).averageCharWidth() * 8, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the name; a frame shows that the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        font = chip_font(self.font())
        painter.setFont(font)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.main), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(colours.amber if self._amber else colours.text)
        words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 8)
        painter.drawText(self.rect().adjusted(4, 0, -4, 0), int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.end()


class MapCard(QFrame):
    """A name, a line beneath it, and chips. `chair` is None where the teams have none: a gap, or closed."""

    def __init__(
        self,
        chair: MappedChair | None,
        teams: Sequence[MappedTeam],
        theme: Theme,
        *,
        closed: bool = False,
        may_keep: bool = True,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.chair = chair
        self.closed = closed
        self._aimed_at = False
        title, beneath = _heading(chair, teams, closed=closed, may_keep=may_keep)
        self.name = CardName(title, f"{title}. {beneath}", theme, amber=self._is_gap())
        self.chips = [TeamChip(team, theme, may_keep=may_keep and not closed) for team in teams]
        column = QVBoxLayout(self)
        column.setContentsMargins(AIR, 8, AIR, AIR)
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addWidget(plain_label(beneath, "quiet"))
        if chair is not None and chair.away:
            column.addWidget(plain_label(chair.away, "amber"))
        if self.chips:
            column.addWidget(self._row_of_chips())
        column.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._dress()
        theme.changed.connect(self._dress)

    def _is_gap(self) -> bool:
        return self.chair is None and not self.closed

    def stops(self) -> list[Stop]:
        """Where the keyboard can stand: the name, then each team."""
        return [self.name, *self.chips]

    def aim(self, aimed_at: bool) -> None:
        """Show that a team would be dropped here."""
        if aimed_at != self._aimed_at:
            self._aimed_at = aimed_at
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No chip is wider than the card."""
        super().resizeEvent(event)
        margins = self.contentsMargins()
        room = event.size().width() - 2 * AIR - margins.left() - margins.right()
        for chip in self.chips:
            chip.fit(room)

    def _row_of_chips(self) -> QWidget:
        row = QWidget()
        flow = FlowRow(row, row)
        flow.setSpacing(6)
        for chip in self.chips:
            flow.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        return row

    def _dress(self) -> None:
        colours = self._theme.colours
        fill, edge = (colours.banner, colours.amber) if self._is_gap() else (colours.page, colours.line)
        wide = 1
        if self._aimed_at:
            fill, edge, wide = colours.selected, colours.main, 2
        self.setStyleSheet(f"MapCard {{ background: {fill}; border: {wide}px solid {edge}; border-radius: 6px; }}")


def _heading(
    chair: MappedChair | None, teams: Sequence[MappedTeam], *, closed: bool, may_keep: bool
) -> tuple[str, str]:
    """What stands on a card and beneath it."""
    if chair is not None:
        return chair.name, card_words(chair, teams)
    if closed:
        return f"{counted(len(teams), 'team')} closed", "Kept to be looked up; each can be opened again."
    return without_words(len(teams)), "Drag each onto a chair, or press F2." if may_keep else MAY_NOT


def without_words(teams: int) -> str:
    """The heading over the teams that nobody is linked to: "2 teams without a linked chair"."""
    return f"{counted(teams, 'team')} without a linked chair"


def card_words(chair: MappedChair, teams: Sequence[MappedTeam]) -> str:
    """What stands beneath a chair: how many teams, how many meetings of this year, whom they stand in for."""
    said = [counted(len(teams), "team") if teams else "No team"]
    asked = [team.meetings_asked for team in teams if team.meetings_asked is not None]
    if asked:
        said.append(f"meetings {sum(team.meetings for team in teams)} of {sum(asked)} this year")
    if booked := sum(team.inductions_booked for team in teams):
        said.append(f"{counted(booked, 'induction')} booked")
    if chair.covers:
        said.append(f"covers {counted(len(chair.covers), 'more team')}")
    return ", ".join(said)
