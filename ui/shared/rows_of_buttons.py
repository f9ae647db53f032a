"""Buttons side by side that go on in a second line where the panel is narrow or the text large."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.shared.flow_row import FlowRow
from ui.shared.icons import ON_MAIN_BUTTON, icon


class ButtonRow(QWidget):
    """A row of buttons; none is ever cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowRow(self, self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(
        self, words: str, act: Callable[[], object], *, drawn: str = "", main: bool = False, spoken: str = ""
    ) -> QPushButton:
        """One more button; `spoken` is its name for those who hear it."""
        button = QPushButton(words)
        button.setAccessibleName(spoken or words)
        if drawn:
            button.setIcon(icon(drawn, ON_MAIN_BUTTON) if main else icon(drawn))
        if main:
            button.setProperty("kind", "main")
        button.clicked.connect(lambda _checked=False: act())
        self.take(button)
        return button

    def take(self, button: QPushButton) -> None:
        """One more button, made elsewhere."""
        self._row.addWidget(button)
        button.show()  # at once, so that the keyboard can go there

    def is_empty(self) -> bool:
        """Whether there is no button."""
        return self._row.count() == 0
