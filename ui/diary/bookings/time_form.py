"""A form that gives a conference its time: when, who chairs, where; what it means is said while it is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from cpdesk.rows.diary import Diary, DiaryBetween, LookAtTime, Slot, TimeLookedAt
from cpdesk.rows.late_words import LATE_REASON_WORDS
from cpdesk.rows.people import Bookable
from cpdesk.rules.conferences import LateReason
from cpdesk.rules.london import LONDON
from ui.diary.bookings.chair_box import NotedNameBox
from ui.diary.bookings.proposal import Proposal
from ui.diary.bookings.time_looked_at import TimeWords, mark_of, short_words
from ui.diary.bookings.who_is_free import chairs_noted, rooms_noted
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField
from ui.shared.forms.form import Missing
from ui.shared.forms.panel_form import LIKE_MOMENT, PanelForm
from ui.shared.forms.time_box import TimeBox
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme

ALSO_CALLED = {"start": "start_at", "minutes": "end_at", "end": "end_at", "on": "start_at"}


@dataclass(frozen=True, slots=True)
class Subject:
    """What gets a time: a request or a conference, whose it is, and the chair it should have."""

    kind: str
    family: str
    request_id: int | None = None
    conference_id: int | None = None
    linked_chair: str = ""


class TimeForm(PanelForm):
    """Date, start, end, chair, room and minute-taker, with everything that the desk says about them.

    `proposed` carries a `Proposal` whenever the time or the people change, and None when there is no time.
    """

    proposed = Signal(object)

    def __init__(
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        subject: Subject,
        bookable: Bookable,
        *,
        draft_of: int | str,
        title: str = "",
    ) -> None:
        super().__init__(link, theme, almanac, draft_of=draft_of, title=title)
        self.also_called = dict(ALSO_CALLED)
        self.subject = subject
        self.bookable = bookable
        self.looked: TimeLookedAt | None = None
        self.words = TimeWords(theme)
        self.follows = plain_label("", "quiet")
        self._given: tuple[datetime, str, str] | None = None
        self._diary_of: date | None = None
        self._diary: Diary | None = None
        self._stands_on: FormField | None = None

    def take_time(self, start_at: datetime, chair: str = "", room: str = "") -> None:
        """Put in a time from the diary; a draft does not go before it."""
        self._given = (start_at, chair, room)
        self._put(start_at, None, chair, room)

    def go_on(self) -> None:
        """Take the keyboard to what is still to be filled in, or to the button when a time came with everything."""
        empty = (self.fields[key] for key in ("chair", "room", "why") if not self.fields[key].isHidden())
        first = next((field for field in empty if not field.text()), None)
        (first.editor if first else self.keep_button).setFocus()
        self._stands_on = first

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line keeps the form, as Ctrl+Enter does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(QApplication.focusWidget(), QLineEdit):
            self.keep()
            return
        super().keyPressEvent(event)

    def open(self) -> None:
        """Ask for what was left unfinished and look at the time that stands there."""
        super().open()
        self.look()

    def fill(self, body: dict[str, object]) -> None:
        """Put back a draft; a time that came from the diary stays."""
        super().fill(body)
        if self._given is not None:
            start_at, chair, room = self._given
            self._put(start_at, None, chair, room)
        self.look()

    def start_afresh(self) -> None:
        """Forget the draft and the time from the diary."""
        self._given = None
        super().start_afresh()
        self.look()

    def start(self) -> datetime:
        """The start as typed."""
        return self.required_moment("start_at", f"Enter the date and the start, {LIKE_MOMENT}.")

    def minutes(self) -> int:
        """How long, from start to end; an end that is not after the start is said beneath its box."""
        box = self._time_box()
        if box.problem():
            raise Missing("end_at", box.problem())
        end = box.time()
        start = self.start().astimezone(LONDON)
        if end is None:
            return self.bookable.minutes
        ends = start.replace(hour=end.hour, minute=end.minute, fold=0)
        if ends <= start:
            raise Missing("end_at", f"It would end at {ends:%H:%M}, before it starts. Enter a later end.")
        return int((ends.timestamp() - start.timestamp()) // 60)

    def late_reason(self) -> LateReason | None:
        """The reason for a late date, when one is asked for."""
        return self.chosen("late_reason", LateReason) if not self.fields["late_reason"].isHidden() else None

    def needed(self, looked: TimeLookedAt) -> dict[str, bool]:
        """Which of the fields that are not always asked for this time needs."""
        return {"late_reason": looked.late, "holiday_why": looked.needs_holiday_reason}

    def check_reasons(self) -> None:
        """Name the reasons that the desk will ask for, each beneath its own field."""
        looked = self.looked
        if looked is None:
            return
        if looked.late and not self.fields["late_reason"].text():
            raise Missing("late_reason", "Choose why it is later than its limit. It is kept all the same.")
        if looked.needs_holiday_reason and not self.fields["holiday_why"].text():
            raise Missing("holiday_why", "Enter why it has to be on a day that is not worked.")

    def add_time_fields(self) -> None:
        """The boxes for when, who and where, and what is said about them."""
        self.add_moment("start_at", "Date and start")
        self.add_time("end_at", "End", f"Empty means {self.bookable.minutes} minutes.")
        self.add_part(self.words)
        self.add_field("chair", FormField("Chair (IC)", NotedNameBox(), help_text="Free chairs stand first."))
        self.add_field("room", FormField("Room or Teams", NotedNameBox()))
        self.add_name("minute_taker", "Minute-taker", names=[name for _id, name in self.bookable.minute_takers])
        self.add_choice("late_reason", "Why is it later than the limit?", LATE_REASON_WORDS)
        self.add_line("holiday_why", "Why on a day that is not worked?")
        for key in ("late_reason", "holiday_why"):
            self.fields[key].hide()
        for key in ("start_at", "end_at", "chair", "room", "minute_taker"):
            self.fields[key].edited.connect(self.look)
        self._note_names()

    def add_what_follows(self) -> None:
        """The limits that would follow from the time, each with how it is counted."""
        self.add_part(self.follows)
        self.follows.hide()

    def take_slot(self, slot: Slot) -> None:
        """Put in a suggested time with its chair and room."""
        self._put(slot.start_at, slot.end_at, slot.chair, slot.room)
        self.draft.typed()
        self.keep_button.setFocus()

    def look(self) -> None:
        """Ask what the time that stands there would mean; the answer to the last question counts."""
        start_at = self.moment_box("start_at").moment()
        if start_at is None:
            self.looked = None
            self.words.show_nothing()
            self.proposed.emit(None)
            return
        try:
            minutes = self.minutes()
        except Missing as missing:
            self.words.show_nothing(str(missing))
            return
        question = LookAtTime(
            start_at,
            minutes,
            self.subject.request_id,
            self.subject.conference_id,
            self.fields["chair"].text(),
            self.fields["room"].text(),
            self.fields["minute_taker"].text(),
        )
        self.link.ask(question, self._show_looked_at, self._cannot_look, latest=True)
        self._read_day(start_at.astimezone(LONDON).date())

    def _show_looked_at(self, looked: TimeLookedAt) -> None:
        self.looked = looked
        self.words.show_looked_at(looked, moved=self.subject.request_id is None)
        for key, needed in self.needed(looked).items():
            self.fields[key].setVisible(needed)
        self._note_names()
        self.follows.setText("\n".join(("What follows:", *looked.limits)))
        self.follows.setVisible(bool(looked.limits))
        self.proposed.emit(self._proposal(looked))
        self._show_where_it_stands()

    def _show_where_it_stands(self) -> None:
        """After a drag: what is said about the time may have pushed the field with the keyboard out of sight."""
        field, self._stands_on = self._stands_on, None
        if field is not None:
            QTimer.singleShot(0, field, lambda: self.bring_into_sight(field))

    def _proposal(self, looked: TimeLookedAt) -> Proposal:
        return Proposal(
            start_at=looked.start_at,
            end_at=looked.end_at,
            kind=self.subject.kind,
            family=self.subject.family,
            words=short_words(looked),
            mark=mark_of(looked),
            chair=self.fields["chair"].text(),
            room=self.fields["room"].text(),
            conference_id=self.subject.conference_id,
        )

    def _cannot_look(self, refusal: Exception) -> None:
        self.looked = None
        self.words.show_nothing(str(refusal))

    def _read_day(self, on: date) -> None:
        if on != self._diary_of:
            self._diary_of = on
            self.link.ask(DiaryBetween(on, on), self._take_day, self._cannot_read_day, latest=True)

    def _take_day(self, diary: Diary) -> None:
        self._diary = diary
        self._note_names()

    def _cannot_read_day(self, _refusal: Exception) -> None:
        """Without the day the boxes still offer their names, only no reason beside them."""
        self._diary = None

    def _note_names(self) -> None:
        noted: tuple[tuple[str, Callable[..., list[tuple[str, str]]]], ...] = (
            ("chair", chairs_noted),
            ("room", rooms_noted),
        )
        for key, note in noted:
            box = self.fields[key].editor
            if isinstance(box, NotedNameBox):
                box.offer_noted(note(self.bookable, self.looked, self._diary, self.subject.linked_chair))

    def _put(self, start_at: datetime, end_at: datetime | None, chair: str, room: str) -> None:
        values: dict[str, object] = {"start_at": start_at}
        values["end_at"] = (end_at or start_at + timedelta(minutes=self._length())).astimezone(LONDON).time()
        if chair:
            values["chair"] = chair
        if room:
            values["room"] = room
        self._write(values)
        self.look()

    def _length(self) -> int:
        """How long it lasts as far as is known: a new time keeps the length that stands there."""
        try:
            return self.minutes()
        except Missing:
            return self.bookable.minutes

    def _time_box(self) -> TimeBox:
        box = self.fields["end_at"].editor
        if not isinstance(box, TimeBox):
            raise TypeError("the end has a box for a time")
        return box
