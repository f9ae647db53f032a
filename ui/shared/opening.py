"""What the window needs of whoever opens registers; all of it runs in the link's thread, never in the window's."""

from typing import Protocol

from cpdesk.rows.opening import Door
from cpdesk.rows.unit import RegisterKind
from ui.shared.desk_link import DeskLike


class Opening(Protocol):
    """The way into a register. Each step says where it stands after it, or is refused with a sentence."""

    def look(self) -> Door:
        """Whether there is a register, whether its key is here, whether its recovery key was typed back."""

    def begin(self, kind: RegisterKind, name: str) -> Door:
        """Makes a new register of this kind."""

    def open_existing(self, where: str) -> Door:
        """Takes a register that is already there: a file, or the address of the unit's shared one."""

    def recover(self, typed: str) -> Door:
        """Opens a register whose key is not on this computer with its recovery key."""

    def confirm(self, typed: str) -> Door:
        """Takes the recovery key as typed back; refused when it differs."""

    def start_again(self) -> Door:
        """Leaves the demonstration, so that a register can be chosen."""

    def desk(self) -> DeskLike:
        """The open desk, once the door is ready."""
