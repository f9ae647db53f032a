"""What is done with the whole record from the head of its page: begun, agreed, reopened, issued, corrected, printed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from cpdesk.rows.conference_record import RecordShown
from cpdesk.rows.record_deeds import AgreeRecord, BeginRecord, IssueRecord, WriteRecord
from cpdesk.rules.how_dates_read import counted
from ui.conference_record.keeping import RecordKeeping
from ui.conference_record.section import Keeping
from ui.conference_record.state_forms import CorrectForm, ReopenForm
from ui.shared.desk_link import DeskLink
from ui.shared.forms.form import Form
from ui.shared.notice_bar import NoticeBar
from ui.shared.papers_out import PapersOut
from ui.shared.theme import Theme

WAITS = "The record was issued. Send it to everybody who gets it: the last section says who that is."


class RecordSteps(QObject):
    """Each step stands on what is kept: what is still on its way is kept and read first.

    `wants_form` carries a form that asks why; `go_to_missing` takes the keyboard to what is missing first.
    """

    wants_form = Signal(object)
    go_to_missing = Signal()

    def __init__(
        self, link: DeskLink, theme: Theme, keeping: RecordKeeping, papers: PapersOut, notice: NoticeBar
    ) -> None:
        super().__init__(notice)
        self._link = link
        self._theme = theme
        self._keeping = keeping
        self._papers = papers
        self._notice = notice
        self.shown: RecordShown | None = None

    def begin(self) -> None:
        """Begin the record."""
        self._do(lambda shown: BeginRecord(shown.conference_id))

    def agree(self) -> None:
        """Have the chair agree the record; what is missing comes first."""
        self._when_kept(self._agree)

    def issue(self) -> None:
        """Issue the agreed record."""
        self._when_kept(
            lambda shown: self._do(
                lambda _shown: IssueRecord(shown.conference_id, shown.record_version), lambda _kept: self._say(WAITS)
            )
        )

    def reopen(self) -> None:
        """Ask why the agreed record becomes a draft again."""
        self._ask(ReopenForm)

    def correct(self) -> None:
        """Ask why the issued record is put right by a new version."""
        self._ask(CorrectForm)

    def write(self) -> None:
        """Have the version that is shown written as PDF."""
        self._when_kept(self._write)

    def show_record(self, shown: RecordShown) -> None:
        """Stand on the record as it is kept now; what was said of things missing goes once it is no longer so."""
        before, self.shown = self.shown, shown
        if before is not None and _blocking(before) != _blocking(shown) and self._notice.sentence() == _first(before):
            self._notice.clear()

    def _agree(self, shown: RecordShown) -> None:
        if _blocking(shown):
            self._notice.warn(_first(shown))
            self.go_to_missing.emit()
        else:
            self._do(lambda _shown: AgreeRecord(shown.conference_id, shown.record_version, shown.seen))

    def _write(self, shown: RecordShown) -> None:
        record = shown.record
        if record is None:
            return
        newest = record.version_no == shown.versions[-1].version_no
        number = None if newest else record.version_no
        self._papers.write(
            lambda folder: WriteRecord(shown.conference_id, folder, version_no=number), "Writing the record..."
        )

    def _ask(self, form: type[ReopenForm | CorrectForm]) -> None:
        if self.shown is not None:
            made: Form = form(self._link, self._theme, self._link.almanac, self.shown)
            self.wants_form.emit(made)

    def _do(self, make: Callable[[RecordShown], object], kept: Callable[[Any], None] | None = None) -> None:
        shown = self.shown
        if shown is not None:
            self._keeping.keep(Keeping(lambda: make(shown), kept))

    def _say(self, sentence: str) -> None:
        self._notice.say(sentence)

    def _when_kept(self, act: Callable[[RecordShown], None]) -> None:
        """Do something with what is shown, once everything typed is kept and shown."""

        def go_on() -> None:
            if self.shown is not None:
                act(self.shown)

        if self._link.is_idle():
            go_on()
        else:
            self._keeping.after_reading(go_on)


def _blocking(shown: RecordShown) -> int:
    return sum(line.blocks for line in shown.missing)


def _first(shown: RecordShown) -> str:
    """That something is missing before the record can be agreed, and where it is listed."""
    many = _blocking(shown)
    said = f"{counted(many, 'thing')} {'is' if many == 1 else 'are'} missing before the chair can agree the record."
    return f"{said} Enter on a line at the left goes there."
