"""What follows from a record when something is taken back: what was agreed stays, and clocks come into step."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from sqlalchemy import select

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.decisions import LATER
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.participant_changes import OF_DISTRIBUTION
from cpdesk.desk.record_at_hand import newest_record
from cpdesk.desk.taking_back import TakenBack, after_undo
from cpdesk.desk.work import Work
from cpdesk.records.model import (
    ChildDecision,
    Conference,
    ConferenceRecord,
    MaqaAlert,
    Participant,
    PlanAction,
    PlanObjective,
    ProfessionalView,
)
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import IN_THE_DIARY
from cpdesk.rules.record import RecordState

InRecord = TypeVar("InRecord", ChildDecision, Participant, PlanAction, PlanObjective, ProfessionalView)
Row = TypeVar(
    "Row", ChildDecision, Conference, ConferenceRecord, Participant, PlanAction, PlanObjective, ProfessionalView
)
_AGREED = "The record of this conference was agreed since, so this stays as it is. Reopen or correct the record first."
_WRITTEN = "Somebody has written in this record since, so it cannot be taken back as a whole. Take that back first."
_NOT_WITHOUT = "A record was begun of this conference, so it stays in the diary. Take the record back first."
# What becomes known after a record was agreed may be taken back after it, too.
_KNOWN_LATER: dict[str, Collection[str]] = {
    "participant": OF_DISTRIBUTION,
    "child_decision": LATER,
    "plan_action": ("told_who", "told_how", "told_on", "objection", "objection_on"),
}
_OF_THE_WHOLE = ("summary", "family_view", "quorate", "quorum_basis", "quorum_note", "core_group_why")


@after_undo("participant")
def agreed_participants_stay(work: Work, back: TakenBack) -> None:
    """Who took part stays as it was agreed; what decides who gets which copy may change."""
    _refuse_when_agreed(work, Participant, back)


@after_undo("professional_view")
def agreed_views_stay(work: Work, back: TakenBack) -> None:
    """Views stay as they were agreed."""
    _refuse_when_agreed(work, ProfessionalView, back)


@after_undo("child_decision")
def agreed_decisions_stay(work: Work, back: TakenBack) -> None:
    """Decisions stay as they were agreed; that a manager was told is known later."""
    _refuse_when_agreed(work, ChildDecision, back)


@after_undo("plan_objective")
def agreed_objectives_stay(work: Work, back: TakenBack) -> None:
    """Objectives stay as they were agreed."""
    _refuse_when_agreed(work, PlanObjective, back)


@after_undo("plan_action")
def agreed_actions_stay(work: Work, back: TakenBack) -> None:
    """Actions stay as they were agreed; that an agency was told of its role, or objects to it, is known later."""
    _refuse_when_agreed(work, PlanAction, back)


@after_undo("maqa_alert")
def follow_concerns_noted(work: Work, back: TakenBack) -> None:
    """Count again by when each concern is raised."""
    keep_clocks(work, concerns=back.ids)


@after_undo("conference_record")
def refuse_to_lose_what_was_written(work: Work, back: TakenBack) -> None:
    """A record whose beginning is taken back has nothing in it yet but those who came from the invitation list."""
    begun = [one.id for one in back.fields if one.field == "voided_at" and one.old == "null"]
    for record in _rows(work, ConferenceRecord, begun):
        if newest_record(work, record.conference_id) is None and _is_written(work, record.conference_id):
            raise Refusal(_WRITTEN)


@after_undo("conference_record")
def agreed_words_stay(work: Work, back: TakenBack) -> None:
    """What the draft said of the whole conference stays as it was agreed, the judgement on the quorum too."""
    written = [one.id for one in back.fields if one.field in _OF_THE_WHOLE]
    if any(record.state != RecordState.DRAFT for record in _rows(work, ConferenceRecord, written)):
        raise Refusal(_AGREED)


@after_undo("conference")
def recorded_conferences_stay(work: Work, back: TakenBack) -> None:
    """A conference whose record was agreed was held, and one whose record was begun has its time."""
    changed = [one.id for one in back.fields if one.field in {"state", "start_at", "held_at", "voided_at"}]
    for conference in _rows(work, Conference, changed):
        record = newest_record(work, conference.id)
        if record is None:
            continue
        if record.state != RecordState.DRAFT:
            raise Refusal(_AGREED)
        if conference.state not in IN_THE_DIARY or conference.voided_at is not None:
            raise Refusal(_NOT_WITHOUT)


def _refuse_when_agreed(work: Work, kind: type[InRecord], back: TakenBack) -> None:
    """Refuse to take back what was written in a draft that was agreed since (I33)."""
    later = _KNOWN_LATER.get(back.entity, ())
    of_draft = {one.id for one in back.fields if one.field not in later}
    for conference_id in {row.conference_id for row in _rows(work, kind, of_draft)}:
        record = newest_record(work, conference_id)
        if record is not None and record.state != RecordState.DRAFT:
            raise Refusal(_AGREED)


def _is_written(work: Work, conference_id: int) -> bool:
    """Whether views, decisions, a plan or concerns stand in the record of a conference."""
    kinds = (ChildDecision, MaqaAlert, PlanAction, PlanObjective, ProfessionalView)
    return any(
        work.session.scalar(
            select(kind.id).where(kind.conference_id == conference_id, kind.voided_at.is_(None)).limit(1)
        )
        for kind in kinds
    )


def _rows(work: Work, kind: type[Row], ids: Iterable[int]) -> list[Row]:
    found: list[Row] = []
    for some in some_at_once(ids):
        found += work.session.scalars(select(kind).where(kind.id.in_(some)).order_by(kind.id))
    return found
