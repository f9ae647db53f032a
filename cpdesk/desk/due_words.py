"""How a line of Today reads: its chip, the sentence that says what is to be done, where its date comes from."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.desk.marks import working_days
from cpdesk.rows.marks import Mark
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.deadline_keys import DEADLINE_KEYS
from cpdesk.rules.how_dates_read import MONTHS, WEEKDAYS, long, short, slashed
from cpdesk.rules.london import LONDON

ON_ITS_DAY = ("mark_held", "mark_core_held")  # nothing can be done about these before their day
LOOK = "Open"
SOON_WITHIN = 2  # working days: nearer than this, a thing is to be done now
_DATE_FIRST = re.compile(r"^[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} \d{4}(?:, \d\d:\d\d)?(?: to [^:]+)?: ")

_DATE_SAID = re.compile(
    rf"(?:{'|'.join(day[:3] for day in WEEKDAYS)}) (?P<day>\d{{1,2}}) "
    rf"(?P<month>{'|'.join(month[:3] for month in MONTHS)}) (?P<year>\d{{4}})"
)


@dataclass(frozen=True, slots=True)
class DueWords:
    """How one kind of deadline is told: the thing itself, what is to be done, what is so once it is late, one word."""

    thing: str
    now: str
    late: str
    action: str


def _same(thing: str, now: str, action: str) -> DueWords:
    return DueWords(thing, now, now, action)


DUE_WORDS: dict[str, DueWords] = {
    "lpm_by": DueWords("LPM", "{about}: LPM due {on}", "{about}: LPM not recorded as held", "Record date"),
    "duty_consult_due": DueWords(
        "Duty chair's consultation", "{about}: waits for the duty chair's consultation",
        "{about}: not consulted on within the time", "Consult",
    ),
    "tell_outcome": _same(
        "Outcome of the consultation", "{about}: not everybody was told what the duty chair decided", "Say who was told"
    ),
    "booking_due": DueWords(
        "Booking of an ICPC", "ICPC {about}: waits for a date from the social worker",
        "ICPC {about}: no date from the social worker after 24 hours", "Book",
    ),
    "icpc_due": _same("ICPC", "ICPC {about}: not booked yet", "Book"),
    "decide_icpc_needed": _same(
        "Decision about an ICPC", "{about}: looked after too; nobody has decided whether an ICPC is needed", "Decide"
    ),
    "acknowledge_not_met": _same(
        "Team Manager's word", "{about}: threshold not met; the Team Manager's word is not recorded", "Record date"
    ),
    "tell_imposed": _same(
        "Imposed date", "ICPC {about}: social worker and Team Manager not told of the date", "Say who was told"
    ),
    "icpc_notice": _same("Invitations to the ICPC", "ICPC {about}: invitations not all sent", "Invite"),
    "rcpc_invite_due": _same("Invitations to the RCPC", "RCPC {about}: invitations not all sent", "Invite"),
    "mark_held": DueWords(
        "Conference", "{about}: conference on {on}", "{about}: conference not recorded as held", "Mark as held"
    ),
    "tell_move": _same("Moved conference", "{about}: not recorded who was told of the new time", "Say who was told"),
    "stands_on_closed_day": _same(
        "Conference on a day not worked",
        "{about}: conference on a day that is not worked; move it, or say why it stays", "Move",
    ),
    "tell_agency_role": _same(
        "Telling an agency of its role", "{about}: an agency that was not there has not been told of its action",
        "Say who was told",
    ),
    "record_due": _same("Conference record", "{about}: record of the conference to be sent out", "Record"),
    "record_to_send": _same(
        "Sending of the record", "{about}: the record was issued, and not everybody has it yet", "Send"
    ),
    "maqa_raise_due": _same("Concern", "{about}: a concern noted at the conference is still a draft", "Raise"),
    "maqa_resolve_due": _same("MAQA", "{about}: a MAQA alert to be resolved", LOOK),
    "maqa_urgent_due": _same("Immediate risk", "{about}: an alert with immediate risk to be resolved", LOOK),
    "internal_qa_due": _same("Internal QA", "{about}: an internal QA alert to be resolved", LOOK),
    "rcpc1_due": _same("First RCPC", "RCPC {about}: the first review has no date yet", "Book"),
    "rcpcN_due": _same("RCPC", "RCPC {about}: the next review has no date yet", "Book"),
    "first_core_due": _same("Core group", "Core group {about}: first after the ICPC, no date yet", "Set date"),
    "core_next_due": _same("Core group", "Core group {about}: the next one has no date yet", "Set date"),
    "mark_core_held": DueWords(
        "Core group", "Core group {about}: planned for {on}", "Core group {about}: not recorded as held", "Mark as held"
    ),
    "core_record_due": _same("Core group record", "Core group {about}: record to be sent out", "Send"),
}  # fmt: skip
"""The words of every deadline that somebody has to act on; a key that is not here is named as the standard names it."""


def words_of(key: str) -> DueWords:
    """How deadlines of this key are told."""
    found = DUE_WORDS.get(key)
    if found is not None:
        return found
    name = DEADLINE_KEYS[key].name if key in DEADLINE_KEYS else "To do"
    return _same(name, name + ", {about}", LOOK)


def is_late(due_on: date, due_at: datetime | None, moment: datetime) -> bool:
    """Whether a deadline has passed; one in hours at its moment, any other when its day is over (L05)."""
    return due_at < moment if due_at is not None else due_on < moment.date()


def chip_of(due_on: date, due_at: datetime | None, moment: datetime, calendar: WorkingDays) -> tuple[Mark, str]:
    """The mark of a line and the words of its chip: "Overdue 3 wd", "Due today 15:10", "Due in 2 wd", "Thu 26 Nov"."""
    today = moment.date()
    clock = "" if due_at is None else f"{due_at.astimezone(LONDON):%H:%M}"
    if is_late(due_on, due_at, moment):
        over = working_days(due_on, today, calendar) if due_on < today else 0
        since = f"Late since {clock}" if clock and due_on == today else "Overdue"
        return Mark.OVERDUE, f"Overdue {over} wd" if over else since
    if due_on == today:
        return Mark.DUE_SOON, f"Due today {clock}".rstrip()
    left = working_days(today, due_on, calendar)
    if left is None or left > SOON_WITHIN:
        return Mark.NEUTRAL, f"{_day_of_month(due_on)} {clock}".rstrip()
    if clock:
        return Mark.DUE_SOON, f"Due {WEEKDAYS[due_on.weekday()][:3]} {clock}"
    return Mark.DUE_SOON, f"Due in {left} wd" if left else f"Due {_day_of_month(due_on)}"


def escalated_chip(due_on: date, today: date, calendar: WorkingDays) -> tuple[Mark, str]:
    """The mark of a late entry whose difference of view is open, as the register's own chip has it."""
    over = working_days(due_on, today, calendar)
    return Mark.ESCALATED, f"Escalated, {over} wd over" if over else "Escalated"


