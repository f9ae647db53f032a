"""The cross-check of Annex A: list 5 or 7 as the desk can fill it, to hold beside what the case system says."""

from collections.abc import Sequence
from datetime import date
from textwrap import wrap

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget

from cpdesk.rows.refusals import Refusal
from cpdesk.rows.timeliness import AnnexExtract, AnnexList, AnnexShown, WriteAnnex
from cpdesk.rules.how_dates_read import counted, long, slashed
from ui.shared.choice_box import TypedChoiceBox
from ui.shared.date_field import DateField
from ui.shared.desk_link import DeskLink
from ui.shared.icons import ON_MAIN_BUTTON, icon
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside
from ui.shared.page import Page
from ui.shared.papers_out import PapersOut
from ui.shared.plain_text import plain_label
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme
from ui.shared.words_table import WordsTable

LISTS = {
    AnnexList.LIST_5: "List 5: children in section 47 enquiries",
    AnnexList.LIST_7: "List 7: children with a child protection plan",
}
NO_DATE = "Enter the day of the extract, like 7/12/2026."
DATE_LETTERS = 34
HEADING_LETTERS = 28
SOON = 350


class AnnexPage(Page):
    """One list at a time, read before it goes out."""

    paper = "This list as Excel"

    def __init__(self, link: DeskLink, theme: Theme, remembered: Remembered, outside: Outside) -> None:
        super().__init__("Annex A cross-check")
        self._link = link
        self.notice = NoticeBar(theme)
        self.papers = PapersOut(link, remembered, self.notice, outside, self)
        self.which = TypedChoiceBox()
        self.which.setAccessibleName("List of Annex A")
        for one, words in LISTS.items():
            self.which.addItem(words, one)
        self.as_at = DateField(theme, link.almanac)
        self.as_at.setAccessibleName("As at")
        self.as_at.setDate(link.almanac.today())
        self.excel = QPushButton(icon("excel", ON_MAIN_BUTTON), "Excel")
        self.excel.setProperty("kind", "main")
        self.excel.setToolTip("Write this list as Excel (Ctrl+E); its name names no child")
        self.said, self.notes, self.not_filled = (
            plain_label("", "strong"),
            plain_label("", "quiet"),
            plain_label("", "quiet"),
        )
        self.tables: dict[AnnexList, WordsTable] = {}
        self.shown = QStackedWidget()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._lay_out()
        self._join()
        self.read_again()

    def read_again(self) -> None:
        """Ask the desk for the list anew."""
        on = self._day()
        if on is not None:
            self._link.ask(AnnexExtract(self._which(), on), self.show_list, self._refuse, latest=True)

    def show_list(self, annex: AnnexShown) -> None:
        """Show this list."""
        if annex.which not in self.tables:
            self.tables[annex.which] = WordsTable(LISTS[annex.which], [in_lines(one) for one in annex.headings])
            self.shown.addWidget(self.tables[annex.which])
        table = self.tables[annex.which]
        table.show_rows(words_of(annex.rows))
        self.shown.setCurrentWidget(table)
        children = "1 child" if len(annex.rows) == 1 else f"{len(annex.rows)} children"
        self.said.setText(f"{children}, {long(annex.first)} to {long(annex.as_at)}")
        self.notes.setText(" ".join(annex.notes))
        columns = counted(len(annex.not_filled), "column")
        lacking = f"{columns} that the desk does not hold: {'; '.join(annex.not_filled)}." if annex.not_filled else ""
        self.not_filled.setText(lacking)

    def put_on_paper(self) -> None:
        """Have the list written as Excel."""
        on = self._day()
        if on is None:
            self.as_at.show_problem(self.as_at.problem() or NO_DATE)
            self.as_at.setFocus()
            return
        which = self._which()
        self.papers.write(lambda folder: WriteAnnex(which, folder, on), "Writing the list")

    def _which(self) -> AnnexList:
        return AnnexList(self.which.currentData())

    def _day(self) -> date | None:
        return self.as_at.date()

    def _refuse(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _lay_out(self) -> None:
        self.head.addWidget(self.excel)
        row = QHBoxLayout()
        label = QLabel("As at")
        label.setBuddy(self.as_at)
        self.as_at.setFixedWidth(self.fontMetrics().averageCharWidth() * DATE_LETTERS)
        row.addWidget(self.which)
        row.addSpacing(10)
        row.addWidget(label)
        row.addWidget(self.as_at)
        row.addStretch(1)
        self.body.addLayout(row)
        for part in (self.notice, self.said, self.notes, self.not_filled):
            self.body.addWidget(part)
        self.body.addWidget(self.shown, 1)

    def _join(self) -> None:
        self.which.activated.connect(lambda _place: self._soon.start())
        self.as_at.dateChanged.connect(lambda _on: self._soon.start())
        self._soon.timeout.connect(self.read_again)
        self.excel.clicked.connect(lambda _checked=False: self.put_on_paper())
        for keys, act in ((QKeySequence.StandardKey.Refresh, self.read_again), ("Ctrl+E", self.put_on_paper)):
            QShortcut(QKeySequence(keys), self, act)


def in_lines(heading: str) -> str:
    """A long heading in several lines: headings stand as Annex A writes them, whole."""
    return "\n".join(wrap(heading, HEADING_LETTERS))


def words_of(rows: Sequence[tuple[object, ...]]) -> list[tuple[str, ...]]:
    """The cells in words, dates as people read them."""
    return [
        tuple(slashed(cell) if isinstance(cell, date) else str(cell if cell is not None else "") for cell in row)
        for row in rows
    ]
