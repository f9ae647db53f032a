"""One conference taken in hand: found, guarded, with its children, and put back with all that follows."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.request_at_hand import known_request
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, ConferenceChild, ConferenceMove, IcpcRequest, Telling
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.conferences import ConferenceOutcome, ConferenceState, ToldBy
from cpdesk.rules.how_dates_read import short_moment
from cpdesk.rules.london import LONDON

GONE = "This conference is no longer in the diary. Read the diary again (F5 in the window)."


def conference_at(
    work: Work, id_: int, version: int | None = None, mine: Mapping[str, object] | None = None
) -> Conference:
    """The conference as the person saw it; refused when somebody changed it since, or took it back."""
    conference = work.session.get(Conference, id_)
    if conference is None:
        raise Refusal(GONE)
    _hold(work, conference, version, mine)
    if conference.voided_at is not None:
        raise Refusal(GONE)
    return conference


def hold_request(work: Work, id_: int, version: int | None) -> IcpcRequest:
    """The request, kept from others until all is kept; refused when somebody changed it since."""
    request = known_request(work, id_)
    _hold(work, request, version, None)
    return known_request(work, id_)


def _hold(work: Work, record: Conference | IcpcRequest, version: int | None, mine: Mapping[str, object] | None) -> None:
    """Keep others from changing the record until all is kept; a version that is given must still be the newest."""
    if version is None:
        work.session.refresh(record, with_for_update=True)
    else:
        work.guard(record, version, mine)


def child_ids(session: Session, conference_id: int) -> tuple[int, ...]:
    """The children of a conference, in the order in which they were named."""
    asked = select(ConferenceChild.child_id).where(ConferenceChild.conference_id == conference_id)
    return tuple(session.scalars(asked.order_by(ConferenceChild.place, ConferenceChild.child_id)))


def outcomes_of(session: Session, conference_id: int) -> dict[int, str]:
    """What a conference ended in for each child, by child id; '' while it was not held."""
    asked = select(ConferenceChild.child_id, ConferenceChild.outcome)
    rows = session.execute(asked.where(ConferenceChild.conference_id == conference_id).order_by(ConferenceChild.place))
    return {row.child_id: row.outcome for row in rows}


def give_children(session: Session, conference: Conference, ids: Sequence[int]) -> None:
    """Let a new conference concern these children, in this order."""
    session.add_all(
        ConferenceChild(conference_id=conference.id, child_id=id_, place=place, outcome="")
        for place, id_ in enumerate(ids)
    )
    session.flush()


def was_adjourned(session: Session, conference_id: int) -> bool:
    """Whether a conference was held and adjourned: the one after it carries its limit on."""
    return ConferenceOutcome.ADJOURNED in outcomes_of(session, conference_id).values()


def following_of(session: Session, conference_id: int) -> Conference | None:
    """The conference that follows: the next review, or the successor of one that was adjourned."""
    asked = select(Conference).where(Conference.previous_id == conference_id, Conference.voided_at.is_(None))
    stands = asked.where(Conference.state != ConferenceState.CANCELLED.value)
    return session.scalars(stands.order_by(Conference.id.desc()).limit(1)).first()


def start_of(conference: Conference) -> datetime:
    """When a conference in the diary starts."""
    return _known(conference.start_at)


def end_at(conference: Conference) -> datetime:
    """When a conference in the diary ends."""
    return _known(conference.end_at)


def _known(at: datetime | None) -> datetime:
    if at is None:
        raise Refusal("This conference has no date yet. Book it first.")
    return at


def held_on(conference: Conference) -> date | None:
    """The day on which a conference was held, by a clock in London."""
    return conference.held_at.astimezone(LONDON).date() if conference.held_at is not None else None


def when(at: datetime) -> str:
    """A moment as the unit says it: "Fri 27 Nov 2026, 13:00"."""
    return short_moment(at.astimezone(LONDON))


def tell(work: Work, about: str, about_id: int, told: Sequence[tuple[str, ToldBy]], at: datetime | None = None) -> None:
    """Keep who was told of something, how and when (S34, S39)."""
    for who, how in told:
        if not who.strip():
            raise Refusal("Say who was told.", field="told")
        row = Telling(
            uuid=str(uuid4()), about=about, about_id=about_id, who=" ".join(who.split()), how=how.value,
            at=at or work.moment,
        )  # fmt: skip
        work.session.add(row)
        work.session.flush()
        work.note_new(row)


def last_move(session: Session, conference_id: int) -> ConferenceMove | None:
    """The last move of a conference that stands."""
    moves = select(ConferenceMove).where(
        ConferenceMove.conference_id == conference_id, ConferenceMove.voided_at.is_(None)
    )
    return session.scalars(moves.order_by(ConferenceMove.id.desc()).limit(1)).first()


def refuse_unless(conference: Conference, states: Sequence[ConferenceState], instead: Mapping[str, str]) -> None:
    """Refuse what cannot be done to a conference in its state, with what to do instead."""
    if conference.state not in {state.value for state in states}:
        raise Refusal(instead[conference.state])


def put_back(work: Work, conference: Conference, said: str) -> Kept:
    """Keep the deadlines that follow from a conference that was changed; the answer to the person."""
    keep_clocks(work, conferences=[conference.id])
    return Kept((conference.id,), said, work.operation)
