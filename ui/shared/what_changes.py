"""Which open rooms read again after something was done, told by what was asked for."""

from cpdesk.rows.drafts import DropDraft, KeepDraft

NOTHING: tuple[str, ...] = ()
EVERYTHING = ("register", "days", "lists", "unit")
BY_NAME = {
    "Undo": EVERYTHING,
    "Redo": EVERYTHING,
    "BeginRegister": EVERYTHING,
    "AddDayNotWorked": ("days", "register", "lists"),
    "RemoveDayNotWorked": ("days", "register", "lists"),
    "TakeGovUkDays": ("days", "register", "lists"),
}
BY_ROOM = {
    "lpm_register": ("register", "unit"),
    "old_spreadsheet": ("register", "unit"),
    "lpm_list": ("lists",),
    "unit": ("unit",),
}


def areas_of(request: object) -> tuple[str, ...]:
    """The parts of the register that this request may change: "register", "days", "lists", "unit"."""
    kind = type(request)
    if kind in (KeepDraft, DropDraft):
        return NOTHING
    room = kind.__module__.rpartition(".")[2]
    return BY_NAME.get(kind.__name__) or BY_ROOM.get(room, EVERYTHING)
