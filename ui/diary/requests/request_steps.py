"""What can be done with a request now: its one next step, and the other steps that are open (D02 to D06, I18)."""

from collections.abc import Callable
from enum import StrEnum

from cpdesk.rows.requests import RequestShown
from cpdesk.rules.requests import RequestState
from ui.diary.diary_form import AboutRequest
from ui.diary.requests.consultation_form import ConsultationForm
from ui.diary.requests.request_endings import AcknowledgeForm, CloseRequestForm
from ui.diary.requests.request_forms import ChangeRequestForm, IcpcNeededForm, ShortTimeForm
from ui.diary.requests.strategy_discussions import DiscussionForm, MoveClockForm
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme


class Step(StrEnum):
    """Something that a person can do with a request, as its button names it."""

    CONSULT = "Record the consultation"
    TELL = "Say who was told"
    NEEDED = "Decide whether an ICPC is needed"
    BOOK = "Book the conference"
    CONFERENCE = "Open the conference"
    ACKNOWLEDGE = "Record the acknowledgement"
    SHORT_TIME = "Choose what is kept"
    DISCUSSION = "Add a strategy discussion"
    CLOCK = "Move the clock"
    EDIT = "Edit"
    CLOSE = "Close the request"


FORMS: dict[Step, Callable[[DeskLink, Theme, Almanac, RequestShown], AboutRequest]] = {
    Step.CONSULT: ConsultationForm,
    Step.NEEDED: IcpcNeededForm,
    Step.ACKNOWLEDGE: AcknowledgeForm,
    Step.SHORT_TIME: ShortTimeForm,
    Step.DISCUSSION: DiscussionForm,
    Step.CLOCK: MoveClockForm,
    Step.EDIT: ChangeRequestForm,
    Step.CLOSE: CloseRequestForm,
}
STEPS_OF_DUE: dict[str, Step] = {
    "duty_consult_due": Step.CONSULT,
    "tell_outcome": Step.TELL,
    "decide_icpc_needed": Step.NEEDED,
    "acknowledge_not_met": Step.ACKNOWLEDGE,
}
"""The step with which a thing that is due begins; the others begin with the request itself."""

SENT_TO = {
    "social_worker": "The social worker has the email",
    "team_manager": "The Team Manager has the email",
    "diary_clerk": "The diary clerk has the email",
    "case_note": "The case note is written",
}
_TO_CONSULT = frozenset({RequestState.RECEIVED, RequestState.MORE_INFORMATION})
_TO_BOOK = frozenset({RequestState.AWAITING_BOOKING, RequestState.DATE_IMPOSED})


def is_to_tell(request: RequestShown) -> bool:
    """Whether the outcome of the last consultation still has to go to somebody (D04)."""
    if not request.consultations or request.state is RequestState.CLOSED:
        return False
    return not set(SENT_TO) <= set(request.consultations[-1].sent)


def primary_step(request: RequestShown) -> Step | None:
    """The one next step; none when nothing is left to do."""
    if is_to_tell(request):
        return Step.TELL
    if request.state in _TO_CONSULT:
        return Step.CONSULT
    if request.state in _TO_BOOK:
        return Step.NEEDED if request.looked_after and request.icpc_needed is None else Step.BOOK
    if request.state is RequestState.NOT_MET:
        return Step.ACKNOWLEDGE
    return Step.CONFERENCE if request.conference_id is not None else None


def other_steps(request: RequestShown, first: Step | None) -> tuple[Step, ...]:
    """The steps beside it that the request is open for."""
    if request.state is RequestState.CLOSED:
        return ()
    steps: list[Step] = [Step.CONSULT] if request.state in _TO_CONSULT else []
    if request.conference_id is not None:
        steps.append(Step.CONFERENCE)
    elif request.state is not RequestState.NOT_MET:
        steps.append(Step.BOOK)
    if request.state is RequestState.NOT_MET:
        steps += [Step.ACKNOWLEDGE, Step.CONSULT]
    if request.looked_after and request.icpc_needed is None:
        steps.append(Step.NEEDED)
    if "ChooseShortTime" in request.next_steps or request.short_time is not None:
        steps.append(Step.SHORT_TIME)
    steps.append(Step.DISCUSSION)
    if len(request.discussions) > 1:
        steps.append(Step.CLOCK)
    steps.append(Step.EDIT)
    if request.state is not RequestState.BOOKED:
        steps.append(Step.CLOSE)
    return tuple(step for step in steps if step is not first)
