"""`chair`, `room` and `team`: what conferences are booked with; without a name they are listed."""

import click

from cpdesk.cli.asked import asked_of, everywhere
from cpdesk.cli.desk import at_the_desk
from cpdesk.cli.told import tell, tell_json
from cpdesk.cli.typed import WholeNumber
from cpdesk.rows.people import AddChair, AddRoom, Bookable, ChairsAndRooms
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.unit import AddTeam, Names, NamesToChoose
from cpdesk.rules.how_dates_read import counted


@everywhere
@click.command("chair")
@click.argument("name", metavar="[N]", default="")
@click.option("--email", metavar="ADDRESS", default="", help="Where email for the chair goes.")
@click.option("--limit", metavar="NUMBER", type=WholeNumber(), default=None, help="How many conferences a day at most.")
@click.pass_context
def chair(context: click.Context, name: str, email: str, limit: int | None) -> None:
    """Add a chair, or change the limit of one; without a name the chairs are listed."""
    asked = asked_of(context)
    with at_the_desk(asked) as desk:
        if name:
            _tell_kept(desk.do(AddChair(name, email, limit)), "chair", as_json=asked.as_json)
            return
        found: Bookable = desk.ask(ChairsAndRooms())
    if asked.as_json:
        tell_json(
            [
                {"chair": one.id, "name": one.name, "conferences_a_day": one.conferences_a_day, "teams": [*one.teams]}
                for one in found.chairs
            ]
        )
        return
    for one in found.chairs:
        teams = f": {', '.join(one.teams)}" if one.teams else ""
        tell(f"{one.id:>4}  {one.name}, {counted(one.conferences_a_day, 'conference')} a day{teams}")


@everywhere
@click.command("room")
@click.argument("name", metavar="[N]", default="")
@click.option("--online", is_flag=True, help="It can hold several conferences at a time.")
@click.pass_context
def room(context: click.Context, name: str, online: bool) -> None:
    """Add a room; without a name the rooms are listed."""
    asked = asked_of(context)
    with at_the_desk(asked) as desk:
        if name:
            _tell_kept(desk.do(AddRoom(name, online)), "room", as_json=asked.as_json)
            return
        found: Bookable = desk.ask(ChairsAndRooms())
    if asked.as_json:
        tell_json([{"room": one.id, "name": one.name, "online": one.online} for one in found.rooms])
        return
    for one in found.rooms:
        tell(f"{one.id:>4}  {one.name}{', online' if one.online else ''}")


@everywhere
@click.command("team")
@click.argument("name", metavar="[N]", default="")
@click.option("--linked", metavar="CHAIR", default="", help="The chair who is linked to the team.")
@click.pass_context
def team(context: click.Context, name: str, linked: str) -> None:
    """Add a team, or link another chair to one; without a name the teams are listed."""
    asked = asked_of(context)
    with at_the_desk(asked) as desk:
        if name:
            _tell_kept(desk.do(AddTeam(name, linked)), "team", as_json=asked.as_json)
            return
        found: Names = desk.ask(NamesToChoose())
    chairs, links = dict(found.chairs), dict(found.linked)
    rows = [(number, called, chairs.get(links.get(number, 0), "")) for number, called in found.teams]
    if asked.as_json:
        tell_json([{"team": number, "name": called, "linked_chair": chair or None} for number, called, chair in rows])
        return
    for number, called, chair in rows:
        tell(f"{number:>4}  {called}{f', {chair}' if chair else ''}")


def _tell_kept(kept: Kept, what: str, *, as_json: bool) -> None:
    if as_json:
        tell_json({what: kept.ids[0], "said": kept.said})
    else:
        tell(kept.said)
