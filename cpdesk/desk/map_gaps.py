"""What the map reports: teams without a chair, with two, with one who is away or no chair any more (I25)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import func, select

from cpdesk.desk.map_facts import MapFacts
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, Recommendation, Team
from cpdesk.rows.team_map import MapGap
from cpdesk.rules.conferences import TO_COME
from cpdesk.rules.how_dates_read import counted, short
from cpdesk.rules.linked_chairs import Days, GapKind, Link, days_doubled, days_uncovered, days_without
from cpdesk.rules.lpm import OPEN_STATES

GAPS_AHEAD = timedelta(weeks=12)
AWAY_AHEAD = timedelta(weeks=4)


def map_gaps(work: Work, facts: MapFacts) -> tuple[MapGap, ...]:
    """Everything to report of the map on a day and in the weeks after it, what comes first at the top."""
    found = [gap for team in facts.teams for gap in _of_team(work, facts, team)]
    found += _closed_in_use(work, facts)
    return tuple(sorted(found, key=lambda gap: (gap.from_on, gap.team, gap.kind)))


def _of_team(work: Work, facts: MapFacts, team: Team) -> Iterator[MapGap]:
    last = facts.on + GAPS_AHEAD
    if team.closed_on is not None:
        last = min(last, team.closed_on - timedelta(days=1))
    links = facts.links.get(team.id, [])
    for days in days_without(links, facts.on, last):
        yield _gap(GapKind.NO_CHAIR, team, f"{team.name} has no linked chair", days)
    for days in days_doubled(links, facts.on, last):
        both = [facts.names.get(one.person_id, "") for one in links if one.holds_on(days.first)]
        yield _gap(GapKind.TWO_CHAIRS, team, f"{team.name} has two linked chairs ({', '.join(both)})", days)
    for link in links:
        if link.from_on <= last:
            yield from _of_link(work, facts, team, link, last)


def _of_link(work: Work, facts: MapFacts, team: Team, link: Link, last: date) -> Iterator[MapGap]:
    """What is to be said of one link: whether its person is a chair, and is there or covered."""
    name = facts.names.get(link.person_id, "")
    first = max(link.from_on, facts.on)
    ends = None if link.to_on is None else link.to_on - timedelta(days=1)
    if link.person_id not in facts.chairs and facts.on >= work.today:  # who was a chair in the past is not kept
        said = f"{name} is linked to {team.name} and is no longer a chair of the unit"
        yield _gap(GapKind.NOT_A_CHAIR, team, said, Days(first, ends))
    covers = [one.days for one in facts.covers.get(team.id, ())]
    for away in facts.away.get(link.person_id, ()):
        part = Days(max(away.first, first), _earlier(away.last, ends))
        for days in days_uncovered(part, covers, work.calendar.is_worked):
            if days.first <= min(last, facts.on + AWAY_AHEAD):
                yield _gap(GapKind.AWAY, team, f"{name} is away and nobody stands in for {team.name}", days)


def _closed_in_use(work: Work, facts: MapFacts) -> list[MapGap]:
    """Teams that are closed while open work still names them: nobody is linked to those who ask about it."""
    closed = [one for one in facts.teams if one.closed_on is not None and one.closed_on <= facts.on]
    if not closed or facts.on != work.today:
        return []
    numbers = _open_work(work, [one.id for one in closed])
    return [
        _gap(
            GapKind.CLOSED_IN_USE, team, f"{team.name} is closed and still named by {numbers[team.id]}",
            Days(team.closed_on or facts.on, None),
        )
        for team in closed
        if team.id in numbers
    ]  # fmt: skip


def _open_work(work: Work, teams: Sequence[int]) -> dict[int, str]:
    """The open entries and conferences to come of these teams, in words."""
    entries = select(Recommendation.team_id, func.count()).where(
        Recommendation.team_id.in_(teams), Recommendation.state.in_(OPEN_STATES), Recommendation.voided_at.is_(None)
    )
    meetings = select(Conference.team_id, func.count()).where(
        Conference.team_id.in_(teams), Conference.state.in_(TO_COME), Conference.voided_at.is_(None)
    )
    words: dict[int, list[str]] = {}
    for team_id, number in work.session.execute(entries.group_by(Recommendation.team_id)):
        words.setdefault(team_id or 0, []).append(f"{number} open {'entry' if number == 1 else 'entries'}")
    for team_id, number in work.session.execute(meetings.group_by(Conference.team_id)):
        words.setdefault(team_id or 0, []).append(f"{counted(number, 'conference')} to come")
    return {team_id: " and ".join(some) for team_id, some in words.items()}


def _gap(kind: GapKind, team: Team, said: str, days: Days) -> MapGap:
    if days.last == days.first:
        when = f"on {short(days.first)}"
    else:
        when = f"from {short(days.first)}" + (f" to {short(days.last)}" if days.last is not None else "")
    return MapGap(kind, team.id, team.name, f"{said}, {when}.", days.first, days.last)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)
