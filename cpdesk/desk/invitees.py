"""The people whom a conference concerns: those on its list, each agency and person once (A22)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, CoreGroup, Invitee
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.agency_reports import report_due, writes_report
from cpdesk.rules.conferences import ConferenceState, CoreGroupState
from cpdesk.rules.invitations import AlwaysTold, InviteKind, Inviter, InviteSource
from cpdesk.rules.names import fold, person_key
from cpdesk.rules.text import clean
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
    reports: bool | None = None  # whether a report is asked for; None where it goes with being invited

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


def standing_conference(work: Work, conference_id: int) -> Conference:
    """The conference of this number, kept from others until all is kept: nobody comes onto its list twice (A22).

    Refused when it is not in the diary any more.
    """
    conference = work.session.get(Conference, conference_id)
    if conference is not None:
        work.session.refresh(conference, with_for_update=True)
    if conference is None or conference.voided_at is not None:
        raise Refusal("This conference is no longer in the diary. Read the diary again (F5 in the window).")
    if conference.state == ConferenceState.CANCELLED:
        raise Refusal("This conference was cancelled, so nobody is invited to it any more.")
    return conference


def invitee_at(work: Work, id_: int, version: int, mine: Mapping[str, object] | None = None) -> Invitee:
    """Somebody on a list as the person saw them; refused when somebody changed it since, or took it back."""
    invitee = work.session.get(Invitee, id_)
    if invitee is None or invitee.voided_at is not None:
        raise Refusal("This line is no longer on the list. Read the list again (F5 in the window).")
    work.guard(invitee, version, mine)
    return invitee


def put_on_list(work: Work, conference: Conference, wanted: Iterable[Wanted]) -> list[Invitee]:
    """Puts people on the list of a conference who are not on it yet; gives those who came onto it."""
    listed = {same_of(one) for one in invitees_of(work, conference.id)}
    added: list[Invitee] = []
    for one in wanted:
        if one.same not in listed:
            listed.add(one.same)
            added.append(_invitee(work, conference, one))
    work.session.add_all(added)
    work.session.flush()
    for invitee in added:
        work.note_new(invitee)
    return added


def take_off_list(work: Work, invitee: Invitee, why: str = "") -> None:
    """Takes a line off the list; it stays in the history."""
    work.change(invitee, "voided_at", work.now, why)


def knows_the_time(invitee: Invitee, conference: Conference) -> bool:
    """Whether what went out to them names the time that holds now: after a move it does not."""
    return invitee.sent_at is not None and invitee.sent_for == conference.start_at


def told_of_another_time(invitee: Invitee, conference: Conference) -> bool:
    """Whether what went out to them names another time than the one that holds now."""
    return invitee.sent_at is not None and invitee.sent_for != conference.start_at


def is_always_told(invitee: Invitee) -> bool:
    """Whether this is the line of police, probation or GP that every list has (S05)."""
    return invitee.source == InviteSource.ALWAYS and invitee.agency_key in set(AlwaysTold)


def shown_name(invitee: Invitee) -> str:
    """Somebody on the list as a sentence names them: "Police" or "A. Sample, Health visitor"."""
    return f"{invitee.name}, {invitee.agency}" if invitee.name else invitee.agency


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
            one.source_words, one.report_due_on is not None,
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


def _invitee(work: Work, conference: Conference, wanted: Wanted) -> Invitee:
    asked = wanted.kind == InviteKind.INVITE and writes_report(wanted.agency)
    reports = asked if wanted.reports is None else wanted.reports
    due = report_due(conference.on_day, work.calendar) if reports and conference.on_day else None
    return Invitee(
        uuid=str(uuid4()), conference_id=conference.id, agency_key=wanted.agency_key, agency=clean(wanted.agency),
        name=clean(wanted.name), email=wanted.email, address=clean(wanted.address), kind=str(wanted.kind),
        inviter=str(wanted.inviter), source=str(wanted.source), source_words=clean(wanted.source_words), reply="",
        report_due_on=due,
    )  # fmt: skip
