"""Look at an old spreadsheet, with nothing kept; then import it, all or nothing, as one step to undo."""

from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.known_names import CHAIR
from cpdesk.desk.old_spreadsheet.evidence import KnownNames
from cpdesk.desk.old_spreadsheet.keeping import keep_rows
from cpdesk.desk.old_spreadsheet.one_go import in_one_go
from cpdesk.desk.old_spreadsheet.repeats import Sorted, sort_rows
from cpdesk.desk.old_spreadsheet.understanding import Understood, understand
from cpdesk.desk.who_may import ENTER_RECOMMENDATION, READ_REGISTER
from cpdesk.desk.work import Work, answers, does
from cpdesk.records.copies import copy_aside
from cpdesk.records.model import ImportBatch, Person, RoleHolder, Team
from cpdesk.rows.old_spreadsheet import (
    Doubt,
    Field,
    ImportSpreadsheet,
    LookAtSpreadsheet,
    ReadWorkbook,
    SpreadsheetKept,
    SpreadsheetSeen,
)
from cpdesk.rules.names import person_key

PREVIEWED = 2_000
READING = "Reading the spreadsheet"


@answers(LookAtSpreadsheet, roles=READ_REGISTER & ENTER_RECOMMENDATION)
def look_at_spreadsheet(work: Work, question: LookAtSpreadsheet) -> SpreadsheetSeen:
    """What is in a spreadsheet, what it would mean, and what a person should look at before it is imported."""
    with in_one_go():
        book, understood, rows = _understood(work, question)
    return SpreadsheetSeen(
        path=book.path,
        sha256=book.sha256,
        sheets=tuple(understood.sheets),
        preview=tuple(understood.rows[:PREVIEWED]),
        rows_read=len(understood.rows) + len(understood.rejected),
        accepted=len(rows.new),
        unchanged=rows.unchanged,
        rejected=tuple(understood.rejected),
        doubts=_in_order(book, understood, rows),
        gaps=understood.gaps,
        said=book.said,
    )


@does(ImportSpreadsheet, roles=READ_REGISTER & ENTER_RECOMMENDATION, named="Import the spreadsheet")
def import_spreadsheet(work: Work, request: ImportSpreadsheet) -> SpreadsheetKept:
    """Keep the rows of a spreadsheet that are not on the register yet, after a copy of the database was put aside."""
    with in_one_go():
        return _import(work, request)


def _import(work: Work, request: ImportSpreadsheet) -> SpreadsheetKept:
    work.progress(0, 0, READING)
    book, understood, rows = _understood(work, request)
    if rows.new:
        _copy_aside(work)
        batch = _batch(work, book, understood, rows)
        keep_rows(work, batch, rows, understood.left_over)
    return SpreadsheetKept(
        rows_read=len(understood.rows) + len(understood.rejected),
        accepted=len(rows.new),
        unchanged=rows.unchanged,
        rejected=tuple(understood.rejected),
        doubts=_in_order(book, understood, rows),
        said=_said(understood, rows),
        operation=work.operation if rows.new else "",
    )


def _understood(work: Work, asked: LookAtSpreadsheet | ImportSpreadsheet) -> tuple[ReadWorkbook, Understood, Sorted]:
    book: ReadWorkbook = work.tools.read_workbook(asked.path)
    total = sum(len(sheet.rows) for sheet in book.sheets)
    known, chairs = _known_names(work)
    understood = understand(
        book, known, chairs, asked.matches, asked.sheets, work.today, work.calendar,
        lambda done: work.progress(done, total, READING),
    )  # fmt: skip
    return book, understood, sort_rows(work, understood)


def _known_names(work: Work) -> tuple[KnownNames, list[str]]:
    teams = work.session.scalars(select(Team.name_key).where(Team.voided_at.is_(None)))
    asked = select(Person.name).join(RoleHolder, RoleHolder.person_id == Person.id)
    chairs = list(work.session.scalars(asked.where(RoleHolder.part == CHAIR, RoleHolder.to_on.is_(None)).distinct()))
    return KnownNames(frozenset(teams), frozenset(map(person_key, chairs))), chairs


def _copy_aside(work: Work) -> None:
    """A server keeps its own copies; a file is copied before anything comes in."""
    database = work.database
    if database.path is not None and database.copies is not None:
        copy_aside(database.engine, database.copies, "before-import", of=database.path)


def _batch(work: Work, book: ReadWorkbook, understood: Understood, rows: Sorted) -> ImportBatch:
    mapping = {
        sheet.name: {
            match.heading or str(match.column): match.field.value
            for match in sheet.matches
            if match.field is not Field.UNKNOWN
        }
        for sheet in understood.sheets
        if sheet.taken
    }
    batch = ImportBatch(
        uuid=str(uuid4()), file_sha256=book.sha256, at=work.now, by=work.who, mapping=mapping,
        counts={"accepted": len(rows.new), "unchanged": rows.unchanged, "rejected": len(understood.rejected)},
    )  # fmt: skip
    work.session.add(batch)
    work.session.flush()
    work.note_new(batch)
    return batch


def _in_order(book: ReadWorkbook, understood: Understood, rows: Sorted) -> tuple[Doubt, ...]:
    """Every doubt in the order of the sheets and rows."""
    place = {sheet.name: number for number, sheet in enumerate(book.sheets)}
    return tuple(sorted([*understood.doubts, *rows.doubts], key=lambda doubt: (place.get(doubt.sheet, 0), doubt.row)))


def _said(understood: Understood, rows: Sorted) -> str:
    """What importing did, as a sentence."""
    parts = [
        f"Imported {_rows(len(rows.new))}."
        if rows.new
        else "Nothing new was in the spreadsheet; the register is as it was."
    ]
    if rows.unchanged:
        parts.append(
            f"{_rows(rows.unchanged)} {'was' if rows.unchanged == 1 else 'were'} on the register already or twice here."
        )
    if understood.rejected:
        parts.append(f"{_rows(len(understood.rejected))} could not be taken; the reasons are listed.")
    return " ".join(parts)


def _rows(number: int) -> str:
    return f"{number:,} {'row' if number == 1 else 'rows'}"
