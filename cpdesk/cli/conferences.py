"""`slots`, `book`, `hold` and `move`: a conference from its first free time to the day on which it was held."""

from typing import Any

import click

from cpdesk.cli.asked import a_date, asked_of, everywhere
from cpdesk.cli.desk import at_the_desk
from cpdesk.cli.told import iso, tell, tell_json
from cpdesk.cli.typed import WholeNumber, a_code, a_moment
from cpdesk.rows.booking import BookConference, Booked, HoldConference, MoveConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.diary import Slot, SlotsFor
from cpdesk.rules.conferences import ConferenceOutcome, LateReason, ToldBy
from cpdesk.rules.how_dates_read import short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import ShortTime

_REVIEW = "The number is that of a conference that waits for its date."
_LATE = f"Why it is later than its limit: {', '.join(LateReason)}."
_HOLIDAY = "Why it has to be on a day that is not worked."


@everywhere
@click.command("slots")
@click.argument("number", metavar="REQUEST", type=WholeNumber())
@click.option("--count", default=10, show_default=True, type=click.IntRange(1, 100), help="How many.")
@click.option("--review", is_flag=True, help=_REVIEW)
@click.option("--from", "first", metavar="DATE", default="", help="The first day to look at.")
@click.option("--to", "last", metavar="DATE", default="", help="The last day to look at.")
@click.option("--chair", metavar="N", default="", help="Only this chair.")
@click.option("--room", metavar="N", default="", help="Only this room.")
@click.option("--minutes", default=90, show_default=True, type=WholeNumber(), help="How long it lasts.")
@click.pass_context
def slots(  # noqa: PLR0917 (click hands over one for each option)
    context: click.Context,
    number: int,
    count: int,
    review: bool,
    first: str,
    last: str,
    chair: str,
    room: str,
    minutes: int,
) -> None:
    """The best free times for a request, each with its reasons."""
    asked = asked_of(context)
    wanted = SlotsFor(
        request_id=None if review else number,
        conference_id=number if review else None,
        count=count,
        minutes=minutes,
        first=a_date(first, "--from") if first else None,
        last=a_date(last, "--to") if last else None,
        chair=chair,
        room=room,
    )
    with at_the_desk(asked) as desk:
        found: tuple[Slot, ...] = desk.ask(wanted)
    if asked.as_json:
        tell_json([_slot_as_json(slot) for slot in found])
        return
    for slot in found:
        tell(f"{_when(slot.start_at)}  {slot.chair}, {slot.room}: {'; '.join(slot.reasons)}")
    if not found:
        tell("No time is free. Look at other days, or add a chair or a room.")


@everywhere
@click.command("book")
@click.argument("number", metavar="REQUEST", type=WholeNumber())
@click.option("--start", metavar="MOMENT", required=True, help="When it starts.")
@click.option("--chair", metavar="N", required=True, help="Who chairs it.")
@click.option("--room", metavar="N", required=True, help="Where it is.")
@click.option("--minutes", default=90, show_default=True, type=WholeNumber(), help="How long it lasts.")
@click.option("--end", metavar="MOMENT", default="", help="When it ends, instead of --minutes.")
@click.option("--minute-taker", metavar="N", default="", help="Who takes the minutes.")
@click.option("--late-reason", metavar="CODE", default="", help=_LATE)
@click.option("--why", metavar="TEXT", default="", help="Why, in words.")
@click.option("--holiday-why", metavar="TEXT", default="", help=_HOLIDAY)
@click.option("--keep-notice", is_flag=True, help="Keep the notice where it and the 15 working days cannot both be.")
@click.option("--imposed", is_flag=True, help="The unit sets the date, since nobody booked within 24 hours.")
@click.option("--review", is_flag=True, help=_REVIEW)
@click.pass_context
def book(  # noqa: PLR0917 (click hands over one for each option)
    context: click.Context,
    number: int,
    start: str,
    chair: str,
    room: str,
    minutes: int,
    end: str,
    minute_taker: str,
    late_reason: str,
    why: str,
    holiday_why: str,
    keep_notice: bool,
    imposed: bool,
    review: bool,
) -> None:
    """Book a conference for a request, or give a review its date."""
    asked = asked_of(context)
    wanted = BookConference(
        start_at=a_moment(start, "--start"),
        chair=chair,
        room=room,
        request_id=None if review else number,
        conference_id=number if review else None,
        minutes=minutes,
        end_at=a_moment(end, "--end") if end else None,
        minute_taker=minute_taker,
        late_reason=a_code(late_reason, LateReason, "--late-reason") if late_reason else None,
        why=why,
        holiday_why=holiday_why,
        short_time=ShortTime.KEEP_NOTICE if keep_notice else None,
        short_time_why=why if keep_notice else "",
        imposed=imposed,
    )
    with at_the_desk(asked) as desk:
        _tell_booked(desk.do(wanted), as_json=asked.as_json)


