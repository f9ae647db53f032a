"""What follows in the diary when something is taken back: clocks come into step with what the records say again."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from cpdesk.desk.always_told import is_firm_untold, provisional_unless_told
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.conference_clocks import OF_MOVE
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.taking_back import FieldTakenBack, TakenBack, after_undo
from cpdesk.desk.work import Work
from cpdesk.records.history import as_kept
from cpdesk.records.model import (
    Child,
    Conference,
    ConferenceChild,
    ConferenceMove,
    Consultation,
    IcpcRequest,
    Invitee,
    MaqaAlert,
    Participant,
    RequestChild,
    StrategyDiscussion,
    Telling,
)
from cpdesk.rules.conferences import ConferenceState

Number = InstrumentedAttribute[int]


@after_undo("icpc_request")
def follow_requests(work: Work, back: TakenBack) -> None:
    """Count the clocks of these requests again."""
    keep_clocks(work, requests=back.ids)


@after_undo("strategy_discussion")
def follow_discussions(work: Work, back: TakenBack) -> None:
    """Count again from the discussion that carries the clock now (I01)."""
    keep_clocks(work, requests=_of(work, StrategyDiscussion.request_id, StrategyDiscussion.id, back.ids))


@after_undo("consultation")
def follow_consultations(work: Work, back: TakenBack) -> None:
    """Count the clocks of the requests again that were consulted on."""
    keep_clocks(work, requests=_of(work, Consultation.request_id, Consultation.id, back.ids))


@after_undo("conference")
def follow_conferences(work: Work, back: TakenBack) -> None:
    """Count the clocks of these conferences again, and of all that hangs on them."""
    keep_clocks(work, conferences=back.ids)


@after_undo("conference")
def firm_only_when_told(work: Work, back: TakenBack) -> None:
    """A booking that comes back firm is provisional while police, probation or GP know another time (S05, I13)."""
    for number in back.ids:
        conference = work.session.get(Conference, number)
        if conference is not None and is_firm_untold(work, conference):
            conference.state = ConferenceState.PROVISIONAL.value
            _tell_state(back, number)


@after_undo("conference_move")
def follow_moves(work: Work, back: TakenBack) -> None:
    """Count again who is to be told of which move."""
    keep_clocks(work, conferences=_of(work, ConferenceMove.conference_id, ConferenceMove.id, back.ids))


@after_undo("telling")
def follow_tellings(work: Work, back: TakenBack) -> None:
    """Count again who is to be told of the moves of which somebody was told."""
    told = select(Telling.about_id).where(Telling.id.in_(back.ids), Telling.about == OF_MOVE)
    moves = work.session.scalars(told).all()
    keep_clocks(work, conferences=_of(work, ConferenceMove.conference_id, ConferenceMove.id, moves))


@after_undo("invitee")
def follow_invitees(work: Work, back: TakenBack) -> None:
    """Count again whether every invitation went out; a booking is firm only while the three are told (I13)."""
    concerned = _of(work, Invitee.conference_id, Invitee.id, back.ids)
    for number in concerned:
        provisional_unless_told(work, work.session.get_one(Conference, number), f"Undo: {back.title}")
    keep_clocks(work, conferences=concerned)


@after_undo("core_group")
def follow_core_groups(work: Work, back: TakenBack) -> None:
    """Count the clocks of these core groups again, and of those that come after them."""
    keep_clocks(work, core_groups=back.ids)


@after_undo("plan_action")
def follow_actions(work: Work, back: TakenBack) -> None:
    """Count again of which role an absent agency has to be told (S15)."""
    keep_clocks(work, plan_actions=back.ids)


@after_undo("participant")
def follow_participants(work: Work, back: TakenBack) -> None:
    """Count again what follows from who was at a conference: whose agency was absent (S15)."""
    keep_clocks(work, conferences=_of(work, Participant.conference_id, Participant.id, back.ids))


@after_undo("child")
def follow_children_of_the_diary(work: Work, back: TakenBack) -> None:
    """Name the family again as its children are now, on every line of Today."""
    keep_clocks(
        work,
        requests=_of(work, RequestChild.request_id, RequestChild.child_id, back.ids),
        conferences=_of(work, ConferenceChild.conference_id, ConferenceChild.child_id, back.ids),
        concerns=_of_no_conference(work, _of(work, Child.family_id, Child.id, back.ids)),
    )


@after_undo("family")
def follow_families(work: Work, back: TakenBack) -> None:
    """Say the family's reference again as it is now."""
    keep_clocks(
        work,
        requests=_of(work, IcpcRequest.id, IcpcRequest.family_id, back.ids),
        conferences=_of(work, Conference.id, Conference.family_id, back.ids),
        concerns=_of_no_conference(work, back.ids),
    )


def _tell_state(back: TakenBack, number: int) -> None:
    """Let the history say that it is provisional now, from what it was before the step gave it back as firm."""
    mine = [one for one in back.fields if (one.id, one.field) == (number, "state")]
    before, now = mine[0].old if mine else as_kept(ConferenceState.CONFIRMED), as_kept(ConferenceState.PROVISIONAL)
    back.fields = [one for one in back.fields if one not in mine]
    if before != now:
        back.fields.append(FieldTakenBack(number, "state", before, now))


def _of(work: Work, wanted: Number, by: Number, ids: Iterable[int]) -> list[int]:
    found: list[int] = []
    for some in some_at_once(ids):
        found += work.session.scalars(select(wanted).where(by.in_(some)).distinct())
    return found


def _of_no_conference(work: Work, families: Iterable[int]) -> list[int]:
    """The alerts about these families that name them without a conference; the others follow their conference."""
    found: list[int] = []
    for some in some_at_once(families):
        asked = select(MaqaAlert.id).where(MaqaAlert.family_id.in_(some), MaqaAlert.conference_id.is_(None))
        found += work.session.scalars(asked)
    return found
