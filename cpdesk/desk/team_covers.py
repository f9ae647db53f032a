"""Who stands in for a team's linked chair while they are away: from a first day to a last, never two at once."""

from datetime import date
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.bookable import chair_called
from cpdesk.desk.given_values import as_day, as_words
from cpdesk.desk.map_at_hand import hold_the_map, row_at, team_at
from cpdesk.desk.taking_back import TakenBack, after_undo
from cpdesk.desk.who_may import KEEP_TEAM_MAP
from cpdesk.desk.work import Work, does
from cpdesk.records.model import LinkedChair, LinkedCover, Person, Team
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.team_map_deeds import AddCover, EndCover
from cpdesk.rules.how_dates_read import listed, short


@does(AddCover, roles=KEEP_TEAM_MAP, named="Name who stands in")
def add_cover(work: Work, request: AddCover) -> Kept:
    """Let a chair stand in for the linked chair of these teams, first and last day included."""
    hold_the_map(work)
    if not request.team_ids:
        raise Refusal("Choose the teams for which they stand in.", field="team_ids")
    teams = [team_at(work, number) for number in dict.fromkeys(request.team_ids)]
    chair = chair_called(work, request.chair)
    first, last = _days(request.from_on, request.last_on)
    made = []
    for team in teams:
        _refuse_closed(team, last)
        _refuse_linked(work, team, chair, first, last)
        _refuse_overlap(work, team, first, last)
        cover = LinkedCover(
            uuid=str(uuid4()), team_id=team.id, person_id=chair.id, from_on=first, last_on=last,
            why=as_words("why", request.why),
        )  # fmt: skip
        work.session.add(cover)
        work.session.flush()
        work.note_new(cover)
        made.append(cover.id)
    for_teams = listed([team.name for team in teams])
    said = f"{chair.name} stands in for the linked chair of {for_teams}: {_span(first, last)}."
    return Kept(tuple(made), said, work.operation)


@does(EndCover, roles=KEEP_TEAM_MAP, named="End a cover")
def end_cover(work: Work, request: EndCover) -> Kept:
    """Let a cover end on another last day, or take it out where nobody stood in."""
    hold_the_map(work)
    last = as_day("last_on", request.last_on)
    cover = row_at(work, LinkedCover, request.id, request.version, mine={"last_on": last})
    team, name = team_at(work, cover.team_id), work.session.get_one(Person, cover.person_id).name
    if last is None:
        work.change(cover, "voided_at", work.now)
        return Kept((cover.id,), f"{name} does not stand in for {team.name} after all.", work.operation)
    _days(cover.from_on, last)
    _refuse_closed(team, last)
    _refuse_overlap(work, team, cover.from_on, last, but=cover.id)
    work.change(cover, "last_on", last)
    return Kept((cover.id,), f"{name} stands in for {team.name}: {_span(cover.from_on, last)}.", work.operation)


@after_undo("linked_cover")
def never_two(work: Work, back: TakenBack) -> None:
    """Refuse to take back what would let two chairs stand in for one team on the same day."""
    asked = select(LinkedCover).where(LinkedCover.id.in_(back.ids), LinkedCover.voided_at.is_(None))
    for cover in work.session.scalars(asked).all():
        team = work.session.get_one(Team, cover.team_id)
        _refuse_overlap(work, team, cover.from_on, cover.last_on, but=cover.id)


def _days(first: date | None, last: date | None) -> tuple[date, date]:
    """The first and last day; refused where one is missing or they are the wrong way round."""
    begins, ends = as_day("from_on", first), as_day("last_on", last)
    if begins is None:
        raise Refusal("Enter the first day on which they stand in.", field="from_on")
    if ends is None:
        raise Refusal("Enter the last day on which they stand in.", field="last_on")
    if ends < begins:
        raise Refusal(f"{short(ends)} is before {short(begins)}. Enter the earlier day first.", field="last_on")
    return begins, ends


def _refuse_closed(team: Team, last: date) -> None:
    """Refuse to let somebody stand in on days when the team is no more."""
    if team.closed_on is not None and last >= team.closed_on:
        raise Refusal(f"{team.name} is closed from {short(team.closed_on)}. Enter a day before that.", field="last_on")


def _refuse_linked(work: Work, team: Team, chair: Person, first: date, last: date) -> None:
    """Refuse to let the linked chair stand in for themselves."""
    asked = select(LinkedChair.id).where(
        LinkedChair.team_id == team.id, LinkedChair.person_id == chair.id, LinkedChair.from_on <= first,
        (LinkedChair.to_on.is_(None)) | (LinkedChair.to_on > last),
    )  # fmt: skip
    if work.session.scalar(asked.limit(1)) is not None:
        raise Refusal(f"{chair.name} is the linked chair of {team.name} on these days. Choose another.", field="chair")


def _refuse_overlap(work: Work, team: Team, first: date, last: date, but: int = 0) -> None:
    """Refuse a second cover of a team on days that have one."""
    asked = (
        select(Person.name, LinkedCover.from_on, LinkedCover.last_on)
        .join(Person, Person.id == LinkedCover.person_id)
        .where(
            LinkedCover.team_id == team.id, LinkedCover.id != but, LinkedCover.voided_at.is_(None),
            LinkedCover.from_on <= last, LinkedCover.last_on >= first,
        )
        .order_by(LinkedCover.from_on)
    )  # fmt: skip
    there = work.session.execute(asked.limit(1)).first()
    if there is not None:
        raise Refusal(
            f"{there.name} stands in for {team.name} already: {_span(there.from_on, there.last_on)}. End that first.",
            field="from_on",
        )


def _span(first: date, last: date) -> str:
    return short(first) if first == last else f"{short(first)} to {short(last)}"
