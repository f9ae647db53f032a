"""The page of a quarter: its figures, the alerts behind each, what was learned, what is done, what was shared (S44)."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cpdesk.rows.maqa_quarter import (
    DraftQuarterEmail,
    FigureRows,
    KeepQuarter,
    MaqaQuarter,
    QuarterRows,
    TheQuarter,
    WriteQuarter,
)
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import counted
from ui.maqa_quarter.actions import ActionsPart
from ui.maqa_quarter.alerts_beside import AlertsBeside
from ui.maqa_quarter.figures import FiguresPart
from ui.maqa_quarter.head_row import QuarterHead
from ui.maqa_quarter.learning import LearningPart
from ui.maqa_quarter.shared_quarters import SharedPart
from ui.shared.desk_link import DeskLink
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside
from ui.shared.page import Page
from ui.shared.papers_out import PapersOut
from ui.shared.plain_text import plain_label, reading_label
from ui.shared.remembered import Remembered
from ui.shared.scrolled import scrolled
from ui.shared.theme import Theme

BY_QUARTER = "MAQA alerts by quarter"
SPLITTER = "maqa_quarter/page"
WRITING = "Writing the quarter"
_FOLLOWED = frozenset({"maqa", "quarter", "record", "days"})
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class QuarterPage(Page):
    """A quarter's alerts; `leads` carries "maqa_alert" and the number of an alert that is opened."""

    leads = Signal(str, int)
    paper = "This quarter as Excel and PDF"
    comes_back = True

    def __init__(  # noqa: PLR0917  what every page is given, then what it is about
        self,
        link: DeskLink,
        theme: Theme,
        remembered: Remembered,
        outside: Outside,
        quarter: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(BY_QUARTER, parent)
        self.shown: TheQuarter | None = None
        self._link = link
        self._remembered = remembered
        self._wanted = quarter
        self._behind: QuarterRows | None = None
        self.notice = NoticeBar(theme)
        self.papers = PapersOut(link, remembered, self.notice, outside, self)
        self.choose = QuarterHead()
        self.title_line = reading_label("", "strong")
        self.figures = FiguresPart(theme)
        self.learning = LearningPart(link, self._refuse)
        self.agreed = ActionsPart(link, theme, self._refuse)
        self.shared = SharedPart()
        self.counted = plain_label("", "quiet")
        self.alerts = AlertsBeside()
        self.beside = QStackedWidget()
        self.following = self.follow(link, self.read_again, _FOLLOWED)
        self._lay_out()
        self._join()
        self.read_again()

    def read_again(self) -> None:
        """Ask the desk for the quarter anew, and for the alerts that are listed beside it."""
        self._link.ask(MaqaQuarter(self._wanted, self._suppressed()), self._show, self._say_why, latest=True)
        if self._behind is not None:
            self._link.ask(self._behind, self._show_alerts, self._say_why, latest=True)

    def show_other(self, quarter: str) -> None:
        """Show another quarter than the one that stands here; none named changes nothing."""
        if quarter and quarter != self._wanted:
            self._choose(quarter)

    def put_on_paper(self) -> None:
        """Have the quarter written as Excel and PDF, as it is shown."""
        if self.shown is not None:
            quarter, suppress = self.shown.quarter, self._suppressed()
            self.papers.write(lambda folder: WriteQuarter(quarter, folder, suppress), WRITING)

    def _show(self, shown: TheQuarter) -> None:
        first = self.shown is None
        self.shown = shown
        self._wanted = shown.quarter
        self.choose.show_quarter(shown)
        self.title_line.setText(title_words(shown))
        self.title_line.setAccessibleName(title_words(shown))
        self.counted.setText("\n".join(shown.counted))
        self.figures.show_quarter(shown)
        self.learning.show_quarter(shown)
        self.agreed.show_quarter(shown)
        self.shared.show_quarter(shown)
        self._walk_as_it_reads()
        if first:
            self.figures.take_keyboard()

    def _walk_as_it_reads(self) -> None:
        """Tab goes from the figures to the learning and on to the actions, although these were there first."""
        figures = [card.table for card in self.figures.cards.values()]
        learned = [text.box for text in self.learning.texts]
        for here, following in pairwise((self.choose.keep, *figures, *learned)):
            self.setTabOrder(here, following)

    def _open_rows(self, question: QuarterRows) -> None:
        self._behind = question
        self._link.ask(question, self._show_alerts_first, self._say_why, latest=True)

    def _show_alerts_first(self, found: FigureRows) -> None:
        if self._behind is None:  # put away again, or withheld, before the desk answered
            return
        self._show_alerts(found)
        self.beside.setCurrentWidget(self.alerts)
        self.alerts.table.setFocus()

    def _show_alerts(self, found: FigureRows) -> None:
        self.alerts.show_rows(found)

    def _close_rows(self) -> None:
        """Back to the number that was opened."""
        question, self._behind = self._behind, None
        self.beside.setCurrentIndex(0)
        card = self.figures.cards.get(question.table) if question is not None else None
        if card is not None:
            card.table.setFocus()
        else:
            self.figures.take_keyboard()

    def _choose(self, quarter: str) -> None:
        self._wanted = quarter
        if self._behind is not None:
            self._close_rows()
            self.choose.quarters.setFocus()
        self.read_again()

    def _withhold(self, _on: bool) -> None:
        """A list of few alerts would say the number that is withheld."""
        if self._behind is not None:
            self._behind = None
            self.beside.setCurrentIndex(0)
        self.read_again()

    def _draft_email(self) -> None:
        if self.shown is not None:
            quarter, suppress = self.shown.quarter, self._suppressed()
            self.papers.write(lambda folder: DraftQuarterEmail(quarter, folder, suppress), "Writing the email draft")

    def _write_snapshot(self, number: int) -> None:
        if self.shown is not None:
            quarter = self.shown.quarter
            self.papers.write(lambda folder: WriteQuarter(quarter, folder, snapshot_id=number), WRITING)

    def _ask_to_keep(self) -> None:
        """What is kept as shared is kept for good, so that it is asked about once."""
        if self.shown is None:
            return
        how = "with small numbers withheld" if self._suppressed() else "with small numbers shown"
        self.notice.warn(
            f"This keeps {self.shown.title} for good as it stands now, {how}, with both papers.",
            button="Keep it",
            act=self._keep,
        )

    def _keep(self) -> None:
        if self.shown is not None:
            self._link.do(KeepQuarter(self.shown.quarter, self._suppressed()), None, self._refuse, words=WRITING)

    def _suppressed(self) -> bool:
        return self.choose.suppress.isChecked()

    def _say_why(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _refuse(self, refusal: Refusal) -> None:
        """What was not kept may stand on something that is old by now."""
        self._say_why(refusal)
        self.following.soon()

    def _lay_out(self) -> None:
        notes = QWidget()
        column = QVBoxLayout(notes)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(12)
        for part in (self.learning, self.agreed, self.shared, self.counted):
            column.addWidget(part)
        column.addStretch(1)
        self.beside.addWidget(scrolled(notes, sideways=False))
        self.beside.addWidget(self.alerts)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(scrolled(self.figures, sideways=False))
        split.addWidget(self.beside)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 8)
        if not self._remembered.put_back_splitter(SPLITTER, split):
            split.setSizes([5000, 8000])
        split.splitterMoved.connect(lambda _place, _index: self._remembered.keep_splitter(SPLITTER, split))
        for above in (self.choose, self.notice, self.title_line):
            self.body.addWidget(above)
        self.body.addWidget(split, 1)

    def _join(self) -> None:
        self.choose.chosen.connect(self._choose)
        self.choose.suppressed.connect(self._withhold)
        self.choose.write_wanted.connect(self.put_on_paper)
        self.choose.email_wanted.connect(self._draft_email)
        self.choose.keep_wanted.connect(self._ask_to_keep)
        self.figures.opened.connect(self._open_rows)
        self.alerts.left.connect(self._close_rows)
        self.alerts.opened.connect(partial(self.leads.emit, "maqa_alert"))
        self.shared.write_wanted.connect(self._write_snapshot)
        for keys, act in ((QKeySequence.StandardKey.Refresh, self.read_again), ("Ctrl+E", self.put_on_paper)):
            QShortcut(QKeySequence(keys), self, act).setContext(_WITHIN)


def title_words(shown: TheQuarter) -> str:
    """Which quarter, and what is still to be looked at before it is shared."""
    ended = "" if shown.ended else " This quarter is not over yet."
    lacking = counted(shown.without_theme, "alert")
    themes = f" {lacking} {'has' if shown.without_theme == 1 else 'have'} no theme yet." if shown.without_theme else ""
    withheld = " Small numbers are withheld." if shown.suppressed else ""
    return f"{shown.title}.{ended}{themes}{withheld}"
