"""An invented unit to look round in: some 150 entries around today, so that something is always late, near and held.

Deterministic for a given day. Every name says that it is invented; the teams are those of seed 002.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from cpdesk.desk.demonstration.alerts import keep_alerts
from cpdesk.desk.demonstration.diary import begin_diary
from cpdesk.desk.demonstration.people import (
    CHAIRS,
    FIRST_NAMES,
    RATIONALES,
    RISKS,
    SOCIAL_WORKERS,
    SURNAMES,
    TEAM_MANAGERS,
)
from cpdesk.desk.demonstration.quarter import keep_quarter
from cpdesk.desk.demonstration.register_story import Story, keep_stories
from cpdesk.desk.demonstration.team_map import keep_team_map
from cpdesk.desk.known_names import team_called
from cpdesk.desk.seed_002 import TEAMS, link_chair
from cpdesk.desk.work import Work
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.lpm import ConferenceKind, IcPosition, Outcome, State, TmView

_PAST_ENTRIES = 130


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One entry of the opening picture: whom it concerns, when it is due from today, where it stands."""

    surname: str
    first_names: tuple[str, ...]
    ages: tuple[int, ...]
    due: int
    span: int
    state: State
    kind: ConferenceKind = ConferenceKind.ICPC
    held: int | None = None
    outcome: Outcome | None = None
    updated: int = 3
    view: TmView = TmView.AGREES
    escalated: bool = False
    booked: int | None = None


_R, _A, _B, _H = State.RECOMMENDED, State.ALERTED, State.BOOKED, State.HELD
_RCPC = ConferenceKind.RCPC
_PICTURE = (
    _Wanted("Ash-Sample", ("Rowan",), (7,), -15, 20, _A, _RCPC, view=TmView.DIFFERS, escalated=True, updated=5),
    _Wanted("Testerton", ("Imani",), (2,), -3, 20, _A, updated=12),
    _Wanted("Testerton", ("Kofi",), (5,), -3, 20, _A, updated=12),
    _Wanted("Nonesuch", ("Idris", "Lena"), (9, 4), -8, 20, _B, _RCPC, updated=2, booked=2),
    _Wanted("Demo-Reid", ("Unborn",), (-1,), 2, 15, _A, updated=3),
    _Wanted("Mockford", ("Zara",), (11,), 4, 20, _A, _RCPC, view=TmView.NOT_RECORDED, updated=13),
    _Wanted("Imaginov", ("Mila",), (6,), 0, 15, _B, booked=0, updated=1),
    _Wanted("Fictitious", ("Tomasz",), (9,), 11, 20, _B, _RCPC, booked=8, updated=1),
    _Wanted("Placehold", ("Ariana",), (4,), 13, 20, _A, updated=2),
    _Wanted("Example-Khan", ("Sami",), (14,), 16, 20, _R, _RCPC, updated=4, view=TmView.NOT_RECORDED),
    _Wanted("Notreal", ("Bethan",), (8,), 18, 20, _A, updated=1),
    _Wanted("Trial-Ahmed", ("Noor", "Yusuf", "Unborn"), (12, 9, -1), 9, 20, _A, updated=6),
    _Wanted("Exampleby", ("Oskar",), (3,), 7, 15, _B, _RCPC, booked=5, updated=5),
    _Wanted("Test-Osei", ("Amara",), (10,), 14, 15, _R, updated=1),
    _Wanted("Sampleton", ("Grace",), (6,), -13, 20, _H, held=-14, outcome=Outcome.PRE_PROCEEDINGS),
    _Wanted("Demo-Lowe", ("Finley",), (3,), -5, 20, State.IC_ALERTED, held=-2, outcome=Outcome.CONTINUE_CP_PLAN),
    _Wanted("Trialwood", ("Aisha",), (1,), -4, 15, State.IC_READ, _RCPC, held=-9, outcome=Outcome.CARE_PROCEEDINGS),
    _Wanted("Mock-Patel", ("Theo", "Ruby"), (13, 8), -20, 20, _H, _RCPC, held=-18, outcome=Outcome.PLO_REVIEW),
)


