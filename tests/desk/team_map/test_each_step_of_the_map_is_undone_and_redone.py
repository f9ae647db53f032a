"""Each step that the map and the directory keep is taken back once and done again: records as before, as after."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cpdesk.desk.acts import DOES
from cpdesk.desk.rooms import open_rooms
from cpdesk.desk.sound_team_map import team_map_checks
from cpdesk.desk.work import Desk
from cpdesk.rows.directory import ChangeRole, Directory, EndRole, HoldRole
from cpdesk.rows.team_map_deeds import (
    AddCover,
    AddTeamToMap,
    BookInduction,
    ChangeInduction,
    ChangeTeam,
    ChangeTeamMeeting,
    CloseTeam,
    EndCover,
    LinkTeam,
    PlanTeamMeeting,
    RemoveLink,
    TakeMapOf2016,
    TakePastedMap,
)
from cpdesk.rows.unit import LastDone, Redo, Soundness, Undo
from cpdesk.rules.linked_chairs import DirectoryPart, InductionKind, InductionTopic

TODAY, FRIDAY, DECEMBER = date(2026, 11, 23), date(2026, 11, 27), date(2026, 12, 1)
ROOMS_OF_THE_MAP = {"cpdesk.rows.team_map_deeds", "cpdesk.rows.directory"}
Snapshot = dict[str, dict[Any, dict[str, Any]]]
LADO = DirectoryPart.LADO


class Map:
    """The map on its way, from which each step is taken; Cluster 5 is the team that every step concerns."""

    def __init__(self, desk: Desk, teams: Any) -> None:
        self.desk = desk
        self.teams = teams(desk)

    @property
    def team(self) -> int:
        number: int = self.teams.of("Cluster 5").id
        return number

    def covered(self) -> Any:
        self.desk.do(AddCover((self.team,), "Jude", TODAY, FRIDAY, "Leave."))
        return self.teams.shown("Cluster 5").covers[0]

    def meeting(self) -> Any:
        self.desk.do(PlanTeamMeeting(self.team, DECEMBER, agenda="Thresholds."))
        return self.teams.shown("Cluster 5").meetings[0]

    def induction(self) -> Any:
        self.desk.do(BookInduction(self.team, "A newcomer", InductionKind.ONE_TO_ONE, TODAY))
        return self.teams.shown("Cluster 5").inductions[0]

    def role(self) -> Any:
        self.desk.do(HoldRole(LADO, "Before", date(2024, 1, 8)))
        return self.desk.ask(Directory()).rows[0]

    def linked(self) -> int:
        self.desk.do(LinkTeam(self.team, "Jude", DECEMBER))
        number: int = self.teams.shown("Cluster 5").links[0].id
        return number

    def half_known(self) -> TakeMapOf2016:
        """One team of the notice has lost its link, so that the notice gives it one again."""
        self.desk.do(RemoveLink(self.teams.shown("Cluster 5").links[0].id, "To take it again."))
        return TakeMapOf2016()


STEPS: dict[type, Callable[[Map], object]] = {
    LinkTeam: lambda at: LinkTeam(at.team, "Jude", DECEMBER),
    RemoveLink: lambda at: RemoveLink(at.linked(), "A slip."),
    AddTeamToMap: lambda at: AddTeamToMap("Cluster 9", "CIN", "Jude", DECEMBER),
    ChangeTeam: lambda at: ChangeTeam(at.team, at.teams.of("Cluster 5").version, {"name": "Fifth", "service": "CIN"}),
    CloseTeam: lambda at: CloseTeam((one := at.covered() and at.teams.of("Cluster 5")).id, one.version, FRIDAY),
    AddCover: lambda at: AddCover((at.team, at.teams.of("Cluster 3A").id), "Jude", TODAY, FRIDAY),
    EndCover: lambda at: EndCover((one := at.covered()).id, one.version, TODAY),
    PlanTeamMeeting: lambda at: PlanTeamMeeting(at.team, DECEMBER, "9.30", "Thresholds.", "N. Invented", TODAY),
    ChangeTeamMeeting: lambda at: ChangeTeamMeeting((one := at.meeting()).id, one.version, {"on": TODAY, "time": "10"}),
    BookInduction: lambda at: BookInduction(
        at.team, "2 new workers", InductionKind.SMALL_GROUP, DECEMBER, "14", (InductionTopic.CP,)
    ),
    ChangeInduction: lambda at: ChangeInduction((one := at.induction()).id, one.version, {"state": "held"}),
    TakePastedMap: lambda at: TakePastedMap(
        "Team,Chair\nCluster 9,Newly Named\nCluster 5,Jude", DECEMBER, add_new=True
    ),
    TakeMapOf2016: lambda at: at.half_known(),
    HoldRole: lambda at: at.role() and HoldRole(LADO, "After", DECEMBER),
    ChangeRole: lambda at: ChangeRole((one := at.role()).id, one.version, {"email": "lado@example.org"}),
    EndRole: lambda at: EndRole((one := at.role()).id, one.version, FRIDAY),
}


def steps_of_the_map() -> set[type]:
    """Every request of the map and the directory that Undo names by a title."""
    open_rooms()
    return {asked for asked, case in DOES.items() if case.named and asked.__module__ in ROOMS_OF_THE_MAP}


def test_no_step_of_the_map_is_left_out() -> None:
    assert set(STEPS) == steps_of_the_map()


def name_of(step: Any) -> str:
    name: str = step.__name__
    return name


def broken_rules(desk: Desk) -> list[str]:
    names = {name for name, _ in team_map_checks()} | {"History and entries"}
    return [one.said for one in desk.ask(Soundness()) if one.what in names and not one.well]


@pytest.mark.parametrize("step", sorted(STEPS, key=name_of), ids=name_of)
def test_a_step_of_the_map_is_taken_back_and_done_again(
    mapped: Desk,
    teams: Any,
    snapshot: Callable[[Desk], Snapshot],
    differs: Callable[[Snapshot, Snapshot], dict[str, Any]],
    step: type,
) -> None:
    request = STEPS[step](Map(mapped, teams))
    before = snapshot(mapped)
    kept = mapped.do(request)
    after = snapshot(mapped)
    assert differs(before, after)
    assert broken_rules(mapped) == []
    mapped.do(Undo(kept.operation))
    assert differs(before, snapshot(mapped)) == {}
    assert broken_rules(mapped) == []
    assert mapped.ask(LastDone()).redo == DOES[step].named
    mapped.do(Redo())
    assert differs(after, snapshot(mapped)) == {}
    assert broken_rules(mapped) == []
