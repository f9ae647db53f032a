"""One text of what was learned, with the row in which it is kept."""

from cpdesk.rows.alert_words import THEME_WORDS
from cpdesk.rows.maqa_quarter import LearningRow, WriteLearning
from cpdesk.rules.maqa import Theme
from ui.shared.desk_link import DeskLink
from ui.shared.kept_text import KeptText

OF_ALL = "Of all alerts"
FIELD = "words"
NOT_THE_NEWEST = 0
"""A version that no row has any more: the desk compares what was seen with what is kept."""


class LearnedText(KeptText):
    """A text of a theme, or of all alerts; `row_id` is None until something is kept."""

    def __init__(self, link: DeskLink, draft: str, theme: Theme | None) -> None:
        label = THEME_WORDS[theme] if theme is not None else OF_ALL
        super().__init__(link, draft, FIELD, label, lines=2 if theme is None else 1, most=10)
        self.theme = theme
        self.row_id: int | None = None
        self._row: LearningRow | None = None

    def show_row(self, row: LearningRow | None) -> None:
        """Show what is kept, unless somebody is writing here."""
        self._row = row
        self.row_id = row.id if row is not None else None
        self.show_value(self.kept_words())
        self.set_open(may_write=True)

    def kept_words(self) -> str:
        """What is kept, as it was read last."""
        return self._row.words if self._row is not None else ""

    def writing(self, quarter: str, value: object, seen: object) -> WriteLearning:
        """What a change asks for; where somebody else wrote since, the desk compares and says so."""
        stands = self._row is not None and self._row.id == self.row_id and self._row.words == seen
        version = self._row.version if self._row is not None and stands else NOT_THE_NEWEST
        return WriteLearning(quarter, str(value), self.theme, self.row_id, version, {FIELD: str(seen or "")})
