"""The box in which the meeting of an alert is found: a conference that was held, or one of its core groups."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.records_listed import RecordLine, RecordsListed
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import CoreGroupState
from cpdesk.rules.how_dates_read import slashed
from cpdesk.rules.london import LONDON
from ui.shared.choice_box import TypedChoiceBox
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import ShortText
from ui.shared.plain_text import plain_label
from ui.shared.wrapped_items import wrap_items

OFFERED = 8
UNTIL_ASKED = 150  # milliseconds without a key
NOT_FOUND = "No conference that was held is found. Enter the day of the meeting below instead."
ITSELF = "The conference itself"
_LIST_LINES = 5


class MeetingField(QWidget):
    """Type a family or a reference, choose the conference; then, where it has any, a core group. `edited` after each.

    A draft keeps the numbers of what was chosen and asks the desk again what they are called.
    """

    edited = Signal()

    def __init__(self, link: DeskLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._name = ""
        self.conference_id: int | None = None
        self._group_wanted: int | None = None
        self.words = ShortText()
        self.found = QListWidget()
        self.nothing = plain_label(NOT_FOUND, "quiet")
        self.chosen = plain_label("", "strong")
        self.other = QPushButton("Choose another")
        self.group = TypedChoiceBox()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(UNTIL_ASKED)
        self._lay_out()
        self._connect()
        self._show_choice()

    @property
    def core_group_id(self) -> int | None:
        """The core group that was chosen, None where it is the conference itself."""
        found = self.group.currentData() if self.conference_id is not None else None
        return int(found) if found else None

    def choose(self, conference_id: int, core_group_id: int | None = None) -> None:
        """Choose this conference, or a core group of it."""
        self.conference_id = conference_id
        self._group_wanted = core_group_id
        self._link.ask(OpenConference(conference_id), self._show_conference, self._lost, latest=True)

    def written(self) -> dict[str, object]:
        """What was chosen, or the words typed so far, for the draft."""
        return {"words": self.words.text(), "conference": self.conference_id, "group": self.core_group_id}

    def write(self, value: object) -> None:
        """Put back what a draft holds."""
        body = value if isinstance(value, dict) else {}
        self.conference_id = None
        conference, group = body.get("conference"), body.get("group")
        self.words.setText(str(body.get("words") or ""))
        self._soon.stop()
        self._show_choice()
        if isinstance(conference, int):
            self.choose(conference, group if isinstance(group, int) else None)

    def setAccessibleName(self, name: str) -> None:
        """Name each part for people who hear them."""
        super().setAccessibleName(name)
        self.words.setAccessibleName(f"{name}: family or reference")
        self.found.setAccessibleName(f"{name}: conferences found")
        self.other.setAccessibleName(f"{name}: choose another")
        self.group.setAccessibleName(f"{name}: the conference or a core group")

    # Finding

    def _look(self) -> None:
        if self.words.text().strip():
            self._link.ask(RecordsListed(self.words.text(), OFFERED), self._offer, self._lost, latest=True)
        else:
            self._show_choice()

    def _offer(self, lines: tuple[RecordLine, ...]) -> None:
        if self.conference_id is not None or not self.words.text().strip():
            return
        self.found.clear()
        for line in lines:
            reference = f", {line.reference}" if line.reference else ""
            item = QListWidgetItem(f"{line.family}{reference}: {line.name}, {slashed(line.on)}")
            item.setData(Qt.ItemDataRole.UserRole, line.conference_id)
            self.found.addItem(item)
        if lines:
            self.found.setCurrentRow(0)
        self.found.setVisible(bool(lines))
        self.nothing.setVisible(not lines)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.choose(int(item.data(Qt.ItemDataRole.UserRole)))
            self.other.setFocus()

    def _show_conference(self, conference: ConferenceShown) -> None:
        held = conference.held_at or conference.start_at
        day = f", {slashed(held.astimezone(LONDON).date())}" if held is not None else ""
        self._name = f"{conference.kind}{day}, {conference.family}"
        blocked = self.group.blockSignals(True)
        self.group.clear()
        self.group.addItem(ITSELF, 0)
        for group in conference.core_groups:
            if group.state != CoreGroupState.CANCELLED:
                on = group.held_on or group.planned_on
                self.group.addItem(f"Core group {group.sequence_no}{f', {slashed(on)}' if on else ''}", group.id)
        self.group.setCurrentIndex(max(0, self.group.findData(self._group_wanted or 0)))
        self.group.blockSignals(blocked)
        self._show_choice()
        self.edited.emit()

    def _choose_another(self) -> None:
        self.conference_id = None
        self._show_choice()
        self.words.setFocus()
        self.edited.emit()

    def _show_choice(self) -> None:
        chosen = self.conference_id is not None and bool(self._name)
        self.words.setVisible(not chosen)
        self.chosen.setText(self._name)
        for part in (self.chosen, self.other):
            part.setVisible(chosen)
        self.group.setVisible(chosen and self.group.count() > 1)
        self.found.hide()
        self.nothing.hide()

    def _lost(self, _refusal: Refusal) -> None:
        """What a draft remembered is no longer in the diary: the box is empty again."""
        self.conference_id = None
        self._name = ""
        self._show_choice()

    def _lay_out(self) -> None:
        self.words.setPlaceholderText("Family or reference of a conference that was held")
        self.found.setFixedHeight(self.fontMetrics().height() * _LIST_LINES * 2)
        wrap_items(self.found)
        self.setFocusProxy(self.words)
        self.words.installEventFilter(self)
        row = QHBoxLayout()
        row.addWidget(self.chosen, 1)
        row.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.words, self.found, self.nothing):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.group)

    def _connect(self) -> None:
        self.words.edited.connect(self._soon.start)
        self.words.edited.connect(self.edited)
        self._soon.timeout.connect(self._look)
        self.found.itemActivated.connect(self._take)
        self.found.itemClicked.connect(self._take)
        self.other.clicked.connect(lambda _checked=False: self._choose_another())
        self.group.currentIndexChanged.connect(lambda _place: self.edited.emit())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the box, Down goes into what was found and Enter takes the first."""
        if watched is self.words and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: self.found.setFocus, Qt.Key.Key_Return: self._take_current}
            act = steps.get(Qt.Key(event.key())) if not event.modifiers() else None
            if act is not None and self.found.isVisible():
                act()
                return True
        return super().eventFilter(watched, event)

    def _take_current(self) -> None:
        self._take(self.found.currentItem())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list takes what the cursor is on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.found.hasFocus():
            self._take_current()
            return
        super().keyPressEvent(event)
