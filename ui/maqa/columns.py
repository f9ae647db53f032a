"""The columns of the alerts as a person sees them, and the words of each cell (S17 to S21)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cpdesk.rows.alert_words import ALERT_DIRECTION_WORDS, ALERT_OUTCOME_WORDS, THEME_WORDS
from cpdesk.rows.maqa import AlertRow, AlertSort
from cpdesk.rules.how_dates_read import listed, slashed
from cpdesk.rules.london import LONDON
from cpdesk.words import CONCERN_ABOUT_WORDS


class AlertColumn(StrEnum):
    """One column of the table."""

    STATE = "state"
    NUMBER = "number"
    MEETING = "meeting"
    AGENCY = "agency"
    ABOUT = "about"
    RAISED = "raised"
    BY = "by"
    RISK = "risk"
    DUE = "due"
    LEAD = "lead"
    RESOLVED = "resolved"
    OUTCOME = "outcome"
    KIND = "kind"
    THEMES = "themes"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class AlertFace:
    """One column: heading, the full words behind it, a usual content for its width, and how it sorts."""

    column: AlertColumn
    heading: str
    full: str
    usual: str
    stretch: int = 0
    hidden: bool = False
    sort: AlertSort | None = None

    @property
    def name(self) -> str:
        """The word under which the column is remembered."""
        return self.column.value


_DAY = "00/00/0000"

FACES: tuple[AlertFace, ...] = (
    AlertFace(
        AlertColumn.STATE,
        "State",
        "Where the alert stands; wd means working days",
        "Escalated, 105 wd over",
        sort=AlertSort.STATE,
    ),
    AlertFace(AlertColumn.NUMBER, "No.", "The number of the alert", "MAQA 000", sort=AlertSort.NUMBER),
    AlertFace(
        AlertColumn.MEETING,
        "Child or meeting",
        "The family and the meeting it is about",
        "Example-Khan, RCPC",
        stretch=3,
    ),
    AlertFace(
        AlertColumn.AGENCY,
        "Agency",
        "The agency it goes to, or that it came from",
        "Leicester school",
        stretch=2,
        sort=AlertSort.AGENCY,
    ),
    AlertFace(AlertColumn.ABOUT, "About", "What the concern is about", "Late report", stretch=1),
    AlertFace(
        AlertColumn.RAISED, "Raised", "The day it was raised: 10 working days from there", _DAY, sort=AlertSort.RAISED
    ),
    AlertFace(AlertColumn.BY, "By", "Who raised it", "N. Invented", stretch=1),
    AlertFace(AlertColumn.RISK, "Risk", "Immediate risk: 24 hours replace the 10 working days", "Risk"),
    AlertFace(
        AlertColumn.DUE,
        "Due",
        "By when it is to be raised while a draft, then by when it is to be resolved: 10 working days, or 24 hours",
        f"{_DAY} 00:00",
        sort=AlertSort.DUE,
    ),
    AlertFace(AlertColumn.LEAD, "Lead", "The agency's safeguarding lead", "N. Invented-Name", stretch=1),
    AlertFace(AlertColumn.RESOLVED, "Resolved", "The day it was resolved", _DAY),
    AlertFace(AlertColumn.OUTCOME, "Outcome", "What resolved it", "Learning taken on", stretch=1),
    AlertFace(
        AlertColumn.KIND,
        "Kind",
        "To an agency, from an agency, or internal (about social care)",
        "From an agency",
        hidden=True,
    ),
    AlertFace(
        AlertColumn.THEMES,
        "Themes",
        "Under what a quarter counts it",
        "Attendance, late report",
        stretch=1,
        hidden=True,
    ),
    AlertFace(AlertColumn.REFERENCE, "Ref", "Case reference", "0000000", hidden=True),
)

PLACE_OF: dict[AlertColumn, int] = {face.column: place for place, face in enumerate(FACES)}
PLACE_OF_SORT: dict[AlertSort, int] = {face.sort: place for place, face in enumerate(FACES) if face.sort is not None}


def cells_of(row: AlertRow) -> tuple[str, ...]:
    """The words of every cell of an alert, in the order of the columns."""
    words = {
        AlertColumn.STATE: row.stands,
        AlertColumn.NUMBER: row.number,
        AlertColumn.MEETING: about_whom(row),
        AlertColumn.AGENCY: row.agency,
        AlertColumn.ABOUT: CONCERN_ABOUT_WORDS[row.about],
        AlertColumn.RAISED: _day(row.raised_on),
        AlertColumn.BY: row.raised_by,
        AlertColumn.RISK: "Risk" if row.immediate_risk else "",
        AlertColumn.DUE: due_words(row),
        AlertColumn.LEAD: row.lead,
        AlertColumn.RESOLVED: _day(row.resolved_on),
        AlertColumn.OUTCOME: ALERT_OUTCOME_WORDS[row.outcome] if row.outcome is not None else "",
        AlertColumn.KIND: ALERT_DIRECTION_WORDS[row.direction],
        AlertColumn.THEMES: listed([THEME_WORDS[theme] for theme in row.themes]) if row.themes else "",
        AlertColumn.REFERENCE: row.reference,
    }
    return tuple(words[face.column] for face in FACES)


def about_whom(row: AlertRow) -> str:
    """The family and the meeting, as far as they are known; how many children there are is said in the pane."""
    name, _, number = row.family.rpartition(", ")
    family = name if name and number.endswith((" child", " children")) else row.family
    return ", ".join(part for part in (family, row.meeting) if part) or row.reference


def due_words(row: AlertRow) -> str:
    """The day, and with 24 hours the time too, by which the alert is to be raised or resolved."""
    if row.due_at is not None:
        at = row.due_at.astimezone(LONDON)
        return f"{slashed(at.date())} {at:%H:%M}"
    return _day(row.due_on)


def _day(on: date | None) -> str:
    return slashed(on) if on is not None else ""
