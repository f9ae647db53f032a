"""Whole records of a few invented conferences, agreed and issued as people do it: by the desk's own requests."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cpdesk.desk.acts import DOES
from cpdesk.desk.conference_at_hand import child_ids
from cpdesk.desk.decisions_kept import decisions_kept
from cpdesk.desk.demonstration import record_words as words
from cpdesk.desk.demonstration.book import at
from cpdesk.desk.demonstration.cases import Case
from cpdesk.desk.demonstration.people import CLERK, EMAIL_ENDING
from cpdesk.desk.demonstration.record_stories import Far, RecordStory, record_stories
from cpdesk.desk.demonstration.rows import uuid_of
from cpdesk.desk.participant_lines import Listed, put_in_list, standing_participants
from cpdesk.desk.participants_shown import participants_of
from cpdesk.desk.record_at_hand import record_of
from cpdesk.desk.rooms import open_room
from cpdesk.desk.work import Work
from cpdesk.records.model import Child, Conference, Operation, PlanAction
from cpdesk.rows.record_decision_deeds import ChangeChildDecision, GivenView, GiveViews
from cpdesk.rows.record_deeds import (
    AgreeRecord,
    BeginRecord,
    ChangeRecord,
    CorrectRecord,
    IssueRecord,
    JudgeQuoracy,
    NoteConcern,
    SayRecordSent,
)
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rows.record_plan_deeds import AddObjective, ChangeAction, SayRoleTold
from cpdesk.rules.conferences import ToldBy
from cpdesk.rules.decisions import Answer, LpmDecision
from cpdesk.rules.invitations import AlwaysTold, Considered
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import SOCIAL_CARE, SOCIAL_CARE_KEY, ConcernAbout, Part, Participation, SentBy
from cpdesk.words import AGENCY_WORDS

_TOOK_PART: dict[str, str] = {
    SOCIAL_CARE_KEY: Participation.ATTENDED,
    Considered.HEALTH_VISITOR: Participation.ATTENDED,
    Considered.EDUCATION: Participation.ATTENDED,
    AlwaysTold.POLICE: Participation.APOLOGIES_REPORT,
    AlwaysTold.GP: Participation.REPORT_ONLY,
    Considered.CAMHS: Participation.APOLOGIES,
    Considered.HOUSING: Participation.ABSENT,
}
_OLD_ENOUGH = 4  # years
_ALWAYS_THERE = ((Considered.HEALTH_VISITOR, "A. Sampler"), (Considered.EDUCATION, "B. Trialman"))
_OF_CORE_GROUP = (SOCIAL_CARE_KEY, Considered.HEALTH_VISITOR, Considered.EDUCATION)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody at the desk at a moment of the past, who has things done to one conference's record."""

    work: Work
    story: RecordStory

    @property
    def number(self) -> int:
        """The conference whose record it is."""
        return self.story.meeting.id

    def do(self, request: object) -> Any:
        """What the desk does when this is asked of it."""
        open_room(type(request))
        return DOES[type(request)].act(self.work, request)

    def people(self) -> tuple[ParticipantRow, ...]:
        """Who took part, as it stands."""
        return participants_of(self.work, self.work.session.get_one(Conference, self.number))

    def version(self) -> int:
        """The version of the record as it stands."""
        return record_of(self.work, self.number).version

    def day(self, number: int) -> date:
        """So many working days after the conference."""
        return self.work.calendar.add(self.story.held_on, number)


def keep_records(work: Work, cases: Sequence[Case]) -> None:
    """Write the record of one conference for each way a record may stand, each step on its day."""
    for story in record_stories(cases, work.calendar, work.today):
        _write(work, story)


def _write(work: Work, story: RecordStory) -> None:
    chair, end = story.meeting.chair, story.meeting.end or work.moment
    with _sitting(work, story, end + timedelta(minutes=20), chair, "Write the record") as sitting:
        _begin(sitting)
        _say_of_children(sitting)
        _plan(sitting)
        if story.far is Far.DRAFT:
            _note_concern(sitting)
    if story.far is Far.DRAFT:
        return
    with _sitting(work, story, at(work.calendar.add(story.held_on, 1), 10), chair, "Agree the record") as sitting:
        sitting.do(AgreeRecord(sitting.number, sitting.version()))
    if story.far is not Far.AGREED:
        _issue(work, story)
    if story.far is Far.CORRECTED:
        _correct(work, story)


