"""Which children a conference to come concerns, when what went before it is put right; Undo gives them back."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from cpdesk.desk.conference_at_hand import child_ids, give_children
from cpdesk.desk.taking_back import undoes_field
from cpdesk.desk.work import Work
from cpdesk.records.model import Child, Conference, ConferenceChild
from cpdesk.rules.names import family_name

CHILDREN = "child_ids"


def let_concern(work: Work, conference: Conference, ids: Sequence[int], why: str) -> bool:
    """Let a conference to come concern these children and no others; False where it did already."""
    before = child_ids(work.session, conference.id)
    if set(before) == set(ids):
        return False
    work.note("conference", conference.id, CHILDREN, list(before), list(ids), why)
    _give(work, conference, ids)
    surnames = {one.id: one.surname for one in work.session.scalars(select(Child).where(Child.id.in_(ids)))}
    work.change(conference, "children", len(ids), why)
    work.change(conference, "shown", family_name([surnames[number] for number in ids]), why)
    return True


@undoes_field("conference", CHILDREN)
def give_children_again(work: Work, number: int, field: str, value: list[int]) -> None:
    """The children whom it concerned before."""
    _give(work, work.session.get_one(Conference, number), value)


def _give(work: Work, conference: Conference, ids: Sequence[int]) -> None:
    work.session.execute(delete(ConferenceChild).where(ConferenceChild.conference_id == conference.id))
    give_children(work.session, conference, ids)
