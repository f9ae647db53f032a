"""Every figure of timeliness over 2,000 conferences is what a slow count finds, which loops over the records.

The slow count is written from the rules (S02, S03, S17, S20, S26, S27, S32, S38, S41, A03, I27, I28), not from the
program: working days are counted one by one, months by the calendar, and no clock that the program keeps is looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from cpdesk.desk.work import Desk
from cpdesk.records.model import (
    Conference,
    ConferenceChild,
    CoreGroup,
    IcpcRequest,
    Invitee,
    MaqaAlert,
    Recommendation,
    StrategyDiscussion,
    WhyLate,
)
from cpdesk.rows.timeliness import GroupBy, Timeliness, TimelinessRows, TimelinessShown
from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.london import LONDON
from cpdesk.rules.timeliness import Measure, ReviewMethod, Standing

TODAY, NOW = date(2026, 11, 23), datetime(2026, 11, 23, 9, 30, tzinfo=LONDON)
FIRST, LAST = date(2025, 10, 1), date(2026, 11, 30)
WORKFLOW = "PLO_003"  # sets conferences and core groups, and neither notice nor records nor alerts
Records = dict[type, dict[int, Any]]


@dataclass(frozen=True)
class Found:
    """What the slow count says of one thing."""

    measure: Measure
    method: ReviewMethod | None
    id: int
    on: date
    standing: Standing
    team: int | None
    chair: int | None
    reason: str


def working_day(anchor: date, number: int) -> date:
    """Day by day: the anchor is day 0 (1.7)."""
    calendar, day = england_and_wales(), anchor
    while number:
        day += timedelta(days=1 if number > 0 else -1)
        if calendar.is_worked(day):
            number += -1 if number > 0 else 1
    return day


def months_later(on: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = on.year + (on.month - 1 + months) // 12, (on.month - 1 + months) % 12 + 1
    day = on.day
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def london(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def stands(due: date, done: date | None) -> tuple[date, Standing] | None:
    """What was done counts by its day; what is open counts by the day it was due, once that is over (I27)."""
    if done is not None:
        return done, Standing.IN_TIME if done <= due else Standing.LATE
    return (due, Standing.OPEN_LATE) if due < TODAY else None


class SlowCount:
    """Loops over every record, one measure after the other."""

    def __init__(self, desk: Desk) -> None:
        self.of: Records = {}
        kinds = (Conference, CoreGroup, IcpcRequest, Invitee, MaqaAlert, Recommendation, StrategyDiscussion)
        with desk.database.engine.connect() as connection:
            for record in kinds:
                rows = connection.execute(select(record.__table__)).all()
                self.of[record] = {row.id: row for row in rows}
            children = connection.execute(select(ConferenceChild.__table__)).all()
            reasons = connection.execute(select(WhyLate.__table__)).all()
        self.said = {(one.subject, one.subject_id, one.key): one.reason for one in reasons if one.voided_at is None}
        self.adjourned = {one.conference_id for one in children if one.outcome == "adjourned"}
        self.invitees = defaultdict(list)
        for one in self.of[Invitee].values():
            if one.voided_at is None:
                self.invitees[one.conference_id].append(one)
        self.conferences = [one for one in self.of[Conference].values() if one.voided_at is None]

    def all(self) -> Iterator[Found]:
        for measure, method, number, when, team, chair, reason in (
            *self.icpcs(), *self.notices(), *self.reviews(), *self.records(), *self.core_groups(), *self.lpms(),
            *self.alerts(),
        ):  # fmt: skip
            if when is not None and FIRST <= when[0] <= LAST:
                yield Found(measure, method, number, when[0], when[1], team, chair, reason or "")

    def icpcs(self) -> Iterator[Any]:
        """S02: fifteen working days from the discussion that initiated the section 47; adjourned: the first holding."""
        for request in self.of[IcpcRequest].values():
            if request.voided_at is not None:
                continue
            (strategy,) = [
                one.on for one in self.of[StrategyDiscussion].values()
                if one.request_id == request.id and one.initiated_s47 and one.voided_at is None
            ]  # fmt: skip
            booked = [
                one for one in self.conferences
                if one.request_id == request.id and one.state != "cancelled" and one.start_at is not None
            ]  # fmt: skip
            first = min(booked, key=lambda one: one.id, default=None)
            held = london(first.held_at) if first is not None and first.held_at is not None else None
            if held is None and request.state in ("closed", "not_met"):
                continue
            chair = None if first is None else first.chair_id
            reason = self.why("request", request.id, "icpc_due") if first is None else first.late_reason
            when = stands(working_day(strategy, 15), held)
            yield Measure.ICPC, None, request.id, when, request.team_id, chair, reason

    def notices(self) -> Iterator[Any]:
        """S03 and S41: seven and ten working days before, when the last of those invited was told."""
        for one in self.conferences:
            if one.on_day is None or one.state == "cancelled" or one.standards == WORKFLOW:
                continue
            invited, held = self.invitees[one.id], one.held_at is not None
            sent = [
                who.sent_at for who in invited if who.sent_at is not None and (held or who.sent_for == one.start_at)
            ]  # fmt: skip
            if held and not invited:
                continue
            done = london(max(sent)) if invited and len(sent) == len(invited) else None
            icpc = one.kind == "ICPC"
            due = working_day(one.on_day, -7 if icpc else -10)
            measure = Measure.NOTICE_ICPC if icpc else Measure.NOTICE_RCPC
            why = self.why("conference", one.id, "icpc_notice" if icpc else "rcpc_invite_due")
            yield measure, None, one.id, stands(due, done), one.team_id, one.chair_id, why

    def reviews(self) -> Iterator[Any]:
        """S38, I28, 2.2: from the conference before as held; an adjourned review counts when it was first held."""
        for one in self.conferences:
            before = self.of[Conference].get(one.previous_id)
            if one.kind != "RCPC" or one.state == "cancelled" or before is None:
                continue
            if before.kind == "RCPC" and before.id in self.adjourned:
                continue
            anchor, first = london(before.held_at), before.kind == "ICPC"
            held = None if one.held_at is None else london(one.held_at)
            due = {
                ReviewMethod.MONTHS: months_later(anchor, 3 if first else 6),
                ReviewMethod.DAYS_91_182: anchor + timedelta(days=91 if first else 182),
                ReviewMethod.DAYS_91_183: anchor + timedelta(days=91 if first else 183),
            }
            for method, on in due.items():
                yield Measure.REVIEW, method, one.id, stands(on, held), one.team_id, one.chair_id, one.late_reason

    def records(self) -> Iterator[Any]:
        """S26, A27: fifteen working days from the conference."""
        for one in self.conferences:
            if one.held_at is not None and one.standards != WORKFLOW:
                due = working_day(london(one.held_at), 15)
                when = stands(due, one.record_issued_on)
                why = self.why("conference", one.id, "record_due")
                yield Measure.RECORD, None, one.id, when, one.team_id, one.chair_id, why

    def core_groups(self) -> Iterator[Any]:
        """S27, S32: ten working days, and ten for the record; 28 days between them only where the workflow says so."""
        for one in self.of[CoreGroup].values():
            if one.voided_at is not None or one.state == "cancelled":
                continue
            icpc = self.of[Conference][one.conference_id]
            whose = (icpc.team_id, icpc.chair_id)
            before = self.of[CoreGroup].get(one.previous_id)
            while before is not None and before.held_on is None:
                before = self.of[CoreGroup].get(before.previous_id)
            if before is None and one.sequence_no == 1:
                due = working_day(london(icpc.held_at), 10)
                why = self.why("core_group", one.id, "first_core_due")
                yield Measure.FIRST_CORE_GROUP, None, one.id, stands(due, one.held_on), *whose, why
            elif before is not None and icpc.standards == WORKFLOW:
                due = before.held_on + timedelta(days=28)
                why = self.why("core_group", one.id, "core_next_due")
                yield Measure.NEXT_CORE_GROUP, None, one.id, stands(due, one.held_on), *whose, why
            if one.held_on is not None and icpc.standards != WORKFLOW:
                due = working_day(one.held_on, 10)
                why = self.why("core_group", one.id, "core_record_due")
                yield Measure.CORE_GROUP_RECORD, None, one.id, stands(due, one.record_sent_on), *whose, why

    def lpms(self) -> Iterator[Any]:
        """L04, L05: by the date that the chair stated."""
        for one in self.of[Recommendation].values():
            if one.voided_at is None and one.state != "withdrawn" and one.lpm_by is not None:
                why = self.why("recommendation", one.id, "lpm_by")
                yield Measure.LPM, None, one.id, stands(one.lpm_by, one.lpm_on), one.team_id, one.chair_id, why

    def alerts(self) -> Iterator[Any]:
        """S17, S20, A06, A07: raised and resolved in ten working days; with immediate risk in 24 hours by the clock."""
        for one in self.of[MaqaAlert].values():
            if one.voided_at is not None or one.channel != "maqa":
                continue
            about = self.of[Conference].get(one.conference_id)
            team = one.team_id or (about.team_id if about is not None else None)
            chair = about.chair_id if about is not None else None
            if about is not None and one.direction == "to_agency" and about.standards != WORKFLOW:
                due = working_day(london(about.held_at), 10)
                why = self.why("maqa_alert", one.id, "maqa_raise_due")
                yield Measure.MAQA_RAISED, None, one.id, stands(due, one.raised_on), team, chair, why
            if one.raised_on is not None and one.state != "withdrawn" and one.standards != WORKFLOW:
                why = self.why("maqa_alert", one.id, "maqa_urgent_due" if one.risk_at else "maqa_resolve_due")
                yield Measure.MAQA_RESOLVED, None, one.id, self.resolved(one), team, chair, why

    def why(self, subject: str, number: int, key: str) -> str:
        """The reason that somebody gave beside the record."""
        return str(self.said.get((subject, number, key), ""))

    def resolved(self, one: Any) -> tuple[date, Standing] | None:
        if one.risk_at is None:
            done = None if one.resolved_at is None else london(one.resolved_at)
            return stands(working_day(one.raised_on, 10), done)
        until = one.risk_at + timedelta(hours=24)
        if one.resolved_at is not None:
            return london(one.resolved_at), Standing.IN_TIME if one.resolved_at <= until else Standing.LATE
        return (london(until), Standing.OPEN_LATE) if until < NOW else None


def group_of(one: Found, by: GroupBy) -> str:
    number = one.team if by is GroupBy.TEAM else one.chair
    return f"{one.on:%Y-%m}" if by is GroupBy.MONTH else "none" if number is None else str(number)


Key = tuple[Measure, ReviewMethod | None, str, Standing]


@pytest.fixture(scope="module")
def remembered() -> list[Found]:
    """What the slow count found: the unit is the same on both engines, and so must every figure be."""
    return []


@pytest.fixture
def found(years: Desk, remembered: list[Found]) -> list[Found]:
    """Everything that the slow count finds."""
    if not remembered:
        remembered.extend(SlowCount(years).all())
    return remembered


def cells_of(shown: TimelinessShown) -> dict[Key, int]:
    """Every number of the answer that is not nothing, by measure, method, group and standing."""
    told: dict[Key, int] = {}
    for one in shown.measures:
        for cell in one.cells:
            numbers = (Standing.IN_TIME, cell.in_time), (Standing.LATE, cell.late), (Standing.OPEN_LATE, cell.open_late)
            told.update({(one.measure, one.method, cell.group, of): number for of, number in numbers if number})
    return told


def test_every_figure_is_what_a_slow_count_finds(years: Desk, found: list[Found]) -> None:
    assert {one.measure for one in found} == set(Measure), "the generated unit has something of every measure"
    assert {(one.measure, one.standing) for one in found} == {(m, s) for m in Measure for s in Standing}
    for by in GroupBy:
        expected = Counter((one.measure, one.method, group_of(one, by), one.standing) for one in found)
        shown = years.ask(Timeliness(FIRST, LAST, by))
        assert cells_of(shown) == dict(expected)
        for one in shown.measures:
            told = Counter(each.standing for each in found if (each.measure, each.method) == (one.measure, one.method))
            total = (one.total.in_time, one.total.late, one.total.open_late)
            assert total == (told[Standing.IN_TIME], told[Standing.LATE], told[Standing.OPEN_LATE])
            assert one.total.share == pytest.approx(total[0] / (total[0] + total[1]))


def test_late_reasons_are_those_that_the_slow_count_finds(years: Desk, found: list[Found]) -> None:
    for one in years.ask(Timeliness(FIRST, LAST)).measures:
        late = [
            each.reason for each in found
            if (each.measure, each.method) == (one.measure, one.method) and each.standing is not Standing.IN_TIME
        ]  # fmt: skip
        assert {code: number for code, _words, number in one.reasons} == dict(Counter(late))
        assert one.reasons[-1][0] == "", "what has no reason yet comes last"


def test_every_number_opens_the_things_that_the_slow_count_found(years: Desk, found: list[Found]) -> None:
    behind: dict[Key, list[int]] = defaultdict(list)
    for one in found:
        behind[one.measure, one.method, group_of(one, GroupBy.CHAIR), one.standing].append(one.id)
    for (measure, method, group, standing), expected in behind.items():
        asked = TimelinessRows(FIRST, LAST, measure, method, GroupBy.CHAIR, group, standing)
        rows = years.ask(asked).rows
        assert sorted(row.subject_id for row in rows) == sorted(expected)


def test_every_number_opens_as_many_rows_as_it_says(years: Desk) -> None:
    first, last, by = date(2026, 7, 1), date(2026, 9, 30), GroupBy.MONTH
    shown = years.ask(Timeliness(first, last, by))
    cells = cells_of(shown)
    assert len(cells) > 60
    for (measure, method, group, standing), number in cells.items():
        asked = TimelinessRows(first, last, measure, method, by, group, standing)
        assert len(years.ask(asked).rows) == number
    for one in shown.measures:
        asked = TimelinessRows(first, last, one.measure, one.method, by)
        assert len(years.ask(asked).rows) == one.total.done + one.total.open_late
        for reason, _, number in one.reasons:
            behind = years.ask(TimelinessRows(first, last, one.measure, one.method, by, reason=reason))
            assert len(behind.rows) == number


def test_reviews_that_another_method_judges_otherwise_are_those_of_the_slow_count(
    years: Desk, found: list[Found]
) -> None:
    judged: dict[int, dict[ReviewMethod | None, Standing]] = defaultdict(dict)
    for one in found:
        if one.measure is Measure.REVIEW:
            judged[one.id][one.method] = one.standing
    differ = {number for number, by in judged.items() if len(by) == 3 and len(set(by.values())) > 1}
    assert len(differ) > 20
    for method in ReviewMethod:
        rows = years.ask(TimelinessRows(FIRST, LAST, Measure.REVIEW, method, differs=True)).rows
        assert differ <= {row.subject_id for row in rows}
        shown = years.ask(Timeliness(FIRST, LAST))
        (told,) = [one for one in shown.measures if (one.measure, one.method) == (Measure.REVIEW, method)]
        assert told.differs == len(rows)


def test_one_team_or_one_chair_is_a_part_of_the_whole(years: Desk) -> None:
    by_team = cells_of(years.ask(Timeliness(FIRST, LAST, GroupBy.TEAM)))
    alone = cells_of(years.ask(Timeliness(FIRST, LAST, GroupBy.TEAM, team_id=3)))
    assert alone == {key: number for key, number in by_team.items() if key[2] == "3"}
    by_chair = cells_of(years.ask(Timeliness(FIRST, LAST, GroupBy.CHAIR)))
    alone = cells_of(years.ask(Timeliness(FIRST, LAST, GroupBy.CHAIR, chair_id=12)))
    assert alone == {key: number for key, number in by_chair.items() if key[2] == "12"}
