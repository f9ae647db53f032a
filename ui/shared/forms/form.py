"""A form of the register: it gathers, the desk decides, and nothing that was typed is ever lost."""

from datetime import date

from PySide6.QtCore import QDateTime, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cpdesk.rows.refusals import Refusal, StaleSave
from ui.shared.desk_link import DeskLink
from ui.shared.draft_keeper import DraftKeeper
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.fields import FormField
from ui.shared.forms.stale_choice import StaleChoice
from ui.shared.notice_bar import NoticeBar
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme

TYPED_AT = "typed_at"


class Missing(Exception):
    """A field that a person has to fill before the form can be kept; the text says so."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class Form(QWidget):
    """The frame of every form: fields, what the desk said, and two buttons that stay in sight.

    `kept` carries what the desk kept; `closed` asks the panel to put the form away.
    """

    kept = Signal(object)
    closed = Signal()

    def __init__(self, link: DeskLink, theme: Theme, *, name: str, title: str, keep_words: str) -> None:
        super().__init__()
        self.link = link
        self.title = title
        self.fields: dict[str, FormField] = {}
        self.notice = NoticeBar(theme)
        self.stale = StaleChoice()
        self.keep_button = QPushButton(keep_words)
        self.close_button = QPushButton("Put away")
        self._column = QVBoxLayout()
        self._busy = False
        self._writing = False
        self._lay_out()
        self.draft = DraftKeeper(link, name, self.gathered, self.fill, self)
        self._join()

    def open(self) -> None:
        """Ask for what was left unfinished; called once the form stands in its panel."""
        self._order_stops()
        self.draft.bring_back()

    def request(self) -> object:
        """What the desk is asked to do; raises `Missing` when a field still has to be filled."""
        raise NotImplementedError

    def blank(self) -> dict[str, object]:
        """What stands in the form before anybody types."""
        return {}

    def take_theirs(self, field: str, value: str) -> None:
        """Take over what somebody else wrote in the meantime."""
        if field in self.fields:
            self.fields[field].write(value)

    def save_over(self) -> None:
        """Both values were looked at: the next save stands on the newest state of the entry."""

    def add_field(self, key: str, field: FormField) -> FormField:
        """Put a field beneath the ones before it and remember it under its key."""
        self.fields[key] = field
        self.add_part(field)
        field.edited.connect(self._was_typed)
        return field

    def add_part(self, part: QWidget) -> None:
        """Put anything beneath what is there."""
        self._column.insertWidget(self._column.count() - 1, part)

    def add_words(self, text: str, kind: str = "quiet") -> None:
        """A sentence between the fields."""
        self.add_part(plain_label(text, kind))

    def gathered(self) -> dict[str, object]:
        """Everything typed, for the draft."""
        typed = {key: field.written() for key, field in self.fields.items()}
        return {**typed, TYPED_AT: QDateTime.currentDateTime().toString("HH:mm")}

    def fill(self, body: dict[str, object]) -> None:
        """Put back what a draft holds and say so."""
        self._write(body)
        at = str(body.get(TYPED_AT, ""))
        when = f" from {at}" if at else ""
        self.notice.say(
            f"Unfinished entry{when} was kept. It is filled in below.", button="Start afresh", act=self.start_afresh
        )

    def start_afresh(self) -> None:
        """Forget the draft and empty the form."""
        self._write({**dict.fromkeys(self.fields, ""), **self.blank()})
        self.draft.drop()
        self._focus_first()

    def keep(self) -> None:
        """Hand the request to the desk; what is missing is said beneath its field."""
        if self._busy or self.stale.is_open():
            return
        for field in self.fields.values():
            field.settle()
        self.notice.clear()
        try:
            request = self.request()
        except Missing as missing:
            self.complain(missing.field, str(missing))
            return
        self._set_busy(True)
        self.link.do(request, self._was_kept, self._was_refused, words=f"{self.title}...")

    def required_text(self, key: str, sentence: str) -> str:
        """What stands in a field that must not be empty."""
        if not self.fields[key].text():
            raise Missing(key, sentence)
        return self.fields[key].text()

    def required_date(self, key: str, sentence: str) -> date:
        """The date in a field that must have one."""
        on = self.optional_date(key)
        if on is None:
            raise Missing(key, sentence)
        return on

    def optional_date(self, key: str) -> date | None:
        """The date in a field that may stay empty; a text that is no date is not passed over."""
        box = self.fields[key].editor
        if not isinstance(box, DateBox):
            return None
        if box.problem():
            raise Missing(key, box.problem())
        return box.date()

    def complain(self, field: str, sentence: str) -> None:
        """Say a sentence beneath the field it concerns, or on top when it concerns none."""
        if field in self.fields:
            self.fields[field].complain(sentence)
            self.bring_into_sight(self.fields[field])
            # again when the form has grown by the sentence: beneath the last field it has no room before
            QTimer.singleShot(0, self, lambda: self.bring_into_sight(self.fields[field]))
        else:
            self.notice.refuse(sentence)
            self.bring_into_sight(self.notice)

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to what was just said, with room for its sentence."""
        self._column.activate()
        self._scroll.ensureWidgetVisible(part, 0, 20)

    def close_form(self) -> None:
        """Ask for the form to be put away; its draft stays."""
        self.closed.emit()

    def _was_typed(self) -> None:
        if not self._writing:
            self.draft.typed()

    def _write(self, body: dict[str, object]) -> None:
        """Fill fields without taking it for something that a person typed."""
        self._writing = True
        for key, field in self.fields.items():
            if key in body:
                field.write(body[key])
        self._writing = False

    def _was_kept(self, kept: object) -> None:
        self._set_busy(False)
        self.draft.drop()
        self.kept.emit(kept)
        self.closed.emit()

    def _was_refused(self, refusal: Refusal) -> None:
        self._set_busy(False)
        if isinstance(refusal, StaleSave) and refusal.mine:
            self.stale.show_both(refusal, {key: field.label.text() for key, field in self.fields.items()})
        elif isinstance(refusal, StaleSave):
            self.notice.refuse(str(refusal), button="Take the newest entry", act=self.save_over)
        else:
            self.complain(refusal.field, str(refusal))

    def _settle_stale(self) -> None:
        self.save_over()
        self.keep_button.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.keep_button.setEnabled(not busy)

    def _focus_first(self) -> None:
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.editor.setFocus()

    def _order_stops(self) -> None:
        """Tab reaches the two buttons after the last field, though they were made before the first."""
        last: QWidget | None = None
        part = self.nextInFocusChain()
        while part is not None and part is not self:
            if self._inner.isAncestorOf(part) and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                last = part
            part = part.nextInFocusChain()
        if last is not None:
            self.setTabOrder(last, self.keep_button)
            self.setTabOrder(self.keep_button, self.close_button)

    def _lay_out(self) -> None:
        self.keep_button.setProperty("kind", "main")
        self.keep_button.setToolTip("Ctrl+S or Ctrl+Enter")
        self.close_button.setToolTip("Esc; what you typed is kept as a draft")
        self._inner = inner = QWidget()
        inner.setProperty("kind", "scrolled")
        inner.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.stale)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(buttons)

    def _join(self) -> None:
        self.keep_button.clicked.connect(self.keep)
        self.close_button.clicked.connect(self.close_form)
        self.stale.theirs_taken.connect(self.take_theirs)
        self.stale.settled.connect(self._settle_stale)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.keep)
