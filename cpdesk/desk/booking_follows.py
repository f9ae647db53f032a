"""What Undo and Redo must not do: put a conference back where somebody else has been booked meanwhile (I04)."""

from typing import Any

from cpdesk.desk.booking_checks import TimeWanted, clashes, refuse_first
from cpdesk.desk.conference_at_hand import end_at, start_of
from cpdesk.desk.day_booked import day_booked
from cpdesk.desk.day_lock import hold_days
from cpdesk.desk.taking_back import TakenBack, after_undo
from cpdesk.desk.to_book import to_book
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, Person, Room
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import IN_THE_DIARY
from cpdesk.rules.london import LONDON


@after_undo("conference")
def refuse_taken_time(work: Work, back: TakenBack) -> None:
    """Refuse the step as a whole when a time that comes back is taken by now."""
    put_back = [one for id_ in back.ids if (one := work.session.get(Conference, id_)) is not None and _stands(one)]
    hold_days(work, [one.on_day for one in put_back])
    for one in put_back:
        _refuse_if_taken(work, one)


def _stands(one: Conference) -> bool:
    return one.voided_at is None and one.start_at is not None and one.state in {state.value for state in IN_THE_DIARY}


def _refuse_if_taken(work: Work, one: Conference) -> None:
    wanted = to_book(work, None, one.id)
    time = TimeWanted(
        start_of(one).astimezone(LONDON), end_at(one).astimezone(LONDON), _known(work, Person, one.chair_id),
        _known(work, Room, one.room_id), _known(work, Person, one.minute_taker_id),
    )  # fmt: skip
    day = day_booked(work, time.on)
    day.away.clear()  # an absence that was noted meanwhile lists the conference with free chairs: it is not lost
    try:
        refuse_first(clashes(work, wanted, time, day))
    except Refusal as taken:
        raise Refusal(f"Nothing was changed, for its time is taken by now. {taken}") from None


def _known(work: Work, kept: Any, number: int | None) -> Any:
    return work.session.get(kept, number) if number is not None else None
