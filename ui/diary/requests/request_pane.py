"""Everything about one request: where it stands, its clocks, the consultation, what is decided, and the next step."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from cpdesk.rows.emails import DraftRequestEmail, RequestEmail
from cpdesk.rows.marks import Mark
from cpdesk.rows.requests import ConsultationRow, OpenRequest, RequestShown, TickOutcomeSent
from cpdesk.rules.day_of_clock import day_n, day_so_far
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.requests import OPEN_REQUESTS, RequestState
from cpdesk.words import REQUEST_STATE_WORDS, SHORT_TIME_WORDS, THRESHOLD_WORDS
from ui.diary.diary_form import AboutRequest
from ui.diary.email_text import EmailText
from ui.diary.pane import Pane
from ui.diary.requests.imposed_date import ImposedDatePart
from ui.diary.requests.request_steps import FORMS, SENT_TO, STEPS_OF_DUE, Step, other_steps, primary_step
from ui.diary.who import child_words, moment_words, request_line
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.draft_door import DraftDoor
from ui.shared.outside import Outside
from ui.shared.theme import Theme

TO_DO_NAMES = {
    "tell_outcome": "Tell the outcome of the consultation",
    "decide_icpc_needed": "Decide whether an ICPC is needed",
    "acknowledge_not_met": "Team Manager acknowledges",
    "tell_imposed": "Tell social worker and Team Manager the date",
}
MARKS = {
    RequestState.AWAITING_BOOKING: Mark.DUE_SOON,
    RequestState.DATE_IMPOSED: Mark.DUE_SOON,
    RequestState.NOT_MET: Mark.DUE_SOON,
    RequestState.BOOKED: Mark.ON_TRACK,
    RequestState.CLOSED: Mark.HELD,
}


class RequestPane(Pane):
    """One request in full; `book_wanted` carries the id and the date, if one is proposed."""

    book_wanted = Signal(int, object, str, str)
    conference_wanted = Signal(int)

    def __init__(
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        request_id: int,
        *,
        outside: Outside,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(link, theme, almanac, parent)
        self.id = request_id
        self._door = DraftDoor(link, outside, self.notice.say, self.refuse, self)
        self.shown: RequestShown | None = None
        self._begins_with: Step | None = None
        self._ticks: dict[str, QCheckBox] = {}

    def begin_with(self, due: str) -> None:
        """Begin with the step that this thing due asks for, when the request has been read."""
        self._begins_with = STEPS_OF_DUE.get(due)

    def read_again(self) -> None:
        """Ask the desk for the request anew."""
        self.link.ask(OpenRequest(self.id), self.show_request, self.refuse, latest=True)

    def show_request(self, request: RequestShown) -> None:
        """Write everything about the request."""
        self.shown = request
        self._ticks = {}
        self.begin()
        self.add_head(request_line(request), MARKS.get(request.state, Mark.NEUTRAL), REQUEST_STATE_WORDS[request.state])
        self.add_section("", _people(request), "quiet")
        self._add_steps(request)
        self._add_squeeze(request)
        self.add_section("", "\n".join(request.others), "amber")
        self._add_clocks(request)
        self._add_imposed(request)
        told = _is_told(request)
        self._add_consultations(request, messages=not told)
        self._add_decisions(request)
        self.add_section("Strategy discussions", _discussions(request))
        self.add_section("Children", _children(request, self.almanac))
        self.add_section("Notes", request.notes)
        self.add_section("Why it is closed", request.closed_why)
        if told:
            self._add_messages(request.consultations[-1])
        self.finish()
        step, self._begins_with = self._begins_with, None
        if step is not None and step in (primary_step(request), *other_steps(request, None)):
            self.open_step(step)

    def open_step(self, step: Step) -> None:
        """Do a step: open its form, or go where it leads."""
        shown = self.shown
        if shown is None:
            return
        if step is Step.BOOK:
            self.book_wanted.emit(self.id, None, "", "")
        elif step is Step.CONFERENCE and shown.conference_id is not None:
            self.conference_wanted.emit(shown.conference_id)
        elif step is Step.TELL:
            first = next((box for box in self._ticks.values() if box.isEnabled()), None)
            if first is not None:
                self.go_to(first)
        elif step in FORMS:
            form: AboutRequest = FORMS[step](self.link, self.theme, self.almanac, shown)
            self.wants_form.emit(form)

    def _add_steps(self, request: RequestShown) -> None:
        row = self.add_buttons()
        first = primary_step(request)
        for step in (*([first] if first else []), *other_steps(request, first)):
            row.add(step.value, partial(self.open_step, step), main=step is first)
        if row.is_empty():
            row.hide()

    def _add_clocks(self, request: RequestShown) -> None:
        if request.deadlines:
            self.add_heading("Clocks")
        for deadline in request.deadlines:
            self.add_limit(deadline, TO_DO_NAMES.get(deadline.key, ""))

    def _add_squeeze(self, request: RequestShown) -> None:
        """How far the clock is today, and what the days allowed when ICPC was ticked (A15, A16)."""
        runs_from = next((one.on for one in request.discussions if one.carries_clock), None)
        if runs_from is not None and request.state in OPEN_REQUESTS:
            day = day_n(runs_from, self.almanac.today(), self.almanac.calendar())
            self.add_section("", f"Today: {day_so_far(day, request.squeeze.limit).lower()}.", "strong")
        kind = "quiet" if request.squeeze.possible_now else "amber"
        self.add_section("", f"When ICPC was ticked: {request.squeeze.said}", kind)
        self.add_section("", _counted_then(request), "quiet")

    def _add_consultations(self, request: RequestShown, *, messages: bool) -> None:
        """Every consultation; the texts of the last one beside it as long as they still have to go out."""
        latest = request.consultations[-1] if request.consultations else None
        for one in request.consultations:
            self.add_section("Consultation", _consultation(one))
            if one is latest and messages and one.email_text:
                self._add_messages(one)

    def _add_messages(self, consultation: ConsultationRow) -> None:
        email = EmailText(
            "Email with the outcome",
            consultation.email_text,
            subject=consultation.subject,
            recipients=consultation.recipients,
            draft=lambda: self._draft(RequestEmail.OUTCOME),
        )
        note = EmailText("Case note", consultation.case_note)
        for message in (email, note):
            message.said.connect(self.notice.say)
            self.add(message)
        self.add_heading("Tick what is done")
        self._ticks = self.add_ticks((key, words, key in consultation.sent) for key, words in SENT_TO.items())
        for key, box in self._ticks.items():
            box.toggled.connect(lambda on, key=key: self._tick_sent(key) if on else None)

    def _draft(self, what: RequestEmail) -> None:
        self._door.open(lambda folder: DraftRequestEmail(self.id, what, folder))

    def _tick_sent(self, key: str) -> None:
        if self.shown is not None:
            self.do(TickOutcomeSent(self.id, self.shown.version, (key,)))

    def _add_imposed(self, request: RequestShown) -> None:
        if request.state not in {RequestState.AWAITING_BOOKING, RequestState.DATE_IMPOSED}:
            return
        at_once = request.state is RequestState.DATE_IMPOSED or "ImposedDate" in request.next_steps
        part = ImposedDatePart(self.link, request, at_once=at_once)
        part.said.connect(self.notice.say)
        part.draft.connect(self._draft)
        part.wanted.connect(self.do)
        part.refused.connect(self.refuse)
        part.book.connect(lambda at, chair, room: self.book_wanted.emit(self.id, at, chair, room))
        self.add(part)

    def _add_decisions(self, request: RequestShown) -> None:
        if request.looked_after:
            since = f" since {short(request.looked_after_on)}" if request.looked_after_on else ""
            self.add_section("Looked after too", f"A child is looked after{since}.\n{_icpc_needed(request)}")
        if request.short_time is not None:
            self.add_section("What is kept", f"{SHORT_TIME_WORDS[request.short_time]}. {request.short_time_why}")


def _is_told(request: RequestShown) -> bool:
    """Whether the outcome of the last consultation went to everybody (D04)."""
    return bool(request.consultations) and set(SENT_TO) <= set(request.consultations[-1].sent)


def _counted_then(request: RequestShown) -> str:
    """Where days not worked have changed since the tick was kept: what was so then (I27)."""
    if request.possible_at_request == request.squeeze.possible_now:
        return ""
    could = "could both still be met" if request.possible_at_request else "could not both be met any more"
    return f"As it was counted then, the time and the notice {could}; days not worked have changed since."


def _people(request: RequestShown) -> str:
    parts = [
        request.team,
        f"social worker {request.social_worker}" if request.social_worker else "",
        f"team manager {request.team_manager}" if request.team_manager else "",
        f"linked chair {request.linked_chair}" if request.linked_chair else "",
        f"duty chair {request.duty_chair}" if request.duty_chair else "",
        f"ICPC ticked {moment_words(request.ticked_at)}",
    ]
    return " · ".join(part for part in parts if part)


def _consultation(row: ConsultationRow) -> str:
    asked = " The social worker was asked for information." if row.social_worker_contacted else ""
    why = f" {row.why}" if row.why else ""
    return (
        f"{THRESHOLD_WORDS[row.outcome]}, {moment_words(row.completed_at)}: {row.chair} with {row.team_manager}.{why}"
        f"{asked}"
    )


def _icpc_needed(request: RequestShown) -> str:
    if request.icpc_needed is None:
        return "Not decided yet whether an ICPC is still needed. It cannot be booked before."
    decided = "An ICPC is needed" if request.icpc_needed else "No ICPC is needed"
    return f"{decided}, decided by {request.icpc_needed_by}: {request.icpc_needed_why}"


def _discussions(request: RequestShown) -> str:
    lines = []
    for one in request.discussions:
        carries = ": the clock runs from here" if one.carries_clock else ""
        lines.append(f"{short(one.on)}{carries}" + (f" ({one.why})" if one.why else ""))
    return "\n".join(lines)


def _children(request: RequestShown, almanac: Almanac) -> str:
    today = almanac.today()
    return "\n".join(child_words(one.first_name, one.surname, one.born_on, today) for one in request.children)
