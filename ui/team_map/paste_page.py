"""Teams and chairs pasted from a spreadsheet: each line as it was understood, before anything is kept."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from cpdesk.rows.refusals import Refusal
from cpdesk.rows.team_map import LookAtPastedMap, PastedLine, PastedMap
from cpdesk.rows.team_map_deeds import TakePastedMap
from ui.shared.desk_link import DeskLink
from ui.shared.draft_keeper import DraftKeeper
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.fields import FormField, LongText, tall_for
from ui.shared.forms.tick_box import ticked_field
from ui.shared.icons import ON_MAIN_BUTTON, icon
from ui.shared.notice_bar import NoticeBar
from ui.shared.page import Page
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme
from ui.shared.words_table import WordsTable

HEADINGS = ("Line", "As pasted", "Team", "Linked chair", "What is done")
HOW = (
    "Copy the cells in Excel and paste them here: a team and its chair in each line, or a chair and the teams. "
    "Nothing is kept before you say so."
)
NEW = "Without the tick their lines are left out, so that a slip of the pen adds nobody."
EMPTY = "Nothing is pasted yet."
PAUSE = 200
NARROWEST_TABLE = 420
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class PastePage(Page):
    """The pasted text at the left, what it would do at the right. `kept` once the teams are linked."""

    kept = Signal()

    def __init__(self, link: DeskLink, theme: Theme, on: date | None = None, *, add_new: bool = False) -> None:
        super().__init__("Paste teams from a spreadsheet")
        self._link = link
        self.notice = NoticeBar(theme)
        self.box = LongText(12)
        self.box.setMinimumHeight(tall_for(self.box, 3))  # with large text it gives way to the words beneath
        self.text = FormField("Pasted cells", self.box, help_text=HOW)
        self.from_on = DateBox(theme, link.almanac)
        self.day = FormField("Linked from which day?", self.from_on)
        self.new = ticked_field("Add teams and chairs that are not known yet", NEW)
        self.says = plain_label(EMPTY, "strong")
        self.table = WordsTable("Each line as understood", HEADINGS)
        self.take = QPushButton(icon("tick", ON_MAIN_BUTTON), "Link these teams")
        self.take.setProperty("kind", "main")
        self.take.setToolTip("Ctrl+S")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self.from_on.setDate(on or link.almanac.today())
        self.new.write(add_new)
        self._lay_out()
        self._draft = DraftKeeper(link, "team-map-paste", self._gathered, self._fill, self)
        self._join()
        self.setFocusProxy(self.box)
        self._draft.bring_back()
        self._show(PastedMap((), EMPTY))

    def _join(self) -> None:
        self.text.edited.connect(self._typed)
        self.day.edited.connect(self._typed)
        self.new.edited.connect(self._typed)
        self.from_on.dateChanged.connect(lambda _on: self._soon.start())
        self._soon.timeout.connect(self._look)
        self.take.clicked.connect(lambda _checked=False: self.keep())
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.keep, context=_WITHIN)

    def keep(self) -> None:
        """Have the teams linked as they are understood."""
        on = self.from_on.date()
        if not self.box.toPlainText().strip():
            self.text.complain("Paste the teams and their chairs here first.")
        elif on is None:
            self.day.complain(self.from_on.problem() or "Enter the first day of the links, like 27/3/2027.")
        else:
            self.take.setEnabled(False)
            request = TakePastedMap(self.box.toPlainText(), on, self._adds_new())
            self._link.do(request, self._was_kept, self._refused, words="Linking the teams")

    def _typed(self) -> None:
        self._draft.typed()
        self._soon.start()

    def _look(self) -> None:
        text = self.box.toPlainText()
        if text.strip():
            question = LookAtPastedMap(text, self.from_on.date(), self._adds_new())
            self._link.ask(question, self._show, self._refused, latest=True)
        else:
            self._show(PastedMap((), EMPTY))

    def _show(self, pasted: PastedMap) -> None:
        self.notice.clear()
        self.says.setText(pasted.said or EMPTY)
        self.table.show_rows([_words(line) for line in pasted.lines])
        self.table.resizeRowsToContents()
        self.take.setEnabled(any(line.does and not line.problem for line in pasted.lines))

    def _adds_new(self) -> bool:
        return bool(self.new.written())

    def _was_kept(self, _kept: object) -> None:
        self._draft.drop()
        self.kept.emit()
        self.left.emit()

    def _refused(self, refusal: Refusal) -> None:
        self.take.setEnabled(True)
        self.notice.refuse(str(refusal))

    def _gathered(self) -> dict[str, object]:
        return {"text": self.box.toPlainText(), "from_on": self.from_on.written(), "new": self.new.written()}

    def _fill(self, body: dict[str, object]) -> None:
        self.text.write(body.get("text", ""))
        self.from_on.write(body.get("from_on", ""))
        self.new.write(body.get("new", False))
        self._soon.start()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.text, 4)
        for part in (self.day, self.new, self.take):
            left.addWidget(part)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.says)
        right.addWidget(self.table, 1)
        self.table.setMinimumWidth(NARROWEST_TABLE)
        self.table.setWordWrap(True)
        self.table.horizontalHeader().sectionResized.connect(lambda *_size: self.table.resizeRowsToContents())
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)
        self.body.addWidget(self.notice)
        self.body.addLayout(columns, 1)


def _words(line: PastedLine) -> tuple[str, ...]:
    does = f"Left out: {line.problem}" if line.problem else f"{line.new} {line.does}".strip() or "Linked so already."
    return str(line.number), line.written, line.team, line.chair, does
