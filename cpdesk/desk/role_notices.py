"""An agency that was not there and has a role in the plan: its safeguarding lead is told, and it may object (S15, S16).

These are facts after the meeting: they are kept whatever the state of the record is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cpdesk.desk.acts import does
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.conference_at_hand import conference_at, held_on
from cpdesk.desk.email_words import conference_line, email_subject, email_text
from cpdesk.desk.entry_at_hand import not_in_the_future
from cpdesk.desk.given_values import as_line, as_words
from cpdesk.desk.outline_plan_shown import objection_limit
from cpdesk.desk.papers import facts_of, in_file_name, put_paper
from cpdesk.desk.plan_action_clocks import seats_of
from cpdesk.desk.record_at_hand import GONE, record_of
from cpdesk.desk.record_dates_shown import core_group_to_come
from cpdesk.desk.who_may import SEND_RECORD
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, CoreGroup, PlanAction
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.record_plan_deeds import DraftRoleNotice, RecordObjection, SayRoleTold
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.email_address import is_email_address, not_an_address
from cpdesk.rules.how_dates_read import counted, long, short
from cpdesk.rules.plan_actions import Agency, lacks_of_notice, objection_words, same_agency, was_absent
from cpdesk.rules.what_follows import last_day


@dataclass(frozen=True, slots=True)
class _Notice:
    """What a notice is written from: its conference and reference, the actions, and the core group that it names."""

    conference: Conference
    reference: str
    actions: Sequence[PlanAction]
    group: CoreGroup | None


@does(DraftRoleNotice, roles=SEND_RECORD)
def draft_role_notice(work: Work, request: DraftRoleNotice) -> PapersWritten:
    """Write the notice to an absent agency as an email draft; refused while it lacks what S15 asks for."""
    conference, actions = _given_together(work, request.action_ids)
    _refuse_unless_absent(work, conference, actions)
    group = core_group_to_come(work, conference)
    lacks = lacks_of_notice(
        [one.text for one in actions],
        group.planned_on if group is not None else None,
        group.planned_time if group is not None else "",
        group.place if group is not None else "",
    )
    if lacks:
        raise Refusal(" ".join(lack.sentence for lack in lacks), field=lacks[0].field)
    address = request.to_email.strip()
    if not is_email_address(address):
        raise Refusal(
            not_an_address(address) if address else "Enter the email address of the agency's safeguarding lead.",
            field="to_email",
        )
    reference = facts_of(work, [conference])[conference.id].reference
    notice = _Notice(conference, reference, actions, group)
    subject, text = _subject(work, notice), _text(work, notice)
    draft = work.tools.write_email_draft(subject=subject, recipients=(address,), body=text, made_at=work.now)
    name = f"{conference.kind} {in_file_name(notice.reference)} role in the plan.eml"
    path = put_paper(work, request.folder, name, draft)
    work.note("conference", conference.id, "role notice drafted", None, len(actions))
    said = "Wrote a draft. Nothing was sent: open it, look at it, send it, then say who was told."
    return PapersWritten((path,), (address,), subject, text, said)


@does(SayRoleTold, roles=SEND_RECORD, named="Record who was told of the role")
def say_role_told(work: Work, request: SayRoleTold) -> Kept:
    """Record that the agency's safeguarding lead was told of these actions (S15)."""
    conference, actions = _given_together(work, request.action_ids)
    _refuse_unless_absent(work, conference, actions)
    who = as_line("who", request.who)
    if not who:
        raise Refusal("Say who was told.", field="who")
    on = request.on or work.today
    not_in_the_future(work, on, "they were told", "on")
    _refuse_before(conference, on)
    for action in actions:
        work.change(action, "told_who", who)
        work.change(action, "told_how", request.how.value)
        work.change(action, "told_on", on)
    keep_clocks(work, plan_actions=[one.id for one in actions])
    said = f"Recorded: told of {counted(len(actions), 'action')} on {short(on)}."
    return Kept(tuple(one.id for one in actions), said, work.operation)


