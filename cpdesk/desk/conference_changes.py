"""A conference changed, confirmed or cancelled: people and room checked again, the trio told first (S05, I04, I13)."""

from datetime import UTC, date, timedelta
from typing import Any

from sqlalchemy import select

from cpdesk.desk.always_told import before_confirming
from cpdesk.desk.bookable import chair_called, room_called
from cpdesk.desk.booking_checks import TimeWanted, clashes, end_of, refuse_first
from cpdesk.desk.conference_at_hand import conference_at, end_at, held_on, put_back, refuse_unless, start_of
from cpdesk.desk.conference_at_hand import when as when_words
from cpdesk.desk.day_booked import day_booked
from cpdesk.desk.day_lock import hold_days
from cpdesk.desk.entry_at_hand import not_in_the_future
from cpdesk.desk.invitees import invitees_of, shown_name
from cpdesk.desk.known_names import MINUTE_TAKER, SOCIAL_WORKER, TEAM_MANAGER, person_called, team_called
from cpdesk.desk.moving import NOT_TO_COME
from cpdesk.desk.request_at_hand import known_request, move
from cpdesk.desk.to_book import to_book
from cpdesk.desk.who_may import KEEP_DIARY
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Conference, Person, Room
from cpdesk.rows.booking import CancelConference, ChangeConference, ConfirmConference
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.booking_day import ends_before
from cpdesk.rules.conferences import TO_COME, CancelReason, ConferenceState, LateReason
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.requests import NOT_TOLD_YET, RequestState
from cpdesk.words import CANCEL_REASON_WORDS

_WORDS = ("access_needs", "interpreter", "advocate", "exclusions", "late_why", "holiday_why")
_ENGAGES = ("chair", "room", "minute_taker", "minutes")
_NOT_NEEDED = "A review is moved to a new date, never cancelled (S39). Choose Move, and say why."


@does(ChangeConference, roles=KEEP_DIARY, named="Change the conference")
def change_conference(work: Work, request: ChangeConference) -> Kept:
    """Give a conference other people or another room at its time, or note what the family needs."""
    hold_days(work, [work.session.scalar(select(Conference.on_day).where(Conference.id == request.id))])
    conference = conference_at(work, request.id, request.version, request.fields)
    if conference.state == ConferenceState.CANCELLED:
        raise Refusal(NOT_TO_COME[ConferenceState.CANCELLED])
    unknown = set(request.fields) - {*_ENGAGES, *_WORDS, *_SETTERS}
    if unknown:
        raise Refusal(f"A conference has no field {sorted(unknown)[0]}.")
    if set(request.fields) & set(_ENGAGES):
        _change_who_and_where(work, conference, request)
    for name, value in request.fields.items():
        if name in _WORDS:
            work.change(conference, name, str(value or "").strip(), request.why)
        elif name in _SETTERS:
            _SETTERS[name](work, conference, value, request.why)
    again = _to_tell_again(work, conference) if set(request.fields) & {"chair", "room", "minutes"} else ""
    return put_back(work, conference, f"Changed the conference.{again}")


def _to_tell_again(work: Work, conference: Conference) -> str:
    """Who was invited to it as it was before, while it is to come."""
    if conference.state not in TO_COME:
        return ""
    invited = [shown_name(one) for one in invitees_of(work, conference.id) if one.sent_at is not None]
    return f" Invitations went out with what was so before. Tell again: {'; '.join(invited)}." if invited else ""


def _change_who_and_where(work: Work, conference: Conference, request: ChangeConference) -> None:
    """Other people, another room or length; looked at again, so that nobody is in two conferences at once (I04)."""
    told = request.fields
    chair = chair_called(work, str(told["chair"])) if "chair" in told else _known(work, Person, conference.chair_id)
    room = room_called(work, str(told["room"])) if "room" in told else _known(work, Room, conference.room_id)
    taker = (
        person_called(work, str(told["minute_taker"] or ""), MINUTE_TAKER)
        if "minute_taker" in told
        else _known(work, Person, conference.minute_taker_id)
    )
    if conference.start_at is not None:
        start = start_of(conference).astimezone(LONDON)
        end = end_of(start, _minutes(conference, told))
        longer = "minutes" in told  # whoever is not changed is looked at again only when it takes longer
        time = TimeWanted(
            start,
            end,
            chair if longer or "chair" in told else None,
            room if longer or "room" in told else None,
            taker if longer or "minute_taker" in told else None,
        )
        _refuse_clash(work, conference, time)
        work.change(conference, "end_at", end.astimezone(UTC), request.why)
    for name, one in (("chair_id", chair), ("room_id", room), ("minute_taker_id", taker)):
        work.change(conference, name, one.id if one is not None else None, request.why)


def _refuse_clash(work: Work, conference: Conference, time: TimeWanted) -> None:
    ends = ends_before(time.start, time.end)
    if ends:
        raise Refusal(ends, field="minutes")
    refuse_first(clashes(work, to_book(work, None, conference.id), time, day_booked(work, time.on)))


def _minutes(conference: Conference, told: dict[str, Any]) -> int:
    lasts = int((end_at(conference) - start_of(conference)) / timedelta(minutes=1))
    return int(told.get("minutes") or lasts)


