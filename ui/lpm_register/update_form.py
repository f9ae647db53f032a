"""A dated note on an entry, or 'no change' as an explicit stamp of the fortnightly review (L07)."""

from cpdesk.rows.lpm_register import RecommendationPane
from cpdesk.rows.register_deeds import AddUpdate
from ui.lpm_register.move_form import MoveForm
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField, LongText
from ui.shared.forms.form import Missing
from ui.shared.forms.tick_box import TickBox
from ui.shared.theme import Theme


class UpdateForm(MoveForm):
    """An update of an entry."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, entry: RecommendationPane) -> None:
        super().__init__(link, theme, almanac, entry, name="update", title="Add update", keep_words="Add the update")
        self.add_field("text", FormField("What is new", LongText(6)))
        self._no_change = TickBox("Looked at, no change")
        self.add_field(
            "no_change",
            FormField("", self._no_change, help_text="Shows at the fortnightly review that the entry was looked at."),
        )
        self._no_change.setAccessibleName("Looked at, no change")
        self.fields["no_change"].label.hide()

    def request(self) -> AddUpdate:
        """The note, or the stamp."""
        text, no_change = self.fields["text"].text(), self._no_change.isChecked()
        if not text and not no_change:
            raise Missing("text", "Write what is new, or tick Looked at, no change.")
        return AddUpdate(self.id, self.version, text, no_change and not text)
