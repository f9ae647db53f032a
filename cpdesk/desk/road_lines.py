"""A child's road in sentences: what happened on which day, and what is still to come, oldest first."""

from collections.abc import Iterator
from datetime import date, datetime

from cpdesk.desk.clock_rows import OPEN
from cpdesk.desk.due_words import ON_ITS_DAY, words_of
from cpdesk.desk.road_records import KeptOfChild
from cpdesk.records.model import Conference, ConferenceRecord, CoreGroup, KeptDeadline, Recommendation
from cpdesk.rows.child_road import RoadLine
from cpdesk.rows.lpm_register import LANE_WORDS, Lane
from cpdesk.rules.conferences import CancelReason, ConferenceOutcome, ConferenceState, CoreGroupState
from cpdesk.rules.decisions import Category
from cpdesk.rules.how_dates_read import short, short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import ConferenceKind, Outcome, State
from cpdesk.rules.record import ConcernAbout, RecordState
from cpdesk.rules.requests import ThresholdOutcome
from cpdesk.words import (
    CANCEL_REASON_WORDS,
    CATEGORY_WORDS,
    CONCERN_ABOUT_WORDS,
    CONFERENCE_OUTCOME_WORDS,
    OUTCOME_WORDS,
    STATE_WORDS,
    THRESHOLD_WORDS,
)

RUNG_WORDS = {1: "with the Team Manager", 2: "with the Service Manager", 3: "by the procedure of the partnership"}
_OF_SUBJECT = {
    "request": (Lane.REQUESTS, "request"),
    "conference": (Lane.REVIEWS, "conference"),
    "core_group": (Lane.CORE_GROUPS, "core_group"),
    "recommendation": (Lane.LPM, "recommendation"),
}
ENDED = (State.WITHDRAWN.value, State.CLOSED.value)
_PLACE = {words: place for place, words in enumerate(LANE_WORDS.values())}


def road_lines(kept: KeptOfChild, today: date) -> tuple[RoadLine, ...]:
    """Every line of the road, oldest first; what is planned or due after what happened on the same day."""
    found = [
        *_requests(kept), *_conferences(kept, today), *_plans(kept), *_core_groups(kept, today), *_records(kept),
        *_of_register(kept), *_entries(kept), *_concerns(kept), *_due(kept),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda line: (line.on, line.to_come, line.time, _PLACE[line.lane])))


def conference_name(one: Conference) -> str:
    """A conference as its family speaks of it: "ICPC", "RCPC 2"."""
    return one.kind if one.kind == ConferenceKind.ICPC or not one.sequence_no else f"{one.kind} {one.sequence_no}"


def _line(
    lane: Lane, at: date | datetime, words: str, room: str = "", id: int = 0, *, to_come: bool = False
) -> RoadLine:
    if isinstance(at, datetime):
        local = at.astimezone(LONDON)
        return RoadLine(local.date(), f"{local:%H:%M}", LANE_WORDS[lane], words, room, id, to_come)
    return RoadLine(at, "", LANE_WORDS[lane], words, room, id, to_come)


