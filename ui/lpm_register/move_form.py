"""What the forms of one entry have in common: which entry, seen at which version, and what came of a stale save."""

from cpdesk.rows.lpm_register import OpenRecommendation, RecommendationPane
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.fields import FormField
from ui.shared.forms.form import Form
from ui.shared.theme import Theme

LIKE = "like 27/3/2027"


class MoveForm(Form):
    """A form about one entry."""

    def __init__(
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        entry: RecommendationPane,
        *,
        name: str,
        title: str,
        keep_words: str,
    ) -> None:
        super().__init__(link, theme, name=f"{name}:{entry.line.id}", title=title, keep_words=keep_words)
        self.entry = entry
        self.id = entry.line.id
        self.version = entry.line.version
        self._theme = theme
        self.almanac = almanac
        self.add_words(who_and_where(entry), "strong")

    def add_date(self, key: str, label: str, help_text: str = "") -> FormField:
        """A field for a date."""
        return self.add_field(key, FormField(label, DateBox(self._theme, self.almanac), help_text=help_text))

    def save_over(self) -> None:
        """Stand on the newest state of the entry, now that both values were looked at."""
        self.keep_button.setEnabled(False)
        self.link.ask(OpenRecommendation(self.id), self._newest)

    def _newest(self, entry: RecommendationPane) -> None:
        self.entry = entry
        self.version = entry.line.version
        self.keep_button.setEnabled(True)
        self.keep_button.setFocus()


def who_and_where(entry: RecommendationPane) -> str:
    """The entry in a line: the child and the reference."""
    return f"{entry.line.child}, ref {entry.line.reference}" if entry.line.reference else entry.line.child
