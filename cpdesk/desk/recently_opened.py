"""What each person opened last, for the way back: numbers only are kept, the names are read when they are shown."""

from collections.abc import Callable, Collection, Mapping

from sqlalchemy import select

from cpdesk.desk.families_shown import FamilyShown, families_of_conferences, families_of_requests
from cpdesk.desk.maqa_rows import alert_rows
from cpdesk.desk.who_may import READ_DIARY
from cpdesk.desk.work import Work, answers, does
from cpdesk.records.model import Child, Conference, Draft, Family, IcpcRequest, Recommendation
from cpdesk.rows.today import OpenedBefore, RecentlyOpened, RememberOpened
from cpdesk.rules.names import reference_of

_KEPT_AS = "recently opened"  # beside the drafts: it belongs to one person, and is no part of the history
_MOST = 5
Words = Mapping[int, str]


@does(RememberOpened, roles=READ_DIARY)
def remember_opened(work: Work, request: RememberOpened) -> None:
    """Put this on top of what the asker opened, and forget what is older than the last five."""
    opened = [one for one in _opened(work) if one != (request.subject, request.id)]
    body = [[request.subject, request.id], *(list(one) for one in opened)][:_MOST]
    work.session.merge(Draft(form=_KEPT_AS, who=work.who, at=work.now, body=body))


@answers(RecentlyOpened, roles=READ_DIARY)
def recently_opened(work: Work, question: RecentlyOpened) -> tuple[OpenedBefore, ...]:
    """What the asker opened last and what still stands, newest first."""
    opened = _opened(work)
    words = {subject: read(work, [id_ for kind, id_ in opened if kind == subject]) for subject, read in _READ.items()}
    return tuple(
        OpenedBefore(subject, id_, words[subject][id_])
        for subject, id_ in opened
        if subject in words and id_ in words[subject]
    )


def _opened(work: Work) -> list[tuple[str, int]]:
    body = work.session.scalar(select(Draft.body).where(Draft.form == _KEPT_AS, Draft.who == work.who))
    return [(subject, id_) for subject, id_ in body or ()]


def _requests(work: Work, ids: Collection[int]) -> Words:
    asked = select(IcpcRequest.id).where(IcpcRequest.id.in_(ids), IcpcRequest.voided_at.is_(None))
    families = families_of_requests(work, work.session.scalars(asked).all())
    return {id_: f"ICPC request, {_family(family)}" for id_, family in families.items()}


def _conferences(work: Work, ids: Collection[int]) -> Words:
    asked = select(Conference.id, Conference.kind).where(Conference.id.in_(ids), Conference.voided_at.is_(None))
    kinds = {row.id: row.kind for row in work.session.execute(asked)}
    families = families_of_conferences(work, list(kinds))
    return {id_: f"{kinds[id_]}, {_family(family)}" for id_, family in families.items()}


def _entries(work: Work, ids: Collection[int]) -> Words:
    asked = select(Recommendation.id, Recommendation.child_shown, Recommendation.case_id).where(
        Recommendation.id.in_(ids), Recommendation.voided_at.is_(None)
    )
    return {row.id: f"LPM, {_family(FamilyShown(row.child_shown, row.case_id))}" for row in work.session.execute(asked)}


def _records(work: Work, ids: Collection[int]) -> Words:
    return {id_: f"Record of the {words}" for id_, words in _conferences(work, ids).items()}


def _alerts(work: Work, ids: Collection[int]) -> Words:
    return {
        one.id: ", ".join(part for part in (one.number, one.agency, one.reference) if part)
        for one in alert_rows(work, ids)
    }


def _roads(work: Work, ids: Collection[int]) -> Words:
    asked = (
        select(Child.id, Child.first_name, Child.surname, Family.case_id, Child.family_id)
        .join(Family, Family.id == Child.family_id)
        .where(Child.id.in_(ids), Child.voided_at.is_(None))
    )
    return {
        row.id: f"Road of {row.first_name} {row.surname} ({reference_of(row.case_id, row.family_id)})"
        for row in work.session.execute(asked)
    }


def _family(family: FamilyShown) -> str:
    return f"{family.about} ({family.reference})" if family.reference else family.about


_READ: dict[str, Callable[[Work, Collection[int]], Words]] = {
    "request": _requests,
    "conference": _conferences,
    "recommendation": _entries,
    "record": _records,
    "maqa_alert": _alerts,
    "child_road": _roads,
}
