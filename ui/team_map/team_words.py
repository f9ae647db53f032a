"""How a team stands on the map, in a mark and in words: who is linked, who covers, where there is a gap or a double."""

from dataclasses import dataclass
from datetime import date

from cpdesk.rows.marks import Mark
from cpdesk.rows.team_map import MappedTeam
from cpdesk.rules.how_dates_read import counted, short
from cpdesk.rules.linked_chairs import NOT_FOR_CASES

NOT_LINKED_CHAIR = f"{NOT_FOR_CASES} Questions about a case go to the chair who holds it."
MAY_NOT = "Only the LPM lead, the Service Manager and the administrator change the map."
NOBODY = "No linked chair"


@dataclass(frozen=True, slots=True)
class Standing:
    """A team's mark on the map, a word for it, and what stands beside its name: nothing where all is well."""

    mark: Mark
    state: str
    words: str


def standing(team: MappedTeam) -> Standing:
    """Where a team stands: closed, a gap, a double, a chair who is away, covered, or simply linked (I25)."""
    if team.is_closed and team.closed_on is not None:
        return Standing(Mark.HELD, "Closed", f"closed {short(team.closed_on)}")
    if team.linked_id is None:
        later = f"from {short(team.next_on)}: {team.next_link}" if team.next_on and team.next_link else "no chair"
        return Standing(Mark.DUE_SOON, "No chair", later)
    if team.doubled:
        return Standing(Mark.OVERDUE, "Linked twice", counted(1 + len(team.doubled), "chair"))
    return _linked(team)


def spoken(team: MappedTeam) -> str:
    """A team in one sentence, for those who hear the map, and on hover."""
    parts = [team.name, linked_words(team)]
    if team.cover:
        parts.append(standing(team).words)
    if team.doubled:
        parts.append(f"Also linked: {', '.join(team.doubled)}")
    if team.chair_away:
        parts.append(team.chair_away)
    if team.next_on is not None:
        parts.append(f"From {short(team.next_on)}: {team.next_link or NOBODY.lower()}")
    if team.service:
        parts.append(team.service)
    parts.append(meeting_words(team))
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def linked_words(team: MappedTeam) -> str:
    """Who is linked to a team, and since when: "P. Example since Wed 1 May 2024"."""
    if not team.linked:
        return NOBODY
    since = f" since {short(team.since)}" if team.since else ""
    return f"{team.linked}{since}{_until(team.until)}"


def meeting_words(team: MappedTeam) -> str:
    """How many team meetings were attended this year, against the number asked for (D12)."""
    if team.meetings_asked is None:
        return f"{counted(team.meetings, 'team meeting')} attended this year"
    return f"{team.meetings} of {counted(team.meetings_asked, 'team meeting')} attended this year"


def _until(until: date | None) -> str:
    return f", until {short(until)}" if until else ""


def _linked(team: MappedTeam) -> Standing:
    """Where a team stands that has one chair."""
    if team.cover:
        until = f" until {short(team.cover_until)}" if team.cover_until else ""
        return Standing(Mark.HELD, "Covered", f"covered by {team.cover}{until}")
    if team.chair_away:
        return Standing(Mark.DUE_SOON, "Away", "chair away, no cover")
    if team.closed_on is not None:
        return Standing(Mark.NEUTRAL, "Closes", f"closes {short(team.closed_on)}")
    if team.until is not None and not team.next_link:
        return Standing(Mark.DUE_SOON, "Ends", f"until {short(team.until)}")
    return Standing(Mark.NEUTRAL, "Linked", "")
