"""The table of alerts: an ordinary table to the keyboard and to a screen reader, its state as a chip."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cpdesk.rows.maqa import AlertSort
from ui.maqa.cell_painter import CellPainter
from ui.maqa.columns import FACES, PLACE_OF_SORT
from ui.maqa.model import AlertsModel
from ui.shared.copying import for_clipboard
from ui.shared.theme import Theme

_ROWS_AHEAD = 25


class AlertsTable(QTableView):
    """The rows. `chosen` carries the alert that the keyboard is on; `opened` asks for its pane; `said` what was done.

    `sorted` carries the order that was chosen with a heading or with Alt and an arrow.
    """

    chosen = Signal(int)
    opened = Signal(int)
    sorted = Signal(object, bool)
    said = Signal(str)

    def __init__(self, model: AlertsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alerts = model
        self._place = (-1, 0)
        self._restoring = False
        self._sort = (AlertSort.DUE, False)
        self._row_before = -1
        self.setAccessibleName("Alerts")
        self.setModel(model)
        self.cells = CellPainter(theme, self)
        self.setItemDelegate(self.cells)
        self._set_up()
        model.about_to_change.connect(self._remember_place)
        model.read.connect(self._go_back_to_place)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.verticalScrollBar().valueChanged.connect(self._read_ahead)
        theme.changed.connect(self._dress)

    def current_alert(self) -> int | None:
        """The alert that the keyboard is on."""
        row = self.currentIndex().row()
        return self.alerts.rows()[row].id if 0 <= row < len(self.alerts.rows()) else None

    def choose(self, alert: int) -> bool:
        """Put the keyboard on this alert; False when its row has not been read."""
        row = self.alerts.row_of(alert)
        if row >= 0:
            self._go_to(row)
        return row >= 0

    def show_order(self, sort: AlertSort, *, backwards: bool) -> None:
        """Point the arrow at the column that the rows are sorted by."""
        self._sort = (sort, backwards)
        header = self.horizontalHeader()
        order = Qt.SortOrder.DescendingOrder if backwards else Qt.SortOrder.AscendingOrder
        header.blockSignals(True)
        header.setSortIndicator(PLACE_OF_SORT[sort], order)
        header.blockSignals(False)

    def sort_by_current(self, order: Qt.SortOrder) -> None:
        """Sort by the column that the keyboard is on."""
        self.horizontalHeader().setSortIndicator(max(self.currentIndex().column(), 0), order)

    def copy(self, *, headings: bool) -> None:
        """Put the chosen rows on the clipboard as a spreadsheet takes them."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        if not rows:
            return
        header = self.horizontalHeader()
        places = [header.logicalIndex(visual) for visual in range(header.count())]
        places = [place for place in places if not header.isSectionHidden(place)]
        cells = [[self.alerts.cells(row)[place] for place in places] for row in rows]
        faces = [FACES[place] for place in places]
        QGuiApplication.clipboard().setMimeData(for_clipboard(faces, cells, headings=headings))
        lines = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
        self.said.emit(f"Copied {lines}{' with headings' if headings else ''}.")

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setAccessibleName("Columns of the alerts")
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.sortIndicatorChanged.connect(self._sort_by)
        self._dress()

    def _dress(self) -> None:
        self.cells.restyle()
        self.verticalHeader().setDefaultSectionSize(self.cells.row_height())
        self.viewport().update()

    def _sort_by(self, place: int, order: Qt.SortOrder) -> None:
        """A heading that the desk cannot sort by leaves the order as it was."""
        sort = FACES[place].sort
        if sort is None:
            kept, backwards = self._sort
            self.show_order(kept, backwards=backwards)
            self.said.emit(f"The alerts are not sorted by {FACES[place].heading.lower()}.")
            return
        self._sort = (sort, order == Qt.SortOrder.DescendingOrder)
        self.sorted.emit(*self._sort)

    def _tell_chosen(self) -> None:
        alert = self.current_alert()
        if alert is not None and not self._restoring:
            self.chosen.emit(alert)

    def _read_ahead(self) -> None:
        last = self.rowAt(self.viewport().height() - 1)
        if (last < 0 or last + _ROWS_AHEAD > self.alerts.rowCount()) and self.alerts.canFetchMore():
            self.alerts.fetchMore()

    # Keeping the place while the rows are replaced

    def _remember_place(self) -> None:
        self._place = (self.current_alert() or -1, max(self.currentIndex().column(), 0))
        self._restoring = True

    def _go_back_to_place(self) -> None:
        if self._restoring and self.alerts.rowCount():
            row = self.alerts.row_of(self._place[0])
            if row >= 0 or self.currentIndex().row() < 0:
                self._go_to(max(row, 0))
        self._restoring = False
        self._read_ahead()

    def _go_to(self, row: int) -> None:
        column = self.currentIndex().column()
        if column < 0 or self.isColumnHidden(column):
            column = self.horizontalHeader().logicalIndex(0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        index = self.alerts.index(row, column)
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(self.alerts.index(row, self.horizontalHeader().logicalIndex(0)))

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the alert; Ctrl+C copies, with Shift the headings too; Alt with an arrow sorts."""
        with_headings = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        alert = self.current_alert()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() and alert is not None:
            self.opened.emit(alert)
        elif event.key() == Qt.Key.Key_C and event.modifiers() == with_headings:
            self.copy(headings=True)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy(headings=False)
        elif event.key() in _ARROWS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.sort_by_current(_ARROWS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the alert, at the mouse or at the cell the keyboard is on."""
        from ui.maqa.table_menu import AlertMenu

        alert = self.current_alert()
        if alert is not None:
            AlertMenu(self, alert).open_for(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the alert."""
        super().mouseDoubleClickEvent(event)
        alert = self.current_alert()
        if alert is not None and self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit(alert)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Going from row to row never moves the columns sideways."""
        left = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if index.row() != self._row_before:
            self.horizontalScrollBar().setValue(left)
        self._row_before = index.row()

    def changeEvent(self, event: QEvent) -> None:
        """Follow larger text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "cells"):
            self._dress()


_ARROWS = {Qt.Key.Key_Up: Qt.SortOrder.AscendingOrder, Qt.Key.Key_Down: Qt.SortOrder.DescendingOrder}
