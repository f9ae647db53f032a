"""How a table that is written in takes its room: columns share the width, rows are as tall as their words."""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.shared.edit_table.columns import ColumnKind, EditColumn
from ui.shared.edit_table.model import EditModel
from ui.shared.edit_table.painting import PADDING, CellPainter

_FEWEST = 9


def shared_widths(columns: Sequence[EditColumn], font: QFont, room: int) -> dict[int, int]:
    """The width of each column by its place: room for its letters, and what is left for those that take it."""
    metrics, headings = QFontMetrics(font), _headings(columns, font)
    letter = metrics.averageCharWidth()
    widths = {
        place: max(column.width * letter, headings[place] + letter) + 2 * PADDING
        for place, column in enumerate(columns)
    }
    spare = room - sum(widths.values())
    takers = [place for place, column in enumerate(columns) if column.takes_room()] or list(widths)[-1:]
    if spare > 0 and takers:
        parts = sum(columns[place].width for place in takers)
        for place in takers:
            widths[place] += spare * columns[place].width // max(parts, 1)
    if spare >= 0:
        return widths
    least = {
        place: max(_fewest(column, metrics), headings[place]) + 2 * PADDING + 4
        for place, column in enumerate(columns)
        if column.kind is not ColumnKind.DATE
    }
    return _narrowed(widths, least, -spare)


def _headings(columns: Sequence[EditColumn], font: QFont) -> list[int]:
    """How wide each heading is: it is set in bold letters."""
    bold = QFont(font)
    bold.setBold(True)
    metrics = QFontMetrics(bold)
    return [metrics.horizontalAdvance(column.title) for column in columns]


def _narrowed(widths: dict[int, int], least: dict[int, int], lacking: int) -> dict[int, int]:
    """Columns whose words wrap give what is lacking, each by what it can: a heading and some letters stay."""
    gives = {place: widths[place] - narrow for place, narrow in least.items() if widths[place] > narrow}
    whole = sum(gives.values())
    return {
        place: width - min(gives.get(place, 0), lacking * gives.get(place, 0) // max(whole, 1) + 1)
        for place, width in widths.items()
    }


def _fewest(column: EditColumn, metrics: QFontMetrics) -> int:
    """Room for a tick, for the longest word of a choice with its shape, for some letters of anything else."""
    if column.kind is ColumnKind.TICK:
        return column.width * metrics.averageCharWidth()
    words = [word for said in (column.words or {}).values() for word in said.split()]
    shape = 2 * metrics.averageCharWidth() + 6 if column.marks else 0
    longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
    return max(_FEWEST * metrics.averageCharWidth(), longest + shape)


def set_up_room(table: QTableView) -> None:
    """Wrap words, scroll by pixels, let nobody drag rows or columns, show no numbers of rows; Tab leaves the table."""
    table.setTabKeyNavigation(False)
    table.setWordWrap(True)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setMinimumSectionSize(10)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setSectionsClickable(False)


def whole_height(table: QTableView, rows: int) -> int:
    """How tall a table is that shows all of its rows: its heading, and the scroll bar where its columns are wider."""
    wider = table.horizontalHeader().length() > table.viewport().width()
    bar = table.horizontalScrollBar().sizeHint().height() if wider else 0
    return table.horizontalHeader().height() + rows + bar + 2 * table.frameWidth()


class Fitting:
    """Gives every column its width and every row its height, measuring only those rows that say something new."""

    def __init__(self, table: QTableView, cells: EditModel, painter: CellPainter) -> None:
        self._table = table
        self._cells = cells
        self._painter = painter
        self._room: object = None
        self._measured: dict[str, tuple[object, int]] = {}

    def restyle(self) -> None:
        """Measure every row anew: the font is another."""
        self._painter.restyle()
        self._measured.clear()

    def fit(self) -> None:
        """Touch only what is another than before."""
        table, columns = self._table, self._cells.columns
        widths = shared_widths(columns, table.font(), table.viewport().width())
        for place, width in widths.items():
            if table.columnWidth(place) != width:
                table.setColumnWidth(place, width)
        within = {place: width - (1 if table.showGrid() else 0) for place, width in widths.items()}
        if self._room != (columns, within):
            self._room = (columns, within)
            self._measured.clear()
        for row in range(self._cells.rowCount()):
            tall = self._height(row, within)
            if table.rowHeight(row) != tall:
                table.setRowHeight(row, tall)

    def _height(self, row: int, within: dict[int, int]) -> int:
        key, said = self._cells.row(row).key, self._cells.said_in(row)
        known = self._measured.get(key)
        if known is None or known[0] != said:
            known = self._measured[key] = said, self._painter.row_height(row, within)
        return known[1]
