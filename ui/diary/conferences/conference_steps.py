"""What can be done with a conference now: its one next step and the others that are open (S05, S38, S39)."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from cpdesk.rows.conference import ConferenceShown, CoreGroupRow
from cpdesk.rules.conferences import TO_COME, ConferenceState, CoreGroupState
from cpdesk.rules.london import LONDON
from ui.diary.bookings.move_form import TellForm
from ui.diary.conferences.cancel_form import CancelForm
from ui.diary.conferences.change_conference import ChangeConferenceForm, RecordIssuedForm
from ui.diary.conferences.core_group_forms import (
    CancelCoreGroupForm,
    CoreGroupForm,
    CoreGroupRecordForm,
    HoldCoreGroupForm,
    PlanCoreGroupForm,
)
from ui.diary.conferences.hold_form import HoldForm
from ui.diary.diary_form import AboutConference
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme


class Step(StrEnum):
    """Something that a person can do with a conference, as its button names it."""

    BOOK = "Book a date"
    MOVE = "Move"
    INVITATIONS = "Invitations"
    CONFIRM = "Confirm"
    HOLD = "Record as held"
    WRITE_RECORD = "Record of the conference"
    ALERT = "New alert"
    RECORD = "Record sent out"
    TELL = "Say who was told"
    CHANGE = "Chair, room and needs"
    CALENDAR = "Calendar file"
    REQUEST = "Open the request"
    NEXT = "Open the next review"
    CANCEL = "Cancel the conference"


class CoreStep(StrEnum):
    """Something that a person can do with a core group, as its button names it."""

    PLAN = "Plan its date"
    OTHER_DATE = "Another date"
    HELD = "It was held"
    NOT_HELD = "It does not take place"
    RECORD = "Record sent"


FORMS: dict[Step, Callable[[DeskLink, Theme, Almanac, ConferenceShown], AboutConference]] = {
    Step.HOLD: HoldForm,
    Step.RECORD: RecordIssuedForm,
    Step.TELL: TellForm,
    Step.CHANGE: ChangeConferenceForm,
    Step.CANCEL: CancelForm,
}
CORE_FORMS: dict[CoreStep, Callable[[DeskLink, Theme, Almanac, ConferenceShown, CoreGroupRow], CoreGroupForm]] = {
    CoreStep.PLAN: PlanCoreGroupForm,
    CoreStep.OTHER_DATE: PlanCoreGroupForm,
    CoreStep.HELD: HoldCoreGroupForm,
    CoreStep.NOT_HELD: CancelCoreGroupForm,
    CoreStep.RECORD: CoreGroupRecordForm,
}


STEPS_OF_DUE: dict[str, Step | CoreStep] = {
    "mark_held": Step.HOLD,
    "stands_on_closed_day": Step.MOVE,
    "tell_move": Step.TELL,
    "record_due": Step.RECORD,
    "first_core_due": CoreStep.PLAN,
    "core_next_due": CoreStep.PLAN,
    "mark_core_held": CoreStep.HELD,
    "core_record_due": CoreStep.RECORD,
}
"""The step with which a thing that is due begins; the others begin with the conference itself."""


def steps_of(conference: ConferenceShown, today: date) -> tuple[Step, ...]:
    """Everything that can be done now, the one next step first."""
    state = ConferenceState(conference.state)
    if state is ConferenceState.CANCELLED:
        return (Step.REQUEST,) if conference.request_id else ()
    if state is ConferenceState.REQUESTED:
        return (Step.BOOK, Step.CHANGE)
    steps = _held_steps(conference) if state is ConferenceState.HELD else _steps_to_come(conference, state, today)
    if conference.request_id is not None:
        steps.append(Step.REQUEST)
    return tuple(steps)


def core_steps_of(group: CoreGroupRow) -> tuple[CoreStep, ...]:
    """Everything that can be done with a core group now."""
    if group.state == CoreGroupState.PLANNED and group.planned_on is None:
        return (CoreStep.PLAN,)
    if group.state == CoreGroupState.PLANNED:
        return (CoreStep.HELD, CoreStep.OTHER_DATE, CoreStep.NOT_HELD)
    if group.state == CoreGroupState.HELD and group.record_sent_on is None:
        return (CoreStep.RECORD,)
    return ()


def _steps_to_come(conference: ConferenceShown, state: ConferenceState, today: date) -> list[Step]:
    begun = conference.start_at is not None and conference.start_at.astimezone(LONDON).date() <= today
    provisional = state is ConferenceState.PROVISIONAL
    steps = [Step.HOLD] if begun else []
    steps += [Step.MOVE, Step.CHANGE] if stands_on_closed_day(conference) else []
    steps += [Step.TELL] if is_untold(conference) else []
    steps += [Step.CONFIRM] if provisional and not begun and conference.invitations.complete else []
    steps += [Step.WRITE_RECORD] if begun else []
    steps += [Step.INVITATIONS, Step.MOVE, Step.HOLD, Step.WRITE_RECORD]
    steps += [Step.CONFIRM] if provisional else []
    steps += [Step.TELL] if conference.moves else []
    steps += [Step.CHANGE, Step.CALENDAR]
    initial = str(conference.kind) == "ICPC"
    steps += [Step.CANCEL] if initial and state in TO_COME else []
    return list(dict.fromkeys(steps))


def is_untold(conference: ConferenceShown) -> bool:
    """Whether nobody was told yet of the time to which it was moved last (S39)."""
    return bool(conference.moves) and not conference.moves[-1].told


def stands_on_closed_day(conference: ConferenceShown) -> bool:
    """Whether its day is not worked any more and nobody has said why it stays (I03)."""
    return any(clock.key == "stands_on_closed_day" and clock.state == "open" for clock in conference.clocks)


def _held_steps(conference: ConferenceShown) -> list[Step]:
    steps = [Step.WRITE_RECORD]
    steps += [] if conference.record_issued_on else [Step.RECORD]
    steps += [Step.NEXT] if conference.next_id is not None else []
    return [*steps, Step.INVITATIONS, Step.CHANGE, Step.ALERT]
