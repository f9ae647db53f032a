"""What a map is drawn from, read in the same few statements however many teams a unit has (D11 to D13)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select

from cpdesk.desk.known_names import CHAIR
from cpdesk.desk.work import Work
from cpdesk.records.model import (
    Away,
    DirectoryEntry,
    Induction,
    LinkedChair,
    LinkedCover,
    Person,
    RoleHolder,
    Team,
    TeamMeeting,
)
from cpdesk.rules.linked_chairs import Days, DirectoryPart, InductionState, Link, MeetingState
from cpdesk.rules.names import sort_key

Counts = Mapping[tuple[int, str], int]
MANAGERS = (DirectoryPart.TEAM_MANAGER, DirectoryPart.SERVICE_MANAGER)


@dataclass(frozen=True, slots=True)
class Cover:
    """Somebody who stands in for a team's linked chair, first and last day included."""

    person_id: int
    days: Days

    def holds_on(self, on: date) -> bool:
        """Whether they stand in on this day."""
        return self.days.first <= on and (self.days.last is None or on <= self.days.last)


@dataclass(frozen=True, slots=True)
class MapFacts:
    """The teams of a unit and, for the day asked and what lies after it, everything that a map says of them.

    `links`, `covers` and `away` hold what has not ended before that day; `meetings` counts by team and state in its
    calendar year, `inductions` what is booked and what was held in it; `managers` by team and part.
    """

    on: date
    teams: tuple[Team, ...]
    links: Mapping[int, list[Link]]
    covers: Mapping[int, list[Cover]]
    away: Mapping[int, list[Days]]
    meetings: Counts
    inductions: Counts
    managers: Mapping[tuple[int, str], str]
    names: Mapping[int, str]
    chairs: frozenset[int]

    def linked(self, team_id: int) -> list[Link]:
        """The links of a team that hold on the day asked, earliest first: one, where the map is as it should be."""
        return [one for one in self.links.get(team_id, ()) if one.holds_on(self.on)]

    def cover(self, team_id: int) -> Cover | None:
        """Who stands in for a team's linked chair on the day asked."""
        return next((one for one in self.covers.get(team_id, ()) if one.holds_on(self.on)), None)

    def away_now(self, person_id: int | None) -> Days | None:
        """The absence of somebody on the day asked."""
        spans = self.away.get(person_id or 0, ())
        return next((one for one in spans if one.first <= self.on and (one.last is None or self.on <= one.last)), None)


def map_facts(work: Work, on: date) -> MapFacts:
    """Everything that the map says of a day."""
    chairs: frozenset[int] = frozenset(work.session.scalars(_chairs()))
    teams = work.session.scalars(select(Team).where(Team.voided_at.is_(None)))
    links, covers = _links(work, on), _covers(work, on)
    linked = {one.person_id for some in links.values() for one in some}
    stand_in = {one.person_id for some in covers.values() for one in some}
    return MapFacts(
        on=on,
        teams=tuple(sorted(teams, key=lambda one: (sort_key(one.name), one.id))),
        links=links,
        covers=covers,
        away=_away(work, on),
        meetings=_meetings(work, on),
        inductions=_inductions(work, on),
        managers=managers_on(work, on),
        names=_names(work, chairs | linked | stand_in),
        chairs=chairs,
    )


def managers_on(work: Work, on: date) -> dict[tuple[int, str], str]:
    """The managers of the teams on a day, by team and part, as the directory has them; several as one text."""
    asked = (
        select(DirectoryEntry.team_id, DirectoryEntry.part, DirectoryEntry.name)
        .where(
            DirectoryEntry.part.in_(MANAGERS), DirectoryEntry.team_id.is_not(None), DirectoryEntry.voided_at.is_(None),
            DirectoryEntry.from_on <= on, or_(DirectoryEntry.last_on.is_(None), DirectoryEntry.last_on >= on),
        )
        .order_by(DirectoryEntry.from_on, DirectoryEntry.id)
    )  # fmt: skip
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for team_id, part, name in work.session.execute(asked):
        found[(team_id or 0, part)].append(name)
    return {key: ", ".join(names) for key, names in found.items()}


def _chairs() -> Select[Any]:
    return (
        select(Person.id)
        .join(RoleHolder, RoleHolder.person_id == Person.id)
        .where(RoleHolder.part == CHAIR, RoleHolder.to_on.is_(None), Person.voided_at.is_(None))
        .distinct()
    )


def _names(work: Work, people: frozenset[int]) -> dict[int, str]:
    asked = select(Person.id, Person.name).where(Person.id.in_(sorted(people)))
    return {row.id: row.name for row in work.session.execute(asked)}


def _links(work: Work, on: date) -> dict[int, list[Link]]:
    asked = (
        select(LinkedChair)
        .where(or_(LinkedChair.to_on.is_(None), LinkedChair.to_on > on))
        .order_by(LinkedChair.team_id, LinkedChair.from_on)
    )
    found: dict[int, list[Link]] = defaultdict(list)
    for one in work.session.scalars(asked):
        found[one.team_id].append(Link(one.person_id, one.from_on, one.to_on))
    return found


def _covers(work: Work, on: date) -> dict[int, list[Cover]]:
    asked = (
        select(LinkedCover)
        .where(LinkedCover.last_on >= on, LinkedCover.voided_at.is_(None))
        .order_by(LinkedCover.team_id, LinkedCover.from_on)
    )
    found: dict[int, list[Cover]] = defaultdict(list)
    for one in work.session.scalars(asked):
        found[one.team_id].append(Cover(one.person_id, Days(one.from_on, one.last_on)))
    return found


def _away(work: Work, on: date) -> dict[int, list[Days]]:
    asked = select(Away.person_id, Away.from_on, Away.to_on).where(Away.to_on >= on, Away.voided_at.is_(None))
    found: dict[int, list[Days]] = defaultdict(list)
    for person_id, first, last in work.session.execute(asked.order_by(Away.person_id, Away.from_on)):
        found[person_id].append(Days(first, last))
    return found


def _meetings(work: Work, on: date) -> dict[tuple[int, str], int]:
    """How many meetings of each state every team has in the calendar year of a day (D12)."""
    asked = (
        select(TeamMeeting.team_id, TeamMeeting.state, func.count())
        .where(TeamMeeting.on.between(date(on.year, 1, 1), date(on.year, 12, 31)), TeamMeeting.voided_at.is_(None))
        .where(TeamMeeting.state.in_((MeetingState.ATTENDED, MeetingState.PLANNED)))
        .group_by(TeamMeeting.team_id, TeamMeeting.state)
    )
    return {(team, state): number for team, state, number in work.session.execute(asked)}


def _inductions(work: Work, on: date) -> dict[tuple[int, str], int]:
    """How many inductions of each team are booked, and were held in the calendar year of a day (D13)."""
    held = Induction.held_on.between(date(on.year, 1, 1), date(on.year, 12, 31))
    asked = (
        select(Induction.team_id, Induction.state, func.count())
        .where(Induction.voided_at.is_(None))
        .where(or_(Induction.state == InductionState.BOOKED, (Induction.state == InductionState.HELD) & held))
        .group_by(Induction.team_id, Induction.state)
    )
    return {(team, state): number for team, state, number in work.session.execute(asked)}
