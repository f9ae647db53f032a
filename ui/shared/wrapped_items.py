"""Items of a list that go on in as many lines as they need, none of them cut off."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QAbstractScrollArea, QListWidget, QStyledItemDelegate, QStyleOptionViewItem


class WrappedItems(QStyledItemDelegate):
    """Gives an item the height of its words; Qt forgets the padding of the stylesheet, and loses the last line."""

    ACROSS, DOWN = 24, 10  # the padding of an item in ui/shared/stylesheet.py, the frame of its focus, and its margin

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the words are when they are broken at the width of the list."""
        area = self.parent()
        width = area.viewport().width() if isinstance(area, QAbstractScrollArea) else option.rect.width()
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        return QSize(width, _tall(words, option.font, max(width - self.ACROSS, 1)) + self.DOWN)


def _tall(words: str, font: QFont, width: int) -> int:
    """How tall the words are in lines of this width: each as tall as the tallest, a name in another script."""
    heights = []
    for paragraph in words.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            heights.append(line.height())
        layout.endLayout()
    return ceil(max(heights, default=0.0) * len(heights))


def wrap_items(items: QListWidget) -> None:
    """Let the items of this list go on in further lines, whatever its width."""
    items.setWordWrap(True)
    items.setTextElideMode(Qt.TextElideMode.ElideNone)
    items.setResizeMode(QListWidget.ResizeMode.Adjust)
    items.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    items.setItemDelegate(WrappedItems(items))
