"""Which open rooms read again after something was done, told by what was asked for."""

from cpdesk.rows.drafts import DropDraft, KeepDraft

NOTHING: tuple[str, ...] = ()
EVERYTHING = ("map", "maqa", "register", "days", "lists", "unit", "diary", "today", "record")
OF_DIARY = ("diary", "today", "unit", "record")
BY_NAME = {
    "Undo": EVERYTHING,
    "Redo": EVERYTHING,
    "BeginRegister": EVERYTHING,
    "ChooseStandard": EVERYTHING,
    "AddDayNotWorked": ("days", "register", "lists", "diary", "today"),
    "RemoveDayNotWorked": ("days", "register", "lists", "diary", "today"),
    "TakeGovUkDays": ("days", "register", "lists", "diary", "today"),
    "DraftInvitations": NOTHING,
    "DraftBookingEmail": NOTHING,
    "DraftRequestEmail": NOTHING,
    "HoldConference": (*OF_DIARY, "register", "lists"),
    "RecommendLpmFromRecord": ("record", "diary", "today", "register", "lists"),
    "DraftLpmAlerts": NOTHING,
    "DraftRoleNotice": NOTHING,
    "WriteRecord": NOTHING,
    "DraftRecordEmails": NOTHING,
    "RememberOpened": ("opened",),
    "WriteCalendarFile": NOTHING,
    "WriteDaySheet": NOTHING,
    "WriteWeekSheet": NOTHING,
    "WriteMap": NOTHING,
    "DraftAlertPapers": NOTHING,
    "WriteQuarter": NOTHING,
    "DraftQuarterEmail": NOTHING,
    "WriteTimeliness": NOTHING,
    "WriteAnnex": NOTHING,
}
BY_ROOM = {
    "maqa": ("maqa", "today", "record"),
    "team_map": ("map", "unit", "today", "diary"),
    "directory": ("map", "unit", "maqa"),
    "lpm_register": ("register", "unit", "today"),
    "register_deeds": ("register", "lists", "unit", "today", "record"),
    "old_spreadsheet": ("register", "unit", "today"),
    "lpm_list": ("lists",),
    "unit": ("unit",),
    "requests": OF_DIARY,
    "booking": OF_DIARY,
    "invitations": ("diary", "today", "record"),
    "record_deeds": ("record", "diary", "today"),
    "record_decision_deeds": ("record", "diary", "today"),
    "record_plan_deeds": ("record", "diary", "today"),
    "child_road": NOTHING,
    "people": OF_DIARY,
    "maqa_quarter": ("quarter", "today"),
    "timeliness": ("timeliness", "diary", "record", "maqa", "register"),
}


def areas_of(request: object) -> tuple[str, ...]:
    """What this request may change, by the words of the tables above; one that they do not know, everything."""
    kind = type(request)
    if kind in (KeepDraft, DropDraft):
        return NOTHING
    room = kind.__module__.rpartition(".")[2]
    return BY_NAME.get(kind.__name__, BY_ROOM.get(room, EVERYTHING))
