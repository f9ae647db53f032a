"""The register's table: an ordinary table to the keyboard and to a screen reader, painted by whole rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.lpm_register.columns import FACES
from ui.lpm_register.line_painter import ColumnSpan, LinePainter
from ui.lpm_register.model import RegisterModel
from ui.shared.copying import for_clipboard
from ui.shared.theme import Theme

_LINES_AHEAD = 25


@dataclass(slots=True)
class _Place:
    """Where somebody was in the table before its lines were replaced."""

    entry: int
    row: int
    column: int
    chosen: tuple[int, ...]
    from_top: int


class RegisterTable(QTableView):
    """The register's lines.

    `chosen` carries the ids of the chosen entries, the one that the keyboard is on first; `opened` asks for the
    pane; `said` is a sentence for the status bar; `today_wanted` asks for today's date in the cell of this index;
    `unchangeable` comes when F2 was pressed on a cell that only the pane changes.
    """

    chosen = Signal(tuple)
    opened = Signal()
    said = Signal(str)
    today_wanted = Signal(QModelIndex)
    unchangeable = Signal()
    explanation_wanted = Signal()
    group_wanted = Signal()
    resized = Signal()

    def __init__(self, model: RegisterModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = model
        self._place = _Place(-1, 0, 0, (), 0)
        self._restoring = False
        self.setAccessibleName("LPM register")
        self.setModel(model)
        self.painter_of_lines = LinePainter(theme, self)
        self._set_up()
        model.about_to_change.connect(self._remember_place)
        model.read.connect(self._go_back_to_place)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.verticalScrollBar().valueChanged.connect(self._read_ahead)

    def restyle(self) -> None:
        """Take up the window's font and colours as they are now."""
        self.painter_of_lines.restyle()
        self.verticalHeader().setDefaultSectionSize(self.painter_of_lines.row_height())
        self.verticalScrollBar().setSingleStep(self.painter_of_lines.row_height())
        self.viewport().update()

    def chosen_entries(self) -> tuple[int, ...]:
        """The ids of the chosen entries, the one that the keyboard is on first."""
        rows = self._chosen_rows()
        current = self.currentIndex().row()
        if current in rows:
            rows = [current] + [row for row in rows if row != current]
        return tuple(self.register.lines()[row].id for row in rows)

    def choose(self, entry: int) -> bool:
        """Put the keyboard on this entry; False when its line has not been read."""
        row = self.register.row_of(entry)
        if row >= 0:
            self._go_to(row, max(self.currentIndex().column(), 0))
        return row >= 0

    def copy(self, *, headings: bool) -> None:
        """Put the chosen lines on the clipboard as a spreadsheet takes them."""
        rows = self._chosen_rows()
        if not rows:
            return
        places = [span.place for span in self._spans(self.viewport().rect(), every=True)]
        cells = [[self.register.line(row).cells[place] for place in places] for row in rows]
        QGuiApplication.clipboard().setMimeData(
            for_clipboard([FACES[place] for place in places], cells, headings=headings)
        )
        lines = "1 line" if len(rows) == 1 else f"{len(rows)} lines"
        self.said.emit(f"Copied {lines}{' with headings' if headings else ''}.")

    def let_sort(self) -> None:
        """From now on a click on a heading sorts; the order shown until then is the one to begin with."""
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sortIndicatorChanged.connect(self.register.sort)

    def sort_by_current(self, order: Qt.SortOrder) -> None:
        """Sort by the column that the keyboard is on."""
        column = self.currentIndex().column()
        if column >= 0:
            self.horizontalHeader().setSortIndicator(column, order)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setAccessibleName("Columns of the register")
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.restyle()

    def _chosen_rows(self) -> list[int]:
        return sorted({row for first, last in self._chosen_stretches() for row in range(first, last + 1)})

    def _chosen_stretches(self) -> list[tuple[int, int]]:
        """First and last row of each chosen stretch: a thousand times quicker than asking row by row."""
        chosen = self.selectionModel().selection()
        return [(chosen.at(place).top(), chosen.at(place).bottom()) for place in range(chosen.count())]

    def _tell_chosen(self) -> None:
        if not self._restoring:
            self.chosen.emit(self.chosen_entries())

    def _read_ahead(self) -> None:
        last = self.rowAt(self.viewport().height() - 1)
        if (last < 0 or last + _LINES_AHEAD > self.register.rowCount()) and self.register.canFetchMore():
            self.register.fetchMore()

    # Keeping the place while the lines are replaced

    def _remember_place(self) -> None:
        current = self.currentIndex()
        if not current.isValid():
            self._place = _Place(-1, 0, max(self._place.column, 0), (), 0)
        else:
            self._place = _Place(
                entry=self.register.lines()[current.row()].id,
                row=current.row(),
                column=current.column(),
                chosen=self.chosen_entries(),
                from_top=self.visualRect(current).top(),
            )
        self._restoring = True

    def _go_back_to_place(self) -> None:
        if not self._restoring:
            self._read_ahead()
            return
        place = self._place
        row = self.register.row_of(place.entry)
        gone = row < 0
        if self.register.rowCount():
            self._go_to(0 if gone else row, place.column)
            if not gone:
                self._choose_also(place.chosen)
                self._keep_from_top(row, place.from_top)
        self._restoring = False
        self._tell_chosen()
        self._read_ahead()

    def _go_to(self, row: int, column: int) -> None:
        shown_column = column if not self.isColumnHidden(column) else self.horizontalHeader().logicalIndex(0)
        index = self.register.index(row, shown_column)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )

    def _choose_also(self, entries: Sequence[int]) -> None:
        wanted = set(entries)
        if len(wanted) < 2:
            return
        selection = QItemSelection()
        for row, line in enumerate(self.register.lines()):
            if line.id in wanted:
                selection.select(self.register.index(row, 0), self.register.index(row, len(FACES) - 1))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)

    def _keep_from_top(self, row: int, from_top: int) -> None:
        if 0 <= from_top < self.viewport().height():
            self.verticalScrollBar().setValue(row * self.verticalHeader().defaultSectionSize() - from_top)

    # Painting

    def _spans(self, area: QRect, *, every: bool = False) -> list[ColumnSpan]:
        header = self.horizontalHeader()
        spans = []
        for visual in range(header.count()):
            place = header.logicalIndex(visual)
            width = header.sectionSize(place)
            left = header.sectionViewportPosition(place)
            if width and (every or (left <= area.right() and left + width >= area.left())):
                spans.append(ColumnSpan(place, left, width))
        return spans

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that the event uncovers, each at once."""
        area = event.rect()
        painter = QPainter(self.viewport())
        painter.fillRect(area, self.palette().base())
        first = self.rowAt(area.top())
        if first >= 0:
            self._paint_rows(painter, area, first)
        painter.end()

    def _paint_rows(self, painter: QPainter, area: QRect, first: int) -> None:
        last = self.rowAt(area.bottom())
        last = self.register.rowCount() - 1 if last < 0 else last
        spans = self._spans(area)
        chosen = self._chosen_stretches()
        height = self.verticalHeader().defaultSectionSize()
        top = self.rowViewportPosition(first)
        for row in range(first, last + 1):
            strip = QRect(0, top, self.viewport().width(), height)
            self.painter_of_lines.paint_row(
                painter,
                strip,
                self.register.line(row),
                spans,
                odd=bool(row % 2),
                chosen=any(start <= row <= end for start, end in chosen),
            )
            top += height
        current = self.currentIndex()
        if self.hasFocus() and first <= current.row() <= last:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.painter_of_lines.paint_frame(painter, self.visualRect(current))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the pane; Ctrl+C copies, with Shift the headings too; Alt with an arrow sorts."""
        copy_with_headings = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_C and event.modifiers() == copy_with_headings:
            self.copy(headings=True)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy(headings=False)
        elif event.key() == Qt.Key.Key_Up and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.sort_by_current(Qt.SortOrder.AscendingOrder)
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.sort_by_current(Qt.SortOrder.DescendingOrder)
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.today_wanted.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_F1 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.explanation_wanted.emit()
        elif event.key() == Qt.Key.Key_F2 and not self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.unchangeable.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the line, at the mouse or at the cell the keyboard is on."""
        from ui.lpm_register.table_menu import TableMenu

        menu = TableMenu(self)
        menu.explanation_wanted.connect(self.explanation_wanted)
        menu.group_wanted.connect(self.group_wanted)
        menu.open_for(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the columns that the room for them is another."""
        super().resizeEvent(event)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow larger text and a change between light and dark."""
        super().changeEvent(event)
        if hasattr(self, "painter_of_lines") and event.type() in {
            QEvent.Type.FontChange,
            QEvent.Type.PaletteChange,
            QEvent.Type.StyleChange,
        }:
            self.restyle()
            self.resized.emit()
