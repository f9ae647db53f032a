"""New entries of the register: entered after a conference, or split off when children's ways part (L02 to L06)."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.entry_at_hand import entry_at, not_in_the_future, put_back, said_why
from cpdesk.desk.entry_children import FIELD, child_ids, give_children
from cpdesk.desk.in_step import TAKEN_BACK, keep_in_step
from cpdesk.desk.known_children import SURNAME_MISSING, child_of, family_of
from cpdesk.desk.known_names import CHAIR, SOCIAL_WORKER, TEAM_MANAGER, person_called, team_called
from cpdesk.desk.lpm_links import go_with_entry
from cpdesk.desk.marks import NO_DATE
from cpdesk.desk.who_may import ENTER_RECOMMENDATION
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Child, Difference, Family, Recommendation, RecommendedChild, StateMove
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import EnterRecommendation, Kept, SplitRecommendation
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.lpm import State
from cpdesk.rules.timescale import read_timescale

_SPLIT_OFF_WITHOUT = {"id", "uuid", "version", "split_from_id"}


@does(EnterRecommendation, roles=ENTER_RECOMMENDATION, named="New recommendation")
def enter_recommendation(work: Work, request: EnterRecommendation) -> Kept:
    """Enter what a chair recommended at a conference; asked twice with the same uuid it is entered once."""
    kept = _entered_before(work, request.uuid)
    if kept is not None:
        return Kept((kept,), "The recommendation was kept already.", "")
    lpm_by = day_of_lpm(work, request)
    family = family_of(work, request.case_id.strip())
    children = [child_of(work, family, child) for child in request.children]
    entry = entered_for(work, request, family, children)
    return Kept((entry.id,), f"Entered the recommendation. The LPM is due by {short(lpm_by)}.", work.operation)


def entered_for(work: Work, request: EnterRecommendation, family: Family, children: Sequence[Child]) -> Recommendation:
    """The entry that was made for these children; refused where one of them is on the register from that conference."""
    _not_there_yet(work, children, request.conference_on)
    entry = _new_entry(work, request, family, day_of_lpm(work, request))
    give_children(work.session, entry.id, [child.id for child in children])
    work.note_new(entry)
    keep_in_step(work, [entry.id])
    return entry


@does(SplitRecommendation, roles=ENTER_RECOMMENDATION, named="Split the recommendation")
def split_recommendation(work: Work, request: SplitRecommendation) -> Kept:
    """Give some of the children an entry of their own, with the same history behind it."""
    entry = entry_at(work, request.id, request.version)
    why = said_why(request.why, "their ways part")
    together = child_ids(work.session, entry.id)
    going = [id_ for id_ in together if id_ in request.child_ids]
    staying = [id_ for id_ in together if id_ not in request.child_ids]
    if not going or set(request.child_ids) - set(going):
        raise Refusal("Choose the children who go their own way.", field="child_ids")
    if not staying:
        raise Refusal("At least one child stays on this entry. Choose fewer children.", field="child_ids")
    columns = {
        c.name: getattr(entry, c.name) for c in Recommendation.__table__.columns if c.name not in _SPLIT_OFF_WITHOUT
    }
    other = Recommendation(**{**columns, "state_rank": TAKEN_BACK}, uuid=str(uuid4()), split_from_id=entry.id)
    work.session.add(other)
    work.session.flush()
    work.note_new(other, why=why)
    work.note("recommendation", entry.id, FIELD, together, staying, why)
    give_children(work.session, entry.id, staying)
    give_children(work.session, other.id, going)
    go_with_entry(work, entry.id, other.id, going)
    _differences_too(work, entry, other)
    _put_first_step(work, other, entry.state, why)
    return put_back(work, [entry, other], "Split the recommendation: two entries now.")


def _differences_too(work: Work, entry: Recommendation, other: Recommendation) -> None:
    asked = select(Difference).where(Difference.recommendation_id == entry.id, Difference.voided_at.is_(None))
    for rung in work.session.scalars(asked).all():
        copy = Difference(
            uuid=str(uuid4()), recommendation_id=other.id, stage=rung.stage, about=rung.about, opened_on=rung.opened_on,
            discussion=rung.discussion, outcome=rung.outcome, rationale=rung.rationale, closed=rung.closed,
        )  # fmt: skip
        work.session.add(copy)
        work.session.flush()
        work.note_new(copy)


def _put_first_step(work: Work, entry: Recommendation, state: str, why: str) -> None:
    work.session.add(StateMove(recommendation_id=entry.id, at=work.now, by=work.who, to_state=state, why=why))


def _entered_before(work: Work, uuid: str) -> int | None:
    """The entry that was made of this very request; one that was taken back since can only be done again by Redo."""
    if not uuid:
        return None
    found = work.session.execute(
        select(Recommendation.id, Recommendation.voided_at).where(Recommendation.uuid == uuid)
    ).one_or_none()
    if found is not None and found.voided_at is not None:
        raise Refusal("This recommendation was kept and taken back. Choose Redo, or enter it afresh.")
    return found.id if found is not None else None


def day_of_lpm(work: Work, request: EnterRecommendation) -> date:
    """The day by which the LPM is due, when everything that a new entry must carry is there (L02, L03, L04, I15)."""
    if not request.children:
        raise Refusal("Name the child, or the children, whom the recommendation concerns.", field="children")
    if not all(child.surname.strip() for child in request.children):
        raise Refusal(SURNAME_MISSING, field="children")
    for field, sentence in (
        ("rationale", "Enter why an LPM is recommended (the rationale)."),
        ("risk_statement", "Enter the chair's statement about the risk to the child."),
    ):
        if not getattr(request, field).strip():
            raise Refusal(sentence, field=field)
    not_in_the_future(work, request.conference_on, "the conference was held", "conference_on")
    if request.recommended_on is not None:
        not_in_the_future(work, request.recommended_on, "the LPM was recommended", "recommended_on")
    lpm_by = request.lpm_by or read_timescale(request.timescale, request.conference_on, work.calendar).by
    if lpm_by is None:
        raise Refusal(
            "Enter by when the LPM is to be held, as a date or as a timescale like 15 working days.", field="lpm_by"
        )
    check_order(request.conference_on, request.recommended_on, lpm_by)
    return lpm_by


def check_order(conference_on: date | None, recommended_on: date | None, lpm_by: date | None) -> None:
    """Refuse an LPM date that does not come after the conference (L04) or that lies before the recommendation (I15)."""
    if lpm_by is None:
        return
    if conference_on is not None and lpm_by <= conference_on:
        raise Refusal(f"The conference was on {short(conference_on)}. The LPM is due after that day.", field="lpm_by")
    if recommended_on is not None and lpm_by < recommended_on:
        raise Refusal(f"It was recommended on {short(recommended_on)}. The LPM is due on or after it.", field="lpm_by")


def _not_there_yet(work: Work, children: Sequence[Child], conference_on: date) -> None:
    there = (
        select(Recommendation.case_id)
        .join(RecommendedChild, RecommendedChild.recommendation_id == Recommendation.id)
        .where(
            RecommendedChild.child_id.in_([child.id for child in children]),
            Recommendation.conference_on == conference_on,
            Recommendation.voided_at.is_(None),
            Recommendation.state != State.WITHDRAWN.value,
        )
    )
    found = work.session.scalar(there.limit(1))
    if found is not None:
        reference = f", reference {found}" if found else ""
        raise Refusal(
            f"This child is already on the register from the conference on {short(conference_on)}{reference}. "
            "Open that entry instead.",
            field="children",
        )


def _new_entry(work: Work, request: EnterRecommendation, family: Family, lpm_by: date) -> Recommendation:
    team = team_called(work, request.team)
    chair = person_called(work, request.chair, CHAIR)
    manager = person_called(work, request.team_manager, TEAM_MANAGER)
    worker = person_called(work, request.social_worker, SOCIAL_WORKER)
    entry = Recommendation(
        uuid=request.uuid or str(uuid4()),
        family_id=family.id,
        case_id=request.case_id.strip(),
        team_id=team.id if team else None,
        chair_id=chair.id if chair else None,
        team_manager_id=manager.id if manager else None,
        social_worker_id=worker.id if worker else None,
        conference_kind=request.conference_kind.value,
        conference_on=request.conference_on,
        recommended_on=request.recommended_on or request.conference_on,
        rationale=request.rationale.strip(),
        risk_statement=request.risk_statement.strip(),
        timescale=request.timescale.strip(),
        lpm_by=lpm_by,
        state=State.RECOMMENDED.value,
        plan_start_on=request.plan_start_on,
        notes=request.notes.strip(),
        last_update_on=work.today,
        last_update_by=work.who,
        standards=work.standard.code,
        state_rank=TAKEN_BACK,
        due_shown=NO_DATE,
        child_shown="",
    )
    work.session.add(entry)
    work.session.flush()
    return entry
