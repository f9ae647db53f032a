"""One entry taken in hand: found, guarded, moved by legal steps only, and put back with all that follows."""

from collections.abc import Mapping, Sequence
from datetime import date

from cpdesk.desk.in_step import keep_in_step
from cpdesk.desk.work import Work
from cpdesk.records.model import Recommendation, StateMove
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.lpm import ENDED_STATES, State, may_move
from cpdesk.rules.text import clean

_FIRST = {
    State.BOOKED: "Tell case progression and the Team Manager first. Then book the LPM.",
    State.HELD: "Alert case progression and the Team Manager first. Then record that the LPM was held.",
    State.IC_ALERTED: "Record the day on which the LPM was held first. Then alert the chair.",
    State.IC_READ: "Alert the chair to the outcome first. Then record that the chair has read it.",
    State.CLOSED: "The chair has to read the outcome first. Then the recommendation can be closed.",
}
_BEHIND = {
    State.ALERTED: "Case progression and the Team Manager were told already.",
    State.BOOKED: "The LPM was held already, so it cannot be booked again.",
    State.HELD: "It is recorded already that the LPM was held.",
    State.IC_ALERTED: "The chair was alerted already.",
    State.IC_READ: "It is recorded already that the chair has read the outcome.",
    State.WITHDRAWN: "The LPM was held, so this recommendation can no longer be withdrawn. "
    "Close it when the chair has read the outcome.",
}
_ORDER = tuple(State)


def entry_at(work: Work, id_: int, version: int, mine: Mapping[str, object] | None = None) -> Recommendation:
    """The entry as the person saw it; refused when somebody changed it since, or took it back."""
    entry = work.session.get(Recommendation, id_)
    if entry is None or entry.voided_at is not None:
        raise Refusal("This entry is no longer on the register. Read the register again (F5 in the window).")
    work.guard(entry, version, mine)
    return entry


def move(work: Work, entry: Recommendation, wanted: State, why: str = "") -> None:
    """Take the entry one step on; refused with what has to come first when the step would skip one (I18)."""
    current = State(entry.state)
    if not may_move(current, wanted):
        raise Refusal(why_not(current, wanted))
    work.change(entry, "state", wanted.value, why)
    work.session.add(
        StateMove(
            recommendation_id=entry.id,
            at=work.now,
            by=work.who,
            from_state=current.value,
            to_state=wanted.value,
            why=why,
        )
    )
    work.session.flush()


def why_not(current: State, wanted: State) -> str:
    """Why a step is not possible from here, and what to do instead."""
    if current in ENDED_STATES:
        return f"This recommendation is {current.value}, so nothing more can be recorded on it."
    behind = wanted in _BEHIND and _ORDER.index(current) >= _ORDER.index(wanted)
    if wanted is State.WITHDRAWN or behind:
        return _BEHIND[wanted]
    return _FIRST.get(wanted, "A recommendation cannot go back to its beginning.")


def put_back(work: Work, entries: Sequence[Recommendation], said: str, *, updated: bool = True) -> Kept:
    """Count the change, stamp the update (L07), and keep what follows from the entries; the answer to the person."""
    for entry in entries:
        if updated:
            work.change(entry, "last_update_on", work.today)
            work.change(entry, "last_update_by", work.who)
        entry.version += 1
    ids = tuple(entry.id for entry in entries)
    keep_in_step(work, ids)
    return Kept(ids=ids, said=said, operation=work.operation)


def not_in_the_future(work: Work, on: date, what: str, field: str) -> None:
    """Refuse a day that has not come yet for something that is said to have happened."""
    if on > work.today:
        raise Refusal(
            f"{short(on)} has not come yet. Enter the day on which {what}, like {work.today:%d/%m/%Y}.", field=field
        )


def said_why(why: str, what: str) -> str:
    """The reason, which must have been given."""
    words = clean(why).strip()
    if not words:
        raise Refusal(f"Say why {what}.", field="why")
    return words
