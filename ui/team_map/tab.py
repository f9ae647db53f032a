"""The room that will hold this, and says so until it does."""

from ui.shared.not_yet import RoomToCome

WHAT = "Which Independent Chair is linked to which team, and since when."
NOT_YET = "The linked IC map is not part of this version yet. Teams and their chairs can be added in Settings (Ctrl+,)."


class TeamMapTab(RoomToCome):
    """What will be here, and that it is not built yet."""

    def __init__(self) -> None:
        super().__init__(WHAT, NOT_YET)
