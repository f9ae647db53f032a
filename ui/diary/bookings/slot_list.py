"""The suggested times with their reasons; arrows choose, Enter takes one."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cpdesk.rows.diary import Slot
from cpdesk.rules.how_dates_read import short_moment
from cpdesk.rules.london import LONDON
from ui.shared.plain_text import plain_label, plain_tip
from ui.shared.wrapped_items import wrap_items

LOOKING = "Looking for free times..."
NONE = "No free time in the days that are left. Enter a date and a time yourself: what stands in the way is said below."
HOW = "Arrow keys choose, Enter takes a time."
_LINES = 12


class _Suggestions(QListWidget):
    """A list whose line under the cursor is marked as soon as the keyboard comes."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the line that Enter would take."""
        super().focusInEvent(event)
        if not self.selectedItems():
            self.setCurrentRow(max(self.currentRow(), 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)


class SlotList(QWidget):
    """Up to ten suggested times; `taken` carries the slot that was chosen."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _Suggestions()
        self.list.setAccessibleName("Suggested times")
        self.list.setAccessibleDescription(HOW)
        wrap_items(self.list)
        # A bar that comes and goes would change the width after the lines were broken, and cut the last of them.
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.list.setAlternatingRowColors(True)
        self.words = plain_label(LOOKING, "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(plain_label("Suggested times"))
        column.addWidget(self.list)
        column.addWidget(self.words)
        self.list.hide()
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)

    def show_slots(self, slots: Sequence[Slot]) -> None:
        """Show other suggestions."""
        self.list.clear()
        for slot in slots:
            item = QListWidgetItem(slot_words(slot))
            item.setData(Qt.ItemDataRole.UserRole, slot)
            item.setToolTip(plain_tip("\n".join(slot.reasons)))
            self.list.addItem(item)
        self.list.setFixedHeight(self.list.fontMetrics().lineSpacing() * min(_LINES, 4 * max(1, len(slots))) + 24)
        self.list.setVisible(bool(slots))
        self.words.setText(HOW if slots else NONE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the time that the cursor is on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.list.currentItem() is not None:
            self._take(self.list.currentItem())
            return
        super().keyPressEvent(event)

    def _take(self, item: QListWidgetItem) -> None:
        self.taken.emit(item.data(Qt.ItemDataRole.UserRole))


def slot_words(slot: Slot) -> str:
    """When, who and where in a line: "Fri 27 Nov 2026, 13:00, P. Example, Room 1"; the reasons beneath."""
    at = short_moment(slot.start_at.astimezone(LONDON))
    return f"{at}, {slot.chair}, {slot.room}\n{', '.join(slot.reasons)}"
