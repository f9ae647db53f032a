"""The LPM register's room: the table, the pane beneath it, the form at its side, and the import in its place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rows.lpm_register import RecommendationPane as Entry
from cpdesk.rows.marks import Mark
from cpdesk.rows.old_spreadsheet import SpreadsheetKept
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.today import RememberOpened
from ui.lpm_register.next_step import primary_move
from ui.lpm_register.pane import RecommendationPane
from ui.lpm_register.register_view import RegisterView
from ui.shared.desk_link import DeskLink
from ui.shared.following import Following
from ui.shared.forms.form import Form
from ui.shared.remembered import Remembered
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme

if TYPE_CHECKING:
    from ui.lpm_register.import_page import ImportPage

SPLITTER = "lpm_register/splitter"
UNTIL_SETTLED = 60  # milliseconds without a key before the pane follows the table
_AROUND = 38  # the margins of the room and the gap beside a form
_PANE_IN_LETTERS = 75  # narrower than this, the pane's heading is cut
_FOLLOWED = frozenset({"register", "days"})


class RegisterTab(QWidget):
    """The room behind the tab LPM register.

    `counted` carries "13 of 148 shown · 1 selected"; `preview_wanted` asks for the first-Monday list in Reports.
    """

    counted = Signal(str)
    badge = Signal(int)
    preview_wanted = Signal()
    go = Signal(str, int, str)

    def __init__(self, link: DeskLink, theme: Theme, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._theme = theme
        self._remembered = remembered
        self.view = RegisterView(link, theme, remembered)
        self.pane = RecommendationPane(link, theme, remembered, link.almanac)
        self.side = SidePanel(theme)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.pages = QStackedWidget()
        self._import: ImportPage | None = None
        self.following = Following(self, link, self.read_again, _FOLLOWED, behind=True)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(UNTIL_SETTLED)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.view.table)

    def read_again(self) -> None:
        """Read the table and the pane again."""
        self.following.was_read()
        self.view.read_again()
        self.pane.read_again()

    def find(self, text: str) -> None:  # type: ignore[override]  # Qt's own finds a window by number, long unused
        """Show what these words find in the whole register; without words, the usual view."""
        self.pages.setCurrentIndex(0)
        self.view.find_words(text)

    def show_entry(self, entry: int) -> None:
        """Show one entry, in the table and in the pane."""
        self.pages.setCurrentIndex(0)
        self.view.show_only(entry)
        self._link.do(RememberOpened("recommendation", entry))

    def open_next_step(self, entry: int) -> None:
        """Show one entry, and open the form of its one next step."""
        self.show_entry(entry)
        self._link.ask(OpenRecommendation(entry), self._open_form_of_next_step)

    def narrow_to_mark(self, mark: Mark, chair_id: int | None = None) -> None:
        """Show the entries that bear this mark, of one chair where one is given."""
        self.pages.setCurrentIndex(0)
        self.view.narrow_to_mark(mark, chair_id)

    def new_recommendation(self) -> None:
        """Open the form for a new recommendation."""
        from ui.lpm_register.entry_form import EntryForm

        self.pages.setCurrentIndex(0)
        self.show_form(EntryForm(self._link, self._theme, self._link.almanac))

    def import_spreadsheet(self) -> None:
        """Show the import page in place of the table."""
        from ui.lpm_register.import_page import ImportPage

        if self._import is None:
            self._import = ImportPage(self._link, self._theme)
            self._import.closed.connect(self._back_to_table)
            self._import.imported.connect(self._say_imported)
            self.pages.addWidget(self._import)
        self.pages.setCurrentWidget(self._import)
        self._import.go_to_first_step()

    def copy_rows(self) -> None:
        """Copy the chosen lines for a spreadsheet."""
        self.view.table.copy(headings=False)

    def copy_rows_with_headings(self) -> None:
        """Copy the chosen lines for a spreadsheet, headings first."""
        self.view.table.copy(headings=True)

    def show_form(self, form: Form) -> None:
        """Show a form at the side; it goes when it was kept or closed."""
        form.closed.connect(self.side.put_away)
        # Before the form is there: a window too narrow for both, even for a moment, would grow beyond its screen.
        self.pane.setVisible(self.pane.isVisible() and self._has_room(self.window().width() // 2))
        self.side.show_form(form.title, form)
        self._make_room()
        form.open()
        first = next(iter(form.fields.values()), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(14, 10, 14, 8)
        row.setSpacing(10)
        self.split.addWidget(self.view)
        self.split.addWidget(self.pane)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(9)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes([430, 300])
        self._remembered.put_back_splitter(SPLITTER, self.split)
        row.addWidget(self.split, 1)
        row.addWidget(self.side)
        self.pages.addWidget(room)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _connect(self) -> None:
        self.view.chosen.connect(lambda _entries: self._settled.start())
        self._settled.timeout.connect(self._show_in_pane)
        self.view.opened.connect(self._go_to_pane)
        self.view.counted.connect(self.counted)
        self.view.said.connect(self._say_done)
        self.view.preview_wanted.connect(self.preview_wanted)
        self.view.new_wanted.connect(self.new_recommendation)
        self.view.import_wanted.connect(self.import_spreadsheet)
        self.view.group_wanted.connect(self.pane.record_lpm_for)
        self.pane.wants_form.connect(self.show_form)
        self.pane.road_wanted.connect(lambda child: self.go.emit("child_road", child, ""))
        self.side.closed.connect(self._make_room)
        self.side.closed.connect(self.view.table.setFocus)
        self.split.splitterMoved.connect(lambda: self._remembered.keep_splitter(SPLITTER, self.split))
        QShortcut(QKeySequence.StandardKey.New, self, self.new_recommendation, context=_WITHIN)

    def _open_form_of_next_step(self, entry: Entry) -> None:
        from ui.lpm_register.moves import FORMS

        move = primary_move(entry.line.state, entry.next_moves)
        if move is not None:
            self.show_form(FORMS[move](self._link, self._theme, self._link.almanac, entry))

    def _show_in_pane(self) -> None:
        entries = self.view.table.chosen_entries()
        self.pane.show_entry(entries[0] if entries else None)

    def _go_to_pane(self) -> None:
        stops = (part for part in self.pane.findChildren(QWidget) if _takes_keyboard(part))
        first = next(stops, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _say_done(self, sentence: str) -> None:
        self._link.done.emit(Kept((), sentence, ""))

    def _back_to_table(self) -> None:
        self.pages.setCurrentIndex(0)
        self.view.table.setFocus()

    def _say_imported(self, kept: SpreadsheetKept) -> None:
        words = f"{kept.said} Undo takes them all out again." if kept.operation else kept.said
        button = "Show what to look at" if kept.doubts or kept.rejected else ""
        self.view.notice.say(words, button=button, act=self.import_spreadsheet)

    def _make_room(self) -> None:
        """A form beside the register takes the pane's place where both would be cut: large text, small screen."""
        self.pane.setVisible(self.side.isHidden() or self._has_room(self.side.width()))

    def _has_room(self, beside: int) -> bool:
        return self.width() - beside - _AROUND >= _PANE_IN_LETTERS * self.fontMetrics().averageCharWidth()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether there is room for the pane beside a form."""
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody was here."""
        super().showEvent(event)
        self.following.was_shown()


def _takes_keyboard(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isEnabled() and part.isVisible()


_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
