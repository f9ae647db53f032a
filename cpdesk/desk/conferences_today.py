"""The conferences of today with what each still lacks, for the side of the Today tab."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, Invitee, Person, Room
from cpdesk.rows.today import ConferenceToday
from cpdesk.rules.conferences import IN_THE_DIARY, ConferenceState
from cpdesk.rules.how_dates_read import counted
from cpdesk.rules.invitations import InviteKind

_conference = Conference.__table__.c


def conferences_today(work: Work, chair_id: int | None = None) -> tuple[ConferenceToday, ...]:
    """Every conference of today in the order of the clock, for one chair or for all."""
    asked = (
        select(
            _conference.id, _conference.start_at, _conference.kind, _conference.state, _conference.shown,
            _conference.children, Person.name.label("chair"), Room.name.label("room"),
        )
        .outerjoin(Person, Person.id == _conference.chair_id)
        .outerjoin(Room, Room.id == _conference.room_id)
        .where(
            _conference.on_day == work.today,
            _conference.state.in_(IN_THE_DIARY),
            _conference.voided_at.is_(None),
            *(() if chair_id is None else (_conference.chair_id == chair_id,)),
        )
        .order_by(_conference.start_at, _conference.id)
    )  # fmt: skip
    rows = work.session.execute(asked).all()
    missing = _missing(work, [row.id for row in rows])
    return tuple(
        ConferenceToday(
            id=row.id,
            start_at=row.start_at,
            kind=row.kind,
            family=row.shown,
            children=row.children,
            room=row.room or "",
            chair=row.chair or "",
            missing="" if row.state == ConferenceState.HELD else missing.get(row.id, "Nobody is invited yet."),
        )
        for row in rows
    )


def _missing(work: Work, conferences: Sequence[int]) -> dict[int, str]:
    """What is still to come of invitations and reports, in a sentence; '' where nothing is missing."""
    if not conferences:
        return {}
    asked = select(Invitee).where(Invitee.conference_id.in_(conferences), Invitee.voided_at.is_(None))
    invited: dict[int, list[Invitee]] = defaultdict(list)
    for one in work.session.scalars(asked):
        invited[one.conference_id].append(one)
    return {number: _lacks(invitees) for number, invitees in invited.items()}


def _lacks(invitees: Sequence[Invitee]) -> str:
    awaited = [one for one in invitees if one.kind == InviteKind.INVITE]
    answered = sum(1 for one in awaited if one.reply)
    reports = sum(1 for one in invitees if one.report_due_on is not None and one.report_received_on is None)
    said = []
    if answered < len(awaited):
        said.append(f"{answered} of {counted(len(awaited), 'invitation')} answered.")
    if reports:
        said.append(f"{counted(reports, 'report')} not in.")
    return " ".join(said)
