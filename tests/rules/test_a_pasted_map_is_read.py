"""A pasted map: columns by tab, comma or semicolon, in either order; what is not certain is never guessed (D11)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.names import person_key, team_key
from cpdesk.rules.pasted_map import Known, Pasted, read_map

NOTICE = """DAS and DCT- Purna
Cluster 1 and Cluster 3 B -Janice
Cluster 6 -Jude
Cluster 2A and Cluster 4A -Avril
Cluster 4B and 2 B- Tiernan
Cluster 3A and Cluster 5- Pauline
"""
EXPECTED = {
    "DAS": "Purna", "DCT": "Purna", "Cluster 1": "Janice", "Cluster 3B": "Janice", "Cluster 6": "Jude",
    "Cluster 2A": "Avril", "Cluster 4A": "Avril", "Cluster 4B": "Tiernan", "Cluster 2B": "Tiernan",
    "Cluster 3A": "Pauline", "Cluster 5": "Pauline",
}  # fmt: skip
NOTHING = Known(teams=(), chairs={})
KNOWN = Known(
    teams={team_key(team) for team in EXPECTED},
    chairs={person_key(name): name for name in {*EXPECTED.values(), "Pat Example"}},
)


def pairs(lines: tuple[Pasted, ...]) -> dict[str, str]:
    assert [one.problem for one in lines if one.problem] == []
    return {one.team: one.chair for one in lines}


@pytest.mark.parametrize(("known", "add_new"), [(KNOWN, False), (NOTHING, True)])
def test_the_notice_itself_is_read_with_its_own_spellings(known: Known, add_new: bool) -> None:
    assert pairs(read_map(NOTICE, known, add_new=add_new)) == EXPECTED


@pytest.mark.parametrize("mark", ["\t", ",", ";"])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("heading", [False, True])
def test_columns_are_read_by_any_mark_in_either_order(mark: str, turned: bool, heading: bool) -> None:
    rows = [("Team", "Linked IC")] * heading + [("cl 3b", "Janice"), ("DAS", "Purna"), ("2 B", "Tiernan")]
    text = "\n".join(mark.join(reversed(row) if turned else row) for row in rows)
    assert pairs(read_map(text, KNOWN)) == {"Cluster 3B": "Janice", "DAS": "Purna", "Cluster 2B": "Tiernan"}


@pytest.mark.parametrize(
    "text",
    ["Janice\tCluster 1\tCluster 3B", "Janice;Cluster 1 and Cluster 3B", '"Cluster 1\nCluster 3B"\tJanice',
     "Chair\tTeam\nJanice\tCluster 1\tCluster 3B", "Cluster 1 & Cluster 3B - Janice"],
)  # fmt: skip
def test_a_chair_may_stand_with_several_teams(text: str) -> None:
    assert pairs(read_map(text, KNOWN)) == {"Cluster 1": "Janice", "Cluster 3B": "Janice"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Cluster 9\tJanice", "There is no team called Cluster 9."),
        ("Cluster 1\tNobody Known", "There is no chair called Nobody Known."),
        ("Cluster 1\tPat", "Write the full name: Pat Example."),
        ("Somewhere\tSomebody", "Which is the team and which the chair?"),
        ("Cluster 1", "Which is the team and which the chair?"),
        ("Team\tChair\n\tJanice", "This line names no team."),
        ("Team\tChair\nCluster 1\t", "This line names no chair."),
        ("Cluster 1\tJanice\n2A\tAvril\nCluster1\tJude", "named more than once"),
    ],
)
def test_what_is_not_certain_is_said_and_not_guessed(text: str, problem: str) -> None:
    said = [one.problem for one in read_map(text, KNOWN) if one.problem]
    assert said
    assert all(problem in one for one in said)


def test_a_team_that_is_named_twice_is_a_problem_on_both_lines() -> None:
    lines = read_map("Cluster 1\tJanice\n2A\tAvril\nCluster1\tJude", KNOWN)
    assert [one.number for one in lines if one.problem] == [1, 3]


def test_part_of_a_known_name_is_no_new_chair_even_when_new_ones_are_added() -> None:
    (line,) = read_map("Cluster 9\tPat", KNOWN, add_new=True)
    assert line.problem == "There is no chair called Pat. Write the full name: Pat Example."


def test_what_is_new_is_added_only_where_that_is_asked_for() -> None:
    text = "Team,Chair\nCluster 9,Newly Named"
    (asked,) = read_map(text, KNOWN, add_new=True)
    assert (asked.problem, asked.new_team, asked.new_chair) == ("", True, True)
    (not_asked,) = read_map(text, KNOWN)
    assert not_asked.problem.startswith("There is no team called Cluster 9.")


def test_a_closed_team_takes_no_link() -> None:
    known = Known(teams={team_key("Cluster 1")}, chairs=KNOWN.chairs, closed={team_key("Cluster 5")})
    (line,) = read_map("Cluster 5\tJanice", known)
    assert line.problem == "Cluster 5 is closed. Open it again first."


@given(st.text(max_size=300), st.booleans())
def test_any_text_is_read_and_every_line_says_a_team_or_a_problem(text: str, add_new: bool) -> None:
    for line in read_map(text, KNOWN, add_new=add_new):
        assert line.problem or (line.team and line.chair)


@given(st.lists(st.sampled_from(sorted(EXPECTED)), unique=True, min_size=1), st.booleans(), st.sampled_from("\t,;"))
def test_any_part_of_the_map_comes_back_from_its_own_lines(teams: list[str], turned: bool, mark: str) -> None:
    rows = [(team, EXPECTED[team]) for team in teams]
    text = "\n".join(mark.join(reversed(row) if turned else row) for row in rows)
    assert pairs(read_map(text, KNOWN)) == dict(rows)


@pytest.mark.parametrize(
    ("text", "read", "ended_at"),
    [
        ("Cluster 5, Pauline\n" * 500, 500, None),
        ("Cluster 5, Pauline\n" * 501, 500, 501),
        ("Cluster 5, Pauline\n" * 10_000, 500, 501),
        ("\n" * 600 + "Cluster 5, Pauline\n", 1, None),
        ("Cluster 5, Pauline\n" * 3 + "Cluster 6, " + "Jude" * 50_000, 3, 4),
        ("a" * 200_000, 0, 1),
    ],
)
def test_more_than_a_map_holds_is_never_left_out_without_a_word(text: str, read: int, ended_at: int | None) -> None:
    """Nor is a line that was cut in two ever read as a shorter one."""
    found = read_map(text, KNOWN)
    assert [one.chair for one in found if not one.problem] == ["Pauline"] * read
    assert [one.number for one in found if one.problem] == ([] if ended_at is None else [ended_at])
