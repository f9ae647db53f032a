"""`request` and `consult`: a request for an ICPC, and what the duty chair found."""

from typing import Any

import click

from cpdesk.cli.asked import a_date, asked_of, everywhere
from cpdesk.cli.desk import at_the_desk
from cpdesk.cli.told import iso, tell, tell_json
from cpdesk.cli.typed import WholeNumber, a_child, a_code, a_moment, several
from cpdesk.rows.requests import (
    ConsultationKept,
    OpenRequest,
    ReceiveRequest,
    RecordConsultation,
    RequestKept,
    RequestShown,
    TickOutcomeSent,
)
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.requests import ThresholdOutcome
from cpdesk.words import REQUEST_STATE_WORDS

_TOLD = {
    "social_worker": "the social worker",
    "team_manager": "the Team Manager",
    "diary_clerk": "the diary clerk",
    "case_note": "the case note",
}
_CHILD = 'A child, "First Surname", with the birth date in brackets where known. May be repeated.'


@everywhere
@click.command("request")
@click.option("--child", "children", metavar="NAME", multiple=True, required=True, help=_CHILD)
@click.option("--strategy-on", metavar="DATE", required=True, help="The strategy discussion that led to the s47.")
@click.option("--ticked-at", metavar="MOMENT", required=True, help="When ICPC was ticked on the s47.")
@click.option("--team", metavar="TEAM", required=True, help="The team that asks.")
@click.option("--social-worker", metavar="N", default="", help="The social worker.")
@click.option("--team-manager", metavar="N", default="", help="The Team Manager.")
@click.option("--case-id", metavar="REFERENCE", default="", help="The unit's number for the family.")
@click.option("--looked-after", is_flag=True, help="A child is looked after too.")
@click.pass_context
def request(  # noqa: PLR0917 (click hands over one for each option)
    context: click.Context,
    children: tuple[str, ...],
    strategy_on: str,
    ticked_at: str,
    team: str,
    social_worker: str,
    team_manager: str,
    case_id: str,
    looked_after: bool,
) -> None:
    """Receive a request for an initial conference, and say what the days still allow."""
    asked = asked_of(context)
    wanted = ReceiveRequest(
        children=tuple(a_child(child) for child in children),
        strategy_on=a_date(strategy_on, "--strategy-on"),
        ticked_at=a_moment(ticked_at, "--ticked-at"),
        team=team,
        social_worker=social_worker,
        team_manager=team_manager,
        case_id=case_id,
        looked_after=looked_after,
    )
    with at_the_desk(asked) as desk:
        kept: RequestKept = desk.do(wanted)
    if asked.as_json:
        tell_json(_request_as_json(kept))
        return
    found = kept.squeeze
    tell(f"Request {kept.id}. {kept.said}")
    tell(f"ICPC by {short(found.icpc_due)}, invitations by {short(found.last_invite_day)}.")


def _request_as_json(kept: RequestKept) -> dict[str, Any]:
    found = kept.squeeze
    return {
        "request": kept.id,
        "day": found.day,
        "icpc_due": iso(found.icpc_due),
        "last_invite_day": iso(found.last_invite_day),
        "possible_now": found.possible_now,
        "safe_if_24h_used_twice": found.safe_if_24h_used_twice,
        "booked_by": iso(found.booked_by),
        "said": kept.said,
    }


@everywhere
@click.command("consult")
@click.argument("number", metavar="REQUEST", type=WholeNumber())
@click.option("--chair", metavar="N", required=True, help="The duty chair.")
@click.option("--team-manager", metavar="N", required=True, help="The Team Manager with whom it was discussed.")
@click.option("--outcome", metavar="OUTCOME", required=True, help="met, not_met or more_information.")
@click.option("--at", "completed_at", metavar="MOMENT", required=True, help="When it was completed.")
@click.option("--why", metavar="TEXT", default="", help="Why; asked for unless the threshold is met.")
@click.option("--contacted", is_flag=True, help="The social worker was asked for information.")
@click.option("--sent", metavar="LIST", default="", help=f"Whom it went to: {', '.join(_TOLD)}, or all.")
@click.pass_context
def consult(  # noqa: PLR0917 (click hands over one for each option)
    context: click.Context,
    number: int,
    chair: str,
    team_manager: str,
    outcome: str,
    completed_at: str,
    why: str,
    contacted: bool,
    sent: str,
) -> None:
    """Record the duty chair's consultation; nothing is marked as sent unless --sent says so."""
    asked = asked_of(context)
    found = a_code(outcome, ThresholdOutcome, "--outcome")
    at = a_moment(completed_at, "--at")
    told = several(sent, _TOLD, "--sent") if sent else ()
    with at_the_desk(asked) as desk:
        version = desk.ask(OpenRequest(number)).version
        wanted = RecordConsultation(number, version, chair, team_manager, found, at, why, contacted)
        kept: ConsultationKept = desk.do(wanted)
        if told:
            desk.do(TickOutcomeSent(number, desk.ask(OpenRequest(number)).version, told))
        shown: RequestShown = desk.ask(OpenRequest(number))
    if asked.as_json:
        tell_json(_consultation_as_json(kept, shown))
        return
    tell(kept.said if not told else f"{kept.said.partition('. ')[0]}.")
    tell(f"Request {number}: {REQUEST_STATE_WORDS[shown.state]}.")
    tell(f"\nSubject: {kept.subject}\n\n{kept.email_text}")
    tell(f"Case note:\n{kept.case_note}")


def _consultation_as_json(kept: ConsultationKept, shown: RequestShown) -> dict[str, Any]:
    sent = shown.consultations[-1].sent
    return {
        "request": shown.id,
        "state": shown.state,
        "outcome": shown.consultations[-1].outcome,
        "subject": kept.subject,
        "email_text": kept.email_text,
        "case_note": kept.case_note,
        "recipients": [{"name": name, "email": email} for name, email in kept.recipients],
        "sent": list(sent),
        "to_send": [one for one in _TOLD if one not in sent],
    }
