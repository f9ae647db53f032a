"""Settings: light or dark, and how large the text is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDoubleSpinBox, QRadioButton, QWidget

from ui.menus import APPEARANCE_WORDS
from ui.settings.section import Section, labelled, paragraph
from ui.shared.theme import LARGEST_POINTS, SMALLEST_POINTS, Appearance, Theme


class AppearanceSection(Section):
    """The same choices as in the View menu; they hold at once and are remembered for this person."""

    appearance_chosen = Signal(object)
    size_chosen = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Appearance", theme, parent)
        self._choices = QButtonGroup(self)
        self.body.addWidget(paragraph("These hold for you on this computer, at once."))
        for appearance, words in APPEARANCE_WORDS.items():
            choice = QRadioButton(words)
            choice.setChecked(theme.appearance is appearance)
            choice.toggled.connect(lambda on, which=appearance: self._choose(which) if on else None)
            self._choices.addButton(choice)
            self.body.addWidget(choice)
        self.points = QDoubleSpinBox()
        self.points.setRange(SMALLEST_POINTS, LARGEST_POINTS)
        self.points.setDecimals(0)
        self.points.setSuffix(" points")
        self.points.setValue(theme.point_size)
        self.points.setMaximumWidth(160)
        self.body.addLayout(labelled("Size of text", self.points))
        self.body.addWidget(paragraph("Ctrl++ and Ctrl+- do the same from anywhere, Ctrl+0 goes back."))
        self.body.addStretch(1)
        self.points.valueChanged.connect(self.size_chosen)

    def _choose(self, appearance: Appearance) -> None:
        self.appearance_chosen.emit(appearance)
