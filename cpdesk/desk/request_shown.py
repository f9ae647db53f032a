"""Everything about one request: its clock, who was consulted and told, and what may be done next."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import aliased

from cpdesk.desk.consultations import last_consultation, sent_of, told_at
from cpdesk.desk.duty_rota import duty_chair_on
from cpdesk.desk.other_requests import open_plans, other_requests
from cpdesk.desk.outcome_texts import outcome_texts
from cpdesk.desk.request_at_hand import children_of, conference_of, discussion_with_clock, known_request
from cpdesk.desk.who_may import READ_DIARY
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import Consultation, Family, IcpcRequest, LinkedChair, Person, StrategyDiscussion, Team
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import ConsultationRow, DiscussionRow, OpenRequest, RequestShown
from cpdesk.rules.clock import deadline
from cpdesk.rules.deadline import Deadline
from cpdesk.rules.london import LONDON
from cpdesk.rules.names import family_name, reference_of
from cpdesk.rules.requests import RequestState, ShortTime, ThresholdOutcome
from cpdesk.rules.squeeze import squeeze
from cpdesk.rules.standards import Standard, standard, which_sets

_NEXT = {
    RequestState.RECEIVED: ("RecordConsultation",),
    RequestState.MORE_INFORMATION: ("RecordConsultation",),
    RequestState.THRESHOLD_MET: ("TickOutcomeSent",),
    RequestState.AWAITING_BOOKING: ("BookConference",),
    RequestState.DATE_IMPOSED: ("TickDateSent",),
    RequestState.NOT_MET: ("TickOutcomeSent", "AcknowledgeNotMet", "RecordConsultation"),
}


@answers(OpenRequest, roles=READ_DIARY)
def open_request(work: Work, question: OpenRequest) -> RequestShown:
    """One request with its children, discussions, consultations and deadlines; one that is closed is shown too."""
    kept = known_request(work, question.id)
    standards = standard(kept.standards) if kept.standards else work.standard
    family = work.session.get_one(Family, kept.family_id)
    children = children_of(work, kept.id)
    strategy_on = discussion_with_clock(work, kept.id).on
    conference = conference_of(work, kept.id)
    limits = _limits(work, kept, strategy_on, standards)
    return RequestShown(
        id=kept.id,
        version=kept.version,
        state=RequestState(kept.state),
        family=family_name(child.surname for child in children),
        children=tuple(NewChild(one.first_name, one.surname, one.born_on) for one in children),
        reference=reference_of(family.case_id, family.id),
        team=_team(work, kept.team_id),
        social_worker=_person(work, kept.social_worker_id),
        team_manager=_person(work, kept.team_manager_id),
        duty_chair=duty_chair_on(work, work.today),
        linked_chair=_linked_chair(work, kept.team_id),
        ticked_at=kept.ticked_at,
        discussions=_discussions(work, kept.id),
        squeeze=squeeze(strategy_on, kept.ticked_at, standards, work.calendar),
        short_time=ShortTime(kept.short_time) if kept.short_time else None,
        short_time_why=kept.short_time_why,
        looked_after=kept.dual_status,
        looked_after_on=kept.looked_after_on,
        icpc_needed={"yes": True, "no": False}.get(kept.icpc_needed),
        icpc_needed_by=kept.icpc_needed_by,
        icpc_needed_why=kept.icpc_needed_why,
        consultations=_consultations(work, kept),
        deadlines=limits,
        conference_id=conference.id if conference else None,
        notes=kept.notes,
        closed_why=kept.closed_why,
        next_steps=_next_steps(work, kept, limits, booked=conference is not None),
        others=(*open_plans(work, kept.id), *other_requests(work, kept.id)),
        case_id=family.case_id,
        date_sent_to=tuple(
            who
            for who, at in (("social_worker", kept.imposed_told_sw_at), ("team_manager", kept.imposed_told_tm_at))
            if at is not None
        ),
        possible_at_request=kept.possible_at_request,
    )


def _limits(work: Work, kept: IcpcRequest, strategy_on: date, standards: Standard) -> tuple[Deadline, ...]:
    """The clocks of the request that run: the ICPC's, the consultation's, and the booking's once all were told."""
    anchors: dict[str, date | datetime | None] = {
        "duty_consult_due": kept.ticked_at,
        "booking_due": told_at(last_consultation(work, kept.id)),
    }
    found = [deadline("icpc_due", strategy_on, which_sets("icpc_due", standards), work.calendar)]
    found += [
        deadline(key, anchor, standards, work.calendar)
        for key, anchor in anchors.items()
        if anchor is not None and standards.sets(key)
    ]
    return tuple(sorted(found, key=lambda one: _as_moment(one.due)))


