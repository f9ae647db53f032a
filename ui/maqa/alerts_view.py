"""The alerts with everything that narrows them, and what is said when there is nothing to show."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cpdesk.rows.maqa import AlertFilter, AlertSort, MaqaAlerts, QuarterStrip, StripShown
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import NamesToChoose
from cpdesk.rules.maqa import Theme as AlertTheme
from ui.maqa.columns import FACES
from ui.maqa.filter_chips import FilterChips, shown_of
from ui.maqa.filter_row import AlertFilterRow
from ui.maqa.model import AlertsModel
from ui.maqa.quarter_strip import QuarterStripCard
from ui.maqa.table import AlertsTable
from ui.shared.column_memory import ColumnMemory
from ui.shared.desk_link import DeskLink
from ui.shared.empty_state import EmptyState
from ui.shared.notice_bar import NoticeBar
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

NO_ALERTS = "No alerts. Raise one from a conference or with Ctrl+N."
NONE_OPEN = "No alert is open."
NO_MATCH = "No alert matches this filter."
COLUMNS, SORT, BACKWARDS = "maqa/columns", "maqa/sort", "maqa/backwards"
_USUAL = MaqaAlerts()


class AlertsView(QWidget):
    """Strip, filter, counts, rows.

    `chosen` carries the alert that the keyboard is on, `opened` the one to open; `counted` words for the status bar,
    `waiting` how many are overdue in all, `said` what was just done.
    """

    chosen = Signal(int)
    opened = Signal(int)
    counted = Signal(str)
    waiting = Signal(int)
    said = Signal(str)
    new_wanted = Signal()
    quarter_wanted = Signal(str)

    def __init__(self, link: DeskLink, theme: Theme, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._remembered = remembered
        self._filter = _USUAL.filter
        self._wanted: int | None = None
        self._in_all = 0
        self.model = AlertsModel(link, self)
        self.strip = QuarterStripCard(theme, remembered)
        self.filter_row = AlertFilterRow()
        self.chips = FilterChips(theme)
        self.notice = NoticeBar(theme)
        self.table = AlertsTable(self.model, theme)
        self.columns = ColumnMemory(self.table, remembered, COLUMNS, FACES, self.table.cells.width_of)
        self.nothing = EmptyState(NO_ALERTS, [("New alert", self.new_wanted.emit)])
        self.no_match = EmptyState("", [("Clear", self.clear), ("Show all", self.show_all)])
        self._lay_out()
        self._sort_as_remembered()
        self._connect()
        self.chips.set_chosen(self._filter, narrowed=False)

    def read_again(self) -> None:
        """Read rows and bars again."""
        self.model.read_again()
        self._link.ask(NamesToChoose(), self.filter_row.offer_chairs, _pass_over, latest=True)
        self._link.ask(QuarterStrip(self.strip.shown_quarter()), self._take_strip, _pass_over, latest=True)

    def narrowed(self) -> MaqaAlerts:
        """What the alerts are narrowed to, without their order."""
        return replace(self.filter_row.narrowed(), filter=self._filter)

    def narrow_to(self, wanted: MaqaAlerts) -> None:
        """Show what this asks for."""
        self._filter = wanted.filter
        self.filter_row.set_narrowed(wanted)
        self._narrow()

    def clear(self) -> None:
        """Show the usual view again."""
        self.narrow_to(_USUAL)
        self.table.setFocus()

    def show_all(self) -> None:
        """Show every alert there is."""
        self.narrow_to(replace(_USUAL, filter=AlertFilter.ALL))
        self.table.setFocus()

    def sort_by_due(self) -> None:
        """What is due soonest stands first."""
        self.table.show_order(AlertSort.DUE, backwards=False)
        self._sort(AlertSort.DUE, False)

    def go_to(self, alert: int) -> None:
        """Put the keyboard on this alert, as soon as its row has been read."""
        if not self.table.choose(alert):
            self._wanted = alert

    # What follows when somebody narrows, reads or chooses

    def _narrow(self) -> None:
        narrowed = self.narrowed()
        self.chips.set_chosen(self._filter, narrowed=narrowed != _USUAL)
        self.strip.mark(narrowed)
        self.model.narrow(narrowed)

    def _choose_filter(self, chosen: AlertFilter) -> None:
        self._filter = chosen
        self._narrow()

    def _narrow_to_bar(self, bar: tuple[str, str]) -> None:
        """A bar opens as many rows as it counts; pressed again it lets go."""
        agency, theme = bar
        wanted = MaqaAlerts(
            filter=AlertFilter.ALL,
            agency=agency,
            theme=AlertTheme(theme) if theme else None,
            quarter=self.strip.shown_quarter(),
        )
        self.narrow_to(_USUAL if wanted == self.narrowed() else wanted)

    def _ask_strip(self, quarter: str) -> None:
        self._link.ask(QuarterStrip(quarter), self._take_strip, _pass_over, latest=True)

    def _take_strip(self, strip: StripShown) -> None:
        self.strip.show_strip(strip)
        self.filter_row.offer_quarters(strip.quarters)
        self._tidy()

    def _show_what_was_read(self) -> None:
        page = self.model.page
        if page is None:
            return
        self.notice.clear()
        self.filter_row.offer_agencies(page.agencies)
        if not _narrows(self.narrowed()):
            self._in_all = page.counts.get(AlertFilter.ALL, 0)
            self.waiting.emit(page.counts.get(AlertFilter.OVERDUE, 0))
        self.chips.show_page(page, self._in_all)
        self.counted.emit(shown_of(page, self._in_all))
        self._tidy()
        if self._wanted is not None and self.table.choose(self._wanted):
            self._wanted = None

    def _tidy(self) -> None:
        """Rows, or the sentence that stands in their place; an empty unit needs nothing to narrow by."""
        page = self.model.page
        if page is None:
            return
        bare = not self.model.rowCount() and not page.counts.get(AlertFilter.ALL, 0) and not _narrows(self.narrowed())
        for part in (self.filter_row, self.chips):
            part.setVisible(not bare)
        self.strip.setVisible(not bare and bool(self.strip.shown_quarter()))
        if self.model.rowCount():
            self._lines.setCurrentWidget(self.table)
        elif bare:
            self._lines.setCurrentWidget(self.nothing)
        else:
            usual = self.narrowed() == _USUAL
            self.no_match.say(NONE_OPEN if usual else NO_MATCH)
            self.no_match.buttons[0].setVisible(not usual)
            self._lines.setCurrentWidget(self.no_match)

    def _say_not_read(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal), button="Read again", act=self.read_again)

    def _sort(self, sort: AlertSort, backwards: bool) -> None:
        self._remembered.keep(SORT, sort.value)
        self._remembered.keep(BACKWARDS, backwards)
        self.model.sort_by(sort, backwards=backwards)

    def _sort_as_remembered(self) -> None:
        kept = self._remembered.value(SORT, "")
        sort = AlertSort(kept) if kept in {each.value for each in AlertSort} else AlertSort.DUE
        backwards = self._remembered.value(BACKWARDS, False)
        self.table.show_order(sort, backwards=backwards)
        self.model.sort_by(sort, backwards=backwards)

    def _choose_columns(self) -> None:
        menu = self.columns.menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.filter_row.columns
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _lay_out(self) -> None:
        self._lines = QStackedWidget()
        for lines in (self.table, self.nothing, self.no_match):
            self._lines.addWidget(lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.strip, self.filter_row, self.chips, self.notice):
            column.addWidget(part)
        column.addWidget(self._lines, 1)

    def _connect(self) -> None:
        self.filter_row.changed.connect(self._narrow)
        self.filter_row.down.connect(self.table.setFocus)
        self.filter_row.columns_wanted.connect(self._choose_columns)
        self.filter_row.new_wanted.connect(self.new_wanted)
        self.chips.chosen.connect(self._choose_filter)
        self.chips.cleared.connect(self.clear)
        self.strip.narrow.connect(self._narrow_to_bar)
        self.strip.quarter_chosen.connect(self._ask_strip)
        self.strip.page_wanted.connect(self.quarter_wanted)
        self.model.read.connect(self._show_what_was_read)
        self.model.not_read.connect(self._say_not_read)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.table.said.connect(self.said)
        self.table.sorted.connect(self._sort)
        find = QKeySequence(QKeySequence.StandardKey.Find)
        QShortcut(find, self, self.filter_row.go_to_words, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts a notice away, then clears the filter."""
        if event.key() == Qt.Key.Key_Escape and self.notice.sentence():
            self.notice.clear()
        elif event.key() == Qt.Key.Key_Escape and self.narrowed() != _USUAL:
            self.clear()
        else:
            super().keyPressEvent(event)


def _narrows(question: MaqaAlerts) -> bool:
    """Whether anything but the choice of the chips narrows the alerts."""
    return replace(question, filter=_USUAL.filter) != _USUAL


def _pass_over(_refusal: Refusal) -> None:
    """Without bars and names the table is whole all the same."""
