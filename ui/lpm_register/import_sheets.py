"""The sheets of the spreadsheet with a tick box each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from cpdesk.rows.old_spreadsheet import SheetSeen
from cpdesk.rules.how_dates_read import counted
from ui.shared.plain_text import plain_label, plain_tip


class ImportSheets(QWidget):
    """Which sheets come in; `ticked` carries the names of those that do."""

    ticked = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)

    def show_sheets(self, sheets: Sequence[SheetSeen]) -> None:
        """Show these sheets, leaving the keyboard where it is when they are the same."""
        if tuple(self.boxes) != tuple(sheet.name for sheet in sheets):
            self._build(sheets)
        for sheet in sheets:
            box = self.boxes[sheet.name]
            box.blockSignals(True)
            box.setChecked(sheet.taken)
            box.blockSignals(False)
            about = sheet_words(sheet)
            box.setText(about.replace("&", "&&"))
            box.setAccessibleName(about)
            box.setToolTip(plain_tip(sheet.why_not))
            box.setAccessibleDescription(sheet.why_not)

    def _build(self, sheets: Sequence[SheetSeen]) -> None:
        self.boxes.clear()
        while (item := self._row.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        label = plain_label("Sheets", "strong")
        label.setWordWrap(False)
        self._row.addWidget(label)
        for sheet in sheets:
            box = QCheckBox()
            box.toggled.connect(self._tell)
            self.boxes[sheet.name] = box
            self._row.addWidget(box)
        self._row.addStretch(1)

    def _tell(self) -> None:
        self.ticked.emit(tuple(name for name, box in self.boxes.items() if box.isChecked()))


def sheet_words(sheet: SheetSeen) -> str:
    """A sheet by its name, how many rows it has, and whether it is hidden."""
    rows = counted(sheet.rows, "row") if sheet.rows else "nothing to import"
    return f"{sheet.name} ({'hidden, ' if sheet.hidden else ''}{rows})"
