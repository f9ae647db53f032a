"""What people learned of a quarter: of all alerts, and of each theme (S44); every text keeps itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout
from shiboken6 import isValid

from cpdesk.rows.alert_words import THEME_WORDS
from cpdesk.rows.maqa_quarter import LearningRow, QuarterTable, TheQuarter, WriteLearning
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.maqa import Theme
from ui.shared.desk_link import DeskLink
from ui.shared.forms.stale_choice import StaleChoice
from ui.shared.kept_text import KeptText
from ui.shared.plain_text import plain_label

OF_ALL = "Of all alerts"
HOW = "Write no child's name: this goes to partners. What you write keeps itself."
FIELD = "words"
NOT_THE_NEWEST = 0
"""A version that no row has any more: the desk compares what was seen with what is kept."""


class LearningPart(QFrame):
    """A text for the quarter as a whole and one for each theme that was counted or written about."""

    def __init__(self, link: DeskLink, refuse: Callable[[Refusal], None]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._link = link
        self._refuse = refuse
        self._quarter = ""
        self._rows: dict[Theme | None, LearningRow] = {}
        self._asked: tuple[Theme | None, str] | None = None
        self.texts: dict[Theme | None, KeptText] = {}
        self.stale = StaleChoice()
        self._texts = QVBoxLayout()
        self._texts.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        for part in (plain_label("Learning", "strong"), plain_label(HOW, "quiet"), self.stale):
            column.addWidget(part)
        column.addLayout(self._texts)
        self.stale.theirs_taken.connect(self._take_theirs)
        self.stale.mine_kept.connect(lambda _field: self._keep_mine())

    def show_quarter(self, shown: TheQuarter) -> None:
        """Show what was learned; a text in which somebody writes is left alone."""
        if shown.quarter != self._quarter:
            self._begin(shown.quarter)
        self._rows = {row.theme: row for row in shown.learning}
        for place, theme in enumerate(themes_of(shown)):
            if theme not in self.texts:
                self._add(theme, place)
            row = self._rows.get(theme)
            self.texts[theme].show_value(row.words if row is not None else "")
            self.texts[theme].set_open(may_write=True)

    def _begin(self, quarter: str) -> None:
        """Another quarter: its own texts, after what was typed of the one before is on its way."""
        for text in self.texts.values():
            text.keep_now()
            text.hide()
            text.deleteLater()
        self.texts.clear()
        self.stale.clear()
        self._quarter = quarter

    def _add(self, theme: Theme | None, place: int) -> None:
        label = THEME_WORDS[theme] if theme is not None else OF_ALL
        lines = 2 if theme is None else 1
        text = KeptText(self._link, f"quarter-{self._quarter}-{theme or 'all'}", FIELD, label, lines=lines, most=10)
        text.keep.connect(partial(self._keep, theme))
        self._texts.insertWidget(place, text)
        self.texts[theme] = text

    def _keep(self, theme: Theme | None, _field: str, value: object, seen: object) -> None:
        row = self._rows.get(theme)
        stands = row is not None and row.words == seen
        self._send(theme, str(value), row.version if row is not None and stands else NOT_THE_NEWEST, str(seen or ""))

    def _send(self, theme: Theme | None, words: str, version: int, seen: str) -> None:
        row, text = self._rows.get(theme), self.texts[theme]
        request = WriteLearning(
            self._quarter, words, theme, row.id if row is not None else None, version, {FIELD: seen}
        )
        self._link.do(request, partial(_was_kept, text), lambda refusal: self._was_refused(theme, text, words, refusal))

    def _was_refused(self, theme: Theme | None, text: KeptText, words: str, refusal: Refusal) -> None:
        if not isValid(self) or not isValid(text):
            self._link.refused.emit(refusal)
            return
        text.was_refused(str(refusal))
        if isinstance(refusal, StaleSave) and refusal.mine:
            self._asked = theme, words
            self.stale.show_both(refusal)
        else:
            self._refuse(refusal)

    def _take_theirs(self, _field: str, theirs: str) -> None:
        asked, self._asked = self._asked, None
        if asked is not None and asked[0] in self.texts:
            self.texts[asked[0]].take(theirs)

    def _keep_mine(self) -> None:
        """The person has seen both texts and stands by the own one: it is sent upon what is kept by now."""
        asked, self._asked = self._asked, None
        if asked is not None and asked[0] in self.texts:
            row = self._rows.get(asked[0])
            self._send(*asked, row.version if row is not None else 0, row.words if row is not None else "")


def themes_of(shown: TheQuarter) -> list[Theme | None]:
    """All first, then the themes with alerts in this quarter or with something written, as the themes are ordered."""
    counted = {
        one.key
        for table in shown.tables
        if table.table is QuarterTable.THEME
        for one in table.figures
        if one.shown != "0"
    }
    written = {row.theme for row in shown.learning}
    return [None, *(theme for theme in Theme if theme.value in counted or theme in written)]


def _was_kept(text: KeptText, _kept: Kept) -> None:
    if isValid(text):
        text.was_kept()
    else:
        text.was_kept_since()
