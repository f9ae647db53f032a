"""Who may do what in the diary: each question and request, with every part of the unit that may not."""

from collections.abc import Callable

import pytest

from cpdesk.desk.acts import ANSWERS, DOES
from cpdesk.desk.rooms import open_rooms
from cpdesk.desk.work import Desk
from cpdesk.rows.refusals import NotAllowed
from cpdesk.rules.roles import Role

DC, IC, LL, DU = Role.DIARY_CLERK, Role.CHAIR, Role.LPM_LEAD, Role.DUTY_CHAIR
CP, SM, AD = Role.CASE_PROGRESSION, Role.SERVICE_MANAGER, Role.SYSTEM_ADMIN
ROWS = ("booking", "conference", "diary", "emails", "invitations", "people", "requests", "today", "waiting")
SEE_THE_DIARY = {DC, IC, LL, DU, CP, SM}
ASK_FOR_IT = {DC, DU, SM}
BOOK_IT = {DC, SM}
HOLD_IT = {DC, IC, LL, SM}
KEEP_CHAIRS = {DC, LL, SM, AD}
# The matrix of the unit, by what is asked; what is not named here only reads, or writes what may be read.
MAY: dict[str, set[Role]] = {
    **dict.fromkeys(
        ("ReceiveRequest", "ChangeRequest", "CloseRequest", "AddStrategyDiscussion", "MoveClock", "DecideIcpcNeeded",
         "ChooseShortTime", "TickOutcomeSent", "AcknowledgeNotMet", "DraftRequestEmail"), ASK_FOR_IT,
    ),
    "RecordConsultation": {DU, SM},
    **dict.fromkeys(
        ("TickDateSent", "BookConference", "MoveConference", "ChangeConference", "ConfirmConference",
         "CancelConference", "SayTold", "AddInvitee", "ChangeInvitee", "TakeOutInvitee", "ConsiderAgency",
         "SayInvitationsSent", "DraftInvitations", "DraftBookingEmail", "AddRoom", "CloseRoom", "ChangeDiaryHours",
         "AddAway", "EndAway"), BOOK_IT,
    ),
    **dict.fromkeys(
        ("HoldConference", "PlanCoreGroup", "HoldCoreGroup", "CancelCoreGroup", "CoreGroupRecordSent"),
        HOLD_IT,
    ),
    "SetDuty": {DC, DU, SM},
    **dict.fromkeys(("AddChair", "ChangeChairLimit"), KEEP_CHAIRS),
}  # fmt: skip


def asked_of_the_diary() -> dict[type, frozenset[Role]]:
    """Every question and request of the diary, with the parts that may ask it."""
    open_rooms()
    rows = {f"cpdesk.rows.{name}" for name in ROWS}
    return {asked: case.roles for asked, case in {**ANSWERS, **DOES}.items() if asked.__module__ in rows}


@pytest.mark.parametrize("asked", asked_of_the_diary(), ids=lambda asked: asked.__name__)
def test_only_the_parts_of_the_matrix_may_ask(make_desk: Callable[..., Desk], asked: type) -> None:
    may = MAY.get(asked.__name__, SEE_THE_DIARY)
    assert asked_of_the_diary()[asked] == may
    for role in set(Role) - may:
        desk = make_desk(roles={role})
        anything: object = object.__new__(asked)  # who may not ask is refused before anything is looked at
        with pytest.raises(NotAllowed):
            (desk.ask if asked in ANSWERS else desk.do)(anything)


def test_the_matrix_names_nothing_that_is_not_there() -> None:
    assert set(MAY) <= {asked.__name__ for asked in asked_of_the_diary()}
