"""The road of a recommendation: alerted, booked, held, chair alerted, read, closed; or withdrawn (L06 to L15)."""

from datetime import date
from uuid import uuid4

from cpdesk.desk.differences import open_differences
from cpdesk.desk.entry_at_hand import entry_at, move, not_in_the_future, put_back, said_why
from cpdesk.desk.who_may import END_RECOMMENDATION, ENTER_RECOMMENDATION, READ_OUTCOME, RECORD_LPM
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Difference, Recommendation
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import (
    AlertBoth,
    AlertChair,
    BookLpm,
    ChairHasRead,
    CloseRecommendation,
    Kept,
    RecordLpmHeld,
    WithdrawRecommendation,
)
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.lpm import IcPosition, State


@does(AlertBoth, roles=ENTER_RECOMMENDATION, named="Alert case progression and Team Manager")
def alert_both(work: Work, request: AlertBoth) -> Kept:
    """Record that case progression and the Team Manager were both told (L06)."""
    entry = entry_at(work, request.id, request.version)
    told = (
        ("alerted_case_progression_on", request.case_progression_on, "case_progression_on"),
        ("alerted_team_manager_on", request.team_manager_on, "team_manager_on"),
    )
    for name, on, field in told:
        not_in_the_future(work, on, "they were told", field)
        _not_before_conference(entry, on, field)
        work.change(entry, name, on)
    move(work, entry, State.ALERTED)
    return put_back(work, [entry], "Recorded: case progression and the Team Manager were told.")


@does(BookLpm, roles=RECORD_LPM, named="Book the LPM")
def book_lpm(work: Work, request: BookLpm) -> Kept:
    """Book the LPM for a day; booking it again needs a reason and is counted."""
    entry = entry_at(work, request.id, request.version)
    _not_before_conference(entry, request.booked_for, "booked_for")
    again = entry.state == State.BOOKED
    why = said_why(request.why, "the LPM is booked for another day") if again else request.why.strip()
    if again and entry.lpm_booked_for == request.booked_for:
        raise Refusal(f"The LPM is booked for {short(request.booked_for)} already.", field="booked_for")
    move(work, entry, State.BOOKED, why)
    work.change(entry, "lpm_booked_for", request.booked_for, why)
    if again:
        work.change(entry, "rebooked", entry.rebooked + 1, why)
    return put_back(work, [entry], f"Booked the LPM for {short(request.booked_for)}.")


@does(RecordLpmHeld, roles=RECORD_LPM, named="Record the LPM date")
def record_lpm_held(work: Work, request: RecordLpmHeld) -> Kept:
    """Record that the LPM took place and what it decided (L07), for one entry or a sibling group, all or nothing."""
    if not request.ids or len(request.ids) != len(request.versions):
        raise Refusal("Choose the entries for which the LPM was held.")
    if request.held_on > work.today:
        raise Refusal(
            f"{short(request.held_on)} has not come yet. Book the LPM for that day, and record it once it was held.",
            field="held_on",
        )
    if not request.outcome:
        raise Refusal("Choose what the LPM decided.", field="outcome")
    entries = [entry_at(work, id_, version) for id_, version in zip(request.ids, request.versions, strict=True)]
    for entry in entries:
        _hold(work, entry, request)
    several = "" if len(entries) == 1 else f" for {len(entries)} entries"
    return put_back(work, entries, f"Recorded: LPM held on {short(request.held_on)}{several}.")


def _hold(work: Work, entry: Recommendation, request: RecordLpmHeld) -> None:
    _not_before_conference(entry, request.held_on, "held_on")
    if entry.state == State.ALERTED:
        move(work, entry, State.BOOKED)
        work.change(entry, "lpm_booked_for", request.held_on)
    move(work, entry, State.HELD)
    work.change(entry, "lpm_on", request.held_on)
    work.change(entry, "outcome", request.outcome.value)


@does(AlertChair, roles=RECORD_LPM, named="Alert the chair")
def alert_chair(work: Work, request: AlertChair) -> Kept:
    """Record that the case-note alert went to the Independent Chair (L14)."""
    entry = entry_at(work, request.id, request.version)
    not_in_the_future(work, request.alerted_on, "the chair was alerted", "alerted_on")
    move(work, entry, State.IC_ALERTED)
    if entry.lpm_on is not None and request.alerted_on < entry.lpm_on:
        raise Refusal(f"The LPM was held on {short(entry.lpm_on)}. Enter that day or a later one.", field="alerted_on")
    work.change(entry, "ic_alerted_on", request.alerted_on)
    return put_back(work, [entry], f"Recorded: the chair was alerted on {short(request.alerted_on)}.")


@does(ChairHasRead, roles=READ_OUTCOME, named="Record that the chair has read the outcome")
def chair_has_read(work: Work, request: ChairHasRead) -> Kept:
    """Record that the chair read the outcome (L15); a chair who disagrees opens a difference of view (L16)."""
    entry = entry_at(work, request.id, request.version)
    not_in_the_future(work, request.read_on, "the chair read it", "read_on")
    if request.position is IcPosition.DISAGREES and not request.comment.strip():
        raise Refusal("Say why the chair disagrees with the outcome.", field="comment")
    move(work, entry, State.IC_READ)
    if entry.ic_alerted_on is not None and request.read_on < entry.ic_alerted_on:
        told = short(entry.ic_alerted_on)
        raise Refusal(f"The chair was alerted on {told}. Enter that day or a later one.", field="read_on")
    work.change(entry, "ic_read_on", request.read_on)
    work.change(entry, "ic_position", request.position.value, request.comment.strip())
    if request.position is IcPosition.AGREES:
        return put_back(work, [entry], "Recorded: the chair has read the outcome and agrees.")
    _open_difference(work, entry, request)
    return put_back(
        work, [entry], "Recorded: the chair has read the outcome and disagrees. A difference of view is open."
    )


def _open_difference(work: Work, entry: Recommendation, request: ChairHasRead) -> None:
    difference = Difference(
        uuid=str(uuid4()), recommendation_id=entry.id, stage=1, about="outcome", opened_on=request.read_on,
        rationale=request.comment.strip(),
    )  # fmt: skip
    work.session.add(difference)
    work.session.flush()
    work.note_new(difference)


@does(CloseRecommendation, roles=END_RECOMMENDATION, named="Close the recommendation")
def close_recommendation(work: Work, request: CloseRecommendation) -> Kept:
    """Close an entry on which nothing is left to do; not while people still differ about it."""
    entry = entry_at(work, request.id, request.version)
    if open_differences(work, entry.id):
        raise Refusal("A difference of view is still open. Record how it ended, then close the recommendation.")
    move(work, entry, State.CLOSED, request.why.strip())
    return put_back(work, [entry], "Closed the recommendation.")


@does(WithdrawRecommendation, roles=END_RECOMMENDATION, named="Withdraw the recommendation")
def withdraw_recommendation(work: Work, request: WithdrawRecommendation) -> Kept:
    """Withdraw a recommendation that no longer stands, with the reason."""
    entry = entry_at(work, request.id, request.version)
    why = said_why(request.why, "the recommendation is withdrawn")
    move(work, entry, State.WITHDRAWN, why)
    work.change(entry, "withdrawn_why", why, why)
    return put_back(work, [entry], "Withdrew the recommendation.")


def _not_before_conference(entry: Recommendation, on: date, field: str) -> None:
    if entry.conference_on is not None and on < entry.conference_on:
        raise Refusal(
            f"The conference was on {short(entry.conference_on)}. Enter that day or a later one.", field=field
        )
