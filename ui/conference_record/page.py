"""The page of a conference's record: sections and what is missing at the left, the section in front at the right."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cpdesk.rows.conference_record import MissingLine, OpenRecord, RecordShown
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.record_parts import Section
from ui.conference_record.build import Tools
from ui.conference_record.head import RecordHead
from ui.conference_record.keeping import RecordKeeping
from ui.conference_record.lines import key_of, section_lines
from ui.conference_record.missing_list import MissingList
from ui.conference_record.not_begun import NotBegun
from ui.conference_record.section import RecordSection
from ui.conference_record.section_list import SectionList
from ui.conference_record.sections import SectionStack
from ui.conference_record.steps import RecordSteps
from ui.shared.desk_link import DeskLink
from ui.shared.forms.form import Form
from ui.shared.forms.stale_choice import StaleChoice
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside
from ui.shared.page import Page
from ui.shared.papers_out import PapersOut
from ui.shared.remembered import Remembered
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme

TITLE = "Record"
OLDER = "This is an earlier version, as it was agreed. It can be read and written as PDF, and stays as it is."
LEFT_IN_LETTERS = 36
SECTION_IN_LETTERS = 110
BEGINS_AT = {
    "tell_agency_role": Section.PLAN,
    "role_objection_due": Section.PLAN,
    "record_to_send": Section.DISTRIBUTION,
    "maqa_raise_due": Section.ATTENDANCE,
}
"""The section with which a thing that is due begins; the others begin with what is missing."""
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class RecordPage(Page):
    """Everything typed is kept as it is typed. `leads` carries what a section opens elsewhere, and its number."""

    leads = Signal(str, int)
    paper = "This record as a PDF"

    def __init__(  # noqa: PLR0917  what every page is given, then what it is about
        self,
        link: DeskLink,
        theme: Theme,
        remembered: Remembered,
        outside: Outside,
        conference_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(TITLE, parent)
        self.conference_id = conference_id
        self.shown: RecordShown | None = None
        self._link = link
        self._version: int | None = None
        self._begins_with: str | None = ""
        self.record_head = RecordHead(theme)
        self.notice = NoticeBar(theme)
        self.stale = StaleChoice()
        self.list = SectionList(theme)
        self.missing = MissingList(theme)
        self.sections = SectionStack(Tools(link, theme, outside, conference_id))
        self.not_begun = NotBegun()
        self.side = SidePanel(theme)
        self.papers = PapersOut(link, remembered, self.notice, outside, self)
        self.keeping = RecordKeeping(link, self.notice, self.stale, self)
        self.steps = RecordSteps(link, theme, self.keeping, self.papers, self.notice)
        self._middle = QStackedWidget()
        self._left = QWidget()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._lay_out()
        self._join()
        self._take_keys()
        self.read_again()

    def begin_with(self, due: str) -> None:
        """Begin with what this thing due asks for, when the record has been read."""
        self._begins_with = due

    def read_again(self) -> None:
        """Ask the desk for the record anew."""
        self._link.ask(OpenRecord(self.conference_id, self._version), self.show_record, self._refuse, latest=True)

    def show_record(self, shown: RecordShown) -> None:
        """Show the record as it is kept now."""
        self.shown = shown
        self.steps.show_record(shown)
        self.record_head.show()
        begun = shown.record is not None
        self.record_head.show_record(shown)
        self._make_room()
        self._middle.setCurrentWidget(self.sections if begun else self.not_begun)
        if begun:
            self.list.show_lines(section_lines(shown))
            self.missing.show_missing(shown.missing)
            self.sections.show_record(shown)
            self._begin(shown)
        else:
            self.not_begun.show_record(shown)
        self.keeping.was_read()

    def show_form(self, form: Form) -> None:
        """Show a form at the right until it is kept or put away."""
        form.closed.connect(lambda: self._put_away(form))
        self.sections.mark_place()
        self.side.show_form(form.title, form)
        form.open()

    def go_to(self, missing: MissingLine) -> None:
        """Take the keyboard to the place that something missing is about."""
        self.list.go_to(key_of(missing))
        self.sections.go_to(missing)

    def put_on_paper(self) -> None:
        """Have the version that is shown written as PDF, once somebody has begun it."""
        if self.shown is not None and self.shown.record is not None:
            self.steps.write()

    def show_version(self, number: int | None) -> None:
        """Show another version: None for the one that stands."""
        self._version = number
        if number is None:
            self.notice.clear()
        else:
            self.notice.say(OLDER, button="Show the newest", act=lambda: self.show_version(None))
        self.read_again()

    def _begin(self, shown: RecordShown) -> None:
        """Once: go to what is due, else to the first section in which something is missing."""
        due, self._begins_with = self._begins_with, None
        if due is None:
            return
        wanted = next((key_of(line) for line in shown.missing if line.blocks), (Section.FACTS.value, 0))
        if due in BEGINS_AT:
            wanted = (BEGINS_AT[due].value, 0)
        self.list.go_to(wanted)
        self.sections.show_section(wanted)
        self.list.setFocus()
        if due:
            self.sections.take_keyboard()

    # What the parts say

    def _hear(self, section: RecordSection) -> None:
        section.keeping.connect(self.keeping.keep)
        section.wants_form.connect(self.show_form)
        section.leads.connect(self.leads)
        section.said.connect(self.notice.say)
        section.writes.connect(self.papers.write)

    def _refuse(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _follow(self, area: str) -> None:
        if area == "record":
            self._soon.start()

    def _put_away(self, form: Form) -> None:
        if self.side.content() is form:
            self.side.put_away()

    # Keys

    def step(self, by: int) -> None:
        """Go to the next section or the one before; the keyboard stays in the list or in the section."""
        in_list = self.list.hasFocus()
        self.list.step(by)
        if not in_list:
            self.sections.take_keyboard()

    def go_round(self, by: int) -> None:
        """Take the keyboard to the next part of the page: sections, content, what is missing, form."""
        parts: list[tuple[QWidget, Callable[[], object]]] = [
            (self.list, self.list.setFocus),
            (self.sections, self.sections.take_keyboard),
            (self.missing, self.missing.take_keyboard),
            (self.side, self.side.focusNextChild),
        ]
        there = [
            (part, go) for part, go in parts if part.isVisibleTo(self) and (part is not self.missing or self._lacks)
        ]
        here = QApplication.focusWidget()
        place = next((at for at, (part, _go) in enumerate(there) if _holds(part, here)), -1 if by > 0 else 0)
        if there:
            there[(place + by) % len(there)][1]()

    @property
    def _lacks(self) -> bool:
        return self.shown is not None and bool(self.shown.missing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from the section to the list of sections, and from there back; Enter goes into the section."""
        if event.key() == Qt.Key.Key_Escape and self._holds_keyboard(self.sections):
            self.list.setFocus()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right} and self.list.hasFocus():
            self.sections.take_keyboard()
        else:
            super().keyPressEvent(event)

    def _make_room(self) -> None:
        """A form beside a section takes the place of the lists at the left where the section would be too narrow."""
        beside = 0 if self.side.isHidden() else self.side.width()
        room = self.width() - beside - self._left.width()
        begun = self.shown is not None and self.shown.record is not None
        letters = self.fontMetrics().averageCharWidth() * SECTION_IN_LETTERS
        self._left.setVisible(begun and (not beside or room >= letters))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether there is room for everything beside a form."""
        super().resizeEvent(event)
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for room when the form beside comes, goes or takes another width."""
        if watched is self.side and event.type() in {QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize}:
            self._make_room()
        return super().eventFilter(watched, event)

    def _holds_keyboard(self, part: QWidget) -> bool:
        return _holds(part, QApplication.focusWidget())

    # How it is put together

    def _lay_out(self) -> None:
        policy = self.record_head.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.record_head.setSizePolicy(policy)
        self.record_head.hide()  # nothing is said of a record that was not read yet
        self.head.insertWidget(2, self.record_head, 1)
        self.head.setStretch(self.head.count() - 1, 0)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(self.list)
        left.addWidget(self.missing, 1)
        self._left.setFixedWidth(self.fontMetrics().averageCharWidth() * LEFT_IN_LETTERS)
        self._middle.addWidget(self.sections)
        self._middle.addWidget(self.not_begun)
        content = QVBoxLayout()
        for part in (self.notice, self.stale):
            content.addWidget(part)
        content.addWidget(self._middle, 1)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self._left)
        columns.addLayout(content, 1)
        columns.addWidget(self.side)
        self.body.addLayout(columns, 1)

    def _join(self) -> None:
        self.side.installEventFilter(self)
        self._soon.timeout.connect(self.read_again)
        self._link.changed.connect(self._follow)
        self.list.chosen.connect(self.sections.show_section)
        self.missing.wanted.connect(self.go_to)
        self.sections.built.connect(self._hear)
        self.not_begun.begin.connect(self.steps.begin)
        self.keeping.read_wanted.connect(self._soon.start)
        self.steps.wants_form.connect(self.show_form)
        self.steps.go_to_missing.connect(self.missing.take_keyboard)
        self.side.closed.connect(self.sections.go_back)
        for signal, act in (
            (self.record_head.agree, self.steps.agree),
            (self.record_head.issue, self.steps.issue),
            (self.record_head.reopen, self.steps.reopen),
            (self.record_head.correct, self.steps.correct),
            (self.record_head.pdf, self.steps.write),
        ):
            signal.connect(act)
        self.record_head.version_chosen.connect(self.show_version)

    def _take_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F5", self.read_again),
            ("F6", lambda: self.go_round(1)),
            ("Shift+F6", lambda: self.go_round(-1)),
            ("Ctrl+PgDown", lambda: self.step(1)),
            ("Ctrl+PgUp", lambda: self.step(-1)),
        )
        for wanted, act in keys:
            QShortcut(QKeySequence(wanted), self, act).setContext(_WITHIN)


def _holds(part: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (part is widget or part.isAncestorOf(widget))
