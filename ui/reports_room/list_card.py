"""The card of the first-Monday list: what it is for, when it goes out, what is not ready, preview and export."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QPushButton, QWidget

from cpdesk.rows.lpm_list import IssuedLine, LpmList, MonthToList
from cpdesk.rows.marks import Mark
from cpdesk.rules.how_dates_read import long, month_and_year, short
from cpdesk.rules.london import LONDON
from ui.reports_room.labels import Card, button, sentence
from ui.reports_room.list_preview import changes_words, counts_words
from ui.reports_room.not_ready import NotReadyTable
from ui.shared.marks import MarkChip
from ui.shared.notice_bar import NoticeBar
from ui.shared.theme import Theme

WHAT_FOR = (
    "The LPM recommendations that are open, and those that ended since the last list. It goes to the service managers "
    "of CIN, the Safeguarding Unit and case progression, who review gaps in progress."
)
NOT_ISSUED = "Not issued yet."


class ListCard(Card):
    """Shows one month's list in short; what happens to it is the tab's affair."""

    month_chosen = Signal(str)
    preview_wanted = Signal()
    export_wanted = Signal()
    export_agreed = Signal()
    folder_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("First-Monday LPM list (Excel)")
        self._list: LpmList | None = None
        self.months = QComboBox()
        self.months.setAccessibleName("Month of the list")
        self.date = sentence(kind="strong")
        self.issued = sentence(NOT_ISSUED, "quiet")
        self.ready = MarkChip(Mark.NEUTRAL, "", theme)
        self.counts, self.changes = sentence(), sentence()
        self.gaps = sentence("Look at these first. Enter opens one in the register.", "strong")
        self.not_ready = NotReadyTable()
        self.folder = sentence(kind="quiet")
        self.preview = button("Preview", self.preview_wanted.emit, drawn="preview")
        self.export = button("Export to Excel", self.export_wanted.emit, drawn="excel", main=True, tip="Ctrl+E")
        self.choose = button("Choose another folder", self.folder_wanted.emit, drawn="folder")
        self.notice = NoticeBar(theme)
        self._lay_out()
        self.months.activated.connect(self._month_chosen)

    def month(self) -> str:
        """The month chosen, or nothing while none is."""
        found = self.months.currentData()
        return found if isinstance(found, str) else ""

    def show_months(self, months: tuple[MonthToList, ...]) -> None:
        """Offers these months; the one chosen stays, at first it is the next to go out."""
        chosen = self.month() or next((one.monday.month for one in months if one.next), "")
        self.months.clear()
        for one in months:
            words = f"{month_and_year(one.monday.nominal)}{', issued' if one.issued else ''}"
            self.months.addItem(words, one.monday.month)
        self.months.setCurrentIndex(max(self.months.findData(chosen), 0))

    def show_list(self, lpm_list: LpmList) -> None:
        """Shows this list in short."""
        self._list = lpm_list
        entries, gaps = len(lpm_list.lines), len(lpm_list.not_ready)
        self.date.setText(lpm_list.monday.explained)
        self.ready.set_state(Mark.DUE_SOON if gaps else Mark.ON_TRACK, f"{entries - gaps} of {entries} ready")
        self.counts.setText(counts_words(lpm_list))
        self.changes.setText(changes_words(lpm_list.changes))
        self.not_ready.show_entries(lpm_list.not_ready)
        for part in (self.gaps, self.not_ready):
            part.setVisible(bool(gaps))

    def show_issued(self, issued: tuple[IssuedLine, ...]) -> None:
        """Says by whom this month's list was made, and if it was not, by whom the last one was."""
        this_month = next((line for line in issued if line.month == self.month()), None)
        if this_month:
            self.issued.setText(issued_words(this_month))
        elif issued:
            last = max(issued, key=lambda line: line.issued_at)
            self.issued.setText(f"{NOT_ISSUED} Last: {month_and_year(last.issued_for)}, by {last.issued_by}.")
        else:
            self.issued.setText(f"{NOT_ISSUED} There is no earlier list.")

    def ask_before_export(self) -> None:
        """Asks once, in the card: what goes out cannot be taken back."""
        if self._list is None:
            return
        gaps = len(self._list.not_ready)
        not_ready = f" {gaps} of them {'is' if gaps == 1 else 'are'} not ready." if gaps else ""
        self.notice.warn(
            f"This issues the list for {long(self._list.monday.due)} for good, with {_entries(self._list)}.{not_ready}",
            button="Issue and export",
            act=self.export_agreed.emit,
        )
        self.notice.findChildren(QPushButton)[0].setFocus()

    def _month_chosen(self) -> None:
        self.notice.clear()
        self.month_chosen.emit(self.month())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("List for", self.months)
        for part in (sentence(WHAT_FOR, "quiet"), form, self.date, self.issued):
            self.column.addLayout(part) if isinstance(part, QFormLayout) else self.column.addWidget(part)
        for shown in (self.ready, self.counts, self.changes, self.gaps):
            self.column.addWidget(shown)
        self.column.addWidget(self.not_ready)
        self.column.addWidget(self.notice)
        self.column.addLayout(_row(self.export, self.preview, self.choose))
        self.column.addWidget(self.folder)
        self.column.addStretch()


def issued_words(line: IssuedLine) -> str:
    """By whom and when a list was issued, and whether somebody said it was sent."""
    sent = (
        f"Sent {short(_in_london(line.sent_said_at))}."
        if line.sent_said_at
        else "Nobody has said yet that it was sent."
    )
    entries = "1 entry" if line.entries == 1 else f"{line.entries} entries"
    return f"Issued {short(_in_london(line.issued_at))} by {line.issued_by}, {entries}. {sent}"


def _in_london(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def _entries(lpm_list: LpmList) -> str:
    return "1 entry" if len(lpm_list.lines) == 1 else f"{len(lpm_list.lines)} entries"


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    return row
