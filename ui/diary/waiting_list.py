"""What waits for a date, as cards with their clock: dragged on to the week, or booked with Enter."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cpdesk.rows.waiting import WaitingCard
from ui.diary.grid.card_words import children_shown
from ui.diary.grid.moves import WAITING_MIME
from ui.shared.marks import chip_font, chip_size, paint_chip
from ui.shared.plain_text import plain_tip
from ui.shared.theme import Theme

Index = QModelIndex | QPersistentModelIndex
CARD = Qt.ItemDataRole.UserRole
_PAD = 9
_BETWEEN = 6
_ABOVE_HAND = 26  # how far above the hand a dragged card is carried
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


def key_of(card: WaitingCard) -> str:
    """What a dragged card is known by: its kind of record and number, nothing of the family."""
    return f"request {card.request_id}" if card.request_id is not None else f"conference {card.conference_id}"


def heading_of(card: WaitingCard) -> str:
    """The family and how many children: "Sample-Ng, 1 child"."""
    return f"{card.family}, {children_shown(card.children)}"


def line_of(card: WaitingCard) -> str:
    """The kind and where its clock comes from; the kind is said once."""
    return card.line if card.line.startswith(card.kind) else f"{card.kind} · {card.line}" if card.line else card.kind


def spoken(card: WaitingCard) -> str:
    """The card as it is read aloud."""
    way = "Enter books it" if card.may_book else "Enter opens it"
    return ". ".join((heading_of(card), line_of(card), card.words, way)) + "."


class WaitingModel(QAbstractListModel):
    """The cards, most pressing first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[WaitingCard, ...] = ()

    def show_cards(self, cards: Sequence[WaitingCard]) -> None:
        """Show other cards."""
        self.beginResetModel()
        self._cards = tuple(cards)
        self.endResetModel()

    def cards(self) -> tuple[WaitingCard, ...]:
        """The cards shown."""
        return self._cards

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many cards there are."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a card says; the card itself under `CARD`."""
        card = self._cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return heading_of(card)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(card)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(spoken(card))
        return card if role == CARD else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A card that may be booked can be dragged."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self._cards[index.row()].may_book:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        """What a dragged card is carried as."""
        return [WAITING_MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """The number of the dragged card."""
        carried = QMimeData()
        if indexes:
            carried.setData(WAITING_MIME, QByteArray(key_of(self._cards[indexes[0].row()]).encode("ascii")))
        return carried


class WaitingPainter(QStyledItemDelegate):
    """Paints one card: family, where its clock comes from, and the chip that says how it stands."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The family, a chip, and as many lines between as the words need."""
        metrics = QFontMetrics(option.font)
        chip = chip_size("x", chip_font(_small(option.font))).height()
        view = option.widget
        width = (view.viewport().width() if isinstance(view, QListView) else option.rect.width()) - 2 * _PAD - 3
        between = _height_of(line_of(index.data(CARD)), option.font, width)
        return QSize(120, metrics.height() + between + chip + 2 * _PAD + _BETWEEN + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the card, with a strong edge where the keyboard is."""
        card: WaitingCard = index.data(CARD)
        colours = self._theme.colours
        box = option.rect.adjusted(1, 1, -2, -_BETWEEN)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.main if focused else colours.line), 2 if focused else 1))
        painter.setBrush(QColor(colours.stripe))
        painter.drawRoundedRect(box, 5, 5)
        self._paint_words(painter, option.font, card, box.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 2))
        painter.restore()

    def _paint_words(self, painter: QPainter, font: QFont, card: WaitingCard, box: QRect) -> None:
        colours = self._theme.colours
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        bold = chip_font(font)
        metrics = QFontMetrics(bold)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        cut = metrics.elidedText(heading_of(card), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRect(box.left(), box.top(), box.width(), metrics.height()), left, cut)
        top = box.top() + metrics.height() + 1
        line = line_of(card)
        between = _height_of(line, font, box.width())
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(QRect(box.left(), top, box.width(), between), left | _WRAPPED, line)
        top += between + 1
        face = chip_font(_small(font))
        spare = box.width() - chip_size("", face).width()
        words = QFontMetrics(face).elidedText(card.words, Qt.TextElideMode.ElideRight, max(spare, 10))
        size = chip_size(words, face)
        chip = QRect(box.left(), top + 3, min(size.width(), box.width()), size.height())
        paint_chip(painter, chip, card.mark, words, self._theme.mark_colours(card.mark), face)


class WaitingList(QListView):
    """The cards; `book_wanted` and `open_wanted` carry the `WaitingCard` that Enter or a double click was for."""

    book_wanted = Signal(object)
    open_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.waiting = WaitingModel(self)
        self.setModel(self.waiting)
        self.setItemDelegate(WaitingPainter(theme, self))
        self.setAccessibleName("Waiting for a date")
        self.setAccessibleDescription("Arrow keys go from card to card. Enter books one, Space opens it.")
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("QListView { border: none; background: transparent; }")
        self.setResizeMode(QListView.ResizeMode.Adjust)  # a narrower column may need more lines for a card
        self.doubleClicked.connect(self._take)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_cards(self, cards: Sequence[WaitingCard]) -> None:
        """Show other cards; the one that was chosen stays so where it still waits."""
        chosen = self.chosen()
        self.waiting.show_cards(cards)
        kept = [key_of(card) for card in cards]
        place = kept.index(key_of(chosen)) if chosen is not None and key_of(chosen) in kept else 0
        if kept:
            self.setCurrentIndex(self.waiting.index(place))

    def chosen(self) -> WaitingCard | None:
        """The card that the keyboard is on."""
        index = self.currentIndex()
        return self.waiting.cards()[index.row()] if index.isValid() else None

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Carry only the family, above the hand: beneath it the week says what the new day would mean."""
        index = self.currentIndex()
        drag = QDrag(self)
        drag.setMimeData(self.waiting.mimeData([index]))
        label = self._label(heading_of(self.waiting.cards()[index.row()]))
        drag.setPixmap(label)
        drag.setHotSpot(QPoint(10, int(label.deviceIndependentSize().height()) + _ABOVE_HAND))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction)

    def _label(self, words: str) -> QPixmap:
        """A small card with these words, to be carried."""
        face, colours = chip_font(self.font()), self._theme.colours
        metrics, ratio = QFontMetrics(face), self.devicePixelRatioF()
        size = QSize(metrics.horizontalAdvance(words) + 2 * _PAD, metrics.height() + _PAD)
        label = QPixmap(size * ratio)
        label.setDevicePixelRatio(ratio)
        label.fill(QColor(colours.page))
        painter = QPainter(label)
        painter.setFont(face)
        painter.setPen(QColor(colours.main))
        painter.drawRect(0, 0, size.width() - 1, size.height() - 1)
        painter.setPen(QColor(colours.text))
        painter.drawText(QRect(QPoint(0, 0), size), int(Qt.AlignmentFlag.AlignCenter), words)
        painter.end()
        return label

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter books, Space opens; the room's own letters are left to the room."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space:
            self._open(self.currentIndex())
        elif event.text().isalpha() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _take(self, index: Index) -> None:
        if index.isValid():
            card = self.waiting.cards()[index.row()]
            (self.book_wanted if card.may_book else self.open_wanted).emit(card)

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.open_wanted.emit(self.waiting.cards()[index.row()])


def _height_of(words: str, font: QFont, width: int) -> int:
    """How high these words are when they go on in a second line where the first is full."""
    metrics = QFontMetrics(font)
    return max(metrics.height(), metrics.boundingRect(QRect(0, 0, max(width, 40), 1000), _WRAPPED, words).height())


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(7.5, font.pointSizeF() - 0.8))
    return small
