"""The box for the chair or the room: the free ones first, and beside each of the others why not."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ui.shared.forms.fields import NameBox

Index = QModelIndex | QPersistentModelIndex


class NotedNames(QAbstractListModel):
    """Names with a note beside each; chosen, only the name goes into the box."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, str], ...] = ()

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show other names."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many names there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The name for the box, name and note for the list."""
        if not index.isValid():
            return None
        name, note = self._rows[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return name
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{name}: {note}" if note else name
        return None


class NotedNameBox(NameBox):
    """A `NameBox` whose list says of each name whether it is free."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent)
        self._noted = NotedNames(self)
        self.blockSignals(True)
        self.setModel(self._noted)
        self.setEditText("")
        self.blockSignals(False)

    def offer_noted(self, rows: Sequence[tuple[str, str]]) -> None:
        """Offer these names with their notes, leaving alone what was typed."""
        names = tuple(name for name, _note in rows)
        typed = self.currentText()
        self._names = names
        self._known.setStringList(list(names))
        self.blockSignals(True)
        self._noted.show_rows(rows)
        self.setCurrentIndex(-1)
        self.setEditText(typed)
        self.blockSignals(False)
