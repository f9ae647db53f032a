"""By when an agency's written report is asked for, so that the chair has it before the conference (S12)."""

from datetime import date

from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.how_dates_read import short

FAMILY = "family"


def writes_report(agency: str) -> bool:
    """Whether a written report is asked of them: of every agency, never of a member of the family (S12)."""
    return agency.strip().casefold() != FAMILY


def report_due(conference_on: date, calendar: WorkingDays) -> date:
    """The day by which a report is asked for: the working day before the conference.

    No practice standard sets a day for it; another one can be entered for each agency.
    """
    return calendar.add(conference_on, -1)


def report_due_explained(conference_on: date, calendar: WorkingDays) -> str:
    """How that day comes about: "Tue 9 Apr 2024: the working day before the conference on Wed 10 Apr 2024..."."""
    return (
        f"{short(report_due(conference_on, calendar))}: the working day before the conference on "
        f"{short(conference_on)}. No standard sets a day for reports, so another one can be entered."
    )


def moved_with(due: date, was_on: date, is_on: date, calendar: WorkingDays) -> date:
    """Where a day before a conference comes to when the conference moves: as many working days before it as it was."""
    return calendar.add(is_on, -calendar.between(due, was_on)) if due < was_on else is_on
