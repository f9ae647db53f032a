"""One child's road: everything that the desk holds on a child, in the order in which it happened, also on paper."""

from datetime import date

from sqlalchemy import select

from cpdesk.desk.papers import in_file_name, is_invented, put_paper
from cpdesk.desk.road_drawn import drawn_road
from cpdesk.desk.road_lines import plan_of_register, road_lines
from cpdesk.desk.road_records import KeptOfChild, kept_of_child
from cpdesk.desk.who_may import READ_RECORD
from cpdesk.desk.work import Work, answers, does
from cpdesk.records.model import Child, Family
from cpdesk.rows.child_road import ChildRoad, RoadPaper, RoadShown, WriteRoad
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import WITH_PLAN
from cpdesk.rules.decisions import Category
from cpdesk.rules.how_dates_read import counted, long
from cpdesk.rules.names import reference_of
from cpdesk.words import CATEGORY_WORDS

GONE = "This child is no longer known here. Read it again (F5 in the window)."


@answers(ChildRoad, roles=READ_RECORD)
def child_road(work: Work, question: ChildRoad) -> RoadShown:
    """The road of one child: who the child is, the drawn timeline, and every line of it."""
    return road_of(work, question.child_id)


@does(WriteRoad, roles=READ_RECORD)
def write_road(work: Work, request: WriteRoad) -> PapersWritten:
    """Writes the road of one child as PDF; its file is called by reference and number, never by name."""
    road = road_of(work, request.child_id)
    paper = RoadPaper(road, work.setting("name", ""), work.moment, work.who, is_invented(work))
    name = f"Road {in_file_name(road.reference)} child {road.child_id} {work.today.isoformat()}.pdf"
    path = put_paper(work, request.folder, name, work.tools.child_road(paper))
    return PapersWritten((path,), (), "", "", f"Wrote {counted(len(road.lines), 'line')} into {name}.")


def road_of(work: Work, child_id: int) -> RoadShown:
    """Everything on one child; refused for a child whose entry was taken back."""
    child = work.session.get(Child, child_id)
    if child is None or child.voided_at is not None:
        raise Refusal(GONE)
    family = work.session.get_one(Family, child.family_id)
    kept = kept_of_child(work, child.id)
    lines = road_lines(kept, work.today)
    return RoadShown(
        child_id=child.id,
        first_name=child.first_name,
        surname=child.surname,
        born_on=child.born_on,
        reference=reference_of(family.case_id, family.id),
        siblings=_siblings(work, child),
        plan_words=_plan_words(kept),
        timeline=drawn_road(work, kept, lines),
        lines=lines,
        version=child.version,
        also_known_as=child.also_known_as,
    )


def _siblings(work: Work, child: Child) -> tuple[tuple[int, str], ...]:
    """The other children of the family, eldest first; one without a birth date at the end."""
    asked = select(Child).where(Child.family_id == child.family_id, Child.id != child.id, Child.voided_at.is_(None))
    others = sorted(work.session.scalars(asked), key=lambda one: (one.born_on or date.max, one.id))
    return tuple((one.id, f"{one.first_name} {one.surname}".strip()) for one in others)


def _plan_words(kept: KeptOfChild) -> str:
    """Whether the child has a plan: since when and why, or from when to when the last one ran."""
    if not kept.plans:
        return _of_register(kept)
    last = max(kept.plans, key=lambda plan: plan.start_on)
    if last.end_on is not None:
        return f"No plan now. The last one ran from {long(last.start_on)} to {long(last.end_on)}."
    return f"Child protection plan since {long(last.start_on)}{_category(kept)}."


def _of_register(kept: KeptOfChild) -> str:
    began = plan_of_register(kept)
    if began is not None:
        return f"Child protection plan since {long(began)}, as the register says."
    return "No child protection plan is recorded here."


def _category(kept: KeptOfChild) -> str:
    """The category that the last conference with a plan gave it."""
    with_plan = [one.id for one in kept.conferences if kept.outcomes.get(one.id) in WITH_PLAN and one.held_at]
    last = next((kept.categories[number] for number in reversed(with_plan) if number in kept.categories), "")
    return f", category {CATEGORY_WORDS[Category(last)].lower()}" if last else ""
