"""Everything about one conference: who, when, its clocks, moves, invitations, core groups, and what follows."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpdesk.rows.booking import ConfirmConference
from cpdesk.rows.conference import ConferenceShown, CoreGroupRow, KeptClock, OpenConference
from cpdesk.rows.marks import Mark
from cpdesk.rules.conferences import ConferenceState
from cpdesk.words import CONFERENCE_STATE_WORDS
from ui.diary.conferences.calendar_file import CalendarFile
from ui.diary.conferences.conference_sections import (
    children_words,
    core_group_words,
    gaps_words,
    invitation_words,
    moves_words,
    needs_words,
    people_words,
)
from ui.diary.conferences.conference_steps import (
    CORE_FORMS,
    FORMS,
    STEPS_OF_DUE,
    CoreStep,
    Step,
    core_steps_of,
    steps_of,
)
from ui.diary.pane import Pane
from ui.diary.who import conference_line, when
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.outside import Outside
from ui.shared.theme import Theme

STATE_MARKS = {
    ConferenceState.REQUESTED: Mark.DUE_SOON,
    ConferenceState.CONFIRMED: Mark.ON_TRACK,
    ConferenceState.HELD: Mark.HELD,
    ConferenceState.CANCELLED: Mark.HELD,
}
CLOCK_WORDS = {"met": "done", "late": "late", "expected": "expected", "superseded": "no longer counts"}
DRAWN = {
    Step.BOOK: "calendar",
    Step.MOVE: "calendar",
    Step.INVITATIONS: "mail",
    Step.CONFIRM: "tick",
    Step.HOLD: "tick",
    Step.RECORD: "tick",
    Step.WRITE_RECORD: "record",
    Step.ALERT: "alert",
    Step.CALENDAR: "export",
}


class ConferencePane(Pane):
    """One conference in full; the signals carry where a step leads."""

    book_wanted = Signal(int)
    move_wanted = Signal(int)
    invitations_wanted = Signal(int)
    request_wanted = Signal(int)
    conference_wanted = Signal(int)
    record_wanted = Signal(int)
    alert_wanted = Signal(int)
    road_wanted = Signal(int)

    def __init__(  # noqa: PLR0917  what every pane is given, then what it is about
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        conference_id: int,
        outside: Outside,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(link, theme, almanac, parent)
        self.id = conference_id
        self.shown: ConferenceShown | None = None
        self._calendar = CalendarFile(link, self.notice, outside, self)
        self._begins_with: Step | CoreStep | None = None

    def begin_with(self, due: str) -> None:
        """Begin with the step that this thing due asks for, when the conference has been read."""
        self._begins_with = STEPS_OF_DUE.get(due)

    def read_again(self) -> None:
        """Ask the desk for the conference anew."""
        self.link.ask(OpenConference(self.id), self.show_conference, self.refuse, latest=True)

    def show_conference(self, conference: ConferenceShown) -> None:
        """Write everything about the conference."""
        self.shown = conference
        state = ConferenceState(conference.state)
        card = conference.card
        mark = card.mark if card else STATE_MARKS.get(state, Mark.NEUTRAL)
        self.begin()
        self.add_head(conference_line(conference), mark, card.words if card and card.words else _state(state))
        self.add_section("", f"{_state(state)}. {when(conference.start_at, conference.end_at)}")
        self.add_section("", people_words(conference), "quiet")
        self._add_steps(conference)
        self.add_section("Next", "\n".join(conference.next_steps))
        self.add_section("", gaps_words(conference), "amber")
        self._add_clocks(conference)
        self.add_section("Invitations", invitation_words(conference.invitations))
        self.add_section("Needs", needs_words(conference))
        self.add_section("Moved", moves_words(conference))
        self._add_core_groups(conference)
        self._add_next(conference)
        self._add_children(conference)
        self.finish()
        self._begin(conference)

    def open_step(self, step: Step) -> None:
        """Do a step: open its form, go where it leads, or have it done right here."""
        shown = self.shown
        if shown is None:
            return
        leads = {
            Step.BOOK: (self.book_wanted, self.id),
            Step.MOVE: (self.move_wanted, self.id),
            Step.INVITATIONS: (self.invitations_wanted, self.id),
            Step.WRITE_RECORD: (self.record_wanted, self.id),
            Step.ALERT: (self.alert_wanted, self.id),
            Step.REQUEST: (self.request_wanted, shown.request_id),
            Step.NEXT: (self.conference_wanted, shown.next_id),
        }
        if step in leads:
            signal, number = leads[step]
            signal.emit(number)
        elif step is Step.CONFIRM:
            self.do(ConfirmConference(self.id, shown.version))
        elif step is Step.CALENDAR:
            self._calendar.write(shown)
        else:
            self.wants_form.emit(FORMS[step](self.link, self.theme, self.almanac, shown))

    def _begin(self, conference: ConferenceShown) -> None:
        """Open the step that was wanted, once; what is done on its day is not begun before it."""
        step, self._begins_with = self._begins_with, None
        today = self.almanac.today()
        if isinstance(step, CoreStep):
            group = next((one for one in conference.core_groups if step in core_steps_of(one)), None)
            if group is not None and not (step is CoreStep.HELD and group.planned_on and group.planned_on > today):
                self._open_core_step(step, group)
        elif step is not None and step in _begun(steps_of(conference, today)):
            self.open_step(step)

    def _add_steps(self, conference: ConferenceShown) -> None:
        row = self.add_buttons()
        for place, step in enumerate(steps_of(conference, self.almanac.today())):
            row.add(step.value, partial(self.open_step, step), drawn=DRAWN.get(step, ""), main=place == 0)

    def _add_clocks(self, conference: ConferenceShown) -> None:
        told = {clock.key for clock in conference.clocks}
        if conference.clocks or conference.limits:
            self.add_heading("Clocks")
        for clock in conference.clocks:
            self.add_clock(clock.name, clock.due_at or clock.due_on, clock.explanation, _clock_words(clock))
        for limit in conference.limits:
            if limit.key not in told:
                self.add_limit(limit)

    def _add_core_groups(self, conference: ConferenceShown) -> None:
        for group in conference.core_groups:
            self.add_section(f"Core group {group.sequence_no}", core_group_words(group))
            row = self.add_buttons()
            for step in core_steps_of(group):
                row.add(
                    step.value,
                    partial(self._open_core_step, step, group),
                    spoken=f"Core group {group.sequence_no}: {step.value}",
                )
            row.setVisible(not row.is_empty())

    def _add_children(self, conference: ConferenceShown) -> None:
        """Each child, and a way to everything that the desk holds on that child."""
        self.add_section("Children", children_words(conference, self.almanac.today()))
        row = self.add_buttons()
        for child in conference.children:
            row.add(f"Road of {child.first_name}", partial(self.road_wanted.emit, child.id), drawn="history")

    def _add_next(self, conference: ConferenceShown) -> None:
        if conference.next_id is None:
            return
        number = conference.next_id
        booked = conference.next_start_at is not None
        self.add_section("Next review", when(conference.next_start_at))
        row = self.add_buttons()
        if not booked:
            row.add("Book the next review", lambda: self.book_wanted.emit(number), drawn="calendar")
        row.add("Open it", lambda: self.conference_wanted.emit(number), spoken="Open the next review")

    def _open_core_step(self, step: CoreStep, group: CoreGroupRow) -> None:
        if self.shown is not None:
            self.wants_form.emit(CORE_FORMS[step](self.link, self.theme, self.almanac, self.shown, group))


def _state(state: ConferenceState) -> str:
    return CONFERENCE_STATE_WORDS[state]


def _clock_words(clock: KeptClock) -> str:
    return CLOCK_WORDS.get(clock.state, "")


def _begun(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps whose time has come: a conference is recorded as held from its day on, when that stands first."""
    return tuple(step for step in steps if step is not Step.HOLD or steps[0] is Step.HOLD)
