"""A record is begun: whoever was invited becomes a participant; and what is said of the conference as a whole."""

from collections.abc import Iterator
from uuid import uuid4

from cpdesk.desk.acts import does
from cpdesk.desk.conference_at_hand import conference_at, when
from cpdesk.desk.decisions_kept import begin_decisions
from cpdesk.desk.given_values import as_words
from cpdesk.desk.invitees import invitees_of
from cpdesk.desk.participant_lines import Listed, agency_key_of, put_in_list, standing_participants
from cpdesk.desk.record_at_hand import draft_of, guard_seen, newest_record
from cpdesk.desk.record_shown import why_not_begun
from cpdesk.desk.who_may import KEEP_RECORD
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, ConferenceRecord, Invitee, Participant, Person
from cpdesk.rows.record_deeds import BeginRecord, ChangeRecord, TakeOverInvitees
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.agency_reports import FAMILY
from cpdesk.rules.how_dates_read import counted
from cpdesk.rules.names import fold, person_key
from cpdesk.rules.record import SOCIAL_CARE, SOCIAL_CARE_KEY, Part, RecordState, is_social_care

_FIELDS = {
    "summary": "what the conference heard",
    "family_view": "the family's view",
    "core_group_why": "the reason for the core group's members",
}


@does(BeginRecord, roles=KEEP_RECORD, named="Begin the record")
def begin_record(work: Work, request: BeginRecord) -> Kept:
    """Begin the record of a conference; those on its list, its social worker and team manager become participants."""
    conference = conference_at(work, request.conference_id)
    why_not = why_not_begun(conference)
    if why_not:
        raise Refusal(why_not)
    known = newest_record(work, conference.id)
    if known is not None:
        raise Refusal(f"{known.begun_by} began this record already, on {when(known.begun_at)}. Open it.")
    record = ConferenceRecord(
        uuid=str(uuid4()), conference_id=conference.id, version_no=1, state=RecordState.DRAFT.value,
        begun_at=work.now, begun_by=work.who,
    )  # fmt: skip
    work.session.add(record)
    work.session.flush()
    work.note_new(record)
    begin_decisions(work, conference)
    added = _take_over(work, conference)
    return Kept((record.id,), f"The record is begun, with {counted(len(added), 'participant')}.", work.operation)


@does(TakeOverInvitees, roles=KEEP_RECORD, named="Take over from the invitations")
def take_over_invitees(work: Work, request: TakeOverInvitees) -> Kept:
    """Let whoever came onto the invitation list since then be a participant too."""
    conference, _ = draft_of(work, request.conference_id)
    added = _take_over(work, conference)
    if not added:
        raise Refusal("Everybody on the invitation list is among the participants already.")
    said = f"{counted(len(added), 'participant')} came over from the invitation list."
    return Kept(tuple(one.id for one in added), said, work.operation)


@does(ChangeRecord, roles=KEEP_RECORD, named="Change the record")
def change_record(work: Work, request: ChangeRecord) -> Kept:
    """Give the draft new words: what the conference heard, the family's view, why the core group is as it is."""
    for name in request.fields:
        if name not in _FIELDS:
            raise Refusal(f"A record has no field {name}.")
    _, record = draft_of(work, request.conference_id)
    guard_seen(work, record, request.version, mine=request.fields, seen=request.seen)
    words = {name: as_words(name, value) for name, value in request.fields.items()}
    changed = [name for name, value in words.items() if work.change(record, name, value)]
    said = f"Kept: {', '.join(_FIELDS[name] for name in changed)}." if changed else "Nothing was changed."
    return Kept((record.id,), said, work.operation)


def _take_over(work: Work, conference: Conference) -> list[Participant]:
    """Social worker and team manager, then those on the invitation list; nobody who is a participant already."""
    standing = standing_participants(work, conference.id)
    linked = {one.invitee_id for one in standing}
    named = {person_key(one.name) for one in standing if one.social_care and one.name}
    workers = [one for one in _workers(work, conference) if person_key(one.name) not in named]
    invited = [_listed(one) for one in invitees_of(work, conference.id) if one.id not in linked]
    return put_in_list(work, conference, _each_once(workers, invited))


def _workers(work: Work, conference: Conference) -> Iterator[Listed]:
    """The social worker and the team manager whom the conference names."""
    for person_id, role in (
        (conference.social_worker_id, "Social worker"),
        (conference.team_manager_id, "Team manager"),
    ):
        person = work.session.get(Person, person_id) if person_id is not None else None
        if person is not None:
            yield Listed(
                Part.PROFESSIONAL, SOCIAL_CARE, SOCIAL_CARE_KEY, person.name, role, email=person.email, social_care=True
            )


def _listed(one: Invitee) -> Listed:
    """Somebody on the invitation list as a participant; how they took part is for the chair to say."""
    if fold(one.agency) == fold(FAMILY):
        return Listed(Part.FAMILY, one.agency, "", one.name, "", one.email, one.address, invitee=one)
    social_care = is_social_care(one.agency)
    return Listed(
        Part.PROFESSIONAL, one.agency, SOCIAL_CARE_KEY if social_care else one.agency_key or agency_key_of(one.agency),
        one.name, "", one.email, one.address, social_care, one,
    )  # fmt: skip


def _each_once(workers: list[Listed], invited: list[Listed]) -> Iterator[Listed]:
    """Who is on the invitation list as social worker or team manager of the conference is one participant."""
    lines = {person_key(one.name): one for one in invited if one.name and one.part is Part.PROFESSIONAL}
    merged = [lines.get(person_key(one.name)) for one in workers]
    for worker, line in zip(workers, merged, strict=True):
        yield worker if line is None else worker.with_line(line)
    yield from (one for one in invited if one not in merged)
