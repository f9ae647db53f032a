"""`diary` and `today`: what stands in the diary, and what is due."""

from pathlib import Path
from typing import Any

import click

from cpdesk.cli.asked import a_date, asked_of, everywhere
from cpdesk.cli.desk import at_the_desk
from cpdesk.cli.told import iso, tell, tell_json
from cpdesk.rows.diary import Diary, DiaryBetween, DiaryCard, DiaryFilter
from cpdesk.rows.invitations import PapersWritten, WriteCalendarFile
from cpdesk.rows.today import DueLine, DueToday, TodayPage, Whose
from cpdesk.rules.how_dates_read import counted, short, short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.words import CONFERENCE_STATE_WORDS

_MOST = 1000


@everywhere
@click.command("diary")
@click.option("--from", "first", metavar="DATE", required=True, help="The first day.")
@click.option("--to", "last", metavar="DATE", required=True, help="The last day.")
@click.option("--chair", metavar="N", default="", help="Only this chair.")
@click.option("--room", metavar="N", default="", help="Only this room.")
@click.option("--kind", metavar="KIND", default="", help="Only ICPC or RCPC.")
@click.option("--ics", metavar="FILE", default="", help="Write them as a calendar file too, without names of children.")
@click.pass_context
def diary(  # noqa: PLR0917 (click hands over one for each option)
    context: click.Context, first: str, last: str, chair: str, room: str, kind: str, ics: str
) -> None:
    """The conferences between two days."""
    asked = asked_of(context)
    if kind.upper() not in ("", *ConferenceKind):
        raise click.UsageError("--kind: Choose ICPC or RCPC.")
    begins, ends = a_date(first, "--from"), a_date(last, "--to")
    narrowed = DiaryFilter(chair=chair, room=room, kind=kind.upper())
    written: PapersWritten | None = None
    with at_the_desk(asked) as desk:
        found: Diary = desk.ask(DiaryBetween(begins, ends, narrowed))
        if ics:
            path = str(Path(ics).absolute())
            written = desk.do(
                WriteCalendarFile(path, chair=chair, room=room, first=begins, last=ends, kind=narrowed.kind)
            )
    if asked.as_json:
        tell_json([_card_as_json(card) for card in found.cards])
        return
    for card in found.cards:
        tell(_card_as_line(card))
    tell(f"{counted(len(found.cards), 'conference')}. {found.waiting} waiting for a date.")
    for away in found.away:
        tell(f"Away: {away.person}, {short(away.from_on)} to {short(away.to_on)}.")
    if written is not None:
        tell(f"{written.said} {written.paths[0]}")


@everywhere
@click.command("today")
@click.option(
    "--for", "whose", metavar="N", default="", help='A chair, or "diary" for the diary clerk; else everybody.'
)
@click.pass_context
def today(context: click.Context, whose: str) -> None:
    """What is overdue, due and coming up, each with its next step."""
    asked = asked_of(context)
    name = whose.strip()
    if name.lower() == Whose.DIARY:
        wanted = DueToday(whose=Whose.DIARY, size=_MOST)
    elif name:
        wanted = DueToday(whose=Whose.MINE, chair=name, size=_MOST)
    else:
        wanted = DueToday(size=_MOST)
    with at_the_desk(asked) as desk:
        page: TodayPage = desk.ask(wanted)
    if asked.as_json:
        tell_json([_line_as_json(line) for line in (*page.do_now, *page.coming_up)])
        return
    for heading, lines in (("Do now", page.do_now), ("Coming up", page.coming_up)):
        if lines:
            tell(heading)
        for line in lines:
            tell(f"  {line.words:20}  {line.sentence} ({line.reference}). {line.clock}. {line.action}.")
    if not page.do_now:
        tell(page.next_line)


def _card_as_json(card: DiaryCard) -> dict[str, Any]:
    return {
        "conference": card.id,
        "kind": card.kind,
        "state": card.state,
        "start": iso(card.start_at.astimezone(LONDON)),
        "end": iso(card.end_at.astimezone(LONDON)),
        "family": card.family,
        "children": card.children,
        "reference": card.reference,
        "chair": card.chair,
        "room": card.room,
        "team": card.team,
        "day": card.day,
        "of_days": card.limit,
        "due": iso(card.due_on),
        "moves": card.moves,
        "words": card.words,
    }


def _card_as_line(card: DiaryCard) -> str:
    """One conference for a person: when, whom, with whom, where, and how its clock stands."""
    start, end = card.start_at.astimezone(LONDON), card.end_at.astimezone(LONDON)
    state = CONFERENCE_STATE_WORDS[card.state]
    return (
        f"{short_moment(start)} to {end:%H:%M}  {card.kind} {card.reference}, {card.family}, "
        f"{card.children} {'child' if card.children == 1 else 'children'}  {card.chair}, {card.room}  "
        f"{state}, {card.words}  (conference {card.id})"
    )


def _line_as_json(line: DueLine) -> dict[str, Any]:
    return {
        "key": line.key,
        "due": iso(line.due_at.astimezone(LONDON) if line.due_at is not None else line.due_on),
        "state": line.state,
        "subject": line.about,
        "clock": line.clock,
        "action": line.action,
        "mark": line.mark,
        "words": line.words,
        "sentence": line.sentence,
        "reference": line.reference,
        "record": line.subject,
        "number": line.subject_id,
        "chair": line.chair,
    }
