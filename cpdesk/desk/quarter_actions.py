"""Actions that come out of a quarter: set with owner and date, done or given up, carried over while open (S44)."""

from collections.abc import Callable, Mapping
from uuid import uuid4

from sqlalchemy import or_, select

from cpdesk.desk.given_values import as_choice, as_day, as_line, as_words
from cpdesk.desk.quarter_at_hand import standing
from cpdesk.desk.quarters_named import quarter_to_write
from cpdesk.desk.who_may import KEEP_QUARTER
from cpdesk.desk.work import Work, does
from cpdesk.records.model import QuarterAction
from cpdesk.rows.maqa_quarter import (
    AddQuarterAction,
    ChangeQuarterAction,
    EndQuarterAction,
    QuarterActionRow,
    TakeOutQuarterAction,
)
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.maqa import Theme
from cpdesk.rules.quarters import Quarter


def actions_of(work: Work, quarter: Quarter) -> tuple[QuarterActionRow, ...]:
    """A quarter's own actions, and before them those carried over: set earlier, and not ended before it began."""
    still_open = or_(QuarterAction.ended_on.is_(None), QuarterAction.ended_on >= quarter.first)
    own = QuarterAction.quarter == quarter.name
    asked = (
        select(QuarterAction)
        .where(QuarterAction.voided_at.is_(None), or_(own, (QuarterAction.quarter < quarter.name) & still_open))
        .order_by(QuarterAction.quarter, QuarterAction.id)
    )
    return tuple(_row(work, one, quarter) for one in work.session.scalars(asked))


@does(AddQuarterAction, roles=KEEP_QUARTER, named="Add an action of the quarter")
def add_quarter_action(work: Work, request: AddQuarterAction) -> Kept:
    """Add an action to a quarter; owner and date may follow."""
    quarter = quarter_to_write(work, request.quarter)
    given = {"words": request.words, "owner": request.owner, "due_on": request.due_on, "theme": request.theme}
    action = QuarterAction(uuid=str(uuid4()), quarter=quarter.name, **_read(given))
    work.session.add(action)
    work.session.flush()
    work.note_new(action)
    return Kept((action.id,), "Added the action.", work.operation)


@does(ChangeQuarterAction, roles=KEEP_QUARTER, named="Change an action of the quarter")
def change_quarter_action(work: Work, request: ChangeQuarterAction) -> Kept:
    """Give an action other words, another owner, day or theme."""
    values = _read(request.fields)
    action = standing(work, QuarterAction, request.id, request.version, mine=values, seen=request.seen)
    for name, value in values.items():
        work.change(action, name, value)
    return Kept((action.id,), "Changed the action.", work.operation)


@does(EndQuarterAction, roles=KEEP_QUARTER, named="End an action of the quarter")
def end_quarter_action(work: Work, request: EndQuarterAction) -> Kept:
    """Say that an action was done or is given up, with what came of it; without a day it is open again."""
    on = as_day("on", request.on)
    if on is not None and on > work.today:
        raise Refusal("Enter the day on which it was done: today or earlier.", field="on")
    what_came = as_words("what_came", request.what_came)
    if on is not None and not request.done and not what_came:
        raise Refusal("Say why the action is given up.", field="what_came")
    action = standing(work, QuarterAction, request.id, request.version)
    for name, value in (("ended_on", on), ("done", on is not None and request.done), ("what_came", what_came)):
        work.change(action, name, value)
    if on is None:
        return Kept((action.id,), "The action is open again.", work.operation)
    return Kept((action.id,), f"{'Done' if request.done else 'Given up'} on {short(on)}.", work.operation)


@does(TakeOutQuarterAction, roles=KEEP_QUARTER, named="Take out an action of the quarter")
def take_out_quarter_action(work: Work, request: TakeOutQuarterAction) -> Kept:
    """Take out an action that was a mistake; it stays in the history."""
    action = standing(work, QuarterAction, request.id, request.version)
    work.change(action, "voided_at", work.now)
    return Kept((action.id,), "Took out the action.", work.operation)


def _read(given: Mapping[str, object]) -> dict[str, object]:
    unknown = given.keys() - _READ.keys()
    if unknown:
        raise Refusal(f"An action of a quarter has no field {min(map(str, unknown))}.")
    return {name: _READ[name](name, value) for name, value in given.items()}


def _needed(name: str, value: object) -> str:
    words = as_words(name, value)
    if not words:
        raise Refusal("Write what is to be done.", field=name)
    return words


def _theme(name: str, value: object) -> str:
    return as_choice(name, value, tuple(Theme)).value if value else ""


_READ: dict[str, Callable[[str, object], object]] = {
    "words": _needed, "owner": as_line, "due_on": as_day, "theme": _theme,
}  # fmt: skip


def _row(work: Work, one: QuarterAction, shown: Quarter) -> QuarterActionRow:
    return QuarterActionRow(
        id=one.id,
        version=one.version,
        quarter=one.quarter,
        theme=Theme(one.theme) if one.theme else None,
        words=one.words,
        owner=one.owner,
        due_on=one.due_on,
        ended_on=one.ended_on,
        done=one.done,
        what_came=one.what_came,
        carried=one.quarter != shown.name,
        overdue=one.ended_on is None and one.due_on is not None and one.due_on < work.today,
    )
