"""Where a database file may lie: on this computer's own disk, in a folder that nothing else copies about.

On a shared folder two desks lose each other's commits and neither is told.
"""

import sys
from pathlib import Path

from cpdesk.rows.refusals import Refusal

SHARED_FILE_SYSTEMS = (
    "nfs", "cifs", "smb", "fuse", "9p", "afs", "ceph", "gluster", "sshfs", "davfs", "lustre", "vboxsf", "vmhgfs",
)  # fmt: skip
# Disks of one's own that only happen to be driven through fuse.
_OWN_DISKS = ("fuseblk", "fuse.lxcfs", "fuse-overlayfs", "fuse.fuse-overlayfs")
SYNCHRONISED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "icloud drive", "nextcloud", "owncloud",
                "box sync", "mobile documents", "cloudstorage", "seafile", "syncthing", "pcloud", "mega")  # fmt: skip
_SHARE = (
    "A register on a shared or synchronised folder loses changes without saying so. "
    "Keep it on this computer's own disk; where several people share a register, ask IT for PostgreSQL."
)


def refuse_unfit_place(path: Path, mounts: str | None = None) -> None:
    """Refuse a place where a database cannot be kept whole; `mounts` is the system's own list, given by tests."""
    if str(path).startswith(("\\\\", "//")):
        raise Refusal(f"{path} is on another computer. {_SHARE}")
    if path.is_dir():
        raise Refusal(f"{path} is a folder. Name a file in it, such as {path / 'register.db'}.")
    if _is_remote_drive(path):
        raise Refusal(f"{path} is on a drive of another computer. {_SHARE}")
    folder = path.parent.resolve()
    if any(_is_synchronised(part) for part in folder.parts):
        raise Refusal(f"{folder} is copied to other computers by a program that synchronises it. {_SHARE}")
    kind = _file_system(folder, mounts if mounts is not None else _mounts())
    if kind.startswith(SHARED_FILE_SYSTEMS) and kind not in _OWN_DISKS:
        raise Refusal(f"{folder} is on a shared disk ({kind}). {_SHARE}")


def make_folder(folder: Path) -> None:
    """Make the folder of a database if it is not there yet, for its owner only."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as trouble:
        raise Refusal(f"The folder {folder} cannot be made: {trouble.strerror}. Choose another folder.") from None


def _is_synchronised(part: str) -> bool:
    """OneDrive names its folder "OneDrive - Leicester City Council"; others add a person in brackets."""
    name = part.lower().lstrip(".")
    return any(name == known or name.startswith((known + " -", known + " (")) for known in SYNCHRONISED)


def _mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _file_system(folder: Path, mounts: str) -> str:
    """The kind of file system of the longest mount that holds the folder."""
    found = (0, "")
    for line in mounts.splitlines():
        where, kind = line.split()[1:3]
        mounted = Path(where.encode().decode("unicode_escape"))
        if folder.is_relative_to(mounted):
            found = max(found, (len(mounted.parts), kind), key=lambda one: one[0])
    return found[1]


def _is_remote_drive(path: Path) -> bool:
    """Whether Windows says that the drive is a mapped one (DRIVE_REMOTE)."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows alone needs it

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.absolute().drive + "\\") == 4)
    return False
