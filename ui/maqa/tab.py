"""The room that will hold this, and says so until it does."""

from ui.shared.not_yet import RoomToCome

WHAT = "Alerts to agencies about missing or late reports and absences, with the clock for each reply."
NOT_YET = "MAQA alerts are not part of this version yet. Go on raising them as you do now."


class MaqaTab(RoomToCome):
    """What will be here, and that it is not built yet."""

    def __init__(self) -> None:
        super().__init__(WHAT, NOT_YET)