@does(RecordObjection, roles=SEND_RECORD, named="Record the agency's objection")
def record_objection(work: Work, request: RecordObjection) -> Kept:
    """Record that an agency objects to its role, in time or not (S16)."""
    conference, (action,) = _given_together(work, (request.action_id,))
    work.guard(action, request.version, {"objection_on": request.on, "objection": request.words})
    if action.voided_at is not None:
        raise Refusal(GONE)
    if not Agency(action.agency_key, action.agency).is_named():
        raise Refusal("This action is given to no agency. Say first to which one.", field="agency")
    words = as_words("words", request.words)
    if not words:
        raise Refusal("Say what the agency objects to.", field="words")
    not_in_the_future(work, request.on, "the agency objected", "on")
    _refuse_before(conference, request.on)
    work.change(action, "objection_on", request.on)
    work.change(action, "objection", words)
    keep_clocks(work, plan_actions=[action.id])
    return Kept((action.id,), objection_words(request.on, objection_limit(work, conference)), work.operation)


def _given_together(work: Work, ids: Sequence[int]) -> tuple[Conference, list[PlanAction]]:
    """The actions of one agency at one conference, whose record somebody has begun, in the order of the plan."""
    found = [work.session.get(PlanAction, id_) for id_ in dict.fromkeys(ids)]
    actions = [one for one in found if one is not None and one.voided_at is None]
    if not found:
        raise Refusal("Choose the actions of which the agency is told.", field="action_ids")
    if len(actions) != len(found):
        raise Refusal(GONE)
    first = Agency(actions[0].agency_key, actions[0].agency)
    if any(one.conference_id != actions[0].conference_id for one in actions):
        raise Refusal("These actions belong to different conferences. Choose those of one.", field="action_ids")
    if not all(same_agency(first, Agency(one.agency_key, one.agency)) for one in actions[1:]):
        raise Refusal("These actions are given to different agencies. Choose those of one.", field="action_ids")
    conference = conference_at(work, actions[0].conference_id)
    record_of(work, conference.id)
    return conference, sorted(actions, key=lambda one: (one.place, one.id))


def _refuse_unless_absent(work: Work, conference: Conference, actions: Sequence[PlanAction]) -> None:
    seats = seats_of(work, [conference.id]).get(conference.id, ())
    if not was_absent(Agency(actions[0].agency_key, actions[0].agency), seats):
        raise Refusal(
            "Only an agency that was not at the conference is told of its role. Check the agency of the action, and "
            "who was there.",
            field="agency",
        )


def _refuse_before(conference: Conference, on: date) -> None:
    day = held_on(conference) or conference.on_day
    if day is not None and on < day:
        raise Refusal(f"The conference was on {long(day)}. Enter that day or a later one.", field="on")


def _subject(work: Work, notice: _Notice) -> str:
    """A subject with the reference and no name of a child."""
    return email_subject(work, f"{notice.conference.kind} {notice.reference}: a role for your agency in the plan")


def _text(work: Work, notice: _Notice) -> str:
    """What is asked of the agency, when and where the core group is, until when it may object (S15, S16)."""
    conference = notice.conference
    on = held_on(conference) or conference.on_day
    return email_text(
        work,
        f"{conference_line(conference.kind, notice.reference)}"
        f"{f', {long(on)}' if on is not None else ''}\n\n"
        f"Your agency was not at this conference. Its outline plan asks this of {notice.actions[0].agency}:\n\n"
        f"{_asked(notice.actions)}\n\n{_core_group(notice.group)}\n\n{_may_object(work, conference)}".rstrip(),
    )


def _asked(actions: Sequence[PlanAction]) -> str:
    """Each action on its line, with who does it and by when."""
    lines = []
    for number, one in enumerate(actions, 1):
        who = f" Who: {one.owner}." if one.owner else ""
        by = f" By: {long(one.due_on)}." if one.due_on is not None else ""
        lines.append(f"{number}. {one.text}{'' if one.text.endswith('.') else '.'}{who}{by}")
    return "\n".join(lines)


def _core_group(group: CoreGroup | None) -> str:
    if group is None or group.planned_on is None:
        raise Refusal("Give the first core group its date: the notice names it.", field="planned_on")
    lead = f"\nIt is led by {group.lead}." if group.lead else ""
    which = "first" if group.sequence_no == 1 else "next"
    return f"The {which} core group is on {long(group.planned_on)} at {group.planned_time}, {group.place}.{lead}"


def _may_object(work: Work, conference: Conference) -> str:
    limit = objection_limit(work, conference)
    if limit is None:
        return ""
    return (
        "If your agency finds this role not suitable, its safeguarding lead tells the chair at once, and no later than "
        f"{long(last_day(limit))}.\n\n"
    )
