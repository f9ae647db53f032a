"""The record of a conference from a shell: as PDF, as one recipient's copy, as JSON with the same facts."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cpdesk.desk.open_desk import open_desk
from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference, CancelConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.conference_record import OpenRecord, TheRecord
from cpdesk.rows.people import AddChair, AddRoom
from cpdesk.rows.record_deeds import AddParticipant, BeginRecord, ChangeParticipant, ChangeRecord, SetParticipation
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rows.record_plan_deeds import AddAction
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import OpenRequest, ReceiveRequest, RecordConsultation, TickOutcomeSent
from cpdesk.rows.unit import AddTeam
from cpdesk.rules.conferences import CancelReason
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import Part, Participation
from cpdesk.rules.requests import ThresholdOutcome
from cpdesk.rules.roles import Role

Cpdesk = Callable[..., Any]
ON = date(2024, 4, 8)
TODAY = ("--today", "8/4/2024")
START = datetime.combine(ON, time(10), LONDON)
FATHERS_ADDRESS = "14 Nowhere Lane, Leicester"
TYPED = 'Said <b>"no"</b> & <img src="x"> at 14 Nowhere Lane, Leicester.'


@pytest.fixture
def desk(own_home: Path) -> Any:
    """The desk of the person's own register, as the shell opens it."""
    found = open_desk("", today=lambda: ON)
    yield found
    found.close()


@pytest.fixture
def booked(desk: Desk) -> int:
    """An ICPC of today that is booked, with nobody's record begun."""
    desk.do(AddChair("P. Example"))
    desk.do(AddRoom("Room 1", online=False))
    desk.do(AddTeam("Cluster 4A", "P. Example"))
    at = datetime(2024, 3, 25, 9, tzinfo=LONDON)
    request = desk.do(
        ReceiveRequest(
            children=(NewChild("Rowan", "Ash-Sample", date(2019, 3, 4)),), strategy_on=date(2024, 3, 18), ticked_at=at,
            team="Cluster 4A", social_worker="F. Testcase", team_manager="N. Invented", case_id="1042",
        )
    ).id  # fmt: skip
    version = desk.ask(OpenRequest(request)).version
    desk.do(RecordConsultation(request, version, "P. Example", "N. Invented", ThresholdOutcome.MET, at, "Met."))
    everybody = ("social_worker", "team_manager", "diary_clerk", "case_note")
    desk.do(TickOutcomeSent(request, desk.ask(OpenRequest(request)).version, everybody, at))
    number: int = desk.do(BookConference(START, "P. Example", "Room 1", request_id=request, why="Entered late.")).id
    return number


@pytest.fixture
def begun(desk: Desk, booked: int) -> int:
    """Its record, begun: the parents were there, and the mother does not see the father's address."""
    desk.do(BeginRecord(booked))
    there = Participation.ATTENDED
    for name, address in (("T. Mother", "2 Safe Street"), ("U. Father", FATHERS_ADDRESS)):
        desk.do(AddParticipant(booked, Part.FAMILY, name, "Parent", "Family", address=address, participation=there))
    mother, father = (person(desk, booked, name) for name in ("T. Mother", "U. Father"))
    desk.do(ChangeParticipant(mother.id, mother.version, {"hides": (father.id,)}))
    desk.do(SetParticipation(booked, (person(desk, booked, "F. Testcase").id,), there))
    desk.do(ChangeRecord(booked, desk.ask(OpenRecord(booked)).record_version, {"summary": TYPED}))
    desk.do(AddAction(booked, "Weekly visits", "F. Testcase", due_on=date(2024, 4, 22)))
    return booked


def person(desk: Desk, conference: int, name: str) -> ParticipantRow:
    record: TheRecord | None = desk.ask(OpenRecord(conference)).record
    assert record is not None
    return next(one for one in record.participants if one.name == name)


def text_of(path: str) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_the_record_is_written_as_pdf_and_what_is_missing_is_said(cpdesk: Cpdesk, begun: int, tmp_path: Path) -> None:
    ran = cpdesk("record", str(begun), "--out", str(tmp_path), *TODAY)
    assert ran.code == 0
    (path,) = tmp_path.glob("*.pdf")
    assert path.name == "Record 1042 2024-04-08 v1 draft.pdf"
    said = ran.out.splitlines()
    assert said[:2] == ["Written. Nothing was sent.", str(path)]
    assert "before it can be agreed" in said[2]
    assert "- Record that the conference was held." in said
    assert TYPED in text_of(str(path))


def test_json_has_the_same_facts_as_the_pdf(cpdesk: Cpdesk, begun: int, tmp_path: Path) -> None:
    told = cpdesk("record", str(begun), "--out", str(tmp_path), "--json", *TODAY).json
    record = told["record"]
    assert (record["reference"], record["state"], record["version_no"]) == ("1042", "draft", 1)
    assert record["start_at"] == "2024-04-08T10:00+01:00"
    assert record["summary"] == TYPED
    assert [(one["text"], one["owner"], one["due_on"]) for one in record["actions"]] == [
        ("Weekly visits", "F. Testcase", "2024-04-22")
    ]
    assert {one["field"] for one in told["missing"]} >= {"held"}
    printed = text_of(told["path"])
    for one in record["participants"]:
        assert one["name"] in printed
    for fact in (record["summary"], record["children"][0]["first_name"], "Weekly visits", "1042"):
        assert fact in printed


