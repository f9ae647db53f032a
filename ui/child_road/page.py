"""The page of one child's road: who the child is, everything drawn in time, and every line of it to open."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from cpdesk.rows.child_road import ChildRoad, RoadLine, RoadShown, WriteRoad
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import slashed
from ui.child_road.names_form import NamesForm
from ui.child_road.road_list import RoadList
from ui.shared.desk_link import DeskLink
from ui.shared.icons import ON_MAIN_BUTTON, icon
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside
from ui.shared.page import Page
from ui.shared.papers_out import PapersOut
from ui.shared.plain_text import reading_label
from ui.shared.remembered import Remembered
from ui.shared.rows_of_buttons import ButtonRow
from ui.shared.scrolled import scrolled
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme
from ui.shared.timeline.view import TimelineView

SPLITTER = "child_road/page"
AIR = 8
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class RoadPage(Page):
    """One child's road; `leads` carries what a line opens and its number, and the road of a brother or sister."""

    leads = Signal(str, int)
    paper = "This road as a PDF"

    def __init__(  # noqa: PLR0917  what every page is given, then what it is about
        self,
        link: DeskLink,
        theme: Theme,
        remembered: Remembered,
        outside: Outside,
        child_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("The road of a child", parent)
        self.child_id = child_id
        self.shown: RoadShown | None = None
        self._link = link
        self._theme = theme
        self._remembered = remembered
        self.notice = NoticeBar(theme)
        self.papers = PapersOut(link, remembered, self.notice, outside, self)
        self.name = reading_label("", "heading")
        self.about = reading_label("")
        self.others = ButtonRow()
        self._who = QVBoxLayout()
        self._siblings: tuple[tuple[int, str], ...] = ()
        self.timeline = TimelineView(theme)
        self.list = RoadList()
        self.side = SidePanel(theme)
        self.names = QPushButton(icon("edit"), "Change names")
        self.pdf = QPushButton(icon("pdf", ON_MAIN_BUTTON), "Write as PDF")
        self._placed = False
        self.follow(link, self.read_again)
        self._lay_out()
        self._join()
        self.read_again()

    def read_again(self) -> None:
        """Ask the desk for the road anew."""
        self._link.ask(ChildRoad(self.child_id), self.show_road, self._refuse, latest=True)

    def show_road(self, road: RoadShown) -> None:
        """Show this road."""
        first = self.shown is None
        self.shown = road
        name = f"{road.first_name} {road.surname}".strip()
        self.name.setText(name)
        self.name.setAccessibleName(name)
        also = f" Also known as {road.also_known_as}." if road.also_known_as else ""
        about = f"{road.reference}, {born_words(road.born_on, road.timeline.today)}.{also} {road.plan_words}"
        self.about.setText(about)
        self.about.setAccessibleName(about)
        self._show_others(road)
        self.timeline.show_timeline(road.timeline)
        self.list.show_lines(road.lines, road.timeline.today)
        self.pdf.setEnabled(True)
        self.names.setEnabled(True)
        if first:
            self._give_room()
            self.list.go_to_day(road.timeline.today)
            self.list.setFocus()

    def put_on_paper(self) -> None:
        """Have the road written as PDF."""
        self.papers.write(lambda folder: WriteRoad(self.child_id, folder), "Writing the road")

    def change_names(self) -> None:
        """Show the form for the names of the child at the right."""
        if self.shown is None:
            return
        form = NamesForm(self._link, self._theme, self._link.almanac, self.shown)
        form.closed.connect(self.side.put_away)
        self.side.show_form(form.title, form)
        form.open()

    def _show_others(self, road: RoadShown) -> None:
        """A button for the road of each brother and sister; those that stand already are left alone."""
        if road.siblings == self._siblings:
            return
        self._siblings = road.siblings
        before, self.others = self.others, ButtonRow()
        self._who.replaceWidget(before, self.others)
        before.deleteLater()
        for number, name in road.siblings:
            self.others.add(f"Road of {name}", partial(self.leads.emit, "child_road", number), drawn="record")
        self.others.setVisible(bool(road.siblings))

    def _give_room(self) -> None:
        """The picture gets what it needs, at most half of the page; the list the rest, unless somebody chose."""
        if not self._placed:
            whole = self._split.height()
            needed = min(self.timeline.minimumHeight() + AIR, whole // 2)
            self._split.setSizes([needed, whole - needed])

    def _open(self, line: RoadLine) -> None:
        if line.room:
            self.leads.emit(line.room, line.id)
        else:
            self.notice.say("There is nothing more to see of this.")

    def _refuse(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _lay_out(self) -> None:
        self.pdf.setProperty("kind", "main")
        self.pdf.setEnabled(False)
        self.pdf.setToolTip("Write this road as PDF (Ctrl+P)")
        self.names.setEnabled(False)
        self.names.setToolTip("Put right what the child is called, also known as, and when born")
        self.head.addWidget(self.names)
        self.head.addWidget(self.pdf)
        self.list.setToolTip("Enter opens what a line is about.")
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(scrolled(self.timeline, sideways=False))
        split.addWidget(self.list)
        split.setStretchFactor(1, 1)
        self._split = split
        self._placed = self._remembered.put_back_splitter(SPLITTER, split)
        split.splitterMoved.connect(lambda _place, _index: self._remembered.keep_splitter(SPLITTER, split))
        self._who.setSpacing(4)
        for part in (self.notice, self.name, self.about, self.others):
            self._who.addWidget(part)
        whole, column = QHBoxLayout(), QVBoxLayout()
        column.addLayout(self._who)
        column.addWidget(split, 1)
        whole.addLayout(column, 1)
        whole.addWidget(self.side)
        self.body.addLayout(whole, 1)

    def _join(self) -> None:
        self.list.opened.connect(self._open)
        self.names.clicked.connect(lambda _checked=False: self.change_names())
        self.side.closed.connect(self.list.setFocus)
        self.pdf.clicked.connect(lambda _checked=False: self.put_on_paper())
        again = QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self, self.read_again)
        again.setContext(_WITHIN)


def born_words(born_on: date | None, today: date) -> str:
    """When a child was born, or is due: "born 04/03/2019"."""
    if born_on is None:
        return "date of birth not known"
    return f"{'due' if born_on > today else 'born'} {slashed(born_on)}"
