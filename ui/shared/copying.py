"""Copying rows of a table to a spreadsheet: as plain text with tabs, and as a table with real dates."""

from collections.abc import Sequence
from html import escape
from typing import Protocol

from PySide6.QtCore import QByteArray, QMimeData

NOTHING = "—"
"""What stands in a cell that holds nothing."""

_STARTS_A_FORMULA = ("=", "+", "-", "@")
_AS_TEXT = r"mso-number-format:'\@'"
_AS_DATE = r"mso-number-format:'dd\/mm\/yyyy'"
_KEPT_FROM_CLIPBOARD_HISTORY = 'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"'


class Headed(Protocol):
    """A column, as far as copying needs it."""

    @property
    def heading(self) -> str:
        """What stands above it."""


def for_clipboard(faces: Sequence[Headed], rows: Sequence[Sequence[str]], *, headings: bool) -> QMimeData:
    """The rows as Excel, Word and plain text take them; names of children stay out of the clipboard's history."""
    head = [face.heading for face in faces]
    plain = [[_empty_for_nothing(cell) for cell in row] for row in rows]
    mime = QMimeData()
    mime.setText(as_text(([head] if headings else []) + plain))
    mime.setHtml(as_table(head if headings else [], plain))
    mime.setData(_KEPT_FROM_CLIPBOARD_HISTORY, QByteArray(b"\x00\x00\x00\x00"))
    return mime


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """The rows with tabs between cells; what would start a formula is held as text by an apostrophe."""
    return "\n".join("\t".join(_guarded(_one_line(cell)) for cell in row) for row in rows) + "\n"


def as_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The rows as a table in which dates are dates and everything else is text."""
    lines = ["".join(f"<th>{escape(cell)}</th>" for cell in head)] if head else []
    lines += ["".join(_cell(_one_line(cell)) for cell in row) for row in rows]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>'


def _cell(cell: str) -> str:
    style = _AS_DATE if _is_date(cell) else _AS_TEXT
    return f'<td style="{style}">{escape(cell)}</td>'


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell


def _is_date(cell: str) -> bool:
    return len(cell) == 10 and cell[2] == cell[5] == "/" and cell.replace("/", "").isdigit()


def _empty_for_nothing(cell: str) -> str:
    return "" if cell == NOTHING else cell


def _one_line(cell: str) -> str:
    return " ".join(cell.split())
