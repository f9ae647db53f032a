"""The room that will hold this, and says so until it does."""

from ui.shared.not_yet import RoomToCome

WHAT = "Conferences by week, day, chair and room, and those that wait for a date."
NOT_YET = "The conference diary is not part of this version yet. Go on booking conferences as you do now."


class DiaryTab(RoomToCome):
    """What will be here, and that it is not built yet."""

    def __init__(self) -> None:
        super().__init__(WHAT, NOT_YET)
