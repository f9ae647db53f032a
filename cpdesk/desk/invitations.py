"""Invitations: who is told of a conference and asked to come; what was considered, what went out."""

from datetime import datetime

from cpdesk.desk.acts import does
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.considered import no_longer_invited
from cpdesk.desk.invitees import (
    Wanted,
    always_told,
    invited_before,
    invitee_at,
    invitees_of,
    is_always_told,
    leads_of_core_groups,
    put_on_list,
    same_of,
    shown_name,
    standing_conference,
    take_off_list,
    told_of_another_time,
)
from cpdesk.desk.who_may import KEEP_DIARY
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, Invitee
from cpdesk.rows.invitations import AddInvitee, SayInvitationsSent, TakeOutInvitee
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.agency_reports import moved_with, report_due
from cpdesk.rules.email_address import is_email_address, not_an_address
from cpdesk.rules.how_dates_read import counted, short_moment
from cpdesk.rules.invitations import InviteKind
from cpdesk.rules.london import LONDON


def start_invitations(work: Work, conference: Conference) -> list[Invitee]:
    """The list of a conference that was booked: police, probation and GP; for a review those invited before too.

    It can be called again: whoever is on the list already stays on it once (A22).
    """
    before: list[Wanted] = []
    if conference.previous_id is not None:
        before = invited_before(work, conference.previous_id)
        before += leads_of_core_groups(work, conference, {one.same[1] for one in before})
    known = {one.agency_key for one in before}
    always = [one for one in always_told() if one.agency_key not in known]
    return put_on_list(work, conference, [*always, *before])


def invitations_follow(work: Work, conference: Conference, old_start: datetime) -> tuple[str, ...]:
    """After a move: reports are asked for as many working days before as they were; gives who is to be told again."""
    invitees = invitees_of(work, conference.id)
    was_on = old_start.astimezone(LONDON).date()
    if conference.on_day is not None and conference.on_day != was_on:
        for one in invitees:
            if one.report_due_on is not None and one.report_received_on is None:
                due = moved_with(one.report_due_on, was_on, conference.on_day, work.calendar)
                work.change(one, "report_due_on", due, "the conference was moved")
    return tuple(shown_name(one) for one in invitees if told_of_another_time(one, conference))


@does(AddInvitee, roles=KEEP_DIARY, named="Add to the invitations")
def add_invitee(work: Work, request: AddInvitee) -> Kept:
    """Puts somebody on the list; agency and person named twice are kept once (A22)."""
    conference = standing_conference(work, request.conference_id)
    wanted = _wanted(request)
    known = next((one for one in invitees_of(work, conference.id) if same_of(one) == wanted.same), None)
    if known is not None:
        return _named_again(work, conference, known, wanted)
    (added,) = put_on_list(work, conference, [wanted])
    keep_clocks(work, conferences=[conference.id])
    return Kept((added.id,), f"{shown_name(added)} is on the list.", work.operation)


@does(TakeOutInvitee, roles=KEEP_DIARY, named="Take out of the invitations")
def take_out_invitee(work: Work, request: TakeOutInvitee) -> Kept:
    """Takes a line off the list that was put there by mistake; police, probation and GP stay (S05)."""
    invitee = invitee_at(work, request.id, request.version)
    if is_always_told(invitee):
        raise Refusal("Police, probation and GP are told of every conference, so they stay on the list.")
    if invitee.sent_at is not None and not request.why.strip():
        raise Refusal("The invitation has gone out. Say why it is taken back, and tell them that it is.", field="why")
    take_off_list(work, invitee, request.why.strip())
    no_longer_invited(work, invitee.conference_id, invitee.agency_key)
    keep_clocks(work, conferences=[invitee.conference_id])
    return Kept((invitee.id,), f"{shown_name(invitee)} is off the list.", work.operation)


@does(SayInvitationsSent, roles=KEEP_DIARY, named="Record that invitations went out")
def say_invitations_sent(work: Work, request: SayInvitationsSent) -> Kept:
    """Keeps that these invitations went out, when, and which time they named."""
    conference = standing_conference(work, request.conference_id)
    if conference.start_at is None:
        raise Refusal("This conference has no date yet, so an invitation cannot name it. Book it first.")
    at = request.at or work.moment
    if at > work.moment:
        raise Refusal(f"{short_moment(at.astimezone(LONDON))} has not come yet. Enter when they went out.", field="at")
    chosen = [one for one in invitees_of(work, conference.id) if one.id in set(request.ids)]
    if not chosen or len(chosen) != len(set(request.ids)):
        raise Refusal("Choose from the list to whom the invitations went.", field="ids")
    for one in chosen:
        work.change(one, "sent_at", at)
        work.change(one, "sent_for", conference.start_at)
    keep_clocks(work, conferences=[conference.id])
    said = f"Recorded: {counted(len(chosen), 'invitation')} went out on {short_moment(at.astimezone(LONDON))}."
    return Kept(tuple(one.id for one in chosen), said, work.operation)


def _wanted(request: AddInvitee) -> Wanted:
    agency, email = " ".join(request.agency.split()), request.email.strip()
    if not agency:
        raise Refusal("Enter the agency, or Family for a member of the family.", field="agency")
    if email and not is_email_address(email):
        raise Refusal(not_an_address(email), field="email")
    return Wanted(
        agency, request.agency_key, " ".join(request.name.split()), email, request.address.strip(), request.kind,
        request.inviter, request.source, request.source_words.strip(),
    )  # fmt: skip


def _named_again(work: Work, conference: Conference, known: Invitee, wanted: Wanted) -> Kept:
    """Who is on the list already stays there once; what was not known of them is filled in."""
    said = f"{shown_name(known)} is on the list already, so they stay there once."
    for field, value in (("email", wanted.email), ("address", wanted.address), ("source_words", wanted.source_words)):
        if value and not getattr(known, field):
            work.change(known, field, value)
    if wanted.kind == InviteKind.INVITE and known.kind == InviteKind.NOTIFY:
        work.change(known, "kind", InviteKind.INVITE.value)
        if conference.on_day is not None and known.report_due_on is None:
            work.change(known, "report_due_on", report_due(conference.on_day, work.calendar))
        said = f"{shown_name(known)} was on the list to be told, and is now invited."
    return Kept((known.id,), said, work.operation)
