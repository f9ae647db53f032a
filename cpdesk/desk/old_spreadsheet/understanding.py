"""A whole workbook understood: which sheets are registers, their entries, what is doubted and what is turned away."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from cpdesk.desk.gaps import gaps_of
from cpdesk.desk.old_spreadsheet.columns import Matches, match_columns
from cpdesk.desk.old_spreadsheet.evidence import KnownNames
from cpdesk.desk.old_spreadsheet.lines import Kind, Line, Setting, lines_of_sheet
from cpdesk.desk.old_spreadsheet.one_row import RowAtHand, SheetColumns, letters_of
from cpdesk.desk.old_spreadsheet.row_reading import Surroundings, read_row
from cpdesk.rows.old_spreadsheet import ColumnMatch, Doubt, Field, ReadRow, ReadWorkbook, Rejected, Sheet, SheetSeen
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.names import fold, person_key
from cpdesk.rules.old_spreadsheet.dates import Reading, read_date
from cpdesk.rules.old_spreadsheet.headings import folded_heading
from cpdesk.rules.old_spreadsheet.headings_row import find_headings
from cpdesk.rules.old_spreadsheet.values import read_person

_CHILDREN = (Field.CHILDREN, Field.SURNAME)
_NOT_NEEDED = (Field.NUMBER, Field.NOTES, Field.UNKNOWN)
_DATES = (Field.CONFERENCE_ON, Field.ALERTED_ON, Field.LPM_ON, Field.IC_READ_ON, Field.BORN_ON)
LEAST_FIELDS = 3
_NO_SETTING = Setting()
NO_HEADINGS = (
    "No headings of an LPM register were recognised in this workbook. It needs a row of headings with the child, the "
    "conference and the LPM. Add one, save it, and import it again."
)


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A row that is no entry (a title, a divider, a total, a rejected row), as it is written."""

    sheet: str
    row: int
    cells: tuple[tuple[str, str], ...]
    said: str


@dataclass(slots=True)
class Understood:
    """What a workbook means: every entry in order, what is doubted, what is turned away, what is left over."""

    sheets: list[SheetSeen] = field(default_factory=list)
    rows: list[ReadRow] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    left_over: list[LeftOver] = field(default_factory=list)

    @property
    def gaps(self) -> tuple[tuple[str, int], ...]:
        """What the entries lack that new ones must have, and how many lack it."""
        found: dict[str, int] = defaultdict(int)
        for row in self.rows:
            for sentence in gaps_of(row):
                found[sentence] += 1
        return tuple(found.items())


def understand(  # noqa: PLR0917 - a workbook, what is known already, and what the person said
    book: ReadWorkbook,
    known: KnownNames,
    chairs: Sequence[str],
    matches: Matches,
    only: Sequence[str],
    today: date,
    calendar: WorkingDays,
    progress: Callable[[int], None] = lambda _: None,
) -> Understood:
    """Every sheet of a workbook read row by row; `matches` and `only` are what the person has said."""
    told = frozenset(folded_heading(heading) for _, heading, _ in matches)
    sheets = [_with_headings(sheet, told) for sheet in book.sheets]
    seen = [(sheet, match_columns(sheet, known, matches, from_1904=book.from_1904)) for sheet in sheets]
    known = KnownNames(known.teams, known.chairs | _chairs_written(seen))
    understood = Understood()
    around = Surroundings(today, calendar, known.teams, _by_first_name(chairs))
    for sheet, matched in seen:
        why_not = _why_not(sheet, matched, only)
        rows = 0
        if why_not:
            understood.left_over += _all_left_over(sheet, why_not)
        else:
            rows = _read_sheet(sheet, matched, book, known, around, understood, progress)
        understood.sheets.append(
            SheetSeen(sheet.name, sheet.hidden, not why_not, sheet.headings_row, matched, rows, why_not)
        )
    if not any(sheet.taken for sheet in understood.sheets):
        raise Refusal(NO_HEADINGS if not only else "None of the sheets that you chose is an LPM register.")
    _doubt_shared_numbers(understood)
    return understood


def _with_headings(sheet: Sheet, told: frozenset[str]) -> Sheet:
    """The sheet with its headings found again when a person has named some that nobody would recognise."""
    if not told or sheet.headings_row:
        return sheet
    found = find_headings([[cell.shown for cell in row.cells] for row in sheet.rows], told)
    if found is None:
        return sheet
    number = sheet.rows[found.last].number
    return Sheet(
        sheet.name, sheet.hidden, sheet.rows, number, found.texts, sheet.hidden_columns, found.last - found.first + 1
    )


