"""How the columns of a table stand: widths that fit its room, order and choice of a person, remembered for them."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from ui.shared.remembered import Remembered

_MAY_SHRINK = 0.25
_KEPT_AFTER = 200  # milliseconds, so that a column being drawn wider is kept once


class Face(Protocol):
    """What a column says of itself."""

    @property
    def name(self) -> str:
        """The word under which it is remembered."""

    @property
    def heading(self) -> str:
        """What stands above it."""

    @property
    def usual(self) -> str:
        """A usual content, for its width."""

    @property
    def stretch(self) -> int:
        """Its share of the room that is left."""

    @property
    def hidden(self) -> bool:
        """Whether it is hidden at first."""


class ColumnMemory(QObject):
    """Order, widths and choice of a table's columns; `key` is where they are remembered."""

    def __init__(
        self,
        table: QTableView,
        remembered: Remembered,
        key: str,
        faces: Sequence[Face],
        width_of: Callable[[str, int], int],
    ) -> None:
        super().__init__(table)
        self._table = table
        self._remembered = remembered
        self._key = key
        self._faces = faces
        self._width_of = width_of
        self._arranging = False
        self._widths_chosen = remembered.value(f"{key}_widths_chosen", False)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEPT_AFTER)
        self._keeping.timeout.connect(self._keep)
        self._take_up()
        self._header.sectionResized.connect(self._resized)
        self._header.sectionMoved.connect(lambda *_places: self._changed())
        table.viewport().installEventFilter(self)

    @property
    def _header(self) -> QHeaderView:
        """The table's heading, asked for each time: one that is kept is taken for deleted after the text grew."""
        return self._table.horizontalHeader()

    def shown(self) -> list[int]:
        """The places of the columns that are shown, from left to right."""
        places = (self._header.logicalIndex(visual) for visual in range(self._header.count()))
        return [place for place in places if not self._header.isSectionHidden(place)]

    def show_column(self, place: int, *, shown: bool) -> None:
        """Show or hide a column; the last one shown stays."""
        if not shown and len(self.shown()) == 1:
            return
        self._header.setSectionHidden(place, not shown)
        self._changed()

    def put_back(self) -> None:
        """The columns as they were at first: order, choice and widths."""
        self._remembered.forget(self._key)
        self._remembered.forget(f"{self._key}_widths_chosen")
        self._widths_chosen = False
        self._arrange([(face.name, 0, face.hidden) for face in self._faces])
        self.fit()
        self._keeping.stop()

    def menu(self, parent: QWidget) -> QMenu:
        """A menu that ticks the columns shown, for the button above the table."""
        menu = QMenu(parent)
        for place, face in enumerate(self._faces):
            action = QAction(face.heading, menu)
            action.setCheckable(True)
            action.setChecked(not self._header.isSectionHidden(place))
            action.toggled.connect(lambda shown, place=place: self.show_column(place, shown=shown))
            menu.addAction(action)
        menu.addSeparator()
        back = QAction("Put columns back", menu)
        back.triggered.connect(lambda _checked=False: self.put_back())
        menu.addAction(back)
        return menu

    def fit(self) -> None:
        """Spread the room among the columns by what they hold, unless a person chose the widths."""
        if self._widths_chosen:
            return
        usual = {place: self._width_of(self._faces[place].usual, place) for place in self.shown()}
        shares = self._shares(usual, self._table.viewport().width() - sum(usual.values()))
        self._arranging = True
        for place, width in usual.items():
            self._header.resizeSection(place, width + shares.get(place, 0))
        self._arranging = False

    def _shares(self, usual: dict[int, int], spare: int) -> dict[int, int]:
        stretching = {place: self._faces[place].stretch for place in usual if self._faces[place].stretch}
        parts = sum(stretching.values())
        if not parts:
            return {}
        shares = {place: spare * part // parts for place, part in stretching.items()}
        fits = spare >= 0 or all(-share <= usual[place] * _MAY_SHRINK for place, share in shares.items())
        return shares if fits else {}

    def _take_up(self) -> None:
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._header.setMinimumSectionSize(32)
        kept = _read(self._remembered.words(self._key), {face.name for face in self._faces})
        known = {name for name, _width, _hidden in kept}
        new = [(face.name, 0, face.hidden) for face in self._faces if face.name not in known]
        self._arrange([*kept, *new])

    def _arrange(self, columns: Sequence[tuple[str, int, bool]]) -> None:
        place_of = {face.name: place for place, face in enumerate(self._faces)}
        self._arranging = True
        for visual, (name, width, hidden) in enumerate(columns):
            place = place_of[name]
            self._header.moveSection(self._header.visualIndex(place), visual)
            self._header.setSectionHidden(place, hidden)
            if width and self._widths_chosen:
                self._header.resizeSection(place, width)
        self._arranging = False

    def _resized(self, _place: int, old: int, new: int) -> None:
        if not self._arranging and old and new:
            self._widths_chosen = True
            self._keeping.start()

    def _changed(self) -> None:
        if not self._arranging:
            self.fit()
            self._keeping.start()

    def _keep(self) -> None:
        words = []
        for visual in range(self._header.count()):
            place = self._header.logicalIndex(visual)
            hidden = self._header.isSectionHidden(place)
            words.append(
                f"{self._faces[place].name}:{self._header.sectionSize(place)}:{'hidden' if hidden else 'shown'}"
            )
        self._remembered.keep_words(self._key, words)
        self._remembered.keep(f"{self._key}_widths_chosen", self._widths_chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when the room of the table is another."""
        if event.type() is QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)


def _read(words: Sequence[str], known: set[str]) -> list[tuple[str, int, bool]]:
    """Columns as remembered; a word that this program does not know is passed over."""
    kept = []
    for word in words:
        name, _, rest = word.partition(":")
        width, _, seen = rest.partition(":")
        if name in known and width.isdigit():
            kept.append((name, int(width), seen == "hidden"))
    return kept
