"""One row of an old spreadsheet as an entry would hold it, with what cannot be read kept as it is written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from cpdesk.desk.old_spreadsheet.lines import Setting
from cpdesk.rows.old_spreadsheet import Cell, ColumnMatch, Doubt, Field, SheetRow
from cpdesk.rules.old_spreadsheet.blanks import one_line, says_nothing
from cpdesk.rules.old_spreadsheet.dates import BLANK, ReadDate, Reading, read_date

EMPTY = Cell(None, "")


def letters_of(column: int) -> str:
    """Excel's letters of a column counted from 0: 27 is AB."""
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(65 + place) + letters
    return letters


@dataclass(slots=True)
class SheetColumns:
    """The columns of one sheet, ready to be read row by row."""

    sheet: str
    places: dict[Field, int]
    headings: tuple[str, ...]
    others: tuple[int, ...]
    american: frozenset[int]
    from_1904: bool

    @classmethod
    def of(
        cls, sheet: str, matches: tuple[ColumnMatch, ...], american: frozenset[int], *, from_1904: bool
    ) -> "SheetColumns":
        """The columns as they were matched."""
        places: dict[Field, int] = {match.field: match.column for match in matches if match.field is not Field.UNKNOWN}
        others = tuple(match.column for match in matches if match.field is Field.UNKNOWN)
        headings = tuple(one_line(match.heading) or f"Column {letters_of(match.column)}" for match in matches)
        return cls(sheet, places, headings, others, american, from_1904)


@dataclass(slots=True)
class RowAtHand:
    """One row while it is read: its cells, the lines for its notes, and the doubts about it."""

    columns: SheetColumns
    row: SheetRow
    setting: Setting
    doubt: Callable[[Doubt], None]
    notes: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    conference_on: date | None = None

    def cell(self, wanted: Field) -> Cell:
        """The cell that means this, or an empty one."""
        place = self.columns.places.get(wanted, -1)
        return self.row.cells[place] if 0 <= place < len(self.row.cells) else EMPTY

    def heading(self, wanted: Field) -> str:
        """What stands above the cells that mean this."""
        place = self.columns.places.get(wanted, -1)
        return self.columns.headings[place] if place >= 0 else ""

    def words(self, wanted: Field) -> str:
        """The text of a cell as it is written, empty where it only says that nothing is known."""
        shown = self.cell(wanted).shown.strip()
        return "" if says_nothing(shown) else shown

    def wonder(self, wanted: Field, sentence: str) -> None:
        """Note a doubt about one cell."""
        self.doubt(Doubt(self.columns.sheet, self.row.number, self.heading(wanted), self.cell(wanted).shown, sentence))

    def keep_as_written(self, wanted: Field) -> None:
        """Keep the text of a cell that could not be read among the notes."""
        self._note(f"{self.heading(wanted)} as written: ", self.cell(wanted).shown)

    def keep_without_date(self, wanted: Field) -> None:
        """Keep a "Yes" that gives no date among the notes."""
        self.notes.append(f"{self.heading(wanted)}: {self.cell(wanted).shown.strip()} (no date)")
        self.said.append(self.cell(wanted).shown.strip())

    def keep_words(self, wanted: Field) -> None:
        """Keep the text of a cell among the notes under its heading."""
        if text := self.words(wanted):
            self._note(f"{self.heading(wanted)}: ", text)

    def date_of(self, wanted: Field) -> ReadDate:
        """The date of a cell; one that cannot be read stays as written and is doubted."""
        cell = self.cell(wanted)
        if cell.value is None:
            return BLANK
        read = read_date(cell.value, from_1904=self.columns.from_1904)
        if read.how is Reading.DATE and read.either_way and self.columns.places.get(wanted) in self.columns.american:
            self.wonder(
                wanted, "Day and month may be swapped: other dates in this column are written the American way."
            )
        return read

    def date_or_doubt(self, wanted: Field) -> date | None:
        """The date of a cell, or None with a doubt when something else stands there."""
        read = self.date_of(wanted)
        if read.how not in (Reading.DATE, Reading.BLANK):
            self.wonder(wanted, read.said)
            self.keep_as_written(wanted)
        return read.on

    def keep_the_rest(self) -> None:
        """Keep unknown columns and comments among the notes, so that nothing on the row is lost."""
        for place in self.columns.others:
            text = self.row.cells[place].shown.strip() if place < len(self.row.cells) else ""
            if text and not says_nothing(text):
                self._note(f"{self.columns.headings[place]}: ", text)
        for place, cell in enumerate(self.row.cells):
            if cell.comment:
                self._note(f"Note on {letters_of(place)}{self.row.number}: ", cell.comment)

    def as_written(self) -> tuple[tuple[str, str], ...]:
        """Every cell of the row under its heading, with comments, formulas, colour and crossing-out."""
        headings, number = self.columns.headings, self.row.number
        cells = self.row.cells
        found = [(heading, cell.shown) for heading, cell in zip(headings, cells, strict=False) if cell.shown]
        for place, cell in enumerate(cells):
            if place >= len(headings) and cell.shown:
                found.append((f"Column {letters_of(place)}", cell.shown))
            if cell.comment:
                found.append((f"Comment on {letters_of(place)}{number}", cell.comment))
            if cell.formula_without_value:
                found.append((f"Formula in {letters_of(place)}{number}", cell.formula_without_value))
        if self.row.fill:
            found.append(("Colour", self.row.fill))
        if self.row.struck:
            found.append(("Struck through", "yes"))
        return tuple(found)

    def _note(self, lead: str, text: str) -> None:
        self.notes.append(f"{lead}{text}")
        self.said.append(text)
