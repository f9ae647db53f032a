"""What a time would mean, said while it is typed: day n of its limit, notice, clashes, warnings, and what follows."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.rows.diary import TimeLookedAt
from cpdesk.rows.marks import Mark
from cpdesk.rules.day_of_clock import is_near
from ui.diary.who import when
from ui.shared.marks import MarkChip
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme

CHOOSE = "Choose a suggested time, or enter date and start: what it would mean is said here."


class TimeWords(QFrame):
    """A chip with the day of the clock, and beneath it everything to know before the time is kept."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName("What this time would mean")
        self.chip = MarkChip(Mark.NEUTRAL, "", theme)
        self.when = plain_label("", "strong")
        self.problems = plain_label("", "problem")
        self.warnings = plain_label("", "amber")
        self.notice = plain_label("")
        head = QHBoxLayout()
        head.addWidget(self.when, 1)
        head.addWidget(self.chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addLayout(head)
        for part in (self.problems, self.warnings, self.notice):
            column.addWidget(part)
        self.show_nothing()

    def show_nothing(self, words: str = CHOOSE) -> None:
        """Say what to enter while there is no time to look at."""
        self._say(words, "", (), (), ())
        self.chip.hide()

    def show_looked_at(self, looked: TimeLookedAt, *, moved: bool = False) -> None:
        """Say what this time would mean; a move says the hours of the 24-hour rule too (S39)."""
        said = [words for words in (looked.notice_words, looked.hours_words if moved else "") if words]
        said = [words for words in said if words not in looked.warnings]
        self._say(
            when(looked.start_at, looked.end_at),
            short_words(looked),
            (*looked.impossible, *looked.clashes),
            looked.warnings,
            tuple(said),
        )
        self.chip.set_state(mark_of(looked), short_words(looked))
        self.chip.setVisible(bool(short_words(looked)))

    def _say(
        self,
        at: str,
        day: str,
        problems: tuple[str, ...],
        warnings: tuple[str, ...],
        notice: tuple[str, ...],
    ) -> None:
        self.when.setText(at)
        for label, lines in (
            (self.problems, problems),
            (self.warnings, warnings),
            (self.notice, notice),
        ):
            label.setText("\n".join(lines))
            label.setVisible(bool(lines))
        self.setAccessibleDescription(" ".join((at, day, *problems, *warnings, *notice)))


def short_words(looked: TimeLookedAt) -> str:
    """The chip of a time: why it cannot be, else the day of its clock."""
    if looked.impossible:
        return "Not possible"
    return "Taken" if looked.clashes else looked.day_words


def mark_of(looked: TimeLookedAt) -> Mark:
    """The mark of a time: overdue when late or impossible, due soon near the limit or with notice cut short."""
    if looked.late or looked.impossible or looked.clashes:
        return Mark.OVERDUE
    near = looked.day is not None and looked.limit is not None and is_near(looked.day, looked.limit)
    return Mark.DUE_SOON if near or not looked.notice_kept else Mark.ON_TRACK