def _chairs_written(seen: Sequence[tuple[Sheet, tuple[ColumnMatch, ...]]]) -> frozenset[str]:
    """The chairs that the workbook itself names, so that a sheet or a divider with such a name is understood."""
    found = set()
    for sheet, matched in seen:
        place = next((match.column for match in matched if match.field is Field.CHAIR), None)
        if place is not None:
            found |= {
                read_person(row.cells[place].shown)
                for row in sheet.rows
                if row.number > sheet.headings_row and place < len(row.cells)
            }
    return frozenset(person_key(name) for name in found if name)


def _by_first_name(chairs: Sequence[str]) -> dict[str, str]:
    """The full name of each known chair by the first name alone, where only one chair has it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in chairs:
        if len(name.split()) > 1:
            found[fold(name.split()[0])].append(name)
    alone = {fold(name) for name in chairs}
    return {first: names[0] for first, names in found.items() if len(names) == 1 and first not in alone}


def _why_not(sheet: Sheet, matched: tuple[ColumnMatch, ...], only: Sequence[str]) -> str:
    """Why a sheet is not taken, empty when it is a register."""
    fields = {match.field for match in matched} - {Field.UNKNOWN}
    if not sheet.rows:
        return "This sheet is empty."
    if only and sheet.name not in only:
        return "You left this sheet out."
    if not sheet.headings_row:
        return "No headings of an LPM register were recognised."
    if not fields & set(_CHILDREN):
        return "No column names the children."
    return "" if len(fields) >= LEAST_FIELDS else "Too few of its headings are those of an LPM register."


def _read_sheet(  # noqa: PLR0917 - one sheet of what `understand` was given
    sheet: Sheet,
    matched: tuple[ColumnMatch, ...],
    book: ReadWorkbook,
    known: KnownNames,
    around: Surroundings,
    understood: Understood,
    progress: Callable[[int], None],
) -> int:
    american = _american_columns(sheet, matched, from_1904=book.from_1904)
    columns = SheetColumns.of(sheet.name, matched, american, from_1904=book.from_1904)
    means = {place: wanted for wanted, place in columns.places.items() if wanted not in _NOT_NEEDED}
    rows = 0
    for line in lines_of_sheet(sheet, matched, known):
        at = RowAtHand(columns, line.row, line.setting, understood.doubts.append)
        if line.kind is not Kind.ENTRY:
            understood.left_over.append(LeftOver(sheet.name, line.row.number, at.as_written(), line.kind.value))
            continue
        _refuse_formula(line, sheet.name, means)
        rows += 1
        read = read_row(at, around)
        if isinstance(read, Rejected):
            understood.rejected.append(read)
            understood.left_over.append(LeftOver(sheet.name, line.row.number, at.as_written(), read.reason))
        else:
            understood.rows.append(read)
        if rows % 1000 == 0:
            progress(len(understood.rows))
    return rows


def _refuse_formula(line: Line, sheet: str, means: dict[int, Field]) -> None:
    for place, cell in enumerate(line.row.cells):
        if cell.formula_without_value and place in means and cell.value is None:
            raise Refusal(
                f"Cell {letters_of(place)}{line.row.number} of \u201c{sheet}\u201d holds a formula whose result "
                "is not stored. Open the file in Excel, save it, and import it again."
            )


def _american_columns(sheet: Sheet, matched: tuple[ColumnMatch, ...], *, from_1904: bool) -> frozenset[int]:
    """The date columns in which a date can only be read the American way."""
    places = [match.column for match in matched if match.field in _DATES]
    return frozenset(
        place
        for place in places
        for row in sheet.rows
        if place < len(row.cells)
        and isinstance(row.cells[place].value, str)
        and read_date(row.cells[place].value, from_1904=from_1904).how is Reading.AMERICAN
    )


def _all_left_over(sheet: Sheet, why: str) -> list[LeftOver]:
    columns = SheetColumns(sheet.name, {}, (), (), frozenset(), from_1904=False)
    return [
        LeftOver(sheet.name, row.number, RowAtHand(columns, row, _NO_SETTING, lambda _: None).as_written(), why)
        for row in sheet.rows
    ]


def _doubt_shared_numbers(understood: Understood) -> None:
    """Doubts about a case number that stands with families who share no name."""
    first: dict[str, ReadRow] = {}
    for row in understood.rows:
        other = first.setdefault(fold(row.case_id), row) if row.case_id else row
        if other is not row and not _names(row) & _names(other):
            heading = next((match.heading for sheet in understood.sheets for match in sheet.matches
                            if match.field is Field.CASE_ID and match.sheet == row.sheet), "")  # fmt: skip
            said = f"The row {other.sheet}!{other.row} has the same case number for another family."
            understood.doubts.append(Doubt(row.sheet, row.row, heading, row.case_id, said))


def _names(row: ReadRow) -> set[str]:
    return {fold(part) for child in row.children for part in child if part and part not in ("Unborn", "Baby")}
