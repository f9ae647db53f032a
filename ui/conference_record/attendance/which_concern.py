"""What a concern about somebody is most likely about, from how they took part and when their report came (S17)."""

from datetime import date

from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rules.record import SENT_APOLOGIES, ConcernAbout, Participation


def likely_concern(one: ParticipantRow, today: date) -> ConcernAbout:
    """Absence for those who were not there, else what their report gives cause for; it can be changed at once."""
    due, came = one.report_due_on, one.report_received_on
    if one.participation is Participation.ABSENT or (one.participation in SENT_APOLOGIES and due is None):
        return ConcernAbout.ABSENCE
    if due is not None and came is None and due < today:
        return ConcernAbout.NO_REPORT
    if due is not None and came is not None and came > due:
        return ConcernAbout.LATE_REPORT
    if one.participation is Participation.APOLOGIES:
        return ConcernAbout.ABSENCE
    return ConcernAbout.REPORT_QUALITY