def _begin(sitting: Sitting) -> None:
    """Who took part, whether it was quorate, what the conference heard."""
    number = sitting.number
    sitting.do(BeginRecord(number))
    _attendance(sitting)
    sitting.do(JudgeQuoracy(number, sitting.version(), Answer.YES, QuorumBasis.AGENCIES))
    said: dict[str, object] = {"summary": words.SUMMARY, "family_view": words.FAMILY_VIEW}
    if any(one.agency_key == Considered.CAMHS for one in sitting.people()):
        said["core_group_why"] = words.NO_TEAM_YET
    sitting.do(ChangeRecord(number, sitting.version(), said))


def _attendance(sitting: Sitting) -> None:
    """How everybody took part; the parents live apart, and the mother's copy does not say where the father lives."""
    work, conference = sitting.work, sitting.work.session.get_one(Conference, sitting.number)
    asked = standing_participants(work, conference.id)
    for one in asked:
        work.change(one, "participation", _TOOK_PART.get(one.agency_key, ""))
        work.change(one, "in_core_group", one.agency_key in _OF_CORE_GROUP)
    known = {one.agency_key for one in asked}
    others = [
        Listed(Part.PROFESSIONAL, AGENCY_WORDS[agency], agency.value, name, email=f"{agency.value}@{EMAIL_ENDING}",
               participation=_TOOK_PART[agency], in_core_group=True)
        for agency, name in _ALWAYS_THERE if agency not in known
    ]  # fmt: skip
    *_, mother, father = put_in_list(work, conference, [*others, *_parents(sitting)])
    work.change(mother, "hides", str(father.id))


def _parents(sitting: Sitting) -> Iterator[Listed]:
    for who, street in (("Mother", "Invented Street"), ("Father", "Fictitious Lane")):
        yield Listed(
            Part.FAMILY, "Family", "", f"{who[0]}. {sitting.story.case.surname}", who,
            address=f"{sitting.number} {street}, Notown", participation=Participation.ATTENDED, in_core_group=True,
        )  # fmt: skip


def _say_of_children(sitting: Sitting) -> None:
    """Risk, category and LPM of each child, and everybody's view; a draft still lacks some of it."""
    story, number = sitting.story, sitting.number
    draft = story.far is Far.DRAFT
    kept = decisions_kept(sitting.work, number)
    for place, child_id in enumerate(child_ids(sitting.work.session, number)):
        child = sitting.work.session.get_one(Child, child_id)
        name = child.first_name
        said: dict[str, object] = {
            "lives_at": f"{number} Invented Street, Notown",
            "category": words.CATEGORIES[number % len(words.CATEGORIES)],
        }
        if _can_be_asked(child, story.held_on):
            said["child_view"] = words.CHILD_VIEW.format(child=name)
        if not draft or place:
            said["risk_statement"] = words.RISK.format(child=name)
        if story.far is Far.ISSUED:
            said["reason"] = words.REASON
        if story.meeting.sequence_no == 2 and not draft:
            said |= {"lpm_decision": LpmDecision.NOT_RECOMMEND, "lpm_why": words.NO_LPM}
        sitting.do(ChangeChildDecision(number, child_id, kept[child_id].version, said))
    sitting.do(GiveViews(number, tuple(_views(sitting))))


def _can_be_asked(child: Child, on: date) -> bool:
    """Whether a child was old enough to be asked on this day."""
    return child.born_on is not None and on.year - child.born_on.year > _OLD_ENOUGH


def _views(sitting: Sitting) -> Iterator[GivenView]:
    """All for a plan; where the chair had to decide two against it, and in a draft one who is still to be asked."""
    far, asked = sitting.story.far, [one for one in sitting.people() if one.gives_view]
    against = {one.id for one in asked if one.agency_key != SOCIAL_CARE_KEY} if far is Far.ISSUED else set()
    for child_id in child_ids(sitting.work.session, sitting.number):
        for one in asked[:-1] if far is Far.DRAFT else asked:
            answer = Answer.NO if one.id in against else Answer.YES
            why = words.WITHOUT_PLAN if one.id in against else words.WITH_PLAN
            yield GivenView(one.id, child_id, answer, answer, why)


