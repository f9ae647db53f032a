"""Agencies that are to be considered even when they are not involved now (S08): invited, or not relevant."""

from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.acts import does
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.invitees import Wanted, invitees_of, put_on_list, standing_conference, take_off_list
from cpdesk.desk.who_may import KEEP_DIARY
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, ConsideredAgency
from cpdesk.rows.invitations import ConsiderAgency
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.invitations import Considered, ConsideredAnswer, InviteSource
from cpdesk.rules.london import LONDON
from cpdesk.words import AGENCY_WORDS, CONSIDERED_WORDS


@does(ConsiderAgency, roles=KEEP_DIARY, named="Consider an agency")
def consider_agency(work: Work, request: ConsiderAgency) -> Kept:
    """Keeps what was found; an agency that is invited comes onto the list, and leaves it when that is taken back."""
    conference = standing_conference(work, request.conference_id)
    agency = Considered(request.agency)
    if request.answer == ConsideredAnswer.INVITED:
        _invite(work, conference, agency)
    else:
        _take_back(work, conference, agency)
    considered = _considered(work, conference.id, agency)
    work.change(considered, "answer", request.answer.value if request.answer else "")
    keep_clocks(work, conferences=[conference.id])
    words = CONSIDERED_WORDS[request.answer].lower() if request.answer else "not considered yet"
    return Kept((considered.id,), f"{AGENCY_WORDS[agency]}: {words}.", work.operation)


def no_longer_invited(work: Work, conference_id: int, agency_key: str) -> None:
    """Leaves an agency of S08 open again when its line is taken off the list."""
    if agency_key in set(Considered):
        work.change(_considered(work, conference_id, Considered(agency_key)), "answer", "")


def _invite(work: Work, conference: Conference, agency: Considered) -> None:
    if not any(one.agency_key == agency for one in invitees_of(work, conference.id)):
        put_on_list(work, conference, [Wanted(AGENCY_WORDS[agency], agency, source=InviteSource.CONSIDERED)])


def _take_back(work: Work, conference: Conference, agency: Considered) -> None:
    """Take the agency's line off the list again; not when it was told already, or somebody else named it."""
    listed = [one for one in invitees_of(work, conference.id) if one.agency_key == agency]
    for invitee in listed:
        if invitee.sent_at is not None:
            raise Refusal(
                f"{AGENCY_WORDS[agency]} was invited on {short(invitee.sent_at.astimezone(LONDON).date())}. "
                "Take them out of the list with a reason first.",
                field="answer",
            )
        if invitee.source != InviteSource.CONSIDERED:
            raise Refusal(
                f"{AGENCY_WORDS[agency]} is on the list for another reason. Take them out of the list first.",
                field="answer",
            )
    for invitee in listed:
        take_off_list(work, invitee)


def _considered(work: Work, conference_id: int, agency: Considered) -> ConsideredAgency:
    """What is kept of this agency; a line without an answer is made for it when there is none.

    Making the empty line is no step of its own in the history, so that Undo finds the answer and empties it again.
    """
    asked = select(ConsideredAgency).where(ConsideredAgency.conference_id == conference_id)
    known = work.session.scalar(asked.where(ConsideredAgency.agency_key == agency))
    if known is None:
        known = ConsideredAgency(uuid=str(uuid4()), conference_id=conference_id, agency_key=agency.value, answer="")
        work.session.add(known)
        work.session.flush()
    return known