def action_of(key: str, due_on: date, today: date) -> str:
    """The one next thing, as its button says it."""
    return LOOK if key in ON_ITS_DAY and due_on > today else words_of(key).action


def sentence_of(key: str, about: str, due_on: date, *, late: bool) -> str:
    """What is to be done about whom, in one plain sentence."""
    words = words_of(key)
    return (words.late if late else words.now).format(about=about or "No name", on=short(due_on))


def clock_of(due_on: date, due_at: datetime | None, explanation: str) -> str:
    """Where the date comes from: "Due 18/11/2026 · 20 working days after the conference on 21/10/2026"."""
    due = f"Due {slashed(due_on)}" if due_at is None else f"Due {slashed(due_on)} {due_at.astimezone(LONDON):%H:%M}"
    said = _DATE_FIRST.sub("", explanation).partition(". ")[0].rstrip(". ")
    return f"{due} · {_DATE_SAID.sub(_slashed, said)}" if said else due


def next_words(key: str, about: str, due_on: date) -> str:
    """The next thing in an empty day: "Core group, Fictitious, Thursday 26 November"."""
    return f"{words_of(key).thing}, {about}, {long(due_on).rpartition(' ')[0]}"


def _slashed(said: re.Match[str]) -> str:
    """A date of an explanation as tables have it: it takes less room."""
    month = next(number for number, name in enumerate(MONTHS, 1) if name.startswith(said["month"]))
    return f"{int(said['day']):02}/{month:02}/{said['year']}"


def _day_of_month(on: date) -> str:
    return f"{WEEKDAYS[on.weekday()][:3]} {on.day:02} {MONTHS[on.month - 1][:3]}"
