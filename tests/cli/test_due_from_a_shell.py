"""`cpdesk due`: a deadline and how it was counted."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cpdesk.desk.open_desk import open_desk
from cpdesk.desk.work import Work, does
from cpdesk.rows.unit import AddDayNotWorked, TheUnit

Cpdesk = Callable[..., Any]


def test_due_gives_the_deadline_with_its_explanation_as_json(cpdesk: Cpdesk) -> None:
    ran = cpdesk("due", "icpc_due", "2024-03-18", "--standards", "LLR", "--json")
    assert ran.code == 0
    assert ran.aside == ""
    found = ran.json
    assert found["key"] == "icpc_due"
    assert (found["anchor"], found["due"], found["latest_bookable"]) == ("2024-03-18", "2024-04-10", "2024-04-10")
    assert found["counted"] == "15 working days"
    assert found["skipped"] == [
        {"date": "2024-03-29", "title": "Good Friday"},
        {"date": "2024-04-01", "title": "Easter Monday"},
    ]
    assert found["explanation"] == (
        "Wed 10 Apr 2024: 15 working days after the strategy discussion on Mon 18 Mar 2024. "
        "Not counted: Good Friday 29 March, Easter Monday 1 April. LLR Practice Standards, ICPC."
    )
    assert (found["source"], found["standards"], found["provisional"]) == ("LLR Practice Standards, ICPC", "LLR", False)


def test_without_json_a_person_reads_sentences(cpdesk: Cpdesk) -> None:
    ran = cpdesk("due", "core_next_due", "28/11/2023")
    assert ran.code == 0
    assert ran.out.startswith("Tue 26 Dec 2023: 28 days after the last core group on Tue 28 Nov 2023.")
    assert "Latest working day: Fri 22 Dec 2023" in ran.out
    assert "{" not in ran.out


def test_a_standard_past_its_review_date_says_so(cpdesk: Cpdesk) -> None:
    assert "Review was due on 30 July 2021" in cpdesk("due", "icpc_due", "18/3/2024", "--standards", "LLR").out
    before = cpdesk("due", "icpc_due", "18/3/2020", "--standards", "LLR", "--today", "1/4/2020")
    assert "Review" not in before.out


@pytest.mark.parametrize("anchor", [["2022-12-23T11:00"], ["23/12/2022", "11:00"], ["23/12/2022 11:00"]])
def test_a_moment_may_be_typed_in_one_word_or_two(cpdesk: Cpdesk, anchor: list[str]) -> None:
    found = cpdesk("due", "duty_consult_due", *anchor, "--json").json
    assert (found["anchor"], found["due"]) == ("2022-12-23T11:00+00:00", "2022-12-28T11:00+00:00")
    assert found["latest_bookable"] is None


def test_a_month_asks_for_its_list(cpdesk: Cpdesk) -> None:
    found = cpdesk("due", "lpm_list_due", "2018-04", "--json").json
    assert (found["nominal"], found["due"]) == ("2018-04-02", "2018-04-03")


def test_where_leicester_is_silent_the_standard_that_speaks_is_named(cpdesk: Cpdesk) -> None:
    assert cpdesk("due", "plo_carm_due", "2024-11-19", "--json").json["standards"] == "PLO_003"
    assert cpdesk("due", "icpc_due", "2024-11-19", "--json").json["standards"] == "LEICESTER_CITY"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["icpc_due", "31/2/2024"], "There is no 31 February."),
        (["icpc_due", "soon"], "Enter a date like 27/3/2027."),
        (["icpc_due", "2011-05-05"], "Working days are known from 2012 on"),
        (["icpc_due", "2024-03-18T10:00"], "This deadline is counted in days."),
        (["duty_consult_due", "2024-03-18"], "This deadline is counted in hours."),
        (["maqa_urgent_due", "2023-03-26T01:30"], "There was no 01:30 on Sun 26 Mar 2023"),
        (["lpm_list_due", "2011-04"], "Enter a month from 2012 to 2100"),
        (["core_next_due", "2024-03-18", "--standards", "LLR"], "set no time between core groups"),
    ],
)
def test_a_refusal_is_one_sentence_aside_and_exit_1(cpdesk: Cpdesk, arguments: list[str], sentence: str) -> None:
    ran = cpdesk("due", *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert sentence in ran.aside


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["due"], "Missing argument 'KEY'"),
        (["due", "icpc_due"], "Missing argument 'ANCHOR...'"),
        (["due", "tea_due", "2024-03-18"], "There is no deadline tea_due. Choose one of icpc_due"),
        (["due", "icpc_due", "2024-03-18", "--standards", "NORFOLK"], "There is no practice standard of that name"),
        (["due", "icpc_due", "2024-03-18", "--today", "31/2/2024"], "--today: There is no 31 February."),
        (["due", "record_due", "2024-03-18", "--conference", "tea"], "--conference: Choose ICPC or RCPC."),
        (["due", "icpc_due", "2024-03-18", "--tea"], "No such option '--tea'"),
        (["tea"], "No such command 'tea'"),
    ],
)
def test_wrong_usage_is_a_sentence_aside_and_exit_2(cpdesk: Cpdesk, arguments: list[str], sentence: str) -> None:
    ran = cpdesk(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.aside
    assert "Try: cpdesk" in ran.aside


def test_what_is_assumed_of_a_review_says_so(cpdesk: Cpdesk) -> None:
    assert cpdesk("due", "record_due", "2024-03-18", "--conference", "rcpc", "--json").json["assumed"] is True
    assert cpdesk("due", "record_due", "2024-03-18", "--json").json["assumed"] is False


def test_options_for_every_command_may_stand_before_it(cpdesk: Cpdesk) -> None:
    before = cpdesk("--json", "--today", "1/4/2020", "due", "icpc_due", "2020-03-18")
    after = cpdesk("due", "icpc_due", "2020-03-18", "--json", "--today", "1/4/2020")
    assert before == after
    assert before.json["notice"] == ""


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_an_answer_survives_a_terminal_with_few_letters(encoding: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "cpdesk", "holidays", "2022", "--json"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout.decode(encoding))[0]["title"] == "New Year’s Day (substitute day)"
    plain = subprocess.run(
        [sys.executable, "-m", "cpdesk", "holidays", "2022"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert (plain.returncode, plain.stderr) == (0, b"")


def test_due_and_holidays_read_no_window_and_no_database_library() -> None:
    script = (
        "import sys; from cpdesk.cli.commands import run;"
        "run(['due', 'icpc_due', '2024-03-18'], lambda asked: 0); run(['holidays', '2024'], lambda asked: 0);"
        "heavy = {'PySide6', 'sqlalchemy', 'sqlcipher3', 'openpyxl', 'workalendar', 'alembic', 'reportlab'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


class WorkByAnotherStandard:
    """Request: the unit works by the pre-proceedings workflow from now on."""


@does(WorkByAnotherStandard, named="Work by another standard")
def work_by_another_standard(work: Work, request: WorkByAnotherStandard) -> None:
    work.change_setting("standards", "PLO_003")


def test_the_standard_of_the_unit_counts_when_its_register_is_named(cpdesk: Cpdesk, tmp_path: Path) -> None:
    register = str(tmp_path / "unit.db")
    desk = open_desk(register)
    assert desk.ask(TheUnit()).standards == "LEICESTER_CITY"
    desk.do(WorkByAnotherStandard())
    desk.close()
    here = ("due", "rcpc1_due", "2023-01-10", "--db", register, "--json")
    assert cpdesk(*here).json["standards"] == "PLO_003"
    assert cpdesk(*here, "--standards", "LLR").json["standards"] == "LLR"


def test_days_added_in_a_register_count_when_it_is_named(cpdesk: Cpdesk, tmp_path: Path) -> None:
    register = str(tmp_path / "unit.db")
    desk = open_desk(register)
    desk.do(AddDayNotWorked(date(2024, 3, 20), "Office move"))
    desk.close()
    assert cpdesk("due", "icpc_due", "2024-03-18", "--db", register, "--json").json["due"] == "2024-04-11"
    assert cpdesk("due", "icpc_due", "2024-03-18", "--json").json["due"] == "2024-04-10"
    days = cpdesk("holidays", "1/3/2024..31/3/2024", "--db", register, "--json").json
    assert [day["title"] for day in days] == ["Office move", "Good Friday"]
