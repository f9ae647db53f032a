"""What single cells of an old spreadsheet mean; every name is invented."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.lpm import ConferenceKind, Outcome
from cpdesk.rules.old_spreadsheet.blanks import says_nothing
from cpdesk.rules.old_spreadsheet.casing import as_name
from cpdesk.rules.old_spreadsheet.children import TWO_FAMILIES, read_children
from cpdesk.rules.old_spreadsheet.dates import Reading, read_date
from cpdesk.rules.old_spreadsheet.headings import field_named, meanings
from cpdesk.rules.old_spreadsheet.values import (
    read_case_id,
    read_conference_kind,
    read_outcome,
    read_person,
    read_team,
)

ASH = (("Rowan", "Ash"), ("Wren", "Ash"))


@pytest.mark.parametrize(
    ("cell", "children"),
    [
        ("ASH Rowan", (("Rowan", "Ash"),)),
        ("Rowan Ash", (("Rowan", "Ash"),)),
        ("Ash, Rowan", (("Rowan", "Ash"),)),
        (" Rowan\u00a0 Ash ", (("Rowan", "Ash"),)),
        ("Rowan & Wren Ash", ASH),
        ("Rowan and Wren Ash", ASH),
        ("Rowan/Wren Ash", ASH),
        ("Rowan & Wren Ash (sibs)", ASH),
        ("Rowan &\nWren Ash", ASH),
        ("Rowan Ash\nWren Ash", ASH),
        ("ASH Rowan & Wren", ASH),
        ("Ash, Rowan & Wren", ASH),
        ("Rowan Ash & Wren", ASH),
        ("Rowan, Wren & Jay Ash", (*ASH, ("Jay", "Ash"))),
        ("Anna Maria, Wren & Jay Ash", (("Anna Maria", "Ash"), ("Wren", "Ash"), ("Jay", "Ash"))),
        ("Unborn Ash", (("Unborn", "Ash"),)),
        ("UBB of Hazel Ash", (("Unborn", "Ash"),)),
        ("Ash, Unborn", (("Unborn", "Ash"),)),
        ("Rowan & Unborn Ash", (("Rowan", "Ash"), ("Unborn", "Ash"))),
        ("Baby Ash", (("Baby", "Ash"),)),
        ("O'ELM Rowan", (("Rowan", "O'Elm"),)),
        ("O\u2019ELM Rowan", (("Rowan", "O\u2019Elm"),)),
        ("ASH-ELM Rowan", (("Rowan", "Ash-Elm"),)),
        ("McELM Rowan", (("Rowan", "McElm"),)),
        ("Rowan van der Elm", (("Rowan", "van der Elm"),)),
        ("Rowan Ash (DOB 01/02/2020)", (("Rowan", "Ash"),)),
        ("TBC", ()),
    ],
)
def test_the_children_of_a_cell_are_divided_as_the_unit_writes_them(
    cell: str, children: tuple[tuple[str, str], ...]
) -> None:
    read = read_children(cell)
    assert read.children == children
    assert read.doubt == ""


def test_two_families_in_one_cell_are_read_and_doubted() -> None:
    read = read_children("Rowan Ash & Wren Elm")
    assert read.children == (("Rowan", "Ash"), ("Wren", "Elm"))
    assert read.doubt == TWO_FAMILIES


@pytest.mark.parametrize(
    "cell", ["Ash, Rowan x2", "Rowan Ash + 2 sibs", "Ash", "ASH ROWAN", "Ash, Rowan, Wren", "12345"]
)
def test_a_cell_that_does_not_name_every_child_for_certain_is_doubted(cell: str) -> None:
    assert read_children(cell).doubt


@given(st.text(max_size=60))
def test_no_cell_makes_the_reader_of_names_fall_over(cell: str) -> None:
    assert all(first or surname for first, surname in read_children(cell).children)


@pytest.mark.parametrize(
    "cell",
    [
        date(2026, 7, 3),
        datetime(2026, 7, 3, 10, 0, tzinfo=UTC),
        46206,
        46206.0,
        "46206",
        "3/7/26",
        "03.07.26",
        "3-7-2026",
        "3rd July 2026",
        "3-Jul-26",
        "Fri 3 July 2026",
        "July 3rd, 2026",
        "2026-07-03 00:00:00",
        " 3/7/26\u00a0",
        "Emailed 3/7/26",
        "3/7/26 10:30am",
    ],
)
def test_a_date_is_read_however_it_was_typed(cell: object) -> None:
    assert read_date(cell).on == date(2026, 7, 3)


def test_numbers_of_the_1904_system_are_read_by_it() -> None:
    assert read_date(44744, from_1904=True).on == date(2026, 7, 3)


@pytest.mark.parametrize(
    ("cell", "how"),
    [
        ("31/02/2026", Reading.IMPOSSIBLE),
        ("29/2/26", Reading.IMPOSSIBLE),
        ("05/25/2026", Reading.AMERICAN),
        ("w/c 3/7/26", Reading.UNREADABLE),
        ("3/7", Reading.UNREADABLE),
        ("see email", Reading.UNREADABLE),
        (True, Reading.UNREADABLE),
        (12, Reading.UNREADABLE),
        ("TBC", Reading.BLANK),
        ("awaiting date", Reading.BLANK),
        (None, Reading.BLANK),
    ],
)
def test_a_date_that_nobody_wrote_is_never_made_up(cell: object, how: Reading) -> None:
    read = read_date(cell)
    assert read.how is how
    assert read.on is None


@pytest.mark.parametrize(
    "cell", ["TBC", "tbc ", "n/a", "N/A", "-", "\u2013", "?", "awaiting date", "  ", "none", "T.B.C", "\u00a0"]
)
def test_placeholders_say_nothing(cell: str) -> None:
    assert says_nothing(cell) is (cell != "T.B.C")


@pytest.mark.parametrize(
    ("cell", "outcome"),
    [
        ("Issue care proceedings", Outcome.CARE_PROCEEDINGS),
        ("Enter pre-proceedings (PLO)", Outcome.PRE_PROCEEDINGS),
        ("Pre\u2013proceedings", Outcome.PRE_PROCEEDINGS),
        ("continue CP plan", Outcome.CONTINUE_CP_PLAN),
        ("PLO review", Outcome.PLO_REVIEW),
        ("PLO rev", Outcome.PLO_REVIEW),
        ("Pre-proc", Outcome.PRE_PROCEEDINGS),
        ("LBP to be issued", Outcome.PRE_PROCEEDINGS),
        ("Care procs - ICO", Outcome.CARE_PROCEEDINGS),
        ("Court", Outcome.CARE_PROCEEDINGS),
        ("S31", Outcome.CARE_PROCEEDINGS),
        ("cont CP plan", Outcome.CONTINUE_CP_PLAN),
        ("stay on CP", Outcome.CONTINUE_CP_PLAN),
        ("NFA", Outcome.NO_ACTION),
        ("Adjourned", None),
        ("not to issue", None),
    ],
)
def test_outcomes_are_told_by_their_words(cell: str, outcome: Outcome | None) -> None:
    assert read_outcome(cell) == outcome


def test_conferences_numbers_people_and_teams_are_read_as_written() -> None:
    assert [read_conference_kind(word) for word in ("Initial", "icpc", "Review", "2nd RCPC", "ICPC/RCPC")] == [
        ConferenceKind.ICPC,
        ConferenceKind.ICPC,
        ConferenceKind.RCPC,
        ConferenceKind.RCPC,
        None,
    ]
    assert [read_case_id(word) for word in ("489565.0", "0012", " 7 ", "TBC")] == ["489565", "0012", "7", ""]
    assert [read_person(word) for word in ("PAULINE ", "hazel  o'elm", "Ann McElm", "tbc")] == [
        "Pauline",
        "Hazel O'Elm",
        "Ann McElm",
        "",
    ]
    assert [read_team(word) for word in ("cl 3 b", "CLUSTER  3B ", "das", "North Locality")] == [
        "Cluster 3B",
        "Cluster 3B",
        "DAS",
        "North Locality",
    ]
    assert as_name("O'ELM-ASH") == "O'Elm-Ash"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Child(ren)", "children"),
        ("Name of child", "children"),
        ("Mosaic ID", "case_id"),
        ("LCS no", "case_id"),
        ("Liquidlogic", "case_id"),
        ("CPC type", "conference_kind"),
        ("Conf date", "conference_on"),
        ("DATE OF CPC ", "conference_on"),
        ("IRO", "chair"),
        ("CP Chair", "chair"),
        ("IC", "chair"),
        ("Why LPM", "rationale"),
        ("Reason LPM rec\u2019d", "rationale"),
        ("LPM by", "timescale"),
        ("Deadline", "timescale"),
        ("Target", "timescale"),
        ("Decision", "outcome"),
        ("Date LPM held", "lpm_on"),
        ("Emailed", "alerted_on"),
        ("ATM/TM", "team_manager"),
        ("Allocated worker", "social_worker"),
        ("D.O.B.", "born_on"),
        ("First name", "first_name"),
        ("Surname", "surname"),
        ("Legal Planning Meeting Date", "lpm_on"),
        ("IRO read case note", "ic_read_on"),
        ("Dissagreement", "disagreement"),
        ("Status", "state"),
    ],
)
def test_a_heading_is_known_by_its_meaning(heading: str, field: str) -> None:
    assert meanings(heading)[0].field == field
    assert field_named(heading) == field


@pytest.mark.parametrize(
    "heading", ["Outcome of conference", "Service Manager", "Solicitor", "Ethnicity", "CP plan start", ""]
)
def test_a_heading_of_something_else_is_left_alone(heading: str) -> None:
    assert meanings(heading) == ()
