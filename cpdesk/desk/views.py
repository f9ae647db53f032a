"""Each professional's view on each child: the threshold, the need for a plan, and why (N01, N05, I10)."""

from uuid import uuid4

from cpdesk.desk.acts import does
from cpdesk.desk.conference_at_hand import child_ids
from cpdesk.desk.decisions_kept import NOT_OF_THIS, Place, views_kept
from cpdesk.desk.given_values import as_choice, as_words
from cpdesk.desk.participant_lines import standing_participants
from cpdesk.desk.record_at_hand import GONE, draft_of, guard_seen, row_of_draft
from cpdesk.desk.who_may import KEEP_RECORD
from cpdesk.desk.work import Work
from cpdesk.records.model import Participant, ProfessionalView
from cpdesk.rows.record_decision_deeds import GivenView, GiveViews, TakeOutView
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.decisions import Answer
from cpdesk.rules.how_dates_read import counted
from cpdesk.rules.record import Part, gives_view, took_part

_ANSWERS = ("threshold", "plan_needed")
_NEW = -1


@does(GiveViews, roles=KEEP_RECORD, named="Record views")
def give_views(work: Work, request: GiveViews) -> Kept:
    """Keep the views as they were given, all or none; with `only_missing` what stands already stays as it is."""
    conference, _ = draft_of(work, request.conference_id)
    if not request.views:
        raise Refusal("Choose whose view is recorded.")
    if len({(one.participant_id, one.child_id) for one in request.views}) < len(request.views):
        raise Refusal("Give each person's view on a child once.")
    children = set(child_ids(work.session, conference.id))
    participants = {one.id: one for one in standing_participants(work, conference.id)}
    kept = views_kept(work, conference.id)
    changed: dict[int, None] = {}
    for given in request.views:
        _refuse_unless_asked(participants.get(given.participant_id), given, children)
        view = _give(work, conference.id, given, kept, only_missing=request.only_missing)
        if view is not None:
            changed[view.id] = None
    said = f"Kept {counted(len(changed), 'view')}." if changed else "Nothing was changed: those views stand already."
    return Kept(tuple(changed), said, work.operation)


@does(TakeOutView, roles=KEEP_RECORD, named="Take out a view")
def take_out_view(work: Work, request: TakeOutView) -> Kept:
    """Take out a view that was written down by mistake; that person has not answered then."""
    view = row_of_draft(work, ProfessionalView, request.id, request.version)
    work.change(view, "voided_at", work.now)
    return Kept((view.id,), "Took out the view.", work.operation)


def _refuse_unless_asked(who: Participant | None, given: GivenView, children: set[int]) -> None:
    """Refuse a view on a child of another conference, and one of somebody who gives none (N01)."""
    if given.child_id not in children:
        raise Refusal(NOT_OF_THIS, field="child_id")
    if who is None:
        raise Refusal(GONE, field="participant_id")
    part = Part(who.part)
    if gives_view(part, took_part(who.participation)):
        return
    if part is not Part.PROFESSIONAL:
        raise Refusal("Views on the threshold and the plan are those of professionals.", field="participant_id")
    raise Refusal(
        f"{who.name or who.agency} is not recorded as having been there. Record the attendance first.",
        field="participant_id",
    )


def _give(
    work: Work, conference_id: int, given: GivenView, kept: dict[Place, ProfessionalView], *, only_missing: bool
) -> ProfessionalView | None:
    """One view as it was given; none where nothing of it is new."""
    place = (given.participant_id, given.child_id)
    view = kept.get(place)
    values = {name: value for name, value in _values(given).items() if not (only_missing and _stands(view, name))}
    values = {name: value for name, value in values.items() if value != (getattr(view, name) if view else "")}
    if not values:
        return None
    if view is None:
        if any(given.seen.get(name) for name in values):
            raise Refusal(GONE, field="participant_id")
        view = kept[place] = _begin(work, conference_id, given)
    elif not only_missing:
        guard_seen(work, view, _NEW, mine=values, seen={name: given.seen.get(name, "") for name in values})
    for name, value in values.items():
        work.change(view, name, value)
    return view


def _values(given: GivenView) -> dict[str, str]:
    """What is to be kept of a view, by field; what was not given is left out."""
    answers: dict[str, Answer | None] = {name: getattr(given, name) for name in _ANSWERS}
    values = {
        name: as_choice(name, answer, tuple(Answer)).value for name, answer in answers.items() if answer is not None
    }
    return values if given.rationale is None else {**values, "rationale": as_words("rationale", given.rationale)}


def _stands(view: ProfessionalView | None, name: str) -> bool:
    return view is not None and bool(getattr(view, name))


def _begin(work: Work, conference_id: int, given: GivenView) -> ProfessionalView:
    view = ProfessionalView(
        uuid=str(uuid4()), conference_id=conference_id, child_id=given.child_id, participant_id=given.participant_id,
        threshold="", plan_needed="", rationale="",
    )  # fmt: skip
    work.session.add(view)
    work.session.flush()
    work.note_new(view)
    return view
