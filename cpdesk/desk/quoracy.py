"""The chair's judgement on the quorum, beside what was counted on agencies (N08, A25, I12, TV-D07, TV-D08)."""

from cpdesk.desk.acts import does
from cpdesk.desk.participants_shown import participants_of, quoracy_of
from cpdesk.desk.record_at_hand import draft_of, guard_seen
from cpdesk.desk.who_may import KEEP_RECORD
from cpdesk.desk.work import Work
from cpdesk.rows.record_deeds import JudgeQuoracy
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.decisions import Answer
from cpdesk.rules.quoracy import contradicts, still_to_say

_COLUMN = {"quorate": "quorate", "basis": "quorum_basis", "note": "quorum_note"}


@does(JudgeQuoracy, roles=KEEP_RECORD, named="Judge whether it was quorate")
def judge_quoracy(work: Work, request: JudgeQuoracy) -> Kept:
    """Keep whether the chair judged the conference quorate, and on what; what contradicts the attendance is refused.

    What the judgement still lacks is said, and asked for before the record is agreed.
    """
    conference, record = draft_of(work, request.conference_id)
    quorate, basis = request.quorate, request.basis if request.quorate is Answer.YES else None
    values = {
        "quorate": quorate.value if quorate is not None else "",
        "quorum_basis": basis.value if basis is not None else "",
        "quorum_note": request.note.strip(),
    }  # fmt: skip
    seen = {_COLUMN[name]: value for name, value in request.seen.items()}
    mine = {name: value for name, value in values.items() if name in seen} or values
    guard_seen(work, record, request.version, mine=mine, seen=seen)
    counted = quoracy_of(work, record, participants_of(work, conference))
    against = contradicts(quorate, basis, counted.agency_basis, counted.within_authority)
    if against:
        raise Refusal(against, field="quorate" if quorate is Answer.ABSTAIN else "basis")
    for name, value in values.items():
        work.change(record, name, value)
    return Kept((record.id,), _said(quorate, still_to_say(quorate, basis, request.note)[1]), work.operation)


def _said(quorate: Answer | None, lacks: str) -> str:
    if quorate is None:
        return "Whether the conference was quorate is open again."
    return f"Judged {'quorate' if quorate is Answer.YES else 'not quorate'}. {lacks}".strip()
