"""A conference's record put together: everything that it says as it is written now, or as it was agreed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import select

from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.decisions_shown import decisions_of
from cpdesk.desk.distribution_shown import recipients_of
from cpdesk.desk.outline_plan_shown import actions_of, objectives_of
from cpdesk.desk.papers import needs_of
from cpdesk.desk.participants_shown import participants_of, quoracy_of
from cpdesk.desk.record_dates_shown import core_group_of, dates_of, late_words, next_review_of
from cpdesk.desk.record_frozen import thawed
from cpdesk.desk.request_clocks import strategy_days
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, ConferenceRecord, Family, Person, Room, Team
from cpdesk.rows.conference_record import TheRecord
from cpdesk.rows.record_decisions import ChildDecisionRow, LpmOfChild
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rows.record_plan import ActionRow
from cpdesk.rules.names import reference_of
from cpdesk.rules.record import RecordState, gets_record

Row = TypeVar("Row", ActionRow, ChildDecisionRow, LpmOfChild, ParticipantRow)


def record_as_it_stands(work: Work, conference: Conference, version: ConferenceRecord) -> TheRecord:
    """What this version of the record says: a draft as it is written, any other as it was agreed."""
    if version.state == RecordState.DRAFT or not version.facts:
        return record_as_written(work, conference, version)
    return record_as_agreed(work, conference, version)


def record_as_written(work: Work, conference: Conference, version: ConferenceRecord) -> TheRecord:
    """Everything that the record says now, put together from what stands in the register."""
    participants = participants_of(work, conference)
    decisions = decisions_of(work, conference, participants)
    review = next_review_of(work, conference, decisions)
    facts = _facts_of(work, conference)
    return TheRecord(
        conference_id=conference.id,
        kind=conference.kind,
        sequence_no=conference.sequence_no,
        reference=facts.reference,
        family=conference.shown,
        start_at=facts.start_at,
        end_at=facts.end_at,
        held=conference.held_at is not None,
        place=facts.place,
        chair=facts.chair,
        minute_taker=facts.minute_taker,
        team=facts.team,
        social_worker=facts.social_worker,
        team_manager=facts.team_manager,
        needs=needs_of(conference),
        strategy_on=facts.strategy_on,
        late_words=late_words(conference),
        **_of_version(version),
        summary=version.summary,
        family_view=version.family_view,
        standard=standard_of(work, conference).name,
        participants=participants,
        quoracy=quoracy_of(work, version, participants),
        children=decisions,
        objectives=objectives_of(work, conference),
        actions=actions_of(work, conference, participants),
        core_group=core_group_of(work, conference, version, participants, decisions),
        next_review=review,
        dates=dates_of(work, conference, decisions, review),
        recipients=recipients_of(work, version.id, participants, decisions),
    )


def record_as_agreed(work: Work, conference: Conference, version: ConferenceRecord) -> TheRecord:
    """What was agreed, to the letter, with what happened since: its states, who was told, to whom it went."""
    agreed = thawed(version.facts)
    stands = with_version(agreed, version)
    if version.state == RecordState.SUPERSEDED:
        return replace(stands, recipients=recipients_of(work, version.id, agreed.participants, agreed.children))
    participants = participants_of(work, conference)
    people = {one.id: one for one in participants}
    actions = {one.id: one for one in actions_of(work, conference, participants)}
    children = {one.child_id: one for one in decisions_of(work, conference, participants)}
    agreed_people = tuple(_person_since(one, people.get(one.id)) for one in agreed.participants)
    return replace(
        stands,
        participants=agreed_people,
        actions=tuple(_since(one, actions.get(one.id), _OF_AN_ACTION) for one in agreed.actions),
        children=tuple(_child_since(one, children.get(one.child_id)) for one in agreed.children),
        recipients=recipients_of(work, version.id, agreed_people, agreed.children),
    )


# What may still be written after the record was agreed, since it happens after the meeting.
_OF_A_PERSON = ("version", "also_gets_record", "exempt_why", "hides", "email")
_OF_AN_ACTION = ("version", "told_who", "told_how", "told_on", "objection_on", "objection")
_OF_A_CHILD = ("version", "manager_told_at", "manager_told")
_OF_AN_LPM = ("state_words", "sm_decision", "sm_name", "sm_on", "sm_why")


def with_version(record: TheRecord, version: ConferenceRecord) -> TheRecord:
    """The same record, with the state in which its version is now and who brought it there."""
    return replace(record, **_of_version(version))


def _since(agreed: Row, now: Row | None, names: Iterable[str]) -> Row:
    """A row as it was agreed, with these of its facts as they are now; as agreed where it stands no more."""
    if now is None:
        return agreed
    return replace(agreed, **{name: getattr(now, name) for name in names})


def _person_since(agreed: ParticipantRow, now: ParticipantRow | None) -> ParticipantRow:
    one = _since(agreed, now, _OF_A_PERSON)
    gets = gets_record(one.participation, also=one.also_gets_record, exempt_why=one.exempt_why)
    return replace(one, gets_record=gets)


def _child_since(agreed: ChildDecisionRow, now: ChildDecisionRow | None) -> ChildDecisionRow:
    if now is None:
        return agreed
    return replace(_since(agreed, now, _OF_A_CHILD), lpm=_since(agreed.lpm, now.lpm, _OF_AN_LPM))


def _of_version(version: ConferenceRecord) -> dict[str, Any]:
    """What a version says of itself: its number, its state, and who brought it there."""
    return {
        "version_no": version.version_no,
        "state": RecordState(version.state),
        "begun_at": version.begun_at,
        "begun_by": version.begun_by,
        "correction_why": version.correction_why,
        "agreed_at": version.agreed_at,
        "agreed_by": version.agreed_by,
        "issued_at": version.issued_at,
        "issued_by": version.issued_by,
    }


@dataclass(frozen=True, slots=True)
class _Facts:
    """The conference's own facts, in names; its times are those at which it was held, once it was."""

    reference: str
    start_at: datetime | None
    end_at: datetime | None
    place: str
    chair: str
    minute_taker: str
    team: str
    social_worker: str
    team_manager: str
    strategy_on: date | None


def _facts_of(work: Work, one: Conference) -> _Facts:
    family = work.session.get_one(Family, one.family_id)
    as_planned = one.held_at is None or one.held_at == one.start_at
    asked = [one.request_id] if one.request_id is not None else []
    people = _people(work, (one.chair_id, one.minute_taker_id, one.social_worker_id, one.team_manager_id))
    return _Facts(
        reference=reference_of(family.case_id, family.id),
        start_at=one.held_at or one.start_at,
        end_at=one.end_at if as_planned else None,
        place=_name(work, Room, one.room_id),
        chair=people[one.chair_id],
        minute_taker=people[one.minute_taker_id],
        team=_name(work, Team, one.team_id),
        social_worker=people[one.social_worker_id],
        team_manager=people[one.team_manager_id],
        strategy_on=next(iter(strategy_days(work, asked).values()), None),
    )


def _people(work: Work, numbers: Collection[int | None]) -> Mapping[int | None, str]:
    """The names of these people; that of nobody is empty."""
    names = dict.fromkeys(numbers, "")
    for number, name in work.session.execute(select(Person.id, Person.name).where(Person.id.in_({*numbers} - {None}))):
        names[number] = name
    return names


def _name(work: Work, kept: Any, number: int | None) -> str:
    return work.session.get_one(kept, number).name if number is not None else ""
