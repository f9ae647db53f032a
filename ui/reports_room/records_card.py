"""The card of conference records: what waits first, each record a key away, or as PDF."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QSizePolicy, QWidget

from cpdesk.rows.marks import Mark
from cpdesk.rows.record_deeds import WriteRecord
from cpdesk.rows.records_listed import RecordLine, RecordsListed
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import slashed
from ui.reports_room.labels import Card, button, sentence
from ui.shared.desk_link import DeskLink
from ui.shared.flow_row import FlowRow
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside
from ui.shared.papers_out import PapersOut
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme
from ui.shared.words_table import WordsTable

WHAT_FOR = "Records that wait come first. Enter opens one; on its page it is written, agreed, issued and sent."
NOTHING, NOT_FOUND = "No conference was held yet.", "No record of this family or reference."
HEADINGS = ("Conference", "Held", "How it stands")
LINES = 7
AFTER_TYPING = 250
_SHARES, _AS_WORDS = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.ResizeToContents


class RecordsTable(WordsTable):
    """The records, a line each; Enter opens the one that the cursor is on."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Conference records", HEADINGS, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        for column, how in enumerate((_SHARES, _AS_WORDS, _SHARES)):
            self.horizontalHeader().setSectionResizeMode(column, how)
        self.verticalHeader().setSectionResizeMode(_AS_WORDS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the record of this line."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def fit_lines(self) -> None:
        """As tall as its lines, up to a few; where the card is narrow their words go on in a second line."""
        shown = min(max(self.words.rowCount(), 1), LINES)
        tall = sum(self.rowHeight(row) for row in range(shown))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + tall + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the lines anew: another width breaks their words elsewhere."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.fit_lines)


class RecordsCard(Card):
    """The records of conferences; `record_wanted` carries the conference whose record is opened."""

    record_wanted = Signal(int)

    def __init__(self, link: DeskLink, theme: Theme, remembered: Remembered, outside: Outside) -> None:
        super().__init__("Conference records")
        self._link = link
        self._lines: Sequence[RecordLine] = ()
        self.notice = NoticeBar(theme)
        self.papers = PapersOut(link, remembered, self.notice, outside, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Family or reference")
        self.search.setAccessibleName("Find a record by family or reference")
        self.search.setClearButtonEnabled(True)
        self.table = RecordsTable()
        self.empty = sentence(NOTHING, "quiet")
        self.open = button("Open the record", self._open, drawn="record", main=True)
        self.save = button("Save PDF", self._save, drawn="pdf")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_TYPING)
        self._lay_out()
        self._join()

    def read_again(self) -> None:
        """Read the records again."""
        self._link.ask(RecordsListed(self.search.text().strip()), self._show, self._refused, latest=True)

    def _show(self, lines: tuple[RecordLine, ...]) -> None:
        was = self._chosen()
        self._lines = lines
        self.table.show_rows([words_of(line) for line in lines])
        self.table.fit_lines()
        same = [row for row, line in enumerate(lines) if was is not None and line.conference_id == was.conference_id]
        if lines:
            self.table.setCurrentIndex(self.table.model().index(same[0] if same else 0, 0))
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.empty.setText(NOT_FOUND if self.search.text().strip() else NOTHING)
        self.open.setEnabled(bool(lines))
        self._follow()

    def _chosen(self) -> RecordLine | None:
        row = self.table.currentIndex().row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _open(self) -> None:
        line = self._chosen()
        if line is not None:
            self.record_wanted.emit(line.conference_id)

    def _save(self) -> None:
        line = self._chosen()
        if line is not None:
            number = line.conference_id
            self.papers.write(lambda folder: WriteRecord(number, folder), "Writing the record")

    def _follow(self, *_index: QModelIndex | QPersistentModelIndex) -> None:
        """A record that nobody has begun cannot be written as PDF."""
        line = self._chosen()
        self.save.setEnabled(line is not None and line.state is not None)

    def _refused(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _lay_out(self) -> None:
        holder = QWidget()
        row = FlowRow(holder, right_from=holder)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        for made in (self.open, self.save):
            row.addWidget(made)
            made.setEnabled(False)
        for part in (sentence(WHAT_FOR, "quiet"), self.search, self.table, self.empty, holder, self.notice):
            self.column.addWidget(part)
        self.table.hide()

    def _join(self) -> None:
        self._soon.timeout.connect(self.read_again)
        self.search.textEdited.connect(lambda _typed: self._soon.start())
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentChanged.connect(self._follow)


def words_of(line: RecordLine) -> tuple[str, ...]:
    """One record as the table shows it."""
    late = line.mark is Mark.OVERDUE
    due = f", due {slashed(line.due_on)}" if line.due_on is not None and not late else ""
    return (f"{line.name} {line.family}, {line.reference}", slashed(line.on), f"{line.stands}{due}")
