"""The list beneath Find: it lies upon the window while somebody looks for something, and never takes the cursor."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from ui.find.model import FindModel
from ui.find.painter import FindPainter
from ui.find.rows import FindRow
from ui.shared.theme import Theme

LETTERS_WIDE = 78
MOST_OF_WINDOW = 0.9


class FoundList(QFrame):
    """Shows the rows beneath its box; `chosen` carries the row that somebody clicked."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, beneath: QWidget) -> None:
        super().__init__()
        self._beneath = beneath
        self._theme = theme
        self.model = FindModel()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindPainter(theme, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(False)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName("What Find found")
        self.setAccessibleName("What Find found")
        self.view.clicked.connect(self._click)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.view)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_rows(self, rows: tuple[FindRow, ...]) -> None:
        """Show these rows, the first that opens something chosen."""
        self.model.show_rows(rows)
        self._choose(self.model.next_choice(-1, 1))
        self._lie_on_window()
        self.show()  # before it is measured: a hidden list does not know yet how wide its lines are
        self.put_in_place()
        self.raise_()
        self.view.scrollToTop()

    def step(self, by: int) -> None:
        """Choose the next row that opens something, or the one before."""
        self._choose(self.model.next_choice(self.view.currentIndex().row(), by))

    def current(self) -> FindRow | None:
        """The row that is chosen now."""
        index = self.view.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def put_in_place(self) -> None:
        """Right beneath the box, within the window, as high as its rows."""
        window = self._beneath.window()
        letters = self.fontMetrics().averageCharWidth() * LETTERS_WIDE
        width = min(max(self._beneath.width(), letters), window.width() - 24)
        at = self._beneath.mapTo(window, QPoint(0, self._beneath.height() + 2))
        left = max(12, min(at.x() + (self._beneath.width() - width) // 2, window.width() - width - 12))
        self.setGeometry(QRect(left, at.y(), width, self.height()))
        self.view.doItemsLayout()
        rows = sum(self.view.sizeHintForRow(row) for row in range(self.model.rowCount()))
        most = int((window.height() - at.y()) * MOST_OF_WINDOW)
        self.resize(width, min(rows + 4, most))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list keeps its place when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.put_in_place()
        return super().eventFilter(watched, event)

    def _lie_on_window(self) -> None:
        window = self._beneath.window()
        if self.parent() is not window:
            self.setParent(window)
            window.installEventFilter(self)

    def _choose(self, row: int) -> None:
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self.view.setCurrentIndex(index)
        said = self.model.rows[row].said() if row >= 0 else ""
        self._beneath.setAccessibleDescription(
            said
        )  # the cursor stays in the box: a reader says from there what is chosen

    def _click(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()]
        if row.opens is not None:
            self.chosen.emit(row)

    def _dress(self) -> None:
        c = self._theme.colours
        self.setStyleSheet(
            f"FoundList {{ background: {c.page}; border: 1px solid {c.edge}; border-radius: 4px; }}"
            f"QListView {{ background: {c.page}; border: none; }}"
        )
