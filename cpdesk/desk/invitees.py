"""The people whom a conference concerns: those on its list, each agency and person once (A22)."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, CoreGroup, Invitee
from cpdesk.rules.conferences import CoreGroupState
from cpdesk.rules.invitations import AlwaysTold, InviteKind, Inviter, InviteSource
from cpdesk.rules.names import fold, person_key
from cpdesk.words import AGENCY_WORDS


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody who is to be on the list of a conference."""

    agency: str
    agency_key: str = ""
    name: str = ""
    email: str = ""
    address: str = ""
    kind: str = InviteKind.INVITE
    inviter: str = Inviter.UNIT
    source: str = InviteSource.OTHER
    source_words: str = ""

    @property
    def same(self) -> tuple[str, str]:
        """What two rows about the same agency and person have in common (A22)."""
        return fold(self.agency), person_key(self.name)


def invitees_of(work: Work, conference_id: int) -> list[Invitee]:
    """Those on the list of a conference, in the order in which they came onto it."""
    asked = select(Invitee).where(Invitee.conference_id == conference_id, Invitee.voided_at.is_(None))
    return list(work.session.scalars(asked.order_by(Invitee.id)))


def same_of(invitee: Invitee) -> tuple[str, str]:
    """What makes an invitee the same as another: agency and person (A22)."""
    return fold(invitee.agency), person_key(invitee.name)


def put_on_list(work: Work, conference_id: int, wanted: Iterable[Wanted]) -> list[Invitee]:
    """Puts people on the list of a conference who are not on it yet; gives those who came onto it."""
    listed = {same_of(one) for one in invitees_of(work, conference_id)}
    added: list[Invitee] = []
    for one in wanted:
        if one.same not in listed:
            listed.add(one.same)
            added.append(_invitee(conference_id, one))
    work.session.add_all(added)
    work.session.flush()
    for invitee in added:
        work.note_new(invitee)
    return added


def always_told() -> list[Wanted]:
    """Police, probation and GP, whom the unit always notifies (S05)."""
    return [
        Wanted(AGENCY_WORDS[agency], agency, kind=InviteKind.NOTIFY, source=InviteSource.ALWAYS)
        for agency in AlwaysTold
    ]


def invited_before(work: Work, previous_id: int) -> list[Wanted]:
    """Those who were on the list of the conference before, for its review."""
    return [
        Wanted(
            one.agency, one.agency_key, one.name, one.email, one.address, one.kind, one.inviter, one.source,
            one.source_words,
        )
        for one in invitees_of(work, previous_id)
    ]  # fmt: skip


def leads_of_core_groups(work: Work, conference: Conference, known: set[str]) -> list[Wanted]:
    """Those who lead the core groups of the family, newest first; nobody whose name is known already."""
    asked = (
        select(CoreGroup.lead)
        .join(Conference, Conference.id == CoreGroup.conference_id)
        .where(Conference.family_id == conference.family_id, CoreGroup.voided_at.is_(None))
        .where(CoreGroup.lead != "", CoreGroup.state != CoreGroupState.CANCELLED)
        .order_by(CoreGroup.id.desc())
    )
    return [
        Wanted("Core group", name=lead, source=InviteSource.CORE_GROUP, source_words="leads the core group")
        for lead in dict.fromkeys(work.session.scalars(asked))
        if person_key(lead) not in known
    ]


def _invitee(conference_id: int, wanted: Wanted) -> Invitee:
    return Invitee(
        uuid=str(uuid4()), conference_id=conference_id, agency_key=wanted.agency_key, agency=wanted.agency,
        name=wanted.name, email=wanted.email, address=wanted.address, kind=str(wanted.kind),
        inviter=str(wanted.inviter), source=str(wanted.source), source_words=wanted.source_words, reply="",
    )  # fmt: skip
