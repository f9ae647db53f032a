"""The notice to the Service Manager that a plan was turned down against the majority, as an email draft (A24).

It names the reference and no child: the reason and every view stand in the record.
"""

from sqlalchemy import select

from cpdesk.desk.acts import does
from cpdesk.desk.email_words import conference_line, email_subject, email_text
from cpdesk.desk.known_names import SERVICE_MANAGER
from cpdesk.desk.list_recipients import UNIT_MANAGERS, recipients_of_list
from cpdesk.desk.papers import in_file_name, put_paper
from cpdesk.desk.record_at_hand import record_of
from cpdesk.desk.record_facts import record_as_it_stands
from cpdesk.desk.record_shown import conference_shown
from cpdesk.desk.who_may import SEND_RECORD
from cpdesk.desk.work import Work
from cpdesk.records.model import Person, RoleHolder
from cpdesk.rows.conference_record import TheRecord
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.record_decision_deeds import DraftManagerNotice
from cpdesk.rows.record_decisions import ChildDecisionRow
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.london import LONDON

_NOT_TO_TELL = (
    "For this child no plan was turned down against most views, so there is nothing of which the Service Manager is "
    "told."
)
_NO_ADDRESS = (
    "No Service Manager has an email address here. Enter the addresses of the Safeguarding Unit service managers with "
    "the recipients of the LPM list, or a service manager's own in Settings."
)


@does(DraftManagerNotice, roles=SEND_RECORD)
def draft_manager_notice(work: Work, request: DraftManagerNotice) -> PapersWritten:
    """Write the notice as an email draft; that the Service Manager was told is said by a person afterwards (A24)."""
    conference = conference_shown(work, request.conference_id)
    record = record_as_it_stands(work, conference, record_of(work, conference.id))
    place, child = _child(record, request.child_id)
    addresses = _addresses(work)
    if not addresses:
        raise Refusal(_NO_ADDRESS)
    subject, text = _subject(work, record), _text(work, record, place, child)
    draft = work.tools.write_email_draft(subject=subject, recipients=addresses, body=text, made_at=work.now)
    name = f"{record.kind} {in_file_name(record.reference)} against the majority, child {place}.eml"
    path = put_paper(work, request.folder, name, draft)
    work.note("conference", conference.id, "manager notice drafted", None, place)
    said = "Wrote a draft. Nothing was sent: open it, look at it, send it, then say that the manager was told."
    return PapersWritten((path,), addresses, subject, text, said)


def _child(record: TheRecord, child_id: int) -> tuple[int, ChildDecisionRow]:
    """The child and its place in the record; refused where the Service Manager is not to be told of it."""
    for place, child in enumerate(record.children, 1):
        if child.child_id == child_id and child.manager_to_tell:
            return place, child
    raise Refusal(_NOT_TO_TELL, field="child_id")


def _addresses(work: Work) -> tuple[str, ...]:
    """The Safeguarding Unit's service managers as the unit keeps them; else whoever is a service manager now."""
    kept: tuple[str, ...] = dict(recipients_of_list(work))[UNIT_MANAGERS]
    if kept:
        return kept
    asked = (
        select(Person.email)
        .join(RoleHolder, RoleHolder.person_id == Person.id)
        .where(RoleHolder.part == SERVICE_MANAGER, RoleHolder.to_on.is_(None))
        .where(Person.voided_at.is_(None), Person.email != "")
    )
    return tuple(dict.fromkeys(work.session.scalars(asked.order_by(Person.name))))


def _subject(work: Work, record: TheRecord) -> str:
    """A subject with the reference and no name of a child."""
    return email_subject(work, f"{record.kind} {record.reference}: no plan, against the majority")


def _text(work: Work, record: TheRecord, place: int, child: ChildDecisionRow) -> str:
    """Which child by its place in the record, how the views stood, and where the reason is read."""
    day = f", {long(record.start_at.astimezone(LONDON).date())}" if record.start_at is not None else ""
    which = f"Child {place} of {len(record.children)} in the record" if len(record.children) > 1 else "The child"
    chair = f"Chair: {record.chair}\n\n" if record.chair else ""
    return email_text(
        work,
        f"{conference_line(record.kind, record.reference)}{day}\n{chair}"
        f"{which}: the chair decided against a plan while most views were for one.\n"
        f"The views on a plan: {child.plan_needed.words}.\n\n"
        "The chair may decide so, with a reason. The reason and each view stand in the record under this reference. "
        "The children are not named in this email.",
    )
