"""`due` and `holidays`: the clock from a shell. They need no database unless one is named."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from cpdesk.cli.asked import Asked, asked_of, everywhere
from cpdesk.cli.told import iso, tell, tell_json
from cpdesk.rules.anchors import read_anchor
from cpdesk.rules.calendar import FIRST_DAY, NotWorked, WorkingDays, england_and_wales
from cpdesk.rules.clock import deadline
from cpdesk.rules.dates import LAST_YEAR, NotADate, read_uk_date
from cpdesk.rules.deadline import Deadline
from cpdesk.rules.deadline_keys import DEADLINE_KEYS
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.standards import CODES, NoSuchStandard, setting, standard

if TYPE_CHECKING:
    from cpdesk.rows.unit import DayRow, Unit


@everywhere
@click.command("due")
@click.argument("key")
@click.argument("anchor", nargs=-1, required=True)
@click.option(
    "--standards", metavar="SET", default="", help=f"One of {', '.join(CODES)}; the unit's own when left out."
)
@click.option("--conference", metavar="KIND", default="", help="ICPC or RCPC, for what is assumed of an RCPC.")
@click.pass_context
def due(context: click.Context, key: str, anchor: tuple[str, ...], standards: str, conference: str) -> None:
    """A deadline and how it was counted.

    KEY names the deadline, like icpc_due. ANCHOR is the date it is counted from (2024-03-18 or 18/3/2024), with a time
    for the 24-hour deadlines (18/3/2024 14:30), or the month of a list (2026-12).
    """
    asked = asked_of(context)
    if key not in DEADLINE_KEYS:
        raise click.UsageError(f"There is no deadline {key}. Choose one of {', '.join(DEADLINE_KEYS)}.")
    try:
        named = standard(standards) if standards else None
    except NoSuchStandard as refused:
        raise click.UsageError(f"--standards: {refused}") from None
    if conference.upper() not in ("", *ConferenceKind):
        raise click.UsageError("--conference: Choose ICPC or RCPC.")
    counted_from = read_anchor(" ".join(anchor))
    year = int(counted_from[:4]) if isinstance(counted_from, str) else counted_from.year
    # No span is longer than half a year, so the days added in these years are all that can matter.
    calendar, usual = _known_here(asked, date(max(year - 1, 1), 1, 1), date(min(year + 1, 9999), 12, 31))
    chosen = named or setting(key, usual)
    found = deadline(key, counted_from, chosen, calendar, conference.upper())
    notice = chosen.notice(asked.today())
    if asked.as_json:
        tell_json({**_as_json(found), "notice": notice})
        return
    tell(found.explanation)
    if found.latest_bookable is not None and found.latest_bookable != found.due:
        tell(f"Latest working day: {short(found.latest_bookable)}")
    if notice:
        tell(notice)


@everywhere
@click.command("holidays")
@click.argument("span", metavar="[FIRST..LAST]", default="")
@click.pass_context
def holidays(context: click.Context, span: str) -> None:
    """Days not worked, and where each comes from.

    FIRST and LAST are dates or years: 2026, 2026..2028, 1/4/2026..30/9/2026. This year's when left out.
    """
    asked = asked_of(context)
    first, last = _span(span, asked)
    calendar, _ = _known_here(asked, first.replace(month=1, day=1), last.replace(month=12, day=31))
    days = list(calendar.listed(first, last))
    if asked.as_json:
        tell_json([_day_as_json(on, reason) for on, reason in days])
        return
    for on, reason in days:
        tell(f"{short(on)}  {reason.title} ({reason.source}{', not official yet' if reason.provisional else ''})")
    if not days:
        tell(f"No days from {short(first)} to {short(last)} but weekends.")


def _as_json(found: Deadline) -> dict[str, Any]:
    return {
        "key": found.key,
        "anchor": iso(found.anchor),
        "due": iso(found.due),
        "latest_bookable": iso(found.latest_bookable),
        "counted": found.counted,
        "skipped": [{"date": iso(day.on), "title": day.title} for day in found.skipped],
        "explanation": found.explanation,
        "source": found.source,
        "standards": found.standards,
        "provisional": found.provisional,
        "assumed": found.assumed,
        "nominal": iso(found.nominal),
        "schedule_by": iso(found.schedule_by),
        "plan_target": iso(found.plan_target),
        "window_from": iso(found.window_from),
        "warn_from": iso(found.warn_from),
    }


def _day_as_json(on: date, reason: NotWorked) -> dict[str, Any]:
    return {"date": iso(on), "title": reason.title, "source": reason.source, "provisional": reason.provisional}


def _known_here(asked: Asked, first: date, last: date) -> tuple[WorkingDays, str]:
    """The working days of these years and the unit's practice standard, as the register has them when one is named."""
    if not asked.db:
        return england_and_wales(), "LEICESTER_CITY"
    from cpdesk.cli.desk import at_the_desk  # noqa: PLC0415 (without --db no database library is read)
    from cpdesk.rows.unit import DaysNotWorked, TheUnit  # noqa: PLC0415 (as above)

    with at_the_desk(asked) as desk:
        asked_for = DaysNotWorked(max(first, FIRST_DAY), max(min(last, date(LAST_YEAR, 12, 31)), FIRST_DAY))
        rows: tuple[DayRow, ...] = desk.ask(asked_for)
        unit: Unit = desk.ask(TheUnit())
    added = {row.on: NotWorked(row.title, row.source) for row in rows if row.added_here}
    return england_and_wales().with_days(added), unit.standards


_YEAR = re.compile(r"\d{4}", re.ASCII)


def _span(text: str, asked: Asked) -> tuple[date, date]:
    """The first and the last day meant by "2026", "2026..2028" or "1/4/2026..30/9/2026"."""
    if not text:
        year = asked.today().year
        return date(year, 1, 1), date(year, 12, 31)
    first_text, _, last_text = text.partition("..")
    first, last = _edge(first_text, first=True), _edge(last_text or first_text, first=False)
    if last < first:
        raise NotADate(f"{short(last)} is before {short(first)}. Enter the earlier date first.")
    return first, last


def _edge(text: str, *, first: bool) -> date:
    if not _YEAR.fullmatch(text.strip()):
        found = read_uk_date(text)
        if found is None:
            raise NotADate("Enter two dates or years, like 2026..2028.")
        return found
    year = int(text)
    if not FIRST_DAY.year <= year <= LAST_YEAR:
        raise NotADate(f"Days not worked are known from {FIRST_DAY.year} to {LAST_YEAR}.")
    return date(year, 1, 1) if first else date(year, 12, 31)
