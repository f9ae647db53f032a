"""The whole road of a conference from a shell: request, consultation, slot, booking, held, moved, listed."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cpdesk.cli.commands import _COMMANDS
from cpdesk.cli.typed import a_child
from cpdesk.rows.register_deeds import NewChild

Cpdesk = Callable[..., Any]
KIT = ("--child", "Kit Sample-Ng", "--child", "Unborn Sample-Ng")
# TV-Q01: strategy discussion Mon 18 Mar 2024, request on Mon 25 Mar 2024 (day 5), ICPC by Wed 10 Apr 2024.
REQUEST = (
    "request", *KIT, "--strategy-on", "18/3/2024", "--ticked-at", "2024-03-25 09:00", "--team", "Cluster 4A",
    "--social-worker", "F. Testcase", "--team-manager", "N. Invented", "--case-id", "1042", "--today", "25/3/2024",
)  # fmt: skip
CONSULT = (
    "consult", "1", "--chair", "P. Example", "--team-manager", "N. Invented", "--outcome", "met", "--at",
    "25/3/2024 15:00", "--today", "25/3/2024",
)  # fmt: skip
BOOK = ("book", "1", "--start", "8/4/2024 10:00", "--chair", "P. Example", "--room", "Room 1", "--today", "26/3/2024")


@pytest.fixture
def unit(cpdesk: Cpdesk) -> None:
    """A chair, a room and a team."""
    for command in (("chair", "P. Example"), ("room", "Room 1"), ("team", "Cluster 4A", "--linked", "P. Example")):
        assert cpdesk(*command).code == 0


@pytest.fixture
def requested(cpdesk: Cpdesk, unit: None) -> None:
    assert cpdesk(*REQUEST).code == 0


def due_of(answer: Any) -> dict[str, str]:
    return {limit["key"]: limit["due"] for limit in answer["deadlines"]}


def test_the_whole_road_from_the_request_to_the_next_review(cpdesk: Cpdesk, unit: None) -> None:
    received = cpdesk(*REQUEST, "--json").json
    expected = {
        "request": 1,
        "day": 5,
        "icpc_due": "2024-04-10",
        "last_invite_day": "2024-03-28",
        "possible_now": True,
        "safe_if_24h_used_twice": True,
    }
    assert {key: received[key] for key in expected} == expected
    assert cpdesk(*CONSULT, "--sent", "all", "--json").json["state"] == "awaiting_booking"
    offered = cpdesk("slots", "1", "--count", "3", "--today", "26/3/2024", "--json").json
    assert len(offered) == 3
    assert {"start", "end", "chair", "room", "day", "notice_kept", "reasons"} <= set(offered[0])
    assert datetime.fromisoformat(offered[0]["start"]).utcoffset() is not None
    booked = cpdesk(*BOOK, "--json").json
    assert (booked["conference"], booked["start"], booked["chair"], booked["room"]) == (
        1, "2024-04-08T10:00+01:00", "P. Example", "Room 1",
    )  # fmt: skip
    assert due_of(booked)["icpc_due"] == "2024-04-10"
    assert all(limit["explanation"].endswith(".") for limit in booked["deadlines"])
    held = cpdesk("hold", "1", "--today", "8/4/2024", "--core-group", "15/4/2024", "--json").json
    assert due_of(held)["rcpc1_due"] == "2024-07-08"
    review = held["next_conference"]
    assert held["core_group"] == 1
    times = cpdesk("slots", str(review), "--review", "--today", "9/4/2024", "--count", "1", "--json").json
    start = times[0]["start"]
    second = cpdesk(
        "book", str(review), "--review", "--start", start, "--chair", "P. Example", "--room", "1", "--today",
        "9/4/2024", "--json",
    ).json  # fmt: skip
    assert (second["conference"], second["start"]) == (review, start)
    moved = cpdesk(
        "move", str(review), "--start", "2/7/2024 14:00", "--why", "Interpreter ill", "--exceptional", "--told",
        "F. Testcase", "--told", "The parents", "--by", "phone", "--today", "10/4/2024", "--json",
    ).json  # fmt: skip
    assert moved["start"] == "2024-07-02T14:00+01:00"
    after = cpdesk("hold", str(review), "--today", "2/7/2024", "--json").json
    assert due_of(after)["rcpcN_due"] == "2025-01-02"
    assert after["next_conference"] not in {None, review}
    listed = cpdesk("diary", "--from", "1/4/2024", "--to", "31/7/2024", "--json").json
    assert [(one["kind"], one["state"], one["reference"]) for one in listed] == [
        ("ICPC", "held", "1042"),
        ("RCPC", "held", "1042"),
    ]
    lines = cpdesk("today", "--today", "3/7/2024", "--json").json
    assert {"key", "due", "state", "subject", "clock", "action"} <= set(lines[0])
    assert "record_due" in {line["key"] for line in lines}


def test_the_road_reads_as_sentences_too(cpdesk: Cpdesk, unit: None) -> None:
    received = cpdesk(*REQUEST).out
    assert received.startswith("Request 1. Received the request. Day 5 of 15. There is time for both.")
    assert "ICPC by Wed 10 Apr 2024, invitations by Thu 28 Mar 2024." in received
    consulted = cpdesk(*CONSULT).out
    assert "Request 1: Threshold met, not sent yet." in consulted
    assert "Subject: ICPC request 1042: threshold met" in consulted
    assert "P. Example, Room 1: " in cpdesk("slots", "1", "--today", "26/3/2024").out
    booked = cpdesk(*BOOK).out
    assert booked.startswith("Conference 1. ")
    assert "Note: The booking is provisional" in booked
    diary = cpdesk("diary", "--from", "8/4/2024", "--to", "8/4/2024", "--today", "26/3/2024").out
    assert "Mon 8 Apr 2024, 10:00 to 11:30  ICPC 1042, Sample-Ng, 2 children  P. Example, Room 1" in diary
    assert "1 conference." in diary
    assert "Do now" in cpdesk("today", "--today", "26/3/2024").out
    assert "Look for one with: cpdesk slots 2 --review" in cpdesk("hold", "1", "--today", "8/4/2024").out


def test_nothing_is_marked_as_sent_unless_it_is_said(cpdesk: Cpdesk, requested: None) -> None:
    answer = cpdesk(*CONSULT, "--sent", "social-worker, team_manager", "--json").json
    assert (answer["state"], answer["to_send"]) == ("threshold_met", ["diary_clerk", "case_note"])
    assert "Sample" not in answer["subject"] + answer["email_text"] + answer["case_note"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--start", "6/4/2024 10:00"), "Saturday"),
        (("--start", "15/3/2024 10:00"), "before the strategy discussion"),
        (("--start", "8/4/2024 10:00", "--end", "8/4/2024 09:00"), "not after its start"),
        (("--start", "25/12/2024 10:00", "--late-reason", "other", "--why", "Snow"), "Christmas Day"),
        (("--start", "11/4/2024 10:00"), "."),
        (("--start", "8/4/2024 10:00", "--room", "Room 9"), 'cpdesk room "Room 9"'),
        (("--start", "8/4/2024 10:00", "--chair", "N. Obody"), 'cpdesk chair "N. Obody"'),
        (("--start", "2024-03-31 01:30"), "the clocks went forward"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_a_booking_that_cannot_be_is_refused_with_a_sentence(
    cpdesk: Cpdesk, requested: None, more: tuple[str, ...], said: str
) -> None:
    refused = cpdesk("book", "1", "--chair", "P. Example", "--room", "Room 1", "--today", "26/3/2024", *more)
    assert (refused.code, refused.out) == (1, "")
    assert said in refused.aside
    assert cpdesk("diary", "--from", "1/1/2024", "--to", "31/12/2024", "--json").json == []


def test_a_late_booking_is_kept_with_its_reason(cpdesk: Cpdesk, requested: None) -> None:
    late = ("book", "1", "--start", "15/4/2024 10:00", "--chair", "P. Example", "--room", "Room 1", "--today")
    assert cpdesk(*late, "26/3/2024").code == 1
    kept = cpdesk(*late, "26/3/2024", "--late-reason", "no_slot", "--why", "Only one chair at work", "--json")
    assert kept.json["start"] == "2024-04-15T10:00+01:00"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("request", "--child", "Kit", *REQUEST[5:]), "Enter a surname for each child"),
        (("request", "--child", "Unborn Mock", "--child", "Unborn Mock", *REQUEST[5:]), "Unborn twin 1"),
        ((*REQUEST[:5], "--strategy-on", "26/3/2024", *REQUEST[7:]), "has not come yet"),
        (("slots", "77"), "There is no such request"),
        (("consult", "77", *CONSULT[2:]), "There is no such request"),
        (("hold", "77"), "no longer in the diary"),
        (("hold", str(2**63)), "no record of so high a number"),
        (("slots", "9" * 25), "no record of so high a number"),
        (("diary", "--from", "1/1/2024", "--to", "2/1/2024", "--room", "Room 9"), "There is no room called Room 9"),
        (("chair", "J. Sample", "--email", "nowhere"), "is not an email address"),
        (("move", "77", "--start", "8/4/2024 10:00", "--why", "Ill"), "."),
        (("today", "--for", "N. Obody"), "."),
        (("diary", "--from", "2/1/2024", "--to", "1/1/2024"), "."),
        (("chair", "P. Example"), "There is a chair of that name already"),
        (("chair", "J. Sample", "--limit", "0"), "from 1 to 12"),
        (("room", "ROOM 1"), "There is a room of that name already"),
        (("team", "cluster 4a"), "There is a team of that name already"),
    ],
    ids=lambda one: " ".join(one[:4]) if isinstance(one, tuple) else "",
)
def test_what_cannot_be_done_is_refused_with_a_sentence(
    cpdesk: Cpdesk, unit: None, arguments: tuple[str, ...], said: str
) -> None:
    refused = cpdesk(*arguments)
    assert (refused.code, refused.out) == (1, "")
    assert refused.aside.endswith(".\n")
    assert said in refused.aside


@pytest.mark.parametrize(
    "arguments",
    [
        ("request", "--child", "Kit Mock"),
        ("request", *KIT, "--strategy-on", "soon", "--ticked-at", "25/3/2024 09:00", "--team", "DAS"),
        ("request", *KIT, "--strategy-on", "18/3/2024", "--ticked-at", "25/3/2024", "--team", "DAS"),
        ("request", "--child", "Kit Mock (once)", *REQUEST[5:]),
        ("consult", "one"),
        (*CONSULT[:6], "--outcome", "perhaps", "--at", "25/3/2024 15:00"),
        (*CONSULT, "--sent", "mayor"),
        ("slots", "1", "--count", "0"),
        ("slots", "1", "--from", "31/2/2024"),
        ("book", "1"),
        (*BOOK, "--late-reason", "tired"),
        ("hold", "1", "--outcome", "none"),
        ("move", "1", "--start", "8/4/2024 10:00"),
        ("move", "1", "--start", "8/4/2024 10:00", "--why", "Ill", "--by", "pigeon"),
        ("diary", "--from", "1/4/2024"),
        ("diary", "--from", "1/4/2024", "--to", "2/4/2024", "--kind", "LPM"),
        ("today", "--today", "sometime"),
        ("chair", "P. Example", "--limit", "two"),
        ("hold", "1.5"),
        (*BOOK, "--minutes", "long"),
    ],
    ids=lambda one: " ".join(one[:4]),
)
def test_wrong_usage_is_told_with_exit_2_before_any_register_is_touched(
    cpdesk: Cpdesk, own_home: Path, arguments: tuple[str, ...]
) -> None:
    wrong = cpdesk(*arguments)
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.aside
    assert not own_home.exists()


def test_the_diary_goes_out_as_a_calendar_file_without_a_name(cpdesk: Cpdesk, requested: None, tmp_path: Path) -> None:
    assert cpdesk(*BOOK).code == 0
    file = tmp_path / "april.ics"
    month = ("diary", "--from", "1/4/2024", "--to", "30/4/2024", "--chair", "P. Example", "--today", "26/3/2024")
    assert cpdesk(*month, "--ics", str(file)).code == 0
    text = file.read_text(encoding="utf-8")
    assert "SUMMARY:ICPC 1042" in text
    assert "DTSTART:20240408T090000Z" in text
    assert "Sample" not in text


def test_a_conference_held_on_a_bank_holiday_is_kept_with_its_reasons(cpdesk: Cpdesk, requested: None) -> None:
    late = ("--late-reason", "weather", "--why", "Snow", "--holiday-why", "Nobody could come before")
    held = ("hold", "1", "--at", "6/5/2024 10:00", "--today", "7/5/2024")
    assert cpdesk(*BOOK).code == 0
    refused = cpdesk(*held)
    assert (refused.code, "Early May bank holiday" in refused.aside) == (1, True)
    kept = cpdesk(*held, *late, "--json")
    assert due_of(kept.json)["rcpc1_due"] == "2024-08-06"
    assert not any("nobody said why" in warning for warning in kept.json["warnings"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("soon", "Enter a date with its time, like 27/11/2026 13:00."),
        ("25/3/2024", "Enter a date with its time, like 27/11/2026 13:00."),
        ("31/2/2024 10:00", "There is no 31 February."),
        ("25/3/2024 25:00", "There is no 25:00."),
    ],
)
def test_a_moment_that_cannot_be_read_says_how_to_write_one(
    cpdesk: Cpdesk, own_home: Path, typed: str, said: str
) -> None:
    wrong = cpdesk("book", "1", "--start", typed, "--chair", "P. Example", "--room", "Room 1")
    assert (wrong.code, wrong.aside.startswith(f"--start: {said}")) == (2, True)


@pytest.mark.parametrize("typed", ["8/4/2024 10:00", "2024-04-08T10:00", "8.4.24 at 10.00", "Mon 8 April 2024, 10:00"])
def test_a_moment_is_read_as_people_write_it(cpdesk: Cpdesk, requested: None, typed: str) -> None:
    kept = cpdesk(*BOOK[:3], typed, *BOOK[4:], "--json")
    assert kept.json["start"] == "2024-04-08T10:00+01:00"


def test_a_number_that_is_none_is_told_in_plain_words(cpdesk: Cpdesk) -> None:
    assert cpdesk("hold", "one").aside.startswith("CONFERENCE: Enter a whole number, like 12.")
    assert cpdesk("slots", "1", "--minutes", "x").aside.startswith("--minutes: Enter a whole number, like 12.")


def test_today_is_narrowed_to_a_chair_or_to_the_diary(cpdesk: Cpdesk, requested: None) -> None:
    everybody = cpdesk("today", "--today", "26/3/2024", "--json").json
    assert "duty_consult_due" in {line["key"] for line in everybody}
    diary = cpdesk("today", "--for", "diary", "--today", "26/3/2024", "--json").json
    assert "duty_consult_due" not in {line["key"] for line in diary}
    assert cpdesk("today", "--for", "P. Example", "--today", "26/3/2024", "--json").json == []
    assert cpdesk("today", "--for", "P. Example", "--today", "26/3/2024").out.startswith("Nothing is due")


def test_chairs_rooms_and_teams_are_listed(cpdesk: Cpdesk, unit: None) -> None:
    assert cpdesk("chair", "J. Sample", "--limit", "1", "--json").json["chair"] == 2
    assert cpdesk("chair", "--json").json == [
        {"chair": 2, "name": "J. Sample", "conferences_a_day": 1, "teams": []},
        {"chair": 1, "name": "P. Example", "conferences_a_day": 2, "teams": ["Cluster 4A"]},
    ]
    assert "P. Example, 2 conferences a day: Cluster 4A" in cpdesk("chair").out
    assert cpdesk("room", "Teams", "--online", "--json").json["room"] == 2
    assert cpdesk("room", "--json").json[1] == {"room": 2, "name": "Teams", "online": True}
    assert "Teams, online" in cpdesk("room").out
    assert cpdesk("team", "--json").json == [{"team": 1, "name": "Cluster 4A", "linked_chair": "P. Example"}]
    assert cpdesk("team", "Cluster 4A", "--linked", "J. Sample").code == 0
    assert "Cluster 4A, J. Sample" in cpdesk("team").out


@pytest.mark.parametrize(
    ("text", "first_name", "surname"),
    [
        ("Kit Sample-Ng", "Kit", "Sample-Ng"),
        ("Unborn Sample-Ng", "Unborn", "Sample-Ng"),
        ("Unborn twin 1 Mock", "Unborn twin 1", "Mock"),
        ("Mary Ann van Dyke", "Mary Ann", "van Dyke"),
        ("Ana de la Cruz", "Ana", "de la Cruz"),
        ("Al Mock", "Al", "Mock"),
        ("van Dyke, Mary", "Mary", "van Dyke"),
        ("  Kit   Mock ", "Kit", "Mock"),
        ("Kit", "Kit", ""),
    ],
)
def test_the_last_word_is_the_surname_with_the_small_words_before_it(text: str, first_name: str, surname: str) -> None:
    assert a_child(text) == NewChild(first_name, surname)


def test_a_birth_date_may_stand_behind_a_name() -> None:
    assert a_child("Kit Mock (3/4/2019)") == NewChild("Kit", "Mock", date(2019, 4, 3))


def test_every_command_says_in_one_line_what_it_does(cpdesk: Cpdesk) -> None:
    shown = cpdesk("--help").out
    for name in _COMMANDS:
        assert name in shown
        assert cpdesk(name, "--help").code == 0
