"""The strip at the top of the window: name, menus, Find, who is working; and the banner of a demonstration."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenuBar, QPushButton, QWidget

from ui.find.box import FindBox
from ui.shared.theme import Theme

DEMONSTRATION = "Demonstration data. Every child and worker here is invented."


class HeadStrip(QFrame):
    """Name and menus on the left, Find in the middle, person and role on the right."""

    def __init__(self, theme: Theme, menus: QMenuBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.find_box = FindBox()
        self._name = QLabel("cpdesk")
        self._person = QLabel()
        self._person.setTextFormat(Qt.TextFormat.PlainText)
        self._person.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        left, right = QHBoxLayout(), QHBoxLayout()
        left.addWidget(self._name)
        left.addSpacing(6)
        left.addWidget(menus, 0, Qt.AlignmentFlag.AlignVCenter)
        left.addStretch()
        right.addWidget(self._person, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 14, 5)
        row.addLayout(left, 1)
        row.addWidget(self.find_box, 1)
        row.addLayout(right, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_person(self, words: str) -> None:
        """Shows who is working, and as what."""
        self._person.setText(words)

    def _dress(self) -> None:
        c = self._theme.colours
        larger = self._theme.point_size * 1.3
        self.setStyleSheet(
            f"HeadStrip {{ background: {c.head}; }} HeadStrip > QLabel {{ color: {c.head_text}; }}"
            f"HeadStrip QLineEdit {{ border: 1px solid {c.head}; }}"
            f"HeadStrip QLineEdit:focus {{ border: 2px solid {c.main}; }}"
        )
        self._name.setStyleSheet(f"font-size: {larger}pt; font-weight: 700;")


class DemonstrationBanner(QFrame):
    """Says that nothing here is real, and offers the way out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = QLabel(DEMONSTRATION)
        self.leave = QPushButton("Start with an empty register…")
        self.leave.setProperty("kind", "link")
        self.leave.setToolTip("Closes the demonstration and lets you choose how to begin")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 8, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self.leave)
        theme.changed.connect(self._dress)
        self._dress()
        self.setVisible(False)

    def _dress(self) -> None:
        c = self._theme.colours
        self.setStyleSheet(
            f"DemonstrationBanner {{ background: {c.banner}; }}"
            f"QLabel, QPushButton {{ color: {c.banner_text}; background: transparent; }}"
            f"QPushButton:hover {{ color: {c.banner_text}; }}"
        )
