"""Items of a list that go on in as many lines as they need, none of them cut off."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QListWidget, QStyledItemDelegate, QStyleOptionViewItem

_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class WrappedItems(QStyledItemDelegate):
    """Gives an item the height of its words; Qt forgets the padding of the stylesheet, and loses the last line."""

    ACROSS, DOWN = 24, 10  # the padding of an item in ui/shared/stylesheet.py, the frame of its focus, and its margin

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the words are when they are broken at the width of the list."""
        area = self.parent()
        width = area.viewport().width() if isinstance(area, QAbstractScrollArea) else option.rect.width()
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        room = QRect(0, 0, max(width - self.ACROSS, 1), 100_000)
        return QSize(width, option.fontMetrics.boundingRect(room, _WRAPPED, words).height() + self.DOWN)


def wrap_items(items: QListWidget) -> None:
    """Let the items of this list go on in further lines, whatever its width."""
    items.setWordWrap(True)
    items.setTextElideMode(Qt.TextElideMode.ElideNone)
    items.setResizeMode(QListWidget.ResizeMode.Adjust)
    items.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    items.setItemDelegate(WrappedItems(items))
