"""A workbook as bytes: the same content always gives the same bytes, and what was written is read back."""

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter
from python_calamine import CalamineWorkbook

from reports.house_style import in_london

PROGRAM = "cpdesk"
_PARTS_OF_A_LIST = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/(styles|workbook|theme/theme1)\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/sharedStrings\.xml|xl/worksheets/sheet\d+\.xml"
    r"|xl/worksheets/_rels/sheet\d+\.xml\.rels|xl/tables/table\d+\.xml"
)
_CHART = re.compile(r"xl/charts/chart\d+\.xml")
_PARTS_OF_CHARTS = re.compile(r"xl/charts/chart\d+\.xml|xl/drawings/(_rels/)?drawing\d+\.xml(\.rels)?")
_CELLS_OF_A_SHEET = re.compile(rb"<f>'[^'\[\]!<]+'!\$?[A-Z]+\$?\d+(?::\$[A-Z]+\$\d+)?</f>")
# Each begins with "<", which no text of a cell can hold: there it stands as &lt;.
_NEVER_IN_A_PART = tuple(
    re.compile(pattern)
    for pattern in (
        rb"<f[ >/]",
        rb"<hyperlink",
        rb"<legacyDrawing",
        rb"<row [^>]*\bhidden=",
        rb"<col [^>]*\bhidden=",
        rb"<sheet [^>]*\bstate=\"(?:hidden|veryHidden)",
        rb"<definedName [^>]*\bname=\"(?!_xlnm\.Print_)",
    )
)


class WorkbookNotSound(Exception):
    """What was written does not read back as it should; nothing of it may leave the desk."""


def workbook_bytes(workbook: Workbook, title: str, made_at: datetime) -> bytes:
    """The finished workbook; every moment in it is `made_at`, so that writing it again gives the same bytes."""
    moment = in_london(made_at)
    properties = workbook.properties
    properties.creator = properties.lastModifiedBy = PROGRAM
    properties.title = title
    properties.created = properties.modified = moment
    held = BytesIO()
    ExcelWriter(workbook, _SteadyZip(held, moment)).save()
    return held.getvalue()


class _SteadyZip(ZipFile):
    """A zip whose parts all bear one moment, not the clock's."""

    def __init__(self, held: BytesIO, moment: datetime) -> None:
        super().__init__(held, "w", ZIP_DEFLATED, allowZip64=True)
        self._moment = (max(moment.year, 1980), *moment.timetuple()[1:6])

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_args: Any, **_more: Any) -> None:
        """One small part."""
        super().writestr(self._entry(zinfo_or_arcname), data)

    def write(self, filename: Any, arcname: Any = None, *_args: Any, **_more: Any) -> None:
        """One large part, copied from the file in which openpyxl gathered it."""
        entry = self._entry(arcname)
        with Path(filename).open("rb") as gathered, self.open(entry, "w", force_zip64=True) as part:
            while piece := gathered.read(1 << 20):
                part.write(piece)

    def _entry(self, part: Any) -> ZipInfo:
        entry = ZipInfo(str(part), self._moment)
        entry.compress_type = ZIP_DEFLATED
        entry.create_system = 0
        entry.external_attr = 0
        return entry


def check_workbook(written: bytes, *, rows: dict[str, int], charts: int = 0) -> None:
    """Nothing when the workbook reads back whole; raises `WorkbookNotSound` otherwise.

    It is read by another program than the one that wrote it: each sheet has the rows that were written, nothing is
    hidden, and there is no formula, link, comment or name beyond the print set-up. Charts there are as many as were
    put in, and they name cells of its own sheets only.
    """
    with ZipFile(BytesIO(written)) as archive:
        drawn = [part for part in archive.namelist() if _CHART.fullmatch(part)]
        if len(drawn) != charts:
            raise WorkbookNotSound(f"The workbook has {len(drawn)} charts and should have {charts}")
        for part in archive.namelist():
            if charts and _PARTS_OF_CHARTS.fullmatch(part):
                _check_chart(part, archive.read(part))
            else:
                _check_part(part, archive)
    read = CalamineWorkbook.from_filelike(BytesIO(written))
    if read.sheet_names != list(rows):
        raise WorkbookNotSound(f"The sheets read back are {read.sheet_names}")
    for name, expected in rows.items():
        found = read.get_sheet_by_name(name).height
        if found != expected:
            raise WorkbookNotSound(f"The sheet {name} has {found} rows and should have {expected}")


def _check_chart(part: str, written: bytes) -> None:
    """Nothing when this part of a chart names only cells of the workbook, and leads nowhere."""
    outside = re.search(rb"hlinkClick|externalData|TargetMode|<f[ >/]", _CELLS_OF_A_SHEET.sub(b"", written))
    if outside:
        raise WorkbookNotSound(f"The part {part} holds something that no chart may carry")


def _check_part(part: str, archive: ZipFile) -> None:
    """Nothing when this part of the file may leave the desk."""
    if not _PARTS_OF_A_LIST.fullmatch(part):
        raise WorkbookNotSound(f"The workbook has a part that no list needs: {part}")
    with archive.open(part) as opened:
        tail = b""
        while piece := opened.read(1 << 20):
            if any(forbidden.search(tail + piece) for forbidden in _NEVER_IN_A_PART):
                raise WorkbookNotSound(f"The part {part} holds something that no list may carry")
            tail = piece[-200:]