def _known(work: Work, kept: Any, number: int | None) -> Any:
    return work.session.get(kept, number) if number is not None else None


def _set_person(column: str, part: str) -> Any:
    def set_person(work: Work, conference: Conference, name: Any, why: str) -> None:
        person = person_called(work, str(name or ""), part)
        work.change(conference, column, person.id if person else None, why)

    return set_person


def _set_team(work: Work, conference: Conference, name: Any, why: str) -> None:
    team = team_called(work, str(name or ""))
    work.change(conference, "team_id", team.id if team else None, why)


def _set_looked_after(work: Work, conference: Conference, value: Any, why: str) -> None:
    work.change(conference, "looked_after", bool(value), why)


def _set_late_reason(work: Work, conference: Conference, value: Any, why: str) -> None:
    work.change(conference, "late_reason", LateReason(value).value if value else "", why)


def _set_record_issued(work: Work, conference: Conference, on: date | None, why: str) -> None:
    """The day on which the record went out (S26): after the conference was held, and not to come."""
    held = held_on(conference)
    if on is not None and held is None:
        raise Refusal("The conference was not held yet. Record that it was held first.", field="record_issued_on")
    if on is not None and held is not None:
        not_in_the_future(work, on, "the record went out", "record_issued_on")
        if on < held:
            raise Refusal(
                f"The conference was held on {short(held)}. Enter that day or a later one.", field="record_issued_on"
            )
    work.change(conference, "record_issued_on", on, why)


_SETTERS: dict[str, Any] = {
    "team": _set_team,
    "social_worker": _set_person("social_worker_id", SOCIAL_WORKER),
    "team_manager": _set_person("team_manager_id", TEAM_MANAGER),
    "looked_after": _set_looked_after,
    "late_reason": _set_late_reason,
    "record_issued_on": _set_record_issued,
}


@does(ConfirmConference, roles=KEEP_DIARY, named="Confirm the conference")
def confirm_conference(work: Work, request: ConfirmConference) -> Kept:
    """Make a booking firm, once police, probation and GP are logged as told of its time (S05, I13)."""
    conference = conference_at(work, request.id, request.version)
    refuse_unless(conference, (ConferenceState.PROVISIONAL,), {**NOT_TO_COME, **_CONFIRMED})
    why_not = why_not_confirmed(work, conference)
    if why_not:
        raise Refusal(why_not)
    work.change(conference, "state", ConferenceState.CONFIRMED.value)
    return put_back(work, conference, f"Confirmed for {when_words(start_of(conference))}.")


_CONFIRMED = {ConferenceState.CONFIRMED.value: "This conference is confirmed already."}


def why_not_confirmed(work: Work, conference: Conference) -> str:
    """What has to come first before a conference is firm, or nothing (S05, D04, I13)."""
    if conference.request_id is not None and known_request(work, conference.request_id).state in NOT_TOLD_YET:
        return "The outcome of the duty chair's consultation was not sent to everybody yet. Record that first."
    return before_confirming(work, conference)


@does(CancelConference, roles=KEEP_DIARY, named="Cancel the conference")
def cancel_conference(work: Work, request: CancelConference) -> Kept:
    """Take an initial conference out of the diary that is not needed; a review is moved, never cancelled (S39)."""
    conference = conference_at(work, request.id, request.version)
    if conference.kind == ConferenceKind.RCPC:
        raise Refusal(_NOT_NEEDED)
    refuse_unless(conference, TO_COME, {**NOT_TO_COME, ConferenceState.CANCELLED: "It was cancelled already."})
    words = CANCEL_REASON_WORDS[request.reason]
    why = request.why.strip() or words
    _refuse_undecided(work, conference, request.reason)
    work.change(conference, "state", ConferenceState.CANCELLED.value, why)
    work.change(conference, "cancel_reason", request.reason.value, why)
    work.change(conference, "cancel_why", request.why.strip(), why)
    said = f"Cancelled the conference of {when_words(start_of(conference))}: {words}."
    return put_back(work, conference, f"{said}{_let_request_go(work, conference, request.reason, why)}")


def _refuse_undecided(work: Work, conference: Conference, reason: CancelReason) -> None:
    """The decision for a child who is looked after too stands with the request, by whom and why (D10)."""
    if reason is not CancelReason.DUAL_STATUS_DECISION or conference.request_id is None:
        return
    request = known_request(work, conference.request_id)
    if request.dual_status and request.icpc_needed != "no":
        raise Refusal("Record first, with the request, who decided that no initial conference is needed, and why.")


def _let_request_go(work: Work, conference: Conference, reason: CancelReason, why: str) -> str:
    """A request whose conference is not needed closes; one booked by mistake waits for its date again."""
    if conference.request_id is None:
        return ""
    request = known_request(work, conference.request_id)
    if request.state == RequestState.CLOSED:
        return ""
    if reason is not CancelReason.ERROR:
        move(work, request, RequestState.CLOSED, why)
        work.change(request, "closed_why", why, why)
        return " The request is closed."
    if request.state in {RequestState.BOOKED, RequestState.DATE_IMPOSED}:
        move(work, request, RequestState.AWAITING_BOOKING, why)
    return " The request waits for its date again."
