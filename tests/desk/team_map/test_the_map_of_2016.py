"""The map of Leicester's notice: eleven teams, six chairs, no gap, no double; without Cluster 5 a gap (TV-D16, D11)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.directory import Directory
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.team_map import LookAtPastedMap, TeamMap, TheMap
from cpdesk.rows.team_map_deeds import AddTeamToMap, CloseTeam, RemoveLink, TakeMapOf2016, TakePastedMap
from cpdesk.rows.unit import AddTeam, BeginRegister, RegisterKind
from cpdesk.rules.linked_chairs import DirectoryPart

TODAY, NOTICE = date(2026, 11, 23), date(2016, 5, 27)
PASTED = """DAS and DCT- Purna
Cluster 1 and Cluster 3 B -Janice
Cluster 6 -Jude
Cluster 2A and Cluster 4A -Avril
Cluster 4B and 2 B- Tiernan
Cluster 3A and Cluster 5- Pauline
"""
TEAMS_OF = {
    "Purna": {"DAS", "DCT"}, "Janice": {"Cluster 1", "Cluster 3B"}, "Jude": {"Cluster 6"},
    "Avril": {"Cluster 2A", "Cluster 4A"}, "Tiernan": {"Cluster 4B", "Cluster 2B"},
    "Pauline": {"Cluster 3A", "Cluster 5"},
}  # fmt: skip


def by_chair(shown: TheMap) -> dict[str, set[str]]:
    names = {one.id: one.name for one in shown.teams}
    return {chair.name: {names[number] for number in chair.teams} for chair in shown.chairs}


def take(desk: Desk) -> None:
    desk.do(TakeMapOf2016())


def paste(desk: Desk) -> None:
    desk.do(TakePastedMap(PASTED, NOTICE, add_new=True))


def begin(desk: Desk) -> None:
    desk.do(BeginRegister(RegisterKind.LEICESTER))


@pytest.mark.parametrize("bring", [take, paste, begin])
def test_the_map_has_eleven_teams_and_six_chairs_without_gap_or_double(
    desk: Desk, bring: Callable[[Desk], None]
) -> None:
    bring(desk)
    shown: TheMap = desk.ask(TeamMap())
    assert by_chair(shown) == TEAMS_OF
    assert len(shown.teams) == 11
    assert (shown.gaps, shown.closed) == ((), ())
    assert not any(one.doubled for one in shown.teams)
    assert {one.since for one in shown.teams} == {NOTICE}
    assert {one.meetings_asked for one in shown.teams} == {2}


def test_the_day_before_the_notice_nobody_was_linked(mapped: Desk) -> None:
    shown: TheMap = mapped.ask(TeamMap(date(2016, 5, 26)))
    assert {one.linked for one in shown.teams} == {""}
    assert {(gap.kind, gap.from_on, gap.to_on) for gap in shown.gaps} == {
        ("no_chair", date(2016, 5, 26), date(2016, 5, 26))
    }


def test_without_its_link_cluster_5_is_a_gap(mapped: Desk, teams: Any) -> None:
    cluster = teams(mapped).shown("Cluster 5")
    mapped.do(RemoveLink(cluster.links[0].id, "Cluster 5 is not Pauline's."))
    (gap,) = mapped.ask(TeamMap()).gaps
    assert (gap.kind, gap.team, gap.from_on, gap.to_on) == ("no_chair", "Cluster 5", TODAY, None)
    assert gap.said == "Cluster 5 has no linked chair, from Mon 23 Nov 2026."


def test_a_closed_cluster_5_needs_no_chair_unless_work_still_names_it(
    mapped: Desk, teams: Any, enter: Callable[..., int]
) -> None:
    cluster = teams(mapped).of("Cluster 5")
    mapped.do(CloseTeam(cluster.id, cluster.version, TODAY))
    shown: TheMap = mapped.ask(TeamMap())
    assert len(shown.teams) == 10
    assert [one.name for one in shown.closed] == ["Cluster 5"]
    assert by_chair(shown)["Pauline"] == {"Cluster 3A"}
    assert shown.gaps == ()
    enter(team="Cluster 5")
    (gap,) = mapped.ask(TeamMap()).gaps
    assert gap.said == "Cluster 5 is closed and still named by 1 open entry, from Mon 23 Nov 2026."


def test_the_map_of_2016_fills_only_what_nobody_has_linked(desk: Desk) -> None:
    desk.do(AddTeam("cluster  5", "A. Other"))
    said = desk.do(TakeMapOf2016()).said
    assert said == "Linked 10 teams as in the notice of 27 May 2016, from Fri 27 May 2016. 10 teams of them new."
    shown: TheMap = desk.ask(TeamMap())
    assert next(one.linked for one in shown.teams if one.name == "Cluster 5") == "A. Other"
    with pytest.raises(Refusal, match="is on the map already"):
        desk.do(TakeMapOf2016())


def test_the_notice_says_who_is_the_lado_for_the_time_being(desk: Desk) -> None:
    begin(desk)
    rows = desk.ask(Directory()).rows
    held = {part: {one.name for one in rows if one.part is part} for part in {one.part for one in rows}}
    assert held == {
        DirectoryPart.LADO: {"Service Manager"},
        DirectoryPart.LADO_REFERRALS: {"Jude Atkinson", "Purna Patel"},
    }
    assert {one.email for one in rows} == {""}


def test_a_pasted_map_is_looked_at_first_and_nothing_is_kept(mapped: Desk) -> None:
    text = "Team\tChair\n3 b\tJude\nCluster 1\tJanice\nCluster 9\tJude\n6\tPat"
    looked = mapped.ask(LookAtPastedMap(text, date(2026, 12, 1)))
    assert [(one.team, one.does) for one in looked.lines if one.does] == [
        ("Cluster 3B", "Links Jude to Cluster 3B from Tue 1 Dec 2026, in the place of Janice.")
    ]
    assert [one.number for one in looked.lines if one.problem] == [4, 5]
    assert looked.said == "1 team would be linked, 1 linked so already, 2 cannot be taken."
    assert mapped.ask(TeamMap(date(2026, 12, 1))).teams == mapped.ask(TeamMap()).teams


def test_a_pasted_map_is_taken_without_the_lines_that_cannot_be(mapped: Desk, teams: Any) -> None:
    text = "Team\tChair\n3 b\tJude\nCluster 1\tJanice\nCluster 9\tJude\n6\tPat"
    said = mapped.do(TakePastedMap(text, date(2026, 12, 1))).said
    assert said == "Linked 1 team from Tue 1 Dec 2026. Left out: lines 4 and 5."
    assert teams(mapped).linked("Cluster 3B", date(2026, 12, 1)) == "Jude"
    assert teams(mapped).linked("Cluster 3B", date(2026, 11, 30)) == "Janice"


@pytest.mark.parametrize("text", ["", "\n \t\n", "Cluster 1\tJanice", "Nowhere\tNobody"])
def test_a_pasted_map_that_changes_nothing_is_refused(mapped: Desk, text: str) -> None:
    with pytest.raises(Refusal):
        mapped.do(TakePastedMap(text, TODAY))


def test_a_team_of_a_known_name_is_not_added_again(mapped: Desk) -> None:
    with pytest.raises(Refusal, match="There is a team of that name already: Cluster 3B") as refused:
        mapped.do(AddTeamToMap("cl 3 b"))
    assert refused.value.field == "name"


def test_a_team_is_added_with_its_service_and_chair(mapped: Desk, teams: Any) -> None:
    said = mapped.do(AddTeamToMap("Looked After 1", "LAC", "Jude", date(2026, 12, 1))).said
    assert said == "Added Looked After 1, linked to Jude from Tue 1 Dec 2026."
    added = teams(mapped).of("Looked After 1", date(2026, 12, 1))
    assert (added.service, added.linked) == ("LAC", "Jude")
