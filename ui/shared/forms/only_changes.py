"""A form that puts right what is kept: only what a person changed is handed to the desk and kept as a draft."""

from ui.shared.forms.date_box import DateBox
from ui.shared.forms.form import Missing
from ui.shared.forms.panel_form import PanelForm
from ui.shared.forms.tick_box import TickBox

REASON = "reason"


class OnlyChanges(PanelForm):
    """Remembers what stood in each field, so that what somebody else has changed since is never put back."""

    def set_up(self) -> None:
        """Put the fields in and remember what stands in them."""
        super().set_up()
        self._before = {key: field.written() for key, field in self.fields.items()}

    def changed(self) -> dict[str, object]:
        """The fields that differ from what was there, the reason left aside; one at least has to."""
        differing = [key for key, field in self.fields.items() if field.written() != self._before[key]]
        changed = {key: self.value_of(key) for key in differing if key != REASON}
        if not changed:
            raise Missing("", "Nothing was changed yet.")
        return changed

    def value_of(self, key: str) -> object:
        """What stands in a field, as the desk takes it."""
        editor = self.fields[key].editor
        if isinstance(editor, TickBox):
            return editor.isChecked()
        return self.optional_date(key) if isinstance(editor, DateBox) else self.fields[key].text()

    def gathered(self) -> dict[str, object]:
        """Only what differs, so that a draft never puts back what somebody else has changed since."""
        typed = super().gathered()
        return {key: value for key, value in typed.items() if value != self._before.get(key)}
