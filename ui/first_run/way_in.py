"""The way into a register, inside the window: first choices, the recovery key, a missing key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cpdesk.rows.opening import Door, DoorState
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import RegisterKind
from ui.first_run.choices import FirstChoices
from ui.first_run.recovery_key import NEEDED, TYPE_BACK, TypeKey, WriteDown
from ui.shared.desk_link import DeskLink
from ui.shared.notice_bar import NoticeBar
from ui.shared.opening import Opening
from ui.shared.theme import Theme

WIDEST = 1240


class WayIn(QScrollArea):
    """Shows one step at a time; `asked` when a person must do something, `ready` when the register may be opened."""

    asked = Signal()
    ready = Signal(object)

    def __init__(self, link: DeskLink, opening: Opening, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._opening = opening
        self.notice = NoticeBar(theme)
        self.choices = FirstChoices()
        self.write_down = WriteDown()
        self.type_back = TypeKey("Type the recovery key back", TYPE_BACK, "Open the register", may_look=True)
        self.key_missing = TypeKey("The key of this register is missing", NEEDED, "Open the register", may_look=False)
        self._steps = QStackedWidget()
        for step in (self.choices, self.write_down, self.type_back, self.key_missing):
            self._steps.addWidget(_at_top(step))
        self._greeting = QLabel("How do you want to begin?")
        self._greeting.setProperty("kind", "heading")
        self._lay_out()
        self._join()

    def start(self) -> None:
        """Looks where the way in stands."""
        self._link.call(self._opening.look, self.stand_at, self._refused)

    def stand_at(self, door: Door) -> None:
        """Shows what comes next."""
        self.notice.clear()
        if door.state is DoorState.READY:
            self.ready.emit(door)
        elif door.state is DoorState.CONFIRM_RECOVERY:
            self.write_down.show_key(door.recovery_key, door.key_kept)
            self._show(self.write_down)
            self.write_down.go_on.setFocus()
        elif door.state is DoorState.KEY_MISSING:
            self._show(self.key_missing)
            self.key_missing.setFocus()
        else:
            self._show(self.choices)
            self.choices.focus_first()

    def _join(self) -> None:
        self.choices.begun.connect(self._begin)
        self.choices.existing.connect(self._open_existing)
        self.write_down.written.connect(self._to_typing)
        self.type_back.typed.connect(self._confirm)
        self.type_back.show_again.connect(lambda: self._show(self.write_down))
        self.key_missing.typed.connect(self._recover)

    def _begin(self, kind: RegisterKind, name: str) -> None:
        self.notice.say("Preparing the register…")
        self._link.call(lambda: self._opening.begin(kind, name), self.stand_at, self._refused)

    def _open_existing(self, where: str) -> None:
        self.notice.say("Opening the register…")
        self._link.call(lambda: self._opening.open_existing(where), self.stand_at, self._refused)

    def _confirm(self, typed: str) -> None:
        self._link.call(lambda: self._opening.confirm(typed), self.stand_at, lambda no: self.type_back.refuse(str(no)))

    def _recover(self, typed: str) -> None:
        self._link.call(
            lambda: self._opening.recover(typed), self.stand_at, lambda no: self.key_missing.refuse(str(no))
        )

    def _to_typing(self) -> None:
        self.type_back.empty()
        self._show(self.type_back)
        self.type_back.setFocus()

    def _refused(self, refusal: Refusal) -> None:
        self._show(self.choices)
        self.notice.refuse(str(refusal), button="Try again", act=self.start)

    def _show(self, step: QWidget) -> None:
        self._greeting.setVisible(step is self.choices)
        for place in range(self._steps.count()):
            holder = self._steps.widget(place)
            if holder is not None and holder.isAncestorOf(step):
                self._steps.setCurrentIndex(place)
        self.asked.emit()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 40, 24, 24)
        column.setSpacing(14)
        column.addWidget(self._greeting)
        column.addWidget(self.notice)
        column.addWidget(self._steps, 1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _at_top(step: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(step)
    column.addStretch(1)
    return holder
