"""How the columns stand: widths that fit the window, the order and choice of a person, remembered for each person."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHeaderView

from cpdesk.rows.lpm_register import Column
from ui.lpm_register.columns import FACE_OF, FACES, PLACE_OF, column_named
from ui.lpm_register.table import RegisterTable
from ui.shared.remembered import Remembered

_KEY = "lpm_register/columns"
_KEY_WIDTHS = "lpm_register/widths_chosen"
_ARROW = 14
_HEADING_PADDING = 14
_MAY_SHRINK = 0.2
_WIDEST = 2000


class ColumnLayout(QObject):
    """Order, widths and choice of the register's columns. `changed` after a person changed any of it."""

    changed = Signal()

    def __init__(self, table: RegisterTable, remembered: Remembered) -> None:
        super().__init__(table)
        self._table = table
        self._remembered = remembered
        self._arranging = False
        self._widths_chosen = False
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(200)
        self._keeping.timeout.connect(self._keep)
        self._take_up()
        self._header.sectionResized.connect(self._width_chosen)
        self._header.sectionMoved.connect(self._moved)
        table.resized.connect(self.fit)

    @property
    def _header(self) -> QHeaderView:
        """The table's heading, asked for each time: one that is kept is taken for deleted after the text grew."""
        return self._table.horizontalHeader()

    def order(self) -> list[Column]:
        """Every column, hidden ones too, from left to right."""
        return [FACES[self._header.logicalIndex(visual)].column for visual in range(self._header.count())]

    def is_shown(self, column: Column) -> bool:
        """Whether the column is shown."""
        return not self._header.isSectionHidden(PLACE_OF[column])

    def show_column(self, column: Column, *, shown: bool) -> None:
        """Show or hide a column; the last one shown stays."""
        if not shown and sum(map(self.is_shown, self.order())) == 1:
            return
        self._arranging = True
        self._header.setSectionHidden(PLACE_OF[column], not shown)
        self._arranging = False
        self._after_change()

    def move(self, column: Column, steps: int) -> None:
        """Move a column to the left (negative) or right."""
        stands = self._header.visualIndex(PLACE_OF[column])
        goes = min(max(stands + steps, 0), self._header.count() - 1)
        self._header.moveSection(stands, goes)

    def put_back(self) -> None:
        """The columns as they were at first: order, choice and widths."""
        self._remembered.forget(_KEY)
        self._remembered.forget(_KEY_WIDTHS)
        self._widths_chosen = False
        self._arrange([face.column for face in FACES], {face.column for face in FACES if face.hidden})
        self.fit()
        self._keeping.stop()
        self.changed.emit()

    def fit(self) -> None:
        """Spread the room among the columns by what they hold, unless a person chose the widths."""
        if self._widths_chosen:
            return
        usual = {column: self._usual_width(column) for column in self.order() if self.is_shown(column)}
        spare = self._table.viewport().width() - sum(usual.values())
        shares = self._shares(usual, spare)
        self._arranging = True
        for column, width in usual.items():
            self._header.resizeSection(PLACE_OF[column], width + shares.get(column, 0))
        self._arranging = False

    def _shares(self, usual: dict[Column, int], spare: int) -> dict[Column, int]:
        stretching = {column: FACE_OF[column].stretch for column in usual if FACE_OF[column].stretch}
        parts = sum(stretching.values())
        if not parts:
            return {}
        shares = {column: spare * part // parts for column, part in stretching.items()}
        if spare >= 0:
            return shares
        if all(-share <= usual[column] * _MAY_SHRINK for column, share in shares.items()):
            return shares
        return {}

    def _usual_width(self, column: Column) -> int:
        face = FACE_OF[column]
        font = self._header.font()
        font.setWeight(font.Weight.DemiBold)
        heading = self._header.fontMetrics().horizontalAdvance(face.heading) * 1.06 + _HEADING_PADDING
        sorted_by_it = self._header.sortIndicatorSection() == PLACE_OF[column]
        heading += _ARROW if sorted_by_it else 0
        return max(round(heading), self._table.painter_of_lines.width_of(face.usual, PLACE_OF[column]))

    def _take_up(self) -> None:
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._header.setMinimumSectionSize(32)
        self._header.setMaximumSectionSize(_WIDEST)
        self._widths_chosen = self._remembered.value(_KEY_WIDTHS, False)
        kept = _read(self._remembered.words(_KEY))
        if not kept:
            self._arrange([face.column for face in FACES], {face.column for face in FACES if face.hidden})
            return
        self._arrange(list(kept), {column for column, (_width, hidden) in kept.items() if hidden})
        if self._widths_chosen:
            self._arranging = True
            for column, (width, _hidden) in kept.items():
                if width:
                    self._header.resizeSection(PLACE_OF[column], width)
            self._arranging = False

    def _arrange(self, order: list[Column], hidden: set[Column]) -> None:
        self._arranging = True
        everything = order + [face.column for face in FACES if face.column not in order]
        for visual, column in enumerate(everything):
            self._header.moveSection(self._header.visualIndex(PLACE_OF[column]), visual)
            self._header.setSectionHidden(PLACE_OF[column], column in hidden)
        self._arranging = False

    def _width_chosen(self, _place: int, old: int, new: int) -> None:
        if not self._arranging and old and new:
            self._widths_chosen = True
            self._keeping.start()

    def _moved(self) -> None:
        if not self._arranging:
            self._after_change()

    def _after_change(self) -> None:
        self.fit()
        self._keeping.start()
        self.changed.emit()

    def _keep(self) -> None:
        words = []
        for column in self.order():
            width = self._header.sectionSize(PLACE_OF[column])
            words.append(f"{column.value}:{width}:{'shown' if self.is_shown(column) else 'hidden'}")
        self._remembered.keep_words(_KEY, words)
        self._remembered.keep(_KEY_WIDTHS, self._widths_chosen)


def _read(words: list[str]) -> dict[Column, tuple[int, bool]]:
    """Columns as remembered; a word that this program does not know is passed over."""
    kept = {}
    for word in words:
        name, _, rest = word.partition(":")
        width, _, seen = rest.partition(":")
        column = column_named(name)
        if column is not None and width.isdigit():
            kept[column] = (int(width), seen == "hidden")
    return kept
