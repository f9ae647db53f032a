"""A tick box that stands in a form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.shared.forms.fields import FormField


class TickBox(QCheckBox):
    """A tick box that stands in a form."""

    edited = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        # A tick box takes & as the mark of a shortcut; doubled it is shown as typed.
        super().__init__(words.replace("&", "&&"), parent)
        self.toggled.connect(lambda _on: self.edited.emit())

    def written(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def write(self, value: object) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))


def ticked_field(words: str, help_text: str = "") -> FormField:
    """A field that is one tick box: its words stand beside it, not above."""
    box = TickBox(words)
    field = FormField("", box, help_text=help_text)
    box.setAccessibleName(words)
    field.label.hide()
    return field
