"""The week of the demonstration that one sees first, and what waits for a date beside it."""

from dataclasses import dataclass
from datetime import date, timedelta

from cpdesk.desk.demonstration.book import at, clock
from cpdesk.desk.demonstration.cases import Asked, Case, Meeting, Moved
from cpdesk.desk.demonstration.roads import ICPC, RCPC, Roads
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.conferences import ConferenceOutcome, ConferenceState
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.requests import RequestState, ShortTime, ThresholdOutcome
from cpdesk.rules.what_follows import last_day, review_limit


@dataclass(frozen=True, slots=True)
class Shown:
    """A conference of the first week: its weekday and time, whom it concerns, who chairs it where; day n of 15."""

    weekday: int
    minute: int
    minutes: int
    kind: ConferenceKind
    surname: str
    children: int
    chair: str
    room: str
    day: int = 0
    looked_after: bool = False


WEEK = (
    Shown(0, 570, 120, ICPC, "Pretend-Hall", 2, "T. Sample", "Room 1", 11),
    Shown(0, 780, 120, RCPC, "Sampleton", 1, "J. Placeholder", "Room 2"),
    Shown(1, 600, 120, RCPC, "Trialwood", 1, "A. Specimen", "Room 1"),
    Shown(1, 630, 120, ICPC, "Mockford", 3, "P. Example", "Room 2", 12),
    Shown(1, 840, 120, RCPC, "Example-Khan", 1, "R. Dummy", "Teams"),
    Shown(2, 570, 120, RCPC, "Demo-Lowe", 1, "T. Sample", "Room 1"),
    Shown(2, 810, 120, ICPC, "Notreal", 2, "A. Specimen", "Room 1", 13),
    Shown(3, 600, 120, ICPC, "Fictitious", 1, "A. Specimen", "Room 2", 11),
    Shown(3, 780, 60, RCPC, "Placehold", 1, "P. Example", "Teams", looked_after=True),
    Shown(4, 570, 120, RCPC, "Specimen-Ali", 1, "P. Example", "Room 1"),
)


_MOVED = "Example-Khan"


@dataclass(frozen=True, slots=True)
class Waits:
    """A request that waits: discussed and ticked so many working days ago, and how far it has come."""

    surname: str
    children: int
    discussed: int
    ticked: int
    clock: tuple[int, int]
    state: RequestState
    told: int = 0
    threshold: ThresholdOutcome | None = None
    team: str = ""
    looked_after: bool = False
    why: str = ""


_MET, _NOT_MET, _MORE = ThresholdOutcome.MET, ThresholdOutcome.NOT_MET, ThresholdOutcome.MORE_INFORMATION
WAITING = (
    Waits("Sample-Ng", 1, 8, 5, (11, 20), RequestState.AWAITING_BOOKING, 4, _MET, "Cluster 6"),
    Waits("Mocksmith", 3, 6, 2, (15, 30), RequestState.AWAITING_BOOKING, 1, _MET),
    Waits("Notreal", 1, 3, 1, (15, 10), RequestState.RECEIVED),
    Waits("Testwell", 2, 4, 2, (11, 20), RequestState.RECEIVED),
    Waits("Pretendstead", 1, 7, 3, (10, 5), RequestState.AWAITING_BOOKING, 2, _MET, looked_after=True),
    Waits("Demo-Whitby", 1, 5, 3, (14, 40), RequestState.NOT_MET, 2, _NOT_MET, why=(
        "A single incident, the family has sought help itself, and the school sees no further concern.")),
    Waits("Trial-Brook", 2, 4, 3, (9, 50), RequestState.MORE_INFORMATION, 0, _MORE, why=(
        "The paediatric report is still outstanding.")),
    Waits("Specimen-Dale", 2, 12, 10, (13, 25), RequestState.AWAITING_BOOKING, 1, _MET),
)  # fmt: skip


def days_of_first_week(days: WorkingDays, today: date) -> frozenset[date]:
    """Monday to Friday of the week that one sees first: this week's, at a weekend the next one's."""
    monday = days.on_or_after(today)
    monday -= timedelta(days=monday.weekday())
    return frozenset(monday + timedelta(days=number) for number in range(5))


