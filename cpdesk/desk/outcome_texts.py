"""What goes out after a threshold consultation: one email to three people, one case note (D03, D04, D06)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from cpdesk.desk.email_words import email_subject
from cpdesk.desk.papers import is_invented
from cpdesk.desk.request_at_hand import discussion_with_clock
from cpdesk.desk.unit import NAME
from cpdesk.desk.work import Work
from cpdesk.records.model import Consultation, Family, IcpcRequest, Person, RequestChild
from cpdesk.rules.how_dates_read import long, short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.names import children_words, reference_of
from cpdesk.rules.requests import ThresholdOutcome
from cpdesk.rules.squeeze import Squeeze, squeeze
from cpdesk.words import THRESHOLD_WORDS

CLERK = "Diary clerk"


@dataclass(frozen=True, slots=True)
class OutcomeTexts:
    """The email with its subject and recipients, and the case note; the subject never names anybody."""

    subject: str
    email_text: str
    case_note: str
    recipients: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """What both texts are made of."""

    reference: str
    children: int
    outcome: ThresholdOutcome
    chair: str
    manager: str
    completed_at: datetime
    why: str
    contacted: bool
    strategy_on: date
    clock: Squeeze
    consults: bool


def outcome_texts(work: Work, request: IcpcRequest, consultation: Consultation) -> OutcomeTexts:
    """The texts of one consultation, as they are sent and put into the case notes (D04)."""
    said = _said(work, request, consultation)
    invented = is_invented(work)
    outcome = THRESHOLD_WORDS[said.outcome]
    opening = "DEMONSTRATION: every person and every date is invented.\n\n" if invented else ""
    return OutcomeTexts(
        subject=email_subject(work, f"ICPC request {said.reference}: {outcome[0].lower()}{outcome[1:]}"),
        email_text=f"{opening}OFFICIAL-SENSITIVE\n\n{_email(said)}\n\n{said.chair}\n{work.setting(NAME, '')}\n",
        case_note=f"{opening}{_case_note(said)}\n",
        recipients=recipients(work, request, consultation.team_manager_id),
    )


def recipients(work: Work, request: IcpcRequest, team_manager_id: int | None) -> tuple[tuple[str, str], ...]:
    """Social worker, Team Manager and diary clerk, each with the address where it is known (D04)."""
    people = (("Social worker", request.social_worker_id), ("Team manager", team_manager_id))
    return (*(_addressee(work, part, number) for part, number in people), (CLERK, ""))


def _addressee(work: Work, part: str, number: int | None) -> tuple[str, str]:
    person = None if number is None else work.session.get(Person, number)
    return (part, "") if person is None else (person.name, person.email)


def _said(work: Work, request: IcpcRequest, consultation: Consultation) -> _Said:
    family = work.session.get_one(Family, request.family_id)
    children = select(func.count()).select_from(RequestChild).where(RequestChild.request_id == request.id)
    strategy_on = discussion_with_clock(work, request.id).on
    return _Said(
        reference=reference_of(family.case_id, family.id),
        children=work.session.scalar(children) or 0,
        outcome=ThresholdOutcome(consultation.outcome),
        chair=work.session.get_one(Person, consultation.chair_id).name,
        manager=work.session.get_one(Person, consultation.team_manager_id).name,
        completed_at=consultation.completed_at,
        why=consultation.why,
        contacted=consultation.social_worker_contacted,
        strategy_on=strategy_on,
        clock=squeeze(strategy_on, request.ticked_at, work.standard, work.calendar),
        consults=work.standard.sets("booking_due"),
    )


def _facts(said: _Said) -> str:
    lines = [
        f"Outcome: {THRESHOLD_WORDS[said.outcome]}",
        f"Duty chair: {said.chair}",
        f"Threshold discussed with the Team Manager: {said.manager}",
        f"Consultation completed: {short_moment(said.completed_at.astimezone(LONDON))}",
    ]
    if said.contacted:
        lines.append("The social worker was asked for information.")
    if said.why:
        lines.append(f"Why: {said.why}")
    return "\n".join(lines)


def _email(said: _Said) -> str:
    whom = f"Threshold consultation on the ICPC request {said.reference} ({children_words(said.children)})."
    return f"{whom}\n\n{_facts(said)}\n\n{_next(said)}"


def _next(said: _Said) -> str:
    """What each of the three does now."""
    due = f"{long(said.clock.icpc_due)}, counted from the strategy discussion on {long(said.strategy_on)}"
    if said.outcome is ThresholdOutcome.NOT_MET:
        return (
            f"No conference follows from it. {said.manager}: answer this email to acknowledge that the threshold is "
            "not met. If you see it differently, speak to the duty chair."
        )
    if said.outcome is ThresholdOutcome.MORE_INFORMATION:
        return f"Send the duty chair what is asked for above. The clock goes on: the conference is due by {due}."
    book = (
        "Social worker: agree the date with the diary clerk within 24 hours of this email. Without a date by then the "
        "Safeguarding Unit sets one, and sends it to the social worker and the Team Manager.\n"
        if said.consults
        else "Social worker: agree the date with the diary clerk.\n"
    )
    return (
        f"{book}The conference is due by {due}. Invitations for that day leave by "
        f"{long(said.clock.last_invite_day)}: name the people to invite when you book."
    )


def _case_note(said: _Said) -> str:
    """The note for the children's case record."""
    return f"Threshold consultation with the duty chair about an ICPC.\n{_facts(said)}\n{_next_in_note(said)}"


def _next_in_note(said: _Said) -> str:
    if said.outcome is ThresholdOutcome.NOT_MET:
        return "No initial conference follows from it. The Team Manager is asked to acknowledge this."
    if said.outcome is ThresholdOutcome.MORE_INFORMATION:
        return "The duty chair decides when the information is there."
    return f"The initial conference is due by {long(said.clock.icpc_due)}."
