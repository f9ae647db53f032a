"""What a person has chosen on the import page so far: the file, its sheets, and corrected meanings."""

from dataclasses import dataclass, replace
from pathlib import Path

from cpdesk.rows.old_spreadsheet import Field, ImportSpreadsheet, LookAtSpreadsheet

Matches = tuple[tuple[str, str, Field], ...]


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """The file, the sheets ticked (none: those that the desk takes), and the meanings corrected by hand."""

    path: str
    sheets: tuple[str, ...] = ()
    matches: Matches = ()

    @property
    def name(self) -> str:
        """The name of the file without its folder."""
        return Path(self.path).name

    def with_meaning(self, sheets: tuple[str, ...], heading: str, field: Field) -> "ImportChoice":
        """The same with another meaning for a column."""
        others = tuple(match for match in self.matches if not (match[1] == heading and match[0] in sheets))
        return replace(self, matches=(*others, *((sheet, heading, field) for sheet in sheets)))

    def question(self) -> LookAtSpreadsheet:
        """The question of what importing would do."""
        return LookAtSpreadsheet(self.path, matches=self.matches, sheets=self.sheets)

    def request(self) -> ImportSpreadsheet:
        """The request to import it."""
        return ImportSpreadsheet(self.path, matches=self.matches, sheets=self.sheets)
