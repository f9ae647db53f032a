"""The room that will hold this, and says so until it does."""

from ui.shared.not_yet import RoomToCome

WHAT = "What needs doing, latest first: LPM dates overdue, conferences to book, replies due."
NOT_YET = (
    "Today's work is not part of this version yet. What is overdue in the LPM register stands at the top of that tab."
)


class TodayTab(RoomToCome):
    """What will be here, and that it is not built yet."""

    def __init__(self) -> None:
        super().__init__(WHAT, NOT_YET)
