"""Everything about one entry: what the pane under the register shows."""

from sqlalchemy import select

from cpdesk.desk.differences import ladder
from cpdesk.desk.marks import days_of
from cpdesk.desk.register_history import history_of
from cpdesk.desk.register_lines import lines_of
from cpdesk.desk.timeline import timeline_of
from cpdesk.desk.who_may import READ_REGISTER
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import Recommendation, SourceRow
from cpdesk.rows.lpm_register import OpenRecommendation, RecommendationPane
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.lpm import LEGAL_MOVES, IcPosition, State


@answers(OpenRecommendation, roles=READ_REGISTER)
def open_recommendation(work: Work, question: OpenRecommendation) -> RecommendationPane:
    """One entry in full, with its differences, its history and its road in time."""
    entry = work.session.get(Recommendation, question.id)
    if entry is None or entry.voided_at is not None:
        raise Refusal("This entry is no longer on the register. Read the register again (F5 in the window).")
    line = lines_of(work.session, [entry.id], days_of(work.today, work.calendar), work.calendar)[0]
    return RecommendationPane(
        line=line,
        rationale=entry.rationale,
        risk_statement=entry.risk_statement,
        notes=entry.notes,
        disagreement=entry.disagreement,
        ic_position=IcPosition(entry.ic_position) if entry.ic_position else None,
        ic_read_on=entry.ic_read_on,
        alerted_case_progression_on=entry.alerted_case_progression_on,
        alerted_team_manager_on=entry.alerted_team_manager_on,
        ic_alerted_on=entry.ic_alerted_on,
        rebooked=entry.rebooked,
        watched=entry.watched,
        imported_from=entry.imported_from,
        as_written=_as_written(work, entry.id),
        lpm_by_explained=line.lpm_by_explained,
        standards=entry.standards or work.standard.code,
        standards_notice=work.standard.notice(work.today),
        differences=ladder(work, entry.id),
        history=history_of(work, entry.id),
        timeline=timeline_of(work, entry.id),
        next_moves=LEGAL_MOVES[State(entry.state)],
    )


def _as_written(work: Work, recommendation_id: int) -> tuple[tuple[str, str], ...]:
    """The cells of the old spreadsheet that this entry came from, each with its heading."""
    asked = select(SourceRow.cells).where(SourceRow.recommendation_id == recommendation_id).order_by(SourceRow.id)
    return tuple((str(heading), str(value)) for cells in work.session.scalars(asked) for heading, value in cells)
