"""Whom a question about a case goes to: the chair who holds it, else the duty chair; never the linked chair (D14)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, select

from cpdesk.desk.duty_rota import OnDuty, on_duty
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.who_may import READ_REGISTER
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import (
    Away,
    Child,
    Conference,
    ConferenceChild,
    Family,
    Person,
    Recommendation,
    RecommendedChild,
)
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.team_map import Asked, WhoToAsk
from cpdesk.rules.conferences import TO_COME, ConferenceState
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.lpm import OPEN_STATES

_NOBODY_MEANT = "Name the child, or give the reference of the case."


@dataclass(frozen=True, slots=True)
class _Holds:
    """A chair who has something to do with a case: a conference with its day, or an entry of the register."""

    person_id: int
    name: str
    on: date
    kind: str = ""
    to_come: bool = False


@answers(WhoToAsk, roles=READ_REGISTER)
def who_to_ask(work: Work, question: WhoToAsk) -> Asked:
    """Whom to ask about the case of a child, of a conference, or of a reference."""
    if question.conference_id is not None:
        return _of_conference(work, question.conference_id)
    children = [question.child_id] if question.child_id is not None else _of_reference(work, question.reference)
    asked = whom_to_ask(work, children)
    held = [one for one in asked.values() if one.holds_case]
    return held[0] if held else asked[children[0]]


def whom_to_ask(work: Work, child_ids: Collection[int]) -> dict[int, Asked]:
    """Whom to ask about each of these children, read in the same few statements however many they are."""
    found: dict[int, _Holds] = {}
    for hold in (_next_conferences, _last_conferences, _open_entries):
        found.update(hold(work, [number for number in child_ids if number not in found]))
    away = _away(work, {one.person_id for one in found.values()})
    duty = on_duty(work)
    return {number: _asked(found.get(number), away, duty) for number in child_ids}


def _of_conference(work: Work, id_: int) -> Asked:
    """Whom to ask about a conference: who will chair it, else whoever holds the case of its children."""
    conference = work.session.get(Conference, id_)
    if conference is None or conference.voided_at is not None:
        raise Refusal("This conference is no longer known here. Read the diary again (F5 in the window).")
    if conference.chair_id is not None and conference.state in TO_COME and conference.on_day is not None:
        name = work.session.get_one(Person, conference.chair_id).name
        hold = _Holds(conference.chair_id, name, conference.on_day, conference.kind, to_come=True)
        return _asked(hold, _away(work, {conference.chair_id}), on_duty(work))
    children = select(ConferenceChild.child_id).where(ConferenceChild.conference_id == id_)
    asked = whom_to_ask(work, work.session.scalars(children.order_by(ConferenceChild.place)).all())
    return next((one for one in asked.values() if one.holds_case), _asked(None, {}, on_duty(work)))


def _of_reference(work: Work, reference: str) -> list[int]:
    """The children of the family with this reference."""
    typed = reference.strip()
    if not typed:
        raise Refusal(_NOBODY_MEANT, field="reference")
    of = Family.case_id == typed
    if typed[:1] in "Dd" and typed[1:].isascii() and typed[1:].isdigit() and len(typed) < 10:
        of |= (Family.case_id == "") & (Family.id == int(typed[1:]))
    asked = select(Child.id).join(Family, Family.id == Child.family_id).where(of, Child.voided_at.is_(None))
    children = list(work.session.scalars(asked.order_by(Child.id)))
    if not children:
        raise Refusal(f"There is no case with the reference {typed[:60]}. Look at it again.", field="reference")
    return children


def _next_conferences(work: Work, children: Collection[int]) -> dict[int, _Holds]:
    """Who chairs the next conference of each child."""
    wanted = and_(Conference.state.in_(TO_COME), Conference.on_day >= work.today)
    return _conferences(work, children, wanted, to_come=True)


def _last_conferences(work: Work, children: Collection[int]) -> dict[int, _Holds]:
    """Who chaired the last conference of each child."""
    return _conferences(work, children, Conference.state == ConferenceState.HELD, to_come=False)


def _conferences(
    work: Work, children: Collection[int], wanted: ColumnElement[bool], *, to_come: bool
) -> dict[int, _Holds]:
    asked = (
        select(ConferenceChild.child_id, Person.id, Person.name, Conference.on_day, Conference.kind)
        .join(Conference, Conference.id == ConferenceChild.conference_id)
        .join(Person, Person.id == Conference.chair_id)
        .where(wanted, Conference.on_day.is_not(None), Conference.voided_at.is_(None))
        .order_by(Conference.on_day.desc() if to_come else Conference.on_day, Conference.id)
    )  # the one that counts comes last
    found: dict[int, _Holds] = {}
    for some in some_at_once(children):
        for child, person, name, on, kind in work.session.execute(asked.where(ConferenceChild.child_id.in_(some))):
            found[child] = _Holds(person, name, on or work.today, kind, to_come)
    return found


def _open_entries(work: Work, children: Collection[int]) -> dict[int, _Holds]:
    """The chair of each child's open entry on the LPM register."""
    asked = (
        select(RecommendedChild.child_id, Person.id, Person.name, Recommendation.recommended_on)
        .join(Recommendation, Recommendation.id == RecommendedChild.recommendation_id)
        .join(Person, Person.id == Recommendation.chair_id)
        .where(Recommendation.state.in_(OPEN_STATES), Recommendation.voided_at.is_(None))
        .order_by(Recommendation.id)
    )
    found: dict[int, _Holds] = {}
    for some in some_at_once(children):
        for child, person, name, on in work.session.execute(asked.where(RecommendedChild.child_id.in_(some))):
            found[child] = _Holds(person, name, on or work.today)
    return found


def _away(work: Work, people: Collection[int]) -> dict[int, date]:
    """Those who are away today, each with the last day of it."""
    asked = select(Away.person_id, Away.to_on).where(
        Away.person_id.in_(sorted(people)), Away.from_on <= work.today, Away.to_on >= work.today,
        Away.voided_at.is_(None),
    )  # fmt: skip
    return {row.person_id: row.to_on for row in work.session.execute(asked)}


def _asked(hold: _Holds | None, away: dict[int, date], duty: OnDuty) -> Asked:
    day = "today" if duty.today else short(duty.on)
    unnamed = f"the duty chair, whom nobody has named for {day}"
    whom = f"the duty chair of {day}, {duty.chair}" if duty.chair else unnamed
    if hold is None:
        return Asked(duty.chair, False, f"No chair holds this case yet. Ask {whom}.")
    because = _because(hold)
    if hold.person_id in away:
        because += f" They are away until {short(away[hold.person_id])}: until then ask {whom}."
    return Asked(hold.name, True, because)


def _because(hold: _Holds) -> str:
    if not hold.kind:
        return f"{hold.name} is the chair of the open entry on the LPM register."
    if hold.to_come:
        return f"{hold.name} chairs the {hold.kind} on {short(hold.on)}."
    return f"{hold.name} chaired the last conference, the {hold.kind} on {short(hold.on)}."
