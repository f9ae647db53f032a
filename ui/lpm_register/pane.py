"""Everything of one entry beneath the table: who, how it stands, the road so far, and the next step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rows.lpm_register import RecommendationPane as Entry
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import ChangeRecommendation
from ui.lpm_register.lpm_date_form import LpmDateForm
from ui.lpm_register.moves import FORMS
from ui.lpm_register.next_step import Move
from ui.lpm_register.pane_heading import PaneHeading
from ui.lpm_register.pane_sections import Section, sections_of
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.notice_bar import NoticeBar
from ui.shared.plain_text import plain_label, reading_label
from ui.shared.remembered import Remembered
from ui.shared.scrolled import scrolled
from ui.shared.theme import Theme
from ui.shared.timeline.list import TimelineList
from ui.shared.timeline.view import TimelineView

NOTHING_CHOSEN = "Choose an entry to see its rationale, its timeline and its history."
AS_LIST, AS_PICTURE = "Show timeline as a list", "Show timeline as a picture"
ROAD = "The child's road"
SPLITTER = "lpm_register/pane"


class RecommendationPane(QFrame):
    """One entry in full; `wants_form` carries a form for the panel, `road_wanted` a child whose road is asked for."""

    wants_form = Signal(object)
    road_wanted = Signal(int)

    def __init__(
        self, link: DeskLink, theme: Theme, remembered: Remembered, almanac: Almanac, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName("The entry chosen")
        self._link = link
        self._theme = theme
        self._remembered = remembered
        self._almanac = almanac
        self._id: int | None = None
        self._waiting: Move | None = None
        self.entry: Entry | None = None
        self.heading = PaneHeading(theme)
        self.notice = NoticeBar(theme)
        self.timeline = TimelineView(theme)
        self.timeline_list = TimelineList()
        self.as_list = QPushButton(AS_LIST)
        self.road = QPushButton(ROAD)
        self._sections = QVBoxLayout()
        self._lay_out()
        self._join()
        self.show_entry(None)

    def show_entry(self, entry_id: int | None) -> None:
        """Show this entry, or the sentence that none is chosen."""
        self._id = entry_id
        self._waiting = None
        self.notice.clear()
        if entry_id is None:
            self.entry = None
            self._stack.setCurrentWidget(self._nothing)
        else:
            self.read_again()

    def read_again(self) -> None:
        """Ask the desk for the entry anew."""
        if self._id is not None:
            self._link.ask(OpenRecommendation(self._id), self._show, self._say_refusal, latest=True)

    def open_move(self, move: Move) -> None:
        """Open the form of a move, or do it at once where nothing is left to be asked."""
        if self.entry is None:
            return
        if self.entry.line.id != self._id:
            # Another entry was chosen a moment ago and is on its way: the form is about that one.
            self._waiting = move
            return
        if move in (Move.WATCH, Move.UNWATCH):
            self._watch(watched=move is Move.WATCH)
        else:
            self.wants_form.emit(FORMS[move](self._link, self._theme, self._almanac, self.entry))

    def record_lpm_for(self, ids: Sequence[int]) -> None:
        """Open the form for one LPM date of several entries, such as a sibling group (L07)."""
        found: list[Entry] = []
        for entry_id in ids:
            self._link.ask(OpenRecommendation(entry_id), self._gatherer(found, len(ids)), self._say_refusal)

    def keep_places(self) -> None:
        """Remember where the splitter stands."""
        self._remembered.keep_splitter(SPLITTER, self._split)

    def _gatherer(self, found: list[Entry], wanted: int) -> Callable[[Entry], None]:
        def gather(entry: Entry) -> None:
            found.append(entry)
            if len(found) == wanted:
                self.wants_form.emit(LpmDateForm(self._link, self._theme, self._almanac, found))

        return gather

    def _show(self, entry: Entry) -> None:
        if entry.line.id != self._id:
            return
        same = self.entry is not None and self.entry.line.id == entry.line.id
        self.entry = entry
        self.heading.show_entry(entry)
        self.timeline.show_timeline(entry.timeline)
        self.timeline_list.show_timeline(entry.timeline)
        self._write_sections(sections_of(entry))
        if not same:
            self._scroll.verticalScrollBar().setValue(0)
        self._stack.setCurrentWidget(self._body)
        waiting, self._waiting = self._waiting, None
        if waiting is not None and self.heading.offers(waiting):
            self.open_move(waiting)

    def _write_sections(self, sections: Sequence[Section]) -> None:
        while (item := self._sections.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        for section in sections:
            if section.heading:
                self._sections.addWidget(plain_label(section.heading, "strong"))
            self._sections.addWidget(reading_label(section.text, section.kind))
        self._sections.addStretch(1)

    def _watch(self, *, watched: bool) -> None:
        if self.entry is not None:
            line = self.entry.line
            self._link.do(ChangeRecommendation(line.id, line.version, {"watched": watched}), None, self._say_refusal)

    def _say_refusal(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _open_road(self) -> None:
        """The road of the first child; those of brothers and sisters are a key away from there."""
        if self.entry is not None and self.entry.line.children:
            self.road_wanted.emit(self.entry.line.children[0].id)

    def _turn_timeline(self) -> None:
        as_list = self._timelines.currentWidget() is not self.timeline_list
        self._timelines.setCurrentWidget(self.timeline_list if as_list else self._picture)
        self.as_list.setText(AS_PICTURE if as_list else AS_LIST)

    def _lay_out(self) -> None:
        self._nothing = plain_label(NOTHING_CHOSEN, "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.as_list.setProperty("kind", "link")
        self.road.setProperty("kind", "link")
        self.road.setToolTip("Everything that the desk holds on the child, in order of date")
        self.heading.add_link(self.as_list)
        self.heading.add_link(self.road)
        self._body = QWidget()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._left())
        self._split.addWidget(self._right())
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([600, 400])
        self._remembered.put_back_splitter(SPLITTER, self._split)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(6)
        body.addWidget(self.heading)
        body.addWidget(self._split, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 8, 14, 6)
        whole.addWidget(self.notice)
        whole.addWidget(self._stack, 1)

    def _left(self) -> QWidget:
        self._picture = scrolled(self.timeline, sideways=False)
        self._timelines = QStackedWidget()
        self._timelines.addWidget(self._picture)
        self._timelines.addWidget(self.timeline_list)
        return self._timelines

    def _right(self) -> QScrollArea:
        inner = QWidget()
        inner.setLayout(self._sections)
        self._sections.setContentsMargins(8, 0, 8, 0)
        self._sections.setSpacing(3)
        self._scroll = scrolled(inner, sideways=False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName("Rationale, difference of view and history")
        return self._scroll

    def _join(self) -> None:
        self.heading.wanted.connect(self.open_move)
        self.as_list.clicked.connect(self._turn_timeline)
        self.road.clicked.connect(self._open_road)
        self._split.splitterMoved.connect(lambda _place, _index: self.keep_places())
