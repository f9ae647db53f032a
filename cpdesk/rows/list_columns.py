"""The columns of the first-Monday list, the same in the preview and in the workbook."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cpdesk.rows.lpm_list import ListLine


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: its heading, its width in characters, and what stands in it."""

    heading: str
    width: float
    value: Callable[[ListLine], str | date | int | None]


LIST_COLUMNS = (
    ListColumn("State", 15, lambda line: line.state),
    ListColumn("Step reached", 12.5, lambda line: line.stands),
    ListColumn("Children (initials)", 11, lambda line: line.child),
    ListColumn("Reference", 10.5, lambda line: line.reference),
    ListColumn("Team", 11.5, lambda line: line.team),
    ListColumn("Chair (IC)", 12, lambda line: line.chair),
    ListColumn("Team manager", 12, lambda line: line.team_manager),
    ListColumn("From", 6.5, lambda line: line.conference_kind),
    ListColumn("Conference on", 11, lambda line: line.conference_on),
    ListColumn("Timescale", 12, lambda line: line.timescale),
    ListColumn("LPM due", 10.5, lambda line: line.lpm_by),
    ListColumn("LPM booked for", 11, lambda line: line.lpm_booked_for),
    ListColumn("LPM held", 10.5, lambda line: line.lpm_on),
    ListColumn("Working days over", 9, lambda line: line.overdue_by or None),
    ListColumn("Outcome", 14, lambda line: line.outcome),
    ListColumn("Read by IC", 10.5, lambda line: line.ic_read_on),
    ListColumn("TM view", 9, lambda line: line.tm_view),
    ListColumn("Difference of view", 17, lambda line: line.disagreement),
    ListColumn("Reason for the LPM", 34, lambda line: line.rationale),
    ListColumn("Last update", 10.5, lambda line: line.last_update_on),
    ListColumn("Not recorded", 14, lambda line: ", ".join(_what(gap) for gap in line.gaps)),
)


def _what(gap: str) -> str:
    """A gap without the words that the heading says already: "No rationale recorded" becomes "rationale"."""
    return gap.removeprefix("No ").removesuffix(" recorded")
