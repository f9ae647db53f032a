"""A long text that keeps itself while somebody writes it, and says when it was kept."""

from PySide6.QtCore import QDateTime, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.shared.desk_link import DeskLink
from ui.shared.draft_keeper import DraftKeeper
from ui.shared.forms.fields import LongText, tall_for
from ui.shared.kept_field import KeptField
from ui.shared.plain_text import plain_label

AFTER_THE_LAST_KEY = 1500
NOT_YET, KEEPING, BROUGHT_BACK = "Not kept yet", "Keeping…", "Brought back as it was typed, not kept yet"
TYPED, SEEN = "typed", "seen"


class KeptText(KeptField):
    """Several lines that keep themselves when somebody stops writing or leaves, and grow with what is written.

    Until it is kept, every key is safe in a draft of this name: what was typed before a crash stands there again.
    """

    def __init__(
        self, link: DeskLink, draft: str, field: str, label: str, *, lines: int = 4, most: int = 16, help_text: str = ""
    ) -> None:
        self.box = LongText(lines)
        super().__init__(field, label, self.box, lambda: self.box.toPlainText().strip(), help_text=help_text)
        self._lines, self._most = lines, most
        self._may_write = False
        self._bringing = False
        self.status = plain_label("", "quiet")
        self.status.setAccessibleName(f"{label}: kept or not")
        self._soon.setInterval(AFTER_THE_LAST_KEY)
        self._draft = DraftKeeper(link, draft, self._gathered, self._bring_back, self)
        self._put_status_beside_label()
        self.box.document().documentLayout().documentSizeChanged.connect(self._grow)

    def set_open(self, *, may_write: bool) -> None:
        """Whether somebody may write here now; a text that is only read can still be chosen and copied."""
        self.box.setReadOnly(not may_write)
        if may_write and not self._may_write:
            self._draft.bring_back()
        self._may_write = may_write

    def was_kept(self) -> None:
        """The desk kept what was sent."""
        super().was_kept()
        if not self.is_written_in():
            self._draft.drop()
            self._say(f"Kept {QDateTime.currentDateTime().toString('HH:mm')}")

    def was_kept_since(self) -> None:
        """The desk kept what was sent, after somebody had left the page: its draft is not needed any more."""
        self._draft.drop()

    def was_refused(self, sentence: str) -> None:
        """The desk did not keep it: it stays in the box and in its draft, with the reason beneath."""
        super().was_refused(sentence)
        self._say(NOT_YET)

    def take(self, value: object) -> None:
        """Show what is kept, whatever was typed: somebody chose it over their own."""
        super().take(value)
        self.settle()
        self._draft.drop()
        self._say("")

    def keep_now(self) -> None:
        """Send what was typed, if it is something else than what is kept."""
        was_on_its_way = self._on_its_way
        super().keep_now()
        if self._on_its_way and not was_on_its_way:
            self._say(KEEPING)

    def _typed(self) -> None:
        if self._showing or self._bringing:
            return
        self._draft.typed()
        self._say(NOT_YET if self.is_written_in() else "")
        self._soon.start()

    def _gathered(self) -> dict[str, object]:
        return {TYPED: self.box.toPlainText(), SEEN: self._before if self._on_its_way else self._seen}

    def _bring_back(self, body: dict[str, object]) -> None:
        """What was typed before stands there again, over what stood there then: the desk says if that changed since."""
        typed = str(body.get(TYPED, ""))
        if typed.strip() == str(self._seen or "") or not self._may_write:
            return
        self._bringing = True
        self.box.setPlainText(typed)
        self._bringing = False
        self._seen = self._before = body.get(SEEN, self._seen)
        self._say(BROUGHT_BACK)
        self._soon.start()

    def _say(self, words: str) -> None:
        self.status.setText(words)

    def _grow(self) -> None:
        """As tall as its text, between the fewest and the most lines."""
        wanted = min(max(self.box.document().blockCount(), self._text_lines(), self._lines), self._most)
        tall = tall_for(self.box, wanted)
        if self.box.height() != tall:
            self.box.setFixedHeight(tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other lines; Qt says nothing of it when the text stood there before."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._grow)

    def _text_lines(self) -> int:
        document, lines = self.box.document(), 0
        block = document.begin()
        while block.isValid() and lines < self._most:
            document.documentLayout().blockBoundingRect(block)  # lines are broken only when somebody asks
            lines += block.layout().lineCount()
            block = block.next()
        return lines

    def _put_status_beside_label(self) -> None:
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.removeWidget(self.label)
            row = QHBoxLayout()
            row.addWidget(self.label, 1)
            row.addWidget(self.status)
            self.status.setWordWrap(False)
            column.insertLayout(0, row)


def kept_text(link: DeskLink, about: str, field: str, label: str, *, lines: int = 4, help_text: str = "") -> KeptText:
    """A text of a record; `about` says of which record and child, so that its draft finds its way back."""
    return KeptText(link, f"record-{about}-{field}", field, label, lines=lines, help_text=help_text)