def _plan(sitting: Sitting) -> None:
    """Objectives and actions; at an initial conference one for a service that was not there (S15)."""
    number, worker = sitting.number, sitting.story.case.social_worker
    first, second = (sitting.do(AddObjective(number, text)).ids[0] for text in words.OBJECTIVES)
    wanted: list[tuple[str, str, Considered | None, int, int | None]] = [
        ("Visits at home every week, announced and not.", worker, None, 5, first),
        ("Sessions for both parents on settling arguments.", worker, None, 20, first),
        ("A health assessment of each child.", "A. Sampler", Considered.HEALTH_VISITOR, 10, second),
        ("Breakfast club, and a named adult at school.", "B. Trialman", Considered.EDUCATION, 7, second),
    ]
    if sitting.story.meeting.kind is ConferenceKind.ICPC:
        asked = "Assessment of the mother's mood."
        wanted.append((asked, "Duty clinician", Considered.ADULT_MENTAL_HEALTH, 15, None))
    actions = [
        PlanAction(
            uuid=uuid_of("action", f"{number} {place}"), conference_id=number, place=place, text=text, owner=owner,
            agency=AGENCY_WORDS[agency] if agency else SOCIAL_CARE,
            agency_key=agency.value if agency else SOCIAL_CARE_KEY, due_on=sitting.day(days), objective_id=objective,
        )
        for place, (text, owner, agency, days, objective) in enumerate(wanted)
    ]  # fmt: skip
    sitting.work.session.add_all(actions)
    sitting.work.session.flush()
    for action in actions:
        sitting.work.note_new(action)


def _note_concern(sitting: Sitting) -> None:
    gp = next(one for one in sitting.people() if one.agency_key == AlwaysTold.GP)
    sitting.do(NoteConcern(sitting.number, ConcernAbout.REPORT_QUALITY, gp.id, words.CONCERN))


def _issue(work: Work, story: RecordStory) -> None:
    """Issue the record; it went to everybody who gets it, or at first to the professionals only."""
    with _sitting(work, story, at(story.issued_on, 15), CLERK, "Issue the record") as sitting:
        number = sitting.number
        sitting.do(IssueRecord(number, sitting.version()))
        _send(sitting)
        absent = work.session.query(PlanAction.id).filter_by(conference_id=number, agency_key="adult_mental_health")
        told = tuple(one.id for one in absent)
        if told:
            sitting.do(SayRoleTold(told, words.LEAD_TOLD, ToldBy.EMAIL, sitting.day(1)))


def _send(sitting: Sitting) -> None:
    only_professionals = sitting.story.far is Far.ISSUED
    gets = [one for one in sitting.people() if one.gets_record]
    ids = tuple(one.id for one in gets if one.part is Part.PROFESSIONAL or not only_professionals)
    sitting.do(SayRecordSent(sitting.number, ids, SentBy.EMAIL))


def _correct(work: Work, story: RecordStory) -> None:
    """What was wrong in an issued record is put right in a new version, which is issued in its place."""
    number, days = story.meeting.id, work.calendar
    with _sitting(work, story, at(days.add(story.issued_on, 2), 9, 30), story.meeting.chair, "Correct it") as sitting:
        sitting.do(CorrectRecord(number, words.CORRECTED))
        action = work.session.query(PlanAction).filter_by(conference_id=number).order_by(PlanAction.place).first()
        if action is not None:
            sitting.do(ChangeAction(action.id, action.version, {"due_on": sitting.day(4)}))
        sitting.do(AgreeRecord(number, sitting.version()))
    with _sitting(work, story, at(days.add(story.issued_on, 3), 14), CLERK, "Issue the record") as sitting:
        sitting.do(IssueRecord(number, sitting.version()))
        _send(sitting)


@contextmanager
def _sitting(work: Work, story: RecordStory, moment: datetime, who: str, title: str) -> Iterator[Sitting]:
    """One sitting at the desk, kept in the history under its name; it is never later than now."""
    now = min(moment, work.moment)
    operation = uuid_of("step", f"record {story.meeting.id} {now:%Y-%m-%d} {title}")
    here = replace(work, today=now.date(), now=now.astimezone(UTC), who=who, operation=operation, _noted=[])
    here.calendar = work.calendar
    yield Sitting(here, story)
    work.session.add(Operation(uuid=operation, at=here.now, by=who, title=title, may_undo=False))
    here.append_history()
