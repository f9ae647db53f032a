"""What stands between starting the program and an open register: what the window shows until then."""

from dataclasses import dataclass
from enum import StrEnum


class DoorState(StrEnum):
    """How far somebody has come in."""

    FIRST_RUN = "first_run"
    KEY_MISSING = "key_missing"
    CONFIRM_RECOVERY = "confirm_recovery"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Door:
    """Where the way into the register stands, and what the window needs to show there.

    `recovery_key` is filled only while it is to be written down; `key_kept` says where the key itself is kept.
    """

    state: DoorState
    database: str = ""
    key_kept: str = ""
    recovery_key: str = ""
