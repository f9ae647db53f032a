"""The page of the directory: who is to be asked for what on a day, and everybody who ever was (D15, L17)."""

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cpdesk.rows.directory import Directory, TheDirectory
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import counted
from cpdesk.rules.linked_chairs import DirectoryPart
from ui.directory.missing import MissingRoles
from ui.directory.role_forms import HoldRoleForm
from ui.directory.role_pane import RolePane
from ui.directory.role_table import RoleTable
from ui.shared.date_field import DateField
from ui.shared.desk_link import DeskLink
from ui.shared.flow_row import FlowRow
from ui.shared.forms.form import Form
from ui.shared.forms.tick_box import TickBox
from ui.shared.icons import ON_MAIN_BUTTON, icon
from ui.shared.notice_bar import NoticeBar
from ui.shared.page import Page
from ui.shared.plain_text import plain_label
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme

DAY_IN_LETTERS = 22
SEARCH_IN_LETTERS = 34
PAUSE = 150
MAY_NOT = "Only the LPM lead, the Service Manager and the administrator change the directory."
NOBODY = "Nobody is in the directory on this day. Add who holds a role with Ctrl+N."
NOBODY_FITS = "Nobody in the directory fits. Add who holds a role with Ctrl+N."
_FOLLOWED = frozenset({"map", "unit", "maqa"})
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class DirectoryPage(Page):
    """A table of the roles held; Enter opens an entry, Ctrl+N names somebody for a role."""

    def __init__(self, link: DeskLink, theme: Theme, entry_id: int = 0, parent: QWidget | None = None) -> None:
        super().__init__("Directory of roles", parent)
        self._link = link
        self._theme = theme
        self.listed: TheDirectory | None = None
        self.notice = NoticeBar(theme)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Name, role, team or agency")
        self.search.setAccessibleName("Find in the directory")
        self.search.setClearButtonEnabled(True)
        self.day = DateField(theme, link.almanac)
        self.day.setAccessibleName("Who holds it on which day")
        self.past = TickBox("Everybody who ever did")
        self.add = QPushButton(icon("plus", ON_MAIN_BUTTON), "Who holds a role")
        self.says = plain_label("", "quiet")
        self.missing = MissingRoles()
        self.table = RoleTable()
        self.side = SidePanel(theme)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self.follow(link, self.read_again, _FOLLOWED)
        self._lay_out()
        self._join()
        self.day.setDate(link.almanac.today())
        self.read_again()
        if entry_id:
            self.open_entry(entry_id)

    def read_again(self) -> None:
        """Ask the desk who holds which role."""
        on = self.day.date()
        question = Directory(on, self.past.isChecked(), self.search.text().strip())
        self._link.ask(question, self._show, self._refuse, latest=True)

    def open_entry(self, entry_id: int) -> None:
        """Show one entry in the panel."""
        pane = RolePane(self._link, self._theme, self._link.almanac, entry_id)
        pane.wants_form.connect(lambda form: self._show_form(form, entry_id))
        self.side.show_form("Entry of the directory", pane)
        pane.read_again()

    def hold_role(self, part: DirectoryPart | None = None, team: str = "") -> None:
        """Open the form that names somebody for a role."""
        if self.listed is not None and not self.listed.may_keep:
            self.notice.warn(MAY_NOT)
            return
        rows = self.listed.rows if self.listed is not None else ()
        agencies = sorted({row.agency for row in rows if row.agency})
        self._show_form(HoldRoleForm(self._link, self._theme, self._link.almanac, part, team, agencies=agencies))

    def _show(self, listed: TheDirectory) -> None:
        self.listed = listed
        self.table.show_entries(listed.rows)
        self.missing.show_missing(listed.missing, may_keep=listed.may_keep)
        self.add.setVisible(listed.may_keep)
        nobody = NOBODY_FITS if self.search.text().strip() else NOBODY
        found = f"{counted(len(listed.rows), 'line')}." if listed.rows else nobody
        self.says.setText(f"{found} {listed.duty_said}")

    def _show_form(self, form: Form, entry_id: int = 0) -> None:
        form.closed.connect(lambda: self._form_closed(form, entry_id))
        self.side.show_form(form.title, form)
        form.open()

    def _form_closed(self, form: Form, entry_id: int) -> None:
        if self.side.content() is not form:
            return
        if entry_id:
            self.open_entry(entry_id)
        else:
            self.side.put_away()

    def _refuse(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _day_changed(self, _on: date | None) -> None:
        self.day.sentence.setVisible(bool(self.day.problem()) and not self.day.box.hasFocus())
        if self.day.date() is not None:
            self._soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel before the page."""
        if event.key() == Qt.Key.Key_Escape and not self.side.isHidden():
            self.side.put_away()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.add.setProperty("kind", "main")
        self.add.setToolTip("Ctrl+N")
        self.day.sentence.hide()
        self.day.setFixedWidth(self.fontMetrics().averageCharWidth() * DAY_IN_LETTERS)
        label = QLabel("On")
        label.setBuddy(self.day)
        self.head.addWidget(self.add)
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * SEARCH_IN_LETTERS)
        self.search.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        narrowing = QWidget()
        row = FlowRow(narrowing, narrowing)
        for beside in (self.search, label, self.day, self.past):
            row.addWidget(beside)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        narrowing.setSizePolicy(policy)
        self.body.addWidget(narrowing)
        left = QVBoxLayout()
        left.setSpacing(8)
        for part in (self.notice, self.says, self.missing):
            left.addWidget(part)
        left.addWidget(self.table, 1)
        columns = QHBoxLayout()
        columns.setSpacing(10)
        columns.addLayout(left, 1)
        columns.addWidget(self.side)
        self.body.addLayout(columns, 1)

    def _join(self) -> None:
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self.day.dateChanged.connect(self._day_changed)
        self.day.box.editingFinished.connect(lambda: self._day_changed(None))
        self.past.edited.connect(self._soon.start)
        self._soon.timeout.connect(self.read_again)
        self.add.clicked.connect(lambda _checked=False: self.hold_role())
        self.missing.wanted.connect(self.hold_role)
        self.table.opened.connect(self.open_entry)
        self.side.closed.connect(self.table.setFocus)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self, self.hold_role, context=_WITHIN)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus, context=_WITHIN)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self, self.read_again, context=_WITHIN)
