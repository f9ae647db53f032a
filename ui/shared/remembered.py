"""What the window remembers between two days: its size, splitters, columns, appearance. Never anything of a case."""

from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter, QWidget

Kept = TypeVar("Kept", str, int, float, bool)


class Remembered:
    """A person's own settings of the window on this machine; the unit's settings live in the database."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cpdesk", "window"
        )

    def value(self, key: str, default: Kept) -> Kept:
        """What was kept under this key, or the default where there is nothing usable."""
        found = self._settings.value(key)
        if found is None:
            return default
        if isinstance(default, bool):
            return str(found).lower() == "true"
        try:
            return type(default)(str(found))
        except ValueError:
            return default

    def keep(self, key: str, value: str | int | float | bool) -> None:
        """Keeps one setting of the window; never a word that somebody typed about a case."""
        self._settings.setValue(key, str(value).lower() if isinstance(value, bool) else value)

    def words(self, key: str) -> list[str]:
        """The list of short words kept under this key (names of columns)."""
        found = str(self._settings.value(key, ""))
        return [word for word in found.split(" ") if word]

    def keep_words(self, key: str, words: list[str]) -> None:
        """Keeps a list of short words without spaces (names of columns)."""
        self._settings.setValue(key, " ".join(words))

    def keep_splitter(self, key: str, splitter: QSplitter) -> None:
        """Keeps where a splitter stands."""
        self._settings.setValue(key, splitter.saveState())

    def put_back_splitter(self, key: str, splitter: QSplitter) -> bool:
        """Puts a splitter where it was left, and says whether that was known."""
        return splitter.restoreState(self._bytes(key))

    def keep_window(self, window: QWidget) -> None:
        """Keeps where the window stands and how big it is."""
        self._settings.setValue("window/geometry", window.saveGeometry())

    def put_back_window(self, window: QWidget) -> bool:
        """Puts the window where it was left, and says whether that was known."""
        return window.restoreGeometry(self._bytes("window/geometry"))

    def forget(self, key: str) -> None:
        """Forgets one setting, for "Put columns back"."""
        self._settings.remove(key)

    def _bytes(self, key: str) -> QByteArray:
        found = self._settings.value(key)
        return found if isinstance(found, QByteArray) else QByteArray()
