"""Who took part in a conference: put on the list, how each of them took part, taken out again (S01, S12, A22)."""

from collections.abc import Sequence

from sqlalchemy import select

from cpdesk.desk.acts import does
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.concerns_kept import take_out_concerns_about
from cpdesk.desk.participant_lines import (
    Listed,
    agency_called,
    agency_key_of,
    put_in_list,
    same_as,
    shown_name,
    standing_participants,
)
from cpdesk.desk.record_at_hand import draft_of, row_of_draft
from cpdesk.desk.who_may import KEEP_RECORD
from cpdesk.desk.work import Work
from cpdesk.records.model import Invitee, Participant, ProfessionalView
from cpdesk.rows.record_deeds import AddParticipant, SetParticipation, TakeOutParticipant
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.email_address import is_email_address, not_an_address
from cpdesk.rules.how_dates_read import counted
from cpdesk.rules.record import SOCIAL_CARE_KEY, Part, Participation, is_social_care
from cpdesk.words import PART_WORDS, PARTICIPATION_WORDS


@does(AddParticipant, roles=KEEP_RECORD, named="Add a participant")
def add_participant(work: Work, request: AddParticipant) -> Kept:
    """Put somebody on the list who was invited by nobody, or who belongs to the core group only."""
    conference, _ = draft_of(work, request.conference_id)
    wanted = _wanted(request)
    refuse_twice(
        standing_participants(work, conference.id), same_as(wanted.part, wanted.agency, wanted.name), wanted.name
    )
    (added,) = put_in_list(work, conference, [wanted])
    keep_roles(work, conference.id)
    return Kept((added.id,), f"{shown_name(added)} is among the participants.", work.operation)


@does(SetParticipation, roles=KEEP_RECORD, named="Record how people took part")
def set_participation(work: Work, request: SetParticipation) -> Kept:
    """Say of several people at once how they took part; None takes back what was said of them."""
    conference, _ = draft_of(work, request.conference_id)
    wanted = set(request.ids)
    chosen = [one for one in standing_participants(work, conference.id) if one.id in wanted]
    if not chosen or len(chosen) != len(wanted):
        raise Refusal("Choose from the list who took part in this way.", field="ids")
    value = request.participation.value if request.participation is not None else ""
    for one in chosen:
        work.change(one, "participation", value)
    keep_roles(work, conference.id)
    return Kept(tuple(one.id for one in chosen), _said(chosen, request.participation), work.operation)


@does(TakeOutParticipant, roles=KEEP_RECORD, named="Take out a participant")
def take_out_participant(work: Work, request: TakeOutParticipant) -> Kept:
    """Take somebody off the list who stands there by mistake, with their views; who was invited stays on it."""
    participant = row_of_draft(work, Participant, request.id, request.version)
    invitee = work.session.get(Invitee, participant.invitee_id) if participant.invitee_id is not None else None
    if invitee is not None and invitee.voided_at is None:
        raise Refusal(
            f"{shown_name(participant)} is on the invitation list. Say how they took part, or take them off that "
            "list first."
        )
    why = "The participant was taken out."
    work.change(participant, "voided_at", work.now)
    views = _views_of(work, participant)
    for view in views:
        work.change(view, "voided_at", work.now, why)
    take_out_concerns_about(work, participant, why)
    keep_roles(work, participant.conference_id)
    also = f" with {counted(len(views), 'view')}" if views else ""
    return Kept((participant.id,), f"Taken out{also}: {shown_name(participant)}.", work.operation)


def keep_roles(work: Work, conference_id: int) -> None:
    """Keep what follows from who was there: which agencies are told of their role, who gets the record (S15, S26)."""
    keep_clocks(work, conferences=[conference_id])


def refuse_twice(others: Sequence[Participant], same: tuple[str, str, str], name: str) -> None:
    """Refuse a second line about the same person; an agency may send several whose names nobody wrote down."""
    if not name.strip():
        return
    known = next((one for one in others if same_as(one.part, one.agency, one.name) == same), None)
    if known is not None:
        raise Refusal(f"{shown_name(known)} is among the participants already.", field="name")


def lacks_agency(part: str, agency: str) -> str:
    """What is missing of a professional without an agency, on which quorum and views count; or nothing (N01, N08)."""
    return "Enter the agency for which they come." if part == Part.PROFESSIONAL and not agency.strip() else ""


def _wanted(request: AddParticipant) -> Listed:
    agency, name, email = (" ".join(text.split()) for text in (request.agency, request.name, request.email))
    agency = agency or agency_called(request.agency_key)
    lacks = lacks_agency(request.part, agency)
    if lacks:
        raise Refusal(lacks, field="agency")
    if email and not is_email_address(email):
        raise Refusal(not_an_address(email), field="email")
    professional = request.part is Part.PROFESSIONAL
    social_care = professional and (
        request.social_care or is_social_care(agency) or request.agency_key == SOCIAL_CARE_KEY
    )
    key = request.agency_key.strip() or (SOCIAL_CARE_KEY if is_social_care(agency) else agency_key_of(agency))
    return Listed(
        request.part, agency or PART_WORDS[request.part], key if professional else "", name,
        " ".join(request.role.split()), email, request.address.strip(), social_care, None,
        " ".join(request.team.split()), professional and request.within_authority, " ".join(request.phone.split()),
        request.participation.value if request.participation is not None else "", request.in_core_group,
    )  # fmt: skip


def _views_of(work: Work, participant: Participant) -> list[ProfessionalView]:
    asked = select(ProfessionalView).where(
        ProfessionalView.participant_id == participant.id, ProfessionalView.voided_at.is_(None)
    )
    return list(work.session.scalars(asked.order_by(ProfessionalView.id)))


def _said(chosen: Sequence[Participant], participation: Participation | None) -> str:
    who = shown_name(chosen[0]) if len(chosen) == 1 else counted(len(chosen), "participant")
    return f"{who}: {PARTICIPATION_WORDS[participation].lower() if participation else 'not said yet'}."
