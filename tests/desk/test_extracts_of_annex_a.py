"""The cross-check extracts of Annex A hold what a slow look at the records finds, under the headings of 2.4."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from cpdesk.desk.annex_a_codes import age_in_years, category, yes_or_no
from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import (
    Child,
    ChildDecision,
    Conference,
    ConferenceChild,
    CpPlan,
    Family,
    IcpcRequest,
    Person,
    RequestChild,
    StrategyDiscussion,
    Team,
)
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.timeliness import AnnexExtract, AnnexList, AnnexShown

FIRST, AS_AT = date(2026, 5, 23), date(2026, 11, 23)
CODES = {
    "": "", "NEG": "a) Neglect", "PHY": "b) Physical abuse", "SAB": "c) Sexual abuse", "EMO": "d) Emotional abuse",
    "MUL": "e) Multiple/not recommended",
}  # fmt: skip


class Slow:
    """Every record of the unit, to be looked at one by one."""

    def __init__(self, desk: Desk) -> None:
        kinds = (
            Child, ChildDecision, Conference, ConferenceChild, CpPlan, Family, IcpcRequest, Person, RequestChild,
            StrategyDiscussion, Team,
        )  # fmt: skip
        with desk.database.engine.connect() as connection:
            self.all: dict[type, Any] = {
                kind: connection.execute(select(kind.__table__)).all() for kind in kinds
            }  # fmt: skip
        self.by: dict[type, Any] = {
            kind: {one.id: one for one in rows} for kind, rows in self.all.items() if hasattr(rows[0], "id")
        }
        self.of_child: dict[int, list[Any]] = {}
        self.decided: dict[tuple[int, int], list[Any]] = {}
        for one in self.all[ChildDecision]:
            self.decided.setdefault((one.conference_id, one.child_id), []).append(one)
        for one in self.all[ConferenceChild]:
            self.of_child.setdefault(one.child_id, []).append((self.by[Conference][one.conference_id], one.outcome))

    def name(self, kind: type, number: int | None) -> str:
        return self.by[kind][number].name if number else ""

    def held(self, child: int, kind: str) -> list[Any]:
        """The conferences of a child that were held by the day of the extract, in their order."""
        found = [
            (one, outcome) for one, outcome in self.of_child.get(child, ())
            if one.kind == kind and one.held_at and one.voided_at is None and one.on_day <= AS_AT
        ]  # fmt: skip
        return sorted(found, key=lambda pair: (pair[0].on_day, pair[0].id))

    def categories(self, child: int, since: date, until: date) -> list[str]:
        said = []
        for one, _ in sorted([*self.held(child, "ICPC"), *self.held(child, "RCPC")], key=lambda pair: pair[0].on_day):
            if since <= one.on_day <= until:
                said += [decided.category for decided in self.decided.get((one.id, child), ()) if decided.category]
        return said


def of(shown: AnnexShown, heading: str, row: tuple[object, ...]) -> object:
    return row[shown.headings.index(heading)]


def test_list_5_has_each_child_and_enquiry_of_six_months(years: Desk) -> None:
    slow, shown = Slow(years), years.ask(AnnexExtract(AnnexList.LIST_5))
    expected = []
    for asked in slow.all[RequestChild]:
        request, child = slow.by[IcpcRequest][asked.request_id], slow.by[Child][asked.child_id]
        if request.voided_at is not None:
            continue
        (on,) = [one.on for one in slow.all[StrategyDiscussion] if one.request_id == request.id and one.initiated_s47]
        if not FIRST <= on <= AS_AT:
            continue
        icpcs = [(one, outcome) for one, outcome in slow.held(child.id, "ICPC") if one.request_id == request.id]
        year = [
            one for one, _ in slow.held(child.id, "ICPC") if one.on_day > date(2025, 11, 23) and one.previous_id is None
        ]  # fmt: skip
        plan = "" if not icpcs else "a) Yes" if any(said == "plan_made" for _, said in icpcs) else "b) No"
        unnecessary = not icpcs and request.state in ("closed", "not_met")
        expected.append(
            (
                slow.by[Family][child.family_id].case_id, child.born_on, age_in_years(child.born_on, AS_AT), on,
                "a) Yes" if unnecessary else "b) No", icpcs[0][0].on_day if icpcs else None, plan, len(year),
                slow.name(Team, request.team_id), slow.name(Person, request.social_worker_id),
            )
        )  # fmt: skip
    assert len(expected) > 100
    assert sorted(shown.rows, key=str) == sorted(expected, key=str)
    assert (shown.first, shown.as_at) == (FIRST, AS_AT)


def test_list_7_has_each_child_with_a_plan_in_six_months(years: Desk) -> None:
    slow, shown = Slow(years), years.ask(AnnexExtract(AnnexList.LIST_7))
    plans = {}
    for plan in slow.all[CpPlan]:
        if plan.start_on <= AS_AT and (plan.end_on is None or plan.end_on >= FIRST):
            child = slow.by[Child][plan.child_id]
            plans[slow.by[Family][child.family_id].case_id, child.born_on, plan.start_on] = plan
    assert len(shown.rows) == len(plans) > 300
    for row in shown.rows:
        reference, born_on = of(shown, "Child Unique ID", row), of(shown, "Date of Birth", row)
        start = of(shown, "Child Protection Plan Start Date", row)
        plan = plans[reference, born_on, start]
        until = plan.end_on if plan.end_on and plan.end_on <= AS_AT else AS_AT
        reviews = [one.on_day for one, _ in slow.held(plan.child_id, "RCPC") if start <= one.on_day <= until]
        said = slow.categories(plan.child_id, start, until)
        assert of(shown, "Date of latest review conference", row) == max(reviews, default=None)
        assert of(shown, "Child Protection Plan End Date", row) == (plan.end_on if until == plan.end_on else None)
        assert of(shown, "Initial Category of Abuse", row) == CODES[said[0] if said else ""]
        assert of(shown, "Latest Category of Abuse", row) == CODES[said[-1] if said else ""]
        assert of(shown, "Number of Previous Child Protection Plans", row) == 0


def test_what_cannot_be_filled_is_named_and_left_out(unit: Desk) -> None:
    for which in AnnexList:
        shown = unit.ask(AnnexExtract(which))
        assert shown.rows == ()
        assert not set(shown.headings) & set(shown.not_filled)
        assert {"Gender", "Ethnicity", "Does the Child have a Disability"} <= set(shown.not_filled)
        assert "not the return" in shown.notes[0]


def test_a_second_plan_knows_of_the_one_before(
    unit: Desk, working: Callable[[], AbstractContextManager[Work]], diary_records: Callable[[Work], Any]
) -> None:
    with working() as work:
        records = diary_records(work)
        family, (child,) = records.family("Ash-Sample")
        at = datetime(2026, 9, 1, 9, tzinfo=UTC)
        icpc = records.conference(family, [child], at, state="held", held_at=at)
        days = ((date(2020, 1, 7), date(2021, 1, 7)), (date(2026, 9, 1), None))
        for start_on, end_on in days:
            records.new(CpPlan(child_id=child.id, conference_id=icpc.id, start_on=start_on, end_on=end_on))
        records.new(
            ChildDecision(conference_id=icpc.id, child_id=child.id, category="MUL", category_parts="NEG,PHY")
        )  # fmt: skip
    shown = unit.ask(AnnexExtract(AnnexList.LIST_7))
    (row,) = shown.rows
    assert of(shown, "Number of Previous Child Protection Plans", row) == 1
    assert of(shown, "Initial Category of Abuse", row) == "e) Multiple/not recommended"
    assert of(shown, "Age of Child (Years)", row) is None  # the birthday is not known
    earlier = unit.ask(AnnexExtract(AnnexList.LIST_7, date(2026, 8, 31)))
    assert earlier.rows == ()


def test_a_day_to_come_is_refused(unit: Desk) -> None:
    with pytest.raises(Refusal, match="has not come yet") as refused:
        unit.ask(AnnexExtract(AnnexList.LIST_5, date(2026, 11, 24)))
    assert refused.value.field == "as_at"


def test_codes_and_ages_as_annex_a_writes_them() -> None:
    assert (yes_or_no(True), yes_or_no(False)) == ("a) Yes", "b) No")
    assert {code: category(code) for code in CODES} == CODES
    born = date(2020, 2, 29)
    assert [age_in_years(born, on) for on in (date(2021, 2, 28), date(2021, 3, 1), date(2020, 2, 28))] == [0, 1, None]
