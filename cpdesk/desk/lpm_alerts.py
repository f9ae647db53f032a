"""The two alerts of a recommendation, to case progression and to the Team Manager, as drafts (L06).

They name the reference and no child: whoever gets them opens the register.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cpdesk.desk.acts import does
from cpdesk.desk.email_words import email_subject, email_text
from cpdesk.desk.list_recipients import PROGRESSION_MANAGERS, recipients_of_list
from cpdesk.desk.papers import in_file_name, put_paper
from cpdesk.desk.who_may import ENTER_RECOMMENDATION, KEEP_RECORD
from cpdesk.desk.work import Work
from cpdesk.records.model import Person, Recommendation
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.record_decision_deeds import DraftLpmAlerts
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import counted, long, short
from cpdesk.rules.lpm import ENDED_STATES
from cpdesk.rules.names import reference_of

CASE_PROGRESSION, TEAM_MANAGER = "Case progression", "Team Manager"


@dataclass(frozen=True, slots=True)
class _Alert:
    """One alert: to whom it goes, under which name in words, and the addresses that are kept of them."""

    who: str
    addresses: tuple[str, ...]


@does(DraftLpmAlerts, roles=KEEP_RECORD | ENTER_RECOMMENDATION)
def draft_lpm_alerts(work: Work, request: DraftLpmAlerts) -> PapersWritten:
    """Write a draft to each of the two who has an address; that they were told is recorded on the register."""
    entry = _entry(work, request.recommendation_id)
    alerts = _alerts(work, entry)
    reachable = [alert for alert in alerts if alert.addresses]
    if not reachable:
        raise Refusal(
            "Neither case progression nor the Team Manager has an email address here. Enter the Team Manager's in "
            "Settings, and case progression's with the recipients of the LPM list."
        )
    reference = reference_of(entry.case_id, entry.family_id)
    subject, text = _subject(work, entry, reference), _text(work, entry, reference)
    paths = tuple(_draft(work, request.folder, alert, reference, subject, text) for alert in reachable)
    work.note("recommendation", entry.id, "alerts drafted", None, len(paths))
    without = tuple(alert.who for alert in alerts if not alert.addresses)
    addresses = tuple(address for alert in reachable for address in alert.addresses)
    return PapersWritten(paths, addresses, subject, text, _said(len(paths), without), without)


def _entry(work: Work, number: int) -> Recommendation:
    entry = work.session.get(Recommendation, number)
    if entry is None or entry.voided_at is not None:
        raise Refusal("This recommendation is no longer on the register. Read the register again (F5 in the window).")
    if entry.state in ENDED_STATES:
        raise Refusal(f"This recommendation is {entry.state}, so nobody is alerted to it any more.")
    return entry


def _alerts(work: Work, entry: Recommendation) -> tuple[_Alert, _Alert]:
    """Both alerts, each with the addresses that are kept: the group of the LPM list, and the Team Manager's own."""
    manager = None if entry.team_manager_id is None else work.session.get(Person, entry.team_manager_id)
    own = (manager.email,) if manager is not None and manager.email else ()
    return _Alert(CASE_PROGRESSION, dict(recipients_of_list(work))[PROGRESSION_MANAGERS]), _Alert(TEAM_MANAGER, own)


def _draft(work: Work, folder: str, alert: _Alert, reference: str, subject: str, text: str) -> str:  # noqa: PLR0917 - one line of the loop above
    body = work.tools.write_email_draft(subject=subject, recipients=alert.addresses, body=text, made_at=work.now)
    return put_paper(work, folder, f"LPM {in_file_name(reference)} to {alert.who.lower()}.eml", body)


def _subject(work: Work, entry: Recommendation, reference: str) -> str:
    """A subject with the reference and no name of a child."""
    due = f", due by {short(entry.lpm_by)}" if entry.lpm_by is not None else ""
    return email_subject(work, f"LPM recommended: {reference}{due}")


def _text(work: Work, entry: Recommendation, reference: str) -> str:
    """What is asked and by when; the recommendation itself, which may name the children, stays on the register."""
    conference = (
        f"{entry.conference_kind} of {long(entry.conference_on)}" if entry.conference_on is not None else "conference"
    )
    due = f"\nThe LPM is due by {long(entry.lpm_by)}." if entry.lpm_by is not None else ""
    timescale = f"\nTimescale: {entry.timescale}" if entry.timescale else ""
    return email_text(
        work,
        f"The {conference}, reference {reference}, recommended a Legal Planning Meeting.{due}{timescale}\n\n"
        "The recommendation, its rationale and the risk stand on the register under this reference. "
        "Whether and when it is held is an operational decision; a different view on either is discussed with the "
        "chair without delay.",
        about="recommendation",
    )


def _said(drafts: int, without: Sequence[str]) -> str:
    missing = f" No address is kept for: {', '.join(without)}." if without else ""
    return f"Wrote {counted(drafts, 'draft')}. Nothing was sent.{missing}"
