"""The first page: three ways to begin, each with what it means."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cpdesk.rows.unit import RegisterKind

LOOK_ROUND = "Look round with demonstration data"
START_EMPTY = "Start an empty register"
OPEN_EXISTING = "Open an existing one"
WHAT_THEY_MEAN = {
    LOOK_ROUND: "An invented unit in a throw-away register. Nothing you do there is kept.",
    START_EMPTY: "For your unit's own work. Bring the old spreadsheet in, or enter recommendations one by one.",
    OPEN_EXISTING: "A register file on this computer, or the address of the one your unit shares.",
}


class FirstChoices(QWidget):
    """Three buttons, no wizard; what a choice still needs opens beneath it."""

    begun = Signal(object, str)
    existing = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin_form = BeginForm()
        self.open_form = OpenForm()
        self._buttons: dict[str, QPushButton] = {}
        cards = QHBoxLayout()
        cards.setSpacing(14)
        for words, act in (
            (LOOK_ROUND, self._look_round),
            (START_EMPTY, lambda: self._unfold(self.begin_form)),
            (OPEN_EXISTING, lambda: self._unfold(self.open_form)),
        ):
            cards.addWidget(self._card(words, act), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(cards)
        column.addWidget(self.begin_form)
        column.addWidget(self.open_form)
        self.begin_form.begun.connect(self.begun)
        self.open_form.chosen.connect(self.existing)
        self._unfold(None)

    def focus_first(self) -> None:
        """Puts the cursor on the first button."""
        self._buttons[LOOK_ROUND].setFocus()

    def _card(self, words: str, act: Callable[[], None]) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        button = QPushButton(words)
        button.setProperty("kind", "main" if words == LOOK_ROUND else "plain")
        button.setAccessibleDescription(WHAT_THEY_MEAN[words])
        button.clicked.connect(lambda _checked=False: act())
        self._buttons[words] = button
        meaning = _paragraph(WHAT_THEY_MEAN[words])
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(button)
        column.addWidget(meaning, 1, Qt.AlignmentFlag.AlignTop)
        return card

    def _look_round(self) -> None:
        self._unfold(None)
        self.begun.emit(RegisterKind.DEMONSTRATION, "")

    def _unfold(self, form: QWidget | None) -> None:
        for one in (self.begin_form, self.open_form):
            one.setVisible(one is form)
        if form is not None:
            form.setFocus()


class BeginForm(QFrame):
    """How a register of one's own begins: its name, and whether Leicester's teams stand in it."""

    begun = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.name = QLineEdit("Safeguarding Unit")
        self.name.setAccessibleName("Name of the unit")
        self.leicester = QRadioButton("With Leicester's eleven teams and six linked chairs")
        self.empty = QRadioButton("With no teams and chairs: they come with the spreadsheet, or are added in Settings")
        self.empty.setChecked(True)
        choices = QButtonGroup(self)
        choices.addButton(self.empty)
        choices.addButton(self.leicester)
        self.start = QPushButton("Start this register")
        self.start.setProperty("kind", "main")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(_buddy("Name of the unit", self.name))
        column.addWidget(self.name)
        column.addSpacing(6)
        column.addWidget(self.empty)
        column.addWidget(self.leicester)
        column.addSpacing(6)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.name)
        self.start.clicked.connect(self._begin)
        self.name.returnPressed.connect(self._begin)

    def _begin(self) -> None:
        kind = RegisterKind.LEICESTER if self.leicester.isChecked() else RegisterKind.EMPTY
        self.begun.emit(kind, self.name.text().strip())


class OpenForm(QFrame):
    """Which register that is already there: a file, or the address of a shared one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.where = QLineEdit()
        self.where.setPlaceholderText("register.db, or postgresql://…")
        self.where.setAccessibleName("File or address of the register")
        self.choose = QPushButton("Choose a file…")
        self.open = QPushButton("Open it")
        self.open.setProperty("kind", "main")
        row = QHBoxLayout()
        row.addWidget(self.where, 1)
        row.addWidget(self.choose)
        row.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(_buddy("File or address of the register", self.where))
        column.addLayout(row)
        self.setFocusProxy(self.where)
        self.choose.clicked.connect(self._choose_file)
        self.open.clicked.connect(self._open)
        self.where.returnPressed.connect(self._open)

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, "Open a register", "", "Registers (*.db);;All files (*)")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.where.setText)
        chooser.open()

    def _open(self) -> None:
        where = self.where.text().strip()
        if where:
            self.chosen.emit(where)
        else:
            self.where.setFocus()


def _paragraph(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("kind", "quiet")
    return label


def _buddy(text: str, field: QWidget) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "strong")
    label.setBuddy(field)
    return label
