"""`register` and `import-register`: every entry out, and the old spreadsheet in."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from cpdesk.cli.asked import asked_of, everywhere
from cpdesk.cli.desk import at_the_desk, under_a_free_name
from cpdesk.cli.told import iso, progress_aside, tell, tell_json, tell_json_list
from cpdesk.rows.lpm_register import RegisterEntry, WholeRegister
from cpdesk.rows.old_spreadsheet import Field, ImportSpreadsheet, LookAtSpreadsheet, SpreadsheetKept, SpreadsheetSeen
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import slashed
from cpdesk.rules.lpm import Outcome, State
from cpdesk.rules.old_spreadsheet.headings import field_named, folded_heading
from cpdesk.words import OUTCOME_WORDS, STATE_WORDS


@everywhere
@click.command("register")
@click.pass_context
def register(context: click.Context) -> None:
    """Every entry of the register."""
    asked = asked_of(context)
    with at_the_desk(asked) as desk:
        entries: Iterable[RegisterEntry] = desk.ask(WholeRegister())
        if asked.as_json:
            tell_json_list(_as_json(entry) for entry in entries)
            return
        number = 0
        for number, entry in enumerate(entries, 1):  # noqa: B007 (the last number is how many there are)
            tell(_as_line(entry))
    tell("1 entry." if number == 1 else f"{number:,} entries.")


@everywhere
@click.command("import-register")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--map", "columns", metavar="COLUMN=FIELD", multiple=True, help="What a column means. May be repeated.")
@click.option("--sheet", "sheets", metavar="NAME", multiple=True, help="Take this sheet only. May be repeated.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and keep nothing.")
@click.option("--doubts", metavar="OUT.xlsx", type=click.Path(path_type=Path), help="Write what to look at as Excel.")
@click.pass_context
def import_register(  # noqa: PLR0917 (click hands over one for each option)
    context: click.Context,
    file: Path,
    columns: tuple[str, ...],
    sheets: tuple[str, ...],
    dry_run: bool,
    doubts: Path | None,
) -> None:
    """Bring in the old spreadsheet: all of it or nothing."""
    asked = asked_of(context)
    matches = tuple(_match(one) for one in columns)
    if doubts is not None:
        _refuse_place(doubts)
    with at_the_desk(asked) as desk:
        found: SpreadsheetSeen | SpreadsheetKept
        if dry_run or matches:
            found = seen = desk.ask(LookAtSpreadsheet(str(file), matches=matches, sheets=sheets))
            _refuse_unknown(matches, seen)
        if not dry_run:
            request = ImportSpreadsheet(str(file), matches=matches, sheets=sheets)
            found = desk.do(request, progress=progress_aside())
    if asked.as_json:
        tell_json(_found_as_json(found))
    else:
        _tell_found(found)
    if doubts is not None:
        _write_doubts(found, doubts)


def _match(text: str) -> tuple[str, str, Field]:
    """Sheet, column and field of "COLUMN=FIELD" or "Sheet!COLUMN=FIELD"; the last = divides."""
    column, divided, name = text.rpartition("=")
    if not divided or not column.strip():
        raise click.UsageError('--map: Write the heading of the column, =, and a field, like "LL No=case_id".')
    field = field_named(name)
    if field is None:
        raise click.UsageError(f"--map: There is no field {name}. Choose one of {', '.join(Field)}.")
    sheet, _, heading = column.rpartition("!")
    return sheet.strip(), heading.strip(), Field(field)


def _refuse_unknown(matches: tuple[tuple[str, str, Field], ...], seen: SpreadsheetSeen) -> None:
    """Refuse a column that no sheet has, before anything is kept: a mistyped heading would be passed over."""
    headings = {folded_heading(match.heading) for sheet in seen.sheets for match in sheet.matches}
    for _, heading, _ in matches:
        if folded_heading(heading) not in headings:
            raise Refusal(f"No sheet has a column {heading}. Look at the headings and name one of them in --map.")


def _refuse_place(doubts: Path) -> None:
    """Refuse before anything is kept when the doubts could not be written afterwards."""
    if doubts.suffix.lower() != ".xlsx":
        raise click.UsageError("--doubts: End the name of the file in .xlsx.")
    if not doubts.absolute().parent.is_dir():
        raise Refusal(f"There is no folder {doubts.absolute().parent}. Choose a folder that exists.")
    if doubts.is_dir():
        raise Refusal(f"{doubts.absolute()} is a folder. Name a file in it, such as doubts.xlsx.")
    if not os.access(doubts.absolute().parent, os.W_OK):
        raise Refusal(f"cpdesk may not write in {doubts.absolute().parent}. Choose another folder.")


def _write_doubts(found: SpreadsheetSeen | SpreadsheetKept, target: Path) -> None:
    from cpdesk.settings import now  # noqa: PLC0415 (only a file bears the moment)
    from reports.doubts import write_doubts  # noqa: PLC0415 (brings the Excel library)
    from reports.whole_file import put_file  # noqa: PLC0415 (belongs to the writer)

    where = target.absolute()
    body = write_doubts(found.doubts, found.rejected, now())
    try:
        under_a_free_name(lambda name: put_file(str(where.parent), name or where.name, body))
    except Refusal:
        before = "The rows were imported, but" if isinstance(found, SpreadsheetKept) else "Nothing was imported, and"
        raise Refusal(
            f"{before} {where} could not be written. Make room there or choose another place, and import the file "
            "again: rows that are on the register stay as they are."
        ) from None


def _found_as_json(found: SpreadsheetSeen | SpreadsheetKept) -> dict[str, Any]:
    return {
        "rows_read": found.rows_read,
        "accepted": found.accepted,
        "unchanged": found.unchanged,
        "rejected": [{"sheet": one.sheet, "row": one.row, "reason": one.reason} for one in found.rejected],
        "doubts": [
            {"sheet": one.sheet, "row": one.row, "column": one.column, "value": one.value, "doubt": one.doubt}
            for one in found.doubts
        ],
    }


def _tell_found(found: SpreadsheetSeen | SpreadsheetKept) -> None:
    if isinstance(found, SpreadsheetKept):
        tell(found.said)
    else:
        tell("Nothing was kept; this is what would be done.")
        for sentence in found.said:
            tell(sentence)
    tell(f"Rows read: {found.rows_read}. Accepted: {found.accepted}. Unchanged: {found.unchanged}.")
    for one in found.rejected:
        tell(f"Not taken: {one.sheet}, row {one.row}: {one.reason}")
    for doubt in found.doubts:
        tell(f"Look at: {doubt.sheet}, row {doubt.row}, {doubt.column}: {doubt.doubt}")


def _as_json(entry: RegisterEntry) -> dict[str, Any]:
    return {
        "children": [{"first_name": first_name, "surname": surname} for first_name, surname in entry.children],
        "case_id": entry.case_id,
        "team": entry.team,
        "chair": entry.chair,
        "team_manager": entry.team_manager,
        "social_worker": entry.social_worker,
        "conference_kind": entry.conference_kind or None,
        "conference_on": iso(entry.conference_on),
        "rationale": entry.rationale,
        "timescale": entry.timescale,
        "lpm_by": iso(entry.lpm_by),
        "alerted_on": iso(entry.alerted_on),
        "lpm_on": iso(entry.lpm_on),
        "outcome": _outcome(entry.outcome),
        "ic_read_on": iso(entry.ic_read_on),
        "state": entry.state,
        "imported_from": entry.imported_from or None,
        "notes": entry.notes,
    }


def _outcome(code: str) -> str | None:
    """The outcome in the unit's words."""
    return OUTCOME_WORDS[Outcome(code)] if code in set(Outcome) else code or None


def _as_line(entry: RegisterEntry) -> str:
    """One entry for a person: who, which team, how it stands and by when."""
    children = ", ".join(f"{first_name} {surname}".strip() for first_name, surname in entry.children)
    by = f"LPM by {slashed(entry.lpm_by)}" if entry.lpm_by else "no date for the LPM"
    state = STATE_WORDS[State(entry.state)] if entry.state in set(State) else entry.state
    return f"{entry.case_id:>10}  {children}  ({entry.team}, {entry.chair})  {state}, {by}"
