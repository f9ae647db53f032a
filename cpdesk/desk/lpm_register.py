"""The LPM register as it is read: its pages, its counts, and every entry for the shell."""

from collections.abc import Sequence

from sqlalchemy import select

from cpdesk.desk.in_step import TAKEN_BACK
from cpdesk.desk.marks import Days, days_of
from cpdesk.desk.register_lines import children_of, lines_of, names_of
from cpdesk.desk.register_pages import MOST_COUNTED, count_marks, find_page, number_of_entries
from cpdesk.desk.who_may import READ_REGISTER
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import Recommendation
from cpdesk.rows.lpm_register import Counts, Page, RegisterCounts, RegisterEntry, RegisterPage, WholeRegister

_AT_ONCE = 500


@answers(RegisterPage, roles=READ_REGISTER)
def page_of_register(work: Work, question: RegisterPage) -> Page:
    """One page of the register in the order asked, and how many entries there are."""
    days = days_of(work.today, work.calendar)
    found = find_page(work.session, question, days)
    return Page(
        lines=lines_of(work.session, found.ids, days, work.calendar),
        next_after=found.next_after,
        found=min(found.number, MOST_COUNTED),
        found_is_more=found.number > MOST_COUNTED,
        total=number_of_entries(work.session),
    )


@answers(RegisterCounts, roles=READ_REGISTER)
def counts_of_register(work: Work, question: RegisterCounts) -> Counts:
    """How many entries bear each mark, for the chips."""
    days: Days = days_of(work.today, work.calendar)
    return count_marks(work.session, question.narrowed, days)


@answers(WholeRegister, roles=READ_REGISTER)
def whole_register(work: Work, question: WholeRegister) -> tuple[RegisterEntry, ...]:
    """Every entry in the order in which it came, as the shell prints it."""
    entry = Recommendation.__table__.c
    ids = work.session.scalars(select(entry.id).where(entry.state_rank < TAKEN_BACK).order_by(entry.id)).all()
    return tuple(
        one
        for start in range(0, len(ids), _AT_ONCE)
        for one in _entries(work, ids[start : start + _AT_ONCE])
    )  # fmt: skip


def _entries(work: Work, ids: Sequence[int]) -> list[RegisterEntry]:
    rows = work.session.execute(
        select(Recommendation.__table__).where(Recommendation.id.in_(ids)).order_by(Recommendation.id)
    ).all()
    children = children_of(work.session, ids, work.today)
    people = names_of(work.session, [one for row in rows for one in (row.team_manager_id, row.social_worker_id)])
    return [
        RegisterEntry(
            children=tuple((child.first_name, child.surname) for child in children.get(row.id, ())),
            case_id=row.case_id,
            team=row.team_shown,
            chair=row.chair_shown,
            team_manager=people.get(row.team_manager_id, ""),
            social_worker=people.get(row.social_worker_id, ""),
            conference_kind=row.conference_kind or "",
            conference_on=row.conference_on,
            rationale=row.rationale,
            timescale=row.timescale,
            lpm_by=row.lpm_by,
            alerted_on=row.alerted_case_progression_on or row.alerted_team_manager_on,
            lpm_on=row.lpm_on or row.lpm_booked_for,
            outcome=row.outcome or "",
            ic_read_on=row.ic_read_on,
            state=row.state,
            imported_from=row.imported_from,
            notes="\n".join(part for part in (row.notes, row.disagreement) if part),
        )
        for row in rows
    ]
