"""The teams of the map: added with their linked chair, named otherwise, closed and opened again (D11)."""

from datetime import date
from typing import Any

from sqlalchemy import select

from cpdesk.desk.bookable import chair_called
from cpdesk.desk.given_values import as_day, as_line
from cpdesk.desk.in_step import keep_in_step
from cpdesk.desk.known_names import team_called
from cpdesk.desk.map_at_hand import hold_the_map, row_at
from cpdesk.desk.taking_back import TakenBack, after_undo
from cpdesk.desk.team_links import as_links, keep_links, link_from, links_of
from cpdesk.desk.who_may import KEEP_TEAM_MAP
from cpdesk.desk.work import Work, does
from cpdesk.records.model import LinkedCover, Recommendation, Team
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.team_map_deeds import AddTeamToMap, ChangeTeam, CloseTeam
from cpdesk.rules.how_dates_read import counted, short
from cpdesk.rules.linked_chairs import closed_from
from cpdesk.rules.names import team_key, team_name


@does(AddTeamToMap, roles=KEEP_TEAM_MAP, named="Add a team to the map")
def add_team_to_map(work: Work, request: AddTeamToMap) -> Kept:
    """Add a team, with its service and the chair who is linked to it from a day on."""
    hold_the_map(work)
    key = team_key(request.name)
    if not key:
        raise Refusal("Enter the team's name.", field="name")
    known = work.session.scalar(select(Team.name).where(Team.name_key == key, Team.voided_at.is_(None)))
    if known is not None:
        raise Refusal(f"There is a team of that name already: {known}.", field="name")
    chair = chair_called(work, request.chair) if request.chair.strip() else None
    team = team_called(work, request.name)
    assert team is not None, "the name is not empty"  # noqa: S101 - looked at above
    work.change(team, "service", as_line("service", request.service))
    work.change(team, "closed_on", None)  # one that was taken out long ago may stand again
    if chair is None:
        return Kept((team.id,), f"Added {team.name}. No chair is linked to it yet.", work.operation)
    on = as_day("from_on", request.from_on) or work.today
    link_from(work, team, chair, on)
    return Kept((team.id,), f"Added {team.name}, linked to {chair.name} from {short(on)}.", work.operation)


@does(ChangeTeam, roles=KEEP_TEAM_MAP, named="Change a team")
def change_team(work: Work, request: ChangeTeam) -> Kept:
    """Give a team another name or service; the register shows its entries by the new name."""
    hold_the_map(work)
    values = {name: _read(name, value) for name, value in request.fields.items()}
    team = row_at(work, Team, request.id, request.version, mine=values, seen=request.seen)
    before = team.name
    if "name" in values:
        _refuse_taken(work, team, values["name"])
        values = {**values, "name": team_name(values["name"]), "name_key": team_key(values["name"])}
    for name, value in values.items():
        work.change(team, name, value)
    if team.name != before:
        _entries_follow(work, [team.id])
        return Kept((team.id,), f"{before} is called {team.name} now.", work.operation)
    return Kept((team.id,), f"Changed {team.name}.", work.operation)


@does(CloseTeam, roles=KEEP_TEAM_MAP, named="Close a team")
def close_team(work: Work, request: CloseTeam) -> Kept:
    """Let a team be no more from a day on, its link and cover end with it; or open it again, without a link yet."""
    hold_the_map(work)
    on = as_day("on", request.on)
    team = row_at(work, Team, request.id, request.version, mine={"closed_on": on})
    if on is None:
        return _open_again(work, team)
    if team.closed_on == on:
        raise Refusal(f"{team.name} is closed from {short(on)} already.", field="on")
    work.change(team, "closed_on", on)
    rows = links_of(work, team.id)
    keep_links(work, team, rows, closed_from(as_links(rows), on), "The team is closed")
    _covers_end(work, team, on)
    return Kept((team.id,), f"{team.name} is closed from {short(on)}.", work.operation)


@after_undo("team")
def entries_follow(work: Work, back: TakenBack) -> None:
    """Show the entries of these teams by the names that they have again."""
    _entries_follow(work, [one.id for one in back.fields if one.field == "name"])


def _open_again(work: Work, team: Team) -> Kept:
    if team.closed_on is None:
        raise Refusal(f"{team.name} is open already.", field="on")
    work.change(team, "closed_on", None)
    return Kept((team.id,), f"{team.name} is open again. Link a chair to it.", work.operation)


def _covers_end(work: Work, team: Team, on: date) -> None:
    """Nobody stands in for the chair of a team that is no more."""
    asked = select(LinkedCover).where(
        LinkedCover.team_id == team.id, LinkedCover.last_on >= on, LinkedCover.voided_at.is_(None)
    )
    for cover in work.session.scalars(asked):
        if cover.from_on >= on:
            work.change(cover, "voided_at", work.now, "The team is closed")
        else:
            work.change(cover, "last_on", date.fromordinal(on.toordinal() - 1), "The team is closed")


def _refuse_taken(work: Work, team: Team, name: str) -> None:
    """Refuse a name that another team has, also one that was taken out: its records still carry it."""
    asked = select(Team.name).where(Team.name_key == team_key(name), Team.id != team.id)
    other = work.session.scalar(asked)
    if other is not None:
        raise Refusal(f"There is a team of that name already: {other}.", field="name")


def _entries_follow(work: Work, team_ids: list[int]) -> None:
    if team_ids:
        asked = select(Recommendation.id).where(Recommendation.team_id.in_(team_ids))
        keep_in_step(work, work.session.scalars(asked).all())


def _read(name: str, value: Any) -> str:
    """The value as it is kept; refused with what to enter instead."""
    if name not in {"name", "service"}:
        raise Refusal(f"A team has no field {name}.")
    line = as_line(name, value)
    if name == "name" and not team_key(line):
        raise Refusal("Enter the team's name.", field="name")
    if name == "service" and len(line) > 20:
        raise Refusal(f"Enter the service in at most {counted(20, 'character')}, like CIN or LAC.", field="service")
    return line
