"""The families of a generated unit: each with its request, and the conferences, core groups and entries that follow."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from benchmarks.unit_meetings import Meetings
from benchmarks.unit_people import Held, Household, Unit, at
from benchmarks.unit_rows import Rows
from cpdesk.desk.demonstration.people import FAMILY_BEGINNINGS, FAMILY_ENDINGS, FIRST_NAMES
from cpdesk.records.model import (
    Child,
    CpPlan,
    Family,
    IcpcRequest,
    RequestChild,
    StrategyDiscussion,
)
from cpdesk.rules.conferences import ConferenceOutcome, ConferenceState
from cpdesk.rules.requests import RequestState

_FATES = (
    ("booked", 88), ("waiting", 3), ("closed", 4), ("not_met", 2), ("taken_back", 2), ("cancelled", 2),
    ("booked_again", 2),
)  # fmt: skip
_UNTIL_ICPC = (5, 8, 9, 10, 11, 12, 12, 13, 13, 14, 14, 15, 15, 15, 15, 16, 17, 19, 24)
_STANDARDS = ("", "LEICESTER_CITY", "LEICESTER_CITY", "LLR", "PLO_003")


@dataclass(slots=True)
class Families:
    """Adds one family after the other."""

    rows: Rows
    unit: Unit
    rng: Random
    held: list[Held] = field(default_factory=list)
    made: int = 0

    def add(self) -> None:
        """One more family, from its strategy discussion to where it stands today."""
        days = (self.unit.last - self.unit.first).days
        strategy_on = self.unit.first + timedelta(days=self.rng.randrange(days))
        fate = self.rng.choices([name for name, _ in _FATES], [weight for _, weight in _FATES])[0]
        of = self._household(strategy_on, fate)
        if fate in ("booked", "cancelled", "booked_again", "taken_back"):
            self._conferences(of, strategy_on, fate)

    def _household(self, strategy_on: date, fate: str) -> Household:
        self.made += 1
        rng, unit = self.rng, self.unit
        shown = rng.choice(FAMILY_BEGINNINGS) + rng.choice(FAMILY_ENDINGS)
        case_id = str(20_000 + self.made)
        family = self.rows.add(Family, case_id=case_id)
        children = [
            self.rows.add(
                Child, family_id=family, first_name=rng.choice(FIRST_NAMES), surname=shown,
                born_on=strategy_on - timedelta(days=rng.randrange(30, 6_000)),
            )
            for _ in range(rng.choice((1, 1, 2, 3)))
        ]  # fmt: skip
        team = None if rng.random() < 0.02 else rng.choice(unit.teams)
        chair = None if rng.random() < 0.02 else rng.choice(unit.chairs)
        of = Household(
            family, children, shown, case_id, team, chair, rng.choice(unit.team_managers),
            rng.choice(unit.social_workers), rng.choice(_STANDARDS),
        )  # fmt: skip
        of.request = self._request(of, strategy_on, fate)
        return of

    def _request(self, of: Household, strategy_on: date, fate: str) -> int:
        rng = self.rng
        state = {
            "waiting": RequestState.AWAITING_BOOKING, "closed": RequestState.CLOSED, "cancelled": RequestState.CLOSED,
            "not_met": RequestState.NOT_MET,
        }.get(fate, RequestState.BOOKED)  # fmt: skip
        ticked_at = at(self.unit.calendar.add(strategy_on, rng.randrange(1, 7)), 11)
        number = self.rows.add(
            IcpcRequest, family_id=of.family, state=state.value, ticked_at=ticked_at, received_at=ticked_at,
            team_id=of.team, social_worker_id=of.social_worker, team_manager_id=of.team_manager,
            standards=of.standards, closed_why="No longer needed." if state is RequestState.CLOSED else "",
            voided_at=ticked_at if fate == "taken_back" else None,
        )  # fmt: skip
        for place, child in enumerate(of.children):
            self.rows.add(RequestChild, request_id=number, child_id=child, place=place)
        self.rows.add(StrategyDiscussion, request_id=number, on=strategy_on, initiated_s47=True)
        if rng.random() < 0.15:
            earlier = strategy_on - timedelta(days=rng.randrange(3, 20))
            self.rows.add(StrategyDiscussion, request_id=number, on=earlier, initiated_s47=False)
        return number

    def _conferences(self, of: Household, strategy_on: date, fate: str) -> None:
        rng, calendar = self.rng, self.unit.calendar
        meetings = Meetings(self.rows, self.unit, rng, of, self.held)
        on = calendar.add(strategy_on, rng.choice(_UNTIL_ICPC))
        if fate == "taken_back":
            meetings.icpc(on, voided=True)
            return
        if fate in ("cancelled", "booked_again"):
            meetings.icpc(on, state=ConferenceState.CANCELLED)
            if fate == "cancelled":
                return
            on = calendar.add(on, rng.randrange(1, 6))
        first = meetings.icpc(on)
        if first.outcome is ConferenceOutcome.ADJOURNED and first.held_on is not None:
            first = meetings.icpc(calendar.add(first.held_on, rng.randrange(4, 12)), after=first)
        if first.outcome is ConferenceOutcome.PLAN_MADE and first.held_on is not None:
            ended = meetings.reviews(first)
            for child in of.children:
                self.rows.add(
                    CpPlan, child_id=child, conference_id=first.number, start_on=first.held_on,
                    end_on=ended.held_on if ended else None, ended_by_id=ended.number if ended else None,
                )  # fmt: skip
            meetings.core_groups(first, ended.held_on if ended else None)
