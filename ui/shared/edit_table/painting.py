"""How the cells of a table that is written in look: words that wrap, shapes beside choices, and what is wrong."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from cpdesk.rows.marks import Mark
from ui.shared.edit_table.columns import ColumnKind, EditColumn
from ui.shared.edit_table.model import EditModel
from ui.shared.icons import icon_pixmap
from ui.shared.marks import paint_mark, shape_side
from ui.shared.theme import Theme

Index = QModelIndex | QPersistentModelIndex
PADDING = 8
ABOVE = 6
MISSING = "Missing"
_LINES = {ColumnKind.LONG: 8}
_LINES_USUAL = 6
_KEPT = 5_000


def wrapped(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """A text cut into lines of this width, the last one shortened where there are more."""
    metrics = QFontMetrics(font)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _lines_of(paragraph, font, width)
        if len(lines) > most:
            rest = lines[most - 1] + "…"
            return (*lines[: most - 1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return tuple(lines)


def _lines_of(paragraph: str, font: QFont, width: int) -> list[str]:
    layout = QTextLayout(paragraph, font)
    units = paragraph.encode("utf-16-le", "surrogatepass")  # Qt counts these; an emoji is two of them
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20))
        begins, ends = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        found.append(units[begins:ends].decode("utf-16-le", "surrogatepass").rstrip())
    layout.endLayout()
    return found or [""]


class CellPainter:
    """Paints cells, and says how tall a row must be."""

    def __init__(self, model: EditModel, theme: Theme, of: QWidget) -> None:
        self._model = model
        self._theme = theme
        self._of = of
        self._wrapped: dict[tuple[str, int, int], tuple[str, ...]] = {}

    def restyle(self) -> None:
        """Take up the window's font anew."""
        self._wrapped.clear()

    def row_height(self, row: int, widths: dict[int, int]) -> int:
        """How tall this row is when its words wrap in columns of these widths."""
        metrics = self._of.fontMetrics()
        lines = max((len(self._lines(self._model.index(row, at), wide)) for at, wide in widths.items()), default=1)
        return metrics.lineSpacing() * lines + 2 * ABOVE

    def paint(self, painter: QPainter, rect: QRect, index: Index, *, chosen: bool, current: bool) -> None:
        """One cell: ground, words, shape, what is wrong, and a frame where the keyboard is."""
        painter.save()
        palette = self._of.palette()
        ground = QPalette.ColorRole.AlternateBase if index.row() % 2 else QPalette.ColorRole.Base
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight if chosen else ground))
        column = self._model.columns[index.column()]
        if column.kind is ColumnKind.TICK:
            self._paint_tick(painter, rect, index)
        else:
            self._paint_words(painter, rect, index, chosen=chosen)
        if self._model.problem(index):
            self._paint_problem(painter, rect, index)
        if current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.colours.main), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, index: Index, *, chosen: bool) -> None:
        painter.setPen(self._ink(index, chosen=chosen))
        painter.setFont(self._of.font())
        metrics = self._of.fontMetrics()
        lines = self._lines(index, rect.width())
        left, right = self._room_beside(index)
        top = rect.top() + max(ABOVE, (rect.height() - metrics.lineSpacing() * len(lines)) // 2)
        self._paint_shape(painter, rect, index)
        for line in lines:
            strip = QRect(rect.left() + left, top, rect.width() - left - right, metrics.lineSpacing())
            painter.drawText(strip, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), line)
            top += metrics.lineSpacing()

    def _paint_shape(self, painter: QPainter, rect: QRect, index: Index) -> None:
        mark = self._mark(index)
        if mark is None:
            return
        side = shape_side(self._of.font())
        square = QRect(rect.left() + PADDING, rect.center().y() - side // 2 + 1, side, side)
        paint_mark(painter, square, mark, self._theme.mark_colours(mark))

    def _paint_tick(self, painter: QPainter, rect: QRect, index: Index) -> None:
        side = 15
        box = QRect(rect.left() + PADDING, rect.center().y() - side // 2, side, side)
        colours = self._theme.colours
        ticked = bool(self._model.value(index))
        can = self._model.can_write(index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colours.edge if can else colours.line
        painter.setPen(QPen(QColor(colours.main if ticked and can else edge), 1))
        painter.setBrush(QColor(colours.main if ticked and can else colours.page))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if ticked:
            ink = colours.main_text if can else colours.quiet
            painter.drawPixmap(box, icon_pixmap("tick", ink, side, self._of.devicePixelRatioF()))

    def _paint_problem(self, painter: QPainter, rect: QRect, index: Index) -> None:
        mark = Mark.OVERDUE if self._model.is_refused(index) else Mark.DUE_SOON
        colours = self._theme.mark_colours(mark)
        painter.fillRect(QRect(rect.left(), rect.top() + 2, 3, rect.height() - 4), QColor(colours.edge))
        if self._model.text(index) and self._model.columns[index.column()].kind is not ColumnKind.TICK:
            point = QPointF(rect.right() - PADDING - 4, rect.center().y() + 1)
            paint_mark(painter, QRectF(point.x() - 5, point.y() - 5, 10, 10), mark, colours)

    def _ink(self, index: Index, *, chosen: bool) -> QColor:
        if self._model.is_refused(index):
            return QColor(self._theme.colours.problem)
        if self._model.problem(index):
            return QColor(self._theme.colours.amber)
        if self._model.hint(index) and not chosen:
            return QColor(self._theme.colours.quiet)
        return self._of.palette().color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)

    def _lines(self, index: Index, width: int) -> tuple[str, ...]:
        column = self._model.columns[index.column()]
        words = "" if column.kind is ColumnKind.TICK else self._model.text(index) or self._model.hint(index)
        if not words and self._model.problem(index):
            words = MISSING
        most = _LINES.get(column.kind, _LINES_USUAL)
        left, right = self._room_beside(index)
        key = (words, width - left - right, most)
        found = self._wrapped.get(key)
        if found is None:
            if len(self._wrapped) > _KEPT:
                self._wrapped.clear()
            found = self._wrapped[key] = wrapped(words, self._of.font(), key[1], most)
        return found

    def _room_beside(self, index: Index) -> tuple[int, int]:
        shape = shape_side(self._of.font()) + 6 if self._mark(index) is not None else 0
        wrong = 14 if self._model.problem(index) and self._model.text(index) else 0
        return PADDING + shape, PADDING + wrong

    def _mark(self, index: Index) -> Mark | None:
        column: EditColumn = self._model.columns[index.column()]
        return (column.marks or {}).get(self._model.value(index))