def _within(words: str) -> str:
    """Words of a choice within a sentence; a name in capitals stays one: "plan made", "PLO review"."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def _because(why: str) -> str:
    """A reason at the end of a sentence."""
    told = " ".join(why.split()).rstrip(".")
    return f": {told}." if told else "."


def _requests(kept: KeptOfChild) -> Iterator[RoadLine]:
    lane = Lane.REQUESTS
    for one in kept.requests:
        yield _line(lane, one.ticked_at, "An initial conference was asked for.", "request", one.id)
        if one.icpc_needed and one.icpc_needed_on is not None:
            decided = "is needed" if one.icpc_needed == "yes" else "is not needed"
            said = f"Looked after too; decided that an ICPC {decided}{_because(one.icpc_needed_why)}"
            yield _line(lane, one.icpc_needed_on, said, "request", one.id)
    for talk in kept.discussions:
        more = " that began the section 47 enquiry" if talk.initiated_s47 else ""
        yield _line(lane, talk.on, f"Strategy discussion{more}.", "request", talk.request_id)
    for said_so, chair in kept.consultations:
        found = _within(THRESHOLD_WORDS[ThresholdOutcome(said_so.outcome)])
        words = f"Consultation by {chair}: {found}."
        yield _line(lane, said_so.completed_at, words, "request", said_so.request_id)


def _conferences(kept: KeptOfChild, today: date) -> Iterator[RoadLine]:
    names = {one.id: conference_name(one) for one in kept.conferences}
    for one in kept.conferences:
        line = _conference(one, names[one.id], kept, today)
        if line is not None:
            yield line
    for move in kept.moves:
        old, new = (short_moment(at.astimezone(LONDON)) for at in (move.from_at, move.to_at))
        said = f"{names[move.conference_id]} moved from {old} to {new}{_because(move.why)}"
        yield _line(Lane.REVIEWS, move.decided_at, said, "conference", move.conference_id)


def _conference(one: Conference, name: str, kept: KeptOfChild, today: date) -> RoadLine | None:
    """A conference on its day; one without a date is told by what is due instead."""
    if one.held_at is not None:
        said = f"{name} held{_outcome(one.id, kept)}"
        return _line(Lane.REVIEWS, one.held_at, said, "conference", one.id)
    if one.start_at is None or one.on_day is None:
        return None
    if one.state == ConferenceState.CANCELLED:
        why = CANCEL_REASON_WORDS[CancelReason(one.cancel_reason)] if one.cancel_reason else one.cancel_why
        said = f"{name} was to be on this day and was cancelled{_because(why)}"
        return _line(Lane.REVIEWS, one.start_at, said, "conference", one.id)
    if one.on_day < today:
        said = f"{name} was booked for this day; nobody has recorded that it was held."
        return _line(Lane.REVIEWS, one.start_at, said, "conference", one.id)
    booked = "confirmed" if one.state == ConferenceState.CONFIRMED else "provisional"
    return _line(Lane.REVIEWS, one.start_at, f"{name} is booked, {booked}.", "conference", one.id, to_come=True)


def _outcome(conference_id: int, kept: KeptOfChild) -> str:
    outcome = kept.outcomes.get(conference_id)
    category = kept.categories.get(conference_id)
    if not outcome:
        return "."
    under = f", category {_within(CATEGORY_WORDS[Category(category)])}" if category else ""
    return f": {_within(CONFERENCE_OUTCOME_WORDS[ConferenceOutcome(outcome)])}{under}."


def _plans(kept: KeptOfChild) -> Iterator[RoadLine]:
    names = {one.id: conference_name(one) for one in kept.conferences}
    for one in kept.plans:
        said = "Child protection plan began."
        yield _line(Lane.PLAN, one.start_on, said, "conference", one.conference_id)
        if one.end_on is not None:
            review = names.get(one.ended_by_id or 0)
            said = f"Child protection plan ended by {review}." if review else "Child protection plan ended."
            yield _line(Lane.PLAN, one.end_on, said, "conference", one.ended_by_id or one.conference_id)


def _core_groups(kept: KeptOfChild, today: date) -> Iterator[RoadLine]:
    for one in kept.core_groups:
        on = one.held_on or one.planned_on
        if on is not None:
            said, to_come = _core_group(one, on, today)
            yield _line(Lane.CORE_GROUPS, on, said, "core_group", one.conference_id, to_come=to_come)
        if one.record_sent_on is not None:
            said = f"Record of core group {one.sequence_no} sent out."
            yield _line(Lane.CORE_GROUPS, one.record_sent_on, said, "core_group", one.conference_id)


def _core_group(one: CoreGroup, on: date, today: date) -> tuple[str, bool]:
    name = f"Core group {one.sequence_no}"
    if one.state == CoreGroupState.HELD:
        return f"{name} held.", False
    if one.state == CoreGroupState.CANCELLED:
        return f"{name} did not take place on this day{_because(one.cancel_why)}", False
    if on < today:
        return f"{name} was planned for this day; nobody has recorded that it was held.", False
    return f"{name} is planned.", True


def _records(kept: KeptOfChild) -> Iterator[RoadLine]:
    names = {one.id: conference_name(one) for one in kept.conferences}
    for one in kept.records:
        yield from _record(one, f"Record of the {names[one.conference_id]}, version {one.version_no}", kept)


def _record(one: ConferenceRecord, name: str, kept: KeptOfChild) -> Iterator[RoadLine]:
    room = ("record", one.conference_id)
    if one.correction_why:
        yield _line(Lane.RECORDS, one.begun_at, f"{name}: correction begun{_because(one.correction_why)}", *room)
    if one.agreed_at is not None:
        yield _line(Lane.RECORDS, one.agreed_at, f"{name}: agreed by {one.agreed_by}.", *room)
    if one.issued_at is not None:
        yield _line(Lane.RECORDS, one.issued_at, f"{name}: issued by {one.issued_by}.", *room)
    elif one.state == RecordState.DRAFT and not one.correction_why:
        yield _line(Lane.RECORDS, one.begun_at, f"{name}: begun as a draft.", *room)
    if one.id in kept.sent:
        last, people = kept.sent[one.id]
        people_words = "1 person" if people == 1 else f"{people} people"
        yield _line(Lane.RECORDS, last, f"{name}: sent to {people_words} by this day.", *room)


def _of_register(kept: KeptOfChild) -> Iterator[RoadLine]:
    """What only the register tells of: conferences that the diary does not know, and a plan since when."""
    known = {held_or_booked_on(one) for one in kept.conferences}
    days = {(one.conference_on, one.conference_kind or "Conference"): one.id for one in kept.entries}
    for (on, name), number in days.items():
        if on is not None and on not in known:
            yield _line(Lane.REVIEWS, on, f"{name}, as the register says.", "recommendation", number)
    began = plan_of_register(kept)
    if began is not None:
        yield _line(Lane.PLAN, began, "Child protection plan began, as the register says.")


def plan_of_register(kept: KeptOfChild) -> date | None:
    """Since when the register says that there is a plan, where the diary knows of none."""
    starts = [one.plan_start_on for one in kept.entries if one.plan_start_on is not None]
    return min(starts) if starts and not kept.plans else None


def held_or_booked_on(one: Conference) -> date | None:
    """The day of a conference: as held, else as booked."""
    return one.held_at.astimezone(LONDON).date() if one.held_at is not None else one.on_day


def _entries(kept: KeptOfChild) -> Iterator[RoadLine]:
    for one in kept.entries:
        for on, said in _entry(one):
            if on is not None:
                yield _line(Lane.LPM, on, said, "recommendation", one.id)
    for move in kept.entry_moves:
        if move.to_state in ENDED:
            said = f"LPM recommendation {_within(STATE_WORDS[State(move.to_state)])}{_because(move.why)}"
            yield _line(Lane.LPM, move.at, said, "recommendation", move.recommendation_id)
    for rung in kept.differences:
        if rung.opened_on is not None:
            said = f"Difference of view discussed {RUNG_WORDS[rung.stage]}."
            yield _line(Lane.LPM, rung.opened_on, said, "recommendation", rung.recommendation_id)


def _entry(one: Recommendation) -> Iterator[tuple[date | None, str]]:
    by = f", due by {short(one.lpm_by)}." if one.lpm_by is not None else ", with no date set."
    yield one.recommended_on or one.conference_on, f"Legal Planning Meeting recommended{by}"
    yield one.alerted_case_progression_on, "Case progression told of the LPM recommendation."
    yield one.alerted_team_manager_on, "Team Manager told of the LPM recommendation."
    if one.lpm_on is None:
        yield one.lpm_booked_for, "Legal Planning Meeting booked for this day."
    decided = f": {_within(OUTCOME_WORDS[Outcome(one.outcome)])}." if one.outcome else "."
    yield one.lpm_on, f"Legal Planning Meeting held{decided}"
    yield one.ic_read_on, "The chair read the outcome of the LPM."


def _concerns(kept: KeptOfChild) -> Iterator[RoadLine]:
    for one in kept.concerns:
        what = _within(CONCERN_ABOUT_WORDS[ConcernAbout(one.about)])
        of = f" of {one.agency}" if one.agency else ""
        said = f"Concern noted at the conference: {what}{of}."
        yield _line(Lane.CONCERNS, one.noted_on, said, "record", one.conference_id or 0)


def _due(kept: KeptOfChild) -> Iterator[RoadLine]:
    """What still has to be done, on the day by which it is due; a meeting that has its date is told as booked."""
    for one in kept.clocks:
        if one.state != OPEN or one.key in ON_ITS_DAY:
            continue
        lane, room = _OF_SUBJECT[one.subject]
        said = f"Due by this day: {words_of(one.key).thing}."
        yield _line(lane, one.due_at or one.due_on, said, room, _opened_with(one, kept), to_come=True)


def _opened_with(one: KeptDeadline, kept: KeptOfChild) -> int:
    """What opens it: a core group is shown with its conference."""
    if one.subject != "core_group":
        return one.subject_id
    return next(group.conference_id for group in kept.core_groups if group.id == one.subject_id)
