"""Invitations: who is told of a conference and who is asked to come, what was sent, answered and received."""

from cpdesk.desk.invitees import Wanted, always_told, invited_before, leads_of_core_groups, put_on_list
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, Invitee


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
    return put_on_list(work, conference.id, [*always, *before])
