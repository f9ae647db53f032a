"""The head of a record's page: which conference, where its record stands, which version, what can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cpdesk.rows.conference_record import RecordShown, VersionLine
from cpdesk.rows.marks import Mark
from cpdesk.rules.record import RecordState
from cpdesk.words import RECORD_STATE_WORDS
from ui.conference_record.which import STATE_MARKS, conference_words, history_words, version_words
from ui.shared.choice_box import TypedChoiceBox
from ui.shared.icons import ON_MAIN_BUTTON, icon
from ui.shared.marks import MarkChip
from ui.shared.plain_text import OneLine, plain_tip
from ui.shared.theme import Theme

NOT_BEGUN = "Not begun"


class RecordHead(QWidget):
    """One line above everything. `version_chosen` carries a version's number, None for the one that stands."""

    agree = Signal()
    reopen = Signal()
    issue = Signal()
    correct = Signal()
    pdf = Signal()
    version_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.which = OneLine()
        self.which.setProperty("kind", "strong")
        self.chip = MarkChip(Mark.NEUTRAL, NOT_BEGUN, theme)
        self.chip.hide()  # until the record was read
        self.versions = TypedChoiceBox()
        self.versions.setSizeAdjustPolicy(TypedChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.versions.hide()
        self.versions.setAccessibleName("Version of the record")
        self._numbers: list[int] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.which, 1)
        self._row.addWidget(self.chip)
        self._row.addWidget(self.versions)
        self.agree_button = self._button("Agree", "The chair agrees the record (what is missing comes first)", "tick")
        self.issue_button = self._button("Issue", "The agreed record goes out from now on", "mail")
        self.reopen_button = self._button("Reopen", "It becomes a draft again", "undo", main=False)
        self.correct_button = self._button("Correct", "A new version begins; this one stays", "edit", main=False)
        self.pdf_button = self._button("PDF", "Write the record as PDF, as it stands now", "pdf", main=False)
        self._join()

    def show_record(self, shown: RecordShown) -> None:
        """Show where the record stands, and offer what can be done with it now."""
        self.which.show_text(conference_words(shown))
        state = shown.record.state if shown.record is not None else None
        mark, words = (STATE_MARKS[state], RECORD_STATE_WORDS[state]) if state else (Mark.NEUTRAL, NOT_BEGUN)
        self.chip.set_state(mark, words)
        self.chip.show()
        self._show_versions(shown.versions, shown.record.version_no if shown.record is not None else 0)
        self.pdf_button.setVisible(state is not None)
        self._offer_steps(None if self.is_older(shown) else state)

    def is_older(self, shown: RecordShown) -> bool:
        """Whether an earlier version is shown than the one that stands."""
        newest = shown.versions[-1].version_no if shown.versions else 0
        return shown.record is not None and shown.record.version_no != newest

    def _offer_steps(self, state: RecordState | None) -> None:
        """Show the steps that can be taken from here; who took one with the keyboard stands on the next."""
        steps = (
            (self.agree_button, state is RecordState.DRAFT),
            (self.issue_button, state is RecordState.AGREED),
            (self.reopen_button, state is RecordState.AGREED),
            (self.correct_button, state is RecordState.ISSUED),
        )
        stood_here = any(button.hasFocus() and not offered for button, offered in steps)
        for button, offered in steps:
            button.setVisible(offered)
        if stood_here:
            following = next((button for button in (self.agree_button, self.issue_button) if button.isVisible()), None)
            (following or self.pdf_button).setFocus()

    def _show_versions(self, versions: Sequence[VersionLine], number: int) -> None:
        self.versions.setVisible(len(versions) > 1)
        self._numbers = [version.version_no for version in reversed(versions)]
        blocker = QSignalBlocker(self.versions)
        self.versions.clear()
        for version in reversed(versions):
            self.versions.addItem(version_words(version))
        if number in self._numbers:
            place = self._numbers.index(number)
            self.versions.setCurrentIndex(place)
            self.versions.setToolTip(plain_tip(history_words(versions[len(versions) - 1 - place])))
        blocker.unblock()

    def _button(self, words: str, tip: str, drawn: str, *, main: bool = True) -> QPushButton:
        button = QPushButton(icon(drawn, ON_MAIN_BUTTON) if main else icon(drawn), words)
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        if main:
            button.setProperty("kind", "main")
        button.hide()
        self._row.addWidget(button)
        return button

    def _join(self) -> None:
        signals: tuple[tuple[QPushButton, Callable[[], None]], ...] = (
            (self.agree_button, self.agree.emit),
            (self.issue_button, self.issue.emit),
            (self.reopen_button, self.reopen.emit),
            (self.correct_button, self.correct.emit),
            (self.pdf_button, self.pdf.emit),
        )
        for button, tell in signals:
            button.clicked.connect(lambda _checked=False, say=tell: say())
        self.versions.activated.connect(lambda row: self.version_chosen.emit(None if row == 0 else self._numbers[row]))
