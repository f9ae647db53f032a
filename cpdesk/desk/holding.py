"""A conference was held: what it ended in for each child, and the next dates that follow from it (S27, S38, I05)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import update

from cpdesk.desk.always_told import not_told
from cpdesk.desk.booking import booked
from cpdesk.desk.booking_checks import clock_words, holiday, is_late, london_time
from cpdesk.desk.conference_at_hand import conference_at, outcomes_of, refuse_unless, start_of
from cpdesk.desk.decisions_kept import outcomes_written, write_outcomes
from cpdesk.desk.entry_at_hand import not_in_the_future
from cpdesk.desk.held_follows import keep_what_follows
from cpdesk.desk.lpm_links import keep_conference_day
from cpdesk.desk.taking_back import undoes_field
from cpdesk.desk.to_book import ToBook, to_book
from cpdesk.desk.who_may import HOLD_CONFERENCE
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Conference, ConferenceChild
from cpdesk.rows.booking import Booked, HoldConference
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.booking_day import before_discussion, outside_calendar, weekend
from cpdesk.rules.conferences import TO_COME, ConferenceOutcome, ConferenceState
from cpdesk.rules.how_dates_read import listed, long, short
from cpdesk.rules.outcomes import adjourned_for_some, cannot_end_in, usual_outcome

OUTCOMES = "outcomes"
_WHY_NOT: dict[str, str] = {
    ConferenceState.REQUESTED: "This conference has no date yet. Book it first: a day that has passed is taken with "
    "the reason.",
    ConferenceState.HELD: "It is recorded already that this conference was held.",
    ConferenceState.CANCELLED: "This conference was cancelled. If it took place after all, book it again for that day.",
}


@does(HoldConference, roles=HOLD_CONFERENCE, named="Record that the conference was held")
def hold_conference(work: Work, request: HoldConference) -> Booked:
    """Record that a conference took place; plans, the next review and the core group follow from that day (I28)."""
    conference = conference_at(work, request.id, request.version)
    refuse_unless(conference, TO_COME, _WHY_NOT)
    wanted = to_book(work, None, conference.id)
    at = london_time(request.at if request.at is not None else start_of(conference))
    _check_day(work, wanted, conference, request, at)
    outcomes = _outcomes(work, conference, wanted, request)
    said = _not_as_planned(work, wanted, conference, request, at.date())
    work.change(conference, "state", ConferenceState.HELD.value)
    work.change(conference, "held_at", at.astimezone(UTC), request.why)
    _keep_reasons(work, wanted, conference, request, at.date())
    work.note("conference", conference.id, OUTCOMES, outcomes_of(work.session, conference.id), outcomes)
    give_outcomes(work, conference.id, outcomes)
    write_outcomes(work, conference.id, outcomes, request.why)
    keep_conference_day(work, conference.id, at.date())
    follows = keep_what_follows(work, conference, outcomes, at.date(), request)
    words = f"Recorded: held on {short(at)}. {follows.said}".strip()
    return booked(
        work, conference, words, warnings=said, operation=work.operation,
        next_conference_id=follows.next_id, core_group_id=follows.core_group_id,
    )  # fmt: skip


def _check_day(work: Work, wanted: ToBook, conference: Conference, request: HoldConference, at: datetime) -> None:
    """Refuse a day on which it cannot have been held: to come, a weekend, before what it follows (I03, I08)."""
    on = at.date()
    not_in_the_future(work, on, "the conference was held", "at")
    before = before_discussion(on, wanted.strategy_on) if wanted.strategy_on is not None else ""
    if wanted.previous_on is not None and on <= wanted.previous_on:
        before = f"The conference before this review was held on {long(wanted.previous_on)}. Enter a later day."
    for sentence in (weekend(on), outside_calendar(on, work.calendar), before):
        if sentence:
            raise Refusal(sentence, field="at")
    planned = conference.holiday_why if on == conference.on_day else ""
    closed = holiday(work, on)
    if closed and not (request.holiday_why.strip() or planned):
        raise Refusal(closed, field="holiday_why")


def _outcomes(
    work: Work, conference: Conference, wanted: ToBook, request: HoldConference
) -> dict[int, ConferenceOutcome]:
    """What it ended in for each child: as given, or as the record says, or else the usual outcome of its kind."""
    given = {**_usual(work, conference, wanted, request), **dict(request.outcomes)}
    if set(given) - set(wanted.children):
        raise Refusal("An outcome was given for a child whom this conference does not concern.", field=OUTCOMES)
    refuse_outcomes(conference.kind, given)
    return given


def refuse_outcomes(kind: str, outcomes: Mapping[int, ConferenceOutcome]) -> None:
    """Refuse what a conference of this kind cannot end in, and one that is adjourned for some children only."""
    for outcome in outcomes.values():
        wrong = cannot_end_in(kind, outcome)
        if wrong:
            raise Refusal(wrong, field="outcome")
    some = adjourned_for_some(list(outcomes.values()))
    if some:
        raise Refusal(some, field=OUTCOMES)


def _usual(work: Work, conference: Conference, wanted: ToBook, request: HoldConference) -> dict[int, ConferenceOutcome]:
    """The one outcome that was given for all, or what the chair wrote in the record, or the usual one of the kind."""
    if request.outcome is not None:
        return dict.fromkeys(wanted.children, request.outcome)
    written = outcomes_written(work, conference.id)
    return {child: written.get(child, usual_outcome(conference.kind)) for child in wanted.children}


def give_outcomes(work: Work, conference_id: int, outcomes: Mapping[int, str]) -> None:
    """What a conference ended in, child by child."""
    for child_id, outcome in outcomes.items():
        work.session.execute(
            update(ConferenceChild)
            .where(ConferenceChild.conference_id == conference_id, ConferenceChild.child_id == child_id)
            .values(outcome=str(outcome))
        )


@undoes_field("conference", OUTCOMES)
def give_outcomes_back(work: Work, number: int, field: str, value: dict[str, str]) -> None:
    """What a conference ended in before: nothing, while it was not held."""
    give_outcomes(work, number, {int(child): outcome for child, outcome in value.items()})


def _not_as_planned(
    work: Work, wanted: ToBook, conference: Conference, request: HoldConference, on: date
) -> Sequence[str]:
    """What is worth knowing: it was not confirmed, on another day than planned, or late without a reason."""
    found: list[str] = []
    if conference.state != ConferenceState.CONFIRMED:
        lacking = not_told(work, conference).names
        why = f": {listed(list(lacking))} not logged as told of its time" if lacking else ""
        found.append(f"It was held without having been confirmed{why}.")
    if conference.on_day is not None and on != conference.on_day:
        found.append(f"It was planned for {short(conference.on_day)}. The next dates count from {short(on)}.")
    if is_late(wanted, on) and request.late_reason is None and not conference.late_reason:
        found.append(f"It was held late ({clock_words(work, wanted, on)}) and nobody said why. Add the reason.")
    return found


def _keep_reasons(work: Work, wanted: ToBook, conference: Conference, request: HoldConference, on: date) -> None:
    if is_late(wanted, on) and request.late_reason is not None:
        work.change(conference, "late_reason", request.late_reason.value, request.why)
        work.change(conference, "late_why", request.why.strip(), request.why)
    if request.holiday_why.strip() and holiday(work, on):
        work.change(conference, "holiday_why", request.holiday_why.strip())
