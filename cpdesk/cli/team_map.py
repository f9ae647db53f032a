"""`team-map`: which chair is linked to each team on a day, what is amiss, and the map as a PDF of one page."""

from pathlib import Path
from typing import Any

import click

from cpdesk.cli.asked import a_date, asked_of, everywhere
from cpdesk.cli.desk import at_the_desk
from cpdesk.cli.told import as_facts, iso, tell, tell_json
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.team_map import MappedTeam, TeamMap, TheMap
from cpdesk.rows.team_map_deeds import WriteMap
from cpdesk.rules.how_dates_read import counted, long, short
from cpdesk.rules.linked_chairs import NOT_FOR_CASES


@everywhere
@click.command("team-map")
@click.option("--on", metavar="DATE", default="", help="The day to look at, past or to come. Today when left out.")
@click.option("--out", metavar="FOLDER", default=None, help="Write the map as a PDF into this folder too.")
@click.pass_context
def team_map(context: click.Context, on: str, out: str | None) -> None:
    """Which chair is linked to each team, who stands in, and where the map has gaps or doubles."""
    asked = asked_of(context)
    day = a_date(on, "--on") if on else None
    if out is not None and not out.strip():  # an empty one must not become the folder of the shell
        raise click.UsageError("--out: Enter the folder for the PDF.", context)
    written: PapersWritten | None = None
    with at_the_desk(asked) as desk:
        found: TheMap = desk.ask(TeamMap(day))
        if out is not None:
            written = desk.do(WriteMap(str(Path(out).absolute()), day))
    if asked.as_json:
        tell_json(_as_json(found, written))
        return
    _tell_map(found)
    if written is not None:
        tell(f"{written.said} {written.paths[0]}")


def _tell_map(found: TheMap) -> None:
    for team in found.teams:
        tell(_as_line(team))
    tell(f"{counted(len(found.teams), 'team')} on {long(found.on)}.")
    for gap in found.gaps:
        tell(gap.said)
    tell(f"{NOT_FOR_CASES} {found.duty_said}")


def _as_line(team: MappedTeam) -> str:
    """One team for a person: its chair since when, who stands in, and its meetings."""
    linked = f"{team.linked}, since {short(team.since)}" if team.since is not None else "no linked chair"
    until = f", until {short(team.until)}" if team.until is not None else ""
    cover = f"; {team.cover} stands in until {short(team.cover_until)}" if team.cover_until is not None else ""
    asked = f" of {team.meetings_asked}" if team.meetings_asked is not None else ""
    return f"{team.name:20}  {linked}{until}{cover}  ({counted(team.meetings, 'team meeting')}{asked} that year)"


def _as_json(found: TheMap, written: PapersWritten | None) -> dict[str, Any]:
    return {
        "on": iso(found.on),
        "teams": as_facts(found.teams),
        "chairs": as_facts(found.chairs),
        "gaps": as_facts(found.gaps),
        "closed": as_facts(found.closed),
        "duty_chair": found.duty,
        "note": NOT_FOR_CASES,
        "written": list(written.paths) if written is not None else [],
    }
