"""The children who are known under the unit's number for a family, so that nobody has to type them again."""

from sqlalchemy import select

from cpdesk.desk.who_may import READ_DIARY
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import Child, Family
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import FamilyCalled


@answers(FamilyCalled, roles=READ_DIARY)
def family_called(work: Work, question: FamilyCalled) -> tuple[NewChild, ...]:
    """The children of the family of this number, in the order in which they became known."""
    known = (
        select(Child)
        .join(Family, Family.id == Child.family_id)
        .where(Family.case_id == question.case_id.strip(), Family.case_id != "", Child.voided_at.is_(None))
    )
    return tuple(
        NewChild(child.first_name, child.surname, child.born_on)
        for child in work.session.scalars(known.order_by(Child.id))
    )
