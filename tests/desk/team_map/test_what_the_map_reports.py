"""What the map reports of a day and the weeks after it: gaps, doubles, chairs away or no chairs any more (I25)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import LinkedChair, LinkedCover, Person, RoleHolder, Team
from cpdesk.rows.people import AddAway
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.team_map import TeamMap
from cpdesk.rows.team_map_deeds import AddCover, CloseTeam, EndCover
from cpdesk.rows.unit import Soundness

TODAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
Working = Callable[[], AbstractContextManager[Work]]


def gaps(desk: Desk, on: date | None = None) -> list[tuple[str, str, date, date | None]]:
    return [(gap.kind, gap.team, gap.from_on, gap.to_on) for gap in desk.ask(TeamMap(on)).gaps]


def test_a_gap_within_twelve_weeks_is_reported_and_a_later_one_not_yet(mapped: Desk, teams: Any) -> None:
    at = teams(mapped)
    at.link("Cluster 5", "", date(2027, 2, 15))
    at.link("Cluster 6", "", date(2027, 2, 16))
    assert gaps(mapped) == [("no_chair", "Cluster 5", date(2027, 2, 15), None)]
    assert gaps(mapped, date(2027, 3, 1)) == [
        ("no_chair", "Cluster 5", date(2027, 3, 1), None), ("no_chair", "Cluster 6", date(2027, 3, 1), None),
    ]  # fmt: skip


def test_a_gap_ends_the_day_before_the_next_link(mapped: Desk, teams: Any) -> None:
    at = teams(mapped)
    at.link("Cluster 5", "", date(2026, 12, 1))
    at.link("Cluster 5", "Jude", date(2026, 12, 9))
    assert gaps(mapped) == [("no_chair", "Cluster 5", date(2026, 12, 1), date(2026, 12, 8))]


def test_a_linked_chair_who_is_away_needs_somebody_who_stands_in(mapped: Desk, teams: Any) -> None:
    mapped.do(AddAway("Pauline", TODAY, FRIDAY))
    assert gaps(mapped) == [
        ("away", "Cluster 3A", TODAY, FRIDAY), ("away", "Cluster 5", TODAY, FRIDAY),
    ]  # fmt: skip
    at = teams(mapped)
    both = (at.of("Cluster 3A").id, at.of("Cluster 5").id)
    said = mapped.do(AddCover(both, "Jude", TODAY, date(2026, 11, 25))).said
    assert said == (
        "Jude stands in for the linked chair of Cluster 3A and Cluster 5: Mon 23 Nov 2026 to Wed 25 Nov 2026."
    )
    assert gaps(mapped) == [
        ("away", "Cluster 3A", date(2026, 11, 26), FRIDAY), ("away", "Cluster 5", date(2026, 11, 26), FRIDAY),
    ]  # fmt: skip
    shown = at.of("Cluster 5")
    assert (shown.linked, shown.cover, shown.cover_until) == ("Pauline", "Jude", date(2026, 11, 25))
    assert shown.chair_away == "Away until Fri 27 Nov 2026"


def test_a_weekend_needs_nobody(mapped: Desk) -> None:
    mapped.do(AddAway("Pauline", date(2026, 11, 28), date(2026, 11, 29)))
    assert gaps(mapped) == []


def test_leave_that_begins_in_more_than_four_weeks_is_not_reported_yet(mapped: Desk) -> None:
    mapped.do(AddAway("Jude", date(2026, 12, 21), date(2027, 1, 8)))
    mapped.do(AddAway("Avril", date(2026, 12, 22), date(2027, 1, 8)))
    assert gaps(mapped) == [("away", "Cluster 6", date(2026, 12, 21), date(2027, 1, 8))]


def test_whoever_is_linked_and_no_chair_any_more_is_reported(mapped: Desk, working: Working) -> None:
    with working() as work:
        jude = next(one for one in work.session.scalars(select(RoleHolder)) if one.person_id == _person(work, "Jude"))
        jude.to_on = TODAY
    assert gaps(mapped) == [("not_a_chair", "Cluster 6", TODAY, None)]


def test_two_chairs_on_one_day_are_reported_and_found_unsound(mapped: Desk, working: Working) -> None:
    with working() as work:
        team = work.session.scalars(select(Team).where(Team.name == "Cluster 6")).one()
        person = _person(work, "Avril")
        work.session.add(LinkedChair(id=99, team_id=team.id, person_id=person, from_on=TODAY, to_on=date(2026, 11, 26)))
    assert gaps(mapped) == [("two_chairs", "Cluster 6", TODAY, date(2026, 11, 25))]
    shown = next(one for one in mapped.ask(TeamMap()).teams if one.name == "Cluster 6")
    assert (shown.linked, shown.doubled) == ("Jude", ("Avril",))
    (wrong,) = [one for one in mapped.ask(Soundness()) if not one.well]
    assert (wrong.what, "has two linked chairs on one day" in wrong.said) == ("Linked chairs", True)


def test_two_covers_on_one_day_are_found_unsound(mapped: Desk, working: Working) -> None:
    with working() as work:
        team = work.session.scalars(select(Team.id).where(Team.name == "Cluster 6")).one()
        for number, name in enumerate(("Avril", "Purna")):
            work.session.add(
                LinkedCover(
                    uuid=str(number), team_id=team, person_id=_person(work, name), from_on=TODAY, last_on=FRIDAY
                )
            )
    assert [one.what for one in mapped.ask(Soundness()) if not one.well] == ["Covers of linked chairs"]


def _person(work: Work, name: str) -> int:
    return work.session.scalars(select(Person.id).where(Person.name == name)).one()


@pytest.mark.parametrize(
    ("first", "last"), [(TODAY, TODAY), (date(2026, 11, 25), FRIDAY), (date(2026, 11, 20), date(2026, 12, 4))]
)
def test_two_never_stand_in_for_one_team_on_the_same_day(mapped: Desk, teams: Any, first: date, last: date) -> None:
    number = teams(mapped).of("Cluster 5").id
    mapped.do(AddCover((number,), "Jude", TODAY, FRIDAY))
    with pytest.raises(Refusal, match="Jude stands in for Cluster 5 already"):
        mapped.do(AddCover((number,), "Avril", first, last))


def test_nobody_stands_in_for_themselves(mapped: Desk, teams: Any) -> None:
    with pytest.raises(Refusal, match="is the linked chair of Cluster 5 on these days") as refused:
        mapped.do(AddCover((teams(mapped).of("Cluster 5").id,), "Pauline", TODAY, FRIDAY))
    assert refused.value.field == "chair"


def test_a_cover_ends_earlier_or_never_was(mapped: Desk, teams: Any) -> None:
    at = teams(mapped)
    mapped.do(AddCover((at.of("Cluster 5").id,), "Jude", TODAY, FRIDAY))
    (cover,) = at.shown("Cluster 5").covers
    said = mapped.do(EndCover(cover.id, cover.version, date(2026, 11, 24))).said
    assert said == "Jude stands in for Cluster 5: Mon 23 Nov 2026 to Tue 24 Nov 2026."
    (cover,) = at.shown("Cluster 5").covers
    mapped.do(EndCover(cover.id, cover.version, None))
    assert at.shown("Cluster 5").covers == ()


def test_nobody_stands_in_for_a_team_that_is_closed_by_then(sqlite_mapped: Desk, teams: Any) -> None:
    team = teams(sqlite_mapped).of("Cluster 5")
    sqlite_mapped.do(CloseTeam(team.id, team.version, date(2026, 12, 1)))
    with pytest.raises(Refusal, match="Cluster 5 is closed from Tue 1 Dec 2026"):
        sqlite_mapped.do(AddCover((team.id,), "Jude", TODAY, date(2026, 12, 1)))
    (cover,) = sqlite_mapped.do(AddCover((team.id,), "Jude", TODAY, date(2026, 11, 30))).ids
    with pytest.raises(Refusal, match="Cluster 5 is closed"):
        sqlite_mapped.do(EndCover(cover, 1, date(2026, 12, 2)))
