"""The card of the quarter's MAQA alerts: the last quarter that ended, whether it was shared, and the ways on."""

from PySide6.QtCore import Signal

from cpdesk.rows.maqa_quarter import DraftQuarterEmail, MaqaQuarter, QuarterTable, TheQuarter, WriteQuarter
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import counted, short
from cpdesk.rules.london import LONDON
from ui.reports_room.labels import Card, button, sentence
from ui.shared.desk_link import DeskLink
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside
from ui.shared.papers_out import PapersOut
from ui.shared.remembered import Remembered
from ui.shared.rows_of_buttons import ButtonRow
from ui.shared.theme import Theme

WHAT_FOR = (
    "A quarter's alerts by theme, agency, timeliness and outcome, with what was learned and what is done. It goes to "
    "the partners and the Safeguarding business office, small numbers withheld."
)
NOT_SHARED = "Not kept as shared yet."


class QuarterCard(Card):
    """`page_wanted` carries the quarter whose page is opened."""

    page_wanted = Signal(str)

    def __init__(self, link: DeskLink, theme: Theme, remembered: Remembered, outside: Outside) -> None:
        super().__init__("Quarterly MAQA themes (Excel and PDF)")
        self._link = link
        self._quarter = ""
        self.notice = NoticeBar(theme)
        self.papers = PapersOut(link, remembered, self.notice, outside, self)
        self.which = sentence(kind="strong")
        self.last = sentence(kind="quiet")
        self.open = button("Open the quarter", lambda: self.page_wanted.emit(self._quarter), drawn="report", main=True)
        self.save = button("Save Excel and PDF", self._save, drawn="excel", tip="Small numbers are withheld")
        self.email = button("Draft an email", self._draft, drawn="mail", tip="Small numbers are withheld")
        buttons = ButtonRow()
        for made in (self.open, self.save, self.email):
            buttons.take(made)
            made.setEnabled(False)
        for part in (sentence(WHAT_FOR, "quiet"), self.which, self.last, buttons, self.notice):
            self.column.addWidget(part)

    def read_again(self) -> None:
        """Read again the last quarter that ended."""
        self._link.ask(MaqaQuarter(), self._show, self._refused, latest=True)

    def _show(self, shown: TheQuarter) -> None:
        self._quarter = shown.quarter
        self.which.setText(f"{shown.title}: {said_of(shown)}")
        latest = max(shown.snapshots, key=lambda one: one.number, default=None)
        if latest is None:
            self.last.setText(NOT_SHARED)
        else:
            on = short(latest.kept_at.astimezone(LONDON).date())
            since = " The figures changed since." if latest.changed_since else ""
            self.last.setText(f"Kept as shared on {on} by {latest.kept_by}.{since}")
        for made in (self.open, self.save, self.email):
            made.setEnabled(True)

    def _save(self) -> None:
        quarter = self._quarter
        self.papers.write(lambda folder: WriteQuarter(quarter, folder, suppress=True), "Writing the quarter")

    def _draft(self) -> None:
        quarter = self._quarter
        self.papers.write(lambda folder: DraftQuarterEmail(quarter, folder), "Writing the email draft")

    def _refused(self, refusal: Refusal) -> None:
        self.which.setText(str(refusal))


def said_of(shown: TheQuarter) -> str:
    """How many alerts there were, and how many actions are still open."""
    total = next((table.total.shown for table in shown.tables if table.table is QuarterTable.CHANNEL), "0")
    alerts = "no alerts" if total == "0" else "1 alert" if total == "1" else f"{total} alerts"
    still_open = sum(one.ended_on is None for one in shown.actions)
    actions = f", {counted(still_open, 'action')} still open" if still_open else ""
    return f"{alerts}{actions}."
