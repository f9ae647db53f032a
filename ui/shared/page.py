"""A page that takes the place of the rooms for a while: a heading, the way back, and its content."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.shared.desk_link import DeskLink
from ui.shared.following import Following
from ui.shared.icons import icon


class Page(QWidget):
    """Settings, a record, keys: inside the window, left with Esc or Back. `paper` names what Ctrl+P writes of it.

    One that `comes_back` waits as it stands while somebody follows one of its lines into a room.
    """

    left = Signal()
    paper = ""
    comes_back = False

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.setAccessibleName(title)
        self.back = QPushButton(icon("back"), "Back")
        self.back.setToolTip("Back to the tabs (Esc)")
        heading = QLabel(title)
        heading.setProperty("kind", "heading")
        self.head = QHBoxLayout()
        self.head.setSpacing(14)
        self.head.addWidget(self.back)
        self.head.addWidget(heading)
        self.head.addStretch(1)
        self.body = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(12)
        column.addLayout(self.head)
        column.addLayout(self.body, 1)
        self._following: Following | None = None
        self.back.clicked.connect(self.left)

    def put_on_paper(self) -> None:
        """Write what the page shows as a paper; only a page that names its `paper` is asked to."""
        raise NotImplementedError

    def follow(self, link: DeskLink, read_again: Callable[[], None], areas: Collection[str] = ()) -> Following:
        """Have the page read anew after changes in these areas; out of sight, when somebody comes back to it."""
        self._following = Following(self, link, read_again, areas)
        return self._following

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody saw it."""
        super().showEvent(event)
        if self._following is not None:
            self._following.was_shown()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
