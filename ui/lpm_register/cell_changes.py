"""What the window does while a cell is changed: keep it, or say why not and let the person go on from there."""

from PySide6.QtCore import QModelIndex, QObject, QTimer

from cpdesk.rows.lpm_register import Column
from cpdesk.rows.refusals import StaleSave
from cpdesk.rows.unit import Names
from ui.lpm_register.column_layout import ColumnLayout
from ui.lpm_register.columns import FACES, PLACE_OF, Change
from ui.lpm_register.editing import CellChange, CellEditing
from ui.lpm_register.keeping import CellKeeping
from ui.lpm_register.table import RegisterTable
from ui.lpm_register.why_bar import WhyBar
from ui.shared.desk_link import DeskLink
from ui.shared.forms.stale_choice import StaleChoice
from ui.shared.notice_bar import NoticeBar
from ui.shared.theme import Theme

IN_THE_PANE = "This column is changed in the pane below: press Enter to go there."
NO_DATE_HERE = "Ctrl+D puts today's date into a date column. Go to the cell first."


class CellChanges(QObject):
    """Joins the editor in a cell, the desk, and the places where the desk's answer is shown."""

    def __init__(
        self, link: DeskLink, theme: Theme, table: RegisterTable, *, columns: ColumnLayout, notice: NoticeBar
    ) -> None:
        super().__init__(table)
        self._almanac = link.almanac
        self._register = table.register
        self._table = table
        self._columns = columns
        self._notice = notice
        self._going_on = False
        self.stale = StaleChoice()
        self.why = WhyBar()
        self.editing = CellEditing(table.register, theme, link.almanac, self)
        self.keeping = CellKeeping(link, self)
        table.setItemDelegate(self.editing)
        self._connect()

    def set_names(self, names: Names) -> None:
        """Offer these teams and chairs in boxes."""
        self.editing.set_names(names)

    def _put_today(self, index: QModelIndex) -> None:
        if not index.isValid() or FACES[index.column()].change is not Change.DATE:
            self._notice.say(NO_DATE_HERE)
            return
        line = self._register.line(index.row()).line
        self.keeping.keep(CellChange(line, FACES[index.column()].column, self._almanac.today()))

    def _was_kept(self) -> None:
        self._clear()
        self.editing.finish()

    def _was_refused(self, sentence: str) -> None:
        self._notice.refuse(sentence)
        self.editing.stay(sentence)

    def _was_stale(self, refusal: StaleSave) -> None:
        self.editing.stay("")
        self.stale.show_both(refusal)

    def _use_theirs(self) -> None:
        self._clear()
        self.editing.finish()
        self._register.read_again()
        self._table.setFocus()

    def _keep_mine(self) -> None:
        self.keeping.keep_mine()
        self._table.setFocus()

    def _ask_why(self, sentence: str) -> None:
        self.editing.stay(sentence)
        self.why.ask(sentence)

    def _let_be(self) -> None:
        self.editing.finish()
        self._table.setFocus()

    def _ask_other_half(self, first: CellChange, column: Column, sentence: str) -> None:
        self._going_on = True
        self.editing.finish()
        self._going_on = False
        row = self._register.row_of(first.line.id)
        if row < 0:
            self.keeping.forget_half()
            return
        self._notice.say(sentence)
        self._columns.show_column(column, shown=True)
        self._table.setCurrentIndex(self._register.index(row, PLACE_OF[column]))
        QTimer.singleShot(0, self._table, lambda: self._table.edit(self._table.currentIndex()))

    def _editor_left(self) -> None:
        """An editor put away takes with it what was said about it, and a half that waited for it."""
        if not self._going_on:
            self.keeping.forget_half()
            self._clear()

    def _clear(self) -> None:
        self._notice.clear()
        self.stale.clear()
        self.why.clear()

    def _connect(self) -> None:
        self._table.today_wanted.connect(self._put_today)
        self._table.unchangeable.connect(lambda: self._notice.say(IN_THE_PANE))
        self.editing.wanted.connect(self.keeping.keep)
        self.editing.left.connect(self._editor_left)
        self.keeping.kept.connect(self._was_kept)
        self.keeping.refused.connect(self._was_refused)
        self.keeping.stale.connect(self._was_stale)
        self.keeping.also.connect(self._ask_other_half)
        self.keeping.reason_wanted.connect(self._ask_why)
        self.why.given.connect(self.keeping.keep_because)
        self.why.put_away.connect(self._let_be)
        self.stale.theirs_taken.connect(lambda _field, _value: self._use_theirs())
        self.stale.mine_kept.connect(lambda _field: self._keep_mine())
