"""A box that keeps itself: a choice or a tick at once, a date or a line when the cursor leaves or Enter is pressed."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.shared.almanac import Almanac
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.fields import ChoiceBox, FormField, ShortText
from ui.shared.forms.tick_box import TickBox
from ui.shared.theme import Theme

Choice = TypeVar("Choice", bound=StrEnum)
SOON = 350
"""So many milliseconds after the last key a choice counts as made: arrow keys pass others on the way."""


class KeptField(FormField):
    """One field of a record. `keep` carries its name, the new value, and the value that the person saw before.

    What is shown anew never takes away what somebody typed and is not kept yet.
    """

    keep = Signal(str, object, object)

    def __init__(
        self, field: str, label: str, editor: QWidget, value: Callable[[], object], *, help_text: str = ""
    ) -> None:
        super().__init__(label, editor, help_text=help_text)
        self.field = field
        self._value = value
        self._seen: object = value()
        self._before: object = self._seen
        self._on_its_way = False
        self._showing = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.keep_now)
        self.edited.connect(self._typed)
        for part in (editor, *editor.findChildren(QWidget)):
            part.installEventFilter(self)

    def value(self) -> object:
        """What stands in the box, as the desk takes it."""
        return self._value()

    def stands_on(self) -> object:
        """What a change made now would stand on: what was shown, or what is on its way."""
        return self._seen

    def is_written_in(self) -> bool:
        """Whether something stands in the box that is not kept yet."""
        return self._on_its_way or self.value() != self._seen or bool(self.wrong())

    def wrong(self) -> str:
        """What is wrong with what was typed, empty when it can be kept."""
        return self.editor.problem() if isinstance(self.editor, DateBox) else ""

    def show_value(self, value: object) -> None:
        """Show what is kept now, unless somebody is writing here."""
        if self._on_its_way or (self.is_written_in() and value != self.value()):
            return
        self._put(value)

    def take(self, value: object) -> None:
        """Show what is kept, whatever was typed: somebody chose it over their own."""
        self._on_its_way = False
        self._put(value)

    def was_kept(self) -> None:
        """The desk kept what was sent."""
        self._on_its_way = False
        self.settle()

    def was_refused(self, sentence: str) -> None:
        """The desk did not keep it: it stays in the box, with the reason beneath."""
        self._on_its_way = False
        self._seen = self._before
        self.problem.setText(sentence)
        self.problem.show()
        self.editor.setAccessibleDescription(sentence)

    def keep_now(self) -> None:
        """Send what was typed, if it is something else than what is kept."""
        self._soon.stop()
        value = self.value()
        if value == self._seen or self.wrong():
            return
        seen, self._before, self._seen, self._on_its_way = self._seen, self._seen, value, True
        self.keep.emit(self.field, value, seen)

    def was_kept_since(self) -> None:
        """The desk kept what was sent, after somebody had left the page."""

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page keeps what stands in the box."""
        self.keep_now()
        super().hideEvent(event)

    def set_open(self, *, may_write: bool) -> None:
        """Whether somebody may write here now."""
        self.editor.setEnabled(may_write)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the box keeps what stands in it, and so does Enter."""
        entered = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
        if entered or event.type() == QEvent.Type.FocusOut:
            self.keep_now()
        return super().eventFilter(watched, event)

    def _put(self, value: object) -> None:
        self._showing = True
        if self.value() != value:
            self.write(value.value if isinstance(value, StrEnum) else value)
        self._showing = False
        self._seen = self._before = value
        self._soon.stop()

    def _typed(self) -> None:
        if not self._showing and isinstance(self.editor, ChoiceBox | TickBox):
            self._soon.start()


_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def kept_choice(
    field: str, label: str, kind: type[Choice], words: Mapping[Choice, str], *, nothing: str = "Choose", tip: str = ""
) -> KeptField:
    """A choice in the unit's own words."""
    box = ChoiceBox(words, nothing)
    return KeptField(field, label, box, lambda: kind(box.written()) if box.written() else None, help_text=tip)


def kept_tick(field: str, words: str, *, tip: str = "") -> KeptField:
    """Something that is so, or is not."""
    box = TickBox(words)
    kept = KeptField(field, "", box, box.isChecked, help_text=tip)
    kept.label.hide()
    box.setAccessibleName(words)
    return kept


def kept_line(field: str, label: str, *, tip: str = "") -> KeptField:
    """One line of text."""
    box = ShortText()
    return KeptField(field, label, box, lambda: box.text().strip(), help_text=tip)


def kept_date(field: str, label: str, theme: Theme, almanac: Almanac, *, tip: str = "") -> KeptField:
    """A date, as people type dates."""
    box = DateBox(theme, almanac)
    return KeptField(field, label, box, lambda: _date_in(box), help_text=tip)


def _date_in(box: DateBox) -> date | None:
    return box.date()
