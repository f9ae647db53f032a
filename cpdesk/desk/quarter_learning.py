"""What people learned from a quarter's alerts, of a theme or of all (S44, S45)."""

from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.given_values import as_words
from cpdesk.desk.quarter_at_hand import standing
from cpdesk.desk.quarters_named import quarter_to_write
from cpdesk.desk.who_may import KEEP_QUARTER
from cpdesk.desk.work import Work, does
from cpdesk.records.model import QuarterLearning
from cpdesk.rows.maqa_quarter import LearningRow, WriteLearning
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.maqa import Theme
from cpdesk.rules.quarters import Quarter


def learning_of(work: Work, quarter: Quarter) -> tuple[LearningRow, ...]:
    """What was learned in a quarter: of all first, then theme by theme."""
    asked = select(QuarterLearning).where(
        QuarterLearning.quarter == quarter.name, QuarterLearning.voided_at.is_(None)
    )  # fmt: skip
    order = {theme.value: place for place, theme in enumerate(Theme)}
    kept = sorted(work.session.scalars(asked), key=lambda one: (order.get(one.theme, -1), one.id))
    return tuple(LearningRow(one.id, one.version, Theme(one.theme) if one.theme else None, one.words) for one in kept)


@does(WriteLearning, roles=KEEP_QUARTER, named="Write what was learned")
def write_learning(work: Work, request: WriteLearning) -> Kept:
    """Keep what was learned, or other words for it; empty words take it out."""
    quarter = quarter_to_write(work, request.quarter)
    words = as_words("words", request.words)
    if request.id is not None:
        return _change(work, request, words)
    if not words:
        raise Refusal("Write what was learned.", field="words")
    theme = request.theme.value if request.theme is not None else ""
    learned = QuarterLearning(uuid=str(uuid4()), quarter=quarter.name, theme=theme, words=words)
    work.session.add(learned)
    work.session.flush()
    work.note_new(learned)
    return Kept((learned.id,), f"Kept what was learned from {quarter.title}.", work.operation)


def _change(work: Work, request: WriteLearning, words: str) -> Kept:
    learned = standing(
        work, QuarterLearning, request.id, request.version, mine={"words": words}, seen=request.seen
    )  # fmt: skip
    if words:
        work.change(learned, "words", words)
        return Kept((learned.id,), "Kept what was learned.", work.operation)
    work.change(learned, "voided_at", work.now)
    return Kept((learned.id,), "Took out what was learned.", work.operation)
