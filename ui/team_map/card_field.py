"""The cards of the map side by side: as many in a row as there is room, all reached with the arrows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QMenu, QWidget

from cpdesk.rows.team_map import MappedTeam, TheMap
from ui.shared.theme import Theme
from ui.team_map.card import MapCard
from ui.team_map.carried_team import CarriedTeam
from ui.team_map.chip import TeamChip
from ui.team_map.nearest import nearest
from ui.team_map.stop import Stop
from ui.team_map.team_words import MAY_NOT

CARD_IN_LETTERS = 36
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CardField(QWidget):
    """Every card of the map. Dragging and choosing only propose: nothing is kept from here.

    `team_opened` and `chair_opened` carry the number of what Enter opens; `link_wanted` a team that is to have another
    chair, `dropped` a team with the name of the chair on whose card it was let go ('' for nobody), `cover_wanted` a
    team that somebody is to stand in for, `teams_wanted` a chair who is to have one more team,
    `refused` why nothing of this can be begun.
    """

    team_opened = Signal(int)
    chair_opened = Signal(int)
    link_wanted = Signal(int)
    dropped = Signal(int, str)
    cover_wanted = Signal(int)
    teams_wanted = Signal(int)
    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: TheMap | None = None
        self._columns = 0
        self.cards: list[MapCard] = []
        self.carried = CarriedTeam(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 8, 8)
        self._grid.setSpacing(10)
        self.setAccessibleName("Chairs and their teams")

    def show_map(self, shown: TheMap) -> None:
        """Show the map of a day; the keyboard stays with the team or the chair it stood on."""
        if shown == self._shown:
            return
        kept = self._here()
        self._shown = shown
        self.carried.give_up()
        if kept and kept[2]:
            self.setFocus()  # what it stood on goes with the old map, and nothing far away may take the keyboard
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = _cards(shown, self._theme)
        for card in self.cards:
            self._join(card)
        self._columns = 0
        self._place()
        self._stand_on(kept)

    def stops(self) -> list[Stop]:
        """Every place for the keyboard, as one reads."""
        return [stop for card in self.cards for stop in card.stops()]

    def chip_of(self, team_id: int) -> TeamChip | None:
        """The first chip of a team."""
        return next((chip for card in self.cards for chip in card.chips if chip.team.id == team_id), None)

    def take_keyboard(self) -> None:
        """Put the keyboard on the place it stood on last, or on the first."""
        stops = self.stops()
        turn = next((stop for stop in stops if stop.focusPolicy() == Qt.FocusPolicy.StrongFocus), None)
        if turn or stops:
            (turn or stops[0]).setFocus()

    # The cards and their places

    def _join(self, card: MapCard) -> None:
        for stop in card.stops():
            stop.entered.connect(lambda stop=stop: self._entered(stop))
        chair = card.chair
        if chair is not None:
            card.name.clicked.connect(lambda _checked=False, number=chair.id: self.chair_opened.emit(number))
        for chip in card.chips:
            chip.clicked.connect(lambda _checked=False, number=chip.team.id: self.team_opened.emit(number))
            chip.dragged.connect(lambda at, chip=chip: self._carry(chip, at))
            chip.dropped.connect(lambda at, chip=chip: self._let_go(chip, at))

    def _place(self) -> None:
        """As many cards in a row as there is room; teams without a chair, and closed ones, take a whole row."""
        wide = self.fontMetrics().averageCharWidth() * CARD_IN_LETTERS
        columns = max(1, self.width() // max(wide, 1))
        if columns == self._columns:
            return
        self._columns = columns
        for place in range(max(self._grid.columnCount(), columns)):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        row, at = 0, 0
        for card in self.cards:
            if card.chair is None:
                row, at = row + (at > 0), 0
                self._grid.addWidget(card, row, 0, 1, columns)
                row += 1
            else:
                self._grid.addWidget(card, row, at)
                row, at = (row + 1, 0) if at + 1 == columns else (row, at + 1)
        self._grid.setRowStretch(row + 1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards anew when another number of them has room."""
        super().resizeEvent(event)
        self._place()

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go about; F2 links; Esc lets a team go that is being dragged."""
        here = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.carried.is_carrying():
            self.carried.give_up()
            self._aim_nowhere()
        elif not isinstance(here, Stop) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in ARROWS:
            self._go(nearest(here, self.stops(), ARROWS[Qt.Key(event.key())], self))
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(self.stops()[0 if event.key() == Qt.Key.Key_Home else -1])
        elif event.key() == Qt.Key.Key_F2:
            self._link(here)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the team or the chair under the pointer, or where the keyboard stands."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        here = QApplication.focusWidget() if keyboard else self.childAt(event.pos())
        acts = self._acts(here)
        if not acts:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in acts:
            menu.addAction(words).triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(event.globalPos() if here is None else here.mapToGlobal(here.rect().bottomLeft()))

    def _acts(self, here: QWidget | None) -> list[tuple[str, Callable[[], None]]]:
        if isinstance(here, Stop) and self._shown is not None and not self._shown.may_keep:
            return [("Open\tEnter", here.click)]
        if isinstance(here, TeamChip):
            return [
                ("Open\tEnter", here.click),
                ("Link another chair…\tF2", lambda: self._link(here)),
                ("Somebody stands in…", lambda: self.cover_wanted.emit(here.team.id)),
            ]
        if isinstance(here, Stop) and self._card_of(here).chair is not None:
            return [("Open\tEnter", here.click), ("Link a team…\tF2", lambda: self._link(here))]
        return []

    def _link(self, stop: Stop) -> None:
        if self._shown is not None and not self._shown.may_keep:
            self.refused.emit(MAY_NOT)
        elif isinstance(stop, TeamChip):
            self.link_wanted.emit(stop.team.id)
        elif (chair := self._card_of(stop).chair) is not None:
            self.teams_wanted.emit(chair.id)

    def _go(self, stop: Stop | None) -> None:
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entered(self, stop: Stop) -> None:
        for one in self.stops():
            one.take_turn(mine=one is stop)
        self.carried.bring_into_sight(stop)

    def _here(self) -> tuple[str, int, bool] | None:
        """What the keyboard stands on: team or chair with its number, and whether it stands there now."""
        turn = next((stop for stop in self.stops() if stop.focusPolicy() == Qt.FocusPolicy.StrongFocus), None)
        return (*self._key(turn), turn.hasFocus()) if turn is not None else None

    def _key(self, stop: Stop) -> tuple[str, int]:
        if isinstance(stop, TeamChip):
            return "team", stop.team.id
        chair = self._card_of(stop).chair
        return "chair", chair.id if chair is not None else 0

    def _stand_on(self, kept: tuple[str, int, bool] | None) -> None:
        stops = self.stops()
        wanted = next((stop for stop in stops if kept and self._key(stop) == kept[:2]), stops[0] if stops else None)
        if wanted is None:
            return
        wanted.take_turn(mine=True)
        if kept and kept[2]:
            wanted.setFocus()

    def _card_of(self, stop: Stop) -> MapCard:
        return next(card for card in self.cards if stop in card.stops())

    # A team carried to another card

    def _carry(self, chip: TeamChip, at: QPoint) -> None:
        self.carried.carry(chip, at)
        self._aim(at)

    def _aim(self, at: QPoint) -> None:
        for card in self.cards:
            card.aim(not card.closed and _is_over(card, at))

    def _aim_nowhere(self) -> None:
        for card in self.cards:
            card.aim(False)

    def _let_go(self, chip: TeamChip, at: QPoint) -> None:
        if not self.carried.is_carrying():
            return
        self.carried.give_up()
        card = next((one for one in self.cards if _is_over(one, at)), None)
        self._aim_nowhere()
        if card is not None and not card.closed and chip not in card.chips:
            self.dropped.emit(chip.team.id, card.chair.name if card.chair is not None else "")


def _is_over(card: MapCard, at: QPoint) -> bool:
    return card.rect().contains(card.mapFromGlobal(at))


def _cards(shown: TheMap, theme: Theme) -> list[MapCard]:
    """The teams without a chair first, then the chairs in order of name; a doubled team stands with each of its own."""
    by_number = {team.id: team for team in shown.teams}
    without = [team for team in shown.teams if team.linked_id is None]
    may = shown.may_keep
    cards = [MapCard(None, without, theme, may_keep=may)] if without else []
    for chair in shown.chairs:
        cards.append(MapCard(chair, _teams_of(chair.teams, by_number), theme, may_keep=may))
    return [*cards, MapCard(None, shown.closed, theme, closed=True)] if shown.closed else cards


def _teams_of(numbers: Sequence[int], by_number: dict[int, MappedTeam]) -> list[MappedTeam]:
    return [by_number[number] for number in numbers if number in by_number]