def first_week(roads: Roads) -> None:
    """Put the first week into the diary, each conference with the road that led to it."""
    monday = min(roads.book.closed)
    for shown in WEEK:
        on = monday + timedelta(days=shown.weekday)
        hours = (shown.minute, shown.minute + shown.minutes)
        if not roads.days.is_worked(on):
            continue
        writer = roads.book.writer(on, hours)
        roads.book.take(on, hours, shown.chair, shown.room, *([writer] if writer else []))
        case = roads.families.new(shown.surname, shown.children, chair=shown.chair)
        meeting = roads.meeting(
            shown.kind, 0, clock(on, shown.minute), chair=shown.chair, room=shown.room, minute_taker=writer,
            minutes=shown.minutes,
        )  # fmt: skip
        meeting.looked_after = shown.looked_after
        if shown.surname == _MOVED:
            meeting.moved = _moved_yesterday(roads, on, shown)
        if shown.kind is ICPC:
            roads.initial(case, on, shown.day, meeting)
        else:
            _review_of_week(roads, case, meeting, on)


def _moved_yesterday(roads: Roads, on: date, shown: Shown) -> Moved | None:
    """A review that was brought forward, of which nobody has been told yet; none where the day is past already."""
    if on < roads.today:
        return None
    decided_at = at(roads.days.add(roads.today, -1), 15, 30)
    return Moved(clock(roads.days.add(on, 2), shown.minute), decided_at, "The school is closed.", exceptional=True)


def _review_of_week(roads: Roads, case: Case, meeting: Meeting, on: date) -> None:
    """A first review, with the initial conference some eleven weeks before it."""
    first = begun(roads, case, roads.days.on_or_before(on - timedelta(days=82)))
    meeting.sequence_no = 1
    meeting.booked_at = at(first, 16, 30)
    meeting.confirmed_at = at(roads.days.add(on, -12), 11)
    case.meetings.append(meeting)
    roads.after(case, meeting)


def begun(roads: Roads, case: Case, on: date) -> date:
    """An initial conference that ended in a plan, where nothing was in its way; the day it was held on."""
    found = roads.book.find(roads.rng, on, roads.days.add(on, 3), 90, case.chair)
    if found is None:
        raise RuntimeError("the invented diary is full")
    start, chair, room, writer = found
    meeting = Meeting(ICPC, 0, ConferenceState.HELD, start, 90, chair, room, writer)
    held_on = start.date()
    case.asked = roads.asked(case, roads.days.add(held_on, -12), held_on)
    meeting.booked_at = (case.asked.told_at or case.asked.ticked_at) + timedelta(hours=3)
    meeting.confirmed_at = meeting.booked_at + timedelta(hours=2)
    meeting.outcome = ConferenceOutcome.PLAN_MADE
    meeting.record_issued_on = roads.days.add(held_on, 11)
    case.meetings.append(meeting)
    roads.core_group_after(case, held_on)
    roads.cases.append(case)
    return held_on


def waiting_requests(roads: Roads) -> None:
    """The requests that wait for a consultation, a word or a date."""
    for waits in WAITING:
        case = roads.families.new(waits.surname, waits.children, team=waits.team)
        case.asked = _asked(roads, waits)
        roads.cases.append(case)


def _asked(roads: Roads, waits: Waits) -> Asked:
    days, today = roads.days, roads.today
    ticked_at = at(days.add(today, -waits.ticked), *waits.clock)
    asked = Asked(days.add(today, -waits.discussed), ticked_at, waits.state)
    asked.possible = waits.discussed - waits.ticked <= 8
    if waits.threshold is not None:
        asked.threshold, asked.why = waits.threshold, waits.why
        asked.consulted_at = at(days.add(today, -max(1, waits.told)), 9, 40)
        asked.duty_chair = roads.book.on_duty(asked.consulted_at.date())
        asked.told_at = asked.consulted_at + timedelta(minutes=50) if waits.told else None
    if waits.looked_after:
        asked.looked_after_on = days.add(today, -2)
    if days.between(asked.strategy_on, today) > 10:
        asked.short_time = ShortTime.KEEP_FIFTEEN
    return asked


def waiting_reviews(roads: Roads) -> None:
    """Reviews that wait for their date: one with weeks left, one with days."""
    for surname, children, left in (("Pretend-Cole", 2, 18), ("Mock-Everett", 1, 4)):
        due = roads.days.add(roads.today, left)
        case = roads.families.new(surname, children)
        held_on = roads.days.on_or_before(due - timedelta(days=94))
        while last_day(review_limit(ICPC, held_on, roads.standard, roads.days)) < due:
            held_on = roads.days.add(held_on, 1)
        begun(roads, case, held_on)
        case.meetings.append(Meeting(RCPC, 1, ConferenceState.REQUESTED, chair=case.chair))
