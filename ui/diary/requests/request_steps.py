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
_TO_CONSULT = frozenset({RequestState.RECEIVED, RequestState.MORE_INFORMATION})
_TO_BOOK = frozenset({RequestState.AWAITING_BOOKING, RequestState.DATE_IMPOSED})


def primary_step(request: RequestShown) -> Step | None:
    """The one next step; none while only ticks are missing, or when nothing is left to do."""
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
    steps: list[Step] = []
    if request.conference_id is not None:
        steps.append(Step.CONFERENCE)
    elif request.state is not RequestState.NOT_MET:
        steps.append(Step.BOOK)
    if request.state is RequestState.NOT_MET:
        steps.append(Step.CONSULT)
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
