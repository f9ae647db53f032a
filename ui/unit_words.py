"""Who is working, and where the data lives, as the window's strips say it."""

from pathlib import PurePath

from cpdesk.rows.unit import RegisterKind, Unit
from cpdesk.rules.roles import Role
from cpdesk.words import ROLE_WORDS


def person_words(unit: Unit) -> str:
    """The unit, and who is working in which role."""
    roles = "every role" if len(unit.roles) == len(Role) else ", ".join(ROLE_WORDS[role] for role in unit.roles)
    return " · ".join(part for part in (unit.name, unit.who, roles) if part)


def place_words(unit: Unit) -> str:
    """Where the data lives, short enough for the foot of the window."""
    if unit.kind is RegisterKind.DEMONSTRATION:
        return "Throw-away register"
    if "://" in unit.database:
        return "Shared register of the unit"
    return f"Local file {PurePath(unit.database).name}"
