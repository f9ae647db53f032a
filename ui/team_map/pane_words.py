"""A team's meetings and inductions, each in a line and in the line beneath (D12, D13)."""

from collections.abc import Mapping

from cpdesk.rows.map_words import (
    INDUCTION_KIND_WORDS,
    INDUCTION_STATE_WORDS,
    INDUCTION_TOPIC_WORDS,
    MEETING_STATE_WORDS,
)
from cpdesk.rows.team_map import InductionRow, MeetingRow
from cpdesk.rules.how_dates_read import short


def meeting_line(meeting: MeetingRow) -> str:
    """A team meeting: "Wed 10 Apr 2024, 10:00: attended, P. Example"."""
    at = f", {meeting.time}" if meeting.time else ""
    chair = f", {meeting.chair}" if meeting.chair else ""
    return f"{short(meeting.on)}{at}: {MEETING_STATE_WORDS[meeting.state].lower()}{chair}"


def meeting_more(meeting: MeetingRow) -> str:
    """Whether the agenda was agreed between the Team Manager and the chair, what is on it, and the note (D12)."""
    if meeting.agreed:
        when = f" on {short(meeting.agreed_on)}" if meeting.agreed_on else ""
        agreed = f"Agenda agreed with {meeting.agreed_with}{when}." if meeting.agreed_with else f"Agenda agreed{when}."
    else:
        agreed = "Agenda not agreed yet."
    return "\n".join(part for part in (agreed, meeting.agenda, meeting.note) if part)


def induction_line(induction: InductionRow) -> str:
    """An induction: "Wed 10 Apr 2024, 10:00: booked, New worker"."""
    on = induction.held_on or induction.booked_for
    at = f", {induction.time}" if induction.time else ""
    return f"{short(on)}{at}: {INDUCTION_STATE_WORDS[induction.state].lower()}, {induction.who}"


def induction_more(induction: InductionRow) -> str:
    """How, by whom and about what an induction is, with its note (D13)."""
    topics = ", ".join(INDUCTION_TOPIC_WORDS[topic] for topic in induction.topics)
    parts = (INDUCTION_KIND_WORDS[induction.kind], f"by {induction.chair}" if induction.chair else "", topics)
    return "\n".join(part for part in (", ".join(one for one in parts if one), induction.note) if part)


def years_words(years: Mapping[int, int], this_year: int) -> str:
    """Meetings attended in other years: "2025: 2. 2024: 1."."""
    return " ".join(f"{year}: {years[year]}." for year in sorted(years, reverse=True) if year != this_year)
