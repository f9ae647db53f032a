"""The page of timeliness: every measure, one of them by month, team or chair, and what stands behind each number."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSplitter

from cpdesk.rows.refusals import Refusal
from cpdesk.rows.timeliness import (
    RowsBehind,
    Timeliness,
    TimelinessRow,
    TimelinessRows,
    TimelinessShown,
    WriteTimeliness,
)
from cpdesk.rows.unit import NamesToChoose
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.timeliness import Measure
from ui.shared.desk_link import DeskLink
from ui.shared.icons import ON_MAIN_BUTTON, icon
from ui.shared.notice_bar import NoticeBar
from ui.shared.numbers.table import NumbersTable
from ui.shared.outside import Outside
from ui.shared.page import Page
from ui.shared.papers_out import PapersOut
from ui.shared.plain_text import plain_label
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme
from ui.timeliness.measures import HEADINGS, asking, measure_named, measure_rows
from ui.timeliness.one_measure import OneMeasure
from ui.timeliness.range_row import RangeRow
from ui.timeliness.rows_list import RowsList
from ui.timeliness.why_late import WhyLateStrip

TIMELINESS = "Timeliness"
SPLITTER, ROWS_SPLITTER = "timeliness/page", "timeliness/rows"
_FOLLOWED = frozenset({"timeliness", "register", "diary", "record", "maqa", "days", "unit"})
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class TimelinessPage(Page):
    """What was done in time; `leads` carries what a row opens and its number."""

    leads = Signal(str, int)
    paper = "Timeliness as Excel"
    comes_back = True

    def __init__(self, link: DeskLink, theme: Theme, remembered: Remembered, outside: Outside) -> None:
        super().__init__(TIMELINESS)
        self.shown: TimelinessShown | None = None
        self._link = link
        self._remembered = remembered
        self._behind: TimelinessRows | None = None
        self._came_from: NumbersTable | None = None
        self.notice = NoticeBar(theme)
        self.papers = PapersOut(link, remembered, self.notice, outside, self)
        self.range = RangeRow(theme, link.almanac, remembered)
        self.period, self.notes = plain_label("", "strong"), plain_label("", "quiet")
        self.measures = NumbersTable("Measures altogether", HEADINGS, theme)
        self.one = OneMeasure(theme)
        self.rows = RowsList(WhyLateStrip(link))
        self.excel = QPushButton(icon("excel", ON_MAIN_BUTTON), "Excel")
        self.annex = QPushButton(icon("record"), "Annex A cross-check")
        self.follow(link, self.read_again, _FOLLOWED)
        self._lay_out()
        self._join()
        self._link.ask(NamesToChoose(), self.range.offer_names, self._refuse, latest=True)
        self.read_again()

    def read_again(self) -> None:
        """Ask the desk anew for the figures, and for the rows that are listed."""
        question = self.range.question()
        if question is not None:
            self._ask(question)
        if self._behind is not None:
            self._ask_rows(self._behind)

    def put_on_paper(self) -> None:
        """Have the figures and every row behind them written as Excel."""
        asked = self.range.question()
        if asked is not None:
            self.papers.write(
                lambda folder: WriteTimeliness(
                    asked.first, asked.last, folder, asked.by, asked.team_id, asked.chair_id
                ),
                "Writing timeliness",
            )

    def _ask(self, question: Timeliness) -> None:
        self._link.ask(question, self._show, self._refuse, latest=True)

    def _ask_other(self, question: Timeliness) -> None:
        """Other days: the rows of the days before are put away."""
        self._behind = None
        self._make_room(for_rows=False)
        self._ask(question)

    def _show(self, shown: TimelinessShown) -> None:
        first = self.shown is None
        self.shown = shown
        self.period.setText(f"{long(shown.first)} to {long(shown.last)}")
        self.notes.setText(" ".join(shown.notes))
        asked = self.range.question()
        self._asking = asking(shown, asked.team_id if asked else None, asked.chair_id if asked else None)
        self.measures.show_rows(measure_rows(shown, self._asking))
        if first:
            self.measures.stand_on(0, 1)
            self.measures.setFocus()
        self._show_one()

    def _show_one(self, *_index: QModelIndex | QPersistentModelIndex) -> None:
        """The measure on which the keyboard stands, by month, team or chair."""
        if self.shown is None:
            return
        chosen = measure_named(self.shown, max(self.measures.currentIndex().row(), 0))
        if chosen is not None:
            self.one.show_measure(self.shown, chosen, self._asking)

    def _open_rows(self, asked: TimelinessRows) -> None:
        table = self.sender()
        self._came_from = table if isinstance(table, NumbersTable) else self.measures
        self._behind = asked
        self._link.ask(asked, partial(self._show_rows, asked, first=True), self._refuse)

    def _ask_rows(self, asked: TimelinessRows) -> None:
        self._link.ask(asked, partial(self._show_rows, asked), self._refuse)

    def _show_rows(self, asked: TimelinessRows, found: RowsBehind, *, first: bool = False) -> None:
        if asked is not self._behind:
            return
        self.rows.show_rows(asked, found)
        self._make_room(for_rows=True)
        if first:
            self.rows.table.setFocus()

    def _close_rows(self) -> None:
        """Back to the number that was opened."""
        self._behind = None
        self._make_room(for_rows=False)
        (self._came_from or self.measures).setFocus()

    def _make_room(self, *, for_rows: bool) -> None:
        """The rows take the place of what is read less: how things count, and reasons that nobody went through."""
        self.rows.setVisible(for_rows)
        self.notes.setVisible(not for_rows)
        self.one.make_room(for_rows=for_rows, keep_reasons=self._came_from is self.one.reasons)

    def _open(self, row: TimelinessRow) -> None:
        if self._behind is not None:
            self.leads.emit(*where_it_opens(row, self._behind.measure))

    def _refuse(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _lay_out(self) -> None:
        self.excel.setProperty("kind", "main")
        self.excel.setToolTip("Write the figures and every row behind them as Excel (Ctrl+E)")
        self.annex.setToolTip("Lists 5 and 7 of Ofsted's Annex A, to check against")
        self.head.addWidget(self.annex)
        self.head.addWidget(self.excel)
        numbers = QSplitter(Qt.Orientation.Horizontal)
        numbers.addWidget(self.measures)
        numbers.addWidget(self.one)
        self.rows.hide()
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(numbers)
        whole.addWidget(self.rows)
        for key, split, parts in ((SPLITTER, numbers, [5000, 6000]), (ROWS_SPLITTER, whole, [5000, 6000])):
            split.setChildrenCollapsible(False)
            if not self._remembered.put_back_splitter(key, split):
                split.setSizes(parts)
            split.splitterMoved.connect(
                lambda _place, _index, key=key, split=split: self._remembered.keep_splitter(key, split)
            )
        for part in (self.range, self.notice, self.period, self.notes):
            self.body.addWidget(part)
        self.body.addWidget(whole, 1)

    def _join(self) -> None:
        self.range.asked.connect(self._ask_other)
        self.measures.selectionModel().currentRowChanged.connect(self._show_one)
        for table in (self.measures, self.one.groups, self.one.reasons):
            table.opened.connect(self._open_rows)
        self.rows.opened.connect(self._open)
        self.rows.left.connect(self._close_rows)
        self.excel.clicked.connect(lambda _checked=False: self.put_on_paper())
        self.annex.clicked.connect(lambda _checked=False: self.leads.emit("annex", 0))
        for keys, act in ((QKeySequence.StandardKey.Refresh, self.read_again), ("Ctrl+E", self.put_on_paper)):
            QShortcut(QKeySequence(keys), self, act).setContext(_WITHIN)


def where_it_opens(row: TimelinessRow, measure: Measure) -> tuple[str, int]:
    """What a row opens: the record of a conference, its conference, or what it is about itself."""
    if row.conference_id is None or row.subject in OPEN_THEMSELVES:
        return row.subject, row.subject_id
    return ("record" if measure is Measure.RECORD else "conference"), row.conference_id


OPEN_THEMSELVES = frozenset({"recommendation", "maqa_alert"})
