"""Which words of a card fit into its place, cut where they must be, and where each line stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from cpdesk.rows.diary import DiaryCard
from ui.diary.grid.card_words import (
    chair_shown,
    clock,
    clock_line,
    family_shown,
    kind_shown,
    room_shown,
    says_state,
    state_shown,
)

BAR = 4.0
_INSET = 6.0
_ABOVE = 3.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, where its baseline begins, and whether it is written half-bold."""

    at: QPointF
    words: str
    bold: bool


@dataclass(frozen=True, slots=True)
class CardFaces:
    """The two faces of a card, measured once."""

    plain: QFont
    bold: QFont
    plain_metrics: QFontMetricsF
    bold_metrics: QFontMetricsF

    def metrics(self, bold: bool) -> QFontMetricsF:
        """The measures of a face."""
        return self.bold_metrics if bold else self.plain_metrics

    def shape(self) -> float:
        """The side of the shape that stands before the first line."""
        return max(8.0, self.bold_metrics.capHeight())


def faces_of(font: QFont) -> CardFaces:
    """The plain and half-bold faces of this font."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return CardFaces(font, bold, QFontMetricsF(font), QFontMetricsF(bold))


def lines_of(card: DiaryCard, box: QRectF, faces: CardFaces) -> tuple[tuple[Line, ...], QRectF | None]:
    """The lines that fit into this place, and the square of the shape where there is room for it."""
    room = _room_in(box)
    side = faces.shape()
    shaped = room >= side + 5 + faces.bold_metrics.horizontalAdvance(f"{card.kind} 00:00")
    indent = side + 5 if shaped else 0.0
    lines = stack_lines(_wanted(card, room - indent, room, box.height(), faces), box, faces, first_indent=indent)
    if not shaped:
        return lines, None
    return lines, QRectF(box.left() + BAR + _INSET, lines[0].at.y() - side, side, side)


def _wanted(card: DiaryCard, first_room: float, room: float, height: float, faces: CardFaces) -> list[tuple[str, bool]]:
    """Every line that the card would like to have, the most telling ones first."""
    title, told = _title(card, first_room, faces)
    family = _family_lines(family_shown(card), room, faces)
    wanted = [*((words, True) for words in title), *((words, True) for words in family)]
    state = [] if told else [(state_shown(card), False)]
    places = _place_lines(card, room, height, faces)
    limit = clock_line(card)
    return wanted + state + places + ([(limit, False)] if limit else [])


def stack_lines(
    wanted: Sequence[tuple[str, bool]], box: QRectF, faces: CardFaces, *, first_indent: float = 0.0
) -> tuple[Line, ...]:
    """One line under another, each cut to the width, as many as the height has room for (the first one always)."""
    left, room = box.left() + BAR + _INSET, _room_in(box)
    height = faces.plain_metrics.height()
    top = box.top() + min(_ABOVE, max((box.height() - height) / 2, 0.0))
    lines: list[Line] = []
    for place, (words, bold) in enumerate(wanted):
        metrics = faces.metrics(bold)
        if lines and top + height > box.bottom():
            break
        indent = first_indent if place == 0 else 0.0
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room - indent, 0.0))
        lines.append(Line(QPointF(left + indent, top + metrics.ascent()), cut, bold))
        top += height
    return tuple(lines)


def _room_in(box: QRectF) -> float:
    return box.width() - BAR - _INSET - 3


def more_lines(number: int, box: QRectF, faces: CardFaces) -> tuple[Line, ...]:
    """What stands for cards without a place of their own: how many, and the key that lists them."""
    wide = faces.plain_metrics.horizontalAdvance("the day's list") <= _room_in(box)
    told = ("Enter shows", "the day's list") if wide else ("Enter:", "day list")
    return stack_lines([(f"+{number} more", True), *((words, False) for words in told)], box, faces)


def _title(card: DiaryCard, room: float, faces: CardFaces) -> tuple[tuple[str, ...], bool]:
    """Kind and time, with the state where it has to be said and fits; and whether nothing of it is left to say.

    Where not even "RCPC 09:30" fits, kind and time stand under one another.
    """
    kind, at = kind_shown(card), clock(card)
    wordings = [f"{kind} {at}", f"{card.kind} {at}"]
    told = not says_state(card)
    if not told:
        wordings.insert(0, f"{kind} {at} · {state_shown(card).lower()}")
    fits = next((words for words in wordings if faces.bold_metrics.horizontalAdvance(words) <= room), None)
    if fits is None:
        return (card.kind, at), told
    return (fits,), told or fits == wordings[0]


def _family_lines(family: str, room: float, faces: CardFaces) -> tuple[str, ...]:
    """The family in one line, or where its card is narrow in two, parted at a hyphen or before the children."""
    if faces.bold_metrics.horizontalAdvance(family) <= room:
        return (family,)
    parts = [place + 1 for place, letter in enumerate(family) if letter in "- "]
    fitting = [at for at in parts if faces.bold_metrics.horizontalAdvance(family[:at].rstrip()) <= room]
    return (family[: fitting[-1]].rstrip(), family[fitting[-1] :]) if fitting else (family,)


def _place_lines(card: DiaryCard, room: float, height: float, faces: CardFaces) -> list[tuple[str, bool]]:
    together = f"{chair_shown(card)} · {room_shown(card)}"
    if faces.plain_metrics.horizontalAdvance(together) <= room or height < 4 * faces.plain_metrics.height() + 6:
        return [(together, False)]
    return [(chair_shown(card), False), (room_shown(card), False)]
