"""What the pane says of a conference, section by section, as plain text."""

from datetime import date

from cpdesk.rows.conference import ConferenceShown, CoreGroupRow, ToldRow
from cpdesk.rows.invitations import Invitations
from cpdesk.rows.late_words import LATE_REASON_WORDS
from cpdesk.rules.conferences import CoreGroupState
from cpdesk.rules.how_dates_read import counted, listed, long, slashed
from cpdesk.words import CANCEL_REASON_WORDS, CONFERENCE_OUTCOME_WORDS, CORE_GROUP_STATE_WORDS, TOLD_BY_WORDS
from ui.diary.who import child_words, moment_words, sentence


def people_words(conference: ConferenceShown) -> str:
    """Chair, room and workers in a line."""
    parts = [
        f"Chair {conference.chair}" if conference.chair else "",
        conference.room,
        f"minutes {conference.minute_taker}" if conference.minute_taker else "",
        conference.team,
        f"social worker {conference.social_worker}" if conference.social_worker else "",
        f"team manager {conference.team_manager}" if conference.team_manager else "",
    ]
    return " · ".join(part for part in parts if part)


def gaps_words(conference: ConferenceShown) -> str:
    """What is missing, and why it is late or on a day that is not worked."""
    lines = list(conference.gaps)
    if conference.late_reason is not None:
        more = f": {conference.late_why}" if conference.late_why else ""
        lines.append(f"Later than its limit. {sentence(LATE_REASON_WORDS[conference.late_reason] + more)}")
    if conference.holiday_why:
        lines.append(f"On a day that is not worked: {sentence(conference.holiday_why)}")
    if conference.cancel_reason is not None:
        more = f": {conference.cancel_why}" if conference.cancel_why else ""
        lines.append(f"Cancelled: {sentence(CANCEL_REASON_WORDS[conference.cancel_reason] + more)}")
    return "\n".join(lines)


def invitation_words(invitations: Invitations) -> str:
    """How the invitations stand, in a few lines."""
    sent = sum(1 for one in invitations.invitees if one.sent_at is not None)
    lines = [f"{sent} of {len(invitations.invitees)} sent, {invitations.answered} answered."]
    if invitations.reports_missing:
        lines.append(f"{counted(invitations.reports_missing, 'report')} still to come.")
    if invitations.missing:
        lines.append(f"Still to be told: {listed(list(invitations.missing))}.")
    if invitations.to_tell_again:
        lines.append(tell_again_words(invitations))
    if invitations.send_by is not None and sent < len(invitations.invitees):
        lines.append(f"Send by {long(invitations.send_by)}.")
    return "\n".join(lines)


def tell_again_words(invitations: Invitations) -> str:
    """How many know the time of before only: after a move they are told again (S39)."""
    return f"{counted(invitations.to_tell_again, 'invitation')} named the time of before: send them again."


def needs_words(conference: ConferenceShown) -> str:
    """What the family needs, and who is not to meet."""
    lines = [
        f"Interpreter: {conference.interpreter}" if conference.interpreter else "",
        f"Advocate: {conference.advocate}" if conference.advocate else "",
        conference.access_needs,
        f"Not to meet, or staying away: {conference.exclusions}" if conference.exclusions else "",
        "A child is looked after too." if conference.looked_after else "",
        f"Record sent out on {slashed(conference.record_issued_on)}." if conference.record_issued_on else "",
    ]
    return "\n".join(line for line in lines if line)


def moves_words(conference: ConferenceShown) -> str:
    """Every move with its hours, its reason and who was told."""
    lines = []
    for move in conference.moves:
        exceptional = ", exceptional" if move.exceptional else ""
        told = told_words(move.told) or "nobody has been told yet"
        hours = move.hours_words.rstrip(".")
        lines.append(
            f"From {moment_words(move.from_at)} to {moment_words(move.to_at)} ({hours}{exceptional}). "
            f"{sentence(move.why)} Told: {told}."
        )
    return "\n".join(lines)


def told_words(told: tuple[ToldRow, ...]) -> str:
    """Who was told, how and when."""
    return ", ".join(f"{one.who} {TOLD_BY_WORDS[one.how].lower()} {moment_words(one.at)}" for one in told)


def core_group_words(group: CoreGroupRow) -> str:
    """Where a core group stands."""
    if group.state == CoreGroupState.HELD and group.held_on is not None:
        record = f", record sent {slashed(group.record_sent_on)}" if group.record_sent_on else ", record not sent yet"
        return f"Held {long(group.held_on)}{record}"
    state = CORE_GROUP_STATE_WORDS[CoreGroupState(group.state)]
    if group.state == CoreGroupState.CANCELLED:
        told = told_words(group.told)
        return f"{state}: {group.cancel_why}" + (f". Told: {told}" if told else "")
    if group.planned_on is None:
        due = f", by {long(group.due_on)}" if group.due_on else ""
        return f"No date yet{due}"
    parts = [f"{long(group.planned_on)}{f', {group.time}' if group.time else ''}", group.place, group.lead]
    late = f"Later than its limit: {group.breach_why}" if group.breach_why else ""
    return "\n".join(line for line in (", ".join(part for part in parts if part), late) if line)


def children_words(conference: ConferenceShown, today: date) -> str:
    """Each child with what the conference ended in for it, and how often the child's conferences were moved."""
    lines = []
    for child in conference.children:
        parts = [child_words(child.first_name, child.surname, child.born_on, today)]
        if child.outcome is not None:
            parts.append(CONFERENCE_OUTCOME_WORDS[child.outcome].lower())
        if child.plan_start_on is not None:
            parts.append(f"plan since {slashed(child.plan_start_on)}")
        if child.moves:
            parts.append(f"moved {counted(child.moves, 'time')}")
        lines.append(", ".join(parts))
    return "\n".join(lines)
