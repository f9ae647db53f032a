"""The rooms of the desk: the modules that hold what a person can ask for or have done, read once at the start."""

from importlib import import_module

ROOMS = (
    "cpdesk.desk.unit",
    "cpdesk.desk.days_not_worked",
    "cpdesk.desk.lpm_register",
    "cpdesk.desk.register_pane",
    "cpdesk.desk.register_entries",
    "cpdesk.desk.register_changes",
    "cpdesk.desk.register_moves",
    "cpdesk.desk.differences",
    "cpdesk.desk.register_follows",
    "cpdesk.desk.old_spreadsheet.use_cases",
    "cpdesk.desk.list_recipients",
    "cpdesk.desk.lpm_list",
    "cpdesk.desk.drafts",
    "cpdesk.desk.soundness",
    "cpdesk.desk.undo",
)


def open_rooms() -> None:
    """Read every room, so that the desk knows what it can answer and do."""
    for room in ROOMS:
        import_module(room)
