"""Everybody who is invited or told, as a table: what was sent, answered and received."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from cpdesk.rows.invitations import InviteeRow
from cpdesk.rules.how_dates_read import slashed
from cpdesk.rules.london import LONDON
from cpdesk.words import INVITE_KIND_WORDS, INVITE_SOURCE_WORDS, INVITER_WORDS, REPLY_WORDS
from ui.shared.theme import Theme
from ui.shared.words_table import WordsTable

HEADINGS = (
    "Agency",
    "Name",
    "Invited or told",
    "By",
    "Known from",
    "Sent",
    "Reply",
    "Report due",
    "Report received",
    "Email",
)
_ROWS_IN_SIGHT = 12


class InviteeTable(WordsTable):
    """One line for each; Enter or a double click opens it."""

    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Everybody who is invited or told", HEADINGS, parent)
        self._theme = theme
        self._invitees: tuple[InviteeRow, ...] = ()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.doubleClicked.connect(self._open)

    def show_invitees(self, invitees: Sequence[InviteeRow]) -> None:
        """Show other lines, and keep those chosen that are still there."""
        chosen = {row.id for row in self.chosen()}
        here = self.currentIndex().row()
        self._invitees = tuple(invitees)
        self.show_rows([_words(one) for one in invitees])
        line = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(line * min(_ROWS_IN_SIGHT, max(3, len(invitees))) + self.horizontalHeader().height() + 20)
        if 0 <= here < len(invitees):
            self.setCurrentIndex(self.model().index(here, 0))
        self.clearSelection()
        for row, one in enumerate(invitees):
            if one.id in chosen:
                self.selectRow(row)

    def chosen(self) -> tuple[InviteeRow, ...]:
        """The lines chosen."""
        selection = self.selectionModel()
        rows = sorted({index.row() for index in selection.selectedRows()}) if selection else []
        return tuple(self._invitees[row] for row in rows if row < len(self._invitees))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the line."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.row() < len(self._invitees):
            self.opened.emit(self._invitees[index.row()])


def _words(one: InviteeRow) -> tuple[str, ...]:
    source = INVITE_SOURCE_WORDS[one.source]
    replied = f" {slashed(one.replied_on)}" if one.replied_on else ""
    return (
        one.agency,
        one.name,
        INVITE_KIND_WORDS[one.kind],
        INVITER_WORDS[one.inviter],
        f"{source}: {one.source_words}" if one.source_words else source,
        _sent(one),
        f"{REPLY_WORDS[one.reply]}{replied}" if one.reply else "",
        slashed(one.report_due_on) if one.report_due_on else "",
        slashed(one.report_received_on) if one.report_received_on else "",
        one.email,
    )


def _sent(one: InviteeRow) -> str:
    if one.sent_at is None:
        return ""
    on = slashed(one.sent_at.astimezone(LONDON).date())
    return f"Again; was {on}" if one.tell_again else on