def _as_moment(due: date | datetime) -> datetime:
    return due.astimezone(UTC) if isinstance(due, datetime) else datetime.combine(due, time.max, LONDON)


def _next_steps(work: Work, kept: IcpcRequest, limits: tuple[Deadline, ...], *, booked: bool) -> tuple[str, ...]:
    """What may be done next, by the names of the requests, most pressing first."""
    state = RequestState(kept.state)
    if state is RequestState.CLOSED:
        return ()
    steps = list(_first_steps(work, kept, limits, booked=booked))
    steps += [step for step in _NEXT.get(state, ()) if not (step == "TickOutcomeSent" and _all_sent(work, kept.id))]
    if state in {RequestState.RECEIVED, RequestState.MORE_INFORMATION, RequestState.THRESHOLD_MET} and not booked:
        steps.append("BookConference")
    return (*steps, "ChangeRequest", "AddStrategyDiscussion", *_may_close(state, booked=booked))


def _may_close(state: RequestState, *, booked: bool) -> tuple[str, ...]:
    """A request is closed by hand while nothing is booked; one not met closes with the Team Manager's word (A23)."""
    return () if booked or state is RequestState.NOT_MET else ("CloseRequest",)


def _first_steps(work: Work, kept: IcpcRequest, limits: tuple[Deadline, ...], *, booked: bool) -> Iterator[str]:
    """What comes before booking: a decision that is missing, a choice that short time asks for, a date to impose."""
    if kept.dual_status and not kept.icpc_needed:
        yield "DecideIcpcNeeded"
    strategy_on = discussion_with_clock(work, kept.id).on
    if not booked and not kept.short_time and not _both_possible(work, strategy_on):
        yield "ChooseShortTime"
    passed = any(one.key == "booking_due" and _as_moment(one.due) < work.moment for one in limits)
    if passed and kept.state == RequestState.AWAITING_BOOKING:
        yield "ImposedDate"


def _both_possible(work: Work, strategy_on: date) -> bool:
    """Whether 15 working days and the notice can still both be met today (A16)."""
    return squeeze(strategy_on, work.moment, work.standard, work.calendar).possible_now


def _all_sent(work: Work, request_id: int) -> bool:
    last = last_consultation(work, request_id)
    return last is not None and len(sent_of(last)) == 4


def _discussions(work: Work, request_id: int) -> tuple[DiscussionRow, ...]:
    asked = select(StrategyDiscussion).where(
        StrategyDiscussion.request_id == request_id, StrategyDiscussion.voided_at.is_(None)
    )
    return tuple(
        DiscussionRow(one.id, one.on, one.initiated_s47, one.why)
        for one in work.session.scalars(asked.order_by(StrategyDiscussion.on, StrategyDiscussion.id))
    )


def _consultations(work: Work, kept: IcpcRequest) -> tuple[ConsultationRow, ...]:
    """Every consultation, newest last, each with the texts that go out."""
    chair, manager = aliased(Person), aliased(Person)
    asked = (
        select(Consultation, chair.name, manager.name)
        .join(chair, chair.id == Consultation.chair_id)
        .join(manager, manager.id == Consultation.team_manager_id)
        .where(Consultation.request_id == kept.id, Consultation.voided_at.is_(None))
        .order_by(Consultation.completed_at, Consultation.id)
    )
    rows = []
    for one, chair_name, manager_name in work.session.execute(asked).all():
        texts = outcome_texts(work, kept, one)
        rows.append(
            ConsultationRow(
                one.id, chair_name, manager_name, ThresholdOutcome(one.outcome), one.completed_at, one.why,
                one.social_worker_contacted, sent_of(one), texts.subject, texts.email_text, texts.case_note,
                texts.recipients,
            )
        )  # fmt: skip
    return tuple(rows)


def _team(work: Work, team_id: int | None) -> str:
    team = None if team_id is None else work.session.get(Team, team_id)
    return team.name if team else ""


def _person(work: Work, person_id: int | None) -> str:
    person = None if person_id is None else work.session.get(Person, person_id)
    return person.name if person else ""


def _linked_chair(work: Work, team_id: int | None) -> str:
    """The chair linked to the team today, for information: the duty chair takes the request all the same (D14)."""
    linked = (
        select(Person.name)
        .join(LinkedChair, LinkedChair.person_id == Person.id)
        .where(
            LinkedChair.team_id == team_id, LinkedChair.from_on <= work.today,
            (LinkedChair.to_on.is_(None)) | (LinkedChair.to_on > work.today),
        )
        .limit(1)
    )  # fmt: skip
    return work.session.scalar(linked) or ""
