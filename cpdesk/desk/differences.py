"""Differences of view about an LPM, rung by rung: chair and Team Manager, service managers, LSCP (L10, L11, L16)."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.entry_at_hand import entry_at, not_in_the_future, put_back
from cpdesk.desk.who_may import RECORD_DIFFERENCE
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Difference
from cpdesk.rows.lpm_register import DifferenceRung
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept, RecordDifference
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.lpm import TmView

STAGES = {1: "the chair and the Team Manager", 2: "the service managers", 3: "the LSCP procedure"}
TM_DIFFERS_ABOUT = ("need", "timing")  # of the outcome it is the chair who differs (L16)
ABOUT = {"need": "the need for an LPM", "timing": "the timing of the LPM", "outcome": "the outcome of the LPM"}


@does(RecordDifference, roles=RECORD_DIFFERENCE, named="Record difference of view")
def record_difference(work: Work, request: RecordDifference) -> Kept:
    """Record one rung of a difference of view; the next rung opens when the one before is filled in (I19)."""
    entry = entry_at(work, request.id, request.version)
    _check(work, request)
    rungs = {rung.stage: rung for rung in _rungs(work, entry.id) if rung.about == request.about}
    _check_below(rungs, request)
    rung = rungs.get(request.stage)
    if rung is None:
        rung = Difference(
            uuid=str(uuid4()), recommendation_id=entry.id, stage=request.stage, about=request.about,
            opened_on=request.opened_on,
        )  # fmt: skip
        work.session.add(rung)
        work.session.flush()
        work.note_new(rung)
    for name in ("opened_on", "discussion", "outcome", "rationale", "closed"):
        value = getattr(request, name)
        work.change(rung, name, value.strip() if isinstance(value, str) else value)
    if request.about in TM_DIFFERS_ABOUT and not request.closed:
        work.change(entry, "tm_view", TmView.DIFFERS.value)
    work.session.flush()
    said = f"Recorded the difference of view with {STAGES[request.stage]}"
    return put_back(work, [entry], f"{said}; it is settled." if request.closed else f"{said}.")


def open_differences(work: Work, recommendation_id: int) -> Sequence[Difference]:
    """The differences of an entry that are not settled: those whose highest rung is still open."""
    highest: dict[str, Difference] = {}
    for rung in _rungs(work, recommendation_id):
        highest[rung.about] = rung
    return [rung for rung in highest.values() if not rung.closed]


def ladder(work: Work, recommendation_id: int) -> tuple[DifferenceRung, ...]:
    """Every rung of an entry's differences, lowest first."""
    return tuple(
        DifferenceRung(
            rung.stage, rung.about, rung.opened_on, rung.discussion, rung.outcome, rung.rationale, rung.closed
        )
        for rung in _rungs(work, recommendation_id)
    )


def _rungs(work: Work, recommendation_id: int) -> Sequence[Difference]:
    asked = select(Difference).where(Difference.recommendation_id == recommendation_id, Difference.voided_at.is_(None))
    return work.session.scalars(asked.order_by(Difference.about, Difference.stage, Difference.id)).all()


def _check(work: Work, request: RecordDifference) -> None:
    if request.stage not in STAGES:
        raise Refusal("A difference of view has three rungs: 1 chair and Team Manager, 2 service managers, 3 LSCP.")
    if request.about not in ABOUT:
        raise Refusal("Choose what the difference is about: the need, the timing or the outcome.", field="about")
    not_in_the_future(work, request.opened_on, "it was discussed", "opened_on")
    if not request.discussion.strip():
        raise Refusal("Say what was discussed.", field="discussion")
    if request.closed and not (request.outcome.strip() and request.rationale.strip()):
        raise Refusal("Say how it ended and why, so that it can be settled.", field="outcome")


def _check_below(rungs: dict[int, Difference], request: RecordDifference) -> None:
    for stage in range(1, request.stage):
        below = rungs.get(stage)
        if below is None or not (below.discussion and below.outcome and below.rationale):
            raise Refusal(
                f"First record the discussion, its outcome and the reason with {STAGES[stage]}. Then take it further.",
                field="stage",
            )
        _check_day(below.opened_on, request.opened_on)
    _check_above([rung for stage, rung in rungs.items() if stage > request.stage], request)


def _check_above(above: Sequence[Difference], request: RecordDifference) -> None:
    """A rung from which the difference was taken further stays filled in, open, and no later than the next (I19)."""
    if not above:
        return
    if request.closed:
        raise Refusal("This difference was taken further. Settle it on its highest rung.", field="closed")
    if not (request.outcome.strip() and request.rationale.strip()):
        raise Refusal(
            "This difference was taken further. Its outcome and its reason on this rung stay recorded.", field="outcome"
        )
    next_on = min((rung.opened_on for rung in above if rung.opened_on is not None), default=None)
    if next_on is not None and request.opened_on > next_on:
        raise Refusal(
            f"The rung above was opened on {short(next_on)}. Enter that day or an earlier one.", field="opened_on"
        )


def _check_day(below: date | None, opened_on: date) -> None:
    if below is not None and opened_on < below:
        raise Refusal(f"The rung below was opened on {short(below)}. Enter that day or a later one.", field="opened_on")
