"""Files leave whole: written beside their place, then moved into it in one step."""

import errno
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from cpdesk.rows.refusals import HeldOpen, Refusal

UNFINISHED = ".cpdesk-unfinished-"
_STILL_AT_WORK = 3_600


def put_file(folder: str, name: str, body: bytes) -> str:
    """Where the file now stands, whole. A refusal says what to do when the folder does not take it.

    When another program holds the file open, `HeldOpen` offers the next free name.
    """
    place = Path(folder)
    if not os.path.isdir(folder):  # noqa: PTH112  # a Path refuses to look for a name that is too long
        raise Refusal(f"There is no folder {place}. Choose a folder that exists.", field="folder")
    clear_unfinished(folder)
    try:
        beside = _write_beside(place, body)
    except OSError as trouble:
        raise Refusal(_why_not(place, trouble), field="folder") from trouble
    try:
        return _move_into_place(beside, place / name)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def clear_unfinished(folder: str) -> int:
    """How many half-written files of earlier, interrupted exports were removed from this folder.

    One that is younger than an hour may still be at work for somebody else.
    """
    cleared = 0
    for left_over in Path(folder).glob(f"{UNFINISHED}*"):
        with suppress(OSError):
            if time.time() - left_over.stat().st_mtime > _STILL_AT_WORK:
                left_over.unlink()
                cleared += 1
    return cleared


def next_name(folder: Path, name: str) -> str:
    """The next name that is free: "LPM list 2026-12-07 (2).xlsx"."""
    stem, suffix = os.path.splitext(name)  # noqa: PTH122  # a name, not a path: "(2)" goes before the ending
    number = 2
    while (folder / f"{stem} ({number}){suffix}").exists():
        number += 1
    return f"{stem} ({number}){suffix}"


def _write_beside(folder: Path, body: bytes) -> Path:
    """The body in a file of its own in the same folder, on the disk and not only on its way there."""
    handle, path = tempfile.mkstemp(prefix=UNFINISHED, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        Path(path).unlink(missing_ok=True)
        raise
    return Path(path)


def _move_into_place(beside: Path, target: Path) -> str:
    try:
        _refuse_if_open(target)
        beside.replace(target)
    except IsADirectoryError as trouble:
        raise Refusal(f"{target.name} is a folder. Choose another name.", field="file_name") from trouble
    except PermissionError as trouble:
        offered = next_name(target.parent, target.name)
        raise HeldOpen(f"{target.name} is open in Excel. Save as {offered}?", offer=offered) from trouble
    except OSError as trouble:
        raise Refusal(_why_not(target.parent, trouble), field="folder") from trouble
    _settle(target.parent)
    return str(target)


def _refuse_if_open(target: Path) -> None:
    """Nothing, unless the owner file of Excel or LibreOffice stands beside the target: somebody has it open.

    Windows refuses the move by itself; elsewhere, and on a share, only the owner file tells.
    """
    owners = (f"~${target.name}", f".~lock.{target.name}#")
    if target.exists() and any((target.parent / owner).exists() for owner in owners):
        raise PermissionError(errno.EACCES, "open elsewhere")


def _settle(folder: Path) -> None:
    """Have the folder itself written, so that the move outlives a power cut; Windows has no such call."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _why_not(folder: Path, trouble: OSError) -> str:
    """A sentence about a folder that did not take a file."""
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"There is no room left in {folder}. Free some space or choose another folder; nothing was kept."
    if trouble.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"cpdesk may not write in {folder}. Choose another folder; nothing was kept."
    return f"{folder} did not take the file ({trouble.strerror or 'unknown reason'}). Choose another folder."
