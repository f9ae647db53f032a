"""The team map on a day: each team with its linked chair, each chair with their teams, and what is amiss (D11, I25)."""

from collections.abc import Sequence
from datetime import date, timedelta

from cpdesk.desk.duty_rota import on_duty
from cpdesk.desk.given_values import as_day
from cpdesk.desk.map_facts import MapFacts, map_facts
from cpdesk.desk.map_gaps import map_gaps
from cpdesk.desk.who_may import KEEP_TEAM_MAP, READ_REGISTER
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import Team
from cpdesk.rows.team_map import MappedChair, MappedTeam, TeamMap, TheMap
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.linked_chairs import Days, DirectoryPart, InductionState, MeetingState

MEETINGS = "linked_meetings"


@answers(TeamMap, roles=READ_REGISTER)
def team_map(work: Work, question: TeamMap) -> TheMap:
    """The map as it stood, stands or will stand on a day (D11)."""
    return map_on(work, as_day("on", question.on) or work.today)


def map_on(work: Work, on: date) -> TheMap:
    """The map of a day."""
    facts, duty = map_facts(work, on), on_duty(work)
    asked = meetings_asked(work)
    teams = [mapped_team(facts, team, asked) for team in facts.teams]
    closed = [one.closed_on is not None and one.closed_on <= on for one in teams]
    active = tuple(one for one, ended in zip(teams, closed, strict=True) if not ended)
    return TheMap(
        on=on,
        teams=active,
        chairs=_chairs(facts, active),
        gaps=map_gaps(work, facts),
        duty=duty.chair if duty.today else "",
        meetings_said=_meetings_said(work, on),
        closed=tuple(one for one, ended in zip(teams, closed, strict=True) if ended),
        may_keep=bool(KEEP_TEAM_MAP & work.roles),
        duty_said=duty.said(),
    )


def meetings_asked(work: Work) -> int | None:
    """How many team meetings a year the unit's standard asks of the linked chair; None where it sets no number."""
    span = work.standard.spans.get(MEETINGS)
    return span.per_year if span is not None else None


def mapped_team(facts: MapFacts, team: Team, asked: int | None) -> MappedTeam:
    """A team as the map shows it on a day."""
    linked = facts.linked(team.id)
    link = linked[0] if linked else None
    cover, away = facts.cover(team.id), facts.away_now(link.person_id if link else None)
    following = next((one for one in facts.links.get(team.id, ()) if one.from_on > facts.on), None)
    return MappedTeam(
        id=team.id,
        version=team.version,
        name=team.name,
        service=team.service,
        linked_id=link.person_id if link else None,
        linked=facts.names.get(link.person_id, "") if link else "",
        since=link.from_on if link else None,
        until=link.to_on - timedelta(days=1) if link and link.to_on else None,
        doubled=tuple(facts.names.get(one.person_id, "") for one in linked[1:]),
        cover=facts.names.get(cover.person_id, "") if cover else "",
        cover_until=cover.days.last if cover else None,
        team_manager=facts.managers.get((team.id, DirectoryPart.TEAM_MANAGER), ""),
        service_manager=facts.managers.get((team.id, DirectoryPart.SERVICE_MANAGER), ""),
        meetings=facts.meetings.get((team.id, MeetingState.ATTENDED), 0),
        meetings_asked=asked,
        meetings_planned=facts.meetings.get((team.id, MeetingState.PLANNED), 0),
        inductions_booked=facts.inductions.get((team.id, InductionState.BOOKED), 0),
        inductions_held=facts.inductions.get((team.id, InductionState.HELD), 0),
        next_link=facts.names.get(following.person_id, "") if following else "",
        next_on=following.from_on if following else None,
        chair_away=_away_words(away),
        closed_on=team.closed_on,
        is_closed=team.closed_on is not None and team.closed_on <= facts.on,
    )


def _chairs(facts: MapFacts, teams: Sequence[MappedTeam]) -> tuple[MappedChair, ...]:
    """Every chair of the unit, and whoever else is linked on that day, in order of name."""
    linked = {one.person_id for team in teams for one in facts.linked(team.id)}
    cards = [
        MappedChair(
            id=number,
            name=facts.names.get(number, ""),
            teams=tuple(team.id for team in teams if any(one.person_id == number for one in facts.linked(team.id))),
            covers=tuple(team.id for team in teams if _covers(facts, team.id, number)),
            away=_away_words(facts.away_now(number)),
        )
        for number in facts.chairs | linked
    ]
    return tuple(sorted(cards, key=lambda one: (one.name, one.id)))


def _covers(facts: MapFacts, team_id: int, person_id: int) -> bool:
    cover = facts.cover(team_id)
    return cover is not None and cover.person_id == person_id


def _away_words(days: Days | None) -> str:
    if days is None or days.last is None:
        return ""
    return f"Away on {short(days.first)}" if days.first == days.last else f"Away until {short(days.last)}"


def _meetings_said(work: Work, on: date) -> str:
    """What the number of meetings is held against, and by which standard (D12)."""
    span = work.standard.spans.get(MEETINGS)
    if span is None or span.per_year is None:
        return span.not_set if span is not None else ""
    return f"Team meetings attended in {on.year}, of {span.in_words} for each team."
