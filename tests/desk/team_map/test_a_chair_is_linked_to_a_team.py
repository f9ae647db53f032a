"""A chair is linked to a team from a day on: who was linked on any other day stays answered (D11, I25)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.lpm_register import RegisterPage
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.team_map import TeamMap
from cpdesk.rows.team_map_deeds import ChangeTeam, CloseTeam, LinkTeam, RemoveLink
from cpdesk.rows.unit import Redo, Soundness, Undo

TODAY, NOTICE = date(2026, 11, 23), date(2016, 5, 27)
DECEMBER, JANUARY = date(2026, 12, 1), date(2027, 1, 11)


def test_who_was_linked_on_a_day_stays_answered(mapped: Desk, teams: Any) -> None:
    at = teams(mapped)
    assert at.link("Cluster 5", "Jude", DECEMBER) == "Jude is linked to Cluster 5 from Tue 1 Dec 2026."
    at.link("Cluster 5", "", JANUARY)
    days = (NOTICE, date(2020, 2, 29), date(2026, 11, 30), DECEMBER, date(2027, 1, 10), JANUARY, date(2099, 1, 1))
    assert [at.linked("Cluster 5", day) for day in days] == ["Pauline", "Pauline", "Pauline", "Jude", "Jude", "", ""]
    assert [(one.chair, one.from_on, one.to_on) for one in at.shown("Cluster 5").links] == [
        ("Jude", DECEMBER, JANUARY), ("Pauline", NOTICE, DECEMBER),
    ]  # fmt: skip
    now = at.of("Cluster 5")
    assert (now.linked, now.since, now.until) == ("Pauline", NOTICE, date(2026, 11, 30))
    assert (now.next_link, now.next_on) == ("Jude", DECEMBER)


def test_a_link_ends_where_a_later_one_begins(mapped: Desk, teams: Any) -> None:
    at = teams(mapped)
    at.link("Cluster 5", "Jude", JANUARY)
    said = at.link("Cluster 5", "Avril", DECEMBER)
    assert said == "Avril is linked to Cluster 5 from Tue 1 Dec 2026, until the next link begins on Mon 11 Jan 2027."
    assert at.linked("Cluster 5", date(2027, 1, 10)) == "Avril"
    assert at.linked("Cluster 5", JANUARY) == "Jude"


def test_another_chair_from_the_very_day_replaces_a_link_that_has_not_begun(mapped: Desk, teams: Any) -> None:
    at = teams(mapped)
    at.link("Cluster 5", "Jude", DECEMBER)
    at.link("Cluster 5", "Avril", DECEMBER)
    assert [one.chair for one in at.shown("Cluster 5").links] == ["Avril", "Pauline"]


def test_the_past_is_not_rewritten_but_by_taking_a_link_out_with_the_reason(mapped: Desk, teams: Any) -> None:
    at = teams(mapped)
    with pytest.raises(Refusal, match=r"that very day\. If that was a mistake, take the link out"):
        at.link("Cluster 5", "Jude", NOTICE)
    (link,) = at.shown("Cluster 5").links
    with pytest.raises(Refusal, match="Say why"):
        mapped.do(RemoveLink(link.id, "  "))
    said = mapped.do(RemoveLink(link.id, "A slip of the pen.")).said
    assert said == "Taken out: Pauline with Cluster 5 from Fri 27 May 2016. Nobody is linked on these days."
    at.link("Cluster 5", "Jude", NOTICE)
    assert at.linked("Cluster 5", NOTICE) == "Jude"


def test_a_link_taken_out_goes_to_the_chair_before(mapped: Desk, teams: Any) -> None:
    at = teams(mapped)
    at.link("Cluster 5", "Jude", DECEMBER)
    said = mapped.do(RemoveLink(at.shown("Cluster 5").links[0].id, "Jude stays where she is.")).said
    assert said == "Taken out: Jude with Cluster 5 from Tue 1 Dec 2026. Pauline goes on."
    assert [(one.chair, one.to_on) for one in at.shown("Cluster 5").links] == [("Pauline", None)]


@pytest.mark.parametrize(
    ("chair", "field"), [("Nobody Known", "chair"), ("Pauline", "chair")], ids=["unknown", "linked already"]
)
def test_what_cannot_be_linked_is_refused_at_its_field(mapped: Desk, teams: Any, chair: str, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        teams(mapped).link("Cluster 5", chair, DECEMBER)
    assert refused.value.field == field


def test_a_link_that_somebody_else_changed_meanwhile_is_not_overwritten(mapped: Desk, teams: Any) -> None:
    number = teams(mapped).of("Cluster 5").id
    mapped.do(LinkTeam(number, "Jude", TODAY, seen="Pauline"))
    with pytest.raises(StaleSave) as stale:
        mapped.do(LinkTeam(number, "Avril", TODAY, seen="Pauline"))
    assert (stale.value.mine, stale.value.theirs) == ({"chair": "Avril"}, {"chair": "Jude"})
    assert teams(mapped).linked("Cluster 5", TODAY) == "Jude"


def test_a_closed_team_is_linked_to_nobody_until_it_is_open_again(mapped: Desk, teams: Any) -> None:
    at = teams(mapped)
    at.link("Cluster 5", "Jude", JANUARY)
    before = at.of("Cluster 5")
    mapped.do(CloseTeam(before.id, before.version, DECEMBER))
    assert at.linked("Cluster 5", date(2026, 11, 30)) == "Pauline"
    assert (at.linked("Cluster 5", DECEMBER), at.linked("Cluster 5", JANUARY)) == ("", "")
    with pytest.raises(Refusal, match="is closed from Tue 1 Dec 2026"):
        at.link("Cluster 5", "Jude", JANUARY)
    closed = at.of("Cluster 5")
    assert mapped.do(CloseTeam(closed.id, closed.version, None)).said == "Cluster 5 is open again. Link a chair to it."
    assert [gap.team for gap in mapped.ask(TeamMap()).gaps] == ["Cluster 5"]


def test_a_link_before_the_day_of_closing_ends_with_the_team(mapped: Desk, teams: Any) -> None:
    at = teams(mapped)
    before = at.of("Cluster 5")
    mapped.do(CloseTeam(before.id, before.version, JANUARY))
    at.link("Cluster 5", "Jude", DECEMBER)
    assert (at.linked("Cluster 5", date(2027, 1, 10)), at.linked("Cluster 5", JANUARY)) == ("Jude", "")


def test_a_team_that_is_called_otherwise_is_so_on_the_register_too(
    mapped: Desk, teams: Any, enter: Callable[..., int]
) -> None:
    enter(team="Cluster 5")
    before = teams(mapped).of("Cluster 5")
    said = mapped.do(ChangeTeam(before.id, before.version, {"name": "Family Help 5"})).said
    assert said == "Cluster 5 is called Family Help 5 now."
    assert [line.team for line in mapped.ask(RegisterPage()).lines] == ["Family Help 5"]
    mapped.do(Undo())
    assert [line.team for line in mapped.ask(RegisterPage()).lines] == ["Cluster 5"]


def test_a_team_does_not_take_the_name_of_another(mapped: Desk, teams: Any) -> None:
    before = teams(mapped).of("Cluster 5")
    with pytest.raises(Refusal, match="There is a team of that name already: Cluster 6"):
        mapped.do(ChangeTeam(before.id, before.version, {"name": "cl 6"}))


def test_doing_again_what_would_link_two_on_one_day_is_refused(
    mapped: Desk, teams: Any, make_desk: Callable[..., Desk]
) -> None:
    at = teams(mapped)
    at.link("Cluster 5", "", TODAY)
    at.link("Cluster 5", "Jude", JANUARY)
    mapped.do(Undo())
    teams(make_desk(who="sam")).link("Cluster 5", "Avril", DECEMBER)
    with pytest.raises(Refusal, match="Cluster 5 would have two linked chairs on one day"):
        mapped.do(Redo())
    assert at.linked("Cluster 5", JANUARY) == "Avril"
    assert [one.said for one in mapped.ask(Soundness()) if not one.well] == []
