"""What the panes of all rooms have in common: sections that are written anew, a place for what the desk says."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cpdesk.rows.marks import Mark
from cpdesk.rows.refusals import Refusal
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.following import Following
from ui.shared.marks import MarkChip
from ui.shared.notice_bar import NoticeBar
from ui.shared.plain_text import plain_label, reading_label
from ui.shared.rows_of_buttons import ButtonRow
from ui.shared.theme import Theme

_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class Pane(QWidget):
    """Everything about one thing, in sections; read anew when anything changed.

    `wants_form` carries the form to show in its place; `kept` what was kept right here.
    """

    wants_form = Signal(object)
    kept = Signal(object)

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = link
        self.theme = theme
        self.almanac = almanac
        self.notice = NoticeBar(theme)
        self._was_on: str | None = ""
        self._next_ticks: tuple[str, ...] = ()
        self._written = False
        self._sections = QVBoxLayout()
        self._sections.setSpacing(4)
        self._sections.setContentsMargins(0, 0, 10, 0)
        self.following = Following(self, link, self.read_again)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.notice)
        whole.addLayout(self._sections)
        whole.addStretch(1)
        again = QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self, self.read_again)
        again.setContext(_WITHIN)

    def read_again(self) -> None:
        """Ask the desk anew."""
        raise NotImplementedError

    def begin(self) -> None:
        """Take out what is shown, to write it anew; the keyboard goes back to where it was."""
        here = QApplication.focusWidget()
        inside = here is not None and self.isAncestorOf(here)
        self._was_on = here.accessibleName() if inside and here is not None else None if self._written else ""
        self._next_ticks = _ticks_after(here, self.findChildren(QCheckBox))
        self._written = True
        while (item := self._sections.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()

    def finish(self) -> None:
        """Everything is written: the keyboard stands where it stood, at the next tick, or at the first thing to do."""
        if self._was_on is None:
            return
        stops = [part for part in self.findChildren(QWidget) if _takes_keyboard(part) and self._is_shown(part)]
        named = {part.accessibleName(): part for part in reversed(stops)}
        wanted = (named[name] for name in (self._was_on, *self._next_ticks) if name and name in named)
        first = next(wanted, None) or next((part for part in stops if isinstance(part, QAbstractButton)), None)
        if first is not None:
            self.go_to(first)

    def go_to(self, part: QWidget) -> None:
        """Take the keyboard to a part and bring it into sight, once everything has its place."""
        part.setFocus()
        QTimer.singleShot(0, part, lambda: _bring_into_sight(part))

    def add(self, part: QWidget) -> QWidget:
        """Put a part beneath what is there."""
        self._sections.addWidget(part)
        part.show()  # at once, so that the keyboard can go there
        return part

    def add_head(self, who: str, mark: Mark, state: str) -> None:
        """Whom it is about, and where it stands as a chip."""
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(reading_label(who, "heading"), 1)
        row.addWidget(MarkChip(mark, state, self.theme))
        self.add(head)

    def add_section(self, heading: str, text: str, kind: str = "") -> None:
        """A heading with its text; left out when there is no text."""
        if not text.strip():
            return
        if heading:
            self.add(plain_label(heading, "strong"))
        self.add(reading_label(text, kind))

    def add_heading(self, heading: str) -> None:
        """A heading alone."""
        self.add(plain_label(heading, "strong"))

    def add_buttons(self) -> ButtonRow:
        """A row for buttons."""
        row = ButtonRow()
        self.add(row)
        return row

    def add_ticks(self, ticks: Iterable[tuple[str, str, bool]]) -> dict[str, QCheckBox]:
        """Boxes to tick by key; what is ticked already stays so: Undo takes it back."""
        boxes: dict[str, QCheckBox] = {}
        for key, words, ticked in ticks:
            box = QCheckBox(words.replace("&", "&&"))
            box.setAccessibleName(words)
            box.setChecked(ticked)
            box.setEnabled(not ticked)
            boxes[key] = box
            self.add(box)
        return boxes

    def do(self, request: object) -> None:
        """Have something done right here, and say what the desk says."""
        self.notice.clear()
        self.link.do(request, self.kept.emit, self.refuse)

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done, and show what is kept."""
        self.notice.refuse(str(refusal))
        self.following.soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody was here."""
        super().showEvent(event)
        self.following.was_shown()

    def _is_shown(self, part: QWidget) -> bool:
        return part.isVisibleTo(self) and part.isEnabled()


def _ticks_after(here: QWidget | None, ticks: Sequence[QCheckBox]) -> tuple[str, ...]:
    """The boxes that follow the one just ticked: that one is done, and the keyboard goes on to the next."""
    place = next((at for at, box in enumerate(ticks) if box is here), None)
    return () if place is None else tuple(box.accessibleName() for box in ticks[place + 1 :])


def _bring_into_sight(part: QWidget) -> None:
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    inner = above.widget() if above is not None else None
    if above is None or inner is None:
        return
    bottom = part.mapTo(inner, part.rect().bottomLeft()).y()
    if bottom <= above.viewport().height():
        above.verticalScrollBar().setValue(0)  # whom it is about stands above, and both can be seen
    else:
        above.ensureWidgetVisible(part, 0, 40)


def _takes_keyboard(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def at_the_left(part: QWidget) -> QWidget:
    """A part that is no wider than its words, with the rest of its line empty."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(part)
    line.addStretch(1)
    return row