def begin_demonstration(work: Work) -> None:
    """Fill an empty register with an invented unit."""
    rng = Random(2002)  # noqa: S311 - the same unit every time, nothing secret
    stories = [_story(work, rng, wanted) for wanted in _PICTURE]
    stories += _past(work, rng)
    stories.sort(key=lambda story: story.conference_on)
    for number, story in enumerate(stories, 1001):
        story.case_id = str(number)
    _siblings_share_family(stories)
    keep_stories(work, stories)
    for place, name in enumerate(TEAMS):
        team = team_called(work, name)
        if team is not None:
            link_chair(work, team, CHAIRS[place % len(CHAIRS)], stories[0].conference_on)
    begin_diary(work)
    keep_team_map(work)
    keep_alerts(work)
    keep_quarter(work)


def _story(work: Work, rng: Random, wanted: _Wanted) -> Story:
    days = work.calendar
    due = _day(days, work.today, wanted.due)
    conference_on = days.add(due, -wanted.span)
    story = _begun(
        rng, work.today, wanted.surname, list(zip(wanted.first_names, wanted.ages, strict=True)), conference_on
    )
    story.kind, story.state, story.tm_view, story.escalated = wanted.kind, wanted.state, wanted.view, wanted.escalated
    story.timescale, story.lpm_by = f"{wanted.span} working days", due
    story.booked_for = None if wanted.booked is None else _day(days, work.today, wanted.booked)
    story.lpm_on = None if wanted.held is None else _day(days, work.today, wanted.held)
    story.outcome = wanted.outcome
    story.updated_on = days.add(work.today, -wanted.updated)
    return story


def _day(days: WorkingDays, today: date, number: int) -> date:
    """So many working days from today; the register is looked at on Sundays too."""
    return days.add(today, number) if number else days.on_or_after(today)


def _begun(rng: Random, today: date, surname: str, children: Sequence[tuple[str, int]], conference_on: date) -> Story:
    place = rng.randrange(len(TEAMS))
    return Story(
        surname=surname,
        children=[(name, None if age < 0 else _born(rng, today, age)) for name, age in children],
        team=TEAMS[place],
        chair=CHAIRS[place % len(CHAIRS)],
        team_manager=TEAM_MANAGERS[place % len(TEAM_MANAGERS)],
        social_worker=rng.choice(SOCIAL_WORKERS),
        conference_on=conference_on,
        rationale=rng.choice(RATIONALES),
        risk_statement=rng.choice(RISKS),
    )


def _born(rng: Random, today: date, age: int) -> date:
    """A date of birth for this age today."""
    on = date(today.year - age, rng.randint(1, 12), rng.randint(1, 28))
    return on if on <= today else on.replace(year=on.year - 1)


def _past(work: Work, rng: Random) -> Iterator[Story]:
    """What the unit has behind it: closed entries of two years, and a few that were withdrawn."""
    for number in range(_PAST_ENTRIES):
        days = work.calendar
        due = days.add(work.today, -35 - 4 * number)
        span = rng.choice((10, 15, 20))
        first_names = tuple(rng.sample(FIRST_NAMES, rng.choice((1, 1, 1, 2, 2, 3))))
        children = [(name, rng.randint(0, 15)) for name in first_names]
        story = _begun(rng, work.today, rng.choice(SURNAMES), children, days.add(due, -span))
        story.kind = rng.choice((ConferenceKind.ICPC, _RCPC))
        story.timescale, story.lpm_by = f"{span} working days", due
        story.tm_view = rng.choice((TmView.AGREES, TmView.AGREES, TmView.AGREES, TmView.DIFFERS))
        story.state = State.WITHDRAWN if number % 17 == 5 else State.CLOSED
        if story.state is State.CLOSED:
            story.lpm_on = days.add(due, rng.choice((-4, -2, -1, -1, 3, 6)))
            story.outcome = rng.choice(tuple(Outcome))
            story.position = IcPosition.AGREES
        story.updated_on = days.add(due, 14)
        yield story


def _siblings_share_family(stories: list[Story]) -> None:
    """The two entries of the picture that concern siblings carry one family."""
    first: dict[tuple[str, date], str] = {}
    for story in stories:
        story.family = first.setdefault((story.surname, story.conference_on), story.case_id)
