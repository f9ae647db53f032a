"""The team map as a grid, teams down and chairs across, and on one page as a PDF for the intranet (D11, D14)."""

from datetime import date

from cpdesk.desk.given_values import as_day
from cpdesk.desk.papers import is_invented, put_paper
from cpdesk.desk.team_map import map_on
from cpdesk.desk.who_may import READ_REGISTER
from cpdesk.desk.work import Work, answers, does
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.team_map import MapGrid, MappedTeam, PreviewMap, TheMap
from cpdesk.rows.team_map_deeds import WriteMap
from cpdesk.rules.how_dates_read import counted, short
from cpdesk.rules.linked_chairs import NOT_FOR_CASES

LINKED, COVER = "linked", "cover"


@answers(PreviewMap, roles=READ_REGISTER)
def preview_map(work: Work, question: PreviewMap) -> MapGrid:
    """The map of a day as it prints."""
    return map_grid(work, as_day("on", question.on) or work.today)


@does(WriteMap, roles=READ_REGISTER)
def write_map(work: Work, request: WriteMap) -> PapersWritten:
    """Writes the map of a day as a PDF of one page."""
    grid = map_grid(work, as_day("on", request.on) or work.today)
    name = f"Linked chairs {grid.on.isoformat()}.pdf"
    path = put_paper(work, request.folder, name, work.tools.team_map(grid))
    return PapersWritten((path,), (), "", "", f"Wrote {counted(len(grid.teams), 'team')} into {name}.")


def map_grid(work: Work, on: date) -> MapGrid:
    """The map of a day as a grid: chairs with a team or a cover, and every team that is open."""
    shown = map_on(work, on)
    chairs = [one for one in shown.chairs if one.teams or one.covers]
    return MapGrid(
        unit=work.setting("name", ""),
        on=on,
        made_at=work.moment,
        teams=tuple(one.name for one in shown.teams),
        chairs=tuple(one.name for one in chairs),
        cells=tuple(
            tuple(LINKED if team.id in one.teams else COVER if team.id in one.covers else "" for one in chairs)
            for team in shown.teams
        ),
        managers=tuple((team.team_manager, team.service_manager) for team in shown.teams),
        notes=_notes(shown),
        made_by=work.who,
        demonstration=is_invented(work),
    )


def _notes(shown: TheMap) -> tuple[str, ...]:
    """What stands below the grid: whom to ask, who stands in until when, and what is amiss (D14, I25)."""
    covers = [_cover(team) for team in shown.teams if team.cover]
    return (NOT_FOR_CASES, *covers, *(gap.said for gap in shown.gaps))


def _cover(team: MappedTeam) -> str:
    until = f" until {short(team.cover_until)}" if team.cover_until is not None else ""
    return f"{team.cover} stands in for {team.linked or 'the linked chair'} with {team.name}{until}."
