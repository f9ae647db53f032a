"""The unit's words for every choice in the rules, the same on screen, on paper and in the shell."""

from cpdesk.rules.lpm import IcPosition, Outcome, State, TmView
from cpdesk.rules.roles import Role

NOT_RECORDED = "Not recorded"

STATE_WORDS: dict[State, str] = {
    State.RECOMMENDED: "Recommended",
    State.ALERTED: "Alerted",
    State.BOOKED: "Booked",
    State.HELD: "Held",
    State.IC_ALERTED: "IC alerted",
    State.IC_READ: "Read by IC",
    State.CLOSED: "Closed",
    State.WITHDRAWN: "Withdrawn",
}

OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.CARE_PROCEEDINGS: "Issue care proceedings",
    Outcome.PRE_PROCEEDINGS: "Enter pre-proceedings (PLO)",
    Outcome.CONTINUE_CP_PLAN: "Continue CP plan",
    Outcome.PLO_REVIEW: "PLO review",
    Outcome.NO_ACTION: "No further action",
}

OUTCOME_SHORT: dict[Outcome, str] = {
    Outcome.CARE_PROCEEDINGS: "Care proceedings",
    Outcome.PRE_PROCEEDINGS: "Pre-proceedings",
    Outcome.CONTINUE_CP_PLAN: "Continue CP plan",
    Outcome.PLO_REVIEW: "PLO review",
    Outcome.NO_ACTION: "No action",
}

TM_VIEW_WORDS: dict[TmView, str] = {
    TmView.AGREES: "Agrees",
    TmView.DIFFERS: "Differs",
    TmView.NOT_RECORDED: NOT_RECORDED,
}

IC_POSITION_WORDS: dict[IcPosition, str] = {
    IcPosition.AGREES: "Agrees",
    IcPosition.DISAGREES: "Disagrees",
}

ROLE_WORDS: dict[Role, str] = {
    Role.DIARY_CLERK: "Diary clerk",
    Role.CHAIR: "Independent chair",
    Role.LPM_LEAD: "LPM lead chair",
    Role.DUTY_CHAIR: "Duty chair",
    Role.CASE_PROGRESSION: "Case progression",
    Role.SERVICE_MANAGER: "Service manager",
    Role.AUDITOR: "Auditor",
    Role.SYSTEM_ADMIN: "System administrator",
}
