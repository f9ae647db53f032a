"""What people learned of a quarter: of all alerts, and of each theme (S44); every text keeps itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout
from shiboken6 import isValid

from cpdesk.rows.maqa_quarter import LearningRow, QuarterTable, TheQuarter, WriteLearning
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.maqa import Theme
from ui.maqa_quarter.learned_text import LearnedText
from ui.shared.desk_link import DeskLink
from ui.shared.forms.stale_choice import StaleChoice
from ui.shared.plain_text import plain_label

HOW = "Write no child's name: this goes to partners. What you write keeps itself."


class LearningPart(QFrame):
    """A text for the quarter as a whole and one for each theme that was counted or written about.

    Two people who begin a text of the same theme at once write two: both stand, nothing is lost.
    """

    def __init__(self, link: DeskLink, refuse: Callable[[Refusal], None]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._link = link
        self._refuse = refuse
        self._quarter = ""
        self._asked: tuple[LearnedText, str] | None = None
        self.texts: list[LearnedText] = []
        self.stale = StaleChoice()
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        for part in (plain_label("Learning", "strong"), plain_label(HOW, "quiet"), self.stale):
            column.addWidget(part)
        column.addLayout(self._column)
        self.stale.theirs_taken.connect(self._take_theirs)
        self.stale.mine_kept.connect(lambda _field: self._keep_mine())

    def show_quarter(self, shown: TheQuarter) -> None:
        """Show what was learned; a text in which somebody writes is left alone."""
        if shown.quarter != self._quarter:
            self._begin(shown.quarter)
        place = 0
        for theme in themes_of(shown):
            for row in rows_of(shown, theme):
                text = self._text_for(theme, row, place)
                text.show_row(row)
                place = self.texts.index(text) + 1
        self._let_go({row.id for row in shown.learning})

    def of(self, theme: Theme | None) -> LearnedText:
        """The first text of a theme, or of all."""
        return next(text for text in self.texts if text.theme is theme)

    def _begin(self, quarter: str) -> None:
        """Another quarter: its own texts, after what was typed of the one before is on its way."""
        for text in self.texts:
            text.keep_now()
            text.hide()
            text.deleteLater()
        self.texts.clear()
        self.stale.clear()
        self._quarter = quarter

    def _text_for(self, theme: Theme | None, row: LearningRow | None, place: int) -> LearnedText:
        """The text that shows this row: its own, or the empty one in which nobody writes, or a further one."""
        of_theme = [text for text in self.texts if text.theme is theme]
        if row is None:
            return of_theme[0] if of_theme else self._add(theme, "", place)
        own = [text for text in of_theme if text.row_id == row.id]
        free = [text for text in of_theme if text.row_id is None and not text.is_written_in()]
        another = f"-{row.id}" if of_theme else ""
        found = own or free
        return found[0] if found else self._add(theme, another, place)

    def _add(self, theme: Theme | None, another: str, place: int) -> LearnedText:
        text = LearnedText(self._link, f"quarter-{self._quarter}-{theme or 'all'}{another}", theme)
        text.keep.connect(lambda _field, value, seen: self._send(text, text.writing(self._quarter, value, seen)))
        self._column.insertWidget(place, text)
        self.texts.insert(place, text)
        return text

    def _let_go(self, there: set[int]) -> None:
        """A text that somebody else took out goes, unless somebody writes in it here or it is the only one."""
        for text in list(self.texts):
            others = sum(one.theme is text.theme for one in self.texts) > 1
            if text.row_id is not None and text.row_id not in there and others and not text.is_written_in():
                self.texts.remove(text)
                text.hide()
                text.deleteLater()

    def _send(self, text: LearnedText, request: WriteLearning) -> None:
        self._link.do(request, partial(_was_kept, text), partial(self._was_refused, text, request.words))

    def _was_refused(self, text: LearnedText, words: str, refusal: Refusal) -> None:
        if not isValid(self) or not isValid(text):
            self._link.refused.emit(refusal)
            return
        text.was_refused(str(refusal))
        if isinstance(refusal, StaleSave) and refusal.mine:
            self._asked = text, words
            self.stale.show_both(refusal)
        self._refuse(refusal)

    def _take_theirs(self, _field: str, theirs: str) -> None:
        asked, self._asked = self._asked, None
        if asked is not None and isValid(asked[0]):
            asked[0].take(theirs)

    def _keep_mine(self) -> None:
        """The person has seen both texts and stands by the own one: it is sent upon what is kept by now."""
        asked, self._asked = self._asked, None
        if asked is not None and isValid(asked[0]):
            text, words = asked
            self._send(text, text.writing(self._quarter, words, text.kept_words()))


def rows_of(shown: TheQuarter, theme: Theme | None) -> tuple[LearningRow | None, ...]:
    """What is written of a theme; one that is still to be written where nothing is."""
    return tuple(one for one in shown.learning if one.theme is theme) or (None,)


def themes_of(shown: TheQuarter) -> list[Theme | None]:
    """All first, then the themes with alerts in this quarter or with something written, as the themes are ordered."""
    tables = [table for table in shown.tables if table.table is QuarterTable.THEME]
    counted = {one.key for table in tables for one in table.figures if one.shown != "0"}
    written = {row.theme for row in shown.learning}
    return [None, *(theme for theme in Theme if theme in counted or theme in written)]


def _was_kept(text: LearnedText, kept: Kept) -> None:
    if not isValid(text):
        return
    text.row_id = kept.ids[0]
    text.was_kept()
