"""Which chair is linked to a team from which day on: linked, ended, taken out; never two on one day (D11, I25)."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import func, select

from cpdesk.desk.bookable import chair_called
from cpdesk.desk.given_values import as_day, as_line
from cpdesk.desk.map_at_hand import GONE, hold_the_map, linked_on, team_at
from cpdesk.desk.taking_back import TakenBack, after_undo
from cpdesk.desk.who_may import KEEP_TEAM_MAP
from cpdesk.desk.work import Work, does
from cpdesk.records.history import REMOVED
from cpdesk.records.model import Happening, LinkedChair, Person, Team
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.team_map_deeds import LinkTeam, RemoveLink
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.linked_chairs import Link, days_doubled, linked_from, without_link
from cpdesk.rules.names import fold


@does(LinkTeam, roles=KEEP_TEAM_MAP, named="Link a chair to a team")
def link_team(work: Work, request: LinkTeam) -> Kept:
    """Link a chair to a team from a day on, or nobody; what was before that day stays in the map's history (D11)."""
    hold_the_map(work)
    team = team_at(work, request.team_id)
    on = as_day("from_on", request.from_on)
    if on is None:
        raise Refusal("Enter the day from which the chair is linked.", field="from_on")
    chair = chair_called(work, request.chair) if request.chair.strip() else None
    now = linked_on(work, team.id, on)
    _refuse_when_changed(work, team, request, now)
    if chair is not None and now is not None and now.id == chair.id:
        raise Refusal(f"{chair.name} is linked to {team.name} on {short(on)} already.", field="chair")
    if chair is None and now is None:
        raise Refusal(f"No chair is linked to {team.name} on {short(on)} already.", field="chair")
    link = link_from(work, team, chair, on)
    return Kept((link.id if link else team.id,), _said(team, chair, link, on), work.operation)


@does(RemoveLink, roles=KEEP_TEAM_MAP, named="Take out a link")
def remove_link(work: Work, request: RemoveLink) -> Kept:
    """Take out a link that was a mistake: the chair before goes on instead, or nobody is linked."""
    hold_the_map(work)
    link = work.session.get(LinkedChair, request.id)
    if link is None:
        raise Refusal(GONE)
    why = as_line("why", request.why)
    if not why:
        raise Refusal("Say why this link was a mistake.", field="why")
    team, name = team_at(work, link.team_id), work.session.get_one(Person, link.person_id).name
    from_on = link.from_on
    rows = links_of(work, team.id)
    keep_links(work, team, rows, without_link(as_links(rows), as_link(link)), why)
    instead = linked_on(work, team.id, from_on)
    then = f"{instead.name} goes on." if instead else "Nobody is linked on these days."
    return Kept((team.id,), f"Taken out: {name} with {team.name} from {short(from_on)}. {then}", work.operation)


def link_from(work: Work, team: Team, chair: Person | None, on: date) -> LinkedChair | None:
    """Link a chair, or nobody, to a team from a day on; gives the link that holds then (I25)."""
    if team.closed_on is not None and chair is not None and on >= team.closed_on:
        raise Refusal(f"{team.name} is closed from {short(team.closed_on)}. Open it again first.", field="from_on")
    rows = links_of(work, team.id)
    _refuse_rewriting(work, team, rows, on)
    keep_links(work, team, rows, linked_from(as_links(rows), chair.id if chair else None, on, team.closed_on))
    return next((one for one in links_of(work, team.id) if as_link(one).holds_on(on)), None)


def links_of(work: Work, team_id: int) -> list[LinkedChair]:
    """Every link of a team that stands, earliest first."""
    asked = select(LinkedChair).where(LinkedChair.team_id == team_id)
    return list(work.session.scalars(asked.order_by(LinkedChair.from_on)))


def as_link(row: LinkedChair) -> Link:
    """A kept link as the rules read it."""
    return Link(row.person_id, row.from_on, row.to_on)


def as_links(rows: Iterable[LinkedChair]) -> list[Link]:
    """Kept links as the rules read them."""
    return [as_link(one) for one in rows]


def keep_links(work: Work, team: Team, rows: Sequence[LinkedChair], wanted: Sequence[Link], why: str = "") -> None:
    """Bring the links of a team to what they are to be, each change with its history."""
    by_day = {one.from_on: one for one in wanted}
    for row in rows:
        if row.from_on not in by_day:
            _take_away(work, row, why)
    work.session.flush()
    known = {one.from_on: one for one in rows}
    for link in wanted:
        found = known.get(link.from_on)
        if found is None:
            found = LinkedChair(
                id=_unused_number(work),
                team_id=team.id,
                person_id=link.person_id,
                from_on=link.from_on,
                to_on=link.to_on,
            )
            work.session.add(found)
            work.session.flush()
            work.note_new(found, why=why)
        work.change(found, "person_id", link.person_id, why)
        work.change(found, "to_on", link.to_on, why)
    work.session.flush()


@after_undo("linked_chair")
def never_two(work: Work, back: TakenBack) -> None:
    """Refuse to take back what would leave a team with two chairs on one day (I25)."""
    asked = select(LinkedChair.team_id).where(LinkedChair.id.in_(back.ids)).distinct()
    for team_id in work.session.scalars(asked).all():
        if days_doubled(as_links(links_of(work, team_id)), date.min, date.max):
            name = work.session.get_one(Team, team_id).name
            raise Refusal(f"{name} would have two linked chairs on one day. Change its links on the map instead.")


def _unused_number(work: Work) -> int | None:
    """A number that no link ever had, so that one taken away can come back by Undo; a server never gives one twice."""
    if work.session.connection().dialect.name != "sqlite":
        return None
    ever = select(func.max(Happening.entity_id)).where(Happening.entity == "linked_chair")
    return max(work.session.scalar(select(func.max(LinkedChair.id))) or 0, work.session.scalar(ever) or 0) + 1


def _take_away(work: Work, row: LinkedChair, why: str) -> None:
    kept = {name: getattr(row, name) for name in ("id", "team_id", "person_id", "from_on", "to_on")}
    work.note("linked_chair", row.id, REMOVED, kept, None, why)
    work.session.delete(row)


def _refuse_when_changed(work: Work, team: Team, request: LinkTeam, now: Person | None) -> None:
    """Refuse when another chair is linked on that day than the person saw (I29)."""
    theirs = now.name if now is not None else ""
    if request.seen is None or fold(request.seen) == fold(theirs):
        return
    raise StaleSave(
        f"Somebody else changed the link of {team.name} while you were working on it. Nothing was kept. "
        "Look at both values, then save again.",
        mine={"chair": request.chair}, theirs={"chair": theirs},
    )  # fmt: skip


def _refuse_rewriting(work: Work, team: Team, rows: Sequence[LinkedChair], on: date) -> None:
    """Refuse to put another chair in the place of one whose link began on that very day, once the day has passed."""
    same = next((one for one in rows if one.from_on == on), None)
    if same is None or on >= work.today:
        return
    name = work.session.get_one(Person, same.person_id).name
    raise Refusal(
        f"{name} is linked to {team.name} from {short(on)}, that very day. If that was a mistake, take the link out "
        "and say why; else enter a later day.",
        field="from_on",
    )


def _said(team: Team, chair: Person | None, link: LinkedChair | None, on: date) -> str:
    if chair is None or link is None:
        return f"Nobody is linked to {team.name} from {short(on)}."
    until = f", until the next link begins on {short(link.to_on)}" if link.to_on is not None else ""
    return f"{chair.name} is linked to {team.name} from {short(on)}{until}."
