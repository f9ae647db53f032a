"""The Reports tab: the first-Monday list to the email that carries it, conference records, the diary on paper."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cpdesk.rows.invitations import DiarySheet, PreviewSheet
from cpdesk.rows.lpm_list import IssuedLine, IssuedList, IssuedLists, IssueList, LpmList, MonthsToList, MonthToList
from cpdesk.rows.lpm_list import PreviewList as AskForList
from cpdesk.rows.refusals import HeldOpen, Refusal
from ui.reports_room.email_panel import EmailPanel
from ui.reports_room.list_card import ListCard
from ui.reports_room.list_preview import ListPreview
from ui.reports_room.quarter_card import QuarterCard
from ui.reports_room.recipients import RecipientsCard
from ui.reports_room.records_card import RecordsCard
from ui.reports_room.sheet_preview import SheetPreview
from ui.reports_room.timeliness_card import TimelinessCard
from ui.reports_room.week_card import WeekCard
from ui.shared.desk_link import DeskLink
from ui.shared.outside import Outside
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

FOLDER = "reports/folder"
WRITING = "Writing the LPM list"


class ReportsTab(QWidget):
    """What goes out on paper."""

    counted = Signal(str)
    badge = Signal(int)
    open_entry = Signal(int)
    open_record = Signal(int)
    open_page = Signal(str, str)

    def __init__(
        self,
        link: DeskLink,
        theme: Theme,
        remembered: Remembered,
        parent: QWidget | None = None,
        *,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._remembered = remembered
        self._outside = outside or Outside()
        self._list: LpmList | None = None
        self._then: Callable[[], None] | None = None
        self._issued: tuple[IssuedLine, ...] = ()
        self._file_name = ""
        self.card = ListCard(theme)
        self.recipients = RecipientsCard(link)
        self.email = EmailPanel(link, theme, self._outside)
        self.week = WeekCard(link, theme, remembered, self._outside, self.folder)
        self.records = RecordsCard(link, theme, remembered, self._outside)
        self.quarter = QuarterCard(link, theme, remembered, self._outside)
        self.timeliness = TimelinessCard()
        self._records_behind = False
        self.preview = ListPreview(theme)
        self.sheet = SheetPreview()
        self._pages = QStackedWidget()
        self._lay_out()
        self._join()
        self._show_folder()
        self.read_again()

    def read_again(self) -> None:
        """Reads the months, the list, its recipients, the chairs and rooms, and the records again."""
        self._link.ask(MonthsToList(), self._show_months, latest=True)
        self.recipients.read_again()
        self.week.read_again()
        self.records.read_again()
        self.quarter.read_again()

    def show_preview(self) -> None:
        """Shows the list as it would go out, when it has been read."""
        self._when_read(self._show_preview)

    def export(self) -> None:
        """Asks once, then issues and writes the list, when it has been read."""
        self._when_read(self._export)

    def folder(self) -> str:
        """Where the list is put: the folder chosen last, or the person's documents."""
        return self._remembered.value(FOLDER, "") or self._outside.documents()

    def _join(self) -> None:
        self.card.month_chosen.connect(self._read_list)
        self.card.preview_wanted.connect(self._show_preview)
        self.card.export_wanted.connect(self._export)
        self.card.export_agreed.connect(self._issue)
        self.card.folder_wanted.connect(self._choose_folder)
        self.card.not_ready.open_entry.connect(self.open_entry)
        self.recipients.told.connect(self.email.set_recipients)
        self.preview.left.connect(self._show_cards)
        self.week.preview_wanted.connect(self._ask_for_sheet)
        self.week.folder_wanted.connect(self._choose_folder)
        self.sheet.left.connect(self._leave_sheet)
        self.records.record_wanted.connect(self.open_record)
        self.quarter.page_wanted.connect(lambda quarter: self.open_page.emit("maqa_quarter", quarter))
        self.timeliness.timeliness_wanted.connect(lambda: self.open_page.emit("timeliness", ""))
        self.timeliness.annex_wanted.connect(lambda: self.open_page.emit("annex", ""))
        self._link.changed.connect(self._area_changed)
        export = QShortcut(QKeySequence("Ctrl+E"), self)
        export.activated.connect(self._export)

    def _area_changed(self, area: str) -> None:
        if area in ("register", "days", "lists"):
            self.read_again()
        elif area == "unit":
            self.week.read_again()
        elif area in ("record", "diary", "quarter", "maqa"):
            self._records_behind = not self.isVisible()
            if not self._records_behind:
                self._read_what_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Reads the records and the quarter that changed while another room or a page was in front."""
        super().showEvent(event)
        if self._records_behind:
            self._records_behind = False
            self._read_what_changed()

    def _read_what_changed(self) -> None:
        self.records.read_again()
        self.quarter.read_again()

    def _ask_for_sheet(self, on: date) -> None:
        self._link.ask(PreviewSheet(on, week=True), self._show_sheet, self._refused, latest=True)

    def _show_sheet(self, sheet: DiarySheet) -> None:
        self._pages.setCurrentWidget(self.sheet)
        self.sheet.show_sheet(sheet)

    def _leave_sheet(self) -> None:
        self._pages.setCurrentIndex(0)
        self.week.preview.setFocus()

    def _show_months(self, months: tuple[MonthToList, ...]) -> None:
        self.card.show_months(months)
        self._link.ask(IssuedLists(), self._show_issued, latest=True)
        self._read_list(self.card.month())

    def _read_list(self, month: str) -> None:
        self._file_name = ""
        self.card.show_issued(self._issued)
        self._link.ask(AskForList(month), self._show_list, self._refused, latest=True)

    def _show_issued(self, issued: tuple[IssuedLine, ...]) -> None:
        self._issued = issued
        self.card.show_issued(issued)

    def _show_list(self, lpm_list: LpmList) -> None:
        self._list = lpm_list
        self.card.show_list(lpm_list)
        entries, gaps = len(lpm_list.lines), len(lpm_list.not_ready)
        self.counted.emit(f"{entries - gaps} of {entries} entries ready for the list")
        then, self._then = self._then, None
        if then is not None:
            then()

    def _when_read(self, act: Callable[[], None]) -> None:
        if self._list is None:
            self._then = act
        else:
            act()

    def _show_preview(self) -> None:
        if self._list is not None:
            self._pages.setCurrentWidget(self.preview)
            self.preview.show_list(self._list)

    def _show_cards(self) -> None:
        self._pages.setCurrentIndex(0)
        self.card.preview.setFocus()

    def _export(self) -> None:
        """Writes an issued list again at once; a new one is asked about first."""
        self._show_cards()
        if self._list is None:
            return
        if self._list.issued_at is None:
            self.card.ask_before_export()
        else:
            self._issue()

    def _issue(self) -> None:
        request = IssueList(self.folder(), self.card.month(), self._file_name)
        self._link.do(request, self._exported, self._refused, words=WRITING)

    def _exported(self, issued: IssuedList) -> None:
        self._file_name = ""
        self.card.notice.clear()
        self.email.show_issued(issued)

    def _refused(self, refusal: Refusal) -> None:
        if isinstance(refusal, HeldOpen):
            self._file_name = refusal.offer
            self.card.notice.refuse(str(refusal), button=f"Save as {refusal.offer}", act=self._issue)
        elif refusal.field == "folder":
            self.card.notice.refuse(str(refusal), button="Choose another folder", act=self._choose_folder)
        else:
            self.card.notice.refuse(str(refusal))

    def _choose_folder(self) -> None:
        chosen = self._outside.choose_folder(self, self.folder())
        if chosen:
            self._remembered.keep(FOLDER, chosen)
            self._show_folder()

    def _show_folder(self) -> None:
        self.card.folder.setText(f"Goes into {self.folder()}")
        self.week.show_folder()

    def _lay_out(self) -> None:
        left = _column(self.card, self.recipients, self.week)
        right = _column(self.email, self.records, self.quarter, self.timeliness)
        cards = QWidget()
        cards.setProperty("kind", "scrolled")
        row = QHBoxLayout(cards)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(14)
        row.addLayout(left, 3)
        row.addLayout(right, 2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName("Reports")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(cards)
        self._pages.addWidget(scroll)
        self._pages.addWidget(self.preview)
        self._pages.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)


def _column(*cards: QWidget) -> QVBoxLayout:
    """Cards one beneath the other, each as tall as it needs to be."""
    column = QVBoxLayout()
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column
