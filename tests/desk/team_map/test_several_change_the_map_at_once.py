"""Several desks change the same team or role at the same moment: never two chairs or two holders on one day (I25)."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

from cpdesk.desk.work import Desk
from cpdesk.rows.directory import Directory, HoldRole
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.team_map import TeamMap
from cpdesk.rows.team_map_deeds import AddCover, LinkTeam, TakeMapOf2016
from cpdesk.rows.unit import Soundness
from cpdesk.rules.linked_chairs import DirectoryPart

TODAY, DECEMBER = date(2026, 11, 23), date(2026, 12, 1)
PEOPLE = ("pat", "sam", "kim", "ali")


def all_at_once(make_desk: Callable[..., Desk], wanted: Sequence[object]) -> list[Any]:
    """What each of several people is answered who ask at the same moment; a refusal counts as an answer."""
    start = Barrier(len(wanted))

    def ask(who: str, request: object) -> Any:
        desk = make_desk(who=who)
        start.wait()
        try:
            return desk.do(request)
        except Refusal as refused:
            return refused

    with ThreadPoolExecutor(len(wanted)) as people:
        return [done.result() for done in [people.submit(ask, *one) for one in zip(PEOPLE, wanted, strict=True)]]


def test_one_link_is_kept_and_the_others_are_told(mapped: Desk, teams: Any, make_desk: Callable[..., Desk]) -> None:
    number = teams(mapped).of("Cluster 5").id
    wanted = [LinkTeam(number, name, DECEMBER, seen="Pauline") for name in ("Jude", "Avril", "Purna", "Tiernan")]
    answers = all_at_once(make_desk, wanted)
    assert sum(isinstance(one, Kept) for one in answers) == 1
    assert sum(isinstance(one, StaleSave) for one in answers) == 3
    links = teams(mapped).shown("Cluster 5").links
    assert [one.to_on for one in links] == [None, DECEMBER]
    assert [one.said for one in mapped.ask(Soundness()) if not one.well] == []


def test_links_from_different_days_never_overlap(mapped: Desk, teams: Any, make_desk: Callable[..., Desk]) -> None:
    number = teams(mapped).of("Cluster 5").id
    days = [date(2026, 12, day) for day in (1, 2, 3, 4)]
    names = ("Jude", "Avril", "Purna", "Tiernan")
    answers = all_at_once(make_desk, [LinkTeam(number, *one) for one in zip(names, days, strict=True)])
    assert all(isinstance(one, Kept) for one in answers), answers
    assert [teams(mapped).linked("Cluster 5", day) for day in days] == list(names)
    assert mapped.ask(TeamMap()).gaps == ()


def test_one_of_several_covers_is_kept(mapped: Desk, teams: Any, make_desk: Callable[..., Desk]) -> None:
    number = teams(mapped).of("Cluster 5").id
    wanted = [AddCover((number,), name, TODAY, DECEMBER) for name in ("Jude", "Avril", "Purna", "Tiernan")]
    answers = all_at_once(make_desk, wanted)
    assert sum(isinstance(one, Kept) for one in answers) == 1
    assert len(teams(mapped).shown("Cluster 5").covers) == 1


def test_one_of_several_holds_a_role_from_one_day(desk: Desk, make_desk: Callable[..., Desk]) -> None:
    answers = all_at_once(make_desk, [HoldRole(DirectoryPart.LADO, name, DECEMBER) for name in PEOPLE])
    assert sum(isinstance(one, Kept) for one in answers) == 1
    assert len(desk.ask(Directory(past=True)).rows) == 1


def test_the_notice_taken_by_several_gives_eleven_teams(desk: Desk, make_desk: Callable[..., Desk]) -> None:
    answers = all_at_once(make_desk, [TakeMapOf2016() for _ in PEOPLE])
    assert sum(isinstance(one, Kept) for one in answers) == 1
    shown = desk.ask(TeamMap())
    assert (len(shown.teams), len(shown.chairs), shown.gaps) == (11, 6, ())
