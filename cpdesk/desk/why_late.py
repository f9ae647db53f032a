"""Why something was late, kept beside the record that was late: one reason for each deadline of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.work import Work
from cpdesk.records.model import WhyLate
from cpdesk.rows.late_words import LATE_WORDS
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.late_reasons import needs_words, reasons_for
from cpdesk.rules.timeliness import Measure


@dataclass(frozen=True, slots=True)
class SaidWhy:
    """The reason that was given, as its code, and the words beside it."""

    reason: str
    why: str


def keep_why_late(work: Work, subject: str, id: int, key: str, reason: str, why: str = "") -> None:  # noqa: PLR0917 - whose reason, of which deadline, and the reason
    """Keep why this deadline of a record was not kept; an empty reason takes the one that was given back."""
    kept = work.session.scalar(
        select(WhyLate).where(
            WhyLate.subject == subject, WhyLate.subject_id == id, WhyLate.key == key, WhyLate.voided_at.is_(None)
        )
    )
    if kept is None and reason:
        kept = WhyLate(uuid=str(uuid4()), subject=subject, subject_id=id, key=key, reason=reason, why=why)
        work.session.add(kept)
        work.session.flush()
        work.note_new(kept)
    elif kept is not None and reason:
        work.change(kept, "reason", reason)
        work.change(kept, "why", why)
    elif kept is not None:
        work.change(kept, "voided_at", work.now)


def why_late_of(work: Work, subject: str, ids: Collection[int], key: str) -> Mapping[int, SaidWhy]:
    """Why this deadline was not kept by each of these records, where somebody has said so."""
    found: dict[int, SaidWhy] = {}
    for some in some_at_once(ids):
        asked = select(WhyLate.subject_id, WhyLate.reason, WhyLate.why).where(
            WhyLate.subject == subject, WhyLate.subject_id.in_(some), WhyLate.key == key, WhyLate.voided_at.is_(None)
        )
        found.update({row.subject_id: SaidWhy(row.reason, row.why) for row in work.session.execute(asked)})
    return found


def refuse_unknown_reason(measure: Measure, reason: str, why: str, field: str = "reason") -> None:
    """Refuse a reason that cannot be said of this measure, or one that needs words and has none."""
    offered = {one.value: LATE_WORDS[one.value] for one in reasons_for(measure)}
    if reason not in offered:
        reasons = ", ".join(_within_a_sentence(words) for words in offered.values())
        raise Refusal(f"Say why it was late. Choose one of: {reasons}.", field=field)
    if needs_words(reason) and not why.strip():
        raise Refusal("Say in a few words what the other reason was.", field="why")


def _within_a_sentence(words: str) -> str:
    """A reason after a comma: "Somebody was away" becomes "somebody was away", "ICPC ..." stays."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