@everywhere
@click.command("hold")
@click.argument("number", metavar="CONFERENCE", type=WholeNumber())
@click.option("--at", metavar="MOMENT", default="", help="When it was held; as booked when left out.")
@click.option("--outcome", metavar="CODE", default="", help=f"What it ended in: {', '.join(ConferenceOutcome)}.")
@click.option("--core-group", metavar="DATE", default="", help="The day of the first core group.")
@click.option("--core-group-why", metavar="TEXT", default="", help="Why the core group is later than its limit.")
@click.option("--late-reason", metavar="CODE", default="", help=_LATE)
@click.option("--why", metavar="TEXT", default="", help="Why, in words.")
@click.option("--holiday-why", metavar="TEXT", default="", help=_HOLIDAY)
@click.pass_context
def hold(  # noqa: PLR0917 (click hands over one for each option)
    context: click.Context,
    number: int,
    at: str,
    outcome: str,
    core_group: str,
    core_group_why: str,
    late_reason: str,
    why: str,
    holiday_why: str,
) -> None:
    """Record that a conference was held; the dates that follow are told."""
    asked = asked_of(context)
    wanted = HoldConference(
        number,
        at=a_moment(at, "--at") if at else None,
        outcome=a_code(outcome, ConferenceOutcome, "--outcome") if outcome else None,
        core_group_on=a_date(core_group, "--core-group") if core_group else None,
        core_group_breach_why=core_group_why,
        holiday_why=holiday_why,
        late_reason=a_code(late_reason, LateReason, "--late-reason") if late_reason else None,
        why=why,
    )
    with at_the_desk(asked) as desk:
        _tell_booked(desk.do(wanted), as_json=asked.as_json)


@everywhere
@click.command("move")
@click.argument("number", metavar="CONFERENCE", type=WholeNumber())
@click.option("--start", metavar="MOMENT", required=True, help="When it starts now.")
@click.option("--why", metavar="TEXT", required=True, help="Why it is moved.")
@click.option("--exceptional", is_flag=True, help="The circumstances are exceptional, as a review asks for.")
@click.option("--told", metavar="WHO", multiple=True, help="Who was told. May be repeated.")
@click.option("--by", "how", metavar="HOW", default="phone", show_default=True, help="phone, email or in_person.")
@click.option("--chair", metavar="N", default="", help="Another chair.")
@click.option("--room", metavar="N", default="", help="Another room.")
@click.option("--minutes", default=None, type=WholeNumber(), help="How long it lasts now.")
@click.option("--late-reason", metavar="CODE", default="", help=_LATE)
@click.option("--holiday-why", metavar="TEXT", default="", help=_HOLIDAY)
@click.pass_context
def move(  # noqa: PLR0917 (click hands over one for each option)
    context: click.Context,
    number: int,
    start: str,
    why: str,
    exceptional: bool,
    told: tuple[str, ...],
    how: str,
    chair: str,
    room: str,
    minutes: int | None,
    late_reason: str,
    holiday_why: str,
) -> None:
    """Move a conference to another time, with the reason and who was told."""
    asked = asked_of(context)
    by = a_code(how, ToldBy, "--by")
    at = a_moment(start, "--start")
    late = a_code(late_reason, LateReason, "--late-reason") if late_reason else None
    with at_the_desk(asked) as desk:
        wanted = MoveConference(
            id=number,
            version=desk.ask(OpenConference(number)).version,
            start_at=at,
            why=why,
            exceptional=exceptional,
            minutes=minutes,
            chair=chair,
            room=room,
            told=tuple((who, by) for who in told),
            late_reason=late,
            holiday_why=holiday_why,
        )
        _tell_booked(desk.do(wanted), as_json=asked.as_json)


def _tell_booked(kept: Booked, *, as_json: bool) -> None:
    if as_json:
        tell_json(_booked_as_json(kept))
        return
    tell(f"Conference {kept.id}. {kept.said}")
    for warning in kept.warnings:
        tell(f"Note: {warning}")
    for limit in kept.deadlines:
        tell(f"{limit.key:20}  {limit.explanation}")
    if kept.next_conference_id is not None:
        number = kept.next_conference_id
        tell(f"Next conference: {number}, waits for its date. Look for one with: cpdesk slots {number} --review")
    if kept.core_group_id is not None:
        tell(f"Core group: {kept.core_group_id}.")


def _booked_as_json(kept: Booked) -> dict[str, Any]:
    return {
        "conference": kept.id,
        "start": iso(kept.start_at.astimezone(LONDON)),
        "end": iso(kept.end_at.astimezone(LONDON)),
        "chair": kept.chair,
        "room": kept.room,
        "deadlines": [
            {"key": limit.key, "due": iso(limit.due), "explanation": limit.explanation} for limit in kept.deadlines
        ],
        "warnings": list(kept.warnings),
        "next_conference": kept.next_conference_id,
        "core_group": kept.core_group_id,
        "said": kept.said,
    }


def _slot_as_json(slot: Slot) -> dict[str, Any]:
    return {
        "start": iso(slot.start_at.astimezone(LONDON)),
        "end": iso(slot.end_at.astimezone(LONDON)),
        "chair": slot.chair,
        "room": slot.room,
        "day": slot.day,
        "notice_kept": slot.notice_kept,
        "reasons": list(slot.reasons),
        "in_time": slot.in_time,
    }


def _when(at: Any) -> str:
    return short_moment(at.astimezone(LONDON))
