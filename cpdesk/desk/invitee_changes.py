"""Changing one line of the invitations: who it is, how they are asked, what they answered, their report."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from cpdesk.desk.acts import does
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.invitees import invitee_at, invitees_of, is_always_told, same_of, shown_name, standing_conference
from cpdesk.desk.record_at_hand import report_came
from cpdesk.desk.who_may import KEEP_DIARY
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, Invitee
from cpdesk.rows.invitations import ChangeInvitee
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.agency_reports import report_due, writes_report
from cpdesk.rules.email_address import is_email_address, not_an_address
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.invitations import InviteKind, Inviter, InviteSource, Reply


@does(ChangeInvitee, roles=KEEP_DIARY, named="Change an invitation")
def change_invitee(work: Work, request: ChangeInvitee) -> Kept:
    """Gives a line new values; a reply is dated today unless another day is given."""
    values = {name: _read(work, name, value) for name, value in request.fields.items()}
    invitee = invitee_at(work, request.id, request.version, request.fields)
    conference = standing_conference(work, invitee.conference_id)
    _keep_agency_of_always_told(invitee, values)
    values.update(_what_follows(work, invitee, conference, values))
    for name, value in values.items():
        work.change(invitee, name, value)
    _refuse_twice(work, invitee)
    if "report_received_on" in values:
        report_came(work, invitee)
    keep_clocks(work, conferences=[conference.id])
    return Kept((invitee.id,), f"Changed: {shown_name(invitee)}.", work.operation)


def _read(work: Work, name: str, value: object) -> object:
    """The value as it is kept; refused with what to enter instead."""
    if name not in _READERS:
        raise Refusal(f"An invitation has no field {name}.")
    return _READERS[name](work, name, value)


def _words(_: Work, name: str, value: Any) -> str:
    text = str(value or "").strip()
    if name == "agency" and not text:
        raise Refusal("Enter the agency, or Family for a member of the family.", field="agency")
    return text if name in ("address", "source_words") else " ".join(text.split())


def _email(_: Work, __: str, value: Any) -> str:
    text = str(value or "").strip()
    if text and not is_email_address(text):
        raise Refusal(not_an_address(text), field="email")
    return text


def _one_of(choices: type[StrEnum], *, or_none: bool = False) -> Callable[[Work, str, Any], str]:
    def read(_: Work, name: str, value: Any) -> str:
        if or_none and not value:
            return ""
        if value not in set(choices):
            raise Refusal(f"Choose one of these: {', '.join(choices)}.", field=name)
        return choices(value).value

    return read


def _day(_: Work, __: str, value: Any) -> date | None:
    return value or None


def _day_that_came(work: Work, name: str, value: Any) -> date | None:
    if value and value > work.today:
        raise Refusal(f"{short(value)} has not come yet. Enter the day on which it came.", field=name)
    return value or None


_READERS: dict[str, Callable[[Work, str, Any], object]] = {
    "agency": _words,
    "name": _words,
    "email": _email,
    "address": _words,
    "kind": _one_of(InviteKind),
    "inviter": _one_of(Inviter),
    "source": _one_of(InviteSource),
    "source_words": _words,
    "reply": _one_of(Reply, or_none=True),
    "replied_on": _day_that_came,
    "report_due_on": _day,
    "report_received_on": _day_that_came,
}


def _keep_agency_of_always_told(invitee: Invitee, values: dict[str, object]) -> None:
    if not is_always_told(invitee):
        return
    for name in ("agency", "source"):
        if name in values and values[name] != getattr(invitee, name):
            raise Refusal(
                f"{invitee.agency} is told of every conference. Add another line for another agency.", field=name
            )


def _what_follows(work: Work, invitee: Invitee, conference: Conference, values: dict[str, object]) -> dict[str, object]:
    """A reply has its day, and who is newly invited is asked for a report, where nothing else was said."""
    follows: dict[str, object] = {}
    if "reply" in values and "replied_on" not in values and values["reply"] != invitee.reply:
        follows["replied_on"] = work.today if values["reply"] else None
    if "kind" in values and "report_due_on" not in values and values["kind"] != invitee.kind:
        invited = values["kind"] == InviteKind.INVITE and writes_report(str(values.get("agency", invitee.agency)))
        if invited and conference.on_day is not None:
            follows["report_due_on"] = report_due(conference.on_day, work.calendar)
        elif not invited and invitee.report_received_on is None:
            follows["report_due_on"] = None
    return follows


def _refuse_twice(work: Work, invitee: Invitee) -> None:
    others = [one for one in invitees_of(work, invitee.conference_id) if one.id != invitee.id]
    if any(same_of(one) == same_of(invitee) for one in others):
        raise Refusal(f"{shown_name(invitee)} is on the list already.", field="name")
