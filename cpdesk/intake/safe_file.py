"""Whether a file may be opened at all: is it an Excel workbook, whole, without a password and of a bearable size."""

import hashlib
import io
import os
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from cpdesk.rows.refusals import Refusal

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_OPENED = 200 * 1024 * 1024
LARGEST_RATIO = 100
MOST_MEMBERS = 2_000
_SMALL = 1024 * 1024
SAVE_AS = "Open it in Excel, choose Save As, Excel Workbook (.xlsx), and import that file."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)


@dataclass(frozen=True, slots=True)
class SafeFile:
    """The bytes of a workbook that may be opened, their hash, and its parts."""

    content: bytes
    sha256: str
    parts: zipfile.ZipFile


def open_safely(path: str) -> SafeFile:
    """The file as a workbook that may be read, or a `Refusal` that says what to do. Nothing is unpacked to disk."""
    content = _content(Path(path))
    if not content.startswith(b"PK"):
        raise Refusal(_not_a_workbook(content))
    try:
        parts = zipfile.ZipFile(io.BytesIO(content))
        _within_limits(parts.infolist())
    except _BROKEN:
        raise Refusal(f"This workbook is damaged or incomplete. {SAVE_AS}") from None
    _is_xlsx(parts, path)
    return SafeFile(content, hashlib.sha256(content).hexdigest(), parts)


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Refusal("This is a folder. Choose the spreadsheet in it.")
        if path.exists() and not path.is_file():
            raise Refusal("This is not a file. Choose a spreadsheet.")
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > LARGEST_FILE:
                raise Refusal("This file is larger than 50 MB. Save the register's sheets alone and import that.")
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise Refusal("There is no such file. Check its name and folder, and choose it again.") from None
    except PermissionError:
        raise Refusal("This file may not be read. Copy it to your own documents and import the copy.") from None
    except (OSError, ValueError):
        raise Refusal("This file cannot be read. Copy it to your own documents and import the copy.") from None
    if not content:
        raise Refusal("This file is empty: it has no content at all. Look for another copy of it.")
    return content


def _not_a_workbook(content: bytes) -> str:
    if content.startswith(_OLE):
        return _old_or_locked(content)
    start = content[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<head")):
        return f"This is a web page, not an Excel workbook. {SAVE_AS}"
    if start.startswith(b"<?xml"):
        return f"This is an XML file, not an Excel workbook. {SAVE_AS}"
    if start.startswith(b"%pdf"):
        return "This is a PDF, not an Excel workbook. Ask for the workbook from which it was made."
    if b"\0" not in content[:4096] or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return f"This is a text file (CSV), not an Excel workbook. {SAVE_AS}"
    return f"This is not an Excel workbook. {SAVE_AS}"


def _old_or_locked(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return (
            "This workbook is protected with a password. Open it in Excel, take the password off under File, Info, "
            "Protect Workbook, save it, and import it again."
        )
    return f"This is a workbook of the old kind (.xls). {SAVE_AS}"


def _within_limits(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise Refusal(f"This workbook has more than {MOST_MEMBERS:,} parts, which no register has. {SAVE_AS}")
    if any(member.flag_bits & 1 for member in members):
        raise Refusal("This file is protected with a password. Take the password off and import it again.")
    if sum(member.file_size for member in members) > LARGEST_OPENED:
        raise Refusal(
            "This workbook would be larger than 200 MB when opened. Delete empty rows and pictures, then import it."
        )
    for member in members:
        if member.file_size > _SMALL and member.file_size > LARGEST_RATIO * max(member.compress_size, 1):
            raise Refusal(
                "This workbook is packed so tightly that it may be made to do harm, so it was not opened. " + SAVE_AS
            )


def _is_xlsx(parts: zipfile.ZipFile, path: str) -> None:
    names = set(parts.namelist())
    if "mimetype" in names or "content.xml" in names:
        raise Refusal(f"This is an OpenDocument spreadsheet (.ods). {SAVE_AS}")
    if "xl/workbook.bin" in names:
        raise Refusal(f"This is a binary workbook (.xlsb). {SAVE_AS}")
    if any(name.lower().endswith("vbaproject.bin") for name in names) or path.lower().endswith((".xlsm", ".xltm")):
        raise Refusal(f"This workbook carries macros (.xlsm). {SAVE_AS}")
    if "[Content_Types].xml" not in names or not any(name.lower().endswith("workbook.xml") for name in names):
        raise Refusal(f"This is not an Excel workbook. {SAVE_AS}")
