"""One quick walk over a sheet's XML: is it sound, how far does it reach, and what does the fast reader not tell.

The fast reader gives values only. Hidden rows and columns, colours and formulas without a stored value are read here,
and only for sheets that have them.
"""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from cpdesk.intake.parts import Look, place_of
from cpdesk.rows.refusals import Refusal

MOST_COLUMNS = 500
MOST_CELLS = 20_000_000
_BLOCK = 1 << 20
_OVERLAP = 512
_DOCTYPE = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d+)"')
_ROW_OF = re.compile(rb'\br="[A-Z]*(\d+)"')
_TOO_WIDE = re.compile(rb'\br="(?:[A-Z]{3}|S[G-Z]|[T-Z][A-Z])\d+"[^>]*[^/]>')
TOO_WIDE = f"A sheet has more than {MOST_COLUMNS} columns. Delete those beyond the register and save it."
DAMAGED = "This workbook is damaged or incomplete. Open it in Excel, save it, and import it again."


@dataclass(slots=True)
class Scanned:
    """What a walk over one sheet found; rows and columns are counted from 0.

    `last_row` is the number of the last row with a value, `reach` that of the last row there is.
    """

    last_row: int = 0
    reach: int = 0
    plain: bool = True
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    looks: dict[int, set[Look]] = field(default_factory=dict)
    struck: dict[int, int] = field(default_factory=dict)


def check_whole(parts: zipfile.ZipFile) -> None:
    """Refuses a workbook with a part that is damaged, larger than it says, or brings definitions of its own (XXE)."""
    for member in parts.infolist():
        try:
            own_definitions = _read_through(parts, member)
        except Exception:
            raise Refusal(DAMAGED) from None
        if own_definitions:
            raise Refusal(
                "This workbook holds definitions that no Excel workbook has, so it was not opened. "
                "Open it in Excel, save it under a new name, and import that."
            )


def _read_through(parts: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a part brings definitions of its own; reading it to its end checks that it is whole."""
    with parts.open(member) as stream:
        first = block = stream.read(_BLOCK)
        while block:
            block = stream.read(_BLOCK)
    return member.filename.lower().endswith((".xml", ".rels", ".vml")) and any(word in first for word in _DOCTYPE)


def scan(parts: zipfile.ZipFile, path: str, looks: dict[str, Look]) -> Scanned:
    """How far the filled cells of a sheet reach, and, where it has any, what is hidden, coloured or not computed."""
    found = Scanned()
    if path not in parts.NameToInfo:
        return found
    styled = re.compile(rb'\bs="(?:' + b"|".join(number.encode() for number in looks) + rb')"') if looks else None
    hidden = False
    tail = b""
    with parts.open(path) as stream:
        while chunk := stream.read(_BLOCK):
            block = tail + chunk
            if _TOO_WIDE.search(block):
                raise Refusal(TOO_WIDE)
            found.reach = max(found.reach, _last_row(block))
            found.last_row = max(found.last_row, _last_filled(block))
            found.plain = found.plain and not _FORMULA.search(block) and not (styled and styled.search(block))
            hidden = hidden or b"hidden=" in block
            tail = block[-_OVERLAP:]
    if hidden or not found.plain:
        with parts.open(path) as stream:
            _Walk(found, looks).over(stream.read)
    return found


def _last_row(block: bytes) -> int:
    """The number of the last row that begins in this stretch, whether it holds anything or not."""
    rows = _ROW.findall(block, max(0, len(block) - 65_536)) or _ROW.findall(block)
    return int(rows[-1]) if rows else 0


def _last_filled(block: bytes) -> int:
    """The number of the last row with a value in this stretch; what stands before the value names its row."""
    last = max(block.rfind(b"v>"), block.rfind(b"is>"))
    if last < 0:
        return 0
    rows = _ROW_OF.findall(block, max(0, last - 65_536), last)
    return int(rows[-1]) if rows else 0


class _Walk:
    """Reads one sheet's XML from beginning to end, element by element."""

    def __init__(self, found: Scanned, looks: dict[str, Look]) -> None:
        self._found, self._looks = found, looks
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._begins
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._place = (0, 0)
        self._row = -1
        self._formula: list[str] | None = None
        self._stored = False
        self._text = False

    def over(self, read: Callable[[int], bytes]) -> None:
        try:
            while block := read(_BLOCK):
                self._parser.Parse(block, False)
        except (expat.ExpatError, ValueError):
            raise Refusal(DAMAGED) from None

    def _refuse(self, *_: object) -> None:
        raise Refusal(DAMAGED)

    def _begins(self, tag: str, told: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "c":
            self._cell(told)
        elif name == "row":
            self._row = int(told["r"]) - 1 if told.get("r", "").isdigit() else self._row + 1
            self._place = (self._row, -1)
            if told.get("hidden") in ("1", "true"):
                self._found.hidden_rows.add(self._row)
        elif name == "f":
            self._formula, self._stored = [], False
            self._parser.CharacterDataHandler = self._formula.append
            self._parser.EndElementHandler = self._ends
        elif name == "v" and self._formula is not None:
            self._stored = self._text
            self._parser.CharacterDataHandler = self._has_value
        elif name == "col" and told.get("hidden") in ("1", "true"):
            first, last = int(told.get("min", 1)) - 1, int(told.get("max", 1))
            self._found.hidden_columns.update(range(first, min(last, MOST_COLUMNS)))

    def _cell(self, told: dict[str, str]) -> None:
        reference = told.get("r", "")
        self._place = place_of(reference) if reference[-1:].isdigit() else (self._row, self._place[1] + 1)
        self._text = told.get("t") == "str"
        if look := self._looks.get(told.get("s", "")):
            self._found.looks.setdefault(self._place[0], set()).add(look)
            if look.struck:
                self._found.struck[self._place[0]] = self._found.struck.get(self._place[0], 0) + 1

    def _has_value(self, text: str) -> None:
        self._stored = self._stored or bool(text.strip())

    def _ends(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name == "f":
            self._parser.CharacterDataHandler = None
        elif name == "c" and self._formula is not None:
            if not self._stored:
                self._found.formulas[self._place] = "=" + "".join(self._formula)
            self._formula = None
            self._parser.EndElementHandler = None
            self._parser.CharacterDataHandler = None
