"""What a room has the desktop do: choose a folder, open a file. It is given to the room, so a test can give its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_folder(parent: QWidget, start: str) -> str:
    """The folder that the person chose, or nothing."""
    return QFileDialog.getExistingDirectory(parent, "Folder for what is written", start)


def open_path(path: str) -> bool:
    """Whether the system's own program for this file or folder was started."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def documents() -> str:
    """The person's own folder for documents."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return found if found and Path(found).is_dir() else str(Path.home())


@dataclass(frozen=True)
class Outside:
    """The desktop around the window."""

    choose_folder: Callable[[QWidget, str], str] = choose_folder
    open_path: Callable[[str], bool] = open_path
    documents: Callable[[], str] = documents
