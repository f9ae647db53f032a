from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.lpm_register import OpenRecommendation, RegisterPage, WholeRegister
from cpdesk.rows.marks import Mark
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import (
    AddUpdate,
    ChangeRecommendation,
    EnterRecommendation,
    NewChild,
    RecordDifference,
    SplitRecommendation,
)
from cpdesk.rows.unit import BeginRegister, NamesToChoose, RegisterKind, Undo
from cpdesk.rules.names import team_key

Number = Callable[..., int]


@pytest.mark.parametrize(
    ("missing", "field"),
    [
        ({"rationale": " "}, "rationale"),
        ({"risk_statement": ""}, "risk_statement"),
        ({"timescale": "ASAP"}, "lpm_by"),
        ({"children": ()}, "children"),
        ({"children": (NewChild("Rowan", " "),)}, "children"),
        ({"lpm_by": date(2026, 11, 2)}, "lpm_by"),
        ({"conference_on": date(2026, 11, 24)}, "conference_on"),
        ({"recommended_on": date(2026, 11, 24)}, "recommended_on"),
        ({"recommended_on": date(2026, 11, 20), "lpm_by": date(2026, 11, 10)}, "lpm_by"),
    ],
)
def test_a_new_entry_without_what_it_must_carry_is_refused_at_its_field(
    desk: Desk, wanted: dict[str, Any], missing: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        desk.do(EnterRecommendation(**{**wanted, **missing}))
    assert refused.value.field == field
    assert desk.ask(RegisterPage()).total == 0


def test_the_same_request_is_kept_once_and_the_same_child_and_conference_is_refused(
    desk: Desk, wanted: dict[str, Any]
) -> None:
    wanted["uuid"] = "6e3e2d1c-0000-4000-8000-000000000001"
    assert desk.do(EnterRecommendation(**wanted)).ids == desk.do(EnterRecommendation(**wanted)).ids
    with pytest.raises(Refusal, match="already on the register from the conference on Mon 2 Nov 2026, reference 1042"):
        desk.do(EnterRecommendation(**{**wanted, "uuid": "", "children": (NewChild("ROWAN", "Ash Sample"),)}))
    assert desk.ask(RegisterPage()).total == 1


def test_names_that_are_known_are_found_again_however_they_are_spelt(desk: Desk, enter: Number) -> None:
    enter()
    enter(case_id="2", team="cl 4 a", chair="p example", team_manager="Invented, N.", social_worker="f. testcase")
    names = desk.ask(NamesToChoose())
    assert [name for _, name in names.teams] == ["Cluster 4A"]
    assert [len(part) for part in (names.chairs, names.team_managers, names.social_workers)] == [1, 1, 1]


@pytest.mark.parametrize("spelt", ["Cl 3 B", "CLUSTER 3B", "cluster  3b ", "Cluster 3 B", "3 B", "cl3b team"])
def test_a_cluster_is_the_same_team_however_it_is_spelt(spelt: str) -> None:
    assert team_key(spelt) == "cluster3b"


def test_a_difference_is_taken_rung_by_rung_and_the_second_escalates(
    desk: Desk, enter: Number, version: Number
) -> None:
    """TV-D12: stage 2 is not opened while the rationale of stage 1 is empty (I19)."""
    number = enter()
    day = date(2026, 11, 20)
    with pytest.raises(Refusal, match="First record the discussion"):
        desk.do(RecordDifference(number, version(number), 2, "need", day, "Taken up", "", ""))
    desk.do(RecordDifference(number, version(number), 1, "need", day, "Discussed", "Not agreed", ""))
    with pytest.raises(Refusal, match="with the chair and the Team Manager"):
        desk.do(RecordDifference(number, version(number), 2, "need", day, "Taken up", "", ""))
    desk.do(RecordDifference(number, version(number), 1, "need", day, "Discussed", "Not agreed", "The risk stands"))
    desk.do(RecordDifference(number, version(number), 2, "need", day, "Taken up", "", ""))
    line = desk.ask(OpenRecommendation(number)).line
    assert (line.mark, line.tm_view) == (Mark.ESCALATED, "differs")
    desk.do(Undo())
    assert desk.ask(OpenRecommendation(number)).line.mark is Mark.DUE_SOON


def test_an_entry_is_split_and_put_together_again_by_undo(desk: Desk, enter: Number, version: Number) -> None:
    number = enter(children=(NewChild("Rowan", "Ash-Sample"), NewChild("Kai", "Ash-Sample")))
    kai = desk.ask(OpenRecommendation(number)).line.children[1].id
    desk.do(SplitRecommendation(number, version(number), (kai,), "Kai lives with his father now"))
    assert [line.child for line in desk.ask(RegisterPage()).lines] == ["Ash-Sample, Rowan", "Ash-Sample, Kai"]
    desk.do(Undo())
    assert [line.child for line in desk.ask(RegisterPage()).lines] == ["Ash-Sample, Rowan & Kai"]


def test_a_later_date_needs_a_reason_and_a_new_timescale_brings_its_date(
    desk: Desk, enter: Number, version: Number
) -> None:
    number = enter()
    with pytest.raises(Refusal, match="Say why the LPM may be held later"):
        desk.do(ChangeRecommendation(number, version(number), {"lpm_by": date(2026, 12, 18)}))
    kept = desk.do(ChangeRecommendation(number, version(number), {"timescale": "30 working days"}, "Assessment"))
    assert kept.said == "Changed: Timescale, LPM due."
    line = desk.ask(OpenRecommendation(number)).line
    assert (line.lpm_by, line.lpm_by_explained) == (
        date(2026, 12, 14),
        "Mon 14 Dec 2026: 30 working days after the conference on Mon 2 Nov 2026.",
    )


def test_no_change_is_a_stamp_of_its_own(desk: Desk, make_desk: Callable[..., Desk], enter: Number) -> None:
    number = enter()
    later = make_desk(today=date(2026, 12, 9))
    assert later.ask(OpenRecommendation(number)).line.update_late
    assert later.do(AddUpdate(number, 1, "", no_change=True)).said == "Recorded: looked at, no change."
    line = later.ask(OpenRecommendation(number)).line
    assert (line.last_update_on, line.update_late) == (date(2026, 12, 9), False)
    assert later.ask(WholeRegister())[0].notes == "09/12/2026 pat: No change"


@pytest.mark.parametrize(
    ("kind", "teams", "chairs", "entries"),
    [(RegisterKind.LEICESTER, 11, 6, 0), (RegisterKind.EMPTY, 0, 0, 0), (RegisterKind.DEMONSTRATION, 11, 10, 148)],
)
def test_a_register_begins_with_what_its_kind_says(
    desk: Desk, kind: RegisterKind, teams: int, chairs: int, entries: int
) -> None:
    """TV-D16: eleven teams and six linked chairs, each team with exactly one; the invented unit has four more."""
    desk.do(BeginRegister(kind))
    names = desk.ask(NamesToChoose())
    assert (len(names.teams), len(names.chairs), len(names.linked)) == (teams, chairs, teams)
    assert desk.ask(RegisterPage()).total == entries
    with pytest.raises(Refusal, match="begun already"):
        desk.do(BeginRegister(kind))


def test_to_watch_an_entry_or_put_it_right_is_no_update_of_it(
    desk: Desk, make_desk: Callable[..., Desk], enter: Callable[..., int], version: Callable[[int], int]
) -> None:
    number = enter()
    before = desk.ask(OpenRecommendation(number)).line.last_update_on
    later = make_desk(who="sam", today=date(2026, 12, 14))
    later.do(ChangeRecommendation(number, version(number), {"watched": True}))
    later.do(ChangeRecommendation(number, version(number), {"case_id": "1043", "team": "DAS"}))
    assert later.ask(OpenRecommendation(number)).line.last_update_on == before
    later.do(ChangeRecommendation(number, version(number), {"notes": "Core group met."}))
    assert later.ask(OpenRecommendation(number)).line.last_update_on == date(2026, 12, 14)