def test_a_recipients_copy_hides_what_is_kept_from_them_on_paper_and_in_json(
    cpdesk: Cpdesk, begun: int, tmp_path: Path
) -> None:
    told = cpdesk(
        "record", str(begun), "--out", str(tmp_path), "--redact-for", "t. mother", "--json", *TODAY
    ).json  # fmt: skip
    assert told["for"].startswith("T. Mother")
    assert Path(told["path"]).name == f"Record 1042 2024-04-08 v1 draft for {mother_in(told)}.pdf"
    for copy in (str(told), text_of(told["path"])):
        assert "Nowhere Lane" not in copy
        assert "[withheld]" in copy
        assert "2 Safe Street" in copy
    whole = cpdesk("record", str(begun), "--json", *TODAY).json
    assert (whole["path"], whole["for"]) == (None, None)
    assert FATHERS_ADDRESS in str(whole)
    by_number = cpdesk("record", str(begun), "--redact-for", str(mother_in(whole)), "--json", *TODAY).json
    assert by_number["record"] == told["record"]
    assert (told["versions"], told["missing"]) == ([], [])
    assert len(whole["versions"]) == 1


def mother_in(told: Any) -> int:
    number: int = next(one["id"] for one in told["record"]["participants"] if one["name"] == "T. Mother")
    return number


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "Give --out with the folder for the PDF, or --json"),
        (("--out", ""), 2, "--out: Enter the folder for the PDF"),
        (("--json", "--redact-for", "Somebody else"), 1, "Nobody on this record is called that"),
        (("--json", "--redact-for", "99"), 1, "Nobody of that number is on this record"),
        (("--json", "--redact-for", "9" * 5000), 1, "Nobody on this record is called that"),
        (("--json", "--redact-for", ""), 2, "Enter the name or the number of the recipient"),
        (("--json", "--redact-for", " "), 2, "Enter the name or the number of the recipient"),
        (("--json", "--version", "2"), 1, "version"),
    ],
)
def test_what_cannot_be_written_is_said_in_a_sentence(
    cpdesk: Cpdesk, begun: int, arguments: tuple[str, ...], code: int, words: str
) -> None:
    ran = cpdesk("record", str(begun), *arguments, *TODAY)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.aside


def test_a_name_that_two_people_have_is_not_guessed(cpdesk: Cpdesk, desk: Desk, begun: int) -> None:
    desk.do(AddParticipant(begun, agency="Police", name="T. Mother"))
    ran = cpdesk("record", str(begun), "--json", "--redact-for", "T. Mother", *TODAY)
    assert ran.code == 1
    assert "More than one person on this record is called that" in ran.aside


def test_a_record_that_nobody_began_is_begun_and_that_is_said(
    cpdesk: Cpdesk, desk: Desk, booked: int, tmp_path: Path
) -> None:
    ran = cpdesk("record", str(booked), "--out", str(tmp_path), *TODAY)
    assert ran.code == 0
    said = ran.out.splitlines()
    assert said[0].startswith("The record is begun, with ")
    assert said[1:3] == ["Written. Nothing was sent.", str(next(tmp_path.glob("*.pdf")))]
    again = cpdesk("record", str(booked), "--out", str(tmp_path), *TODAY)
    assert again.out.splitlines()[0] == "Written. Nothing was sent."
    assert len(desk.ask(OpenRecord(booked)).versions) == 1


def test_that_a_record_was_begun_stands_in_its_json(cpdesk: Cpdesk, booked: int) -> None:
    first = cpdesk("record", str(booked), "--json", *TODAY).json
    assert first["begun"].startswith("The record is begun, with ")
    second = cpdesk("record", str(booked), "--json", *TODAY).json
    assert second == {**first, "begun": None}


def test_that_a_record_was_begun_is_said_where_its_paper_has_no_place(
    cpdesk: Cpdesk, booked: int, tmp_path: Path
) -> None:
    ran = cpdesk("record", str(booked), "--json", "--out", str(tmp_path / "nowhere"), *TODAY)
    assert (ran.code, ran.out) == (1, "")
    begun, refused = ran.aside.splitlines()
    assert begun.startswith("The record is begun, with ")
    assert refused.startswith("There is no folder ")


def test_a_record_that_cannot_be_begun_is_refused_with_what_to_do(cpdesk: Cpdesk, desk: Desk, booked: int) -> None:
    version = desk.ask(OpenConference(booked)).version
    desk.do(CancelConference(booked, version, CancelReason.MOVED_AREA, "The family moved away."))
    for number, words in ((booked, "was cancelled"), (9999, "no longer"), (10**20, "so high a number")):
        ran = cpdesk("record", str(number), "--json", *TODAY)
        assert (ran.code, ran.out) == (1, "")
        assert words in ran.aside


def test_a_version_of_a_record_that_nobody_began_does_not_begin_it(cpdesk: Cpdesk, desk: Desk, booked: int) -> None:
    ran = cpdesk("record", str(booked), "--json", "--version", "1", *TODAY)
    assert (ran.code, ran.out) == (1, "")
    assert "Nobody has begun the record" in ran.aside
    assert desk.ask(OpenRecord(booked)).versions == ()


def test_who_may_not_begin_a_record_is_refused(
    cpdesk: Cpdesk, desk: Desk, booked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpdesk.desk.open_desk.Desk", partial(Desk, roles=frozenset({Role.DIARY_CLERK})))
    ran = cpdesk("record", str(booked), "--json", *TODAY)
    assert (ran.code, ran.out) == (1, "")
    assert ran.aside.strip() == "This is for another role. Ask somebody who has it."
    assert desk.ask(OpenRecord(booked)).versions == ()
