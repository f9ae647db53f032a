"""The columns of the register as a person sees them: heading, full words, usual width, and how a cell is changed."""

from dataclasses import dataclass
from enum import StrEnum

from cpdesk.rows.lpm_register import Column


class Change(StrEnum):
    """How a cell is changed where it stands; NONE means that the pane does it."""

    NONE = "none"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class ColumnFace:
    """One column: its heading, the full words behind it, a usual content for its width, and how it is changed."""

    column: Column
    heading: str
    full: str
    usual: str
    change: Change = Change.NONE
    hidden: bool = False
    stretch: int = 0


_DAY = "00/00/0000"

FACES: tuple[ColumnFace, ...] = (
    ColumnFace(
        Column.STATE, "State", "Where the recommendation stands; wd means working days", "Escalated, 15 wd over"
    ),
    ColumnFace(Column.CHILD, "Child", "The child, or the children of one family", "Example-Khan, Sami", stretch=3),
    ColumnFace(Column.REFERENCE, "Ref", "Case reference", "0000000"),
    ColumnFace(Column.AGE, "Age", "Age in years today, of each child", "10, 12"),
    ColumnFace(Column.TEAM, "Team", "Social work team", "Cluster 4A", Change.CHOICE, stretch=2),
    ColumnFace(Column.CHAIR, "Chair (IC)", "Independent chair (IC)", "J. Placeholder", Change.CHOICE, stretch=2),
    ColumnFace(
        Column.FROM,
        "From",
        "The conference it came from: initial (ICPC) or review (RCPC) child protection conference",
        "RCPC",
    ),
    ColumnFace(Column.RECOMMENDED, "Recommended", "The day the chair recommended the Legal Planning Meeting", _DAY),
    ColumnFace(
        Column.LPM_BY, "LPM due", "The day the Legal Planning Meeting (LPM) is due by", "Not recorded", Change.DATE
    ),
    ColumnFace(Column.LPM_HELD, "LPM held", "The day the Legal Planning Meeting (LPM) was held", _DAY, Change.DATE),
    ColumnFace(
        Column.OUTCOME,
        "Outcome",
        "What the Legal Planning Meeting decided",
        "Continue CP plan",
        Change.CHOICE,
        stretch=1,
    ),
    ColumnFace(
        Column.TM_VIEW,
        "TM view",
        "What the Team Manager (TM) thinks of the recommendation",
        "Not recorded",
        Change.CHOICE,
    ),
    ColumnFace(Column.LAST_UPDATE, "Last update", "The last fortnightly update; amber when it is late", _DAY),
    ColumnFace(Column.TEAM_MANAGER, "Team manager", "Team Manager (TM)", "N. Invented-Name", hidden=True, stretch=1),
    ColumnFace(
        Column.SOCIAL_WORKER, "Social worker", "Allocated social worker", "N. Invented-Name", hidden=True, stretch=1
    ),
    ColumnFace(
        Column.PLAN_START, "Plan start", "The day the child protection plan began", _DAY, Change.DATE, hidden=True
    ),
    ColumnFace(
        Column.DAYS_TAKEN, "Days taken", "Working days from the recommendation to the LPM held", "000", hidden=True
    ),
    ColumnFace(
        Column.DIARY_SHEET, "Diary sheet", "The day the diary sheet was received", _DAY, Change.DATE, hidden=True
    ),
    ColumnFace(Column.CASE_NOTE, "Case note", "The day the case note was entered", _DAY, Change.DATE, hidden=True),
    ColumnFace(
        Column.SIBLINGS, "Siblings", "How many children the recommendation concerns beside the first", "00", hidden=True
    ),
)

FACE_OF: dict[Column, ColumnFace] = {face.column: face for face in FACES}
PLACE_OF: dict[Column, int] = {face.column: place for place, face in enumerate(FACES)}


def column_named(name: str) -> Column | None:
    """The column that was remembered under this name, if there is one."""
    return next((column for column in Column if column.value == name), None)
